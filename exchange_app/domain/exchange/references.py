"""What a cell means that names another record: found in the workbook alone, as domain.matching.lookup finds."""

from __future__ import annotations

from exchange_app.domain.exchange.cell_grids import Unread
from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.matching.lookup import BETWEEN, Lookup
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, kind
from exchange_app.text import msg

_UNKNOWN = msg("No record of this workbook is called so; choose one from the list of the cell.")
_SEVERAL = msg("Several records of this workbook are called so; choose one from the list of the cell.")


class References:
    """Finds the records that cells name, those of a workbook and the new ones in it."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._texts = carried.texts
        self._lookups: dict[str, Lookup] = {}

    def text(self, id: Content) -> str:
        """How the export wrote a record where another refers to it."""
        return self._texts.get(str(id), str(id))

    def add(self, of: str, id: RecordId, code: str, name: str) -> None:
        """Enter a new row of a kind, so that other rows may name it."""
        self._kind(of).add(id, code, name, parts=not kind(of).named)

    def resolve(self, field: Field, words: str) -> Content | Unread:
        """The id of the record that a cell names."""
        if not words.strip():
            return None
        hit = self._kind(field.target or "").find(words)
        return hit.record or Unread(_SEVERAL if hit.several else _UNKNOWN)

    def _kind(self, of: str) -> Lookup:
        if of not in self._lookups:
            lookup = self._lookups[of] = Lookup()
            for sheet in self._carried.sheets:
                for kept in sheet.records.values() if sheet.kind == of else ():
                    text = self._texts.get(kept.id, "")
                    lookup.add(kept.id, kept.code, text.rpartition(BETWEEN)[0], text=text, parts=not kind(of).named)
            for id in self._beyond(of):
                lookup.add(id, self._texts[id], "")
        return self._lookups[of]

    def _beyond(self, of: str) -> list[RecordId]:
        """The records of a kind that the workbook refers to and does not hold, of which it knows how they are written."""
        sheets = self._carried.sheets
        named = {
            str(kept.columns.get(by))
            for sheet in sheets
            for by, target in kind(sheet.kind).references.items()
            if target == of
            for kept in sheet.records.values()
        }
        held = {kept.id for sheet in sheets if sheet.kind == of for kept in sheet.records.values()}
        return sorted(id for id in named - held if id in self._texts)
