"""Which rows of a table are records, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_app.sheets.infer.assign import row_number
from exchange_app.sheets.infer.headers import ENOUGH, telling
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.results import IgnoredRow
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.sheets.raw import RawSheet, Row
from exchange_app.text import Message, fold, msg

_TOTALS = re.compile(
    r"(?:ara |genel |umumi |grand |sub)?-?(?:toplam[i]?|total|cemi|yekun|umumi(?: say[i]?)?|cem|itogo|sum|toplam say[i]?|ortalama|average|say[i]?)"
    r"(?:\s+(?:say[i]?|kisi|nefer|basvuru|muraciet|aday|namized|applicants|rows|persons|yer|kontenjan|places|sayisi|number|no|of|the|participants|kursiyer|istirakci|qurum|kurum))*\s*[:=\-–]?\s*[\d.,]*(?:\s*\w+)?"
)
_TONGUES = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")
_SIGNED = re.compile(
    r"\b(?:imza|imzasi|signature|signed|mesul sexs|hazirla[a-z]*|terti[bp] e[dt][a-z]*|tesdiq e[dt][a-z]*|onayla[a-z]*|onay|duzenleyen|prepared by|approved by|rehber|mud[iu]ri?|"
    r"baskan[a-z]*|uye|uzv|sedr[a-z]*|komisyon[a-z]*|komissiya[a-z]*|koordinator|m\.?\s?[yoö]\.?|muhur|kase|imzalayan|icra[cç]i|tarih|tarix|date|sign)\b|_{3,}|\.{5,}|…{2,}"
)
_SIGNER = re.compile(
    r"(?:hazirlayan|hazirladi|onaylayan|tesdiq eden|tertib eden|imza|mesul sexs|prepared by|approved by|duzenleyen|kontrol eden|"
    r"genel mudur|bas direktor|komisyon baskani|komissiya sedri|sedr|uye\b|uzv\b|katib|katip|sobe mudiri|rehber|direktor|koordinator|dekan|rektor|prorektor|sedr|baskan|dean|rector|signature|authori[sz]ed)\b"
)
_BY_NAME = re.compile(r"[^\W\d][^:\d]{2,60}:\s*(?:[^\W\d_]{1,3}\.\s?){0,2}[^\W\d_]\w+(?:\s[^\W\d_]\w+){0,3}")
"""`Dernek Sekreteri: Nezihe Tan` alone in a row; where such a line speaks of the records below it, it is carried to them."""
_FOOT = 12
"""So many rows at the end of a table are looked at closely: signatures and notes stand there."""
_DIVIDES = frozenset(
    "bolgesi bolge rayonu rayon seheri ili ilcesi sobesi subesi bolumu birimi region regions district province idaresi mudurlugu novbe merhele etap hisse vardiya sezon season wave phase".split()
)
"""Last words, folded, of lines that divide a list: `Aran bölgəsi`."""
_NOTE = re.compile(r"^(?:\*|not[e]?\b|qeyd|aciklama|p\.?s|izah|dipnot|[¹²³]|\(\*\))")

TOTALS, SIGNED = msg("totals row"), msg("signature line")
HEADING, NOTE = msg("heading inside the list"), msg("note")
REPEATED, NUMBERING, TITLE = msg("repeated header"), msg("numbers of the columns"), msg("title above the table")


@dataclass(slots=True)
class Body:
    """The rows of a table that are records (indexes from 0) and the ignored ones."""

    records: list[int]
    ignored: list[IgnoredRow]


def split_rows(
    sheet: RawSheet, table: Table, mapped: Sequence[int], names: Sequence[int], counting: int | None
) -> Body:
    """Sorts the rows of a table. `mapped` are the columns that give fields, `names` those of them that name the record,
    `counting` the column that numbers the rows."""
    left, right = min(table.columns), max(table.columns) + 1
    repeated, numbering = table.repeated, table.numbering
    usual = _usual(sheet, table, left, right)
    enough = max(2.0, 0.4 * usual)
    records: list[int] = []
    ignored: list[IgnoredRow] = []
    rows = sheet.rows
    foot = min(table.last, len(rows)) - _FOOT
    signed = False
    suspicious = _suspicious(rows, table.first, foot, _watched(mapped, names, counting, left))
    for index in range(table.first, min(table.last, len(rows))):
        row = rows[index]
        if not row:
            continue
        if index in repeated:
            ignored.append(IgnoredRow(index + 1, REPEATED))
            continue
        if index in numbering:
            ignored.append(IgnoredRow(index + 1, NUMBERING))
            continue
        cells = row[left:right]
        filled = len(cells) if all(cells) else len(cells) - cells.count(None)
        if filled >= enough and index < foot and index not in suspicious:
            records.append(index)
            continue
        if not filled and len(row) - row.count(None) == 0:
            continue
        why = _why_not(sheet, table, index, left, right, mapped, names, counting, filled, enough)
        if (
            why is None
            and signed
            and filled < enough
            and (counting is None or row_number(sheet.cell(index, counting)) is None)
        ):
            why = SIGNED
        signed = signed or (why is SIGNED and index >= foot)
        if why is None:
            records.append(index)
        elif why is not _BLANK:
            ignored.append(IgnoredRow(index + 1, why))
    return Body(records, ignored)


_BLANK = msg("blank")


def _watched(mapped: Sequence[int], names: Sequence[int], counting: int | None, left: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys([left, *([counting] if counting is not None else []), *names[:2]]))


def _suspicious(rows: Sequence[Row], first: int, end: int, watch: Sequence[int]) -> set[int]:
    """The full rows that need a second look: one of their first cells may say `Cəmi` or repeat a header."""
    found: set[int] = set()
    for column in watch:
        cells = [row[column] if column < len(row) else None for row in rows[first : max(first, end)]]
        telling = {cell for cell in set(cells) if type(cell) is str and _tells(cell)}
        if telling:
            found.update(index for index, cell in enumerate(cells, first) if cell in telling)
    return found


def _tells(cell: str) -> bool:
    return (
        not cell
        or cell.isspace()
        or ":" in cell
        or "__" in cell
        or ((len(cell) < 30 or "/" in cell) and _totals(clean(cell)))
    )


def _usual(sheet: RawSheet, table: Table, left: int, right: int) -> float:
    """How many cells a record of this table usually fills: the upper half's middle."""
    counts: list[int] = []
    for row in sheet.rows[table.first : min(table.last, table.first + 400)]:
        cells = row[left:right]
        if filled := len(cells) - cells.count(None):
            counts.append(filled)
    if not counts:
        return 0.0
    counts.sort()
    return float(counts[min(len(counts) - 1, (3 * len(counts)) // 4)])


def _why_not(
    sheet: RawSheet, table: Table, index: int, left: int, right: int, mapped: Sequence[int], names: Sequence[int],
    counting: int | None, filled: int, enough: float,
) -> Message | None:  # fmt: skip
    row = sheet.rows[index]
    texts = {column: text for column, cell in enumerate(row) if cell is not None and (text := clean(words_of(cell)))}
    inside = {column: text for column, text in texts.items() if left <= column < right}
    if not texts:
        return _BLANK
    if not inside:
        return NOTE
    first = fold(inside[min(inside)])
    if any(_totals(text) for text in list(inside.values())[:3]) and _few_words(inside):
        return TOTALS
    if any(inside.get(column, "").endswith(":") for column in names) or (
        len(inside) == 1 and _by_name(next(iter(inside.values())))
    ):
        return SIGNED
    useful = {column: text for column, text in inside.items() if column in mapped and not not_given(text)}
    numbered = counting is not None and row_number(sheet.cell(index, counting)) is not None
    if filled >= enough and useful:
        if len(inside) <= 4 and _signs(first, inside):
            return SIGNED
        return _repeats(table, inside)
    if not useful:
        only = _span_width(sheet, index, min(inside)) > 1 or len(inside) == 1
        if numbered and len(inside) == 1:
            return _BLANK if not useful else None
        return _spoken(first, inside) or (HEADING if only else NOTE)
    if numbered and names and any(column in useful for column in names):
        return None
    spoken = _spoken(first, inside)
    if spoken is not None:
        return spoken
    if len(useful) == 1 and not numbered:
        column = next(iter(useful))
        if _span_width(sheet, index, column) > 1 or column == min(table.headers, default=left) or column not in names:
            return HEADING if len(useful[column]) <= 60 else NOTE
        if (
            counting is not None
            or _DIVIDES.intersection(fold(useful[column]).split()[-1:])
            or "cohort" in ideas(useful[column])
            or any(map(str.isdecimal, useful[column]))
        ):
            return HEADING
        return None if len(useful[column].split()) > 1 or len(mapped) <= 3 else HEADING
    if _SIGNED.search(" ".join(map(fold, inside.values()))) and not any(column in useful for column in names):
        return SIGNED
    return _repeats(table, inside)


def _by_name(text: str) -> bool:
    return _BY_NAME.fullmatch(text) is not None and telling(text.partition(":")[0]) < ENOUGH


def _signs(first: str, inside: dict[int, str]) -> bool:
    """`Onaylayan | | Ali Veli`, `Hazırlayan: …` at the foot of a list; a record has an address, a number or a date."""
    if any("@" in text or sum(map(str.isdecimal, text)) > 4 for text in inside.values()):
        return False
    return ((":" in first or "__" in first) and _SIGNED.search(first) is not None) or _SIGNER.match(first) is not None


def _spoken(first: str, inside: dict[int, str]) -> Message | None:
    whole = " ".join(fold(text) for text in inside.values())
    if _NOTE.search(first) or len(first) > 90:
        return NOTE
    if _SIGNED.search(whole) and len(inside) <= 5 and not any("@" in text for text in inside.values()):
        return SIGNED
    return None


def _totals(text: str) -> bool:
    """Whether a cell says `total`, in one language or in two: `TOPLAM / CƏMİ`."""
    plain = fold(text)
    if _TOTALS.fullmatch(plain):
        return True
    if "/" not in plain and "|" not in plain and " " not in plain:
        return False
    pieces = _TONGUES.split(plain)
    return 2 <= len(pieces) <= 3 and all(_TOTALS.fullmatch(piece) for piece in pieces)


def _few_words(inside: dict[int, str]) -> bool:
    """Totals rows hold figures beside their word, hardly other words."""
    others = [text for text in inside.values() if not _totals(text)]
    return sum(text[:1].isalpha() for text in others) <= 0.34 * len(inside)


def _repeats(table: Table, inside: dict[int, str]) -> Message | None:
    same = sum(
        column in table.headers and (text == clean(table.headers[column][-1]) or telling(text) >= 0.9)
        for column, text in inside.items()
    )
    return REPEATED if same >= 2 and same >= 0.6 * len(inside) and ENOUGH else None


def _span_width(sheet: RawSheet, row: int, column: int) -> int:
    for span in sheet.merged:
        if span.top <= row <= span.bottom and span.left <= column <= span.right:
            return span.right - span.left + 1
    return 1
