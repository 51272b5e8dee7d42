"""Asking for files: one to open, a place to save to; and which of what is dragged is one.

Qt's own dialog looks into every file it lists, to name its kind. Where files are locked by process (POSIX, fcntl), closing
such a look takes away every lock that the same process holds on the file: the open store would stand unlocked, and the
next program that opens it could damage it. So no file is looked into here: kinds are told by name alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileInfo, QMimeData, QStandardPaths
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QWidget

from exchange_app.settings import Settings
from exchange_app.text import Words
from ui.components.icons import icon

LISTS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""The endings of files that are imported as lists."""
RETURNED = LISTS[:6]
"""The endings of files as which a workbook comes back."""


_kept = Settings()


def remember_in(settings: Settings) -> None:
    """Keep in these settings where the last file was."""
    global _kept
    _kept = settings


def remember(path: Path) -> None:
    """The next file is looked for, or saved, where this one is."""
    _kept.folder = str(path.absolute().parent)


def usual_folder() -> Path:
    """Where files are looked for and saved unless a person says otherwise: where the last one was, else among the documents,
    else among what was received. It is there."""
    standard = QStandardPaths.StandardLocation
    usual = map(QStandardPaths.writableLocation, (standard.DocumentsLocation, standard.DownloadLocation))
    places = [Path(each) for each in (_kept.folder, *usual) if each]
    return next((each for each in places if each.is_dir()), Path.home())


def filters(words: Words, endings: Sequence[str]) -> str:
    """What a dialog that asks for a table offers to show."""
    shown = " ".join(f"*{each}" for each in endings)
    return ";;".join((words._("Workbooks and tables ({endings})", endings=shown), words._("All files (*)")))


class Dropped(NamedTuple):
    """Of what was dropped the file that is opened, and what a person has to know of the rest."""

    path: Path | None
    told: str


def has_files(data: QMimeData) -> bool:
    """Whether files of this computer are dragged: whatever they are, an answer is given."""
    return any(each.isLocalFile() for each in data.urls())


def dropped(data: QMimeData, endings: Sequence[str], words: Words) -> Dropped:
    """The first of the files that has one of the endings is opened; none is left without a word."""
    paths = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
    path = next((each for each in paths if each.suffix.lower() in endings), None)
    if path is None:
        name, known = paths[0].name if paths else "", words.join(each[1:] for each in endings)
        return Dropped(
            None,
            words._(
                "“{name}” is no list that can be read here. Save it in its own program as one of {endings}.",
                name=name, endings=known,
            ),
        )  # fmt: skip
    others = words.join(each.name for each in paths if each is not path)
    told = words._(
        "{file} is opened: one file at a time. Drop the others after it: {others}.", file=path.name, others=others
    )
    return Dropped(path, told if others else "")


class _ByName(QAbstractFileIconProvider):
    """Icons and kinds of files by their names."""

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """A folder, or a document."""
        folder = of.isDir() if isinstance(of, QFileInfo) else of is not QAbstractFileIconProvider.IconType.File
        return icon("folder" if folder else "document", "second")

    def type(self, of: QFileInfo) -> str:
        """The ending of the name, as capitals."""
        return "" if of.isDir() else of.suffix().upper()


def ask_to_open(parent: QWidget, title: str, filters: str, near: Path | None = None) -> str:
    """The path of a file that is there; empty where the person gave up. `filters` as Qt writes them, apart by `;;`; `near` is the
    folder in which it is likelier than in the usual one."""
    dialog = _dialog(parent, title, str(near or usual_folder()), filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog, usual=near is None)


def ask_to_save(parent: QWidget, title: str, proposed: str, filters: str) -> str:
    """The path to save to, asked about where a file stands there; empty where the person gave up. `proposed` is a path, or a name
    in the usual folder."""
    path = usual_folder() / proposed
    dialog = _dialog(parent, title, str(path.parent), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(path.name)
    return _answer(dialog, usual=not Path(proposed).is_absolute())


def _dialog(parent: QWidget, title: str, near: str, filters: str) -> QFileDialog:
    made = QFileDialog(parent, title, near, filters)
    if sys.platform not in ("win32", "darwin"):
        # The desktop's own dialog may run in this process, and looks into files as well.
        made.setOption(QFileDialog.Option.DontUseNativeDialog)
    made.kinds = _ByName()  # type: ignore[attr-defined]
    made.setIconProvider(made.kinds)  # type: ignore[attr-defined]
    return made


def _answer(dialog: QFileDialog, *, usual: bool) -> str:
    try:
        if dialog.exec() != QFileDialog.DialogCode.Accepted:
            return ""
        (chosen,) = dialog.selectedFiles()
        if usual:
            remember(Path(chosen))
        return chosen
    finally:
        dialog.deleteLater()
