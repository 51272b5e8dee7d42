"""Learns how much each sign of a row weighs: whether it is a header, and whether it is a record.

    python -m tests.lists.fit_rows [--lists 900] [--seed 1001] [--write]

Learned from generated lists, from the cases of tests/reading as they were judged, and from the sheets that the tests of the reader read:
what is read while a test passes is right. A fifth of all is held back, to say how right what is learned is.
Without --write nothing is changed.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from exchange_app.assets import shipped
from exchange_app.sheets.infer import mapping, multirow, rows
from exchange_app.sheets.infer.header_lines import QUESTIONS, Line, Neighbours, is_header, signs_of_line
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.row_evidence import FALSE_TOTALS, SIGNS, TOTALS, JudgedRow, SpeaksFor, signs_of_row
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import RawBook, RawSheet
from tests.lists.fit import DESK, asked_for, raw_book
from tests.lists.generate import make
from tests.lists.learner import Example, Learner, told
from tests.reading.judging import cases

_LINES = 12
"""So many rows of a sheet that are no headers are learned from."""
_JUDGED = 20
"""So much a row counts that a person judged, in a case or a test, where one that was generated counts one. Of the rows that tests take for
no headers there are enough."""
_FIGURES = re.compile(r"[\d@]")
_SEPARATED = re.compile(r"[;,|\t]")
_CALLED = 2
"""So many first cells of a record of words say what columns are called, to learn that it is one none the less."""
_SHRINK = 0.4
_SIDES = list(SpeaksFor)

Signs = list[tuple[str, float]]
Told = tuple[Signs, Any]
"""The signs of a row, and what it is."""


def header_lines(sheet: RawSheet, blocks: Sequence[Sequence[int]], alone: set[int]) -> Iterator[tuple[str, Told]]:
    """What a sheet teaches of headers. Those of `alone` are headers by themselves; above them stand groups, below them parts."""
    heads, taught = {row for block in blocks for row in block}, 0
    for index in range(len(sheet.rows)):
        line = Line(sheet, index, index - 1 not in heads and any(row < index for row in heads), index - 1 in heads)
        if line.texts and (index in alone or index not in heads) and (taught < _LINES or index in heads):
            taught += index not in heads
            yield "header", (signs_of_line("header", line), index in heads)
    for block in blocks:
        own = [row for row in block if row in alone]
        pairs = [("group", upper, upper >= block[0]) for upper in range(block[0] - 1, own[-1])]
        pairs += [("part", upper, upper < block[-1]) for upper in range(own[-1], block[-1] + 1)]
        for question, upper, right in pairs:
            if 0 <= upper < len(sheet.rows) - 1 and sheet.rows[upper] and sheet.rows[upper + 1]:
                near = Neighbours(Line(sheet, upper), Line(sheet, upper + 1))
                yield question, (signs_of_line(question, near), right)


class Watch:
    """Watches the reader read: the headers that it finds, and the rows that it judges with what becomes of them."""

    def __init__(self) -> None:
        self.found: list[tuple[RawSheet, list[Table]]] = []
        self.judged: list[tuple[JudgedRow, SpeaksFor]] = []

    def finding(self, find: Callable[[RawSheet], list[Table]]) -> Callable[[RawSheet], list[Table]]:
        """The search for tables, watched."""

        def watched(sheet: RawSheet) -> list[Table]:
            tables = find(sheet)
            self.found.append((sheet, tables))
            return tables

        return watched

    def sorting(self, sort: Callable[..., rows.SortedRows]) -> Callable[..., rows.SortedRows]:
        """The sorting of rows, watched."""

        def watched(*given: Any) -> rows.SortedRows:
            met: list[JudgedRow] = []
            judge = rows.weighed
            with patch.object(rows, "weighed", lambda row: (met.append(row), judge(row))[1]):
                found = sort(*given)
            records = set(found.records)
            records |= {each.row - 1 for each in found.aside if each.why is rows.ABOVE}
            totals = {each.row - 1 for each in (*found.ignored, *found.aside) if each.why in (TOTALS, FALSE_TOTALS)}
            self.judged += [
                (
                    row,
                    SpeaksFor.RECORD
                    if row.index in records
                    else SpeaksFor.TOTALS
                    if row.index in totals
                    else SpeaksFor.OTHER,
                )
                for row in met
            ]
            return found

        return watched

    def clear(self) -> None:
        """Forgets what was seen."""
        self.found, self.judged = [], []

    def lines(self) -> Iterator[tuple[str, Told]]:
        """What was seen of headers."""
        for sheet, tables in self.found:
            blocks = sorted(
                {table.header_rows for table in tables if table.header_rows}
                | {(row,) for table in tables for row in table.repeated}
            )
            alone = {
                row for block in blocks for row in [each for each in block if is_header(sheet, each)] or block[-1:]
            }
            yield from header_lines(sheet, blocks, alone)

    def rows(
        self, truth: Mapping[int, SpeaksFor] | None = None, sheet: str | None = None
    ) -> Iterator[tuple[str, Told]]:
        """What was seen of records; `truth` says what rows of a sheet are, by their number."""
        for row, side in self.judged:
            if truth is None or (row.index + 1 in truth and sheet in (None, row.body.sheet.name)):
                yield "row", (list(signs_of_row(row)), side if truth is None else truth[row.index + 1])


def watched(read: Callable[[Watch], Any]) -> None:
    """Lets something read while it is watched."""
    watch = Watch()
    with ExitStack() as patches:
        for module in (mapping, multirow):
            patches.enter_context(patch.object(module, "find_tables", watch.finding(module.find_tables)))
        patches.enter_context(patch.object(rows, "sort_rows", watch.sorting(rows.sort_rows)))
        read(watch)


def from_lists(lists: int, seed: int) -> Iterator[tuple[str, Told]]:
    """What generated lists teach."""
    for number in range(lists):
        made = make(seed, number)
        raw, head = raw_book(made), [row - 1 for row in made.truth.header_rows]
        again = [row - 1 for row, why in made.truth.others.items() if why == "header again"]
        yield from header_lines(raw.sheets[0], [head, *([row] for row in again)], {head[-1], *again})
        truth = dict.fromkeys((row.row for row in made.truth.rows), SpeaksFor.RECORD)
        truth |= {row: _side(why) for row, why in made.truth.others.items()}
        yield from _read(raw, truth)
        if not raw.sheets[0].merged:
            yield from _misplaced(raw, head, [row.row - 1 for row in made.truth.rows], number)


def _misplaced(raw: RawBook, head: Sequence[int], records: Sequence[int], number: int) -> Iterator[tuple[str, Told]]:
    """What a list teaches one of whose records stands above the header, or whose first one is called as its columns are."""
    sheet, rows = raw.sheets[0], [*raw.sheets[0].rows]
    if number % 4 == 1:
        rows.insert(head[0], rows[records[number % len(records)]])
        drawn = replace(sheet, rows=rows)
        above, header = Line(drawn, head[0]), Line(drawn, head[0] + 1)
        yield "header", (signs_of_line("header", above), False)
        yield "group", (signs_of_line("group", Neighbours(above, header)), False)
        yield from _read(replace(raw, sheets=(drawn,)), {head[0] + 1: SpeaksFor.RECORD})
    elif records[0] == head[-1] + 1:
        names = [cell for cell in rows[head[-1]] if isinstance(cell, str)]
        words = [at for at, cell in enumerate(rows[records[0]]) if isinstance(cell, str) and not _FIGURES.search(cell)]
        called = {at: names[(at + number) % len(names)] for at in words[:_CALLED]}
        rows[records[0]] = tuple(
            called.get(at, cell) if at in words else None for at, cell in enumerate(rows[records[0]])
        )
        below = Line(replace(sheet, rows=rows), records[0], under=True)
        if below.texts:
            yield "header", (signs_of_line("header", below), False)
            yield "part", (signs_of_line("part", Neighbours(Line(below.sheet, head[-1]), below)), False)


def from_cases() -> Iterator[tuple[str, Told]]:
    """What the judged cases teach: their rows, and their headers where the first record stands in the second row."""
    for case in cases().values():
        tables = case.readings[0]
        if len(case.readings) > 1 or not tables[0].kind:
            continue
        raw = read_workbook(case.file)
        for table in tables:
            truth = dict.fromkeys((row.row for row in table.rows), SpeaksFor.RECORD)
            truth |= {
                row: _side(*why) for row, why in table.states.items() if why & {"totals", "group", "left", "aside"}
            }
            yield from _read(raw, truth, table.sheet if len(tables) > 1 else None)
            head = [str(cell) for cell in raw.sheets[0].rows[0] if cell is not None]
            parted = len(head) == 1 and _SEPARATED.search(head[0])
            if len(raw.sheets) == len(tables) == 1 and min(truth, default=0) == 2 and head and not parted:
                first = replace(raw.sheets[0], rows=raw.sheets[0].rows[:_LINES])
                yield from header_lines(first, [[0]], {0})


def _side(*why: str) -> SpeaksFor:
    return SpeaksFor.TOTALS if {"total", "totals"} & set(why) else SpeaksFor.OTHER


def _read(raw: RawBook, truth: Mapping[int, SpeaksFor], sheet: str | None = None) -> list[tuple[str, Told]]:
    taught: list[tuple[str, Told]] = []

    def read(watch: Watch) -> None:
        mapping.map_book(raw, DESK)
        taught.extend(watch.rows(truth, sheet))

    watched(read)
    return taught


def from_tests() -> list[tuple[str, Told]]:
    """What the tests of the reader teach that pass."""
    taught: list[tuple[str, Told]] = []

    def read(watch: Watch) -> None:
        class Ended:
            def pytest_runtest_logreport(self, report: Any) -> None:
                if report.when == "call":
                    if report.passed and "whatever" not in report.nodeid:
                        taught.extend((*watch.lines(), *watch.rows()))
                    watch.clear()

        pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", "tests/sheets/infer"], plugins=[Ended()])

    watched(read)
    return taught


def example(learner: Learner, told: Told, weight: float) -> Example:
    """What was told, to learn from."""
    signs, right = told
    if isinstance(right, SpeaksFor):
        offers = [[each for each in signs if SIGNS[each[0]].side is side] for side in _SIDES]
        return Example([learner.features(each) for each in offers], _SIDES.index(right), weight)
    return Example([learner.features(signs), {}], 0 if right else 1, weight)


def learn(lists: int, seed: int, *, write: bool) -> None:
    """Learns all questions, and says how right what is learned is."""
    taught = [(each, 1) for each in from_lists(lists, seed)] + [(each, _JUDGED) for each in from_cases()]
    taught += [(each, 1 if each[0] == "header" else _JUDGED) for each in from_tests()]
    random.shuffle(taught)
    lines = [
        "# How much each sign of a row weighs, in natural logarithms of odds. Learned (tests/lists/fit_rows.py), not written by hand."
    ]
    for question, names in {**QUESTIONS, "row": SIGNS}.items():
        learner, least = Learner(), 0.0 if question == "row" else None
        several = [example(learner, told, weight) for (asked, told), weight in taught if asked == question]
        held = len(several) // 5
        learner.learn(several[held:], shrink=_SHRINK, least=least)
        print(f"{question}:", told(learner, several[:held]))
        learner.learn_judged(several, shrink=_SHRINK, least=least)
        weights = {
            name: learner.weights[learner.index[name]] if name in learner.index else 0.0 for name in sorted(names)
        }
        lines += ["", f"[{question}]", *(f'"{name}" = {round(float(weight), 3)}' for name, weight in weights.items())]
    if write:
        Path(shipped("resources", "vocabulary", "row_weights.toml")).write_text("\n".join([*lines, ""]), "utf-8")


def main() -> None:
    """The command."""
    given = asked_for(__doc__, 900)
    learn(given.lists, given.seed, write=given.write)


if __name__ == "__main__":
    main()
