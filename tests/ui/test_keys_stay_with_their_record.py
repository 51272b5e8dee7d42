"""What is typed goes into the record for which it is meant, whatever the list beside it comes to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.records import Edit
from exchange_app.services.undo import undo
from exchange_app.store import Store
from tests.ui.listing_window import Window
from ui.desk.goto import ToRecord

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

THERE = Access("Mert")


@pytest.fixture
def other(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Window, Store]]:
    """A window, and the store as another program has it open."""
    window = Window(tmp_path, qtbot)
    with Store.open(window.path) as store:
        yield window, store
    window.close()


def ids(store: Store, *families: str) -> list[str]:
    with store.read() as reader:
        return [reader.find("applicant", "family_name", each)[0].id for each in families]


def typing(window: Window, family: str, text: str) -> None:
    """The pencil of a person, and what is typed in the field that it opens, the family name."""
    window.cell(family, "city")
    window.quiet()
    assert window.pane.opened.title.endswith(family)
    window.pane.head.edit.click()
    editor = window.pane.form.rows["family_name"].editor.input
    assert window.app.window.focusWidget() is editor
    QTest.keyClicks(editor, text)


def type_on(window: Window, text: str) -> None:
    """Wherever the keys are."""
    window.activate()
    for letter in text:
        QTest.keyClicks(window.app.window.focusWidget(), letter)
    window.quiet()


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.app.window.focusWidget(), key)
    window.quiet()


def names(window: Window) -> list[str]:
    with window.store.read() as reader:
        return sorted(str(each.get("family_name")) for each in reader.records("applicant"))


def shows(window: Window, family: str) -> bool:
    window.qtbot.waitUntil(lambda: window.pane.opened is not None and window.pane.opened.title.endswith(family))
    return True


def test_typing_on_in_a_person_whom_another_window_removed_renames_nobody(other: tuple[Window, Store]) -> None:
    window, store = other
    typing(window, "Kaya", "Kayadraft")
    gone = ids(store, "Kaya", "Lale")
    records.remove(store, "applicant", gone, access=THERE)
    window.qtbot.waitUntil(lambda: window.panel.shown == 7)
    window.quiet()
    left = names(window)
    type_on(window, "ed")
    press(window, Qt.Key.Key_Return)
    assert names(window) == left, "nobody got another name"
    assert window.pane.record_id == gone[0]
    assert window.pane.form.rows["family_name"].editor.text() == "Kayadrafted"
    assert window.pane.foot.note.text() == "This record was removed." and not window.pane.foot.keep.isVisible()
    said = [each.text for each in window.said if "was removed" in each.text]
    assert said == ["Nur Kaya was removed. What was typed for it and not saved is still kept."]

    window.pane.foot.discard.click()
    window.quiet()
    assert window.pane.record_id == window.panel.current_id, "given up, the list's record comes"
    assert window.app.session.drafts.all() == []
    before = names(window)
    type_on(window, "x")
    press(window, Qt.Key.Key_Return)
    assert names(window) == before, "and no key goes into it"


def test_a_person_who_is_brought_back_is_saved_with_what_was_typed(other: tuple[Window, Store]) -> None:
    window, store = other
    typing(window, "Kaya", "Kayalar")
    records.remove(store, "applicant", ids(store, "Kaya"), access=THERE)
    window.qtbot.waitUntil(lambda: window.panel.shown == 8)
    window.quiet()
    assert window.pane.foot.note.text() == "This record was removed."
    undo(store, access=THERE)
    window.qtbot.waitUntil(lambda: window.panel.shown == 9)
    window.quiet()
    assert window.pane.foot.note.text() == "1 field not saved"
    press(window, Qt.Key.Key_Return)
    assert "Kayalar" in names(window)


def test_a_list_that_comes_anew_takes_no_record_away_in_which_somebody_types(other: tuple[Window, Store]) -> None:
    window, store = other
    window.panel.bar.search.setText("Ankara")
    window.qtbot.waitUntil(lambda: window.panel.shown == 2)
    window.quiet()
    typing(window, "Erdem", "Erdemo")
    (erdem,) = ids(store, "Erdem")
    records.update(store, Edit("applicant", erdem, {"city": "Muş"}), access=THERE)
    window.qtbot.waitUntil(lambda: window.panel.shown == 1)
    window.quiet()
    type_on(window, "glu")
    press(window, Qt.Key.Key_Return)
    assert "Erdemoglu" in names(window) and "Lale" in names(window)
    assert window.pane.record_id == erdem
    window.panel.take_keys()
    assert shows(window, "Lale"), "whoever goes to the list sees its record"


def test_the_list_and_the_pane_show_one_person_after_another_window_took_theirs_away(
    other: tuple[Window, Store],
) -> None:
    window, store = other

    def look(shown: int) -> None:
        """It looks for what others wrote."""
        window.app.session._look_for_others()
        window.qtbot.waitUntil(lambda: window.panel.shown == shown)
        window.quiet()

    records.create(store, "applicant", {"family_name": "Yeni", "given_name": "Elif"}, access=THERE)
    look(10)
    for family, take, left in (
        ("Yeni", lambda: undo(store, access=THERE), 9),
        ("Kaya", lambda: records.remove(store, "applicant", ids(store, "Kaya"), access=THERE), 8),
    ):
        window.cell(family, "city")
        window.quiet()
        window.pane.form.rows["city"].setFocus()
        assert window.pane.opened.title.endswith(family) and window.pane.has_keys()
        take()
        look(left)
        assert window.pane.record_id == window.panel.current_id is not None
        before = names(window)
        type_on(window, "x")
        press(window, Qt.Key.Key_Return)
        assert names(window) == before, "and no key goes into it"


def test_a_person_who_comes_into_the_pane_in_anothers_place_gets_none_of_the_keys(other: tuple[Window, Store]) -> None:
    window, store = other
    typing(window, "Kaya", "Kayadraft")
    before = names(window)
    (lale,) = ids(store, "Lale")
    window.page.arrive(ToRecord("applicants", lale))
    window.quiet()
    assert window.pane.record_id == lale
    type_on(window, "x")
    press(window, Qt.Key.Key_Return)
    assert names(window) == before
    assert [each.state["fields"] for each in window.app.session.drafts.all()] == [{"family_name": "Kayadraft"}]


def test_the_person_who_is_typed_in_can_be_removed_from_the_pane(other: tuple[Window, Store]) -> None:
    window, _store = other
    typing(window, "Kaya", "Kayadraft")
    window.answer(lambda dialog: dialog.accept())  # type: ignore[attr-defined]
    window.pane.head.remove_asked.emit()
    window.qtbot.waitUntil(lambda: window.panel.shown == 8)
    window.quiet()
    assert window.pane.record_id == window.panel.current_id
    before = names(window)
    type_on(window, "x")
    press(window, Qt.Key.Key_Return)
    assert names(window) == before
