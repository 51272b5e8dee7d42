"""No dead end: a sheet in which no list was found is shown as it stands, and the person says which row heads it and what it lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.kinds import KINDS
from exchange_app.services.access import Access
from exchange_app.services.records import Edit, update
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Language, msg, words
from tests.ui.import_window import Window
from tests.ui.listing_window import Window as ListingWindow
from ui.components import theme
from ui.desk.goto import ToImport
from ui.pages.imports.draft import ImportDraft

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BOOKS = (("Kitap adı", "Yazar", "Baskı"), ("İnce Memed", "Yaşar Kemal", 3), ("Tutunamayanlar", "Oğuz Atay", 2))
"""Nothing in it is known; its first column may be anything."""
PEOPLE = (("Ad", "Soyad", "E-posta"), ("Zeynep", "Ak", "z@example.tr"), ("Can", "Er", "c@example.tr"))


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
    yield shown
    shown.operations.close()


def book(path: Path, sheets: dict[str, tuple[tuple[object, ...], ...]], hidden: str = "") -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
    made.save(path)
    return path


def at(window: Window) -> QWidget | None:
    """What has the keys."""
    return window.page.window().focusWidget()


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keys are."""
    QTest.keyClick(at(window), key, modifier)
    window.quiet()


@pytest.fixture
def unread(window: Window, tmp_path: Path) -> Window:
    """The page with a file that holds no list: a title, then books."""
    window.load(book(tmp_path / "books.xlsx", {"Kitaplık": (("Kitaplar 2026",), (), *BOOKS)}))
    assert at(window) is window.review_view.unread.table
    return window


def test_a_file_without_a_list_is_shown_as_it_stands_with_the_reason(unread: Window) -> None:
    view = unread.review_view.unread
    assert view.isVisible() and not unread.review_view.tables.isVisible()
    assert view.why.text() == "The sheet Kitaplık was not read: no table of records."
    shown = [view.model.index(row, 0).data() for row in range(view.model.rowCount())]
    assert shown == ["Kitaplar 2026", "", "Kitap adı", "İnce Memed", "Tutunamayanlar"]
    assert view.at.text() == "Header in row 3", "the row of most words is proposed"
    assert not unread.review_view.foot.apply.isEnabled()
    assert unread.desk.drafts.get("import") is None


def test_the_keys_say_which_row_is_the_header_and_what_it_lists_and_take_it_back(unread: Window) -> None:
    press(unread, Qt.Key.Key_Down)
    assert unread.review_view.unread.at.text() == "Header in row 4"
    press(unread, Qt.Key.Key_Up)
    press(unread, Qt.Key.Key_2)
    assert unread.review.unread is None and unread.review.kind == "outlet" and unread.review.header_row == 3
    assert at(unread) is unread.review_view.tables.left
    assert [head.header for head in unread.review.heads] == ["Kitap adı", "Yazar", "Baskı"]
    assert (unread.said[-1].text, unread.said[-1].action) == ("The sheet Kitaplık is read as you said.", "Undo")
    assert unread.desk.drafts.get("import") is not None
    press(unread, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert unread.review.unread is not None and at(unread) is unread.review_view.unread.table
    assert unread.desk.drafts.get("import") is None
    press(unread, Qt.Key.Key_0)
    assert unread.review_view.unread.at.text() == "No header"
    press(unread, Qt.Key.Key_1)
    assert unread.review.kind == "applicant" and unread.review.header_row == 0
    unread.said[-1].do()
    unread.quiet()
    assert unread.review.unread is not None


def test_the_mouse_says_it_too_and_a_column_that_is_chosen_makes_records(unread: Window) -> None:
    view = unread.review_view.unread
    place = view.table.visualRect(view.model.index(2, 1)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(view.kinds["outlet"], Qt.MouseButton.LeftButton)
    unread.quiet()
    for header, fields in (("Kitap adı", ("name",)), ("Yazar", ()), ("Baskı", ())):
        unread.review_view.map_column(unread.section(header), fields)
        unread.quiet()
    assert [line.values.get("name") for line in unread.review.lines] == ["İnce Memed", "Tutunamayanlar"]
    unread.review_view.foot.apply.click()
    unread.wait(lambda: bool(unread.gone_to))
    assert unread.count("outlet") == 2
    unread.store.undo("Derya")
    assert unread.count("outlet") == 0


def test_enter_reads_it_as_proposed(unread: Window) -> None:
    assert unread.review.unread is not None
    kind = unread.review.unread.kind
    press(unread, Qt.Key.Key_Return)
    assert unread.review.unread is None and (unread.review.kind, unread.review.header_row) == (kind, 3)


def test_the_keys_go_from_sheet_to_sheet(window: Window, tmp_path: Path) -> None:
    window.load(book(tmp_path / "two.xlsx", {"Liste": PEOPLE, "Kitaplık": BOOKS}))
    control = Qt.KeyboardModifier.ControlModifier
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(window, key, control)
        seen.append((window.review.name, window.review.unread is not None))
        assert at(window) is (window.review_view.unread.table if seen[-1][1] else window.review_view.tables.left)
    assert seen == [("Kitaplık", True), ("Liste", False), ("Kitaplık", True)]


def test_a_hidden_or_empty_sheet_beside_others_is_an_entry_with_its_reason_and_read_when_asked(
    window: Window, tmp_path: Path
) -> None:
    old = (("Ad", "Soyad"), ("Eda", "Gül"), ("Ali", "Tan"), ("Ece", "Nur"))
    sheets = {"Liste": PEOPLE, "Eski": old, "Boş": ()}
    window.load(book(tmp_path / "three.xlsx", sheets, hidden="Eski"))
    assert window.review.name == "Liste" and len(window.review.lines) == 2
    assert "1 sheet not read" in window.review_view.foot.text.accessibleName(), "an empty one is none to look at"
    menu = window.review_view.story.sheet.menu()
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == ["Liste, 2 rows", "Boş, left out: empty sheet", "Eski, left out: hidden sheet with a list"]
    entries["Boş, left out: empty sheet"].trigger()
    window.quiet()
    view = window.review_view.unread
    assert view.how.text() == "Nothing stands in it." and not view.kinds["applicant"].isVisible()
    assert window.review_view.foot.apply.text().strip() == "Apply 2 rows", "the other sheet is still read"
    entries = {action.text(): action for action in menu.actions()}
    entries["Eski, left out: hidden sheet with a list"].trigger()
    window.quiet()
    assert view.at.text() == "Header in row 1" and view.kinds["applicant"].isVisible()
    QTest.keyClick(view.table, Qt.Key.Key_1)
    window.quiet()
    assert window.review.name == "Eski" and window.review.unread is None
    assert [line.values["family_name"] for line in window.review.lines] == ["Gül", "Tan", "Nur"]
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 5


def test_a_table_that_was_pasted_is_shown_as_it_stands_too(window: Window) -> None:
    window.paste("\n".join("\t".join(map(str, row)) for row in BOOKS))
    view = window.review_view.unread
    assert view.why.text() == "The sheet Clipboard was not read: no table of records."
    assert at(window) is view.table
    press(window, Qt.Key.Key_2)
    assert window.review.unread is None and window.said[-1].text == "The sheet Clipboard is read as you said."


def test_what_was_said_outlives_the_window(unread: Window, qtbot: QtBot) -> None:
    press(unread, Qt.Key.Key_2)
    state = unread.page.state()
    draft = ImportDraft.from_data(state["draft"])
    assert draft.corrections == unread.review_view.draft.corrections
    again = Window(unread.store, qtbot)
    again.page.restore(state)
    again.wait(lambda: again.review_view.found is not None)
    again.quiet()
    assert again.review.unread is None and (again.review.kind, again.review.header_row) == ("outlet", 3)
    assert again.review_view.steps == 0
    again.operations.close()


def test_undo_of_the_window_is_meant_where_nothing_was_corrected(unread: Window) -> None:
    """Ctrl+Z is the page's own only while it has something to take back."""
    asked = []
    unread.review_view.take_back = lambda: asked.append(1)
    press(unread, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == []


@pytest.mark.parametrize("language", ["en", "tr", "az"])
@pytest.mark.parametrize("width", [1024 - 56, 1440 - 56])
def test_it_is_said_whole_in_every_language(
    store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: Language, width: int
) -> None:
    shown = Window(store, qtbot, language)
    shown.page.resize(width, 700)
    shown.load(book(tmp_path / "books.xlsx", {"Kitaplık": BOOKS}))
    view = shown.review_view.unread
    for part in (view.at, view.without, *view.kinds.values()):
        assert part.width() >= part.sizeHint().width(), part.text()
    assert view.why.height() >= view.why.heightForWidth(view.why.width())
    assert [each.text().strip() for each in view.kinds.values()] == [
        words(language).say(KINDS[key].plural) for key in readable_kinds()
    ]
    shown.operations.close()


@pytest.mark.parametrize(
    "again",
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_every_correction_of_the_reading_is_taken_back_in_its_turn_and_made_again(
    window: Window, tmp_path: Path, again: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    window.load(book(tmp_path / "people.xlsx", {"Liste": PEOPLE}))
    labels = [head.label for head in window.review.heads]
    window.review_view.map_column(2, ())
    window.quiet()
    window.review_view.story.kind_chosen.emit("cohort")
    window.quiet()
    assert window.review.kind == "cohort" or window.review.unread is not None
    for left in (1, 0):
        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert window.review_view.steps == left
    assert [head.label for head in window.review.heads] == labels and window.review.kind == "applicant"
    assert window.desk.drafts.get("import") is None
    press(window, *again)
    assert window.review_view.steps == 1 and window.review_view.undone == 1 and not window.review.heads[2].label


def test_what_another_window_writes_leaves_the_person_where_they_are(unread: Window) -> None:
    press(unread, Qt.Key.Key_Down)
    with unread.store.write(msg("Scene"), author="another") as work:
        work.create("applicant", {"family_name": "Kaya", "given_name": "Ayşe"})
    unread.quiet()
    assert unread.review_view.unread.at.text() == "Header in row 4"
    assert at(unread) is unread.review_view.unread.table


def test_the_undo_that_is_offered_takes_back_that_step_only(unread: Window) -> None:
    press(unread, Qt.Key.Key_2)
    offered = unread.said[-1].do
    unread.review_view.map_column(unread.section("Yazar"), ("city",))
    unread.quiet()
    offered()
    unread.quiet()
    assert unread.review_view.steps == 2


def test_in_the_window_undo_takes_back_the_correction_first_and_then_the_stores_last_step(
    tmp_path: Path, qtbot: QtBot
) -> None:
    window = ListingWindow(tmp_path, qtbot)
    undo, held = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier

    def cities() -> set[object]:
        with window.app.session.store.read() as reader:
            return {each.get("city") for each in reader.records("outlet")}

    with window.app.session.store.read() as reader:
        outlet = next(each for each in reader.records("outlet") if each.get("name") == "Anka")
    edit = Edit("outlet", outlet.id, {"city": "Mersin"}, outlet.version)
    update(window.app.session.store, edit, access=Access("Derya"))
    window.page.desk.navigate(ToImport(path=book(tmp_path / "books.xlsx", {"Kitaplık": BOOKS})))
    qtbot.waitUntil(lambda: window.page.key == "import" and window.page.review_view.found is not None)
    window.quiet()
    view = window.page.review_view
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: view.review.unread is None)
    QTest.keyClick(window.app.window.focusWidget(), undo, held)
    qtbot.waitUntil(lambda: view.review.unread is not None)
    assert "Mersin" in cities()
    QTest.keyClick(window.app.window.focusWidget(), undo, held)
    qtbot.waitUntil(lambda: "Mersin" not in cities())
    window.close()


def test_the_header_that_a_person_named_is_found_again_in_the_next_file_wherever_it_stands(
    unread: Window, tmp_path: Path
) -> None:
    unread.review_view._read_as(3, "outlet")
    unread.quiet()
    for header, fields in (("Kitap adı", ("name",)), ("Yazar", ()), ("Baskı", ())):
        unread.review_view.map_column(unread.section(header), fields)
        unread.quiet()
    unread.review_view.foot.apply.click()
    unread.wait(lambda: bool(unread.gone_to))
    unread.load(book(tmp_path / "next.xlsx", {"Raf": (("Kitaplar 2027",), ("taslak",), (), (), *BOOKS)}))
    assert unread.review.unread is None and unread.review.header_row == 5 and unread.review.kind == "outlet"
    assert unread.review_view.counts()["same"] == 2
    assert unread.review_view.story.mapping.text() == "Mapping remembered"
