"""In every file of the tests each cell of a list is told of: in a record, a row set aside, a column left out, or a problem."""

from datetime import date
from pathlib import Path

import pytest

from exchange_app.progress import Silent
from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.open import read_workbook
from tests.lists.files import save
from tests.lists.generate import make
from tests.sheets.infer.accounting import unaccounted

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(
    path
    for folder in ("samples", "opening")
    for path in (DATA / folder).iterdir()
    if path.suffix != ".json" and "protected" not in path.name
)
TR, AZ = AgencyName("TR", "Anadolu", "TR", "tr"), AgencyName("AZ", "Xəzər", "AZ", "az")
CONTEXT = ReadingContext(TR, (TR, AZ), date(2026, 9, 15))


def lost_in(path):
    raw = read_workbook(path, progress=Silent())
    return unaccounted(raw, map_book(raw, CONTEXT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_partners_file_is_told_of_whole(path):
    assert lost_in(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_a_generated_list_is_told_of_whole(part, tmp_path):
    for index in range(25 * part, 25 * part + 25):
        made = make(11, index)
        assert lost_in(save(made, tmp_path)) == [], made.name
