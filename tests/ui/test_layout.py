"""Every page, dialog and popup at the widths that screens have: no text is cut, covered or left in English, nothing reaches out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.kinds import KINDS
from exchange_app.settings import ZOOMS
from exchange_app.text import LANGUAGES, Language, words
from tests.ui.cut_texts import Watch, write_long_values
from tests.ui.every_place import go_everywhere, go_to_pages, tell_a_year
from tests.ui.listing_window import Open
from tests.ui.seen_texts import english_of, texts
from ui.components import theme
from ui.shell.snapshots import settle
from ui.shell.window import SMALLEST

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HEIGHT = 768
SIZES = tuple((width, HEIGHT) for width in (1024, 1280, 1366, 1536, 1920))
SMALL = SMALLEST.toTuple()
"""What a zoom, or a large font of the system, leaves of a small screen."""
SCALES = (*(f"{each / 100:g}" for each in ZOOMS if each != 100), "1.75", "2")
"""Of zooms and of screens: both are Qt's one factor."""
EVERY = [
    *((language, size, wider) for language in LANGUAGES for size in SIZES for wider in (False, True)),
    *((language, SMALL, False) for language in LANGUAGES),
]
SOME = [("az", (1024, HEIGHT), True), ("tr", (1366, HEIGHT), False)]
"""What every run looks at: where most is cut, and what most have; there also the pages and dialogs in what a zoom leaves."""
LONG = "EXCHANGE_APP_LONG" in os.environ
CASES = EVERY if LONG else SOME


@pytest.fixture
def wider(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """wider() makes every letter take eight per cent more room, as in the fonts of some systems."""
    before = QFont(qapp.font())

    def use(face: QFont) -> None:
        qapp.setFont(face)
        theme._font.cache_clear()

    def make() -> None:
        face = QFont(before)
        face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        use(face)

    yield make
    use(before)


def _states(language: Language) -> frozenset[str]:
    """The words of every state that a record may have."""
    said = words(language)
    return frozenset(
        said.say(field.choices.label(code))
        for kind in KINDS.values()
        for field in kind.fields
        if field.key == kind.state and field.choices is not None
        for code in field.choices.codes
    )


@pytest.mark.parametrize(
    ("language", "size", "wide"), CASES, ids=[f"{to}-{size[0]}-{wide}" for to, size, wide in CASES]
)
def test_no_text_is_cut_covered_or_left_in_english_anywhere(
    language: Language,
    size: tuple[int, int],
    wide: bool,
    full_store: Path,
    desk_window: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    wider: Callable[[], None],
) -> None:
    tell_a_year(full_store)
    write_long_values(full_store)
    watch = Watch(monkeypatch)
    watch.whole, watch.dates, watch.looking = _states(language), True, False
    watch.headings = frozenset(words(language).say(field.label) for kind in KINDS.values() for field in kind.fields)
    app = desk_window(full_store, language)
    if wide:
        wider()
        app.dress_again()
        settle(app)
    window = app.window
    window.resize(*size)
    looked: list[str] = []
    said: list[tuple[str, str]] = []

    def look(top: QWidget) -> None:
        watch.where = f"{window.current_key} {type(top).__name__}"
        looked.append(watch.where)
        said.extend(texts(top))
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
        watch.looking = True
        top.grab()
        watch.looking = False
        watch.widgets(top)
        room = SMALL if window.size().toTuple() == SMALL else size
        if top.isWindow() and top is not window and (top.width() > room[0] or top.height() > room[1]):
            watch.wrong.append(f"{watch.where}: {top.windowTitle()!r} is {top.size().toTuple()}")
        if window.size().toTuple() != room:
            watch.wrong.append(f"{watch.where}: the window is {window.size().toTuple()}")

    if not LONG and not wide:
        window.resize(*SMALL)
        go_to_pages(app, look)
        assert len(looked) > 40
        window.resize(*size)
    go_everywhere(app, full_store, look)
    assert len(looked) > 150 and len(watch.seen) > 500 and any("Abdurrahman" in each for each in watch.seen)
    # The columns of the board are scrolled sideways: a card may stand half in sight.
    beyond = [each for each in watch.out_of_cells() if not each.startswith("placements MainWindow")]
    found = sorted({*watch.wrong, *beyond})
    assert not found, f"{len(found)}:\n" + "\n".join(found)
    if language != "en":
        left = english_of(language).left(said)
        assert not left and len({text for _where, text in said}) > 800, "in English:\n" + "\n".join(sorted(left))


@pytest.mark.skipif(not LONG, reason="a window for each scale; set EXCHANGE_APP_LONG")
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_where_the_screen_is_enlarged(scale: str, tmp_path: Path) -> None:
    """The scale of a screen stands when the program starts: so in a process of its own, on a screen as most are."""
    screen = {
        "name": "one",
        "x": 0,
        "y": 0,
        "width": 1920,
        "height": 1080,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    quick = {key: value for key, value in os.environ.items() if key != "EXCHANGE_APP_LONG"}
    chosen = f"{Path(__file__)}::{test_no_text_is_cut_covered_or_left_in_english_anywhere.__name__}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", chosen],
        env={**quick, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": platform}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]


def _placed(window: QWidget, foot: int) -> dict[QWidget, tuple[int, int, int]]:
    """Left, top and width of everything that is seen above the foot of the list, where its bar comes."""
    found = {}
    for each in window.findChildren(QWidget):
        place = each.mapTo(window, QPoint(0, 0)) if each.isVisible() and not each.isWindow() else None
        if place is not None and place.y() < foot:
            found[each] = (place.x(), place.y(), each.width())
    return found


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_moves_when_a_row_is_ticked(open_: Open, width: int) -> None:
    window = open_(size=(width, HEIGHT))
    for page in ("applicants", "outlets", "cohorts"):
        window.app.window.go(page)
        window.quiet()
        shell, view = window.app.window, window.view
        foot = view.mapTo(shell, QPoint(0, view.height())).y() - 44
        before, rows = _placed(shell, foot), [view.rowViewportPosition(row) for row in range(3)]
        window.panel.model.check([window.panel.model.keys[0]], True)
        window.quiet()
        assert window.panel.bulk.isVisible()
        after = _placed(shell, foot)
        moved = {name: (before[name], after.get(name)) for name in before if before[name] != after.get(name)}
        assert not moved, (page, moved)
        assert [view.rowViewportPosition(row) for row in range(3)] == rows and len(before) > 40


def test_in_a_narrow_window_the_record_is_a_drawer(open_: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_(size=(1024, HEIGHT))
    shell, body, view = window.app.window, window.body, window.view
    assert not window.pane.isVisible() and view.width() > 900, "the list has the width"
    window.cell("Kaya", "name")
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.quiet()
    assert window.pane.isVisible() and window.pane.head.name.text().endswith("Kaya")
    assert body.mapTo(shell, QPoint(body.width(), 0)).x() <= 1024
    watch = Watch(monkeypatch)
    watch.widgets(shell)
    assert watch.wrong == []
    foot = window.panel.foot
    whole = foot.text().split("      ")
    *shown, last = foot.cut_to(foot.contentsRect().width() // 2).split("      ")
    assert whole[: len(shown)] == shown and 0 < len(shown) < len(whole) and last == "…", "no sum is cut"
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
    assert not window.pane.isVisible() and view.hasFocus()
    window.body._open_record()
    window.pane.edit("city")
    editor = window.pane.form.rows["city"].editor
    for open_, left in ((True, False), (False, True)):
        QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
        assert window.pane.isVisible() is open_ and view.hasFocus() is left, "first the editor, then the drawer"
    assert editor is not None and window.pane.form.rows["city"].editor is None
    button = next(each for each in window.panel.bar.findChildren(QToolButton) if each.toolTip() == "Open the record")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pane.isVisible() and not button.isVisible()
    QTest.mouseClick(window.pane.head.back, Qt.MouseButton.LeftButton)
    assert not window.pane.isVisible() and button.isVisible()
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.quiet()
    assert window.pane.isVisible() and window.pane.new and window.pane.isAncestorOf(shell.focusWidget())
    window.pane.give_up()
    assert not window.pane.isVisible()
    shell.resize(1366, HEIGHT)
    assert window.pane.isVisible() and not button.isVisible() and not window.pane.head.back.isVisible()
    qtbot.waitUntil(lambda: window.pane.record_id == window.panel.current_id)
