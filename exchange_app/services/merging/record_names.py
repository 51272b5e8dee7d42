"""What records of a review are called: read in batches once, so that no line has to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from exchange_app.domain.exchange.comparing import RecordMerge
from exchange_app.domain.exchange.incoming import WorkbookFinding
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.titles import title
from exchange_app.kinds import KINDS, FieldType, kind
from exchange_app.store import Reader


class Names:
    """Titles by id. Records of the review are called as they will be after merging, others as the store has them."""

    def __init__(self, reader: Reader, records: Iterable[RecordMerge], texts: Mapping[RecordId, str]) -> None:
        """`texts` are names that the workbook carries of records that are not here."""
        self._reader, self._texts = reader, texts
        self._columns: dict[RecordId, Mapping[str, Content]] = {each.id: each.after.columns for each in records}
        self.found: dict[RecordId, str] = {}

    def learn(self, wanted: Mapping[str, set[RecordId]]) -> None:
        """Find the titles of records, by kind, and of those they are called by."""
        todo = {key: ids - self.found.keys() for key, ids in wanted.items()}
        inner: dict[str, set[RecordId]] = defaultdict(set)
        for key, ids in todo.items():
            for id in self._load(key, ids):
                for field, target in kind(key).references.items():
                    other = self._columns[id].get(field)
                    if other and field in kind(key).name_fields and str(other) not in self._columns:
                        inner[target].add(str(other))
        if inner:
            self.learn(inner)
        for key, ids in todo.items():
            for id in ids:
                self.found[id] = self._title(key, id)

    def _load(self, key: str, ids: set[RecordId]) -> Iterable[RecordId]:
        absent = [id for id in ids if id not in self._columns]
        for kept in self._reader.states.kept(key, absent):
            self._columns[kept.id] = kept.columns
        return [id for id in ids if id in self._columns]

    def _title(self, key: str, id: RecordId) -> str:
        record = self._record(key, id)
        return "" if record is None else title(record, self._record)

    def _record(self, key: str, id: RecordId) -> Record | None:
        columns = self._columns.get(id)
        if not columns:
            text = self._texts.get(id, "")
            return Record(key, id, text, "", 0, {}) if text else None
        shape = kind(key)
        names = dict.fromkeys((*shape.name_fields, *shape.references))
        return Record(
            key, id, "", "", 0, {name: str(value) for name in names if (value := columns.get(name)) is not None}
        )


def found_at(findings: Iterable[WorkbookFinding]) -> dict[str, set[RecordId]]:
    """Every record that a finding is about, by kind."""
    found: dict[str, set[RecordId]] = defaultdict(set)
    for each in findings:
        if each.record is not None and each.record_kind is not None:
            found[each.record_kind].add(each.record)
    return found


def references(records: Iterable[RecordMerge]) -> dict[str, set[RecordId]]:
    """Every record that is shown, and those that a change refers to, by kind."""
    targets = {
        (key, each.key): each.target
        for key, of in KINDS.items()
        for each in of.fields
        if each.type is FieldType.REFERENCE
    }
    found: dict[str, set[RecordId]] = defaultdict(set)
    for record in records:
        found[record.kind].add(record.id)
        for change in record.changes:
            target = targets.get((change.kind, change.field))
            if target:
                found[target].update(
                    str(each) for each in (change.base, change.ours, change.theirs, change.after) if each
                )
    return found
