"""The text of the help: Markdown with pictures, which are scaled to the room there is and follow the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from exchange_app.assets import shipped
from ui.components.theme import font, tokens

MARGIN = 28
WIDEST = 980


class HelpText(QTextBrowser):
    """Shows a text of a language. `![words](name)` is a picture: resources/pictures/help/<language>/<name>-<theme>.png, or
    one for all languages and themes beside those folders."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._pictures: dict[str, QImage] = {}
        self.setFont(font("text"))
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)

    def pictures(self) -> list[tuple[str, QSize]]:
        """The pictures of the text, each with the size in which it is shown."""
        return [(shape.name(), QSize(round(shape.width()), round(shape.height()))) for _cursor, shape in self._shapes()]

    def show_text(self, text: str) -> None:
        """Show a Markdown text from its beginning; call fit() when it is dressed."""
        self._pictures.clear()
        self.setMarkdown(text)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture by its name; it is replaced by one of the right size in fit()."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(name.toString() if isinstance(name, QUrl) else name)
        return super().loadResource(kind, name)

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            home = shipped("resources", "pictures", "help")
            for place in (home.joinpath(self._language, f"{name}-{tokens().side}.png"), home.joinpath(f"{name}.png")):
                if place.is_file():
                    self._pictures[name] = QImage.fromData(place.read_bytes())
                    break
            else:
                self._pictures[name] = QImage()
        return self._pictures[name]

    def _shapes(self) -> list[tuple[QTextCursor, QTextImageFormat]]:
        found = []
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                fragment = parts.fragment()
                if fragment.charFormat().isImageFormat():
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    found.append((cursor, fragment.charFormat().toImageFormat()))
                parts += 1
            block = block.next()
        return found

    def fit(self) -> None:
        """Scale the pictures smoothly to the width there is; none is made larger than it is."""
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 2 * MARGIN - 8, WIDEST)
        for cursor, shape in self._shapes():
            whole = self._picture(shape.name())
            if whole.isNull() or room < 80:
                continue
            wide = min(room, whole.width())
            size = QSize(wide, round(whole.height() * wide / whole.width()))
            if (round(shape.width()), round(shape.height())) == (size.width(), size.height()):
                continue
            scaled = whole.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(shape.name()), scaled)
            shape.setWidth(size.width())
            shape.setHeight(size.height())
            cursor.setCharFormat(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pictures follow the width."""
        super().resizeEvent(event)
        self._later.start(60)
