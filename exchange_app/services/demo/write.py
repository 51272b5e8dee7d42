"""Writes the demo's year into a store: some thirty operations, spread over the year as people would have made them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from exchange_app.domain.rules.placing import OVER
from exchange_app.kinds import Value, kind
from exchange_app.kinds.values import check
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.demo.course import DemoApplication
from exchange_app.services.demo.year import Year, make_year
from exchange_app.services.records import Edit, change, make_many
from exchange_app.store import Store, Work
from exchange_app.text import Message, msg, nmsg

DEMO_AGENCIES: Mapping[str, str] = {"TR": "Boğaz Medya Akademisi", "AZ": "Xəzər Media Mərkəzi"}
"""Names of the demo's agencies by country, used where a person gives none."""

_Step = Callable[["Work"], None]
_CLERKS = {"TR": ("Derya Koç", "Selin Acar", "Mert Uçar"), "AZ": ("Nərmin Quliyeva", "Rəşad Əliyev", "Səbinə Ağayeva")}


def demo_partner(country: str) -> str:
    """The country of the demo's other side."""
    return "TR" if country == "AZ" else "AZ"


def fill(
    store: Store, *, today: date, agencies: Mapping[str, str], home: str, progress: Progress | None = None
) -> None:
    """Fill a fresh store with a year as seen on `today`; the same values for the same day.

    `agencies` gives the agency codes of TR and AZ, `home` the country whose people keep the store. Raises whatever the
    store raises; each operation stands or falls alone.
    """
    year = make_year(agencies, home, today)
    _Writer(store, year, agencies, home, today, progress or Silent()).write()


@dataclass(slots=True)
class _Writer:
    store: Store
    year: Year
    agencies: Mapping[str, str]
    home: str
    today: date
    progress: Progress
    cohorts: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    openings: list[str] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)
    entries: dict[int, str] = field(default_factory=dict)
    stays: dict[int, str] = field(default_factory=dict)
    over: set[int] = field(default_factory=set)
    """The cohorts, by number, that are over when the year ends and were not yet when people were placed in them."""

    @property
    def other(self) -> str:
        """The partner's agency code."""
        return self.agencies[demo_partner(self.home)]

    def write(self) -> None:
        """All operations, the oldest first."""
        steps = sorted(self._steps(), key=lambda step: step[0])
        for done, (day, label, clerk, origin, write) in enumerate(steps):
            self.progress.step(done, len(steps), msg("Writing the demo"))
            with self._operation(day, label, clerk, origin) as work:
                write(work)

    @contextmanager
    def _operation(self, day: float, label: Message, clerk: int, origin: str) -> Iterator[Work]:
        author = _CLERKS["AZ" if self.home == "AZ" else "TR"][clerk % 3]
        whole = math.floor(day)
        moment = datetime.combine(self.today, time(8, 0), UTC) + timedelta(
            days=whole, hours=(day - whole) * 9, minutes=37 * clerk + 13
        )
        with operation(self.store, label, Access(author, origin)) as work:
            work.operation.at = moment.isoformat(timespec="milliseconds")
            yield work

    def _steps(self) -> Iterator[tuple[float, Message, int, str, _Step]]:
        """Day from today, label, clerk, origin and what to write; nothing is written yet."""
        yield -320.0, msg("Cohorts of the year entered"), 0, "window", self._write_cohorts
        own, other = self.agencies[self.home], self.other
        yield -318.0, msg("Outlets imported"), 1, "outlets.xlsx", lambda work: self._write_outlets(work, own)
        yield (
            -316.0,
            msg("Outlets of {agency} imported", agency=other),
            1,
            f"{other}-outlets.xlsx",
            lambda work: self._write_outlets(work, other),
        )
        yield -315.0, msg("Openings entered"), 0, "window", self._write_openings
        for term, each in enumerate(self.year.rounds):
            yield from self._round(term, each.status, float(each.closes))
        yield from self._lately()

    def _round(self, term: int, status: str, closes: float) -> Iterator[tuple[float, Message, int, str, _Step]]:
        title = str(self.year.cohorts[term]["title"])
        mine = [index for index, entry in enumerate(self.year.entries) if entry.term == term]
        if not mine:
            return
        for turn, agency in enumerate(dict.fromkeys(self.agencies[each] for each in ("TR", "AZ"))):
            came = [i for i in mine if self.year.people[self.year.entries[i].person].agency == agency]
            if came:
                label = nmsg(
                    "One application imported for {cohort}",
                    "{count} applications imported for {cohort}",
                    len(came),
                    cohort=title,
                )
                origin = f"{agency}-{self.year.rounds[term].key}.xlsx"
                yield (
                    min(closes, -2.0) - 1 + turn / 2,
                    label,
                    term + turn,
                    origin,
                    partial(self._write_entries, came=came, agency=agency),
                )
        day = min(closes, -2.0) + 1
        label = msg("Applications of {cohort} reviewed and scored", cohort=title)
        yield day, label, term + 1, "window", lambda work: self._decide(work, mine)
        stays = [index for index, stay in enumerate(self.year.stays) if self.year.entries[stay.entry].term == term]
        if stays:
            yield (
                day + 12,
                msg("People of {cohort} placed", cohort=title),
                term,
                "window",
                lambda work: self._place(work, stays),
            )
            yield (
                (-1.5 if status != "completed" else day + 70),
                msg("Placements of {cohort} brought up to date", cohort=title),
                term + 2,
                "window",
                (lambda work: self._settle(work, stays, term)),
            )

    def _lately(self) -> Iterator[tuple[float, Message, int, str, _Step]]:
        """Small things of the last days, so that history begins with what a person remembers."""
        yield -1.2, msg("Phone number corrected"), 1, "window", lambda work: self._touch(work, 30, "phone")
        yield -0.4, msg("Notes added"), 2, "window", lambda work: self._touch(work, 44, "notes")
        yield -0.1, msg("Places of an outlet changed"), 0, "window", lambda work: self._more_places(work)

    # -- the operations

    def _write_cohorts(self, work: Work) -> None:
        self.over = {self.year.entries[stay.entry].term for stay in self.year.stays} & {
            term for term, each in enumerate(self.year.cohorts) if each.get("status") in OVER
        }
        rows = [
            {**each, "status": "placing"} if term in self.over else each for term, each in enumerate(self.year.cohorts)
        ]
        self.cohorts = make_many(work, "cohort", rows, today=self.today)

    def _write_outlets(self, work: Work, agency: str) -> None:
        wanted = [index for index, (whose, _) in enumerate(self.year.outlets) if whose == agency]
        outlets = [self.year.outlets[index][1] for index in wanted]
        made = make_many(work, "outlet", outlets, agency=agency, today=self.today)
        self.outlets = self.outlets or [""] * len(self.year.outlets)
        for index, id in zip(wanted, made, strict=True):
            self.outlets[index] = id

    def _write_openings(self, work: Work) -> None:
        for outlet, term, values in self.year.openings:
            agency = self.year.outlets[outlet][0]
            given = {"outlet": self.outlets[outlet], "cohort": self.cohorts[term], **values}
            self.openings += make_many(work, "opening", [given], agency=agency, today=self.today)

    def _write_entries(self, work: Work, came: Sequence[int], agency: str) -> None:
        """People who are new, and their applications."""
        fresh = [p for p in dict.fromkeys(self.year.entries[i].person for i in came) if p not in self.people]
        people = [self.year.people[p].values for p in fresh]
        ids = make_many(work, "applicant", people, agency=agency, today=self.today)
        self.people.update(zip(fresh, ids, strict=True))
        for person in fresh:
            for key, cell in self.year.people[person].unreadable.items():
                work.problems.note("applicant", self.people[person], key, _unreadable(key, cell), cell)
        rows = [self._application(self.year.entries[i]) for i in came]
        made = make_many(work, "application", rows, agency=agency, today=self.today)
        self.entries.update(zip(came, made, strict=True))

    def _application(self, entry: DemoApplication) -> dict[str, Value]:
        values = {"applicant": self.people[entry.person], "cohort": self.cohorts[entry.term], **entry.first}
        for key, value in entry.first.items():
            if key.startswith("preference_") and isinstance(value, int):
                values[key] = self.outlets[value]
        return values

    def _decide(self, work: Work, mine: Sequence[int]) -> None:
        change(
            work,
            self._edits("application", {self.entries[i]: self.year.entries[i].decided for i in mine}),
            today=self.today,
        )

    def _edits(self, kind_key: str, values: Mapping[str, Mapping[str, Value]]) -> list[Edit]:
        return [Edit(kind_key, id, given) for id, given in values.items() if given]

    def _place(self, work: Work, stays: Sequence[int]) -> None:
        """People are proposed where there is room; the others wait until somebody gives a place back."""
        room = {opening: int(str(values["places"])) for opening, (_, _, values) in enumerate(self.year.openings)}
        now = []
        for index in stays:
            opening = self.year.stays[index].opening
            room[opening] -= 1
            if room[opening] >= 0:
                now.append(index)
        self._propose(work, now)

    def _propose(self, work: Work, stays: Sequence[int]) -> None:
        rows = [
            {"application": self.entries[stay.entry], "opening": self.openings[stay.opening], **stay.first}
            for stay in (self.year.stays[index] for index in stays)
        ]
        self.stays.update(zip(stays, make_many(work, "placement", rows, today=self.today), strict=True))

    def _settle(self, work: Work, stays: Sequence[int], term: int) -> None:
        """How the stays went on, first of those who had a place; a cohort of which people came home is over then."""
        waiting = [index for index in stays if index not in self.stays]
        self._go_on(work, [index for index in stays if index in self.stays])
        self._propose(work, waiting)
        self._go_on(work, waiting)
        if term in self.over:
            status = {"status": self.year.cohorts[term]["status"]}
            change(work, [Edit("cohort", self.cohorts[term], status)], today=self.today)

    def _go_on(self, work: Work, stays: Sequence[int]) -> None:
        edits = self._edits("placement", {self.stays[index]: self.year.stays[index].settled for index in stays})
        change(work, edits, today=self.today)

    def _touch(self, work: Work, person: int, key: str) -> None:
        values = self.year.people[person].values
        new = (
            str(values.get("phone", "+905321112233"))[:-2] + "17"
            if key == "phone"
            else {"TR": "Telefonla arandı", "AZ": "Telefonla danışılıb"}[self.home]
        )
        change(work, [Edit("applicant", self.people[person], {key: new})], today=self.today)

    def _more_places(self, work: Work) -> None:
        places = self.year.outlets[0][1]["places"]
        change(work, [Edit("outlet", self.outlets[0], {"places": int(str(places)) + 2})], today=self.today)


def _unreadable(key: str, cell: str) -> Message:
    """The sentence for a cell of a list that could not be read."""
    found = check(kind("applicant").field(key), cell) if key != "birth_date" else None
    return found or msg("This day does not exist in the calendar; correct the date.")
