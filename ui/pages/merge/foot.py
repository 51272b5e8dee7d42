"""The foot of the review: hints of keys, what will be written and what stays open, leaving for tomorrow, Apply."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.footbar import FootBar
from ui.components.icons import icon
from ui.components.labels import Elided, label
from ui.components.theme import font, set_property
from ui.pages.merge.changes_view import keycap
from ui.pages.merge.commands import BY_KEY, COMMANDS
from ui.pages.merge.decisions import Outlook

HINTS = ("down", "up", "accept", "refuse", "undo", "next", "ours", "theirs", "type", "later")
"""In this order, as far as there is room: the last ones stand in the open row as well."""


class KeyHints(QWidget):
    """Key caps with a word each; as many as there is room for, all of them in the tooltip."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(120)
        self._pairs: list[tuple[QLabel, QLabel]] = []
        for key in HINTS:
            command = BY_KEY[key]
            if command.cap is None:
                continue
            cap, said = keycap(command.keys), label(words.say(command.cap), "second", "second")
            cap.setParent(self)
            said.setParent(self)
            self._pairs.append((cap, said))
        self.setToolTip("\n".join(f"{command.keys}  {words.say(command.text)}" for command in COMMANDS))
        self.setAccessibleName(words._("Keys of the review"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        x, middle = 0, self.height() // 2
        for cap, said in self._pairs:
            cap.adjustSize()
            said.adjustSize()
            width = max(18, cap.sizeHint().width())
            fits = x + width + 6 + said.width() <= self.width()
            cap.setVisible(fits)
            said.setVisible(fits)
            cap.setGeometry(x, middle - 9, width, 18)
            said.move(x + width + 6, middle - said.height() // 2)
            x += width + 6 + said.width() + 14


class MergeFoot(FootBar):
    """Two rooms: the keys, and what Apply would do."""

    applied = Signal()
    closed = Signal()
    """Close, and keep what was decided for tomorrow."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        row = self.row
        self.hints = KeyHints(words)
        row.addWidget(self.hints, 1)
        self.text = Elided("", "second", "second")
        self.text.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.text)
        row.addSpacing(4)
        self.close_ = button(words._("Save for tomorrow"), "flat", "save", clicked=self.closed.emit)
        self.close_.setToolTip(words._("Close the review and keep what was decided; nothing is written to the records"))
        row.addWidget(self.close_)
        self.apply = button("", "primary", "exchange", clicked=self.applied.emit)
        row.addWidget(self.apply)

    def tell(self, outlook: Outlook, touched: bool, answered: int = 0) -> None:
        """What Apply would do; `touched`: something was decided, so that closing keeps it; `answered` pairs that may be one."""
        words = self._words
        parts = [
            words.n_("{count} new record", "{count} new records", outlook.added) if outlook.added else "",
            words.n_("{count} removal", "{count} removals", outlook.removed) if outlook.removed else "",
            words.n_("{count} clearing", "{count} clearings", outlook.cleared) if outlook.cleared else "",
            words.n_("{count} refused", "{count} refused", outlook.refused) if outlook.refused else "",
            words.n_("{count} pair answered", "{count} pairs answered", answered) if answered else "",
            words.n_("{count} conflict stays open", "{count} conflicts stay open", outlook.open)
            if outlook.open
            else "",
            words.n_(
                "{count} removal or clearing is not decided",
                "{count} removals or clearings are not decided",
                outlook.waiting,
            )
            if outlook.waiting
            else "",
            words.n_(
                "{count} change of a locked cell is not decided",
                "{count} changes of locked cells are not decided",
                outlook.locked,
            )
            if outlook.locked
            else "",
        ]
        said = words.join(part for part in parts if part)
        self.text.setText(said)
        self.text.setToolTip(
            words._("What nobody has decided is not applied: the review is kept for it.")
            if outlook.waiting or outlook.locked
            else ""
        )
        self.text.setFont(font("second"))
        self.text.setMinimumWidth(min(300, self.text.fontMetrics().horizontalAdvance(said) + 4) if said else 0)
        set_property(self.text, "tone", "second")
        self.apply.setText(" " + words.n_("Apply {count} change", "Apply {count} changes", outlook.written))
        self.apply.setAccessibleName(self.apply.text().strip())
        self.apply.setToolTip(words._("Write it all as one step, which Undo takes back (Ctrl+Return)"))
        self.close_.setIcon(icon("save" if touched else "close"))
        self.close_.setText(" " + (words._("Save for tomorrow") if touched else words._("Close")))
        self.close_.setAccessibleName(self.close_.text().strip())
