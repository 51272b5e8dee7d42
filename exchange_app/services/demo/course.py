"""What becomes of the demo's people: applications in every state, and the stays of those who are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from exchange_app.kinds.choices import LEVEL
from exchange_app.kinds.model import Value
from exchange_app.services.demo.people import Person
from exchange_app.services.demo.phrases import Phrases
from exchange_app.services.demo.programme import Round

Values = dict[str, Value]

_LEVELS = tuple(LEVEL.codes)


@dataclass(slots=True)
class DemoApplication:
    """One application: who, where, what the list said, what was decided since."""

    person: int
    term: int
    first: Values
    decided: Values = field(default_factory=dict)


@dataclass(slots=True)
class DemoStay:
    """One placement of an entry at an opening; `settled` is what came after the proposal."""

    entry: int
    opening: int
    first: Values
    settled: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoOpening:
    """An opening as placing sees it."""

    index: int
    outlet: int
    places: int


def apply(
    each: Round,
    term: int,
    candidates: Sequence[int],
    people: Sequence[Person],
    hosts: Sequence[int],
    today: date,
    random: Random,
) -> list[DemoApplication]:
    """The applications of one round as they came in. `hosts` are the outlets that may be wished for."""
    entries = []
    last = min(each.closes, 0)
    for person in candidates:
        submitted = today + timedelta(days=random.randint(min(each.opens + 1, last), last))
        first: Values = {"status": "received", "submitted_on": submitted}
        wishes = random.sample(list(hosts), min(len(hosts), random.choice((0, 1, 2, 3, 3, 3))))
        for number, outlet in enumerate(wishes, start=1):
            first[f"preference_{number}"] = outlet
        entries.append(DemoApplication(person, term, first))
    return entries


def decide(
    each: Round, entries: Sequence[DemoApplication], people: Sequence[Person], said: Phrases, random: Random
) -> None:
    """Gives every application of a round the state it has reached by now."""
    scored: list[tuple[Decimal, DemoApplication]] = []
    for entry in entries:
        person = people[entry.person]
        refusal = _refusal(each, person, said)
        if each.status == "cancelled":
            entry.decided = {"status": random.choice(("rejected", "withdrawn")), "status_reason": said.cancelled}
        elif each.status == "open":
            if random.random() < 0.35 and not refusal:
                entry.decided = {"status": "eligible"}
            elif "phone" not in person.values or person.unreadable:
                entry.decided = {"status": "incomplete", "status_reason": said.missing}
        elif refusal:
            entry.decided = {"status": "ineligible", "status_reason": refusal}
        elif person.unreadable and each.status == "selection":
            entry.decided = {"status": "incomplete", "status_reason": said.missing}
        elif random.random() < 0.05:
            entry.decided = {"status": "withdrawn", "status_reason": random.choice(said.withdrawn)}
        else:
            scored.append((Decimal(random.randint(80, 196)) / 2, entry))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    for rank, (score, entry) in enumerate(scored, start=1):
        entry.decided = _result(each, rank, score)


def _result(each: Round, rank: int, score: Decimal) -> Values:
    if each.status == "selection":
        if rank % 7 == 0:
            return {"status": "shortlisted"}
        return {"status": "shortlisted" if rank <= 2 * each.seats else "eligible", "score": score}
    if rank <= each.seats:
        return {"status": "selected", "score": score, "rank": rank}
    if rank <= each.seats + 4:
        return {"status": "waitlisted", "score": score, "rank": rank, "waitlist_rank": rank - each.seats}
    return {"status": "rejected", "score": score, "rank": rank}


def _refusal(each: Round, person: Person, said: Phrases) -> str:
    """Why a person may not take part, as a clerk wrote it down; empty where he may."""
    language = each.rules.get("language_required")
    asked = each.rules.get("level_required")
    if language and asked:
        has = str(person.values.get(f"level_{language}", "A1"))
        if _LEVELS.index(has) < _LEVELS.index(str(asked)):
            return said.level.format(has=has, asked=asked)
    if "birth_date" not in person.values:
        return said.no_birth_date
    return ""


def place(
    each: Round,
    entries: Sequence[DemoApplication],
    offset: int,
    openings: Sequence[DemoOpening],
    today: date,
    said: Phrases,
    random: Random,
) -> list[DemoStay]:
    """The stays of a round, best rank first, at a wished outlet where one is free. `offset` is the index of the first entry."""
    if each.status not in ("completed", "running", "placing"):
        return []
    free = {opening.index: opening.places for opening in openings}
    chosen = [
        (index, entry) for index, entry in enumerate(entries, start=offset) if entry.decided.get("status") == "selected"
    ]
    chosen.sort(key=lambda pair: int(str(pair[1].decided["rank"])))
    stays: list[DemoStay] = []
    for turn, (index, entry) in enumerate(chosen):
        if each.status == "placing" and turn % 5 in (2, 4):
            continue
        wishes = [entry.first.get(f"preference_{n}") for n in (1, 2, 3)]
        ordered = sorted(openings, key=lambda o: wishes.index(o.outlet) if o.outlet in wishes else 9)
        opening = next((each for each in ordered if free[each.index]), None)
        if opening is None:
            break
        free[opening.index] -= 1
        stays.append(DemoStay(index, opening.index, _proposal(each, today), _course(each, turn, today, said, random)))
        if stays[-1].settled.get("status") in ("declined", "withdrawn", "no_show"):
            free[opening.index] += 1
    return stays


def _proposal(each: Round, today: date) -> Values:
    return {
        "status": "proposed",
        "starts": today + timedelta(days=each.starts),
        "ends": today + timedelta(days=each.ends),
    }


def _course(each: Round, turn: int, today: date, said: Phrases, random: Random) -> Values:
    """What happened to a stay after it was proposed."""
    ends = today + timedelta(days=each.ends)
    settled: Values = {}
    if each.status == "placing":
        settled["status"] = ("proposed", "accepted", "", "confirmed", "", "declined", "accepted", "", "proposed")[
            turn % 9
        ] or "confirmed"
        if settled["status"] == "confirmed":
            settled["locked"] = True
        return settled
    settled["status"] = "arrived" if each.status == "running" else "completed"
    if turn == 3:
        settled["status"] = "curtailed"
        settled["ends"] = min(ends, today) - timedelta(days=3)
        settled["notes"] = said.early
        return settled
    if turn == 6:
        settled["status"] = "no_show"
        return settled
    if turn == 8:
        settled["status"] = "withdrawn"
        return settled
    if each.status == "running" and turn == 9:
        settled["status"] = "confirmed"
        settled["starts"] = today + timedelta(days=4)
    settled["accommodation"] = random.choice(said.lodging)
    settled["travel_out"] = f"{random.choice(('TK', 'J2'))} {random.randint(320, 399)}"
    if turn % 4:
        settled["insurance_until"] = ends + timedelta(days=5)
    settled["stipend"], settled["currency"] = (
        (Decimal(random.choice((18000, 20000))), "TRY") if each.hosts == "TR" else (Decimal(900), "AZN")
    )
    if settled["status"] == "completed":
        settled["evaluation"] = random.choice(said.evaluations)
        settled["certificate_number"] = f"{ends.year}-{each.key[:3].upper()}-{turn + 1:03d}"
        settled["travel_back"] = f"{random.choice(('TK', 'J2'))} {random.randint(320, 399)}"
    return settled
