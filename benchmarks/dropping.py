"""A list of 200 rows and 10 columns dropped on the window until its preview stands, beside a process that reads it and a plain table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.importing import workbook
from benchmarks.measure import compare, seconds
from benchmarks.refreshing import quiet, window
from benchmarks.reviewing import plain_table
from exchange_app.store import AgencySpec, Store

if TYPE_CHECKING:
    from ui.shell.app import Application

ROWS, COLUMNS = 200, 10
BOUND = 9.0
READ = "import sys, python_calamine as c; print(c.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python())"
WANTED = 1.5
"""Seconds after which the person wants to see the preview."""


def dropped(app: Application, path: Path) -> float:
    """Seconds from the drop on the window until the rows of the list are painted; the file is put away again."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDropEvent

    page: Any = app.window.current_page()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    began = perf_counter()
    page.start.dropEvent(event)
    while page.review_view.found is None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    page.review_view.tables.left.viewport().repaint()
    page.review_view.tables.right.viewport().repaint()
    took = perf_counter() - began
    if page.review_view.model.rowCount() < ROWS:
        raise RuntimeError(f"only {page.review_view.model.rowCount()} of {ROWS} rows are shown")
    quiet(app)
    page.review_view.foot.cancel.click()
    quiet(app)
    return took


def plain(path: Path) -> float:
    """Seconds until a process of its own has read the same cells, and as many stand in a plain table."""
    made: list[Any] = []

    def act() -> None:
        subprocess.run([sys.executable, "-c", READ, str(path)], check=True, stdout=subprocess.DEVNULL)
        made.append(plain_table(ROWS))
        made[0].viewport().repaint()

    taken = seconds(act)
    made[0].close()
    return taken


def run() -> None:
    """Print the ratio, and how many seconds the person waits."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        store, path = Path(name) / "store.exchange", Path(name) / "list.xlsx"
        workbook(path, ROWS, COLUMNS)
        spec = AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr")
        partner = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
        Store.create(store, agency=spec, partners=[partner]).close()
        with window(store) as app:
            app.window.go("import")
            quiet(app)
            first = dropped(app, path)
            found = compare(
                "preview of a dropped list of 200 rows of 10", BOUND, lambda: dropped(app, path), lambda: plain(path)
            )
            print(
                f"seconds until the preview stands: the first file {first:.2f}, then {found.ours:.2f}; wanted {WANTED}"
            )
