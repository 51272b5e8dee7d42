"""The review of a returned workbook: what a person reads, and what the keys decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.progress import Silent
from exchange_app.services.merging import Decision
from exchange_app.store import Store
from exchange_app.text import Language, words
from tests.ui.merge_scene import AZ, TR, Scene, picture
from ui.components import theme
from ui.pages.merge.custom_value import CustomValueEditor
from ui.pages.merge.delegate import OPEN, ROW
from ui.pages.merge.loaded_review import prepared
from ui.pages.merge.review_view import ReviewView
from ui.pages.merge.texts import ChangeTexts, cell_first

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Sight:
    """The review_view as a person sees it."""

    def __init__(self, scene: Scene, qtbot: QtBot, language: Language = "en") -> None:
        said = words(language)
        self.scene = scene
        self.review = scene.review()
        self.review_view = ReviewView(said, "TR")
        qtbot.addWidget(self.review_view)
        self.review_view.resize(1384, 820)
        self.review_view.show()
        self.review_view.show_found(prepared(scene.store, self.review, said, Silent()), "TR")
        self.review_view.view.setFocus()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.review_view.view, key, modifiers)

    def keys(self, letters: str) -> None:
        for letter in letters:
            self.key(Qt.Key(ord(letter)))

    def row(self) -> list[str]:
        """What the current row says, by column."""
        row = self.review_view.view.currentIndex().row()
        return [self.review_view.model.text(row, column) for column in range(6)]

    def rows(self) -> list[list[str]]:
        return [
            [self.review_view.model.text(row, column) for column in range(6)]
            for row in range(self.review_view.model.rowCount())
        ]

    def decisions(self) -> dict[tuple[str, str], Decision]:
        """Decisions by the record's short name and the field."""
        names = {id: key for key, (_kind, id) in self.scene.ids.items()}
        return {(names.get(record, record), field): each for (record, field), each in self.review.decisions.items()}

    def foot(self) -> str:
        return self.review_view.foot.apply.text().strip()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    store = Store.create(tmp_path / "desk.exdesk", agency=TR, partners=[AZ])
    yield picture(store)
    store.close()


@pytest.fixture
def sight(scene: Scene, qtbot: QtBot, qapp: QApplication) -> Sight:
    theme.apply(qapp, "light")
    return Sight(scene, qtbot)


def test_groups_say_how_many_there_are_and_empty_ones_are_not_there(sight: Sight) -> None:
    groups = sight.review_view.groups
    figures = {key: groups.figures(key) for key in groups.keys()}
    assert figures == {
        "conflict": (4, 0), "cleared": (1, 0), "removed": (1, 0), "rules": (2, None), "changed": (5, 0), "combined": (2, 0),
        "added": (1, 0), "same": (1, None), "missing": (1, None), "unreadable": (1, None), "columns": (1, None),
    }  # fmt: skip
    assert groups.progress.text() == "0 of 14"


def test_a_conflict_stands_open_with_base_both_sides_proposal_and_reason(sight: Sight) -> None:
    assert sight.row() == ["Places", "6", "8", "7", "7", "Conflict"]
    view = sight.review_view.view
    row = view.currentIndex().row()
    assert view.rowHeight(row) == OPEN
    change, sayer = sight.review_view.model.change(row), sight.review_view.model.sayer
    assert change is not None and sayer is not None
    assert sayer.why(change) == "AZ’s, because AZ is the host"
    assert sayer.who_ours(sight.review.records[0], change).startswith("Derya Koç, ")
    assert change.cell == "Applicants!F30" and cell_first(change.cell, sayer.words) == "F30 in Applicants"
    assert [each.text() for each in view.findChildren(QPushButton)] == [
        "Take ours",
        "Take theirs",
        "Type another…",
        "Leave open",
    ]
    sight.key(Qt.Key.Key_J)
    assert view.rowHeight(row) == ROW
    assert view.rowHeight(view.currentIndex().row()) == OPEN


def test_all_conflicts_are_decided_with_one_key_each_and_the_cursor_goes_on(sight: Sight) -> None:
    sight.keys("TOLA")
    assert sight.decisions() == {
        ("kaspi", "places"): Decision.THEIRS, ("orxan", "phone"): Decision.OURS, ("gunay", "level_tr"): Decision.LEAVE,
        ("defne", "birth_date"): Decision.ACCEPT,
    }  # fmt: skip
    assert sight.review_view.groups.figures("conflict") == (4, 4)
    assert sight.review_view.groups.progress.text() == "4 of 14"
    assert [row[5] for row in sight.rows() if row[1]] == ["Theirs", "Ours", "Stays open", "Accepted"]
    assert [row[4] for row in sight.rows() if row[1]] == ["7", "+994 50 359 85 52", "C1", "13 Apr 1990"]


def test_the_foot_counts_what_will_be_written_and_what_stays_open(sight: Sight) -> None:
    assert sight.foot() == "Apply 8 changes"
    waits = "2 removals or clearings are not decided"
    assert sight.review_view.foot.text.text() == f"1 new record, 4 conflicts stay open, {waits}"
    assert sight.review_view.foot.close_.text().strip() == "Close"
    sight.keys("TO")
    assert sight.foot() == "Apply 9 changes"
    assert sight.review_view.foot.text.text() == f"1 new record, 1 refused, 2 conflicts stay open, {waits}"
    assert sight.review_view.foot.close_.text().strip() == "Save for tomorrow"


def test_a_removal_is_applied_only_once_it_is_decided_and_the_foot_names_it(sight: Sight) -> None:
    sight.review_view.groups.choose("removed")
    assert sight.row()[5] == "To decide"
    sight.key(Qt.Key.Key_A)
    assert sight.foot() == "Apply 9 changes" and "1 removal" in sight.review_view.foot.text.text().split(", ")
    sight.key(Qt.Key.Key_U)
    sight.key(Qt.Key.Key_L)
    assert sight.row()[5] == "Stays open" and sight.foot() == "Apply 8 changes"


def test_accepting_all_takes_removals_and_clearings_only_where_they_were_looked_at(sight: Sight) -> None:
    sight.review_view.groups.choose("cleared")
    sight.review_view.accept_all()
    decided = {key[1] for key, decision in sight.decisions().items() if decision is Decision.ACCEPT}
    assert "removed" not in {key[1] for key in sight.decisions() if not key[0].startswith("new")}
    assert sight.review_view.groups.figures("cleared") == (1, 1) and sight.review_view.groups.figures("removed") == (
        1,
        0,
    )
    assert decided


def test_undo_takes_back_the_last_decision_and_goes_to_it(sight: Sight) -> None:
    sight.keys("TO")
    sight.key(Qt.Key.Key_U)
    assert sight.row()[0] == "Phone"
    assert sight.decisions() == {("kaspi", "places"): Decision.THEIRS}
    sight.key(Qt.Key.Key_U)
    assert sight.row()[0] == "Places"
    assert sight.decisions() == {}
    assert sight.review_view.groups.progress.text() == "0 of 14"


def test_undo_on_a_decided_row_takes_back_that_one(sight: Sight) -> None:
    sight.keys("TO")
    sight.review_view.view.go_to(1)
    sight.key(Qt.Key.Key_U)
    assert sight.decisions() == {("orxan", "phone"): Decision.OURS}


def test_a_whole_record_is_decided_by_shift(sight: Sight) -> None:
    sight.review_view.whole.button("whole").click()
    sight.review_view.view.setFocus()
    sight.key(Qt.Key.Key_R, SHIFT)
    assert {key for key in sight.decisions() if key[0] == "kaspi"} == {
        ("kaspi", "places"),
        ("kaspi", "departments"),
        ("kaspi", "contact_name"),
    }
    assert set(sight.decisions().values()) == {Decision.REFUSE}
    assert [row[4] for row in sight.rows()[1:4]] == ["8", "Aysel Rüstəmova", "camera, editing, newsroom"]
    sight.key(Qt.Key.Key_U)
    sight.key(Qt.Key.Key_N)
    assert ("kaspi", "places") not in sight.decisions()


def test_a_group_a_column_and_everything_proposed_are_decided_at_once(sight: Sight) -> None:
    sight.review_view.groups.choose("changed")
    sight.key(Qt.Key.Key_A, CONTROL | SHIFT)
    assert sight.review_view.groups.figures("changed") == (5, 5)
    sight.review_view.accept_all()
    assert sight.review_view.groups.progress.text() == "8 of 14"
    assert all(key not in sight.decisions() for key in (("kaspi", "places"), ("orxan", "phone")))
    sight.review_view.order.button("column").click()
    sight.review_view.view.setFocus()
    headings = [row[0] for row in sight.rows() if row[5].endswith(("change", "changes"))]
    assert "Position Applicants" in headings
    row = next(
        row
        for row in range(sight.review_view.model.rowCount())
        if sight.review_view.model.text(row, 0) == "Position Applicants"
    )
    sight.review_view.view.go_to(row)
    sight.key(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert sight.decisions()["orxan", "position"] is Decision.REFUSE
    assert sight.decisions()["defne", "position"] is Decision.REFUSE
    assert sight.decisions()["gunay", "family_name"] is Decision.ACCEPT


def test_space_changes_a_decision_to_its_opposite(sight: Sight) -> None:
    sight.key(Qt.Key.Key_Space)
    assert sight.decisions() == {("kaspi", "places"): Decision.THEIRS}
    sight.key(Qt.Key.Key_Space)
    assert sight.decisions() == {("kaspi", "places"): Decision.OURS}
    sight.review_view.groups.choose("cleared")
    sight.key(Qt.Key.Key_Space)
    assert sight.decisions()["kenan", "city"] is Decision.REFUSE
    assert sight.row()[:5] == ["City", "Bakı", "as before", "empty", "Bakı"]


def test_a_new_record_is_one_decision(sight: Sight) -> None:
    sight.review_view.groups.choose("added")
    assert sight.row()[0] == "The record itself"
    assert sight.row()[3:5] == ["new", "new"]
    sight.key(Qt.Key.Key_R)
    assert sight.decisions() == {("new-1", "removed"): Decision.REFUSE}
    assert {row[5] for row in sight.rows()[1:]} == {"Refused"}
    assert sight.review_view.groups.figures("added") == (1, 1)
    assert sight.foot() == "Apply 7 changes"


def test_names_are_found_while_they_are_typed(sight: Sight, qtbot: QtBot) -> None:
    sight.review_view.search.setFocus()
    QTest.keyClicks(sight.review_view.search, "eliyev")
    qtbot.waitUntil(lambda: sight.review_view.model.rowCount() == 2)
    assert sight.rows()[0][0].startswith("Orxan Əliyev")
    QTest.keyClick(sight.review_view.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sight.review_view.model.rowCount() == 8)


def test_headings_fold_and_unfold(sight: Sight) -> None:
    count = sight.review_view.model.rowCount()
    sight.key(Qt.Key.Key_Left)
    assert sight.review_view.model.rowCount() == count - 1
    assert sight.row()[0].startswith("Kaspi TV")
    sight.key(Qt.Key.Key_Right)
    assert sight.review_view.model.rowCount() == count


def test_what_differs_is_marked_to_the_letter_in_the_sides_colour(sight: Sight) -> None:
    model = sight.review_view.model
    sight.key(Qt.Key.Key_J)
    change = model.change(sight.review_view.view.currentIndex().row())
    assert change is not None and model.sayer is not None
    theirs = model.sayer.spans(change, change.theirs, "theirs")
    assert [text for text, tone in theirs if tone == "theirs"] == ["5"]
    assert "".join(text for text, _tone in theirs) == "+994 55 359 55 82"


def test_unreadable_cells_show_their_words_and_rules_what_becomes_of_them(sight: Sight) -> None:
    sight.review_view.groups.choose("unreadable")
    told = sight.review_view.told.model()
    assert [told.index(0, column).data() for column in range(4)] == [
        "Applicants!D11", "Kənan Cəfərov, Date of birth", "31.02.1989", "February 1989 has no 31st day",
    ]  # fmt: skip
    sight.review_view.groups.choose("rules")
    assert [told.index(row, 2).data() for row in range(2)] == ["Breaks", "Mended"]
    QTest.keyClick(sight.review_view.told, Qt.Key.Key_Return)
    assert sight.row()[0].startswith("Defne Acar")


def test_a_button_of_the_open_row_decides_as_its_key_does(sight: Sight) -> None:
    sight.review_view.view.findChildren(QPushButton)[1].click()
    assert sight.decisions() == {("kaspi", "places"): Decision.THEIRS}
    assert sight.row()[0] == "Phone"


def _typed(sight: Sight, qtbot: QtBot) -> CustomValueEditor:
    """What stands open for another value, once it has the keys."""
    typed = sight.review_view.view.typing
    assert typed is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and typed.isAncestorOf(QApplication.focusWidget()))
    return typed


def _type(text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), key)


def test_another_value_is_typed_in_the_place_of_the_result(sight: Sight, qtbot: QtBot) -> None:
    sight.key(Qt.Key.Key_E)
    assert _typed(sight, qtbot).editor.text() == "7"
    _type("9")
    assert sight.decisions() == {("kaspi", "places"): Decision.OTHER}
    assert sight.row()[0] == "Phone" and QApplication.focusWidget() is sight.review_view.view
    place = sight.review_view.model.row_of(sight.review_view.decider.table.by_group["conflict"][0])
    done = next(row for row in sight.rows() if row[0] == "Places")
    assert done[4:] == ["9", "Typed"]
    assert place >= 0 and [
        sight.review_view.model.side(number)
        for number in sight.review_view.model.rows
        if number >= 0 and sight.review_view.decider.made(number)
    ] == ["TR"]
    assert sight.foot() == "Apply 9 changes"
    sight.key(Qt.Key.Key_U)
    assert sight.row()[:1] + sight.row()[4:] == ["Places", "7", "Conflict"]
    assert sight.review.others == {}


def test_what_may_not_stand_is_said_under_it_and_escape_leaves_it(sight: Sight, qtbot: QtBot) -> None:
    sight.key(Qt.Key.Key_E)
    typed = _typed(sight, qtbot)
    _type("many")
    assert typed.sentence.text().startswith("This is not one whole number") and sight.decisions() == {}
    assert sight.review_view.view.typing is typed
    _type("", Qt.Key.Key_Down)
    assert sight.review_view.view.typing is typed
    _type("", Qt.Key.Key_Escape)
    assert sight.review_view.view.typing is None and sight.decisions() == {}
    assert QApplication.focusWidget() is sight.review_view.view
    assert sight.row()[:5] == ["Places", "6", "8", "7", "7"]
    assert [each.text() for each in sight.review_view.view.findChildren(QPushButton) if each.isVisible()] == [
        "Take ours",
        "Take theirs",
        "Type another…",
        "Leave open",
    ]


def test_another_value_may_be_typed_for_any_change_and_undo_brings_back_the_one_before(
    sight: Sight, qtbot: QtBot
) -> None:
    sight.review_view.groups.choose("changed")
    sight.review_view.view.setFocus()
    row = next(
        row
        for row in range(sight.review_view.model.rowCount())
        if sight.review_view.model.text(row, 0) == "Level of Turkish"
        or sight.review_view.model.text(row, 3).startswith("B2")
    )
    sight.review_view.view.go_to(row)
    for level in ("C1", "A2"):
        sight.review_view.view.go_to(row)
        sight.key(Qt.Key.Key_E)
        _typed(sight, qtbot)
        _type(level)
    assert sight.review_view.model.text(row, 4).startswith("A2") and sight.review_view.view.rowHeight(row) == ROW
    assert sight.review_view.decider.take_back() and sight.review_view.model.text(row, 4).startswith("C1")
    assert sight.review_view.decider.take_back() and sight.review_view.model.text(row, 4).startswith("B2")


def test_no_other_value_can_be_typed_for_a_record_that_goes(sight: Sight) -> None:
    sight.review_view.groups.choose("removed")
    sight.review_view.view.setFocus()
    sight.key(Qt.Key.Key_E)
    assert sight.review_view.view.typing is None


def test_a_click_elsewhere_takes_what_was_typed(sight: Sight, qtbot: QtBot) -> None:
    sight.key(Qt.Key.Key_E)
    _typed(sight, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), "x")
    view = sight.review_view.view
    last = view.visualRect(view.model().index(sight.review_view.model.rowCount() - 1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view.typing is not None and view.typing.sentence.text()
    view.typing.editor.put_text("12")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view.typing is None and sight.review.others == {(sight.scene.ids["kaspi"][1], "places"): 12}


def test_of_many_changes_only_those_in_sight_are_said(
    scene: Scene, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "light")
    review = scene.review()
    few, many = list(review.records), []
    for number in range(400):
        for each in few:
            id = f"{each.id}-{number}"
            changes = tuple(
                replace(change, record=id, theirs=f"{change.theirs} {number}")
                for change in each.changes
                if isinstance(change.theirs, str)
            )
            many.append(replace(each, id=id, after=replace(each.after, id=id), changes=changes))
    review.comparison.records[:] = many
    said: list[object] = []
    plain = ChangeTexts._said
    monkeypatch.setattr(ChangeTexts, "_said", lambda self, *place: said.append(place) or plain(self, *place))
    review_view = ReviewView(words("en"), "TR")
    qtbot.addWidget(review_view)
    review_view.resize(1384, 820)
    review_view.show()
    review_view.show_found(prepared(scene.store, review, words("en"), Silent()), "TR")
    review_view.groups.choose("changed")
    review_view.view.viewport().repaint()
    assert review_view.model.rowCount() > 2000
    assert 0 < len(said) < 300
    review_view.view.go_to(review_view.model.rowCount() - 1)
    review_view.view.viewport().repaint()
    assert review_view.model.text(review_view.model.rowCount() - 1, 3).endswith(" 399")
    assert len(said) < 600


@pytest.mark.parametrize("by", ["mouse", "arrows"])
def test_a_group_that_is_chosen_takes_the_keys_of_its_first_change_at_once(sight: Sight, by: str) -> None:
    groups, review_view = sight.review_view.groups, sight.review_view
    wanted = groups.keys().index("removed")
    if by == "mouse":
        row = next(at for at, line in enumerate(groups._model.lines) if line.spec and line.spec.key == "removed")
        place = groups.list.visualRect(groups._model.index(row, 0)).center()
        QTest.mouseClick(groups.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        groups.list.setFocus()
        QTest.keyClick(groups.list, Qt.Key.Key_Home)
        while groups.current() != "removed":
            QTest.keyClick(groups.list, Qt.Key.Key_Down)
        assert groups.list.hasFocus(), "arrows look through the groups"
    assert wanted >= 0 and sight.decisions() == {}
    first = review_view._current_number()
    assert first is not None and first >= 0
    QTest.keyClick(review_view.focusWidget(), Qt.Key.Key_A)
    assert list(sight.decisions().values()) == [Decision.ACCEPT]
    assert review_view.decider.made(first) is Decision.ACCEPT
    QTest.keyClick(review_view.focusWidget(), Qt.Key.Key_U)
    assert sight.decisions() == {} and groups.current() == "removed"


def test_the_menu_of_the_mouse_is_about_the_row_under_it(sight: Sight) -> None:
    """By its place in the list alone: the heading above the rows was taken off twice."""
    sight.review_view.groups.choose("changed")
    view = sight.review_view.view
    rows = [row for row in range(view.model().rowCount()) if sight.review_view.model.number(row) >= 0]
    for row in rows[:4]:
        place = view.visualRect(view.model().index(row, 1)).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), asked)
        QApplication.activePopupWidget().close()
        assert view.currentIndex().row() == row
