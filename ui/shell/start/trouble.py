"""The store cannot be opened: what, why, and what can be done from here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.backup import Backup
from exchange_app.store.trouble import StoreDamaged, StoreForeign, StoreMissing, StoreNewer
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.labels import label
from ui.desk.backup_actions import latest_backup, named, question, restore, restored
from ui.shell.card import TitledCard
from ui.shell.start.ways import Ways

_RESTORABLE = (StoreDamaged, StoreMissing, StoreNewer, StoreForeign)


class TroublePage(TitledCard):
    """A sentence and the ways on: try again, open another, restore a backup, begin anew."""

    def __init__(self, ways: Ways, path: Path, trouble: Trouble) -> None:
        words = ways.frame.words
        super().__init__(words._("The store cannot be opened"), trouble.sentence(words))
        self._ways, self._path, self._trouble = ways, path, trouble
        place = label(str(path), "second", "second", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(place)
        self.restore = button(words._("Restore the latest backup…"), icon_name="backup", clicked=self._restore)
        self.restore.hide()
        self.column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.row.addWidget(button(words._("New store…"), "flat", "plus", clicked=ways.first_start))
        self.foot.row.addWidget(button(words._("Open another store…"), "flat", "folder", clicked=ways.choose_store))
        self.foot.row.addStretch(1)
        self.again_button = button(
            words._("Try again"), "primary", "refresh", clicked=lambda: ways.open_store(self._path)
        )
        self.foot.add(self.again_button)
        self.finish()
        self._backup: Backup | None = None
        if isinstance(trouble, _RESTORABLE):
            self._look_for_backup()

    def anew(self) -> TroublePage:
        """The same page after a change of language or theme."""
        return TroublePage(self._ways, self._path, self._trouble)

    def _look_for_backup(self) -> None:
        path, operations = self._path, self._ways.frame.operations
        operations.run(lambda _progress: latest_backup(path), self._found, lambda _trouble: None, owner=self)

    def _found(self, backup: Backup | None) -> None:
        self._backup = backup
        if backup is not None:
            self.restore.show()
            self.restore.setToolTip(named(backup, self._ways.frame.words))

    def _restore(self) -> None:
        frame, backup, path = self._ways.frame, self._backup, self._path
        words = frame.words
        if backup is None or not ask(
            frame.window,
            words,
            words._("Restore the latest backup?"),
            question(backup, words),
            words._("Restore"),
        ):
            return
        self.restore.setEnabled(False)

        def task(_progress: Progress) -> Path | None:
            return restore(backup, path)

        def done(aside: Path | None) -> None:
            self._ways.open_store(path)
            frame.window.say(restored(backup, aside, words))

        def failed(trouble: Trouble) -> None:
            self.restore.setEnabled(True)
            frame.present(trouble)

        frame.operations.write(task, done, failed, owner=self)
