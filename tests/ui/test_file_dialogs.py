"""File dialogs show the folder of an open store without touching the store."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView, QWidget

from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Query, Store
from tests.locks import locks_on
from tests.ui.listing_window import answer
from ui.components import files
from ui.desk import language
from ui.desk.goto import ToImport, ToReturned
from ui.shell.snapshots import settle


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


@pytest.mark.skipif(sys.platform != "linux", reason="locks are read from /proc")
def test_the_open_store_given_to_its_own_window_is_said_to_be_that_and_stays_locked(full_store, desk_window):
    app = desk_window(full_store)
    before, page = locks_on(full_store), app.window.current_key
    assert before
    app.window.dropped.emit(str(full_store))
    settle(app)
    assert app.window.current_key == page
    assert "belongs to the store that is open" in app.window.strip.text.text()
    for to in (ToImport(path=full_store), ToReturned(path=full_store)):
        app.window.go_to(to)
        settle(app)
        said = [each.text() for each in app.window.current_page().findChildren(QLabel) if each.isVisible()]
        assert any("belongs to the store that is open" in each for each in said), to.page
    assert locks_on(full_store) == before


class _Listening(QTranslator):
    """Translates nothing and keeps what is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def translate(self, context: str, text: str, note: str | None = None, number: int = -1) -> str | None:
        if context == "QFileDialog" and not text.startswith("Alt+"):
            self.asked.add(text)
        return None

    def isEmpty(self) -> bool:
        return False


@pytest.mark.parametrize("spoken", ["tr", "az"])
def test_a_file_dialog_says_nothing_in_english(qtbot, spoken):
    """Qt's own Turkish has every other word of it, and Azerbaijani it has none."""
    ours, listening = language.QtWords(spoken), _Listening()
    QCoreApplication.installTranslator(listening)
    parent = QWidget()
    qtbot.addWidget(parent)
    try:
        for mode in QFileDialog.AcceptMode:
            dialog = files._dialog(parent, "", "", "")
            dialog.setAcceptMode(mode)
            dialog.show()
            dialog.close()
    finally:
        QCoreApplication.removeTranslator(listening)
    assert {"&Look in:", "Files of &type:", "Parent Directory"} <= listening.asked
    assert [text for text in sorted(listening.asked) if not ours.translate("QFileDialog", text)] == []


def test_files_are_asked_for_where_the_last_one_was_else_among_the_documents(qtbot, tmp_path, monkeypatch):
    documents, settings, parent = tmp_path / "Documents", Settings(_path=tmp_path / "settings.json"), QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr("ui.components.files.QStandardPaths.writableLocation", lambda _which: str(documents))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("ui.components.files._kept", settings)
    assert files.usual_folder() == tmp_path, "a folder that is not there is not proposed"
    documents.mkdir()
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "people.xlsx").write_bytes(b"PK")
    shown = []

    def choose(dialog):
        shown.append(Path(dialog.directory().path()))
        dialog.selectFile(str(lists / "people.xlsx"))
        dialog.accept()

    answer(choose)
    assert files.ask_to_open(parent, "Open", "All files (*)") == str(lists / "people.xlsx")
    answer(lambda dialog: (shown.append(Path(dialog.selectedFiles()[0])), dialog.reject()))
    assert files.ask_to_save(parent, "Save", "roster.pdf", "PDF (*.pdf)") == ""
    answer(lambda dialog: (shown.append(Path(dialog.directory().path())), dialog.reject()))
    files.ask_to_open(parent, "Open a store", "All files (*)", tmp_path)
    assert shown == [documents, lists / "roster.pdf", tmp_path]
    settings.save()
    assert Settings.load(tmp_path / "settings.json").folder == str(lists), "also after the next start"
