"""Pages of records in a real window on a real store: filter, sort, edit, paste, select, save, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Filter, Query, Store
from exchange_app.text import Language, msg, words
from ui.components import theme
from ui.components.dialog import Dialog
from ui.desk.context import Desk
from ui.desk.drafts import Drafts
from ui.desk.goto import ToList, ToRecord
from ui.desk.operations import Operations
from ui.desk.signals import Notice
from ui.forms.clash import ClashDialog
from ui.forms.editors import Editor
from ui.lists.keys import move_to
from ui.lists.paste_dialog import PasteDialog
from ui.pages.placements.list_page import PlacementsList
from ui.pages.records.page import ListingPage
from ui.shell.snapshots import quiet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMES = (
    "Çelik, Mert",
    "Cəfərov, Kənan",
    "Əliyev, Orxan",
    "Acar, Defne",
    "Işık, Nazlı",
    "İsmayılzadə, Rauf",
    "Qasımlı, Elçin",
    "Hüseynov, Samir",
)


class Scene:
    """A store with eight people of whom four applied to a cohort, and a desk on it."""

    def __init__(self, path: Path, qtbot: QtBot, language: Language = "en") -> None:
        self.qtbot, self.said, self.pages = qtbot, list[Notice](), list[ListingPage]()
        self.store = Store.create(
            path / "s.store",
            agency=AgencySpec("TR", "Ev", "TR", "tr"),
            partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")],
        )
        self.people: dict[str, str] = {}
        with self.store.write(msg("Scene"), author="t") as work:
            self.cohort = work.create("cohort", {"title": "Summer 2026", "seats": 12})
            for at, name in enumerate(NAMES):
                family, given = name.split(", ")
                values = {
                    "family_name": family,
                    "given_name": given,
                    "city": "Bakı" if at % 2 else "İzmir",
                    "track": "tv" if at % 2 else "radio",
                }
                self.people[name] = work.create("applicant", values, agency="AZ" if at % 2 else "TR")
                if at < 4:
                    work.create("application", {"applicant": self.people[name], "cohort": self.cohort})
            work.problems.note(
                "applicant",
                self.people[NAMES[0]],
                "phone",
                msg("A phone number cannot be read."),
                "05 32",
                place="Liste!K4",
            )
        self.operations = Operations(lambda trouble: self.said.append(Notice(trouble.sentence(words("en")))))
        self.settings = Settings.load()
        self.drafts = Drafts(self.operations)
        self.drafts.use(self.store, Access("Derya Koç"))
        self.desk = self._desk(language)
        self.store.subscribe(self.desk.signals.changed.emit)

    def _desk(self, language: Language) -> Desk:
        desk = Desk(
            self.store, words(language), self.settings, Access("Derya Koç"), self.operations, unsaved=self.drafts
        )
        desk.signals.said.connect(self.said.append)
        return desk

    def settle(self) -> None:
        quiet(self.operations, *self.pages)

    def page(self, of: str = "applicant", language: Language = "en") -> Any:
        desk = self.desk if language == self.desk.words.language else self._desk(language)
        made = ListingPage(desk, of)
        self.pages.append(made)
        self.qtbot.addWidget(made)
        made.resize(1400, 860)
        made.show()
        self.settle()
        return made

    def value(self, name: str, key: str) -> object:
        with self.store.read() as reader:
            return reader.record("applicant", self.people[name]).get(key)


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    made = Scene(tmp_path, qtbot)
    yield made
    made.pages.clear()
    made.settle()
    made.operations.close()
    made.store.close()


def names(page: Any) -> list[str]:
    model = page.body.panel.model
    return [model.line(row).texts[0] for row in range(model.rowCount())]


def at(page: Any, name: str, column: str) -> None:
    panel = page.body.panel
    place = next(place for place, each in enumerate(panel.model.columns) if each.key == column)
    move_to(panel.view, names(page).index(name), place)


def meeting(kind: type[Dialog], do: Callable[[Any], None]) -> None:
    """When such a dialog stands, do something with it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            do(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_the_list_is_sorted_in_the_alphabet_of_the_window(scene: Scene) -> None:
    page = scene.page(language="tr")
    assert [name.split(",")[0] for name in names(page)] == [
        "Acar",
        "Cəfərov",
        "Çelik",
        "Əliyev",
        "Hüseynov",
        "Işık",
        "İsmayılzadə",
        "Qasımlı",
    ]
    assert page.header.note.text()


def test_typing_filters_at_once_whatever_the_letters(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.bar.search.setFocus()
    QTest.keyClicks(page.body.panel.bar.search, "aliyev")
    page.body.panel.bar.search.setText("eliyev")
    scene.settle()
    assert names(page) == ["Əliyev, Orxan"]
    assert page.header.note.text() == "1 of 8 people shown"


def test_the_current_person_and_the_selection_stay_when_the_list_changes(scene: Scene) -> None:
    page = scene.page()
    panel = page.body.panel
    panel.show_record(scene.people["Işık, Nazlı"])
    panel.model.check([panel.view.current_key()], True)
    panel.sort_by(0, False)
    scene.settle()
    assert panel.current_id == scene.people["Işık, Nazlı"]
    panel.use_filters([Filter("city", "is", "İzmir")])
    scene.settle()
    assert panel.current_id == scene.people["Işık, Nazlı"]
    assert panel.bulk.isVisible() and panel.bulk.count.text() == "1 person selected"


def test_problems_can_be_singled_out_and_stand_under_their_field(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.bar.problems.click()
    scene.settle()
    assert names(page) == ["Çelik, Mert"]
    assert "cannot be read" in page.body.pane.form.rows["phone"].part.accessibleDescription()


def test_a_noted_problem_stands_with_the_words_of_the_file_and_can_be_settled_without_a_value(
    scene: Scene, qtbot: QtBot
) -> None:
    page = scene.page()
    page.body.panel.bar.problems.click()
    scene.settle()
    row = page.body.pane.form.rows["phone"]
    assert row.part.accessibleDescription() == "A phone number cannot be read. In the file: “05 32” (Liste!K4)"
    (strike,) = [each for each in row.findChildren(QPushButton) if each.text().strip() == "Settled"]
    QTest.keyClick(strike, Qt.Key.Key_Space)
    scene.settle()
    assert names(page) == [] and scene.value("Çelik, Mert", "phone") is None
    with scene.store.read() as reader:
        assert reader.app_data.problems() == []
    scene.store.undo("Derya")
    scene.settle()
    assert names(page) == ["Çelik, Mert"]


def test_a_cell_is_edited_in_its_place_and_undone(scene: Scene) -> None:
    page = scene.page()
    view = page.body.panel.view
    at(page, "Acar, Defne", "city")
    view.setFocus()
    view.edit(view.currentIndex())
    editor = view.findChild(Editor)
    QTest.keyClicks(editor.input, "Sivas")
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    scene.settle()
    assert scene.value("Acar, Defne", "city") == "Sivas"
    assert scene.said[-1].action == "Undo"
    scene.store.undo("t")
    assert scene.value("Acar, Defne", "city") == "Bakı"


def test_delete_clears_cells_and_fill_down_repeats_the_first(scene: Scene) -> None:
    page = scene.page()
    at(page, "Acar, Defne", "city")
    QTest.keyClick(page.body.panel.view, Qt.Key.Key_Delete)
    scene.settle()
    assert scene.value("Acar, Defne", "city") is None
    first, second = names(page)[1:3]
    at(page, first, "track")
    QTest.keyClick(page.body.panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.body.panel.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    scene.settle()
    assert scene.value(second, "track") == scene.value(first, "track")


def test_a_range_from_a_spreadsheet_is_shown_and_then_written_as_one_step(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.set_columns(["name", "family_name", "given_name", "city"])
    last = names(page)[-1]
    at(page, last, "family_name")
    QApplication.clipboard().setText("Qasımlı\tElçin\tSumqayıt\nYeni\tKişi\tŞəki\n")
    meeting(PasteDialog, lambda dialog: dialog.accept())
    QTest.keyClick(page.body.panel.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    scene.settle()
    assert scene.value("Qasımlı, Elçin", "city") == "Sumqayıt"
    assert "Yeni, Kişi" in names(page)
    scene.store.undo("t")
    with scene.store.read() as reader:
        assert reader.count(Query("applicant")) == 8


def test_copied_cells_are_the_words_that_are_shown(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.set_columns(["name", "track"])
    move_to(page.body.panel.view, 0, 0)
    move_to(page.body.panel.view, 1, 1, extend=True)
    QTest.keyClick(page.body.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Acar, Defne\tTelevision\r\nCəfərov, Kənan\tTelevision"


def test_the_status_of_all_selected_changes_in_one_step(scene: Scene) -> None:
    page = scene.page()
    panel = page.body.panel
    panel.view.toggle_all()
    panel.commands.set_field(panel.model.checked_keys(), "application.status", "selected")
    scene.settle()
    with scene.store.read() as reader:
        assert {each.get("status") for each in reader.records("application")} == {"selected"}
    scene.store.undo("t")
    with scene.store.read() as reader:
        assert {each.get("status") for each in reader.records("application")} == {"received"}


def test_the_pane_saves_with_enter_and_shows_history(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.show_record(scene.people["Acar, Defne"])
    scene.settle()
    editor = page.body.pane.form.rows["employer"].open()
    QTest.keyClicks(editor.input, "Ege TV")
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    scene.settle()
    assert scene.value("Acar, Defne", "employer") == "Ege TV"
    assert page.body.pane.opened.history[0].changes == {"employer": (None, "Ege TV")}


def test_another_windows_change_is_never_overwritten_silently(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.show_record(scene.people["Acar, Defne"])
    scene.settle()
    page.body.pane.form.rows["city"].open().put_text("Sivas")
    page.body.pane.form.drafted.emit()
    with scene.store.write(msg("Other window"), author="other") as work:
        work.update("applicant", scene.people["Acar, Defne"], {"city": "Gəncə"})
    scene.settle()
    seen: list[str] = []

    def look(dialog: ClashDialog) -> None:
        seen.extend(field for _record, field in dialog.contested)
        dialog.choose("applicant", scene.people["Acar, Defne"], "city", ours=False)
        dialog.accept()

    meeting(ClashDialog, look)
    page.body.pane.save()
    scene.qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    scene.settle()
    assert seen == ["city"] and scene.value("Acar, Defne", "city") == "Gəncə"


def test_a_new_person_is_made_in_the_pane_and_becomes_current(scene: Scene) -> None:
    page = scene.page()
    page.body.start_new()
    form = page.body.pane.form
    page.body.pane.save()
    assert page.body.pane.new, "nothing is made while the name is missing"
    form.rows["family_name"].open().put_text("Zeynallı")
    form.rows["given_name"].open().put_text("Aysel")
    page.body.pane.save()
    scene.settle()
    assert "Zeynallı, Aysel" in names(page)
    assert page.body.panel.model.line(page.body.panel.view.currentIndex().row()).texts[0] == "Zeynallı, Aysel"


def test_a_rebuild_in_another_language_keeps_list_and_draft(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.show_record(scene.people["Işık, Nazlı"])
    scene.settle()
    page.body.pane.form.rows["notes"].open().put_text("half a thought")
    page.body.pane.form.drafted.emit()
    page.body.panel.use_filters([Filter("city", "is", "İzmir")])
    scene.settle()
    fresh = scene.page(language="az")
    fresh.restore(page.state())
    scene.settle()
    assert sorted(names(fresh)) == sorted(names(page))
    assert fresh.body.pane.form.changes() == {"notes": "half a thought"}


def test_columns_and_order_come_back_but_no_persons_name(scene: Scene) -> None:
    page = scene.page()
    page.body.panel.set_columns(["name", "email", "city"])
    page.body.panel.use_filters([Filter("city", "is", "İzmir"), Filter("family_name", "is", "Acar")])
    page.body.panel.sort_by(2, False)
    page.body.panel.settings.save()
    again = Settings.load()
    kept = again.pages["list.applicant"]
    assert kept["columns"] == ["name", "email", "city"] and kept["sort"] == [["city", False]]
    assert kept["filters"] == [["city", "is", "İzmir"]]
    assert "Acar" not in str(kept)


def test_filters_are_saved_in_the_store_under_a_name(scene: Scene) -> None:
    page = scene.page()
    panel = page.body.panel
    panel.use_filters([Filter("track", "in", ("tv",))])
    scene.settle()
    with scene.store.write(msg("Saved filter changed"), author="t") as work:
        work.app_data.save_filter("applicant", "Television people", panel.query.to_data())
    panel.bar.clear()
    scene.settle()
    assert len(names(page)) == 8
    panel.use(panel.saved.all()[0].query)
    scene.settle()
    assert len(names(page)) == 4


@pytest.mark.parametrize("language", ["en", "tr", "az"])
@pytest.mark.parametrize("of", ["applicant", "cohort", "outlet"])
def test_every_page_opens_in_every_language(of: str, language: Language, scene: Scene) -> None:
    page = scene.page(of, language)
    assert page.title()
    assert page.record_actions()
    assert page.focus_search()


def test_placements_stand_in_a_list_too(scene: Scene, qtbot: QtBot) -> None:
    body = PlacementsList(scene.desk)
    qtbot.addWidget(body)
    body.resize(1200, 700)
    body.show()
    scene.settle()
    assert body.panel.stack.currentWidget() is body.panel.nothing


def test_a_page_shows_what_was_asked_for_on_the_way_to_it(scene: Scene) -> None:
    page = scene.page()
    page.arrive(ToList("applicants", (Filter("application.cohort", "in", (scene.cohort,)),)))
    scene.settle()
    assert len(names(page)) == 4
    page.arrive(ToList("applicants", (Filter("city", "is", "İzmir"),)))
    scene.settle()
    assert len(names(page)) == 4
    page.arrive(ToRecord("applicants", scene.people["Qasımlı, Elçin"]))
    scene.settle()
    scene.settle()
    assert page.body.panel.current_id == scene.people["Qasımlı, Elçin"]
