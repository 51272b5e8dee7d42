"""Help in the language of the window: topics in Markdown, the list of keys made from the actions, and About."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QMainWindow

from exchange_app.text import Words
from ui.components.delegate import CellDelegate
from ui.components.icons import icon
from ui.components.labels import upright
from ui.components.theme import font, ink, tokens
from ui.shell.help.keys import sheet_text
from ui.shell.help.text import HelpText
from ui.shell.help.topics import TOPICS, topic_text


class HelpDialog(QDialog):
    """Topics at the left, the text at the right. It stays open beside the work."""

    def __init__(self, parent: QMainWindow, words: Words, topic: str, at: str = "") -> None:
        """`at`: words of the text that are to be in view."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("Help"))
        self.resize(QSize(1080, 700).boundedTo(parent.size() - QSize(32, 32)))
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.topics = QListWidget()
        self.topics.setFixedWidth(276)
        self.topics.setItemDelegate(CellDelegate(self.topics, lines=False, height=34))
        self.topics.setAccessibleName(words._("Topics of the help"))
        for key, (title, picture) in TOPICS.items():
            item = QListWidgetItem(icon(picture, "second"), words.say(title), self.topics)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.text = HelpText(words.language)
        self.text.setAccessibleName(words._("Text of the help"))
        row.addWidget(self.topics)
        row.addWidget(upright())
        row.addWidget(self.text, 1)
        self.topics.currentItemChanged.connect(self._show)
        self.topics.setCurrentRow(list(TOPICS).index(topic) if topic in TOPICS else 0)
        if at:
            self.text.find(at)

    def _show(self, item: QListWidgetItem) -> None:
        topic = str(item.data(Qt.ItemDataRole.UserRole))
        text = topic_text(topic, self._words.language)
        if topic == "keys":
            text += "\n\n" + sheet_text(self._words)
        of = tokens()
        self.text.document().setDefaultStyleSheet(f"a {{ color: {of.accent}; }} th {{ color: {of.second}; }}")
        self.text.show_text(text)
        dress(self.text.document())
        self.text.fit()


def dress(document: QTextDocument) -> None:
    """Headings and tables of a help text in the sizes and lines of the window."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            line = frame.format()
            line.setBorder(0)
            line.setCellPadding(6)
            line.setTopMargin(8)
            line.setBottomMargin(8)
            line.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            line.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, share) for share in (62, 38)]
            )
            for row in range(frame.rows()):
                for column in range(frame.columns()):
                    cell = frame.cellAt(row, column)
                    form = cell.format().toTableCellFormat()
                    form.setBottomBorder(1)
                    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                    form.setBottomBorderBrush(ink(tokens().line))
                    cell.setFormat(form)
            frame.setFormat(line)
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            face = QTextCharFormat()
            face.setFont(font("title" if level == 1 else "heading"))
            face.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 0)
            cursor.mergeCharFormat(face)
        block = block.next()
