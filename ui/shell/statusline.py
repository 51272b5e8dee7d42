"""The status bar: what is saved, what was last sent, how the store is kept, who works."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from exchange_app.text import Message, Words
from ui.components import icons
from ui.components.buttons import button
from ui.components.labels import Elided, label
from ui.components.theme import tokens


class StatusFacts(NamedTuple):
    """What the status bar tells: read off the window's thread."""

    saved: datetime | None
    partner: str
    sent_number: int
    sent_at: datetime | None
    protected: bool
    agency: str
    undo: Message | None
    redo: Message | None
    problems: int


class StatusLine(QStatusBar):
    """24 high; icons with words."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._undrawn: dict[QLabel, tuple[QLabel, str]] = {}
        self.setSizeGripEnabled(False)
        self.setFixedHeight(26)
        self.setContentsMargins(8, 0, 8, 0)
        self.saved = self._part("check")
        self.unsaved = button("", "link", "pencil", tip=words._("Go to what is not saved yet"))
        self.unsaved.setFixedHeight(22)
        self.unsaved.setStyleSheet("min-height: 0px; padding: 0px 4px;")
        self.unsaved.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.unsaved.hide()
        self.addWidget(self.unsaved)
        self._standing, self._saving, self._waiting = "", False, ""
        self.sent = self._part("exchange")
        self.kept = self._part("lock", right=True)
        self.who = self._part("", right=True)

    def _part(self, icon_name: str, right: bool = False) -> QLabel:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(6)
        text = label("", "second") if right else Elided("", "second")
        if icon_name:
            picture = QLabel(holder)
            row.addWidget(picture)
            self._undrawn[text] = (picture, icon_name)
        row.addWidget(text)
        holder.setVisible(False)
        (self.addPermanentWidget if right else self.addWidget)(holder)
        return text

    def _say(self, part: QLabel, text: str) -> None:
        part.setText(text)
        holder = part.parentWidget()
        if holder is None:
            return
        if text and part in self._undrawn:
            picture, icon_name = self._undrawn.pop(part)
            picture.setPixmap(icons.pixmap(icon_name, tokens().second, 14, self.devicePixelRatioF()))
        holder.setVisible(bool(text))

    def tell_unsaved(self, fields: int, unfinished: Sequence[str], saving: bool) -> None:
        """How many fields are typed and stand in no record yet, what else was begun, and whether something is being
        written now."""
        words = self._words
        said = [words.n_("{count} field not saved", "{count} fields not saved", fields)] if fields else []
        said += [words._("{what} not finished", what=each) for each in unfinished]
        self._saving, self._waiting = saving, words.join(said)
        self._say_saved()

    def _say_saved(self) -> None:
        """Nothing is called saved while anything is not."""
        if self._saving:
            self._say(self.saved, self._words._("Saving…"))
        else:
            self._say(self.saved, "" if self._waiting else self._standing)
        self.unsaved.setText(f" {self._waiting}")
        self.unsaved.setAccessibleName(self._waiting)
        self.unsaved.setVisible(bool(self._waiting))

    def tell(self, standing: StatusFacts | None, author: str) -> None:
        """Show what holds now; None: no store is open."""
        words = self._words
        if standing is None:
            for part in (self.sent, self.kept, self.who):
                self._say(part, "")
            self._standing = ""
            self._say_saved()
            return
        if standing.saved is not None:
            at = standing.saved.astimezone()
            today = datetime.now().astimezone().date()
            clock = at.strftime("%H:%M")
            saved = (
                words._("All changes saved {time}", time=clock)
                if at.date() == today
                else words._("All changes saved, the last on {day} at {time}", day=at.date(), time=clock)
            )
        else:
            saved = words._("All changes saved")
        self._standing = saved
        self._say_saved()
        if standing.sent_at is not None:
            sent = words._(
                "Last sent to {partner}: no. {number}, {day}",
                partner=standing.partner,
                number=standing.sent_number,
                day=standing.sent_at.astimezone().date(),
            )
        elif standing.partner:
            sent = words._("Nothing sent to {partner} yet", partner=standing.partner)
        else:
            sent = ""
        self._say(self.sent, sent)
        self._say(
            self.kept, words._("Store encrypted") if standing.protected else words._("Store without a passphrase")
        )
        self._say(self.who, f"{author} · {standing.agency}" if author else standing.agency)
