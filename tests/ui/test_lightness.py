"""What a window that only shows a list and a record does not bring in: each of these was a part of its memory."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exchange_app.settings import Settings
from exchange_app.text import words
from ui.desk.context import Signals
from ui.desk.operations import Operations
from ui.shell.session import Session

ROOT = Path(__file__).parents[2]

READS = """
import sys
from pathlib import Path
from ui.shell.binding import bring_in
bring_in()
from ui import theme
from ui.shell.app import Application
from exchange_app.settings import Settings
application = Application(theme.begin("exchange-desk"), Settings(_path=Path(sys.argv[2]), page="applicants"), language="en")
application.start(Path(sys.argv[1]))
from ui.shell.snapshots import settle
settle(application)
pane = application.window.current_page().body.pane
form = pane.form
"""
SAYS = """
def kinds(widget):
    return {widget.__name__}.union(*map(kinds, type.__subclasses__(widget)))
from PySide6.QtWidgets import QWidget
seldom = ("rapidfuzz", "calendar", "getpass", "inspect", "logging", "sqlalchemy", "ui.forms.editors", "ui.forms.clash")
pages = {f"exchange_app.store.{name}" for name in ("figures", "overview", "pending", "states", "undoing")}
print(pane.opened is not None, sorted({*seldom, *pages, "exchange_app.store.unit_of_work"} & sys.modules.keys()), "QMdiArea" in kinds(QWidget), "QGradient" in kinds(QWidget.__mro__[-2]))
"""
TYPES = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
form.rows["notes"].setFocus()
QTest.keyClick(form.rows["notes"], "x")
QTest.keyClick(form.rows["city"], "G")
print(form.rows["notes"].editor.text().endswith("x"), form.draft()["city"])
form.rows["city"].editor.put_text("Lerik")
form.rows["notes"].editor.put_text("")
QTest.keyClick(form.rows["city"].editor.input, Qt.Key.Key_Return)
settle(application)
print(pane.opened.shown.record.get("city") == "Lerik", form.dirty, "exchange_app.store.unit_of_work" in sys.modules)
"""


def _said(program: str, store: Path, settings: Path) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(store), str(settings)], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_record_is_shown_without_what_only_writing_needs(full_store: Path, tmp_path: Path):
    """A store of 100,000 people is looked through for those entered twice when somebody asks; this small one at once."""
    program = (
        READS.replace(
            "from ui import theme", "from ui.pages.duplicates import watch\nwatch.MOST = 0\nfrom ui import theme"
        )
        + SAYS
    )
    assert _said(program, full_store, tmp_path / "settings.json") == ["True [] False False"]


def test_editors_and_the_writing_come_with_the_first_letter_typed(full_store: Path, tmp_path: Path):
    assert _said(READS + TYPES, full_store, tmp_path / "settings.json") == ["True G", "True 0 True"]


def test_who_writes_is_called_as_the_system_calls_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    session = Session(Settings(author=""), words("en"), Operations(lambda trouble: None), Signals())
    assert session.author == getpass.getuser() != ""
    monkeypatch.setenv("LOGNAME", "derya")
    assert session.author == "derya"
