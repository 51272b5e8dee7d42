"""What a cell means that names another record: found in the workbook alone, as domain.matching.lookup finds."""

from __future__ import annotations

from exchange_app.domain.exchange.cells import Unread
from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.matching.lookup import BETWEEN, Lookup
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field
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

    def add(self, kind: str, id: RecordId, code: str, name: str) -> None:
        """Enter a new row, so that other rows may name it."""
        self._kind(kind).add(id, code, name)

    def resolve(self, field: Field, words: str) -> Content | Unread:
        """The id of the record that a cell names."""
        if not words.strip():
            return None
        hit = self._kind(field.target or "").find(words)
        return hit.record or Unread(_SEVERAL if hit.several else _UNKNOWN)

    def _kind(self, kind: str) -> Lookup:
        if kind not in self._lookups:
            lookup = self._lookups[kind] = Lookup()
            for sheet in self._carried.sheets:
                for kept in sheet.records.values() if sheet.kind == kind else ():
                    text = self._texts.get(kept.id, "")
                    lookup.add(kept.id, kept.code, text.rpartition(BETWEEN)[0], text=text)
        return self._lookups[kind]
