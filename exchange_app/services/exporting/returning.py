"""An exchange workbook that came back, beside the base it was made from: which cells differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from exchange_app.domain.exchange.incoming import Carried, CarriedSheet
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.errors import Trouble
from exchange_app.fields import Value, kind
from exchange_app.progress import Progress
from exchange_app.services.exporting import carrying
from exchange_app.services.exporting.cells import cell_of
from exchange_app.store import Store
from exchange_app.store.codec import decode
from exchange_app.text import LANGUAGES, Words, msg, words


class NotAnExchange(Trouble):
    """The workbook carries no base and its sender's store knows none: it is a foreign list."""

    code = "exporting.foreign"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that says something else than the base: its record, field, address, and both texts."""

    kind: str
    record: RecordId
    field: str
    place: str
    base: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned workbook says: cells that differ, filled spare rows, rows of the base that are not in it."""

    export: str
    rows: int
    differences: list[Difference] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)

    @property
    def unchanged(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.differences or self.added or self.removals)


def compare(store: Store, path: Path, progress: Progress | None = None) -> Returned:
    """Hold a returned workbook against its base, by the IDs of its rows and the headers of its columns.

    Raises NotAnExchange, and the troubles of opening a file.
    """
    from exchange_app.sheets.carriers import carried
    from exchange_app.sheets.opening import read_workbook

    book = read_workbook(path, progress=progress)
    text = carried(book)
    try:
        base = carrying.from_text(text or "")
    except ValueError:
        raise NotAnExchange(
            msg("{name} is not an exchange workbook, or its hidden sheet was taken out. Bring it in with Import.", name=path.name)
        ) from None
    sheets = {sheet.name: sheet for sheet in book.sheets}
    found = Returned(base.export, 0)
    rows = 0
    said = words(next((each for each in LANGUAGES if each == base.language), "en"))
    for each in base.sheets:
        sheet = sheets.get(each.name)
        rows += _compare_sheet(each, base, said, sheet.rows if sheet is not None else (), found)
    return Returned(found.export, rows, found.differences, found.added, found.missing, found.removals)


def _compare_sheet(base: CarriedSheet, carried: Carried, said: Words, rows: Sequence[Sequence[Any]], found: Returned) -> int:
    from exchange_app.sheets.writing.cells import column_letters

    makers = [(key, cell_of(kind(base.kind).field(key), said, carried.texts)) for key, _header in base.columns]
    held = {
        short: [each.id, *(_cell(base.kind, key, make, each.columns.get(key)) for key, make in makers)]
        for short, each in base.records.items()
    }
    spare = set(base.spare)
    seen: set[str] = set()
    headers = [_plain(cell) for cell in (rows[0] if rows else ())]
    places = [(key, headers.index(header) if header in headers else None) for key, header in base.columns]
    known = {at for _key, at in places if at is not None} | {0}
    last = next((at for at in range(len(headers) - 1, 0, -1) if headers[at] and at not in known), None)
    for number, row in enumerate(rows[1:], 2):
        given = _plain(row[0]) if row else None
        if given in spare and any(_plain(cell) is not None for cell in row[1:]):
            found.added.append(str(given))
        if given not in held:
            continue
        seen.add(str(given))
        record, *cells = held[str(given)]
        for (key, at), was in zip(places, cells, strict=True):
            now = _plain(row[at]) if at is not None and at < len(row) else None
            if at is not None and now != was:
                found.differences.append(Difference(base.kind, record, key, f"{base.name}!{column_letters(at)}{number}", was, now))
        if last is not None and last < len(row) and _plain(row[last]) is not None:
            found.removals.append(record)
    found.missing.extend(each for each in held if each not in seen)
    return len(seen)


def _cell(kind_key: str, key: str, make: Callable[[Value], Any], content: Content) -> Any:
    value = decode(kind(kind_key).field(key), content)
    return None if value is None else _plain(make(value))


def _plain(cell: Any) -> Any:
    """A cell as the base holds it: dates as ISO text, whole numbers as such, nothing as None."""
    match cell:
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return int(cell)
        case str():
            return cell or None
        case _:
            return cell
