"""No file takes the application down: 512 MB, and one sentence or its cells. For its time see test_opening."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import (
    deep,
    last_cell,
    many_cells,
    many_strings,
    merged_everywhere,
    mutated,
    ods_repeated,
    string_bomb,
    with_entities,
    with_outside_entity,
    zeros,
)
from openpyxl import Workbook

from exchange_app.errors import Trouble
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.trouble import TooLarge, Unsafe

pytestmark = [pytest.mark.slow, pytest.mark.child]

MANY = int(os.environ.get("EXCHANGE_APP_MUTATIONS", "36"))
MEGABYTES = 512

_MEASURED = """
import resource, sys
from pathlib import Path
from exchange_app.errors import Trouble
from exchange_app.sheets.open import read_workbook
try:
    book = read_workbook(Path(sys.argv[1]))
    said = "rows"
except Trouble as trouble:
    said = trouble.code
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
status = Path("/proc/self/status")
if status.exists():
    # ru_maxrss of this process itself would be that of the test run it was forked from
    most = max(most, *(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")))
print(said, most // 1024)
"""


def reading(path: Path) -> tuple[str, int]:
    """What a fresh process says about the file, the megabytes it and its child took."""
    pytest.importorskip("resource", reason="memory is measured on POSIX systems")
    done = subprocess.run([sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said, megabytes = done.stdout.split()
    return said, int(megabytes)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: with_entities(path), "file.unsafe"),
        (lambda path: with_entities(path, "utf-16"), "file.unsafe"),
        (lambda path: with_entities(path, "utf-8", "x"), "file.unsafe"),
        (with_outside_entity, "file.unsafe"),
        (zeros, "file.unsafe"),
        (many_cells, "file.too_large"),
        (merged_everywhere, "rows"),
        (last_cell, "rows"),
        (string_bomb, "file.too_large"),
        (many_strings, "file.unsafe"),
        (deep, "rows"),
    ],
    ids=[
        "entities", "entities-utf16", "entities-prefixed", "outside-entity", "gigabyte-of-zeros", "27-million-cells",
        "merged-everywhere", "last-cell", "string-bomb", "many-strings", "deep",
    ],
)  # fmt: skip
def test_hostile_workbooks_end_small(tmp_path, make, expected):
    said, megabytes = reading(make(tmp_path / "liste.xlsx"))
    assert said == expected
    assert megabytes <= MEGABYTES


def test_a_cell_repeated_over_an_opendocument_sheet_is_refused(tmp_path):
    with pytest.raises(TooLarge):
        read_workbook(ods_repeated(tmp_path / "a.ods"))


def test_the_cell_in_the_last_corner_is_read(tmp_path):
    [sheet] = read_workbook(last_cell(tmp_path / "a.xlsx")).sheets
    assert sheet.cell(1_048_575, 16_383) == "end" and sheet.cell(0, 0) == "Ad"
    assert [index for index, _ in sheet.filled_rows()] == [0, 1_048_575]


def test_an_unsafe_file_is_never_opened_by_a_reader(tmp_path):
    with pytest.raises(Unsafe):
        read_workbook(with_outside_entity(tmp_path / "a.xlsx"))


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in range(40):
        sheet.append([f"Ad {row}", row, row / 7, "=A1", None, "Ünvan"])
    sheet.merge_cells("A1:C1")
    path = tmp_path_factory.mktemp("mutated") / "a.xlsx"
    book.save(path)
    return path.read_bytes()


def test_mutated_workbooks_give_cells_or_a_sentence(tmp_path, original):
    """EXCHANGE_APP_MUTATIONS=3000 for the long run."""
    path = tmp_path / "liste.xlsx"
    for seed in range(MANY):
        path.write_bytes(mutated(original, seed))
        try:
            read_workbook(path)
        except Trouble:
            pass
