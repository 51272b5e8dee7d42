"""A desk with the import page in it, on a real store, and what a person does there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.settings import Settings
from exchange_app.store import Store
from exchange_app.text import Language, words
from ui.desk.context import Desk
from ui.desk.operations import Operations
from ui.desk.signals import Notice
from ui.pages.imports.page import ImportPage


class Window:
    """A desk with the import page in it."""

    def __init__(self, store: Store, qtbot: QtBot, language: Language = "en") -> None:
        self.store, self.qtbot = store, qtbot
        self.said: list[Notice] = []
        self.gone_to: list[str] = []
        self.operations = Operations(lambda trouble: self.desk.show(trouble))
        self.desk = Desk(store, words(language), Settings(), Access("Derya"), self.operations)
        self.desk.signals.said.connect(self.said.append)
        self.desk.signals.wanted.connect(lambda to: self.gone_to.append(to.page))
        store.subscribe(self.desk.signals.changed.emit)
        self.page = ImportPage(self.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1384, 840)
        self.page.show()

    @property
    def review_view(self):  # noqa: ANN201
        return self.page.review_view

    @property
    def review(self):  # noqa: ANN201
        return self.page.review_view.review

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=10000)

    def quiet(self) -> None:
        self.wait(lambda: not self.operations.busy())
        QApplication.processEvents()

    def load(self, path: Path) -> None:
        self.page.load(path)
        self.wait(lambda: self.review_view.found is not None)
        self.quiet()

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.start.paste_asked.emit()
        self.quiet()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.review_view.tables.left, key)

    def count(self, kind: str) -> int:
        with self.store.read() as reader:
            return len(list(reader.records(kind)))

    def go_to(self, row: int, letters: str = "A") -> None:
        """Make a cell current, by the numbers and letters of the sheet."""
        at = next(at for at, line in enumerate(self.review.lines) if line.row + 1 == row)
        column = next(at for at, head in enumerate(self.review.heads) if head.letters == letters)
        self.review_view.tables.go_to(self.review_view.model.row_of(at), column)

    def line(self, row: int):  # noqa: ANN201
        return next(line for line in self.review.lines if line.row + 1 == row)

    def section(self, header: str) -> int:
        return next(at for at, head in enumerate(self.review.heads) if head.header == header)
