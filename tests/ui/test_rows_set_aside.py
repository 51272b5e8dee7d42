"""Rows of a partner's list that were set aside: taken in by one key or click, set aside likewise, taken back, remembered, kept, settled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.services.importing import waiting_rows
from exchange_app.store import AgencySpec, Store
from tests.ui.import_window import Window
from ui.components import theme
from ui.pages.imports.header import HEIGHT
from ui.pages.imports.lines import LineState

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIST = "Adı;Soyadı;Telefon;E-posta\nAyşe;Kaya;0532 111 22 33;ayse@ornek.com\nAli;Demir;0533 111 22 33;ali@ornek.com\n;;;\nHazırlayan;Nezihe Tan;;\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "desk.exchange", agency=AgencySpec("TR", "Anadolu", "TR", "tr"))
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    theme.apply(qapp, "light")
    shown = Window(store, qtbot)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    shown.load(tmp_path / "list.csv")
    yield shown
    shown.operations.close()


def state(window: Window, row: int) -> LineState:
    window.quiet()
    return window.line(row).shown_state


def press(window: Window, key: Qt.Key, row: int) -> None:
    window.go_to(row)
    window.key(key)
    window.quiet()


def undo(window: Window) -> None:
    QTest.keyClick(window.review_view.tables.left, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.quiet()


def kept(window: Window) -> int:
    with window.store.read() as reader:
        return len(waiting_rows(reader))


def test_what_waits_is_counted_and_shown_with_its_reason(window: Window) -> None:
    assert state(window, 5) is LineState.ASIDE
    assert "1 row set aside waits" in window.review_view.foot.text.accessibleName()
    assert window.page.segments.button("aside").isVisible()
    window.page.segments.button("aside").click()
    assert window.review_view.model.rowCount() == 1
    index = window.review_view.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole)


def test_one_key_takes_a_row_in_and_control_z_takes_that_back(window: Window) -> None:
    press(window, Qt.Key.Key_A, 5)
    assert state(window, 5) is LineState.NEW and window.line(5).values["given_name"] == "Hazırlayan"
    assert window.review_view.foot.apply.text().strip() == "Apply 3 rows"
    undo(window)
    assert state(window, 5) is LineState.ASIDE
    assert window.review_view.foot.apply.text().strip() == "Apply 2 rows"


def test_one_key_sets_a_record_aside_and_another_takes_it_in_again(window: Window) -> None:
    press(window, Qt.Key.Key_S, 2)
    assert state(window, 2) is LineState.ASIDE and window.review_view.counts()["aside"] == 2
    press(window, Qt.Key.Key_A, 2)
    assert state(window, 2) is LineState.NEW and not window.review_view.draft.moved
    undo(window)
    assert state(window, 2) is LineState.ASIDE
    undo(window)
    assert state(window, 2) is LineState.NEW


def test_a_click_on_the_sign_between_the_tables_does_the_same(window: Window) -> None:
    tables = window.review_view.tables
    gutter = tables._gutter
    row = window.review_view.model.row_of(next(at for at, line in enumerate(window.review.lines) if line.row == 4))
    top = HEIGHT + tables.left.rowViewportPosition(row)
    at = QPoint(gutter.width() // 2, top + 14)
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert state(window, 5) is LineState.NEW
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert state(window, 5) is LineState.ASIDE


def test_what_was_taken_in_is_remembered_in_the_draft(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_A, 5)
    press(window, Qt.Key.Key_S, 3)
    kept_state = window.page.state()
    other = Window(window.store, qtbot, "tr")
    other.page.restore(kept_state)
    other.wait(lambda: other.review_view.found is not None)
    other.quiet()
    assert state(other, 5) is LineState.NEW and state(other, 3) is LineState.ASIDE
    other.operations.close()


def test_what_is_left_out_waits_no_longer(window: Window) -> None:
    press(window, Qt.Key.Key_R, 5)
    assert state(window, 5) is LineState.SKIP and window.review_view.counts()["aside"] == 0
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 2 and kept(window) == 0


def test_what_still_waits_after_applying_is_listed_until_it_is_settled(window: Window) -> None:
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    window.wait(window.page.waiting.isVisible)
    shown = window.page.waiting.list
    assert shown.count() == 1 and "Nezihe" in shown.item(0).text()
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    window.wait(lambda: not window.page.waiting.isVisible())
    assert kept(window) == 0
    window.store.undo("Derya")
    window.wait(window.page.waiting.isVisible)
    assert kept(window) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_S])
def test_a_key_on_a_totals_row_says_what_it_is_and_offers_to_take_it_in(
    window: Window, tmp_path: Path, key: Qt.Key
) -> None:
    (tmp_path / "sum.csv").write_text(LIST.replace(";;;\n", "Toplam: 2;;;\n"), "utf-8")
    window.load(tmp_path / "sum.csv")
    window.go_to(4)
    window.key(key)
    said = window.said[-1]
    assert said.text == "Row 4 is no record: totals row" and said.action == "Take it in"
    assert state(window, 4) is LineState.HEADING and not window.review_view.steps
    assert said.do is not None
    said.do()
    assert state(window, 4) is not LineState.HEADING
    undo(window)
    assert state(window, 4) is LineState.HEADING


def test_somebody_above_the_header_is_seen_first_and_taken_in_by_the_key(window: Window, tmp_path: Path) -> None:
    head, first, *others = LIST.splitlines()
    (tmp_path / "above.csv").write_text("\n".join(("Başvurular", first, head, *others)), "utf-8")
    window.load(tmp_path / "above.csv")
    assert [line.row + 1 for line in window.review.lines][:2] == [2, 4]
    assert state(window, 2) is LineState.ASIDE
    press(window, Qt.Key.Key_A, 2)
    assert state(window, 2) is LineState.NEW and window.line(2).values["given_name"] == "Ayşe"
    assert window.review_view.foot.apply.text().strip() == "Apply 2 rows"
