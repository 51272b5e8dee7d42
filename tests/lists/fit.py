"""Learns how much each sign of a column, and of what a table lists, weighs.

    python -m tests.lists.fit [--lists 2700] [--seed 1001] [--write]

Learned from generated lists (never from a heading that is kept out), from the judged cases of tests/reading, from the headings of
tests/sheets/infer/headings.tsv, and from the tables that the tests of the reader read: what is read while a test passes is right. Some
headings are covered or half heard, so that values and neighbours learn to speak; its columns are drawn twice so. A fifth of all is held back,
cases by their file, to say how right what is learned is, and how right what it calls certain; then that is learned too. Without --write
nothing is changed. Where nothing else was changed, what is written is what was there.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from exchange_app.assets import shipped
from exchange_app.kinds.model import TOPICS
from exchange_app.sheets.infer import assign as assigning
from exchange_app.sheets.infer import weighing
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.profile import Profile, profile_of
from exchange_app.sheets.infer.signs import Beside, Fields, asked_beside, heading_of
from exchange_app.sheets.infer.table_classifier import signs_of_list, signs_of_no_list
from exchange_app.sheets.infer.tables import TableReading
from exchange_app.sheets.infer.views import Assignment, ColumnView
from exchange_app.sheets.infer.weighing import weigh_beside, weighed
from exchange_app.sheets.raw import RawBook, RawSheet, Row, Span
from exchange_app.text import Language
from tests.lists.generate import make
from tests.lists.judged import judged
from tests.lists.learner import Example, Learner, told
from tests.lists.model import PartnerList
from tests.lists.plain import plain
from tests.sheets.infer.headings import HEADINGS

_NAMES: dict[str, tuple[str, ...]] = {
    "tr": ("Kursiyerin adı", "Adayın adı", "Gazetecinin adı", "Kişi adı", "Yolcu adı"),
    "az": ("Namizədin adı", "Jurnalistin adı", "Kursantın adı", "Şəxsin adı"),
    "en": ("Trainee name", "Candidate's name", "Journalist name", "Name of the person", "Passenger name"),
}
"""Headings that stand over given names as well as over whole ones."""
_SHRINK, _SHRINK_LISTS, _JUDGED, _DRAWS = 0.3, 1.0, 30.0, 2
"""How dear weights are, of columns and of lists; so much a table counts of which a person said what it lists; so often columns are drawn."""
_BARE = {"given_name", "family_name", "email", "phone"}
"""What can be told without headings."""
DESK = ReadingContext(AgencyName("TR", "Anadolu", "TR", "tr"), today=date(2026, 11, 30))


@dataclass
class Table:
    """A table as the reader sees it, and what is true of it: its kind, "" for none of ours, and the fields of each column by index; columns
    that are not in it teach nothing."""

    kind: str
    language: Language
    views: Sequence[ColumnView]
    truth: dict[int, Fields]
    around: Sequence[str]
    weight: float = 1.0
    generated: bool = False
    columns_only: bool = False
    file: str = ""
    """The case that it is of: all tables of one are held back, or none."""


def generated(lists: int, seed: int) -> Iterator[Table]:
    """Tables of generated lists, without the columns whose headings are kept out."""
    for number in range(lists):
        made = make(seed, number)
        views, language = _seen(made)
        if views:
            fields = {each.index: each.fields for each in made.truth.columns if not each.heading.kept_out}
            shown = [view for view in views if view.index in fields]
            yield Table(made.truth.kind, language, shown, fields, [made.truth.sheet], generated=True)


class _Seen(Exception):
    """The columns of a table are known: nothing more of it is read."""


def _seen(made: PartnerList) -> tuple[Sequence[ColumnView], Language]:
    """The columns of the first table of a list as the reader sees them."""
    met: list[TableReading] = []

    def watched(reading: TableReading) -> Any:
        met.append(reading)
        raise _Seen

    with patch.object(TableReading, "mapped", watched), suppress(_Seen):
        map_book(raw_book(made), DESK)
    return (met[0].views, met[0].language) if met else ((), "en")


def raw_book(made: PartnerList) -> RawBook:
    """A list as it is opened."""
    rows: list[Row] = []
    for cells in made.grid:
        row = [_cell(each, made.format) for each in cells]
        rows.append(tuple(row[: max((at + 1 for at, cell in enumerate(row) if cell is not None), default=0)]))
    spans = tuple(Span(top - 1, left, bottom - 1, right) for top, left, bottom, right in made.merges)
    return RawBook(made.format, (RawSheet(made.truth.sheet, rows, merged=spans),))


def _cell(cell: Any, form: str) -> Any:
    day = isinstance(cell, datetime) and not (cell.hour or cell.minute)
    if cell is None or cell == "":
        return None
    if form == "csv":
        return f"{cell:%d.%m.%Y}" if day else str(cell)
    return cell.date() if day else int(cell) if isinstance(cell, float) and cell == int(cell) else cell


_UNJUDGED = re.compile("whatever|nothing_is_lost")
"""Tests that ask how a list is told of, and not what it is."""


class Met:
    """Watches the tests of the reader and keeps the tables of those that pass; what is no list in them is taken for none of ours."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._now: list[Table] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A test ended."""
        if report.when == "call":
            self.tables += self._now if report.passed and not _UNJUDGED.search(report.nodeid) else []
            self._now = []

    def watching(self, read: Callable[..., Any]) -> Callable[..., Any]:
        """The reading of a table, watched."""

        def watched(reading: TableReading) -> Any:
            chosen: list[Assignment | None] = []
            choose = TableReading._assignment
            with patch.object(TableReading, "_assignment", lambda each: (chosen.append(choose(each)), chosen[-1])[1]):
                found = read(reading)
            if reading.memory is None and not reading.correction.columns:
                self._now.append(self._table(reading, chosen[-1] if found[0] is not None else None))
            return found

        return watched

    def _table(self, reading: TableReading, best: Assignment | None) -> Table:
        told, around = bool(reading.correction.kind or reading.wanted.kind), [reading.sheet.name]
        if best is None:
            return Table("", reading.language, reading.views, {}, around, weight=3.0, columns_only=told)
        truth: dict[int, Fields] = {view.index: () for view in reading.views if not view.counts_rows}
        truth |= {index: meaning.fields for index, meaning in best.meanings.items()}
        return Table(best.kind, reading.language, reading.views, truth, around, weight=3.0, columns_only=told)


def short() -> Iterator[Table]:
    """Plain short lists; those of people and their addresses without headings too; and what lists look like when their records stand in
    columns: no list at all."""
    for number, (kind, language, columns) in enumerate(plain()):
        views = [ColumnView(at, (head,), profile_of(cells)) for at, (head, cells, _) in enumerate(columns)]
        truth = {at: fields for at, (_, _, fields) in enumerate(columns)}
        yield Table(kind, language, views, truth, ["Sayfa1"])
        if (
            kind == "applicant"
            and {key for fields in truth.values() for key in fields} <= _BARE
            and () not in truth.values()
        ):
            yield Table(kind, language, [replace(view, levels=()) for view in views], truth, ["Sayfa1"])
        if kind and number % 4 == 0 and len(columns) > 2 and all(cells for _, cells, _ in columns):
            rows = list(zip(*([head, *cells] for head, cells, _ in columns), strict=True))
            turned = [ColumnView(at, (row[0],), profile_of(row[1:])) for at, row in enumerate(rows)]
            yield Table("", language, turned, {}, ["Sayfa1"])


def cases() -> Iterator[Table]:
    """The tables of the judged cases of tests/reading, those that are not read right yet among them."""
    for name, table in judged(DESK):
        yield Table(table.kind, table.language, table.views, table.truth, table.around, weight=3.0, file=name)


def met_in_tests() -> list[Table]:
    """The tables that the tests of the reader read."""
    watch = Met()
    with patch.object(TableReading, "mapped", watch.watching(TableReading.mapped)):
        pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", "tests/sheets/infer"], plugins=[watch])
    return watch.tables


def headings() -> Iterator[Table]:
    """The headings of the tests of the reader, over nothing; never those that are kept from it."""
    for each in HEADINGS:
        if each.met_in & {"lists", "forms"} and each.language:
            view = ColumnView(0, each.levels, Profile())
            yield Table(each.kind, each.language, [view], {0: each.fields}, [], weight=0.5, columns_only=True)


def examples(table: Table, learner: Learner, *, varied: bool) -> Iterator[Example]:
    """What a table teaches of its columns; `varied`: also with headings covered, half heard or told otherwise."""
    if not table.kind:
        return
    bare = varied and table.generated and random.random() < 0.06
    covered = random.choice([view.index for view in table.views]) if table.views and random.random() < 0.6 else None
    views = {view.index: view for view in table.views}
    asked = asked_beside({at: heading_of(view, table.kind, table.language) for at, view in views.items()})
    for view in table.views:
        fields = table.truth.get(view.index)
        if fields is None or view.counts_rows:
            continue
        before, behind = (
            (views.get(at), table.truth.get(at, ()) if not table.generated or random.random() < 0.8 else ())
            for at in (view.index - 1, view.index + 1)
        )
        others = {key for at, several in table.truth.items() if at != view.index for key in several}
        near = Beside(before, behind, others if len(table.views) > 1 else None, asked[view.index])
        if varied and random.random() < 0.3:
            # as it is when nothing is known of the other columns yet
            near = Beside((before[0], ()), (behind[0], ()), set(), asked[view.index])
        shown = strange(view) if varied and random.random() < 0.1 else view
        shown = replace(shown, levels=()) if bare else shown
        if varied and table.generated and fields and view.index == covered:
            shown = replace(shown, levels=("Zrqp",) if random.random() < 0.8 else ())
        elif varied and fields and table.views[0].profile.count and random.random() < 0.15:
            yield from _example(table, shown, fields, near, learner, heard=random.uniform(0.1, 0.9))
        if varied and table.generated and fields in (("given_name",), ("given_name", "family_name")):
            if random.random() < 0.3:
                told = replace(shown, levels=(random.choice(_NAMES[table.language]),))
                yield from _example(table, told, fields, near, learner)
        yield from _example(table, shown, fields, near, learner)


def strange(view: ColumnView) -> ColumnView:
    """A column with values of which none stands in the lists of known names."""
    shares = {look: share for look, share in view.profile.shares.items() if look not in TOPICS}
    return replace(view, profile=replace(view.profile, shares=shares))


def _example(
    table: Table, view: ColumnView, fields: Fields, near: Beside, learner: Learner, heard: float = 1.0
) -> Iterator[Example]:
    heading = heading_of(view, table.kind, table.language)
    if heard < 1.0:
        scores = {key: (score * heard, order) for key, (score, order) in heading.scores.items() if score * heard > 0.25}
        state = heading.state if max((each for each, _ in scores.values()), default=0.0) >= 0.6 else "known"
        heading = replace(heading, scores=scores, state=state)
    several = weighed(view, table.kind, table.language, heading)
    weigh_beside(several, view, table.kind, table.language, heading, near)
    rest = {
        key
        for each in several
        if set(each.fields) >= set(fields)
        for key in set(each.fields) & set(each.spare) - set(fields)
    }
    kept = [each for meaning in several if (each := meaning.without(rest)) is not None] if fields else several
    right = next((at for at, each in enumerate(kept) if set(each.fields) == set(fields)), None)
    if right is None:
        return
    offers = [learner.features(each.signs) for each in kept]
    weight, nothing = table.weight * (0.4 if heard < 1.0 else 1.0), [each.fields for each in kept].index(())
    yield Example(offers, right, weight, nothing)


def kinds(tables: Sequence[Table], learner: Learner) -> list[Example]:
    """What tables teach of what they list, some of them with names of people, places and houses that nobody knows, or
    without headings."""
    found = []
    for each in tables:
        if each.columns_only or len(each.views) < 2:
            continue
        views = [strange(view) for view in each.views] if random.random() < 0.25 else each.views
        if each.generated and random.random() < 0.1:
            views = [replace(view, levels=()) for view in views]
        offers = [
            learner.features(signs_of_list(assigning.assign(views, kind, each.language), views, each.around))
            for kind in readable_kinds()
        ]
        right = readable_kinds().index(each.kind) if each.kind else len(offers)
        weight = _JUDGED if each.weight > 1 else 1.0
        found.append(Example([*offers, learner.features(signs_of_no_list(views))], right, weight))
    return found


def write(weights: dict[str, float]) -> None:
    """The weights as the file that the reader reads."""
    head = [
        "# How much each sign weighs, in natural logarithms of odds. Learned (tests/lists/fit.py), not written by hand.",
        "",
    ]
    lines = [f'"{name}" = {weight}' for name, weight in sorted(weights.items())]
    path = Path(shipped("resources", "vocabulary", "weights.toml"))
    path.write_text("\n".join([*head, "[signs]", *lines, ""]), encoding="utf-8")


def asked_for(told: str | None, lists: int) -> argparse.Namespace:
    """The options of a command that learns, which begins by chance in the same way each time."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=int, default=lists)
    parser.add_argument("--seed", type=int, default=1001)
    parser.add_argument("--write", action="store_true")
    random.seed(5)
    return parser.parse_args()


def main() -> None:
    """The command."""
    given = asked_for(__doc__, 2700)
    tables = [*generated(given.lists, given.seed), *short(), *met_in_tests(), *headings(), *cases()]
    learn(tables, write_them=given.write)


def learn(tables: list[Table], *, write_them: bool) -> None:
    """Learns what signs weigh, and says how right that is."""
    random.shuffle(tables)
    files = sorted({table.file for table in tables})
    random.shuffle(files)
    held = set(files[::5]) - {""}
    back = [table for at, table in enumerate(tables) if (table.file in held if table.file else at % 5 == 0)]
    rest = [table for at, table in enumerate(tables) if (table.file not in held if table.file else at % 5)]
    learner = Learner()

    def drawn(several: Sequence[Table]) -> list[Example]:
        return [each for _ in range(_DRAWS) for table in several for each in examples(table, learner, varied=True)]

    taught = drawn(rest)
    of_cases, others = (
        [each for table in back if bool(table.file) is judged for each in examples(table, learner, varied=False)]
        for judged in (True, False)
    )
    learner.learn(taught, shrink=_SHRINK)
    print(told(learner, others))
    print("of the judged cases,", told(learner, of_cases))
    learner.learn([*taught, *drawn(back)], shrink=_SHRINK)
    weights, listing = learner.known(), Learner()
    with patch.object(weighing, "weights", lambda: weights):
        of_lists, of_held = kinds(rest, listing), kinds(back, listing)
    listing.learn(of_lists, shrink=_SHRINK_LISTS)
    print("what a table lists,", told(listing, of_held))
    print("of the judged ones,", told(listing, [each for each in of_held if each.weight > 1]))
    listing.learn_judged([*of_lists, *of_held], shrink=_SHRINK_LISTS)
    if write_them:
        write(weights | listing.known())


if __name__ == "__main__":
    main()
