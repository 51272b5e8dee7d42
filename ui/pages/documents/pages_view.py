"""Pages of paper one under another: scrolled, zoomed, painted from images that come when they are ready."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from exchange_app.text import Words
from ui.components.keys import PreviewKeys, claims
from ui.components.spoken_part import Role
from ui.components.theme import ink, tokens

Fit = Literal["width", "page", "free"]
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_GAP = 16
_POINTS, _PIXELS = 72.0, 96.0
_WIDEST = 1.4
"""The zoom beyond which a wide window is not filled: letters twice as large as on paper are no easier to read."""
_KEPT = 6
"""Images kept on both sides of what is seen."""


class PagesView(QAbstractScrollArea):
    """Shows `count` pages of one size. It asks for images by `wanted`, and is given them by set_image()."""

    spoken_role = Role.Document
    wanted = Signal()
    turned = Signal(int)
    """The page in view, from 0."""
    zoomed = Signal(float)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words._("Preview of the pages"))
        self.fit: Fit = "width"
        self.zoom = 1.0
        self.count = 0
        self._paper = (595.0, 842.0)
        self._images: dict[int, tuple[float, QImage]] = {}
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown

    def show_pages(self, count: int, paper: tuple[float, float]) -> None:
        """New pages (of `paper` points); the place in the document is kept where it still exists."""
        same = paper == self._paper and count == self.count
        self.count, self._paper = count, paper
        if not same:
            self._images.clear()
        else:
            self._images = {page: (0.0, image) for page, (_, image) in self._images.items()}
        self._arrange()
        self._scrolled()
        self.viewport().update()
        self.wanted.emit()

    def clear(self) -> None:
        """No pages."""
        self._images.clear()
        self.count = 0
        self._arrange()
        self.viewport().update()

    def set_image(self, page: int, ppi: float, image: QImage) -> None:
        """The image of a page, drawn at `ppi` pixels an inch."""
        image.setDevicePixelRatio(1.0)
        self._images[page] = (ppi, image)
        seen = self._seen()
        for other in [each for each in self._images if not seen.start - _KEPT <= each < seen.stop + _KEPT]:
            del self._images[other]
        self.viewport().update()

    def lacking(self) -> int | None:
        """The next page to draw: those in view first, then the one after and the one before; None: all are there."""
        seen = self._seen()
        pages: list[int] = [*seen, *(each for each in (seen.stop, seen.start - 1) if 0 <= each < self.count)]
        ppi = self.ppi()
        for page in pages:
            if page not in self._images or abs(self._images[page][0] - ppi) > 0.01:
                return page
        return None

    def ppi(self) -> float:
        """Pixels an inch at which pages are to be drawn for this zoom and screen."""
        return _PIXELS * self.zoom * float(self.devicePixelRatioF())

    # -- place and zoom

    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    def go(self, page: int) -> None:
        """Bring the top of a page into view."""
        self.verticalScrollBar().setValue(max(0, min(page, self.count - 1)) * (self._size()[1] + _GAP))

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the whole page, from now on; `free` keeps the zoom."""
        self.fit = fit
        self._rezoom(None)

    def set_zoom(self, zoom: float) -> None:
        """A zoom of one's own: 1.0 is the size on paper."""
        self.fit = "free"
        self._rezoom(max(STEPS[0], min(zoom, STEPS[-1])))

    def step_zoom(self, step: int) -> None:
        """One step nearer (1) or farther (-1)."""
        if step > 0:
            self.set_zoom(next((each for each in STEPS if each > self.zoom + 0.005), STEPS[-1]))
        else:
            self.set_zoom(next((each for each in reversed(STEPS) if each < self.zoom - 0.005), STEPS[0]))

    def _rezoom(self, zoom: float | None) -> None:
        height = self._size()[1] + _GAP
        bar = self.verticalScrollBar()
        place = bar.value() / height if height else 0.0
        if zoom is not None:
            self.zoom = zoom
        self._arrange()
        bar.setValue(round(place * (self._size()[1] + _GAP)))
        self.viewport().update()
        self.zoomed.emit(self.zoom)
        self.wanted.emit()

    def _size(self) -> tuple[int, int]:
        scale = self.zoom * _PIXELS / _POINTS
        return round(self._paper[0] * scale), round(self._paper[1] * scale)

    def _arrange(self) -> None:
        room_x = self.viewport().width() - 2 * _GAP
        room_y = self.viewport().height() - 2 * _GAP
        inch = _PIXELS / _POINTS
        if self.fit == "width":
            self.zoom = max(0.1, min(room_x / (self._paper[0] * inch), _WIDEST))
        elif self.fit == "page":
            self.zoom = max(0.1, min(room_x / (self._paper[0] * inch), room_y / (self._paper[1] * inch), _WIDEST))
        width, height = self._size()
        total = self.count * (height + _GAP) + _GAP
        vertical, across = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, total - self.viewport().height()))
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(48)
        across.setRange(0, max(0, width + 2 * _GAP - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(48)

    def _seen(self) -> range:
        step = self._size()[1] + _GAP
        top = self.verticalScrollBar().value()
        first = max(0, (top - _GAP) // step)
        last = min(self.count, (top + self.viewport().height()) // step + 1)
        return range(min(first, last), last)

    def _rect(self, page: int) -> QRect:
        width, height = self._size()
        left = max(_GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, _GAP + page * (height + _GAP) - self.verticalScrollBar().value(), width, height)

    def _scrolled(self) -> None:
        step = self._size()[1] + _GAP
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = max(0, min(middle // step, self.count - 1))
        if page != self._page:
            self._page = page
            self.turned.emit(page)
        said = self._words._("Page {page} of {pages}", page=page + 1, pages=self.count)
        self.setAccessibleDescription(said if self.count else "")
        self.wanted.emit()

    # -- events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.zoom
        self._rezoom(None)
        if before != self.zoom:
            self.zoomed.emit(self.zoom)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ink(of.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            rect = self._rect(page)
            painter.fillRect(rect, ink("#FFFFFF"))
            if page in self._images:
                ppi, image = self._images[page]
                if abs(ppi - self.ppi()) < 0.01:
                    # pixel for pixel: the drawing may be one row larger or smaller than the rounded frame
                    ratio = self.devicePixelRatioF()
                    size = (image.width() / ratio, image.height() / ratio)
                    painter.drawImage(QRectF(rect.x(), rect.y(), *size), image)
                else:
                    painter.drawImage(rect, image)
            painter.setPen(QPen(ink(of.strong_line if of.side == "light" else of.line), 1))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(ink(of.accent), 1))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        # Before a menu acts on a key that means something else here.
        return claims(event, PreviewKeys) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed, bar, across = PreviewKeys.of(event), self.verticalScrollBar(), self.horizontalScrollBar()
        match pressed:
            case PreviewKeys.LARGER:
                self.step_zoom(1)
            case PreviewKeys.SMALLER:
                self.step_zoom(-1)
            case PreviewKeys.WIDTH:
                self.set_fit("width")
            case PreviewKeys.FIRST:
                bar.setValue(0)
            case PreviewKeys.LAST:
                bar.setValue(bar.maximum())
            case PreviewKeys.PAGE_ON | PreviewKeys.PAGE_BACK:
                self.go(self._page + (1 if pressed is PreviewKeys.PAGE_ON else -1))
            case PreviewKeys.ON | PreviewKeys.BACK:
                page = bar.pageStep() - 32
                bar.setValue(bar.value() + (page if pressed is PreviewKeys.ON else -page))
            case PreviewKeys.DOWN | PreviewKeys.UP:
                line = bar.singleStep()
                bar.setValue(bar.value() + (line if pressed is PreviewKeys.DOWN else -line))
            case PreviewKeys.RIGHT | PreviewKeys.LEFT:
                ahead = 1 if pressed is PreviewKeys.RIGHT else -1
                if across.maximum():
                    across.setValue(across.value() + ahead * across.singleStep())
                else:
                    self.go(self._page + ahead)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta() != QPoint():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
