"""A list of 100,000 applicants: a page of it beside its bare SQL, a keystroke beside a proxy model, a page down beside a plain one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite

from benchmarks.measure import compare, seconds
from benchmarks.people import store_with
from exchange_app.store import Query, Store
from exchange_app.store.list_queries import clauses, selection
from exchange_app.store.query import Filter, Sort
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.functions import register

if TYPE_CHECKING:
    from ui.lists.list_panel import ListPanel

ROWS = 100_000
COLUMNS = (
    "name",
    "citizenship",
    "birth_date",
    "employer",
    "position",
    "city",
    "track",
    "level_tr",
    "level_en",
    "email",
    "phone",
    "problems",
)
QUERY = Query(
    "applicant", search="", filters=(Filter("citizenship", "is", "AZ"), Filter("city", "contains", "şəki")), sort=(Sort("birth_date"), Sort("name")), language="az"
)  # fmt: skip
WINDOW = 128
KEYS_DOWN = 20


def page_of_sql(path: Path) -> None:
    """The keys and one window of rows through the reader, beside the two statements on a bare connection."""
    scope, where, order = clauses(QUERY)
    chosen, _converters = selection(scope, COLUMNS, masked=True)
    keys_sql = _text(scope.select(scope.own.c.pk).where(*where).order_by(*order))
    rows_sql = f"{_text(scope.select(*chosen))} WHERE {scope.own.name}.pk IN ({', '.join('?' * WINDOW)})"
    connection = connect(path, None)
    register(connection)

    def bare() -> None:
        keys = [key for (key,) in connection.execute(keys_sql).fetchall()]
        connection.execute(rows_sql, keys[1000 : 1000 + WINDOW]).fetchall()

    with Store.open(path) as store:

        def ours() -> None:
            with store.read() as reader:
                keys = reader.keys(QUERY)
                reader.rows("applicant", COLUMNS, keys[1000 : 1000 + WINDOW])

        compare("page of a filtered and sorted list", 1.5, lambda: seconds(ours), lambda: seconds(bare), rounds=15)
    connection.close()


def _text(statement: Any) -> str:
    """A statement as SQLite reads it, its values written out."""
    return str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


@contextmanager
def list_window(path: Path) -> Iterator[ListPanel]:
    """The real window with the page of applicants and all its rows, as it stands after the start."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from exchange_app.settings import Settings
    from ui.lists.list_panel import ListPanel
    from ui.shell.app import Application

    with TemporaryDirectory(prefix="exchange-bench-") as name:
        os.environ["EXCHANGE_APP_HOME"] = name
        qt = QApplication.instance() or QApplication(["bench"])
        assert isinstance(qt, QApplication)
        settings = Settings.load(Path(name) / "settings.json")
        settings.page, settings.language = "applicants", "en"
        application = Application(qt, settings)
        application.start(path)
        until(lambda: (found := application.window.findChild(ListPanel)) is not None and found.loaded)
        panel = application.window.findChild(ListPanel)
        assert panel is not None
        rest(2.0)
        yield panel
        application.window.close()
        rest(0.5)


def until(true: Callable[[], object], most: float = 60.0) -> None:
    """Let the window work until something is so. Raises TimeoutError."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = perf_counter() + most
    while not true():
        QApplication.processEvents(
            QEventLoop.ProcessEventsFlag.WaitForMoreEvents | QEventLoop.ProcessEventsFlag.AllEvents, 20
        )
        if perf_counter() > end:
            raise TimeoutError


def rest(length: float) -> None:
    """Let the window work for so many seconds."""
    end = perf_counter() + length
    until(lambda: perf_counter() > end)


def plain_view(panel: ListPanel, proxied: bool) -> Any:
    """A QTableView of the same size, font, columns and rows over Python lists of the shown texts, with Qt's own delegate."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
    from PySide6.QtWidgets import QTableView

    from exchange_app.store.query import Query

    columns = panel.model.columns
    with panel.desk.store.read() as reader:
        found = reader.table(Query("applicant", sort=panel.sort), [each.key for each in columns])
    texts = [
        [each.format(value) if value is not None else "" for each, value in zip(columns, row[2:], strict=True)]
        for row in found
    ]

    class Plain(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(texts)

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(columns)

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            return texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    model = Plain(view)
    if proxied:
        proxy = QSortFilterProxyModel(view)
        proxy.setSourceModel(model)
        proxy.setFilterKeyColumn(-1)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        view.setModel(proxy)
    else:
        view.setModel(model)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setWordWrap(False)
    view.verticalHeader().setDefaultSectionSize(panel.view.verticalHeader().defaultSectionSize())
    for at in range(len(columns)):
        view.setColumnWidth(at, panel.view.columnWidth(at))
    view.resize(panel.view.size())
    view.show()
    view.setCurrentIndex(view.model().index(0, 0))
    rest(0.3)
    return view


def keystroke(panel: ListPanel) -> None:
    """One more letter in the search field until the rows that fit are painted, beside the proxy's own filter."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Painted(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and panel.model.keys is not before[0]:
                self.count += 1
            return False

    before: list[Any] = [None]
    painted = Painted()
    panel.view.viewport().installEventFilter(painted)
    words = ["quliyev aysel", "rzayev orx", "şahin zey", "aydın il"]
    proxied = plain_view(panel, True)
    turn = {"ours": 0, "bare": 0}

    def next_words(side: str) -> tuple[str, str]:
        word = words[turn[side] % len(words)]
        turn[side] += 1
        return word[:-1], word

    def ours() -> float:
        almost, whole = next_words("ours")
        panel.bar.search.setText(almost)
        rest(1.0)
        before[0], painted.count = panel.model.keys, 0
        started = perf_counter()
        panel.bar.search.setText(whole)
        until(lambda: painted.count)
        return perf_counter() - started

    def bare() -> float:
        almost, whole = (each.split()[0] for each in next_words("bare"))
        proxied.model().setFilterFixedString(almost)
        proxied.viewport().repaint()
        QApplication.processEvents()

        def act() -> None:
            proxied.model().setFilterFixedString(whole)
            proxied.viewport().repaint()

        return seconds(act)

    compare("keystroke of search repainted", 1 / 50, ours, bare)
    panel.view.viewport().removeEventFilter(painted)
    panel.bar.search.setText("")
    proxied.close()
    rest(1.5)


def turn(view: Any) -> float:
    """Seconds of one page down in a view: the key, the painting that follows and whatever else waits."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    def act() -> None:
        for _ in range(KEYS_DOWN):
            QApplication.sendEvent(
                view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
            )
            view.viewport().repaint()
            QApplication.processEvents()

    return seconds(act) / KEYS_DOWN


def page_down(panel: ListPanel) -> None:
    """The key, the painting that follows and whatever else waits, in both views, far enough from the first page."""
    plain = plain_view(panel, False)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    rest(0.5)

    compare("page down", 1.2, lambda: turn(panel.view), lambda: turn(plain))
    plain.close()


def run() -> None:
    """Print the three ratios."""
    path = store_with(ROWS)
    page_of_sql(path)
    with list_window(path) as panel:
        page_down(panel)
        keystroke(panel)
