"""Reads generated lists through the program's own door and says how much of them was read right at first sight.

    python -m tests.lists.measure --lists 300 --seed 1 [--first 0] [--workers 2] [--keep FOLDER --examples 20]

Nothing here knows how the reader works: each file goes through `exchange-app import FILE --dry-run --json`. The lists are shared out
among processes, one for each processor unless told otherwise: 10,000 lists are some 35 minutes of processor time.
"""

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from exchange_app.cli import main as command
from tests.lists.files import save
from tests.lists.generate import make
from tests.lists.model import PartnerList, Row

NAMES = {"given_name", "family_name", "name", "title"}
# said of a wish beside its own words: the outlet of the store that it means
BESIDE = ("_outlet",)
# lists that one process reads in one go
BATCH = 25


@dataclass
class Outcome:
    """How one list was read. `faults` counts each sort of fault: by rows, columns or cells."""

    name: str
    cells: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    # columns by whether their heading is free or kept out, and those of them that were read as what they are
    columns: Counter[str] = field(default_factory=Counter)
    sort: str = ""
    kind: bool = True
    rows: bool = True
    names: bool = True
    # rows that are no records and wait for a person all the same, and readable values reported as problems
    asked: int = 0
    alarms: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether kind, rows and names are right."""
        return self.kind and self.rows and self.names

    def fault(self, sort: str, example: str) -> None:
        """Counts a fault, and keeps its first example."""
        self.faults[sort] += 1
        self.examples.setdefault(sort, example)


def new_store(folder: Path) -> Path:
    """A store of TR with partner AZ and nothing else in it."""
    store = folder / "store.exdesk"
    wanted = ["--agency", "TR", "--country", "TR", "--partner", "AZ:AZ:Partner agency"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        command(["--store", str(store), "init", *wanted])
    return store


def read(store: Path, file: Path) -> tuple[int, dict[str, Any] | None, str]:
    """What the command says of a file: exit code, document, words."""
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = command(["--store", str(store), "--lang", "en", "import", str(file), "--dry-run", "--json"])
    try:
        document = json.loads(out.getvalue())
    except ValueError:
        document = None
    if document is not None and "sheets" not in document:
        document = None
    return code, document, said.getvalue()


def judge(made: PartnerList, document: dict[str, Any] | None, said: str) -> Outcome:
    """Compares what was read with what is true."""
    truth, outcome = made.truth, Outcome(made.name, sort=f"{made.truth.kind} {made.truth.language} {made.format}")
    expected = sum(map(_cells, truth.rows))
    sheets = document["sheets"] if document else []
    sheet = next((each for each in sheets if made.format == "csv" or each["sheet"] == truth.sheet), None)
    for other in sheets:
        if other is not sheet:
            outcome.rows = False
            outcome.fault("second list read where there is one", other["sheet"])
    if sheet is None:
        outcome.kind = outcome.rows = outcome.names = False
        outcome.cells["lost"] += expected
        outcome.columns.update(
            "kept-out" if column.heading.kept_out else "free" for column in truth.columns if column.fields
        )
        outcome.fault("list refused", said.strip()[:160] or "no sheet read")
        return outcome
    if sheet["kind"] != truth.kind:
        outcome.kind = False
        outcome.fault(
            f"kind: {truth.kind} read as {sheet['kind']}",
            " | ".join(each.written.replace("\n", " ") for each in truth.columns),
        )
    columns = _columns(outcome, made, sheet)
    found = _by_place(records(sheet), lambda row: row["row"])
    true = _by_place(truth.rows, lambda row: row.row)
    waiting = waiting_rows(sheet)
    ignored = {row["row"]: row["why"] for row in sheet["ignored_rows"]}
    for place in sorted(found.keys() - true.keys()):
        outcome.rows = False
        why = truth.others.get(place[0], "blank")
        outcome.fault(f"row invented: {why}", _words(made, place[0]))
        outcome.cells["invented"] += len(_values(found[place]))
    for place, row in true.items():
        if place in found:
            _row(outcome, row, found[place], columns)
            continue
        if row.aside_too and row.row in waiting:
            outcome.cells["right"] += _cells(row)
            continue
        outcome.rows = False
        how = (
            "set aside"
            if row.row in waiting
            else f"as {ignored[row.row]!r}"
            if row.row in ignored
            else "without a word"
        )
        outcome.fault(f"record lost ({row.sort}), {how}", _words(made, row.row))
        outcome.cells["asked" if row.row in waiting else "lost"] += _cells(row)
    outcome.asked = sum(number in truth.others for number in waiting)
    return outcome


def _cells(row: Row) -> int:
    return len((row.values.keys() | row.problems) - row.soft)


def _by_place(rows: list[Any], number: Callable[[Any], int]) -> dict[tuple[int, int], Any]:
    """Rows by their number, and by which of the records of that number they are: lists stand side by side too."""
    before: Counter[int] = Counter()
    places: dict[tuple[int, int], Any] = {}
    for row in rows:
        places[number(row), before[number(row)]] = row
        before[number(row)] += 1
    return places


def _words(made: PartnerList, number: int) -> str:
    row = made.grid[number - 1] if number <= len(made.grid) else []
    return f"row {number}: " + " | ".join("" if cell is None else str(cell) for cell in row)


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row["values"].items() if value is not None and not key.endswith(BESIDE)}


def waiting_rows(sheet: dict[str, Any]) -> set[int]:
    """Rows that were set aside for a person."""
    return {row["row"] for row in sheet["rows"] if row.get("action") == "aside"}


def records(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows that are records."""
    return [row for row in sheet["rows"] if row.get("action") != "aside"]


def _columns(outcome: Outcome, made: PartnerList, sheet: dict[str, Any]) -> dict[str, str]:
    """The fields that were lost with their column, and by what sort of fault."""
    read_as = {each["column"]: set(each.get("fields") or [each["field"]]) for each in sheet["columns"]}
    lost: dict[str, str] = {}
    for column in made.truth.columns:
        mapped = read_as.get(get_column_letter(column.index + 1), set())
        known = "kept-out" if column.heading.kept_out else "free"
        outcome.columns[known] += bool(column.fields)
        if not column.fields:
            if mapped:
                outcome.fault(
                    f"column taken that gives no value: {column.idea} as {'+'.join(sorted(mapped))}", column.written
                )
            continue
        if mapped & set(column.fields):
            outcome.columns[f"{known}, right"] += 1
            continue
        if not any(set(column.fields) & (row.values.keys() | row.problems) for row in made.truth.rows):
            continue
        sort = (
            f"column left out: {column.idea} ({known} heading)"
            if not mapped
            else f"column misread: {column.idea} as {'+'.join(sorted(mapped))} ({known} heading)"
        )
        outcome.fault(sort, column.written)
        lost |= dict.fromkeys(column.fields, sort)
    return lost


def _row(outcome: Outcome, row: Row, read_row: dict[str, Any], columns: dict[str, str]) -> None:
    values = _values(read_row)
    problems = {each["field"] for each in read_row["problems"]}
    for key, value in row.values.items():
        form = row.forms.get(key, key)
        if key in values:
            if values[key] not in row.also.get(key, (value,)):
                sort = "wrong"
            elif key in row.problems - problems:
                sort = "lost"
            else:
                outcome.cells["right"] += 1
                continue
        elif key in row.soft:
            continue
        elif key in row.told & problems:
            outcome.cells["right"] += 1
            continue
        else:
            sort = "asked" if key in problems else "lost"
        outcome.cells[sort] += 1
        if key in NAMES:
            outcome.names = False
        outcome.cells["by column"] += key in columns
        if key not in columns:
            and_told = " and told" if key in row.problems else ""
            outcome.fault(
                f"cell {sort}: {key} ({form})", f"row {row.row}: expected {value!r}{and_told}, read {values.get(key)!r}"
            )
    for key in row.problems - row.values.keys():
        if key in values:
            outcome.cells["wrong"] += 1
            outcome.fault(
                f"cell wrong: {key} ({row.forms.get(key, '')}) should be a problem",
                f"row {row.row}: read {values[key]!r}",
            )
        elif key in problems:
            outcome.cells["right"] += 1
        elif key not in row.soft:
            outcome.cells["lost"] += 1
            if key not in columns:
                outcome.fault(f"cell lost: {key} ({row.forms.get(key, '')}), no problem told", f"row {row.row}")
    for key in sorted(values.keys() - row.values.keys() - row.problems):
        outcome.cells["invented"] += 1
        outcome.fault(f"value invented: {key}", f"row {row.row}: {values[key]!r}")
    two = {key for key, form in row.forms.items() if form == "phone: two"}
    needless = {key for key in problems if key is not None} - row.problems - row.told - two
    outcome.alarms += [f"row {row.row}: {key}" for key in sorted(needless - (row.values.keys() - values.keys()))]


def _read_batch(seed: int, numbers: range) -> list[tuple[Outcome, float]]:
    """Reads those lists, in a store of its own; gives how each was read and the processor time it took."""
    outcomes = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        store = new_store(folder)
        for index in numbers:
            made = make(seed, index)
            file = save(made, folder)
            began = time.process_time()
            _, document, said = read(store, file)
            outcome = judge(made, document, said)
            outcomes.append((outcome, time.process_time() - began))
            file.unlink()
    return outcomes


def measure(lists: int, seed: int, first: int = 0, workers: int = 1) -> list[tuple[Outcome, float]]:
    """Reads that many lists in that many processes, and says on the way how far it is; what is found hangs on neither."""
    batches = [range(at, min(at + BATCH, first + lists)) for at in range(first, first + lists, BATCH)]
    outcomes: list[tuple[Outcome, float]] = []
    began = time.monotonic()
    with ProcessPoolExecutor(workers) as pool:
        for batch in pool.map(_read_batch, repeat(seed), batches):
            outcomes += batch
            whole = sum(outcome.whole for outcome, _ in outcomes)
            left = (time.monotonic() - began) * (lists / len(outcomes) - 1)
            told = f"{len(outcomes):,} of {lists:,} lists read, {100 * whole / len(outcomes):.2f} % right, {left / 60:.0f} min left"
            print(f"\r{told:70}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return outcomes


def _parts(outcomes: list[Outcome]) -> list[tuple[str, tuple[int, int]]]:
    """How many lists of each kind, language and format are wholly right."""
    parts = sorted({part for one in outcomes for part in one.sort.split()})
    having = [(part, [one for one in outcomes if part in one.sort.split()]) for part in parts]
    return [(part, (sum(one.whole for one in many), len(many))) for part, many in having]


def keep(outcomes: list[tuple[Outcome, float]], seed: int, folder: Path, count: int) -> None:
    """Saves a file for each of the most frequent sorts of fault, and beside it what was read wrong in it."""
    folder.mkdir(parents=True, exist_ok=True)
    frequent = Counter(sort for outcome, _ in outcomes for sort in outcome.faults)
    chosen: set[str] = set()
    for sort, number in frequent.most_common():
        # the file with the fewest other faults shows it best
        having = [outcome for outcome, _ in outcomes if sort in outcome.faults and outcome.name not in chosen]
        if not having or len(chosen) == count:
            continue
        one = min(having, key=lambda outcome: len(outcome.faults))
        chosen.add(one.name)
        made = make(seed, int(one.name.removeprefix("list-")))
        save(made, folder)
        lines = [f"{sort}: in {number} lists", f"{made.truth.kind}, {made.truth.language}", ""]
        lines += [f"{each} x {times}: {one.examples[each]}" for each, times in one.faults.most_common()]
        lines += ["", "no records: " + ", ".join(f"{row} {why}" for row, why in made.truth.others.items()), ""]
        lines += [
            f"row {row.row}: {row.values}{f' problems: {sorted(row.problems)}' if row.problems else ''}"
            for row in made.truth.rows
        ]
        (folder / f"{one.name}.txt").write_text("\n".join(lines), encoding="utf-8")


def told(outcomes: list[tuple[Outcome, float]]) -> str:
    """The report."""
    each = [outcome for outcome, _ in outcomes]
    cells: Counter[str] = sum((one.cells for one in each), Counter())
    columns: Counter[str] = sum((one.columns for one in each), Counter())
    judged = cells["right"] + cells["wrong"] + cells["lost"] + cells["asked"]
    count = len(each)

    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({100 * part / max(1, whole):.2f} %)"

    lines = [
        f"lists wholly right (kind, rows, names): {share(sum(one.whole for one in each), count)}",
        f"  kind right: {share(sum(one.kind for one in each), count)}; rows right: {share(sum(one.rows for one in each), count)}; names right: {share(sum(one.names for one in each), count)}",
        f"  without any fault at all: {share(sum(not one.faults for one in each), count)}",
        f"cells right: {share(cells['right'], judged)}",
        f"  wrong: {share(cells['wrong'], judged)}; invented: {share(cells['invented'], judged)}",
        f"  lost without a word: {share(cells['lost'], judged)}; not read but told: {share(cells['asked'], judged)}",
        f"  of those not right, with their whole column: {cells['by column']}",
        f"columns read as what they are: {share(columns['free, right'], columns['free'])} of free headings, {share(columns['kept-out, right'], columns['kept-out'])} of kept-out ones",
        "lists wholly right: " + "; ".join(f"{part} {share(*right)}" for part, right in _parts(each)),
        f"needless questions: rows set aside {sum(one.asked for one in each)}, readable values told as problems {sum(len(one.alarms) for one in each)}",
        f"processor time: {sum(spent for _, spent in outcomes):.0f} s, longest list {max((spent for _, spent in outcomes), default=0):.1f} s",
        "",
        "sorts of fault (in lists, in all), with one example:",
    ]
    in_lists: Counter[str] = Counter()
    in_all: Counter[str] = Counter()
    example: dict[str, tuple[str, str]] = {}
    for one in each:
        for sort, number in one.faults.items():
            in_lists[sort] += 1
            in_all[sort] += number
            example.setdefault(sort, (one.name, one.examples[sort]))
    for sort, number in sorted(in_lists.items(), key=lambda pair: (-pair[1], pair[0])):
        name, words = example[sort]
        lines.append(f"  {number:4} {in_all[sort]:5}  {sort}  [{name}: {words!r}]")
    lines += ["", "groups of faults (lists touched):"]
    groups: dict[str, set[str]] = defaultdict(set)
    for one in each:
        for sort in one.faults:
            groups[sort.partition(":")[0].partition(" (")[0]].add(one.name)
    lines += [f"  {len(names):4}  {group}" for group, names in sorted(groups.items(), key=lambda pair: -len(pair[1]))]
    lines += ["", "worst lists (cells not right or invented):"]
    worst = sorted(
        each, key=lambda one: -(one.cells["wrong"] + one.cells["lost"] + one.cells["asked"] + one.cells["invented"])
    )[:20]
    lines += [
        f"  {one.name}: {dict(one.cells)}; {', '.join(sort for sort, _ in one.faults.most_common(3))}"
        for one in worst
        if one.faults
    ]
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="saves examples of the most frequent faults there")
    parser.add_argument("--examples", type=int, default=20)
    given = parser.parse_args()
    outcomes = measure(given.lists, given.seed, given.first, given.workers)
    print(told(outcomes))
    if given.keep is not None:
        keep(outcomes, given.seed, given.keep, given.examples)


if __name__ == "__main__":
    main()
