"""Help in the language of the window: topics in Markdown, the list of keys made from the actions, and About."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QMainWindow

from exchange_app import __version__
from exchange_app.assets import shipped
from exchange_app.settings import home_folder
from exchange_app.text import Message, Words, pmsg
from ui.components.delegate import CellDelegate
from ui.components.dialog import Dialog
from ui.components.icons import icon
from ui.components.labels import label, upright
from ui.components.theme import font, ink, tokens
from ui.pages import PAGES
from ui.shell.actions import MENUS, SPECS, plain
from ui.shell.help.text import HelpText

TOPICS: dict[str, tuple[Message, str]] = {
    "start": (pmsg("help", "The work in short"), "home"),
    "import": (pmsg("help", "Reading a list"), "import"),
    "lists": (pmsg("help", "Working in lists"), "table"),
    "placing": (pmsg("help", "Placing people"), "board"),
    "exchange": (pmsg("help", "Exchange with the partner"), "exchange"),
    "printing": (pmsg("help", "Printing"), "printer"),
    "safety": (pmsg("help", "Safety and backups"), "lock"),
    "keys": (pmsg("help", "Keyboard"), "keyboard"),
}


def topic_text(topic: str, language: str) -> str:
    """The Markdown of a topic; English where a language has none."""
    for each in (language, "en"):
        source = shipped("resources", "help", each, f"{topic}.md")
        if source.is_file():
            return source.read_text("utf-8")
    return ""


def keys_of_actions(words: Words) -> str:
    """All keys of the window as Markdown tables, one a menu."""
    parts: list[str] = []
    for menu, title in MENUS.items():
        rows = [
            (plain(words.say(spec.text)), QKeySequence(spec.keys).toString(QKeySequence.SequenceFormat.NativeText))
            for spec in SPECS
            if spec.menu == menu and spec.keys
        ]
        if menu == "view":
            pages = [page for page in PAGES.values() if page.in_rail]
            rows = [(words.say(page.title), f"Ctrl+{number + 1}") for number, page in enumerate(pages)] + rows
        if rows:
            head = f"| {plain(words.say(title))} | {words.p_('help', 'Keyboard')} |\n|---|---|\n"
            parts.append(head + "\n".join(f"| {text} | {keys} |" for text, keys in rows))
    return "\n\n".join(parts)


class HelpDialog(QDialog):
    """Topics at the left, the text at the right. It stays open beside the work."""

    def __init__(self, parent: QMainWindow, words: Words, topic: str) -> None:
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

    def _show(self, item: QListWidgetItem) -> None:
        topic = str(item.data(Qt.ItemDataRole.UserRole))
        text = topic_text(topic, self._words.language)
        if topic == "keys":
            text += "\n\n" + keys_of_actions(self._words)
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


def about(parent: QMainWindow, words: Words, store: Path | None) -> None:
    """Version, and where things lie."""
    dialog = Dialog(
        parent,
        words,
        words._("Exchange Desk {version}", version=__version__),
        words._("For the people who run joint training and exchange programmes between two media agencies."),
        icon="exchange",
    )
    dialog.body.addWidget(label(words._("Store: {path}", path=str(store or "–")), "second", "second", wrap=True))
    dialog.body.addWidget(
        label(words._("Settings and log: {path}", path=str(home_folder())), "second", "second", wrap=True)
    )
    dialog.add_action(words._("Close"), dialog.accept)
    dialog.exec()
    dialog.deleteLater()
