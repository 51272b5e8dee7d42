"""The dialog in which a certificate is checked from what stands on it, typed or scanned."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_app.kinds.registry import page_of
from exchange_app.progress import Progress
from exchange_app.services.certificates import Checked, check
from ui.components.buttons import button
from ui.components.dialog import Dialog
from ui.components.fields import Labelled
from ui.components.labels import label
from ui.components.theme import set_property
from ui.desk.context import Desk
from ui.desk.goto import ToRecord


class CheckCertificateDialog(Dialog):
    """Number and check value go into one line, as a scanner types them; the answer stands under it, and more can be checked."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        words = desk.words
        super().__init__(
            parent, words, words._("Check a certificate"),
            words._("Type its number and check value, or scan its code: a scanner types both. Corrections that were made since do no harm."),
            width=520,
        )  # fmt: skip
        self._desk = desk
        self._placement = ""
        self.holds_typed = lambda: False
        self.line = QLineEdit()
        self.line.setAccessibleName(words._("Number and check value"))
        self.body.addWidget(Labelled(words._("Number and check value"), self.line))
        self.answer = label("", wrap=True)
        self.body.addWidget(self.answer)
        self.opens = button(words._("Open the placement"), "flat", "open", clicked=self._open)
        self.opens.hide()
        self.foot.insertWidget(0, self.opens)
        self.add_cancel(words._("Close"))
        self.action = self.add_action(words.p_("button", "Check"), self.check, icon="check")
        self.line.setFocus()

    def check(self) -> None:
        """Say what becomes of what stands in the line; it is then selected, for the next one."""
        store, typed = self._desk.store, self.line.text().strip()
        if not typed:
            return

        def task(_progress: Progress) -> Checked:
            with store.read() as reader:
                return check(reader, typed)

        self._desk.operations.run(
            task, self._say, lambda trouble: self.complain(trouble.sentence(self.words)), owner=self
        )
        self.line.selectAll()
        self.line.setFocus()

    def _say(self, found: Checked) -> None:
        set_property(self.answer, "tone", {True: "good", False: "bad", None: "warning"}[found.good])
        self.answer.setText(self.words.say(found.sentence))
        self._placement = found.placement or ""
        self.opens.setVisible(bool(self._placement))

    def _open(self) -> None:
        self.accept()
        self._desk.navigate(ToRecord(page_of("placement"), self._placement))
