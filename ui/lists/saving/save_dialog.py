"""Asks of what of a list, and as what, something is saved or printed, and on what basis sensitive values are in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from exchange_app.services.shown_lists import ShownList
from exchange_app.text import Words
from ui.components.dialog import Dialog
from ui.components.fields import Choice, Labelled
from ui.components.labels import label
from ui.lists.scopes import Scope

PRINTER = "printer"


class SaveDialog(Dialog):
    """Accepted: `shown` is to be given away as `way` (an ending, or PRINTER), in the clear on a `basis`."""

    def __init__(
        self, parent: QWidget, words: Words, kind_key: str, scopes: Sequence[Scope], narrowed: Sequence[str]
    ) -> None:
        super().__init__(
            parent,
            words,
            words._("Save or print the list"),
            words._("In the columns and the order that are shown."),
            width=460,
            icon="save",
        )
        # There is nothing typed that could not be typed again in a moment.
        self.holds_typed = lambda: False
        self._kind, self._scopes, self._narrowed = kind_key, scopes, narrowed
        self.scope = Choice([(str(at), each.label) for at, each in enumerate(scopes)], words._("What"))
        self.ways = Choice(
            [
                (".xlsx", words._("Excel workbook")),
                (".csv", words._("Text table (CSV)")),
                (".pdf", words._("PDF document")),
                (PRINTER, words._("On the printer")),
            ],
            words._("As"),
        )
        self.sensitive = QCheckBox()
        self.basis = QLineEdit()
        self._basis = Labelled(
            words._("On what basis"), self.basis, words._("It is entered in the history with your name.")
        )
        self.masked = label("", "second", "second", wrap=True)
        for each in (
            Labelled(words._("What"), self.scope),
            Labelled(words._("As"), self.ways),
            self.masked,
            self.sensitive,
            self._basis,
        ):
            self.body.addWidget(each)
        self.add_cancel()
        self.action = self.add_action("", self._go, "primary")
        self.scope.picked.connect(lambda _code: self._tell())
        self.ways.picked.connect(lambda _code: self._tell())
        self.sensitive.toggled.connect(lambda _on: self._tell())
        self._tell()
        self.scope.setFocus()

    @property
    def shown(self) -> ShownList:
        """What of the list it is."""
        scope = self._scopes[int(self.scope.code())]
        return ShownList(self._kind, scope.keys, scope.columns, self._narrowed)

    @property
    def way(self) -> str:
        """The ending of the file, or PRINTER."""
        return self.ways.code()

    @property
    def clear_on(self) -> str | None:
        """On what basis sensitive values are in it; None where they are masked."""
        asked = self.sensitive.isChecked() and bool(self.shown.sensitive)
        return " ".join(self.basis.text().split()) if asked else None

    def _tell(self) -> None:
        words, sensitive = self.words, [self.words.say(each.label) for each in self.shown.sensitive]
        fields = words.join(sensitive)
        self.masked.setText(words._("Masked unless you say on what basis it is not: {fields}.", fields=fields))
        self.masked.setVisible(bool(sensitive))
        self.sensitive.setText(words._("Not masked"))
        self.sensitive.setVisible(bool(sensitive))
        self._basis.setVisible(bool(sensitive) and self.sensitive.isChecked())
        self._basis.complain("")
        self.action.setText(words._("Print…") if self.way == PRINTER else words._("Save…"))  # type: ignore[attr-defined]

    def _go(self) -> None:
        if self.clear_on == "":
            self._basis.complain(self.words._("Say on what basis sensitive values are given away."))
            self.basis.setFocus()
            return
        self.accept()
