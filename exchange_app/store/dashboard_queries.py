"""What Home shows: what stands, what is missing, what lies ahead, how both sides compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.eligibility import PASSPORT_MONTHS, passport_needed
from exchange_app.domain.rules.placing import HOLDS, OVER
from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import moment
from exchange_app.store.dashboard_figures import (
    Balance,
    Begun,
    Deadline,
    Expiring,
    FreeOpening,
    Seated,
    SinceExport,
    Summary,
)
from exchange_app.store.expressions import days_between
from exchange_app.store.joined_columns import waiting
from exchange_app.store.kind_schema import plan
from exchange_app.store.pending import PendingReader
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import DISCLOSURE, EXPORT, IDENTITY, OPEN_PROBLEM, PROBLEM, ROW
from exchange_app.store.tables import table

_DAYS = ("opens", "closes", "starts", "ends")
_COHORT = sa.bindparam("cohort", type_=sa.Text())
"""The cohort that is asked about; none for all that are not over."""


class _Programme:
    """The tables of a programme, and how the figures join them; made anew with the registry."""

    def __init__(self) -> None:
        self.cohort = table("cohort").alias("c")
        self.application = table("application").alias("a")
        self.person = table("applicant").alias("p")
        self.placement = table("placement").alias("l")
        self.opening = table("opening").alias("o")
        self.outlet = table("outlet").alias("t")
        cohort = table("cohort").c
        self.cohorts = sa.select(cohort.id).where(self.asked(cohort))
        application, person, placement, opening = (
            self.application.c, self.person.c, self.placement.c, self.opening.c
        )  # fmt: skip
        self.applied = sa.and_(application.removed == 0, application.cohort.in_(self.cohorts))
        self.held = sa.and_(placement.removed == 0, _one_of(sa.func.coalesce(placement.status, "proposed"), HOLDS))
        self.people = self.application.join(
            self.person, sa.and_(person.id == application.applicant, person.removed == 0)
        )
        self.placing = sa.and_(placement.application == application.id, self.held)
        self.at_openings = (
            self.placement.join(
                self.application, sa.and_(application.id == placement.application, application.removed == 0)
            )
            .join(self.person, sa.and_(person.id == application.applicant, person.removed == 0))
            .join(self.cohort, self.cohort.c.id == application.cohort)
            .join(
                self.opening,
                sa.and_(opening.id == placement.opening, opening.removed == 0, opening.cohort == application.cohort),
            )
            .join(self.outlet, sa.and_(self.outlet.c.id == opening.outlet, self.outlet.c.removed == 0))
        )
        self.starts = sa.func.coalesce(placement.starts, opening.starts, self.cohort.c.starts)
        self.ends = sa.func.coalesce(placement.ends, opening.ends, self.cohort.c.ends)

    def of_people(self, *chosen: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Of the applications of people who stand, in the cohorts asked about."""
        return sa.select(*chosen).select_from(self.people).where(self.applied)

    def of_placed(self, *chosen: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Of those who are placed, with their opening and cohort: people who stand, at an opening of their cohort that stands
        as its outlet does. So counts the board, too."""
        # The cohort is asked of its own row: few are placed of all who applied, and they are the ones to begin with.
        return sa.select(*chosen).select_from(self.at_openings).where(self.held, self.asked(self.cohort.c))

    def of_stays(self, *chosen: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Of everyone, with the placement, its opening and the cohort where there are such."""
        source = (
            self.people.outerjoin(self.placement, self.placing)
            .outerjoin(self.opening, self.opening.c.id == self.placement.c.opening)
            .outerjoin(self.cohort, self.cohort.c.id == self.application.c.cohort)
        )
        return sa.select(*chosen).select_from(source).where(self.applied)

    def asked(self, cohort: Any) -> sa.ColumnElement[bool]:
        """Whether a cohort, by its columns, is one of those asked about."""
        ongoing = sa.and_(_COHORT.is_(None), sa.not_(_one_of(sa.func.coalesce(cohort.status, ""), OVER)))
        return sa.and_(cohort.removed == 0, sa.or_(cohort.id == _COHORT, ongoing))


def _one_of(value: sa.ColumnElement[Any], options: Iterable[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(value == each for each in sorted(options)))


def _statement(made: Callable[[_Programme], sa.Select[Any]]) -> Callable[[], Statement]:
    """A statement on the tables of the programme, kept as long as the registry stays as it is."""
    return per_registry(lambda: Statement(made(_Programme())))


def _count() -> sa.ColumnElement[int]:
    return sa.func.count()


@_statement
def _people_by_agency(of: _Programme) -> sa.Select[Any]:
    agency = of.person.c.agency
    return of.of_people(agency, sa.func.count(of.person.c.pk.distinct())).group_by(agency)


@_statement
def _all_by_agency(of: _Programme) -> sa.Select[Any]:
    person = of.person.c
    return sa.select(person.agency, _count()).where(person.removed == 0).group_by(person.agency)


def _open_problems(of: _Programme) -> sa.ColumnElement[bool]:
    application = of.application.c
    people = sa.union(sa.select(application.applicant).where(of.applied), sa.select(application.id).where(of.applied))
    record = PROBLEM.c.record
    at_records = sa.and_(OPEN_PROBLEM, PROBLEM.c.source != ROW)
    return sa.and_(at_records, sa.or_(_COHORT.is_(None), record == _COHORT, record.in_(people)))


@_statement
def _problems(of: _Programme) -> sa.Select[Any]:
    kind, field = PROBLEM.c.kind, PROBLEM.c.field
    found = sa.select(kind, field, _count()).where(_open_problems(of))
    return found.group_by(kind, field).order_by(_count().desc(), kind, field)


@_statement
def _with_problems(of: _Programme) -> sa.Select[Any]:
    """People, as the list of applicants counts them."""
    person = of.person.c
    asked = sa.or_(_COHORT.is_(None), person.id.in_(sa.select(of.application.c.applicant).where(of.applied)))
    return sa.select(_count()).where(person.removed == 0, asked, waiting(plan("applicant"), person.id))


@_statement
def _seats(of: _Programme) -> sa.Select[Any]:
    return sa.select(sa.func.sum(of.cohort.c.seats)).where(of.cohort.c.id.in_(of.cohorts))


@_statement
def _selected(of: _Programme) -> sa.Select[Any]:
    agency = of.person.c.agency
    return of.of_people(agency, _count()).where(of.application.c.status == "selected").group_by(agency)


@_statement
def _unscored(of: _Programme) -> sa.Select[Any]:
    application = of.application.c
    return of.of_people(_count()).where(application.status == "shortlisted", application.score.is_(None))


@_statement
def _placed(of: _Programme) -> sa.Select[Any]:
    """Of each agency's people who are placed, by which of their choices they got: how many, how many of them without
    insurance, and the days of their stays."""
    application, opening, agency = of.application.c, of.opening.c, of.person.c.agency
    ranks = [(opening.outlet == application[f"preference_{n}"], n) for n in range(1, 6)]
    choice = sa.case(*ranks, else_=0)
    uninsured = sa.func.count(sa.case((of.placement.c.insurance_until.is_(None), 1)))
    days = sa.func.sum(days_between(of.starts, of.ends) + 1)
    return of.of_placed(agency, choice.label("choice"), _count(), uninsured, days).group_by(agency, sa.text("choice"))


@_statement
def _seated(of: _Programme) -> sa.Select[Any]:
    """How many people are placed, and how many of them are selected."""
    application = of.application.c
    selected = sa.case((application.status == "selected", application.pk))
    return of.of_placed(sa.func.count(application.pk.distinct()), sa.func.count(selected.distinct()))


@_statement
def _free(of: _Programme) -> sa.Select[Any]:
    opening, outlet = of.opening.c, of.outlet.c
    places = sa.func.coalesce(opening.places, 0)
    taken = (
        sa.select(_count())
        .select_from(of.placement)
        .where(of.placement.c.opening == opening.id, of.held)
        .scalar_subquery()
    )
    return (
        sa.select(opening.id, outlet.name, opening.department, opening.cohort, places, taken.label("taken"))
        .select_from(of.opening.join(of.outlet, outlet.id == opening.outlet))
        .where(opening.removed == 0, opening.cohort.in_(of.cohorts), taken < places)
        .order_by(outlet.name_en, opening.pk)
    )


@_statement
def _passports(of: _Programme) -> sa.Select[Any]:
    person = of.person.c
    columns = (person.id, person.given_name, person.family_name, person.passport_expiry, person.pk)
    # Nearly all passports are good for long, and those are left out here; of a stay that ends earlier than the last one they
    # are all the more.
    soon = days_between(of.ends, person.passport_expiry) <= 31 * PASSPORT_MONTHS
    return (
        of.of_stays(*columns, sa.func.max(of.ends))
        .where(of.application.c.status == "selected", of.ends >= sa.bindparam("today", type_=sa.Text()), soon)
        .group_by(*columns)
        .order_by(person.passport_expiry, person.pk)
    )


@_statement
def _deadlines(of: _Programme) -> sa.Select[Any]:
    cohort = of.cohort.c
    return sa.select(cohort.id, cohort.title, *(cohort[each] for each in _DAYS)).where(cohort.id.in_(of.cohorts))


@_statement
def _offered(of: _Programme) -> sa.Select[Any]:
    agency, opening, outlet = table("agency").c, of.opening.c, of.outlet.c
    of_country = (
        sa.select(agency.code)
        .where(agency.removed == 0, agency.country == outlet.country)
        .order_by(agency.pk)
        .limit(1)
        .scalar_subquery()
    )
    offering = sa.func.coalesce(of_country, outlet.agency).label("offering")
    return (
        sa.select(offering, sa.func.sum(opening.places))
        .select_from(of.opening.join(of.outlet, outlet.id == opening.outlet))
        .where(opening.removed == 0, opening.cohort.in_(of.cohorts))
        .group_by(offering)
    )


@_statement
def _agencies(_of: _Programme) -> sa.Select[Any]:
    agency = table("agency").c
    return sa.select(agency.code).where(agency.removed == 0).order_by(agency.pk)


@_statement
def _begun(of: _Programme) -> sa.Select[Any]:
    def any_of(stands: sa.FromClause, *more: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
        return sa.exists(sa.select(1).select_from(stands).where(stands.c.removed == 0, *more))

    facts: list[sa.ColumnElement[Any]] = [
        any_of(of.outlet),
        any_of(of.person),
        any_of(of.application),
        any_of(of.opening),
        any_of(of.application, of.application.c.status == "selected"),
        any_of(of.placement, of.held),
        sa.exists(
            sa.select(1).select_from(DISCLOSURE).where(DISCLOSURE.c.record.is_not(None), DISCLOSURE.c.fields == "[]")
        ),
        sa.exists(sa.select(1).select_from(EXPORT)),
    ]
    return sa.select(*facts)


_LAST_EXPORT = Statement(
    sa.select(EXPORT.c.number, EXPORT.c.at, EXPORT.c.operation)
    .where(EXPORT.c.agency == sa.bindparam("agency"))
    .order_by(EXPORT.c.number.desc())
    .limit(1)
)


class DashboardReader:
    """Figures of one cohort or of all."""

    def __init__(self, snapshot: Snapshot, pending: PendingReader) -> None:
        self.db = snapshot.db
        self._pending = pending

    def summary(self, cohort: RecordId | None, today: date, *, ahead: int = 60) -> Summary:
        """The figures of a cohort, or of all cohorts that are not over; deadlines of the next `ahead` days."""
        by_choice, placed, days = Counter[int](), Counter[str](), Counter[str]()
        uninsured = 0
        for agency, choice, count, without, stayed in self.db.all(_placed(), cohort=cohort):
            by_choice[choice] += count
            placed[agency] += count
            uninsured += without
            days[agency] += int(stayed or 0)
        applicants = self._by_agency(_all_by_agency() if cohort is None else _people_by_agency(), cohort)
        selected = self._by_agency(_selected(), cohort)
        seated = self.seated(cohort)
        return Summary(
            applicants=applicants,
            problems=self._one(_with_problems(), cohort),
            problems_of={(kind, field): count for kind, field, count in self.db.all(_problems(), cohort=cohort)},
            seats=self._one(_seats(), cohort),
            selected=sum(selected.values()),
            placed=seated.placed,
            waiting=sum(selected.values()) - seated.selected,
            unfounded=seated.placed - seated.selected,
            by_choice=dict(sorted(by_choice.items())),
            unscored=self._one(_unscored(), cohort),
            uninsured=uninsured,
            free=tuple(self._free(cohort)),
            passports=tuple(self._expiring(cohort, today)),
            deadlines=tuple(self._deadlines(cohort, today, ahead)),
            exports=tuple(self._since_exports()),
            balance=tuple(self._balance(cohort, applicants, selected, placed, days)),
        )

    def seated(self, cohort: RecordId | None) -> Seated:
        """How many people are placed in a cohort, or in all cohorts that are not over."""
        return Seated(*self.db.first(_seated(), cohort=cohort) or (0, 0))

    def begun(self) -> Begun:
        """How far the work of the store has come, whatever the cohort."""
        return Begun(*map(bool, self.db.first(_begun()) or ()))

    def _one(self, statement: Statement, cohort: RecordId | None) -> int:
        return int(self.db.value(statement, cohort=cohort) or 0)

    def _by_agency(self, statement: Statement, cohort: RecordId | None) -> dict[str, int]:
        return {agency: int(found or 0) for agency, found in self.db.all(statement, cohort=cohort)}

    def _free(self, cohort: RecordId | None) -> Iterator[FreeOpening]:
        for id, outlet, department, of, places, taken in self.db.all(_free(), cohort=cohort):
            yield FreeOpening(id, outlet or "", department, of, places, taken)

    def _expiring(self, cohort: RecordId | None, today: date) -> Iterator[Expiring]:
        """People selected or placed whose passport does not reach six months beyond a stay that is not over."""
        for id, given, family, expiry, _pk, last in self.db.all(_passports(), cohort=cohort, today=today.isoformat()):
            stay, expires = date.fromisoformat(last), date.fromisoformat(expiry)
            needed = passport_needed(stay)
            if expires < needed:
                yield Expiring(id, " ".join(each for each in (given, family) if each), expires, stay, needed)

    def _deadlines(self, cohort: RecordId | None, today: date, ahead: int) -> Iterator[Deadline]:
        found = [
            Deadline(id, title or "", field, date.fromisoformat(day))
            for id, title, *days in self.db.all(_deadlines(), cohort=cohort)
            for field, day in zip(_DAYS, days, strict=True)
            if day is not None
        ]
        yield from sorted(
            (each for each in found if 0 <= (each.day - today).days <= ahead),
            key=lambda each: (each.day, each.title, each.field),
        )

    def partners(self) -> list[str]:
        """The codes of the other agencies."""
        own = self.db.value(sa.select(IDENTITY.c.agency))
        return [agency for agency in self.db.list(_agencies()) if agency != own]

    def _since_exports(self) -> Iterator[SinceExport]:
        for agency in self.partners():
            last = self.db.first(_LAST_EXPORT, agency=agency)
            number, at, operation = last or (None, None, 0)
            changed, added = self._pending.counts(agency, operation, fields=self._pending.leaving(agency))
            yield SinceExport(agency, number, None if at is None else moment(at), changed, added)

    def _balance(
        self,
        cohort: RecordId | None,
        applicants: Mapping[str, int],
        selected: Mapping[str, int],
        placed: Mapping[str, int],
        days: Mapping[str, int],
    ) -> Iterator[Balance]:
        """Each agency as sender of people and as host; an outlet is offered by the agency of its country."""
        offered = self._by_agency(_offered(), cohort)
        for agency in self.db.list(_agencies()):
            yield Balance(
                agency,
                applicants.get(agency, 0),
                selected.get(agency, 0),
                placed.get(agency, 0),
                days.get(agency, 0),
                offered.get(agency, 0),
            )
