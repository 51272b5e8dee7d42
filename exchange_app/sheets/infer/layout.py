"""Where the tables of a sheet lie: header rows of one or more levels, and the rows and columns under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from exchange_app.sheets.infer.header_dialogue import in_two_languages, referred, unnumbered
from exchange_app.sheets.infer.headers import ENOUGH, Levels, is_row_number, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.sheets.raw import RawSheet, Span
from exchange_app.sheets.values.texts import clean, words_of

_ALSO_VALUES = frozenset(("turkish", "azerbaijani", "english", "russian", "language", "level"))
"""Names of languages and countries stand in headers and in cells alike."""

_DATA = re.compile(
    r"\S@\S+\.\w|^www\.|^\d{1,2}(?:[./]\d{1,2}(?:[./]\d{2,4})?)?\s*[–—-]\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{1,3} (?:kişi(?:lik)?|nəfər|yıl|il|places|people|years|yer)$|^\+?\d[\d\s()-]{6,}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$"
)
"""E-mails, phones and dates: no header has them."""
_BEGINNING = 200
"""So many letters of a cell tell what it looks like."""

_PREFIX = re.compile(r"(\S[^\n]*?)\s*(?:\s[-–—]\s|>>?|→|::|:\s)\s*([^\n]*\S)")
"""A header that names its group first."""

LOOKED_AT = 300
"""So many filled rows are looked at one by one; further down only rows that follow a gap or repeat a header."""

_FURTHER = 8
_FURTHER_ROWS = 1500
"""So many rows after gaps are looked at: a list with a gap after each record must not cost minutes."""


@dataclass(slots=True)
class Table:
    """A stretch of a sheet that may hold records. Rows and columns count from 0; `last` is exclusive.

    `headers` gives the levels of each column's header, top down; columns without one are missing in it. `repeated` are rows that
    repeat the header, `numbering` those that number the columns.
    """

    header_rows: tuple[int, ...]
    headers: dict[int, Levels]
    columns: tuple[int, ...]
    first: int
    last: int
    repeated: set[int] = field(default_factory=set)
    numbering: set[int] = field(default_factory=set)
    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Columns that were put together in one: that one → all of them."""


def find_tables(sheet: RawSheet) -> list[Table]:
    """The tables of a sheet by their headers, from the top; side by side from the left. No header, no table."""
    blocks = _blocks(sheet)
    tables: list[Table] = []
    for at, block in enumerate(blocks):
        end = blocks[at + 1][0] if at + 1 < len(blocks) else len(sheet.rows)
        for table in _tables_under(sheet, block, end):
            _add(tables, table, sheet, block)
    return tables


def _add(tables: list[Table], table: Table, sheet: RawSheet, block: tuple[int, ...]) -> None:
    """A header met again continues the table above it."""
    for above in tables:
        if above.last == block[0] and _same_header(above, table):
            above.last = table.last
            above.repeated.update(table.header_rows)
            above.numbering.update(table.numbering)
            return
    tables.append(table)


def _same_header(one: Table, other: Table) -> bool:
    first = {column: normal(levels[-1]) for column, levels in one.headers.items()}
    second = {column: normal(levels[-1]) for column, levels in other.headers.items()}
    same = sum(second.get(column) == text for column, text in first.items())
    return same >= 0.8 * max(len(first), 1) and same >= 0.8 * max(len(second), 1)


def _blocks(sheet: RawSheet) -> list[tuple[int, ...]]:
    """Groups of neighbouring header rows."""
    blocks: list[list[int]] = []
    for index, row in _interesting(sheet):
        if not is_header(row, further=bool(blocks) and index > blocks[-1][-1] + 1):
            continue
        if blocks and index == blocks[-1][-1] + 1:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    if not blocks and (head := _may_head(sheet)) is not None:
        blocks.append([head])
    out: list[tuple[int, ...]] = []
    for block in blocks:
        top, bottom = block[0], block[-1]
        floor = out[-1][-1] if out else -1
        while top - 1 > floor and len(block) < 4 and _is_group_row(sheet, top - 1, top):
            top -= 1
            block.insert(0, top)
        while bottom + 1 < len(sheet.rows) and len(block) < 4 and _is_lower_row(sheet, bottom, bottom + 1):
            bottom += 1
            block.append(bottom)
        if not (out and top <= out[-1][-1]):
            out.append(tuple(block))
    return out


def _may_head(sheet: RawSheet) -> int | None:
    """The first row of words alone, different ones, over rows that fill the same columns, where it names two fields beyond doubt:
    a list most of whose columns are none of ours."""
    filled = [index for index, _ in zip((index for index, _ in sheet.filled_rows()), range(LOOKED_AT), strict=False)]
    for at, index in enumerate(filled[:_FURTHER]):
        row = sheet.rows[index]
        texts = [clean(cell) for cell in row if isinstance(cell, str)]
        if (
            len(texts) < 3
            or len(texts) < len(row) - row.count(None)
            or len(set(texts)) < len(texts)
            or any(map(_like_data, texts))
        ):
            continue
        sure = [
            text
            for text in texts
            if telling(_bare(text)) >= _SURE and not is_row_number(text) and not set(ideas(text)) <= _ALSO_VALUES
        ]
        below = [sheet.rows[other] for other in filled[at + 1 : at + 1 + _FURTHER]]
        full = [len(each) - each.count(None) for each in below]
        if (
            len(sure) + _formed_below(row, below) >= 2
            and len(sure) >= 1
            and len(below) >= (3 if len(sure) > 1 else 2)
            and not _is_form_line(texts)
            and sum(count >= 0.6 * len(texts) for count in full) >= 0.8 * len(below)
        ):
            return index
    return None


def _formed_below(row: Sequence[Any], below: Sequence[Sequence[Any]]) -> int:
    """How many words of a row stand over cells that have a form of their own, as no header has: e-mails, numbers, days."""
    count = 0
    for column, cell in enumerate(row):
        cells = [each[column] for each in below if column < len(each) and each[column] is not None]
        formed = sum(not isinstance(each, str) or _like_data(each) for each in cells)
        count += isinstance(cell, str) and len(cells) >= 2 and formed >= 0.8 * len(cells)
    return count


def _like_data(text: str) -> bool:
    return bool(_DATA.search(text[:_BEGINNING])) or sum(map(str.isdecimal, text)) > 2


_SURE = 0.9


def _interesting(sheet: RawSheet) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows that may be headers: the first ones all, further down those after a gap or beginning as a header did."""
    seen = 0
    further = _FURTHER_ROWS
    gap = False
    known: set[str] = set()
    for index, row in enumerate(sheet.rows):
        if not row:
            gap = True
            continue
        if seen < LOOKED_AT:
            seen += 1
            if any(isinstance(cell, str) and telling(clean(cell)) >= 0.9 for cell in row[:3]):
                known.update(cell for cell in row[:3] if isinstance(cell, str))
            yield index, row
            continue
        filled = len(row) - row.count(None)
        if (row[0] is not None and row[0] in known) or (len(row) > 1 and row[1] is not None and row[1] in known):
            yield index, row
        elif (gap or filled <= 2) and further:
            further -= 1
            yield index, row
        gap = filled <= 2


def is_header(row: Sequence[Any], *, further: bool = False) -> bool:
    """Whether a row of cells reads like headers. `further`: one was found above, so that nearly all cells must."""
    texts = [text for cell in row if isinstance(cell, str) and (text := clean(cell))]
    if len(texts) < 2 or len(texts) > 400 or any(_DATA.search(text[:_BEGINNING]) for text in texts):
        return False
    others = sum(cell is not None and not isinstance(cell, str) for cell in row)
    if others > 0.4 * (others + len(texts)) or any(isinstance(cell, date) for cell in row):
        return False
    told = [text for text in texts if telling(_bare(text)) >= ENOUGH and not is_row_number(text)]
    if further:
        near, enough = len(told), 0.6
    else:
        near, enough = sum(telling(_bare(text)) >= 0.5 for text in texts), 0.5 if len(told) < 4 or others else 0.3
    if len(told) < 2 or near < enough * len(texts) or (_is_form_line(texts) and not _asks_side_by_side(row)):
        return False
    return sum(not set(ideas(text)) <= _ALSO_VALUES for text in told) >= 2 or (
        len(told) >= 3 and len(told) == len(texts)
    )


_ASKED = re.compile(r"(?:Q|S|Soru|Sual|Question)?\s*\d{1,2}\s*[.):]\s+(?=\D)", re.IGNORECASE)


def _bare(text: str) -> str:
    return _ASKED.sub("", text, count=1).rstrip(" :*") if text[:1] in "QSqs0123456789" else text.rstrip(" :*")


def _is_form_line(texts: Sequence[str]) -> bool:
    """`Tarih: 15.09.2026 | Sayı: 42` is a letterhead, no header."""
    texts = [_bare(text) if _ASKED.match(text) else text for text in texts]
    if len(texts) == 2 and texts[0].endswith(":"):
        return True
    return sum(
        text.rstrip("*").endswith(":") or (":" in text and any(map(str.isdecimal, text))) for text in texts
    ) > 0.5 * len(texts)


def _asks_side_by_side(row: Sequence[Any]) -> bool:
    """`Adınız: | Soyadınız: | Doğum tarihiniz:` cell by cell, without room for answers between, are headers with colons."""
    asked = [isinstance(cell, str) and cell.rstrip(" *").endswith((":", "?")) for cell in row]
    together = sum(one and other for one, other in pairwise(asked))
    return together >= 3 and together >= 0.6 * sum(asked)


def _texts(sheet: RawSheet, row: int) -> dict[int, str]:
    return {
        column: text
        for column, cell in enumerate(sheet.rows[row])
        if cell is not None and (text := clean(words_of(cell)))
    }


def _spans(sheet: RawSheet, row: int) -> list[Span]:
    return [span for span in sheet.merged if span.top <= row <= span.bottom]


def _is_group_row(sheet: RawSheet, upper: int, lower: int) -> bool:
    """Whether the row above a header row holds groups of its columns, and no title."""
    above, below = _texts(sheet, upper), _texts(sheet, lower)
    if not above or any(isinstance(cell, date) for cell in sheet.rows[upper]):
        return False
    if any(span.top <= upper and span.bottom >= lower for span in _spans(sheet, upper) if span.bottom > span.top):
        return True
    if any(len(text) > 60 or (":" in text and any(map(str.isdecimal, text))) for text in above.values()):
        return False
    width = max(below) - min(below) + 1
    if len(above) == 1:
        column = next(iter(above))
        span = next((s for s in _spans(sheet, upper) if s.left <= column <= s.right), None)
        reach = span.right - span.left + 1 if span else 1
        return span is not None and reach < 0.6 * width and span.left > min(below) and telling(above[column]) >= 0.5
    spans = [
        span
        for span in _spans(sheet, upper)
        if span.right > span.left and min(below) <= span.left and span.right <= max(below)
    ]
    if len(above) >= 3 and len(spans) >= 3 and all(any(s.left == column for s in spans) for column in above):
        return True
    holes = [column for column in below if column not in above]
    if not holes and any(column not in below for column in above) is False:
        return len(above) >= 3 and all(telling(text) >= ENOUGH for text in above.values())
    return sum(telling(text) >= 0.3 for text in above.values()) >= 0.5 * len(above)


def _is_lower_row(sheet: RawSheet, upper: int, lower: int) -> bool:
    """Whether the row under a header row still belongs to the header: names of parts of its groups."""
    above, below = _texts(sheet, upper), _texts(sheet, lower)
    if not below or len(below) > len(above) + 12:
        return False
    held = [
        span for span in _spans(sheet, lower) if span.top <= upper and span.bottom >= lower and span.bottom > span.top
    ]
    wide = [span for span in _spans(sheet, upper) if span.right > span.left and span.bottom == upper]
    covered = {column for span in held for column in range(span.left, span.right + 1)}
    if held and not covered.intersection(below) and len(covered.intersection(above)) >= 0.5 * len(above):
        return all(isinstance(cell, str | int | None) for cell in sheet.rows[lower])
    if len(below) == 1 and not held and not wide:
        column, text = next(iter(below.items()))
        if ":" in text or any(span.right - span.left + 1 > 0.6 * len(above) for span in _spans(sheet, lower)):
            return False
        return column in above and telling(text) >= 0.95 > telling(above[column]) and "cohort" not in ideas(text)
    if held and wide:
        return all(any(span.left <= column <= span.right for span in wide) for column in below)
    if wide and all(any(span.left <= column <= span.right for span in wide) for column in below):
        return all(isinstance(cell, str | int | None) for cell in sheet.rows[lower])
    return len(below) >= 2 and is_header(sheet.rows[lower])


def _tables_under(sheet: RawSheet, block: tuple[int, ...], end: int) -> Iterator[Table]:
    headers = _headers(sheet, block)
    if not headers:
        return
    first = block[-1] + 1
    numbering = set()
    while first < end and _numbers_columns(sheet.rows[first]):
        numbering.add(first)
        first += 1
    filled = _filled_columns(sheet, first, end, max(headers) + _FURTHER)
    for columns in _side_by_side(sorted(set(headers) | filled), headers, filled):
        yield Table(
            block,
            {column: levels for column, levels in headers.items() if column in columns},
            tuple(columns),
            first,
            end,
            numbering=set(numbering),
        )


def _numbers_columns(row: Sequence[Any]) -> bool:
    """`1 | 2 | 3 | …` under a header, as official forms have it."""
    numbers = [cell for cell in row if cell is not None]
    if len(numbers) < 4:
        return False
    if any(isinstance(cell, float) for cell in numbers):
        return False
    plain = [
        int(cell) if isinstance(cell, int) else int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else -1
        for cell in numbers
    ]
    return plain == list(range(plain[0], plain[0] + len(plain))) and plain[0] in (0, 1)


def _filled_columns(sheet: RawSheet, first: int, end: int, furthest: int) -> set[int]:
    empty = list(range(furthest + 1))
    filled: set[int] = set()
    for row in sheet.rows[first:end]:
        if not empty:
            break
        if len(row) <= empty[0]:
            continue
        found = [column for column in empty if column < len(row) and row[column] is not None and words_of(row[column])]
        if found:
            filled.update(found)
            empty = [column for column in empty if column not in filled]
    return filled


def _headers(sheet: RawSheet, block: tuple[int, ...]) -> dict[int, Levels]:
    """The levels of every column's header. Merged cells reach over what they span; without merging, a group reaches
    to the right over empty cells as long as something stands below them."""
    rows = [_texts(sheet, row) for row in block]
    merged = any(_spans(sheet, row) for row in block)
    for depth, row in enumerate(block):
        own = dict(rows[depth])
        for span in _spans(sheet, row):
            text = clean(words_of(sheet.cell(span.top, span.left)))
            if text and span.right - span.left < 400:
                for column in range(span.left, span.right + 1):
                    rows[depth].setdefault(column, text)
        if not merged and depth + 1 < len(block):
            _reach_right(own, rows[depth], rows[depth + 1 :])
    out: dict[int, Levels] = {}
    for column in sorted(set().union(*rows)):
        levels: list[str] = []
        for texts in rows:
            level = texts.get(column)
            if level and level not in levels:
                levels.append(level)
        raw = _typed(sheet, block, column, levels)
        out[column] = raw
    if len(block) == 2 and not any(span.right > span.left for row in block for span in _spans(sheet, row)):
        out = in_two_languages(out)
    return referred(_prefixed(unnumbered(out)))


def _prefixed(headers: dict[int, Levels]) -> dict[int, Levels]:
    """`Address - City`, `Address - Country` side by side are a group and its columns, as forms write them."""
    split = {column: found.groups() for column, levels in headers.items() if (found := _PREFIX.fullmatch(levels[-1]))}
    for column, (prefix, own) in split.items():
        near = [split[other] for other in (column - 1, column + 1) if other in split]
        if any(normal(other) == normal(prefix) and normal(rest) != normal(own) for other, rest in near):
            headers[column] = (*headers[column][:-1], prefix, own)
    return headers


def _typed(sheet: RawSheet, block: tuple[int, ...], column: int, levels: list[str]) -> Levels:
    """The levels with the line breaks of the lowest one kept: they part two languages."""
    for row in reversed(block):
        cell = sheet.cell(row, column)
        if isinstance(cell, str) and clean(cell) == levels[-1]:
            return (*levels[:-1], "\n".join(part for each in cell.splitlines() if (part := clean(each))))
    return tuple(levels)


def _reach_right(own: dict[int, str], reached: dict[int, str], below: Sequence[dict[int, str]]) -> None:
    for column, text in own.items():
        at = column + 1
        while at not in own and any(at in texts for texts in below):
            reached[at] = text
            at += 1


def _side_by_side(columns: list[int], headers: dict[int, Levels], filled: set[int]) -> list[list[int]]:
    """The columns of each table where an empty column parts two tables that begin alike; else all columns."""
    parts: list[list[int]] = [[]]
    for column in columns:
        if parts[-1] and column > parts[-1][-1] + 1:
            parts.append([])
        parts[-1].append(column)
    if len(parts) < 2:
        return [columns]
    keys = [{normal(headers[column][-1]) for column in part if column in headers} for part in parts]
    if all(len(key) >= 2 for key in keys) and all(len(keys[0] & key) >= 2 for key in keys[1:]):
        return parts
    return [columns]


def table_at(sheet: RawSheet, block: tuple[int, ...]) -> Table:
    """The table under header rows that a person named; () for a table without headers from the first filled row."""
    block = tuple(row for row in sorted(block) if 0 <= row < len(sheet.rows))
    if block:
        headers = _headers(sheet, block)
        first = block[-1] + 1
    else:
        headers = {}
        first = next((index for index, _ in sheet.filled_rows()), 0)
    filled = _filled_columns(sheet, first, len(sheet.rows), max(headers, default=sheet.width) + _FURTHER)
    columns = tuple(sorted(set(headers) | filled)) or (0,)
    return Table(block, headers, columns, first, len(sheet.rows))
