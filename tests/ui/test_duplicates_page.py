"""People entered twice, in the window: pairs by keyboard, both records side by side, links at the record."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.services.access import Access
from exchange_app.services.duplicates import suspects
from exchange_app.services.duplicates.linked import linked_with
from exchange_app.services.duplicates.suspects import Suspects, suspected
from exchange_app.store import Store
from exchange_app.text import words
from ui.components.delegate import Mark
from ui.components.dialog import Dialog
from ui.desk.goto import ToRecord
from ui.forms.linking import LinkDialog
from ui.pages.duplicates import page
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Application]


class Twice:
    """The page on the demo's year, in which six people are entered by both agencies."""

    def __init__(self, app: Application, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot
        app.window.resize(1366, 768)
        app.window.go("duplicates")
        qtbot.waitUntil(lambda: app.session.duplicates.known, timeout=8000)
        settle(app)

    @property
    def page(self) -> Any:
        return self.app.window.current_page()

    @property
    def pairs(self) -> list[Suspects]:
        return list(self.page._pairs)

    def names(self) -> list[str]:
        return [each.first.title for each in self.pairs]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.list.list, key)
        settle(self.app)

    def current(self) -> str:
        return self.names()[self.page.list.list.currentIndex().row()]


@pytest.fixture
def twice(full_store: Path, desk_window: Open, qtbot: QtBot) -> Twice:
    return Twice(desk_window(full_store), qtbot)


def test_a_very_large_store_is_looked_through_only_when_the_page_is_opened(
    full_store: Path, desk_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.duplicates_watch.MOST", 3)
    monkeypatch.setattr("ui.desk.duplicates_watch.DELAY", 0)
    app = desk_window(full_store)
    app.window.go("applicants")
    settle(app)
    assert not app.session.duplicates.known and app.session.duplicates.count("applicant") is None

    def waiting() -> list[str]:
        app.window.go("home")
        settle(app)
        return [line.text for line in app.window.current_page().tasks.lines.lines]

    asks = "In so large a store, who may be entered twice is looked for when you ask"
    assert asks in waiting()
    assert len(Twice(app, qtbot).names()) == 6
    assert asks not in waiting() and any("may be entered twice" in line for line in waiting())


def verdicts(path: Path) -> list[Verdict | None]:
    with Store.open(path) as store, store.read() as reader:
        return [each.verdict for each in reader.pairs.every()]


def press(text: str) -> Callable[[], None]:
    """Press a button of the dialog that is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Dialog):
            next(each for each in dialog.findChildren(QPushButton) if each.text().strip() == text).click()
        else:
            QTimer.singleShot(20, look)

    return look


def test_pairs_are_answered_by_keys_and_leave_the_list(twice: Twice, full_store: Path) -> None:
    first, second, third, *rest = twice.names()
    assert len(rest) == 3 and twice.current() == first
    twice.press(Qt.Key.Key_S)
    assert twice.current() == second
    twice.press(Qt.Key.Key_D)
    assert twice.names() == [third, *rest] and twice.current() == third
    assert sorted(filter(None, verdicts(full_store))) == [Verdict.DIFFERENT, Verdict.SAME]
    assert twice.page.header.note.text() == "4 pairs"


def test_an_answered_pair_does_not_come_back_with_a_look_that_began_before(
    twice: Twice, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_rest = twice.names()
    watch, seen = twice.app.session.duplicates, []
    began, look, write = threading.Event(), threading.Event(), threading.Event()
    look_through, write_down = suspects.suspected, page.say

    def slowly(*given: Any, **more: Any) -> Any:
        found = look_through(*given, **more)
        began.set()
        look.wait()
        return found

    monkeypatch.setattr("ui.desk.duplicates_watch.suspected", slowly)
    monkeypatch.setattr("ui.desk.duplicates_watch.DELAY", 0)
    QTest.keyClick(twice.page.list.list, Qt.Key.Key_S)
    twice.qtbot.waitUntil(began.is_set)
    monkeypatch.setattr(page, "say", lambda *given, **more: write.wait() and write_down(*given, **more))
    running = watch._running
    watch.found.connect(lambda: seen.append(twice.names()))
    QTest.keyClick(twice.page.list.list, Qt.Key.Key_D)
    look.set()
    twice.qtbot.waitUntil(lambda: running.over)
    write.set()
    settle(twice.app)
    assert seen and not any({first, second} & set(names) for names in seen)
    assert watch.known and not {first, second} & set(twice.names())


def decide_elsewhere(twice: Twice, pair: Suspects) -> None:
    """Another window links two, and this window learns of it."""
    with Store.open(twice.app.session.store.path) as store:
        suspects.say(store, pair.kind, *pair.key, Verdict.SAME, access=Access("Mert"))
    twice.app.signals.changed.emit(None)
    twice.qtbot.waitUntil(lambda: pair.key not in [each.key for each in twice.pairs], timeout=8000)


def test_a_key_decides_no_pair_that_came_under_it_because_another_window_decided_the_current_one(
    twice: Twice, full_store: Path
) -> None:
    first, second, *rest = twice.names()
    decide_elsewhere(twice, twice.pairs[0])
    said = "What you were looking at was decided elsewhere or has changed; choose what to decide next."
    assert twice.app.window.strip.isVisible() and twice.app.window.strip.text.text() == said
    assert not twice.page.evidence.same.isEnabled()
    twice.app.window.activateWindow()
    twice.page.list.list.clearFocus()
    twice.page.list.list.setFocus()
    for key in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_L):
        QTest.keyClick(twice.page.list.list, key)
    assert twice.app.window.strip.text.text() == said
    settle(twice.app)
    assert twice.names() == [second, *rest] and verdicts(full_store) == [Verdict.SAME]
    twice.press(Qt.Key.Key_J)
    assert twice.current() == second and twice.page.evidence.same.isEnabled()
    twice.press(Qt.Key.Key_D)
    assert twice.names() == rest and twice.current() == rest[0]


def test_the_current_pair_stays_current_when_another_window_decides_one_before_it(
    twice: Twice, full_store: Path
) -> None:
    _first, second, third, *_rest = twice.names()
    twice.press(Qt.Key.Key_J)
    decide_elsewhere(twice, twice.pairs[0])
    assert twice.current() == second and not twice.app.window.strip.isVisible()
    twice.press(Qt.Key.Key_D)
    assert twice.current() == third
    assert sorted(filter(None, verdicts(full_store))) == [Verdict.DIFFERENT, Verdict.SAME]


def test_later_puts_a_pair_to_the_end_and_goes_on(twice: Twice, full_store: Path) -> None:
    names = twice.names()
    twice.press(Qt.Key.Key_L)
    assert twice.names() == [*names[1:], names[0]] and twice.current() == names[1]
    assert verdicts(full_store) == []


def test_j_and_k_move(twice: Twice) -> None:
    names = twice.names()
    twice.press(Qt.Key.Key_J)
    twice.press(Qt.Key.Key_J)
    twice.press(Qt.Key.Key_K)
    assert twice.current() == names[1]


def test_u_takes_the_last_answer_back_and_nothing_older(twice: Twice, full_store: Path) -> None:
    names = twice.names()
    twice.press(Qt.Key.Key_U)
    assert verdicts(full_store) == [] and not twice.page.undo_button.isEnabled()
    twice.press(Qt.Key.Key_S)
    twice.press(Qt.Key.Key_U)
    twice.qtbot.waitUntil(lambda: sorted(twice.names()) == sorted(names), timeout=8000)
    assert verdicts(full_store) == [None]


def test_both_records_stand_side_by_side_with_letters_marked(twice: Twice) -> None:
    model = twice.page.evidence.model
    rows = {model.index(row, 0).data(): row for row in range(model.rowCount())}
    spans = model.index(rows["Family name"], 1).data(Mark.SPANS)
    assert {tone for _text, tone in spans} == {"", "ours"}
    assert {tone for _text, tone in model.index(rows["Family name"], 2).data(Mark.SPANS)} == {"", "theirs"}
    assert model.index(rows["Family name"], 3).data() == "Alike"
    assert (
        model.index(rows["Date of birth"], 3).data() == "Same"
        and model.index(rows["Date of birth"], 1).data(Mark.SPANS) is None
    )
    assert model.index(rows["National ID"], 2).data().startswith("•••")
    assert model.headerData(1, Qt.Orientation.Horizontal).endswith(twice.pairs[0].first.code)


def test_the_filter_keeps_pairs_and_says_when_none_is_left(twice: Twice) -> None:
    page = twice.page
    page.search.setText("xeyal")
    twice.qtbot.waitUntil(lambda: len(twice.pairs) == 1)
    page.search.setText(twice.pairs[0].second.code)
    twice.qtbot.waitUntil(lambda: len(twice.pairs) == 1)
    page.where.button("within").click()
    assert twice.pairs == [] and page.nothing.isVisible()
    assert page.nothing.sentence.text() == "No pair is left by these filters."
    page.kinds.button("outlet").click()
    page.where.button("all").click()
    page.search.clear()
    twice.qtbot.waitUntil(lambda: page.nothing.sentence.text().startswith("No outlet seems"))


def test_home_and_the_list_count_who_waits_and_lead_there(twice: Twice) -> None:
    app = twice.app
    app.window.go("home")
    settle(app)
    home = app.window.current_page()
    line = next(each for each in home.tasks.lines.lines if each.text == "6 people may be entered twice")
    app.window.go("applicants")
    settle(app)
    button = app.window.current_page().duplicates
    assert button.isVisible() and button.text().strip() == "Entered twice: 6"
    line.do()
    assert app.window.current_key == "duplicates"
    twice.press(Qt.Key.Key_S)
    assert button.text().strip() == "Entered twice: 5"


def test_a_linked_record_says_so_jumps_and_is_unlinked(twice: Twice, full_store: Path) -> None:
    app, pair = twice.app, twice.pairs[0]
    twice.press(Qt.Key.Key_S)
    app.window.go_to(ToRecord("applicants", pair.first.id))
    settle(app)
    pane = app.window.current_page().body.pane
    twice.qtbot.waitUntil(lambda: pane.record_id == pair.first.id)
    (jump,) = [each for each in pane.linked.findChildren(QPushButton) if each.isVisible()]
    assert jump.text() == f"Also entered as {pair.second.code}" and pair.second.title in jump.toolTip()
    jump.click()
    settle(app)
    twice.qtbot.waitUntil(lambda: pane.record_id == pair.second.id)
    settle(app)
    QTimer.singleShot(0, press("Unlink"))
    next(
        each
        for each in pane.linked.findChildren(QToolButton)
        if each.isVisible() and each.accessibleName() == "Unlink…"
    ).click()
    settle(app)
    assert verdicts(full_store) == [None]
    twice.qtbot.waitUntil(lambda: not pane.linked.isVisible())


def test_two_records_are_linked_by_hand(twice: Twice, full_store: Path) -> None:
    app, pair = twice.app, twice.pairs[0]
    app.window.go_to(ToRecord("applicants", pair.first.id))
    settle(app)
    body = app.window.current_page().body
    twice.qtbot.waitUntil(lambda: body.pane.record_id == pair.first.id)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LinkDialog)
        dialog.search.setText(pair.second.code)
        twice.qtbot.waitUntil(lambda: dialog.list.currentIndex().isValid(), timeout=5000)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    QTimer.singleShot(100, choose)
    next(each for each in body.record_actions if each.text() == "Same person as…").trigger()
    settle(app)
    with Store.open(full_store) as store, store.read() as reader:
        assert [each.code for each in linked_with(reader, "applicant", pair.first.id)] == [pair.second.code]
        assert pair not in suspected(reader, "applicant")


@pytest.mark.parametrize("language", ["tr", "az"])
def test_what_is_said_stands_in_the_language(language: str, full_store: Path, desk_window: Open, qtbot: QtBot) -> None:
    twice = Twice(desk_window(full_store, language), qtbot)
    said = words(language)  # type: ignore[arg-type]
    model = twice.page.evidence.model
    assert said.p_("evidence", "Same") in [model.index(row, 3).data() for row in range(model.rowCount())]
    assert twice.page.evidence.same.text().strip() == said._("Same person") != "Same person"
