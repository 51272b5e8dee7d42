"""Columns that only together give a value: a date in day, month and year; a choice marked with an x under its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from exchange_app.kinds import Choices
from exchange_app.kinds.choices import GENDER, LEVEL, TRACK
from exchange_app.sheets.infer.headers import Levels
from exchange_app.sheets.infer.keys import parts, spelled
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.ranking import rank_of, ranked, ranked_at
from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.sheets.raw import BrokenCell, RawSheet, Row
from exchange_app.sheets.values.choices import Vocabulary, words_for
from exchange_app.sheets.values.countries import find_country
from exchange_app.sheets.values.texts import clean, not_given
from exchange_app.text import fold

_MARKS = frozenset("x X х Х + v V √ ✓ ✔ ✗ ✘ ☑ ☒ ● • * ■ 1 × evet hə bəli yes da".split())
_NO_MARKS = frozenset("0 ☐ □ - hayır xeyr yox no".split())
_PARTS = {
    "day": frozenset("gun gunu day gg dd".split()), "month": frozenset("ay ayi month aa mm".split()),
    "year": frozenset("il ili yil yili year yyyy iiii".split()),
}  # fmt: skip
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring columns that give one value, the column it is put `into`, its header, and how a row's cells are put together."""

    columns: tuple[int, ...]
    into: int
    levels: Levels
    join: Callable[[Sequence[Any]], Any]


def composed(sheet: RawSheet, table: Table, apart: frozenset[int] = frozenset()) -> tuple[RawSheet, Table]:
    """The sheet and the table with every such group put together in one column; both as they are where there is none.
    Columns that a person gave a meaning of their own stay `apart`."""
    columns = _Columns(sheet, table)
    groups = [*_dates(columns), *_grids(columns), *_rankings(columns), *_sides(columns)]
    groups = [group for group in groups if not apart.intersection(group.columns) - {group.into}]
    if not groups:
        return sheet, table
    gone = {column for group in groups for column in group.columns} - {group.into for group in groups}
    headers = {column: levels for column, levels in table.headers.items() if column not in gone}
    headers.update({group.into: group.levels for group in groups})
    rows: list[Row] = list(sheet.rows)
    for index in range(table.first, min(table.last, len(rows))):
        if rows[index] and index not in table.repeated and index not in table.numbering:
            rows[index] = _joined(rows[index], groups, gone)
    kept = tuple(column for column in table.columns if column not in gone)
    put = {group.into: group.columns for group in groups}
    return replace(sheet, rows=rows), replace(table, headers=headers, columns=kept, parts=put)


def _joined(row: Row, groups: Sequence[_Group], gone: set[int]) -> Row:
    cells = list(row) + [None] * (max(group.into for group in groups) + 1 - len(row))
    for group in groups:
        cells[group.into] = group.join([row[column] if column < len(row) else None for column in group.columns])
    for column in gone:
        if column < len(cells):
            cells[column] = None
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


class _Columns:
    """The columns of a table with their headers and some of their cells."""

    def __init__(self, sheet: RawSheet, table: Table) -> None:
        self.indexes = table.columns
        self.headers: Mapping[int, Levels] = table.headers
        rows = [row for row in sheet.rows[table.first : min(table.last, table.first + _LOOKED_AT)] if row]
        self._rows = rows

    def own(self, column: int) -> str:
        """The lowest level of a column's header."""
        levels = self.headers.get(column, ())
        return levels[-1] if levels else ""

    def cells(self, column: int) -> list[Any]:
        """Its filled cells, of those looked at."""
        return [row[column] for row in self._rows if column < len(row) and row[column] is not None]

    def rows_of(self, columns: Sequence[int]) -> list[list[Any]]:
        """The cells of some columns row by row, of the rows looked at."""
        return [[row[column] if column < len(row) else None for column in columns] for row in self._rows]

    def marked(self, column: int) -> bool:
        """Whether it holds nothing but marks."""
        return all(_mark(cell) is not None for cell in self.cells(column))

    def runs(self, belongs: Callable[[int], Any]) -> list[tuple[int, ...]]:
        """Runs of neighbouring columns for which `belongs` gives the same, not None."""
        found: list[tuple[int, ...]] = []
        for key, several in groupby(self.indexes, key=belongs):
            if key is None:
                continue
            run: list[int] = []
            for column in several:
                if run and column != run[-1] + 1:
                    found.append(tuple(run))
                    run = []
                run.append(column)
            found.append(tuple(run))
        return [run for run in found if len(run) > 1]


def _mark(cell: Any) -> bool | None:
    """True for a mark, False for its absence, None for anything else."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        return cell == 1 if cell in (0, 1) else None
    if not isinstance(cell, str):
        return None
    text = clean(cell)
    if text in _MARKS or fold(text) in _MARKS:
        return True
    return False if not_given(text) or text in _NO_MARKS else None


def _dates(columns: _Columns) -> list[_Group]:
    """Day, month and year, in any order, under one group or with one name: `Doğum günü | Doğum ayı | Doğum ili`."""
    out: list[_Group] = []
    at = 0
    indexes = columns.indexes
    while at + 2 < len(indexes):
        three = indexes[at : at + 3]
        kinds = [_part(columns.own(column)) for column in three]
        if set(kinds) == set(_PARTS) and three[2] - three[0] == 2 and _alike(columns, three):
            order = [kinds.index(kind) for kind in ("day", "month", "year")]
            above = columns.headers[three[0]][:-1]
            about = " ".join(spelling for spelling in _spellings(columns.own(three[0])) if fold(spelling) not in _EVERY)
            listed = ", ".join(clean(columns.own(column)) for column in three)
            out.append(
                _Group(
                    three,
                    three[0],
                    (*above[:-1], f"{above[-1] if above else about} ({listed})".strip()),
                    _date_of(order),
                )
            )
            at += 3
        else:
            at += 1
    return out


_EVERY = frozenset().union(*_PARTS.values())


def _spellings(text: str) -> list[str]:
    return clean(parts(text)[0] or text).split()


def _part(own: str) -> str | None:
    words = spelled(own)
    named = [kind for word in words for kind, known in _PARTS.items() if word in known]
    return named[0] if len(named) == 1 and len(words) <= 4 else None


def _alike(columns: _Columns, three: Sequence[int]) -> bool:
    abouts = {tuple(word for word in spelled(columns.own(column)) if word not in _EVERY) for column in three}
    groups = {columns.headers[column][:-1] for column in three}
    return len(abouts) == 1 and len(groups) == 1


def _date_of(order: Sequence[int]) -> Callable[[Sequence[Any]], Any]:
    def join(cells: Sequence[Any]) -> Any:
        texts = []
        for at in order:
            cell = cells[at]
            if isinstance(cell, BrokenCell):
                return cell
            text = (
                str(int(cell))
                if isinstance(cell, float) and cell == int(cell)
                else clean(str(cell))
                if cell is not None
                else ""
            )
            texts.append("" if not_given(text) else text)
        if not any(texts):
            return None
        return (".".join if texts[1].isdecimal() and all(texts) else " ".join)(text or "…" for text in texts)

    return join


def _grids(columns: _Columns) -> list[_Group]:
    """Marks under the words of a choice: `İngilis dili: zəif | orta | yaxşı | əla`, `Kadın | Erkek`."""
    marked = {column for column in columns.indexes if columns.own(column) and columns.marked(column)}
    if not marked:
        return []
    out: list[_Group] = []
    words = [(choices, words_for(choices, "en")) for choices in _CHOICES]
    for run in columns.runs(lambda column: columns.headers[column][:-1] if column in marked else None):
        above = columns.headers[run[0]][:-1]
        sexes = "gender" in ideas(" ".join(above)) or len(run) == 2
        for choices, same in groupby(
            run,
            key=lambda column: (
                _named(columns.own(column), words) or (GENDER if sexes and _letter(columns.own(column)) else None)
            ),
        ):
            group = tuple(same)
            if choices is None or len(group) < 2 or not any(columns.cells(column) for column in group):
                continue
            options = [clean(columns.own(column)) for column in group]
            listed = " | ".join(options)
            levels = (*above[:-1], f"{above[-1]} ({listed})") if above else (listed,)
            out.append(_Group(group, group[0], levels, _option_of(options)))
    return out


_CHOICES = (TRACK, LEVEL, GENDER)


def _named(own: str, words: Iterable[tuple[Choices, Vocabulary]]) -> Choices | None:
    return next((choices for choices, vocabulary in words if vocabulary.code(clean(own)) is not None), None)


def _letter(own: str) -> bool:
    """Whether a header is one of the letters for woman and man."""
    return fold(clean(own).strip(" .")) in frozenset(GENDER.letters)


def _option_of(options: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    def join(cells: Sequence[Any]) -> Any:
        broken = next((cell for cell in cells if isinstance(cell, BrokenCell)), None)
        if broken is not None:
            return broken
        chosen = [
            option for option, cell in zip(options, cells, strict=True) if cell is not None and _mark(cell) is True
        ]
        odd = [clean(str(cell)) for cell in cells if cell is not None and _mark(cell) is None]
        return " / ".join([*chosen, *odd]) or None

    return join


def _rankings(columns: _Columns) -> list[_Group]:
    """Ranks under the names of outlets: one column a rank."""
    out: list[_Group] = []
    for run in columns.runs(lambda column: columns.headers[column][:-1] if _may_rank(columns, column) else None):
        options = [clean(columns.own(column)) for column in run]
        rows = columns.rows_of(run)
        if len(run) < 3 or not ranked(columns.headers[run[0]][:-1], options, rows):
            continue
        highest = min(5, max(rank for row in rows for cell in row if cell is not None and (rank := rank_of(cell))))
        out.extend(
            _Group(run, run[rank - 1], (f"{rank}. tercih",), partial(ranked_at, rank, options))
            for rank in range(1, highest + 1)
        )
    return out


def _may_rank(columns: _Columns, column: int) -> bool:
    cells = columns.cells(column) if column in columns.headers else []
    return bool(cells) and all(rank_of(cell) is not None for cell in cells)


def _sides(columns: _Columns) -> list[_Group]:
    """Places for each side in columns of their own: `Kontenjan (TR) | Kontenjan (AZ)`."""
    out: list[_Group] = []
    for run in columns.runs(
        lambda column: columns.headers[column][:-1] if column in columns.headers and _side_of(columns, column) else None
    ):
        sides = [_side_of(columns, column) or "" for column in run]
        if len(set(sides)) == len(sides):
            out.append(_Group(run, run[0], ("Seats by side",), partial(_sides_joined, sides)))
    return out


def _side_of(columns: _Columns, column: int) -> str | None:
    """The country whose places a column counts."""
    words = clean(columns.own(column)).replace("(", " ").replace(")", " ").split()
    named = [code for word in words if (code := find_country(word.strip(".,:-–"))) is not None]
    counts = {"count", "place", "applicant"} & set(ideas(" ".join(columns.headers[column])))
    cells = columns.cells(column)
    return (
        named[0]
        if len(named) == 1
        and counts
        and cells
        and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in cells)
        else None
    )


def _sides_joined(sides: Sequence[str], cells: Sequence[Any]) -> Any:
    return ", ".join(f"{side} {cell}" for side, cell in zip(sides, cells, strict=True) if cell is not None) or None
