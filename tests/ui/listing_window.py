"""A real window on a small store, opened on a page of records; shared by the tests of lists and of editing in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Query, Store
from exchange_app.text import Language, msg
from tests.ui.closing import shut
from ui.desk.signals import Notice
from ui.shell.app import Application
from ui.shell.snapshots import settle

PEOPLE = (
    ("Aydın", "Ada", "AZ", "Bakı", "tv", 3), ("Əliyev", "Orxan", "AZ", "Quba", "tv", 9), ("Erdem", "Ece", "TR", "Ankara", "radio", 12),
    ("Hacıyev", "Rauf", "AZ", "Bakı", "radio", 2), ("Xəlilova", "Leyla", "AZ", "Şəki", "press", 7), ("İbrahim", "Can", "TR", "İzmir", "press", 1),
    ("Kaya", "Nur", "TR", "Bursa", "tv", 5), ("Qasımov", "Elçin", "AZ", "Gəncə", "tv", 4), ("Lale", "Su", "TR", "Ankara", "radio", None),
)  # fmt: skip
"""In Azerbaijani alphabetical order: family name, given name, side, city, track, years of experience."""


def make_store(path: Path) -> None:
    """Nine people of both sides, a cohort with two applicants, and three outlets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_scene())


@cache
def _scene() -> bytes:
    """The file of that store, made once for a run."""
    with TemporaryDirectory() as folder:
        _fill(path := Path(folder) / "s.exdesk")
        return path.read_bytes()


def _fill(path: Path) -> None:
    with Store.create(
        path, agency=AgencySpec("TR", "Ev", "TR", "tr"), partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")]
    ) as store:
        with store.write(msg("Scene"), author="test") as work:
            ids = [
                work.create(
                    "applicant",
                    {
                        "family_name": family, "given_name": given, "city": city, "track": track, "birth_date": date(1990 + at, 3, 5),
                        **({"experience_years": years} if years is not None else {}),
                    },
                    agency=side,
                )
                for at, (family, given, side, city, track, years) in enumerate(PEOPLE)
            ]  # fmt: skip
            work.update(
                "applicant", ids[1], {"passport_number": "C01234571", "level_tr": "B2", "email": "orxan@example.az"}
            )
            cohort = work.create(
                "cohort",
                {
                    "title": "Summer",
                    "sending": ("AZ",),
                    "hosting": "TR",
                    "starts": date(2026, 7, 1),
                    "ends": date(2026, 7, 31),
                },
            )
            work.create("cohort", {"title": "Autumn", "sending": ("TR",), "hosting": "AZ"})
            outlet = work.create("outlet", {"name": "Ege TV", "city": "İzmir", "country": "TR", "places": 12})
            work.create("outlet", {"name": "Anka", "city": "Ankara", "country": "TR", "places": 3})
            work.create("outlet", {"name": "Kaspi", "city": "Bakı", "country": "AZ"})
            opening = work.create("opening", {"outlet": outlet, "cohort": cohort, "places": 2})
            for at, status in ((1, "selected"), (3, "eligible")):
                made = work.create(
                    "application", {"applicant": ids[at], "cohort": cohort, "status": status}, agency="AZ"
                )
                if at == 1:
                    work.create(
                        "placement", {"application": made, "opening": opening, "status": "proposed"}, agency="TR"
                    )
            work.problems.note("applicant", ids[3], "birth_date", msg("{text} is no date.", text="31.02"))


def answer(act: Callable[[QWidget], object]) -> None:
    """What is done with the next dialog."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


class Window:
    """The application on a store, opened on a page."""

    def __init__(
        self,
        folder: Path,
        qtbot: QtBot,
        page: str = "applicants",
        language: Language = "en",
        size: tuple[int, int] = (1366, 768),
    ) -> None:
        self.path, self.qtbot = folder / "s.exdesk", qtbot
        if not self.path.exists():
            make_store(self.path)
        self.settings_path = folder / "settings.json"
        kept = json.loads(self.settings_path.read_text()) if self.settings_path.exists() else {}
        settings = Settings(
            _path=self.settings_path,
            theme="light",
            language=language,
            author="Derya",
            page=page,
            pages=kept.get("pages", {}),
        )
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        self.app = Application(qt, settings, language=language)
        self.said: list[Notice] = []
        self.closed = False
        self.app.signals.said.connect(self.said.append)
        self.app.window.resize(*size)
        self.app.start(self.path)
        qtbot.waitUntil(lambda: self.app.window.current_page() is not None and self.panel.loaded, timeout=8000)
        self.quiet()
        self.activate()

    @property
    def page(self) -> Any:
        return self.app.window.current_page()

    @property
    def body(self) -> Any:
        return self.page.body if hasattr(self.page, "body") else self.page._list_body()

    @property
    def panel(self) -> Any:
        return self.body.panel

    @property
    def view(self) -> Any:
        return self.panel.view

    @property
    def pane(self) -> Any:
        return self.body.pane

    @property
    def store(self) -> Any:
        return self.app.window.desk.store

    def quiet(self) -> None:
        """Until nothing is under way."""
        settle(self.app)

    def activate(self) -> None:
        """Give it the keys; popups that closed leave no window active offscreen."""
        self.app.window.activateWindow()
        self.qtbot.waitUntil(self.app.window.isActiveWindow, timeout=3000)

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.quiet()
        shut(self.app, self.qtbot)

    # What is shown

    def column(self, key: str) -> int:
        return next(at for at, each in enumerate(self.panel.model.columns) if each.key == key)

    def texts(self, key: str) -> list[str]:
        at = self.column(key)
        return [self.panel.model.line(row).texts[at] for row in range(self.panel.model.rowCount())]

    def families(self) -> list[str]:
        return [text.partition(",")[0] for text in self.texts("name")]

    def row(self, family: str) -> int:
        return self.families().index(family)

    def cell(self, family: str, key: str) -> None:
        """Make a cell current."""
        self.view.setFocus()
        self.view.setCurrentIndex(self.panel.model.index(self.row(family), self.column(key)))

    def value(self, family: str, key: str) -> Any:
        """What the store holds for a person."""
        with self.store.read() as reader:
            return next(
                (each.get(key) for each in reader.records("applicant") if each.get("family_name") == family), None
            )

    def count(self, kind: str = "applicant") -> int:
        with self.store.read() as reader:
            return int(reader.count(Query(kind)))

    def steps(self) -> int:
        with self.store.read() as reader:
            return len([each for each in reader.journal.operations(50) if not each.undone])

    def undo(self) -> None:
        self.app.window.actions_["undo"].trigger()
        self.quiet()

    def answer(self, act: Callable[[QWidget], None]) -> None:
        """What is done with the next dialog."""
        answer(act)

    def popup(self, kind: type) -> Any:
        """The floating frame of a kind that is open."""
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


Open = Callable[..., Window]
