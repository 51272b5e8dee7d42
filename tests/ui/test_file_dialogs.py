"""File dialogs show the folder of an open store without touching the store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

from exchange_app.store import AgencySpec, Query, Store
from ui.components import files


def locks_on(path: Path) -> int:
    """How many locks this process holds on a file, and on those that SQLite keeps beside it."""
    inodes = {str(each.stat().st_ino) for each in path.parent.iterdir() if each.name.startswith(path.name)}
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return sum(line[4] == str(os.getpid()) and line[5].rpartition(":")[2] in inodes for line in held if len(line) > 5)


@pytest.mark.skipif(sys.platform != "linux", reason="locks are read from /proc")
def test_a_dialog_that_lists_the_folder_of_the_open_store_leaves_its_locks_alone(qtbot, tmp_path):
    path = tmp_path / "desk.exdesk"
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    (tmp_path / "folder").mkdir()
    with Store.create(path, agency=AgencySpec("TR", "Kurum", "TR", "tr")) as store, store.read() as reader:
        assert reader.count(Query("applicant")) == 0
        before = locks_on(path)
        assert before
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog: QFileDialog = files._dialog(parent, "Open", str(tmp_path), "All files (*)")
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        dialog.show()
        view = dialog.findChild(QTreeView)
        qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) >= 3)
        kinds = {
            str(view.model().index(row, 0, view.rootIndex()).data()): str(
                view.model().index(row, 2, view.rootIndex()).data()
            )
            for row in range(view.model().rowCount(view.rootIndex()))
        }
        view.grab()
        assert kinds["desk.exdesk"] == "EXDESK" and kinds["list.xlsx"] == "XLSX"
        assert locks_on(path) == before
        dialog.close()
