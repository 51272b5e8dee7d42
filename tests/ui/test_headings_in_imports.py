"""Lines between the records of an imported list: shown as a spreadsheet program shows them, and carried to the records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from tests.ui.import_window import Window
from ui.components import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    theme.apply(qapp, "light")
    path = tmp_path / "list.csv"
    path.write_text(
        "No;Ad Soyad;Doğum tarihi\nKurum: TRT Haber ve Belgesel;;\n1;Ayşe Kaya;01.02.1990\n2;Ali Tan;01.02.1991\n",
        encoding="utf-8",
    )
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    with Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner]) as store:
        shown = Window(store, qtbot)
        shown.load(path)
        yield shown
        shown.operations.close()


def _ink(view: QTableView, row: int, column: int) -> int:
    """How many dark dots a cell shows that lie inside it."""
    left, width = view.columnViewportPosition(column), view.columnWidth(column)
    room = QRect(left + 2, view.rowViewportPosition(row) + 4, width - 6, view.rowHeight(row) - 8)
    image = view.viewport().grab(room).toImage()
    dots = (image.pixelColor(QPoint(x, y)) for x in range(image.width()) for y in range(image.height()))
    return sum(QColor.lightness(each) < 140 for each in dots)


def test_a_heading_is_written_over_the_empty_cells_beside_it(window: Window) -> None:
    tables = window.review_view.tables
    row = window.review_view.model.row_of(next(at for at, line in enumerate(window.review.lines) if line.row == 1))
    assert _ink(tables.left, row, 1) > 20
    assert _ink(tables.right, row, window.review_view.model.left_count + 1) > 5


def test_its_words_stand_with_every_record_below(window: Window) -> None:
    assert [window.line(row).values.get("employer") for row in (3, 4)] == ["TRT Haber ve Belgesel"] * 2
    assert not window.line(2).is_record
