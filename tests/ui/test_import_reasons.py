"""Why a column was read as it was is said on its head: by its menu, by a key, and by pointing at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from exchange_app.text import Language
from tests.ui.import_window import Window
from ui.components import theme
from ui.components.marks import pill_width
from ui.components.theme import font
from ui.pages.imports.delegate import PAD
from ui.pages.imports.header import BAR, COMBO
from ui.pages.imports.lines import LineState, state_word

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
UNSURE = """Kod;Soyadı;E-posta;Şehir
Ayşe;Kaya;a@b.example;Ankara
Ali;Tan;c@b.example;Bursa
Can;Er;d@b.example;Muş
Ece;Su;e@b.example;Van
Nur;Ak;f@b.example;Rize
"""
AZ = Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    made = Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner])
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "light")
    shown = Window(store, qtbot)
    shown.load(AZ)
    yield shown
    shown.operations.close()


def menu_at(window: Window, section: int) -> dict[str, QMenu]:
    """The menu of a column's head, opened with the right button."""
    head = window.review_view.tables.head
    place = QPoint(head.sectionViewportPosition(section) + 10, 80)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(head.viewport(), QContextMenuEvent(reason, place, head.viewport().mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {each.text(): each for each in menu.actions()}


def test_the_menu_of_a_columns_head_says_why(window: Window) -> None:
    actions = menu_at(window, window.section("Doğum tarixi"))
    assert list(actions) == ["Choose what the column is…", "Leave this column out", "Why?"]
    actions["Why?"].trigger()
    why = window.review_view.why
    assert why.isVisible() and why.title.text() == "Column E: Doğum tarixi"
    said = why.reasons.text().splitlines()
    assert said[0].startswith("Read as Date of birth (how sure: ") and said[1] == "by its header"
    assert said[2].startswith("In it: ")
    QTest.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()


@pytest.fixture
def unsure(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Window:
    """The window with a list of which the reader is less sure what one column is, and a person is asked."""
    (tmp_path / "list.csv").write_text(UNSURE, "utf-8")
    window.load(tmp_path / "list.csv")
    low = min(each.confidence for each in window.review.sheet.mapped.columns)
    assert low < 1
    monkeypatch.setattr("exchange_app.services.importing.preview.SURE_FROM", low + 0.001)
    window.review_view.look_wanted.emit()
    window.quiet()
    return window


def asked(window: Window) -> list[int]:
    return [at for at, head in enumerate(window.review.heads) if head.doubtful]


def test_a_column_that_is_not_sure_is_a_question_until_a_key_or_a_click_says_that_it_is_so(unsure: Window) -> None:
    section, *rest = asked(unsure)
    label = unsure.review.heads[section].label
    assert f"{1 + len(rest)} column" in unsure.review_view.foot.text.accessibleName()
    unsure.go_to(2, "A" if section else "B")
    unsure.key(Qt.Key.Key_C)
    assert unsure.review_view.tables.current_section() == section, "the key goes to the question first"
    unsure.key(Qt.Key.Key_C)
    unsure.quiet()
    assert asked(unsure) == rest and unsure.review.heads[section].label == label
    assert ("to confirm" in unsure.review_view.foot.text.accessibleName()) == bool(rest)
    assert unsure.review_view.story.mapping.text() == "Your mapping will be remembered"
    unsure.review_view.take_back()
    unsure.quiet()
    head = unsure.review_view.tables.head
    unsure.review_view.tables.go_to(0, section)
    at = head.combo_rect(section).translated(0, COMBO).center()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    unsure.quiet()
    assert asked(unsure) == rest


def test_apply_writes_no_column_that_is_not_sure_before_the_person_says_so(
    unsure: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    section, *_rest = asked(unsure)
    questions: list[str] = []
    monkeypatch.setattr("ui.pages.imports.writing.ask", lambda *given: questions.append(given[3]) or len(questions) > 1)
    unsure.review_view.foot.apply.click()
    unsure.quiet()
    head = unsure.review.heads[section]
    assert unsure.count("applicant") == 0 and f"({head.letters}): {head.label}?" in questions[0]
    unsure.review_view.foot.apply.click()
    unsure.wait(lambda: bool(unsure.gone_to))
    assert unsure.count("applicant") == 5
    unsure.load(tmp_path / "list.csv")
    assert asked(unsure) == []


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_what_stands_over_a_column_and_how_a_row_stands_have_room(
    store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    theme.apply(qapp, "light")
    shown = Window(store, qtbot, language)
    (tmp_path / "list.csv").write_text("Adı Soyadı;Tel\nCan Er;0532 111 22 33\nEce Su;0532 111 22 34\n", "utf-8")
    shown.load(tmp_path / "list.csv")
    model, tables, small = shown.review_view.model, shown.review_view.tables, QFontMetrics(font("second"))
    pill = max(pill_width(state_word(each, shown.desk.words)) for each in LineState)
    assert tables.right.columnWidth(model.left_count) >= pill + PAD + 4
    several = next(at for at, head in enumerate(model.heads) if head.note and head.label)
    head = model.heads[several]
    told = small.horizontalAdvance(head.sure(shown.desk.words)) + small.horizontalAdvance(head.note)
    assert tables.left.columnWidth(several) >= BAR + told + 16
    shown.operations.close()


def test_the_menu_leaves_a_column_out(window: Window) -> None:
    menu_at(window, window.section("Qeyd"))["Leave this column out"].trigger()
    window.quiet()
    assert window.review.heads[window.section("Qeyd")].label == ""


def test_a_key_says_it_of_the_current_column_and_row_and_leads_to_the_fields(window: Window) -> None:
    window.go_to(68, "A")
    window.key(Qt.Key.Key_W)
    why = window.review_view.why
    assert why.title.text() == "Column A: №"
    said = why.reasons.text().splitlines()
    assert said[:2] == ["Left out", "row number"] and said[-1] == "Row 68 is no record: totals row"
    QTest.keyClick(why.choose, Qt.Key.Key_Return)
    assert not why.isVisible() and window.review_view.chooser.isVisible()
    window.review_view.chooser.hide()


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_it_is_said_whole_in_every_language(store: Store, qtbot: QtBot, qapp: QApplication, language: Language) -> None:
    shown = Window(store, qtbot, language)
    shown.load(AZ)
    shown.go_to(68, "I")
    shown.key(Qt.Key.Key_W)
    why = shown.review_view.why
    for part in (why.title, why.reasons):
        assert part.height() >= part.heightForWidth(part.width())
    assert why.choose.width() >= why.choose.sizeHint().width()
    why.hide()
    shown.operations.close()
