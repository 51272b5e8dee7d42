"""Line icons: resources/icons/*.svg, tinted by the palette when they are painted."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from exchange_app.assets import shipped
from ui.components.theme import Tokens, ink, tokens


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon drawn `size` logical pixels high in `colour` (#RRGGBB) for a screen of that pixel ratio."""
    key = f"exchange/{name}/{colour}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    side = max(1, round(size * ratio))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = shipped("resources", "icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint(painter: QPainter, name: str, rect: QRect, colour: QColor | str) -> None:
    """Draw an icon into a rectangle, centred, as large as its smaller side."""
    side = min(rect.width(), rect.height())
    # painter.device() would say it too, but for that the binding first makes the class of everything one can paint on.
    ratio = painter.deviceTransform().m11()
    drawn = pixmap(name, colour if isinstance(colour, str) else colour.name(), side, ratio)
    corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
    painter.drawPixmap(corner, drawn)


class _Engine(QIconEngine):
    """Paints one icon in the colour of its tone; disabled, and `on` in the accent, by the icon's mode and state."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        of: Tokens = tokens()
        if mode == QIcon.Mode.Disabled:
            return of.disabled
        if state == QIcon.State.On and self._tone in ("text", "second"):
            return of.accent
        return str(getattr(of, self._tone))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, self._name, rect, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = pixmap(self._name, self._colour(mode, state), min(size.width(), size.height()), scale or 1.0)
        return drawn if size.width() <= size.height() else _with_gap(drawn, size)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)


def _with_gap(drawn: QPixmap, size: QSize) -> QPixmap:
    """An icon at the left of a wider room: what is left over stands between it and the words of a button."""
    wide = QPixmap((size.toSizeF() * drawn.devicePixelRatio()).toSize())
    wide.setDevicePixelRatio(drawn.devicePixelRatio())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon of a name, in a tone of the theme (a field of Tokens: text, second, accent, on_accent, bad …)."""
    return QIcon(_Engine(name, tone))


def names() -> list[str]:
    """All icons there are, in alphabetical order."""
    entries = shipped("resources", "icons").iterdir()
    return sorted(entry.name[:-4] for entry in entries if entry.name.endswith(".svg"))


def logo(size: int = 64) -> QIcon:
    """The application's own mark: the exchange arrows on the accent."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ink(tokens().accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(0, 0, size, size, size * 0.22, size * 0.22)
    edge = size // 5
    painter.drawPixmap(edge, edge, pixmap("exchange", tokens().on_accent, size - 2 * edge))
    painter.end()
    return QIcon(made)
