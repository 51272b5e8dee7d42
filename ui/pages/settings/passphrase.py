"""Setting, changing and removing the passphrase of the store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services import passphrases
from exchange_app.services.backup import LeftAsTheyAre, change_passphrase
from exchange_app.text import Words
from ui.components.dialog import Dialog, ask
from ui.components.fields import Labelled
from ui.components.secret_twice import SecretTwice
from ui.desk.context import Desk


class PassphraseDialog(Dialog):
    """Asks for a new passphrase twice."""

    def __init__(self, parent: QWidget, desk: Desk, done: Callable[[], object]) -> None:
        words = desk.words
        super().__init__(parent, words, words._("Passphrase of the store"), words.say(passphrases.WARNING), icon="lock")
        self._desk, self._done = desk, done
        self.typed = SecretTwice(words._("New passphrase"), words._("The same again"))
        self.typed.changed.connect(self._advise)
        self.body.addWidget(self.typed)
        self.add_cancel()
        self.yes = self.add_action(words._("Set the passphrase"), self._set)
        self.typed.first.setFocus()

    def _advise(self) -> None:
        found, advice = passphrases.advice(self.typed.first.text())
        self.typed.tell_strength(found, self.words.say(advice) if advice is not None else "")

    def _set(self) -> None:
        first, again = self.typed.first.text(), self.typed.again.text()
        if (why := passphrases.refusal(first, again)) is not None:
            self.complain(self._desk.words.say(why))
            return
        self.complain("")
        self.yes.setEnabled(False)
        change(self._desk, first, self._finished, self._refused)

    def _refused(self, trouble: Trouble) -> None:
        """As when another window has the store open: what was typed stays, to be given again."""
        self.yes.setEnabled(True)
        self.complain(trouble.sentence(self._desk.words))

    def _finished(self) -> None:
        self.accept()
        self._done()


def ask_passphrase(parent: QWidget, words: Words) -> str | None:
    """The passphrase under which a backup opens, or None where the person gave up."""
    dialog = Dialog(parent, words, words._("Passphrase of the backup"), icon="lock")
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setFixedHeight(28)
    dialog.body.addWidget(Labelled(words._("Passphrase"), field))
    dialog.add_cancel()
    dialog.add_action(words._("Restore"), dialog.accept)
    field.setFocus()
    return field.text() if dialog.exec() == Dialog.DialogCode.Accepted else None


def remove(parent: QWidget, desk: Desk, done: Callable[[], object]) -> None:
    """Take the passphrase away, after asking."""
    words = desk.words
    if ask(
        parent, words, words._("Remove the passphrase?"), words._("Everybody who can read the file can then open the store and its backups."),
        words._("Remove the passphrase"), danger=True,
    ):  # fmt: skip
        change(desk, None, done)


def change(
    desk: Desk, new: str | None, done: Callable[[], object], failed: Callable[[Trouble], None] | None = None
) -> None:
    """Re-encrypt the store off the window's thread; why it could not be is said by `failed`, or by the window."""
    store, words = desk.store, desk.words

    def task(_progress: Progress) -> LeftAsTheyAre:
        return change_passphrase(store, new)

    def finished(left: LeftAsTheyAre) -> None:
        said = words._("The passphrase is set.") if new else words._("The passphrase is removed.")
        if left.older:
            said += " " + words.n_(
                "{count} backup still opens with an older one.",
                "{count} backups still open with an older one.",
                left.older,
            )
        if left.open:
            said += " " + words.n_(
                "{count} damaged copy among the backups cannot be encrypted: delete it once you need it no more.",
                "{count} damaged copies among the backups cannot be encrypted: delete them once you need them no more.",
                left.open,
            )
        if left.waiting:
            said += " " + words.n_(
                "{count} backup could not be written anew; the next start tries again.",
                "{count} backups could not be written anew; the next start tries again.",
                left.waiting,
            )
        desk.message(said, "warning" if left.open or left.waiting else "good")
        done()

    desk.operations.write(task, finished, failed or desk.show)
