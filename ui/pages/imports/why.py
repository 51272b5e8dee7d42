"""Why a column of the sheet, or a row that is no record, was read as it was: opened from the column's head, and by a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.keys import CommonKeys
from ui.components.labels import label
from ui.pages.imports.lines import ImportLine
from ui.pages.imports.offers import samples_at
from ui.pages.imports.review_data import ImportReview

WIDTH = 360


def column_title(review: ImportReview, section: int, words: Words) -> str:
    """The column by its letters and its header."""
    head = review.heads[section]
    return words._("Column {letters}: {header}", letters=head.letters, header=head.header or words._("no heading"))


def column_reasons(review: ImportReview, section: int, words: Words) -> list[str]:
    """What a column was read as, how sure that is, why, and what stands in it."""
    head = review.heads[section]
    if not head.label:
        said = words._("Left out")
    elif head.confidence is None:
        said = words._("Read as {field}", field=head.label)
    else:
        share = round(100 * head.confidence)
        said = words._("Read as {field} (how sure: {share} %)", field=head.label, share=share)
    samples = [sample for sample in samples_at(review, section) if sample]
    shown = words._("In it: {samples}", samples=words.join(samples)) if samples else ""
    return [each for each in (said, head.why, shown) if each]


def row_reasons(line: ImportLine, words: Words) -> list[str]:
    """Why a line is no record; nothing of one that is."""
    if line.is_record or line.why is None:
        return []
    return [words._("Row {row} is no record: {why}", row=line.name, why=line.why)]


class WhyPopup(QFrame):
    """Says it under the column's head. Esc or a click elsewhere closes it, Enter opens the list of fields."""

    choose_asked = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("floating")
        self.setFixedWidth(WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(6)
        self.title = label("", "strong", wrap=True)
        self.reasons = label("", "text", wrap=True)
        rows.addWidget(self.title)
        rows.addWidget(self.reasons)
        foot = QHBoxLayout()
        self.choose = button(words._("Choose what the column is…"), icon_name="columns", clicked=self._choose)
        foot.addWidget(self.choose)
        foot.addStretch(1)
        rows.addLayout(foot)

    def tell(self, title: str, reasons: list[str], at: QPoint) -> None:
        """Open at a place of the screen."""
        self.title.setText(title)
        self.reasons.setText("\n".join(reasons))
        self.setAccessibleName(" ".join((title, *reasons)))
        self.setFixedHeight(self.heightForWidth(WIDTH))
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        self.move(left, max(screen.top(), min(at.y(), screen.bottom() - self.height())))
        self.show()
        self.choose.setFocus()

    def _choose(self) -> None:
        self.hide()
        self.choose_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if CommonKeys.of(event) is CommonKeys.CLOSE:
            self.hide()
        elif CommonKeys.of(event) is CommonKeys.OPEN:
            self._choose()
        else:
            super().keyPressEvent(event)
