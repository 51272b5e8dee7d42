"""The demo's year as plain data: everything that will be written, references as indices into the lists here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from exchange_app.kinds.model import Value
from exchange_app.services.demo import course, programme
from exchange_app.services.demo.course import DemoApplication, DemoOpening, DemoStay
from exchange_app.services.demo.names import STOCKS
from exchange_app.services.demo.people import Person, people, twin
from exchange_app.services.demo.phrases import PHRASES, Phrases
from exchange_app.services.demo.programme import ROUNDS, Round

Values = dict[str, Value]

_ALL_TRACKS = ("tv", "news_agency", "press", "radio", "digital", "cinema", "photo", "fact_checking")
_TWINS = 6


@dataclass(slots=True)
class Year:
    """A year of both agencies. In entries `preference_n` is an index of outlets; openings name outlet and cohort by index."""

    cohorts: list[Values] = field(default_factory=list)
    outlets: list[tuple[str, Values]] = field(default_factory=list)
    """Agency code and values."""
    people: list[Person] = field(default_factory=list)
    openings: list[tuple[int, int, Values]] = field(default_factory=list)
    """Outlet, cohort, values."""
    entries: list[DemoApplication] = field(default_factory=list)
    stays: list[DemoStay] = field(default_factory=list)
    rounds: tuple[Round, ...] = ROUNDS


def make_year(agencies: Mapping[str, str], home: str, today: date, seed: int = 2026) -> Year:
    """A believable year as seen on `today`; the same for the same arguments.

    `agencies` gives the agency code of TR and of AZ; `home` is the country of the agency that keeps the store.
    """
    random = Random(seed)
    year = Year()
    year.cohorts = [programme.cohort(each, agencies, home, today) for each in ROUNDS]
    for country in ("TR", "AZ"):
        year.outlets += [(agencies[country], values) for values in programme.outlets(country, random)]
    _offer(year, random)
    pool = _people(year, agencies, today, random)
    for term, each in enumerate(ROUNDS):
        _run(year, each, term, pool, PHRASES[home], today, random)
    _add_twins(year, agencies, home, random)
    return year


def _offer(year: Year, random: Random) -> None:
    for term, each in enumerate(ROUNDS):
        if each.status in ("cancelled", "draft"):
            continue
        fitting = [
            i for i, (_, values) in enumerate(year.outlets) if values["country"] == each.hosts and values.get("active")
        ]
        fitting.sort(key=lambda i: year.outlets[i][1]["kind"] != each.track)
        wanted = each.seats + (3 if each.status != "open" else -4)
        for outlet in fitting:
            if wanted <= 0:
                break
            values = programme.opening(year.outlets[outlet][1], year.cohorts[term], random)
            values["places"] = places = min(random.randint(2, 5), wanted)
            wanted -= places
            year.openings.append((outlet, term, values))


def _people(year: Year, agencies: Mapping[str, str], today: date, random: Random) -> dict[str, dict[str, list[int]]]:
    """Makes everybody; gives, for each country and round, the indices of those who apply there first."""
    pool: dict[str, dict[str, list[int]]] = {}
    for country in ("TR", "AZ"):
        terms = [each for each in ROUNDS if country in each.sends and each.applicants]
        tracks = [
            each.track if random.random() < 0.8 else random.choice(_ALL_TRACKS)
            for each in terms
            for _ in range(each.applicants)
        ]
        made = people(STOCKS[country], agencies[country], tracks, len(tracks), today, random)
        start = len(year.people)
        year.people += made
        pool[country] = {}
        for each in terms:
            pool[country][each.key] = list(range(start, start + each.applicants))
            start += each.applicants
    return pool


def _run(
    year: Year,
    each: Round,
    term: int,
    pool: Mapping[str, Mapping[str, list[int]]],
    said: Phrases,
    today: date,
    random: Random,
) -> None:
    candidates = [person for country in each.sends for person in pool[country].get(each.key, ())]
    candidates += _again(year, each, random)
    hosts = [outlet for outlet, cohort, _ in year.openings if cohort == term]
    entries = course.apply(each, term, candidates, year.people, hosts, today, random)
    course.decide(each, entries, year.people, said, random)
    offset = len(year.entries)
    year.entries += entries
    openings = [
        DemoOpening(i, outlet, int(str(values["places"])))
        for i, (outlet, cohort, values) in enumerate(year.openings)
        if cohort == term
    ]
    year.stays += course.place(each, entries, offset, openings, today, said, random)


def _again(year: Year, each: Round, random: Random) -> list[int]:
    """Some who were rejected before and try again."""
    if each.status not in ("placing", "selection", "open"):
        return []
    rejected = {entry.person for entry in year.entries if entry.decided.get("status") in ("rejected", "withdrawn")}
    fitting = sorted(person for person in rejected if year.people[person].values["citizenship"] in each.sends)
    taken = {entry.person for entry in year.entries if ROUNDS[entry.term].status in ("placing", "selection", "open")}
    fitting = [person for person in fitting if person not in taken]
    return random.sample(fitting, min(4, len(fitting)))


def _add_twins(year: Year, agencies: Mapping[str, str], home: str, random: Random) -> None:
    """The same people entered once more by the other side, under another spelling: suspected duplicates to decide on."""
    other = "AZ" if home == "TR" else "TR"
    term = next(i for i, each in enumerate(ROUNDS) if each.status == "selection")
    known = [e for e in year.entries if e.term == term and "birth_date" in year.people[e.person].values]
    spelled = [
        e for e in known
        if year.people[e.person].agency == agencies[other] and not str(year.people[e.person].values["family_name"]).isascii()
    ]  # fmt: skip
    for entry in spelled[:_TWINS]:
        year.people.append(twin(year.people[entry.person], agencies[home], PHRASES[home].twin, random))
        first: Values = {"status": "received", "submitted_on": entry.first["submitted_on"]}
        year.entries.append(DemoApplication(len(year.people) - 1, term, first))
