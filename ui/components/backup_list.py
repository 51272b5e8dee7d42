"""The backups of a store in a list, each by its day with what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from exchange_app.services.backup import Backup, KnownBackup
from exchange_app.store import Holding
from exchange_app.store.trouble import PassphraseNeeded, StoreDamaged, WrongPassphrase
from exchange_app.text import Words

HEIGHT = 168


class BackupList(QListWidget):
    """The latest first; one that is damaged cannot be chosen."""

    chose = Signal()
    """Another one, or none, is chosen."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: Sequence[KnownBackup] = ()
        self.setObjectName("framed")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(words._("Backups"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemSelectionChanged.connect(self.chose)

    def show_backups(self, found: Sequence[KnownBackup]) -> None:
        """List these; the one that was chosen stays so."""
        before = self.chosen()
        self.clear()
        self._shown = found
        for each in found:
            text = _said(each, self._words)
            item = QListWidgetItem(text, self)
            item.setToolTip(text)
            if isinstance(each.holds, Exception) and not _locked(each):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            elif each.backup == before:
                self.setCurrentItem(item)
        if not found:
            QListWidgetItem(self._words._("There is no backup yet."), self).setFlags(Qt.ItemFlag.NoItemFlags)
        self.chose.emit()

    def choose_best(self) -> None:
        """Choose the latest that opens, unless one that does is chosen; else the latest that a passphrase may open."""
        opens = [row for row, each in enumerate(self._shown) if isinstance(each.holds, Holding)]
        locked = [row for row, each in enumerate(self._shown) if _locked(each)]
        if self.chosen() is None or self.currentRow() not in (opens or locked):
            for row in (opens or locked)[:1]:
                self.setCurrentRow(row)

    def chosen(self) -> Backup | None:
        """The one that is chosen."""
        row, item = self.currentRow(), self.currentItem()
        if item is None or not item.isSelected() or row >= len(self._shown):
            return None
        return self._shown[row].backup


def _locked(known: KnownBackup) -> bool:
    return isinstance(known.holds, PassphraseNeeded | WrongPassphrase)


def _said(known: KnownBackup, words: Words) -> str:
    """Its day, why it was made and its size; under that what it holds."""
    backup, reasons = known.backup, {
        "auto": words._("by itself"), "by-hand": words._("by hand"), "before-migration": words._("before a newer version"),
        "before-restore": words._("before a restore"),
    }  # fmt: skip
    first = words._(
        "{moment}, {why}, {size} MB",
        moment=words.moment(backup.at),
        why=reasons.get(backup.why, backup.why),
        size=f"{backup.size / 1e6:.1f}",
    )
    match known.holds:
        case Holding(at, people, cohorts):
            second = words._(
                "{people}, {cohorts}, last changed {moment}",
                people=words.n_("{count} person", "{count} people", people),
                cohorts=words.n_("{count} cohort", "{count} cohorts", cohorts),
                moment=words.moment(at),
            )
        case PassphraseNeeded():
            second = words._("Protected by a passphrase")
        case WrongPassphrase():
            second = words._("Damaged, or protected by another passphrase")
        case StoreDamaged():
            second = words._("Damaged: it cannot be restored")
        case trouble:
            second = trouble.sentence(words)
    return f"{first}\n{second}"
