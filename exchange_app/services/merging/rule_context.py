"""What rules have to know of a store to judge some records: those that hang on them, gathered by sets of ids."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.diff import referring
from exchange_app.domain.rules.snapshot import IDENTITY
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.registry import cleared
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.store import Reader

Ids = set[RecordId]


@cleared
@lru_cache(maxsize=16)
def _telling(record_kind: str) -> tuple[tuple[str, str], ...]:
    """The fields of a kind that lead to other records: references with the kind they point to, and what people share."""
    fields = kind(record_kind).fields
    shared = [(key, "") for key in IDENTITY if kind(record_kind).people]
    return (*((each.key, each.target or "") for each in fields if each.type is FieldType.REFERENCE), *shared)


class RuleContext:
    """Records of the store around others: in full where rules look at them, else (in `sketches`) by names and references."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.records: list[Record] = []
        self.sketches: list[Record] = []
        self.countries: dict[str, str] = {}
        self._values: dict[tuple[str, str], Ids] = {}
        self._touched: dict[str, Ids] = {}
        self._spreading: dict[str, Ids] = {}
        self._gone: dict[str, Ids] = {}

    def gather(
        self,
        touched: Iterable[tuple[Kept, bool]],
        links: Iterable[tuple[RecordId, RecordId]],
        people: Iterable[RecordId],
    ) -> None:
        """Read what hangs on records: each state that they may come to, and whether it matters to the rules about others;
        and on `people`, who were linked or are no longer."""
        for kept, spreads in touched:
            self._note(kept, spreads)
        self._spreading.setdefault("applicant", set()).update(people)
        partners = [set(pair) for pair in links]
        applicants = self._spreading["applicant"]
        for pair in partners:
            if pair & applicants:
                applicants |= pair
        wanted = self._placed(partners)
        for (field, _), values in list(self._values.items()):
            if field.startswith("applicant.") and field[10:] in IDENTITY:
                wanted.setdefault("applicant", set()).update(self._reader.holding("applicant", field[10:], values))
        for target, ids in self._gone.items():
            for field in referring(target):
                record_kind, _, key = field.partition(".")
                wanted.setdefault(record_kind, set()).update(self._reader.holding(record_kind, key, ids))
        self._read(wanted)
        self.countries = countries_of_agencies(self._reader)

    def _note(self, kept: Kept, spreads: bool) -> None:
        self._touched.setdefault(kept.kind, set()).add(kept.id)
        if spreads:
            self._spreading.setdefault(kept.kind, set()).add(kept.id)
        if kept.removed:
            self._gone.setdefault(kept.kind, set()).add(kept.id)
        for key, target in _telling(kept.kind):
            content = kept.columns.get(key)
            if content is not None and (target or spreads):
                self._values.setdefault((f"{kept.kind}.{key}", target), set()).add(str(content))

    def _of(self, field: str) -> Ids:
        """The records that touched ones refer to by a field (`placement.opening`)."""
        return {each for (named, _), values in self._values.items() if named == field for each in values}

    def _placed(self, partners: list[Ids]) -> dict[str, Ids]:
        """The placements that have to be judged or counted, and everything they refer to."""
        holding, spreading = self._reader.holding, self._spreading
        outlets, cohorts = spreading.get("outlet", set()), spreading.get("cohort", set())
        openings = (
            spreading.get("opening", set())
            | holding("opening", "outlet", outlets)
            | holding("opening", "cohort", cohorts)
        )
        applications = spreading.get("application", set()) | holding("application", "cohort", cohorts)
        applications |= holding("application", "applicant", spreading["applicant"])
        placements = (
            spreading.get("placement", set())
            | holding("placement", "application", applications)
            | holding("placement", "opening", openings)
        )
        if not placements:
            return {}
        first = self._loaded("placement", placements)
        openings |= _referred(first, "opening") | self._of("placement.opening")
        seated = self._loaded(
            "application", applications | _referred(first, "application") | self._of("placement.application")
        )
        people = _referred(seated, "applicant") | self._of_spreading("application.applicant", "application")
        for pair in partners:
            if pair & people:
                people |= pair
        cohorts = cohorts | _referred(seated, "cohort") | self._of_spreading("application.cohort", "application")
        applications |= (
            {each.id for each in seated}
            | holding("application", "applicant", people)
            | holding("application", "cohort", cohorts)
        )
        placements |= holding("placement", "application", applications) | holding("placement", "opening", openings)
        every = self._loaded("placement", placements)
        return self._referred_by(every)

    def _referred_by(self, placements: list[Record]) -> dict[str, Ids]:
        """Placements with their applications, people, cohorts, openings and outlets."""
        applications = self._loaded(
            "application", _referred(placements, "application") | self._of("placement.application")
        )
        openings = self._loaded("opening", _referred(placements, "opening") | self._of("placement.opening"))
        return {
            "placement": {each.id for each in placements},
            "application": {each.id for each in applications},
            "opening": {each.id for each in openings},
            "applicant": _referred(applications, "applicant")
            | self._of_spreading("application.applicant", "application"),
            "cohort": _referred(applications, "cohort")
            | _referred(openings, "cohort")
            | self._of_spreading("application.cohort", "application"),
            "outlet": _referred(openings, "outlet") | self._of_spreading("opening.outlet", "opening"),
        }

    def _of_spreading(self, field: str, record_kind: str) -> Ids:
        return self._of(field) if self._spreading.get(record_kind) else set()

    def _loaded(self, record_kind: str, ids: Ids) -> list[Record]:
        return list(self._reader.records(record_kind, sorted(ids)))

    def _read(self, wanted: dict[str, Ids]) -> None:
        """Load what is wanted, and a sketch of everything that it or a touched record refers to, and so on."""
        for record_kind, ids in wanted.items():
            self.records += self._loaded(record_kind, ids)
        known = {each.id for each in self.records}
        pending = _references(self.records)
        for (_field, target), values in self._values.items():
            if target:
                pending.setdefault(target, set()).update(values)
        while pending:
            found = [each for target, ids in pending.items() for each in self._reader.sketches(target, ids - known)]
            known.update(*pending.values())
            self.sketches += found
            pending = {target: rest for target, ids in _references(found).items() if (rest := ids - known)}


def _references(records: Iterable[Record]) -> dict[str, Ids]:
    """The ids to which records refer, by kind."""
    found: dict[str, Ids] = {}
    for each in records:
        for field in kind(each.kind).fields:
            if field.type is FieldType.REFERENCE and field.target and (value := each.get(field.key)):
                found.setdefault(field.target, set()).add(str(value))
    return found


def _referred(records: Iterable[Record], key: str) -> Ids:
    return {str(value) for each in records if (value := each.get(key)) is not None}
