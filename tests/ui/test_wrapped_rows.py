"""In rows of three lines long texts are wrapped: what one line would cut is read in the list."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from exchange_app.text import msg
from tests.ui.listing_window import Open
from ui.components.text_painting import ELLIPSIS
from ui.components.theme import font

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LONG = "Azərbaycan Televiziya və Radio Verilişləri Qapalı Səhmdar Cəmiyyəti"


def test_a_long_text_stands_in_three_lines_where_rows_are_high(open_: Open) -> None:
    window = open_("applicants")
    with window.store.read() as reader:
        (person,) = reader.find("applicant", "family_name", "Kaya")
    with window.store.write(msg("Scene"), author="test") as work:
        work.update("applicant", person.id, {"employer": LONG})
    window.quiet()
    window.app.set_density("wrapped")
    window.quiet()
    window.panel.set_columns(["name", "employer", "city"])
    window.view.setColumnWidth(1, 190)
    view, brush = window.view, window.view._brush
    height, room = view.rowHeight(0), 190 - 16
    lines = QFontMetrics(font("text")).height()
    assert height >= 3 * lines
    wrapped = brush.wrapped(LONG, "text", room, (height - 5) // lines)
    assert " ".join(wrapped) == LONG and len(wrapped) == 3, "nothing of it is cut"
    assert all(brush.metrics["text"].horizontalAdvance(line) <= room for line in wrapped)
    (*_, last) = brush.wrapped(LONG * 9, "text", room, 3)
    assert last.endswith(ELLIPSIS)

    def inked(row: int) -> set[int]:
        """The lines of a row, of three, in which something is drawn at its left."""
        picture, rect = view.viewport().grab().toImage(), view.visualRect(window.panel.model.index(row, 1))
        ground = picture.pixelColor(rect.right() - 2, rect.top() + 3)
        third = rect.height() // 3
        return {
            (y - rect.top()) // third
            for y in range(rect.top() + 2, rect.bottom() - 2)
            for x in range(rect.left() + 8, rect.left() + 60)
            if picture.pixelColor(x, y) != ground
        }

    assert inked(window.row("Kaya")) >= {0, 1, 2}
    assert inked(window.row("Erdem")) <= {1}, "a short one stands in the middle"
    assert "wrapped" == window.app.settings.density
