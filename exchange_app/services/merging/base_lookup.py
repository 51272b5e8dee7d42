"""Finds the export that a returned file was made from: what it carries says so, else our own copy of what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exchange_app.domain.exchange.incoming import Base, Carried, FindingKind, WorkbookFinding
from exchange_app.domain.short_id import code_of, export_of
from exchange_app.kinds.masking import Purpose
from exchange_app.services.exporting import embedded_contents
from exchange_app.services.merging.trouble import NewerFormat, NotAnExchange
from exchange_app.sheets.embedded_metadata import carried
from exchange_app.sheets.raw import RawBook
from exchange_app.store import Export, Reader, Store
from exchange_app.text import Message, msg

_TRIED = 40
"""So many of our latest exports are looked through for a file that says nothing of itself."""
_COLUMNS_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class BaseFound:
    """The base of a file, where it was found, and what is to be told about it."""

    carried: Carried
    base: Base
    findings: tuple[WorkbookFinding, ...] = ()


def find_base(
    store: Store, book: RawBook, name: str, unpack: Callable[[bytes], Carried] = embedded_contents.unpack
) -> BaseFound:
    """The base of a file: the one it carries; else ours, by the export's id, by the number in spare IDs, by the rows.

    `unpack` unpacks what it carries. Raises NotAnExchange where there is none, NewerFormat.
    """
    properties = {key: value.strip() for key, value in book.properties.items()}
    written = properties.get("ExchangeFormat", "")
    if written.isdecimal() and int(written) > int(embedded_contents.FORMAT):
        raise NewerFormat(name)
    found = _embedded(book, properties, unpack) or _own(store, book, properties)
    if found is None:
        raise NotAnExchange(name)
    return found


def _embedded(book: RawBook, properties: dict[str, str], unpack: Callable[[bytes], Carried]) -> BaseFound | None:
    """What the hidden sheet and the custom part carry; of two that differ the one that the properties confirm."""
    whole: dict[str, bytes] = {}
    unpacked: dict[bytes, Carried] = {}
    damaged = False
    for where, text in (("sheet", carried(book) or ""), ("part", book.carried)):
        try:
            packed = embedded_contents.packed_in(text)
            unpacked[packed] = unpacked.get(packed) or unpack(packed)
        except ValueError:
            damaged = damaged or bool(text)
        else:
            whole[where] = packed
    if not whole:
        return None
    chosen = whole.get("sheet", whole.get("part", b""))
    confirmed = next(
        (each for each in unpacked if embedded_contents.digest(each) == properties.get("ExchangeDigest")), None
    )
    kept = unpacked[confirmed or chosen]
    told = []
    if len(unpacked) > 1:
        told.append(
            msg(
                "The file carries two workbooks' data that differ; it is read as no. {number} from {agency}.",
                number=kept.number,
                agency=kept.sender,
            )
        )
    elif properties.get("ExchangeId", kept.export) != kept.export:
        told.append(
            msg(
                "The file's properties name another export than its data do; it is read as no. {number} from {agency}.",
                number=kept.number,
                agency=kept.sender,
            )
        )
    elif damaged or (confirmed is None and "ExchangeDigest" in properties):
        told.append(
            msg(
                "One of the places where the file keeps what it knows about itself is damaged; another one is whole, and nothing is lost."
            )
        )
    elif "sheet" not in whole:
        told.append(
            msg(
                "The hidden sheet of the file was taken out; what it held stands in the file once more, and nothing is lost."
            )
        )
    return BaseFound(kept, Base.FROM_FILE, tuple(map(_finding, told)))


def _own(store: Store, book: RawBook, properties: dict[str, str]) -> BaseFound | None:
    """Our own copy of an export that came back without what it carried."""
    with store.read(Purpose.EXCHANGE) as reader:
        exports = reader.app_data.exports()
        by_id = next((each for each in exports if each.id == properties.get("ExchangeId")), None)
        if by_id is not None and (kept := _base_of(reader, by_id)) is not None:
            return BaseFound(kept, Base.FOUND, (_finding(_lost(kept, by_id)),))
        codes = [*_codes(book)]
        minted = Counter(each for code in codes if (each := export_of(code)) is not None)
        for (agency, number), _times in minted.most_common():
            by_number = next((each for each in exports if (each.agency, each.number) == (agency, number)), None)
            if by_number is not None and (kept := _base_of(reader, by_number)) is not None:
                return BaseFound(kept, Base.FOUND, (_finding(_lost(kept, by_number)),))
        best = _best(reader, exports[:_TRIED], {code for code in codes if export_of(code) is None}, book)
    if best is None:
        return None
    kept, sent = best
    told = msg(
        "The file does not say from which workbook it was made. Its rows fit no. {number} for {agency} of {day} best, so it is read as that one; look at its changes with care.",
        number=kept.number, agency=kept.to, day=sent.at.date(),
    )  # fmt: skip
    return BaseFound(kept, Base.FOUND, (_finding(told),))


def _base_of(reader: Reader, sent: Export) -> Carried | None:
    packed = reader.app_data.export_base(sent.id)
    try:
        return embedded_contents.unpack(packed) if packed is not None else None
    except ValueError:
        return None


def _codes(book: RawBook) -> Iterator[str]:
    """The codes of all IDs in the first columns of the sheets, those with a slip left out."""
    for sheet in book.sheets:
        for _index, row in sheet.filled_rows():
            for cell in row[:_COLUMNS_LOOKED_AT]:
                if isinstance(cell, str) and "·" in cell and (code := code_of(cell)) is not None:
                    yield code


def _best(reader: Reader, exports: list[Export], codes: set[str], book: RawBook) -> tuple[Carried, Export] | None:
    """The export that sent most of the records named in a file; of several, that with most cells as they stand; then the latest."""
    if not codes:
        return None
    said = {cell for sheet in book.sheets for row in sheet.rows for cell in row if isinstance(cell, str)}
    best: tuple[tuple[int, int, int], Carried, Export] | None = None
    for sent in exports:
        kept = _base_of(reader, sent)
        if kept is None:
            continue
        sent_codes = {each.code for sheet in kept.sheets for each in sheet.records.values()}
        hits = len(codes & sent_codes)
        if hits * 2 <= len(codes):
            continue
        cells = sum(
            content in said
            for sheet in kept.sheets
            for each in sheet.records.values()
            for content in each.columns.values()
        )
        rank = (hits, cells, sent.operation)
        if best is None or rank > best[0]:
            best = rank, kept, sent
    return None if best is None else best[1:]


def _lost(kept: Carried, sent: Export) -> Message:
    return msg(
        "The file has lost what it knew about itself. It is our no. {number} for {agency}, and is read beside our own copy of what was sent on {day}.",
        number=kept.number, agency=kept.to, day=sent.at.date(),
    )  # fmt: skip


def _finding(message: Message) -> WorkbookFinding:
    return WorkbookFinding(FindingKind.CARRIERS, message)
