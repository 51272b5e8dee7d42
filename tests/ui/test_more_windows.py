"""One store in two windows, and the stores that were opened before: what is chosen in one window does not undo the other's choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from exchange_app.settings import Settings
from tests.ui.listing_window import Open, Window, make_store
from ui.shell import another_window
from ui.shell.app import _read
from ui.shell.window import BESIDE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_: Open) -> Window:
    return open_("applicants")


def test_a_new_window_shows_the_store_that_is_open_in_the_same_language(window: Window, monkeypatch: Any) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(another_window, "set_free", lambda module, _flag, given: started.append((module, given)))
    window.app.set_language("az")
    window.app.window.actions_["window"].trigger()
    ((module, given),) = started
    assert module == "ui.shell.app"
    assert _read(given) == (window.path, "az") and BESIDE in given
    at = window.app.window.pos()
    window.app.window.step_aside()
    assert window.app.window.pos() == at + QPoint(32, 32)


def recent(window: Window) -> QMenu:
    menus = window.app.window.menus["file"].findChildren(QMenu)
    found = next(each for each in menus if each.title().replace("&", "") == "Recent stores")
    found.aboutToShow.emit()
    return found


def test_a_store_that_was_opened_before_is_opened_by_its_number(window: Window, tmp_path: Path) -> None:
    make_store(other := tmp_path / "Yay & kış.exdesk")
    window.app.settings.recent = [str(window.path), str(other)]
    first, second = recent(window).actions()
    assert first.text().startswith("&1  s.exdesk") and first.isChecked()
    assert second.text().startswith("&2  Yay && kış.exdesk") and not second.isChecked()
    second.trigger()
    window.qtbot.waitUntil(lambda: window.app.window.desk is not None and window.store.path == other)
    window.quiet()
    assert recent(window).actions()[0].text().startswith("&1  Yay && kış.exdesk")


def test_each_window_writes_only_what_was_chosen_in_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, two = Settings.load(path), Settings.load(path)
    one.theme, one.pages["list.applicant"] = "dark", {"columns": ["name"]}
    one.save()
    two.author, two.pages["list.outlet"] = "Derya", {"columns": ["city"]}
    two.save()
    found = Settings.load(path)
    assert (found.theme, found.author) == ("dark", "Derya")
    assert found.pages == {"list.applicant": {"columns": ["name"]}, "list.outlet": {"columns": ["city"]}}
    one.theme = "light"
    one.save()
    assert Settings.load(path).theme == "light", "the last hand holds"
