"""The review of a workbook with 50,000 changes: its first page, and turning pages, beside a plain table of as many rows."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.lists import rest, turn
from benchmarks.measure import compare, seconds
from benchmarks.people import people
from exchange_app.domain.exchange.incoming import Base, CellEdit, Incoming
from exchange_app.progress import Silent
from exchange_app.services.exporting import prepare
from exchange_app.services.merging import Review, review
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words

ROWS = 50_000
FIRST_PAGE, PAGE_DOWN = 2.0, 3.0
"""A row of the review paints marks to the letter, pills and side letters where the plain one paints a text."""


def edited(store: Store) -> Review:
    """The review of a workbook in which the partner typed another city into every row."""
    with store.write(msg("People"), author="bench") as work:
        work.create_many("applicant", people(ROWS), agency="AZ")
    with store.read() as reader:
        carried = prepare(store, reader, "AZ", (), ()).carried
    sheet = next(each for each in carried.sheets if each.kind == "applicant")
    edits = tuple(
        CellEdit("applicant", kept.id, "city", kept.columns["city"], "Xankəndi", f"Applicants!J{row}", "Xankəndi")
        for row, kept in enumerate(sheet.records.values(), start=2)
    )
    return review(store, Incoming(carried, Base.FROM_FILE, edits), Path("returned.xlsx"))


def plain_table(rows: int = ROWS) -> Any:
    """A QTableView over Python lists of so many rows and six columns, with Qt's own delegate."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    texts = [[f"{column} {row}" for column in range(6)] for row in range(rows)]

    class Plain(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(texts)

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else 6

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            return texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    view.setModel(Plain(view))
    view.verticalHeader().setDefaultSectionSize(32)
    view.resize(1384, 820)
    view.show()
    return view


def run() -> None:
    """Print both ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from ui.components.theme import apply, begin
    from ui.pages.merge.loaded_review import prepared
    from ui.pages.merge.review_view import ReviewView

    application = begin("bench")
    apply(application, "light")
    said = words("en")
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        spec, partner = (
            AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr"),
            AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az"),
        )
        with Store.create(Path(name) / "store.exdesk", agency=spec, partners=[partner]) as store:
            found = prepared(store, edited(store), said, Silent())
            bench = ReviewView(said, "TR")
            bench.resize(1384, 820)
            bench.show()
            rest(0.3)

            def first() -> float:
                def act() -> None:
                    bench.show_found(found, "TR")
                    bench.view.viewport().repaint()

                return seconds(act)

            def plain_first() -> float:
                made: list[Any] = []

                def act() -> None:
                    made.append(plain_table())
                    made[0].viewport().repaint()

                taken = seconds(act)
                made[0].close()
                return taken

            compare("first page of a review of 50000 changes", FIRST_PAGE, first, plain_first)
            plain = plain_table()
            rest(0.3)

            bench.view.setFocus()
            compare("page down in a review of 50000 changes", PAGE_DOWN, lambda: turn(bench.view), lambda: turn(plain))
            plain.close()
            bench.close()
