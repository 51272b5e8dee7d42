"""The status bar: what is saved, what was last sent, how the store is kept, who works."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from exchange_app.text import Message, Words
from ui.components import icons
from ui.components.labels import label
from ui.components.theme import tokens

if TYPE_CHECKING:
    from exchange_app.store import Store


class Standing(NamedTuple):
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


def read_standing(store: Store) -> Standing:
    """The state of the store for the status bar."""
    with store.read() as reader:
        last = reader.operations(1)
        sent = reader.exports()
        partners = reader.partners()
        undo, redo = reader.undoable(), reader.redoable()
        problems = len(reader.problems(limit=1000))
    return Standing(
        saved=last[0].at if last else None,
        partner=sent[0].agency if sent else partners[0] if partners else "",
        sent_number=sent[0].number if sent else 0,
        sent_at=sent[0].at if sent else None,
        protected=store.protected,
        agency=store.agency,
        undo=undo,
        redo=redo,
        problems=problems,
    )


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
        self.sent = self._part("exchange")
        self.kept = self._part("lock", right=True)
        self.who = self._part("", right=True)

    def _part(self, icon_name: str, right: bool = False) -> QLabel:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(6)
        text = label("", "second")
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

    def tell(self, standing: Standing | None, author: str) -> None:
        """Show what holds now; None: no store is open."""
        words = self._words
        if standing is None:
            for part in (self.saved, self.sent, self.kept, self.who):
                self._say(part, "")
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
        self._say(self.saved, saved)
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
