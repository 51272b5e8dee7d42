"""Parts of lists without a window: columns against the declarations, cell ranges, pasted ranges, the windowed model."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.kinds import KINDS
from exchange_app.store import AgencySpec, Query, Sort, Store
from exchange_app.store.query import Filter
from exchange_app.text import Message, msg, words
from ui.forms.lookups import Lookups
from ui.lists.bulk_bar import CohortDialog
from ui.lists.clipboard import from_tsv, to_tsv
from ui.lists.filters import filters_from, to_data
from ui.lists.list_columns import chosen, columns_of
from ui.lists.pasting import plan_paste
from ui.lists.source import StoreSource
from ui.lists.sums import _BATCH, _batches
from ui.lists.table_model import WINDOW, RecordModel


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(
        tmp_path / "s.store",
        agency=AgencySpec("TR", "Ev", "TR", "tr"),
        partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")],
    ) as made:
        with made.write(msg("Scene"), author="t") as work:
            work.create_many(
                "applicant", [{"family_name": f"Acar{at:04}", "given_name": "Ada", "city": "Bakı"} for at in range(400)]
            )
        yield made


class Counting(StoreSource):
    """Counts the windows that are read."""

    reads = 0

    def rows(self, columns: Sequence[str], keys: Sequence[int]) -> list[tuple[Any, ...]]:
        self.reads += 1
        return super().rows(columns, keys)


def model_of(
    store: Store, qapp: QApplication, columns: Sequence[str] = ("name", "city", "birth_date", "track")
) -> tuple[RecordModel, Counting]:
    source = Counting(store, "applicant")
    model = RecordModel(source, chosen("applicant", columns_of("applicant", words("en")), list(columns)), words("en"))
    model.set_keys(source.keys(Query("applicant", sort=(Sort("name"),))))
    return model, source


def no_reference(kind: str, text: str) -> str | None:
    return None


@pytest.mark.parametrize("kind", [key for key in KINDS if key != "agency"])
def test_every_field_of_a_kind_can_be_a_column_and_the_store_knows_every_column(kind: str, store: Store) -> None:
    columns = columns_of(kind, words("en"))
    assert set(KINDS[kind].keys) <= columns.keys()
    assert set(KINDS[kind].columns) <= columns.keys()
    with store.read() as reader:
        reader.rows(kind, list(columns), [1])
        for key in columns:
            reader.keys(Query(kind, sort=(Sort(key),)))


@given(
    st.lists(st.lists(st.text(alphabet="ab\t\n\"\r ə'", max_size=6), min_size=2, max_size=2), min_size=1, max_size=4)
)
def test_a_cell_range_comes_back_from_the_clipboard_as_it_was(grid: list[list[str]]) -> None:
    assert from_tsv(to_tsv(grid)) == grid


def test_a_range_as_excel_writes_it_has_no_empty_last_row() -> None:
    assert from_tsv("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]
    assert from_tsv('5" disk\tx') == [['5" disk', "x"]]


def test_only_windows_that_are_looked_at_are_read(store: Store, qapp: QApplication) -> None:
    model, source = model_of(store, qapp)
    assert model.rowCount() == 400 and source.reads == 0
    assert model.line(0).texts[0] == "Acar0000, Ada"
    assert model.line(WINDOW - 1).texts[1] == "Bakı"
    assert source.reads == 1
    assert model.line(399).texts[0] == "Acar0399, Ada"
    assert source.reads == 2


def test_a_row_that_was_removed_meanwhile_is_shown_blank(store: Store, qapp: QApplication) -> None:
    model, _ = model_of(store, qapp)
    model.set_keys(array("q", [*model.keys[:2], 999_999]))
    assert model.line(2).texts == ["", "", "", ""]


def test_a_pasted_range_edits_rows_makes_new_ones_and_says_what_is_wrong(store: Store, qapp: QApplication) -> None:
    model, _ = model_of(store, qapp, ("name", "family_name", "given_name", "birth_date", "track"))
    grid = [
        ["Demir", "Ece", "5 mart 1998-ci il", "Qəzet"],
        ["Kaya", "Can", "31.02.1999", "Televizyon"],
        ["", "Nur", "", ""],
    ]
    paste = plan_paste(model, "applicant", grid, 399, 1, words("en"), no_reference)
    assert [row.key is None for row in paste.rows] == [False, True, True]
    assert paste.rows[0].cells[2].value == date(1998, 3, 5)
    assert paste.rows[0].cells[3].value == "press"
    assert paste.rows[1].cells[2].problem is not None
    changes = paste.changes()
    assert {cell.column for cell in changes.cells} == {"family_name", "given_name", "birth_date", "track"}
    assert [row["family_name"] for row in changes.rows] == ["Kaya"]
    assert paste.rows[2].lacking
    assert paste.problems == 2


def test_what_a_pasted_line_lacks_at_its_end_stays_as_it_is(store: Store, qapp: QApplication) -> None:
    model, _ = model_of(store, qapp)
    assert model.columns[1].key == "city" and model.columns[3].key == "track"
    grid = from_tsv("Şəki\t1.2.1999\tQəzet\r\nQuba\r\n")
    changes = plan_paste(model, "applicant", grid, 0, 1, words("en"), no_reference).changes()
    first, second = model.keys[:2]
    assert {cell.column for cell in changes.cells if cell.key == first} == {"city", "birth_date", "track"}
    assert {cell.column for cell in changes.cells if cell.key == second} == {"city"}


def test_a_pasted_headline_is_left_out_and_one_cell_fills_a_range(store: Store, qapp: QApplication) -> None:
    model, _ = model_of(store, qapp)
    paste = plan_paste(
        model, "applicant", [["City", "Date of birth"], ["Şəki", "1.2.1999"]], 0, 1, words("en"), no_reference
    )
    assert len(paste.rows) == 1 and paste.rows[0].cells[0].value == "Şəki"
    filled = plan_paste(model, "applicant", [["Şəki"]], 0, 1, words("en"), no_reference, height=3, width=1)
    assert [row.cells[0].value for row in filled.rows] == ["Şəki"] * 3


def test_filters_are_remembered_and_unknown_ones_left_out() -> None:
    columns = columns_of("applicant", words("en"))
    filters = [
        Filter("track", "in", ("tv", "radio")),
        Filter("birth_date", "at_least", date(1990, 1, 1)),
        Filter("city", "contains", "ba"),
    ]
    data = to_data(Query("applicant", filters=tuple(filters)))["filters"]
    assert filters_from(data, columns) == filters
    assert filters_from([["gone", "is", "x"], "nonsense", ["city", "explodes", 1]], columns) == []


def test_messages_of_lists_are_whole_sentences(store: Store, qapp: QApplication) -> None:
    model, _ = model_of(store, qapp)
    paste = plan_paste(model, "applicant", [["Nowhere"]], 0, 3, words("en"), no_reference)
    problem = paste.rows[0].cells[0].problem
    assert isinstance(problem, Message) and words("en").say(problem).endswith(".")


def test_people_can_be_added_to_any_cohort_however_many_there_are(store: Store, qtbot: QtBot) -> None:
    with store.write(msg("Cohorts"), author="t") as work:
        work.create_many(
            "cohort",
            [{"title": f"Round {at:02}"} for at in range(40)],
        )
    parent = QWidget()
    qtbot.addWidget(parent)
    choice = CohortDialog(parent, Lookups(store, words("en")), 3).choice
    assert [choice.itemText(at) for at in range(choice.count())] == [f"Round {at:02}" for at in range(40)]


@pytest.mark.parametrize("count", [0, 1, _BATCH, _BATCH + 1, 3 * _BATCH - 1])
def test_the_rows_of_a_list_are_added_up_each_once_in_parts_that_lie_side_by_side_in_the_file(count: int) -> None:
    keys = array("i", [(7 * each) % 40_009 + 5 for each in range(count)])
    parts = list(_batches(keys))
    assert [each for part in parts for each in part] == sorted(keys)
    assert [len(part) for part in parts[:-1]] == [_BATCH] * (len(parts) - 1) and all(parts)
