"""From a roster to its pages: every line broken, every row's height known, every page full. Plain data for the template.

The template only draws. That pages are known before anything is set gives "page x of y" without a second pass, single
pages for the preview, and a large roster in a third of the time and half of the memory of one long table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exchange_app.documents.breaking import break_lines, clean
from exchange_app.documents.columns import GAP, MARGIN, Frame, cell_metrics, fit, head_metrics
from exchange_app.documents.metrics import metrics
from exchange_app.documents.model import Column, Group, Roster, SignatureBlock

_TOP, _BOTTOM = 51.0, 51.0
_BOX = 1.21
"""Ems from the top edge to the bottom edge of a line, as the template sets it."""
_PITCH = 1.34
"""Ems from line to line within a cell."""
_INSET = 0.4
"""Ems above and below the text of a row."""
_GROUP = 2.5
"""Ems of a group's heading."""
_TITLE, _SECOND_TITLE, _SMALL = 17.0, 11.0, 8.0
_SIGNATURE_LINE = 30.0
_KEPT_ROWS = 3
"""Rows that go along when the signatures need a page of their own."""

Line = dict[str, Any]
"""A line of the table: {"h": height in points, "c": [texts]} for a row, {"h", "g": title, "n": note} for a heading."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A roster cut into pages: what all pages share, and the contents of each. Lengths are in points."""

    shared: dict[str, Any]
    sheets: tuple[dict[str, Any], ...]
    paper: tuple[float, float]
    ordinary: bool
    """Whether the shipped typeface has every letter that is used."""

    def __len__(self) -> int:
        return len(self.sheets)


def make_pages(roster: Roster) -> Pages:
    """The pages of a roster. Raises ColumnsDoNotFit."""
    roster = _cleaned(roster)
    frame = fit(roster)
    opening = _opening(roster, frame)
    heads = _heads(roster, frame)
    room = frame.paper[1] - _TOP - _BOTTOM - heads["h"]
    signatures = _signatures(roster, frame)
    tallest = int(((room - opening["h"]) / frame.size - _GROUP - 2 * _INSET - _BOX) / _PITCH)
    cut = _cut(list(_lines(roster, frame, tallest)), room - opening["h"], room, roster.continued)
    _place_signatures(cut, signatures["h"], room, room - opening["h"], roster.continued)
    sheets = tuple(
        {
            "lines": lines,
            "number": roster.page_label.format(page=number, pages=len(cut)),
            "first": number == 1,
            "last": number == len(cut),
        }
        for number, lines in enumerate(cut, start=1)
    )
    shared = {
        "paper": frame.paper,
        "margin": {"x": MARGIN, "top": _TOP, "bottom": _BOTTOM},
        "size": frame.size,
        "widths": frame.widths,
        "aligns": [column.align for column in roster.columns],
        "strong": [column.strong for column in roster.columns],
        "languages": roster.languages,
        "agencies": roster.agencies,
        "as_of": roster.as_of,
        "running": " · ".join((roster.titles[0], *roster.subtitles[:1])),
        "opening": opening,
        "heads": heads,
        "signatures": signatures,
        "empty": roster.empty if not roster.size else "",
    }
    return Pages(shared, sheets, frame.paper, _is_ordinary(roster))


def _cleaned(roster: Roster) -> Roster:
    from dataclasses import replace

    groups = tuple(
        Group(clean(group.title), clean(group.note), [[clean(cell) for cell in row] for row in group.rows])
        for group in roster.groups
    )
    return replace(roster, groups=groups, agencies=tuple(map(clean, roster.agencies)))


def _is_ordinary(roster: Roster) -> bool:
    letters = set().union(*roster.titles, *roster.subtitles, *roster.agencies)
    for group in roster.groups:
        letters.update(group.title, group.note)
        letters.update(*(cell for row in group.rows for cell in row))
    return metrics("Regular").covers("".join(letters - {"\n"}))


def _opening(roster: Roster, frame: Frame) -> dict[str, Any]:
    """The title block of the first page; two thirds of the width for titles, a third for the facts."""
    width = frame.paper[0] - 2 * MARGIN
    left = width * 0.68
    titles = [
        break_lines(title, left / size, metrics(weight).width)
        for title, size, weight in zip(roster.titles, (_TITLE, _SECOND_TITLE), ("SemiBold", "Regular"), strict=False)
    ]
    subtitles = [break_lines(text, left / 9.5, metrics("Regular").width) for text in roster.subtitles]
    agencies = break_lines("  ·  ".join(roster.agencies), width / _SMALL, metrics("Medium").width)
    height = len(agencies) * 11.0 + 12 + 10
    for lines, pitch in zip(titles, (22.0, 15.0), strict=False):
        height += len(lines) * pitch
    height += sum(len(lines) for lines in subtitles) * 13.5 + 14
    height = max(height, len(agencies) * 11 + 22 + len(roster.facts) * 13.5 + 14)
    return {"h": height, "titles": titles, "subtitles": subtitles, "agencies": agencies, "facts": roster.facts}


def _heads(roster: Roster, frame: Frame) -> dict[str, Any]:
    texts = [
        [
            break_lines(head, width / frame.size - 2 * GAP, head_metrics(position).width)
            for position, head in enumerate(column.heads)
        ]
        for column, width in zip(roster.columns, frame.widths, strict=True)
    ]
    tallest = max((sum(map(len, languages)) for languages in texts), default=1)
    cells = [["\n".join(lines) for lines in languages] for languages in texts]
    return {"h": _height(tallest, frame.size) + 0.2 * frame.size, "c": cells}


def _lines(roster: Roster, frame: Frame, tallest: int) -> Iterator[Line]:
    """The lines of the table; a row of more than `tallest` lines of text goes on in a further one."""
    setters = [_Setter(column, width, frame.size) for column, width in zip(roster.columns, frame.widths, strict=True)]
    heights = [_height(count, frame.size) for count in range(tallest + 1)]
    for group in roster.groups:
        if group.title and group.rows:
            yield {"h": _GROUP * frame.size, "g": group.title, "n": group.note}
        for row in group.rows:
            cells, most = [], 1
            for setter, text in zip(setters, row, strict=True):
                lines, count = setter.set(text)
                cells.append(lines)
                if count > most:
                    most = count
            if most <= tallest:
                yield {"h": heights[most], "c": cells}
            else:
                yield from _parts(cells, tallest, frame.size)


def _parts(cells: list[str], tallest: int, size: float) -> Iterator[Line]:
    """A row that no page could hold, cut into rows that follow one another."""
    broken = [cell.split("\n") for cell in cells]
    for start in range(0, max(map(len, broken)), tallest):
        parts = [lines[start : start + tallest] for lines in broken]
        yield {"h": _height(max(map(len, parts)), size), "c": ["\n".join(lines) for lines in parts]}


class _Setter:
    """Breaks the texts of one column; remembers them, since cities and employers repeat."""

    def __init__(self, column: Column, width: float, size: float) -> None:
        available, measure = width / size - 2 * GAP, cell_metrics(column).width

        @lru_cache(maxsize=4096)
        def broken(text: str) -> tuple[str, int]:
            lines = break_lines(text, available, measure)
            return "\n".join(lines), len(lines)

        self.set = broken


def _height(lines: int, size: float) -> float:
    return (2 * _INSET + _BOX + (lines - 1) * _PITCH) * size


def _cut(lines: list[Line], first: float, room: float, continued: str) -> list[list[Line]]:
    """Lines onto pages; a group's heading never stands last on a page and is repeated where its rows go on."""
    pages: list[list[Line]] = [[]]
    left, heading = first, None
    for index, line in enumerate(lines):
        need = line["h"]
        if "g" in line:
            heading = line
            need += lines[index + 1]["h"]
        if need > left and pages[-1]:
            pages.append([])
            left = room
            if line is not heading:
                pages[-1] += _continuing(heading, continued)
                left -= sum(each["h"] for each in pages[-1])
        pages[-1].append(line)
        left -= line["h"]
    return pages


def _place_signatures(pages: list[list[Line]], height: float, room: float, first: float, continued: str) -> None:
    """Keeps the signatures together with at least some rows: where they do not fit, a last page begins."""
    last = pages[-1]
    if height <= (first if len(pages) == 1 else room) - sum(line["h"] for line in last):
        return
    kept = max(1, len(last) - _KEPT_ROWS)
    while kept > 1 and "g" in last[kept - 1]:
        kept -= 1
    moved = last[kept:]
    del last[kept:]
    if moved and "g" not in moved[0]:
        moved = [*_continuing(next((line for line in reversed(last) if "g" in line), None), continued), *moved]
    pages.append(moved)


def _continuing(heading: Line | None, continued: str) -> list[Line]:
    """A group's heading once more, where its rows go on; a heading that is itself a repetition is not marked twice."""
    if heading is None:
        return []
    said = heading["g"] if heading.get("again") else continued.format(title=heading["g"])
    return [{"h": heading["h"], "g": said, "n": "", "again": True}]


def _signatures(roster: Roster, frame: Frame) -> dict[str, Any]:
    if not roster.signatures:
        return {"h": 0.0, "blocks": []}
    width = (frame.paper[0] - 2 * MARGIN - 28 * (len(roster.signatures) - 1)) / len(roster.signatures)
    blocks = [_signature(block, width) for block in roster.signatures]
    title = max(len(block["title"]) for block in blocks) * 12.0
    lines = max(len(block["lines"]) for block in blocks)
    return {"h": 30 + title + lines * _SIGNATURE_LINE, "title": title, "width": width, "blocks": blocks}


def _signature(block: SignatureBlock, width: float) -> dict[str, Any]:
    return {"title": break_lines(block.title, width / 9, metrics("SemiBold").width), "lines": block.lines}
