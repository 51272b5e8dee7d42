"""Reads all cases through the program's own door and says which are read right, and how much of the others.

    python -m tests.reading.measure [NAME …] [--faults]

NAME is a part of a file's name. Each file goes through `exchange-app import FILE --dry-run --json`.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.children_here import work_here
from tests.lists.measure import Outcome, new_store, read, waiting_rows
from tests.reading.judging import Case, cases, compare, difference, not_yet

JUDGED = ("right", "wrong", "lost", "asked")
LARGE = ("b35", "b38", "ext/")
"""Cases of hundreds of rows, beside which what is wrong in the others is hardly seen."""


def outcome_of(case: Case, store: Path) -> Outcome:
    """How the reader reads the file."""
    code, document, said = read(store, case.file)
    outcome = compare(case, document, said)
    sheets = document["sheets"] if document is not None else []
    if code == 0 and any(waiting_rows(sheet) or any(row["problems"] for row in sheet["rows"]) for sheet in sheets):
        outcome.fault("ends as if nothing waited for a person", f"exit code {code}")
    return outcome


def told(outcomes: list[Outcome], *, faults: bool) -> str:
    """The report."""
    known, lines = not_yet(), []
    for one in outcomes:
        right = not one.faults
        mark = "right" if right else "not  "
        listed = "" if right != (one.name in known) else " (is in not_yet.txt)" if right else " (is not in not_yet.txt)"
        lines.append(f"{mark} {one.name}{listed}{'' if right else ': ' + ', '.join(one.faults)}")
        if faults and not right:
            lines += [f"      {line}" for line in difference(one).splitlines()[1:]]
    cells: Counter[str] = sum((one.cells for one in outcomes), Counter())
    judged = sum(cells[sort] for sort in JUDGED)
    small: Counter[str] = sum((one.cells for one in outcomes if not one.name.startswith(LARGE)), Counter())
    sorts = Counter(sort.partition(" (")[0] for one in outcomes for sort in one.faults)
    return "\n".join(
        [
            *lines,
            "",
            f"files wholly right: {sum(not one.faults for one in outcomes)} of {len(outcomes)}",
            f"  kind, rows and names right: {sum(one.whole for one in outcomes)}",
            f"cells right: {cells['right']} of {judged} ({100 * cells['right'] / max(1, judged):.2f} %)",
            f"  wrong: {cells['wrong']}; invented: {cells['invented']}; lost without a word: {cells['lost']}; asked: {cells['asked']}",
            f"  of those, in the small files: {small['right']} of {sum(small[sort] for sort in JUDGED)}",
            f"  readable values told as problems: {sum(len(one.alarms) for one in outcomes)}",
            "",
            "sorts of fault (in files):",
            *(f"  {number:4}  {sort}" for sort, number in sorts.most_common()),
        ]
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--faults", action="store_true", help="says with each case what is not right, with its first example"
    )
    given = parser.parse_args()
    wanted = [case for name, case in cases().items() if not given.names or any(each in name for each in given.names)]
    began = time.process_time()
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        work_here(patch)
        store = new_store(Path(scratch))
        outcomes = [outcome_of(case, store) for case in wanted]
    print(told(outcomes, faults=given.faults))
    print(f"\nprocessor time: {time.process_time() - began:.1f} s")


if __name__ == "__main__":
    main()
