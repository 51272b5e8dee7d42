"""Cell ranges as spreadsheets exchange them: lines of cells parted by tabs, quoted where a cell holds a tab or a line break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """A range as text. Cells that a spreadsheet would split are quoted."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def from_tsv(text: str) -> list[list[str]]:
    """The lines of a text, each with the cells that it has; a line break at the end is no line."""
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while at < end:
        cell, at, stop = _cell(text, at)
        rows[-1].append(cell)
        if stop == "\t" and at >= end:
            rows[-1].append("")
        elif stop == "\n" and at < end:
            rows.append([])
    return rows if any(rows) else []


def _cell(text: str, at: int) -> tuple[str, int, str]:
    """The cell that begins at a place, the place behind its end, and what ended it: a tab, a line break or nothing."""
    if text.startswith('"', at):
        quoted = _closed(text, at)
        if quoted is not None:
            cell, behind = quoted
            return cell, *_end(text, behind)
    behind = at
    while behind < len(text) and text[behind] not in "\t\r\n":
        behind += 1
    return text[at:behind], *_end(text, behind)


def _closed(text: str, at: int) -> tuple[str, int] | None:
    """A quoted cell and the place behind its closing mark; None where the mark is but a letter of the cell."""
    place, parts = at + 1, []
    while (mark := text.find('"', place)) >= 0:
        parts.append(text[place:mark])
        if text.startswith('"', mark + 1):
            parts.append('"')
            place = mark + 2
            continue
        return ("".join(parts), mark + 1) if mark + 1 == len(text) or text[mark + 1] in "\t\r\n" else None
    return None


def _end(text: str, at: int) -> tuple[int, str]:
    if text.startswith("\r\n", at):
        return at + 2, "\n"
    if at < len(text):
        return at + 1, "\t" if text[at] == "\t" else "\n"
    return at, ""
