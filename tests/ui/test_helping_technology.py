"""What is painted is read out too: cards and columns of the board, ticks of records, what the columns of a list are read as."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from tests.ui.accessible_tree import called, parts
from tests.ui.import_window import Window as ImportWindow
from tests.ui.listing_window import Open
from tests.ui.test_board import Window as BoardWindow
from tests.ui.test_board import fill
from ui.components import spoken, theme
from ui.components.spoken_part import SpokenPart

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def store(tmp_path: Path, qapp: QApplication) -> Iterator[Store]:
    theme.apply(qapp, "light")
    spoken.listen(qapp)
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    with Store.create(tmp_path / "s.exdesk", agency=home, partners=[partner]) as made:
        yield made


def heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def at_keys(widget: QWidget) -> tuple[str, str]:
    """Name and description of the part of a widget at which the keys are."""
    part = heard(widget).focusChild()
    assert part is not None and part.state().focused
    return part.text(Text.Name), part.text(Text.Description)


def test_the_board_says_its_columns_and_cards_and_what_rule_blocks_a_held_one(store: Store, qtbot: QtBot) -> None:
    fill(store)
    window = BoardWindow(store, qtbot)
    board = window.board
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    said = [called(each) for each in parts(board)]
    assert "Samir Hüseynov, without a place, AZ" in said
    none = "0 placed, 0 of them confirmed"
    assert {
        f"Anka Radyo, 1 place: {none}",
        f"Boğaziçi Haber Ajansı, 2 places: {none}",
        f"Ege TV, 2 places: {none}",
    } < set(said)
    assert said.count("A free place at Ege TV") == 2
    window.select("Samir Hüseynov")
    assert at_keys(board) == ("Samir Hüseynov, without a place, AZ", "")
    window.key(Qt.Key.Key_M, Qt.Key.Key_Right)
    name, rule = at_keys(board)
    assert name == f"Anka Radyo, 1 place: {none}"
    assert rule.startswith("Samir Hüseynov is in the hand.") and "B1" in rule and "A2" in rule
    assert board.accessibleDescription() == rule
    window.key(Qt.Key.Key_Escape)
    window.drag("Aysel Vəliyeva", "Boğaziçi Haber Ajansı")
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Aysel Vəliyeva"])
    window.quiet()
    assert at_keys(board)[0] == "Aysel Vəliyeva, at Boğaziçi Haber Ajansı, First choice, AZ"
    window.key(Qt.Key.Key_L)
    window.wait(lambda: at_keys(board)[0].endswith("Locked"))
    window.operations.close()


def test_a_record_says_whether_it_is_ticked(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "name")
    row, view = window.row("Kaya"), window.view

    def cells() -> list[str]:
        found = [called(each) for each in parts(view, most=1000)]
        return [each for each in found if "Kaya" in each or each.startswith(f"{row + 1}. ")]

    before = cells()
    assert len(before) == 2 and f"{row + 1}. not selected" in before
    QTest.keyClick(view, Qt.Key.Key_Space)
    after = cells()
    assert f"{row + 1}. selected" in after and any("Kaya" in each and each.endswith(". selected") for each in after)


def test_the_columns_of_a_list_say_what_they_are_read_as(store: Store, qtbot: QtBot) -> None:
    window = ImportWindow(store, qtbot)
    window.load(Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx")
    heads = [each for each in parts(window.review_view.tables.left) if each.role() == Role.ColumnHeader]
    shown = window.review.heads
    said = [called(each) for each in heads][: len(shown)]
    assert len(shown) > 5
    for each, head in zip(said, shown, strict=True):
        assert each.startswith(f"{head.letters}: {head.header}") and (head.label or "left out") in each
    cell = next(
        each
        for each in parts(window.review_view.tables.left)
        if each.role() == Role.Cell and called(each).startswith(f"{shown[1].label or shown[1].header}: ")
    )
    assert called(cell)
    window.operations.close()


class _Dots(QWidget):
    """Paints three dots."""

    spoken_role = Role.List

    def spoken_parts(self) -> list[SpokenPart]:
        return [SpokenPart(f"dot {at}", QRect(0, 10 * at, 10, 10)) for at in range(3)]


def test_what_was_answered_of_a_widget_ends_with_it(store: Store, qtbot: QtBot) -> None:
    """Qt keeps what it was answered; it may ask it again when the widget is gone."""
    answers: list[QAccessibleInterface] = []
    for _time in range(3):
        dots = _Dots()
        dots.show()
        answers += [each for each in parts(dots) if each.object() is None]
        assert [called(each) for each in answers[-3:]] == ["dot 0", "dot 1", "dot 2"]
        shiboken6.delete(dots)
        assert not any(shiboken6.isValid(each) and each.isValid() for each in answers)
