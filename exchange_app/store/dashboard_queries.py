"""The part of the reader behind Home: what stands, what is missing, what lies ahead, how both sides compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.eligibility import passport_needed
from exchange_app.domain.rules.placing import HOLDS, OVER
from exchange_app.store.codec import moment
from exchange_app.store.dashboard_figures import Balance, Deadline, Expiring, FreeOpening, SinceExport, Summary
from exchange_app.store.pending import Pending, What

_HOLDS = ", ".join(f"'{status}'" for status in sorted(HOLDS))
_OVER = ", ".join(f"'{status}'" for status in sorted(OVER))
_COHORTS = (
    f"SELECT id FROM cohort WHERE removed = 0 AND (?1 = id OR (?1 IS NULL AND coalesce(status, '') NOT IN ({_OVER})))"
)
_APPLIED = f"a.removed = 0 AND a.cohort IN ({_COHORTS})"
_PERSON = "JOIN applicant p ON p.id = a.applicant AND p.removed = 0"
_PLACED = f"JOIN placement l ON l.application = a.id AND l.removed = 0 AND coalesce(l.status, 'proposed') IN ({_HOLDS})"
_STAY = "LEFT JOIN opening o ON o.id = l.opening LEFT JOIN cohort c ON c.id = a.cohort"
_STARTS = "coalesce(l.starts, o.starts, c.starts)"
_ENDS = "coalesce(l.ends, o.ends, c.ends)"
_DAYS = ("opens", "closes", "starts", "ends")


class Overview(Pending):
    """Figures of one cohort or of all."""

    def summary(self, cohort: RecordId | None, today: date, *, ahead: int = 60) -> Summary:
        """The figures of a cohort, or of all cohorts that are not over; deadlines of the next `ahead` days."""
        by_choice = Counter(choice for _side, choice in self._choices(cohort))
        problems_of = self._problems(cohort)
        return Summary(
            applicants=self._applicants(cohort),
            problems=self._with_problems(cohort),
            problems_of=problems_of,
            seats=self._one(f"SELECT sum(seats) FROM cohort WHERE id IN ({_COHORTS})", cohort),
            selected=self._one(
                f"SELECT count(*) FROM application a {_PERSON} WHERE {_APPLIED} AND a.status = 'selected'", cohort
            ),
            placed=sum(by_choice.values()),
            by_choice=dict(sorted(by_choice.items())),
            unscored=self._one(
                f"SELECT count(*) FROM application a {_PERSON} WHERE {_APPLIED} AND a.status = 'shortlisted' AND a.score IS NULL",
                cohort,
            ),
            uninsured=self._one(
                f"SELECT count(*) FROM application a {_PERSON} {_PLACED} WHERE {_APPLIED} AND l.insurance_until IS NULL",
                cohort,
            ),
            free=tuple(self._free(cohort)),
            passports=tuple(self._expiring(cohort, today)),
            deadlines=tuple(self._deadlines(cohort, today, ahead)),
            exports=tuple(self._since_exports()),
            balance=tuple(self._balance(cohort)),
        )

    def _one(self, statement: str, cohort: RecordId | None) -> int:
        return int(self.cursor.execute(statement, (cohort,)).fetchone()[0] or 0)

    def _all(self, statement: str, cohort: RecordId | None) -> list[Any]:
        found: list[Any] = self.cursor.execute(statement, (cohort,)).fetchall()
        return found

    def _applicants(self, cohort: RecordId | None) -> dict[str, int]:
        """People by agency: those of the cohort, or everyone."""
        if cohort is None:
            return dict(
                self._all("SELECT agency, count(*) FROM applicant WHERE removed = 0 AND ?1 IS NULL GROUP BY 1", None)
            )
        return dict(
            self._all(
                f"SELECT p.agency, count(DISTINCT p.pk) FROM application a {_PERSON} WHERE {_APPLIED} GROUP BY 1",
                cohort,
            )
        )

    def _problems(self, cohort: RecordId | None) -> dict[tuple[str, str | None], int]:
        found = self._all(
            f"SELECT kind, field, count(*) FROM problem q WHERE {self._open_problems()} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            cohort,
        )
        return {(kind, field): count for kind, field, count in found}

    def _with_problems(self, cohort: RecordId | None) -> int:
        return self._one(f"SELECT count(DISTINCT record) FROM problem q WHERE {self._open_problems()}", cohort)

    @staticmethod
    def _open_problems() -> str:
        people = f"SELECT a.applicant FROM application a WHERE {_APPLIED} UNION SELECT a.id FROM application a WHERE {_APPLIED}"
        return f"solved = 0 AND withdrawn = 0 AND (?1 IS NULL OR record = ?1 OR record IN ({people}))"

    def _choices(self, cohort: RecordId | None) -> Iterator[tuple[str, int]]:
        """For each person placed, the agency and which of the choices it was (0: none)."""
        ranks = " ".join(f"WHEN a.preference_{n} THEN {n}" for n in range(1, 6))
        yield from self._all(
            f"SELECT p.agency, CASE o.outlet {ranks} ELSE 0 END FROM application a {_PERSON} {_PLACED} "
            f"JOIN opening o ON o.id = l.opening WHERE {_APPLIED}",
            cohort,
        )

    def _free(self, cohort: RecordId | None) -> Iterator[FreeOpening]:
        rows = self._all(
            "SELECT o.id, t.name, o.department, o.cohort, coalesce(o.places, 0), (SELECT count(*) FROM placement l WHERE l.opening = o.id "
            f"AND l.removed = 0 AND coalesce(l.status, 'proposed') IN ({_HOLDS})) AS taken FROM opening o JOIN outlet t ON t.id = o.outlet "
            f"WHERE o.removed = 0 AND o.cohort IN ({_COHORTS}) AND taken < coalesce(o.places, 0) ORDER BY t.name_en, o.pk",
            cohort,
        )
        for id, outlet, department, of, places, taken in rows:
            yield FreeOpening(id, outlet or "", department, of, places, taken)

    def _expiring(self, cohort: RecordId | None, today: date) -> Iterator[Expiring]:
        """People selected or placed whose passport does not reach six months beyond a stay that is not over."""
        rows = self._all(
            f"SELECT p.id, p.given_name, p.family_name, p.passport_expiry, max({_ENDS}) FROM application a {_PERSON} "
            f"LEFT {_PLACED} {_STAY} WHERE {_APPLIED} AND a.status = 'selected' AND p.passport_expiry IS NOT NULL "
            "GROUP BY p.id ORDER BY p.passport_expiry, p.pk",
            cohort,
        )
        for id, given, family, expiry, last in rows:
            if last is None or (stay := date.fromisoformat(last)) < today:
                continue
            needed, expires = passport_needed(stay), date.fromisoformat(expiry)
            if expires < needed:
                yield Expiring(id, " ".join(each for each in (given, family) if each), expires, stay, needed)

    def _deadlines(self, cohort: RecordId | None, today: date, ahead: int) -> Iterator[Deadline]:
        rows = self._all(f"SELECT id, title, {', '.join(_DAYS)} FROM cohort WHERE id IN ({_COHORTS})", cohort)
        found = [
            Deadline(id, title or "", field, date.fromisoformat(day))
            for id, title, *days in rows
            for field, day in zip(_DAYS, days, strict=True)
            if day is not None
        ]
        yield from sorted(
            (each for each in found if 0 <= (each.day - today).days <= ahead),
            key=lambda each: (each.day, each.title, each.field),
        )

    def _since_exports(self) -> Iterator[SinceExport]:
        self.cursor.execute(
            "SELECT code FROM agency WHERE removed = 0 AND code <> (SELECT agency FROM identity) ORDER BY pk"
        )
        for (agency,) in self.cursor.fetchall():
            last = self.cursor.execute(
                "SELECT number, at, operation FROM export WHERE agency = ? ORDER BY number DESC LIMIT 1", (agency,)
            ).fetchone()
            number, at, operation = last or (None, None, 0)
            keys = self.pending(agency, operation, fields=self.leaving(agency))
            added = keys.whats.get(What.ADDED, 0)
            yield SinceExport(
                agency, number, None if at is None else moment(at), sum(keys.records.values()) - added, added
            )

    def _balance(self, cohort: RecordId | None) -> Iterator[Balance]:
        """Each agency as sender of people and as host; an outlet is offered by the agency of its country."""
        applicants = self._applicants(cohort)
        selected = dict(
            self._all(
                f"SELECT p.agency, count(*) FROM application a {_PERSON} WHERE {_APPLIED} AND a.status = 'selected' GROUP BY 1",
                cohort,
            )
        )
        placed = Counter(side for side, _choice in self._choices(cohort))
        days = dict(
            self._all(
                f"SELECT p.agency, sum(julianday({_ENDS}) - julianday({_STARTS}) + 1) FROM application a {_PERSON} {_PLACED} {_STAY} "
                f"WHERE {_APPLIED} GROUP BY 1",
                cohort,
            )
        )
        offered = dict(
            self._all(
                "SELECT coalesce((SELECT g.code FROM agency g WHERE g.removed = 0 AND g.country = t.country ORDER BY g.pk LIMIT 1), "
                "t.agency), sum(o.places) FROM opening o JOIN outlet t ON t.id = o.outlet "
                f"WHERE o.removed = 0 AND o.cohort IN ({_COHORTS}) GROUP BY 1",
                cohort,
            )
        )
        self.cursor.execute("SELECT code FROM agency WHERE removed = 0 ORDER BY pk")
        for (agency,) in self.cursor.fetchall():
            yield Balance(
                agency,
                applicants.get(agency, 0),
                selected.get(agency, 0),
                placed.get(agency, 0),
                int(days.get(agency) or 0),
                int(offered.get(agency) or 0),
            )
