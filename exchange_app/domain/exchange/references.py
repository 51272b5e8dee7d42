"""What a cell means that names another record: `Name · CODE` as the lists offer it, a code, an ID, or a name alone."""

from __future__ import annotations

from exchange_app.domain.exchange.cells import Unread
from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.domain.short_id import code_of
from exchange_app.kinds import Field
from exchange_app.text import fold, msg

BETWEEN = " · "
_UNKNOWN = msg("No record of this workbook is called so; choose one from the list of the cell.")
_SEVERAL = msg("Several records of this workbook are called so; choose one from the list of the cell.")


class References:
    """Finds the records that cells name, those of a workbook and the new ones in it."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._texts = carried.texts
        self._exact: dict[str, dict[str, RecordId]] = {}
        self._named: dict[str, dict[str, set[RecordId]]] = {}

    def text(self, id: Content) -> str:
        """How the export wrote a record where another refers to it."""
        return self._texts.get(str(id), str(id))

    def add(self, kind: str, id: RecordId, code: str, name: str) -> None:
        """Enter a new row, so that other rows may name it."""
        self._kind(kind)
        self._enter(kind, id, code, name)

    def resolve(self, field: Field, words: str) -> Content | Unread:
        """The id of the record that a cell names."""
        target = field.target or ""
        exact = self._kind(target)
        said = words.strip()
        if not said:
            return None
        for tried in (said, said.rpartition(BETWEEN)[2], code_of(said) or ""):
            found = exact.get(fold(tried)) if tried else None
            if found is not None:
                return found
        named = (
            self._named[target].get(fold(said)) or self._named[target].get(fold(said.partition(BETWEEN)[0])) or set()
        )
        if len(named) == 1:
            return next(iter(named))
        return Unread(_SEVERAL if named else _UNKNOWN)

    def _kind(self, kind: str) -> dict[str, RecordId]:
        """All that names exactly one record of a kind."""
        if kind not in self._exact:
            self._exact[kind], self._named[kind] = {}, {}
            for sheet in self._carried.sheets:
                for kept in sheet.records.values() if sheet.kind == kind else ():
                    text = self._texts.get(kept.id, "")
                    self._exact[kind].setdefault(fold(text or kept.id), kept.id)
                    self._enter(kind, kept.id, kept.code, text.rpartition(BETWEEN)[0])
        return self._exact[kind]

    def _enter(self, kind: str, id: RecordId, code: str, name: str) -> None:
        exact, named = self._exact[kind], self._named[kind]
        exact.setdefault(fold(code), id)
        if name:
            exact.setdefault(fold(f"{name}{BETWEEN}{code}"), id)
            family, comma, given = name.partition(", ")
            for each in (name, f"{given} {family}", f"{family} {given}") if comma else (name,):
                named.setdefault(fold(each), set()).add(id)
