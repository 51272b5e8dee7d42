"""The right side of the Documents page: the pages as they will be printed, and a bar to move about in them."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QIntValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from exchange_app.progress import Progress
from exchange_app.services.printing import PreparedDocument
from ui.components.buttons import icon_button
from ui.components.empty import EmptyPage
from ui.components.labels import label, line
from ui.components.printer import page_image
from ui.components.theme import font, set_property
from ui.desk.context import Desk
from ui.desk.operations import Running
from ui.pages.documents.pages_view import Fit, PagesView


class DocumentPreview(QWidget):
    """Shows a prepared document; draws only the pages that are looked at, off the window's thread."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: PreparedDocument | None = None
        self._drawing: Running | None = None
        words = desk.words
        self.view = PagesView(words)
        self.view.wanted.connect(self._draw)
        self.view.turned.connect(self._turned)
        self.view.zoomed.connect(self._zoomed)
        self.back = icon_button(
            "chevron-left", words._("Previous page"), clicked=lambda: self.view.go(self.view.page() - 1)
        )
        self.on = icon_button("chevron-right", words._("Next page"), clicked=lambda: self.view.go(self.view.page() + 1))
        self.number = QLineEdit("1")
        self.number.setAccessibleName(words._("Page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedSize(52, 28)
        self.number.setFont(font("code"))
        self.number.setValidator(QIntValidator(1, 99_999, self.number))
        self.number.editingFinished.connect(self._typed)
        self.pages = label("", "text", "second")
        self.nearer = icon_button("plus", words._("Larger (Ctrl++)"), clicked=lambda: self.view.step_zoom(1))
        self.farther = icon_button("minus", words._("Smaller (Ctrl+-)"), clicked=lambda: self.view.step_zoom(-1))
        self.percent = label("", "text", "second")
        self.percent.setFixedWidth(52)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.width_button = self._fit_button(words._("Fit width"), "width")
        self.page_button = self._fit_button(words._("Whole page"), "page")
        self.bar = QWidget()
        self.bar.setObjectName("bar")
        self.bar.setFixedHeight(40)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for widget in (self.back, self.number, self.pages, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.farther, self.percent, self.nearer):
            row.addWidget(widget)
        row.addSpacing(8)
        for widget in (self.width_button, self.page_button):
            row.addWidget(widget)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(line())
        column.addWidget(self.view, 1)
        self.trouble = EmptyPage("warning", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self.trouble)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._enable()

    def _fit_button(self, text: str, fit: Fit) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setFont(font("second-medium"))
        made.setFixedHeight(28)
        made.setCheckable(True)
        made.setAccessibleName(text)
        set_property(made, "kind", "flat")
        made.clicked.connect(lambda: self.view.set_fit(fit))
        return made

    def show_document(self, made: PreparedDocument) -> None:
        """Show these pages instead of what was there."""
        self._made = made
        self._stack.setCurrentIndex(0)
        if self._drawing is not None:
            self._drawing.drop()
            self._drawing = None
        self.pages.setText(self._desk.words._("of {pages}", pages=made.count))
        self.view.show_pages(made.count, made.paper)
        self._enable()

    def say(self, sentence: str) -> None:
        """A sentence instead of pages."""
        self._made = None
        self.view.clear()
        self.trouble.sentence.setText(sentence)
        self._stack.setCurrentIndex(1)
        self._enable()

    def state(self) -> dict[str, Any]:
        """How the pages are looked at."""
        return {"fit": self.view.fit, "zoom": round(self.view.zoom, 3)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state()."""
        fit: Fit = next((each for each in get_args(Fit) if each == state.get("fit")), "width")
        if fit == "free":
            self.view.set_zoom(float(state.get("zoom", 1.0)))
        else:
            self.view.set_fit(fit)

    def _draw(self) -> None:
        """Have the next lacking page drawn; one at a time, so that scrolling on makes the older ones needless."""
        made, page = self._made, self.view.lacking()
        if made is None or page is None or not self.isVisible():
            return
        if self._drawing is not None and not self._drawing.over:
            return
        ppi = self.view.ppi()

        def draw(progress: Progress) -> QImage:
            return page_image(made, page, ppi)

        def drawn(image: QImage) -> None:
            self._drawing = None
            if made is self._made:
                self.view.set_image(page, ppi, image)
            self._draw()

        self._drawing = self._desk.operations.run(draw, drawn, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _turned(self, page: int) -> None:
        self.number.setText(str(page + 1))
        self._enable()

    def _typed(self) -> None:
        if int(self.number.text() or 0) - 1 != self.view.page():
            self.view.go(int(self.number.text() or 1) - 1)
        self.number.setText(str(self.view.page() + 1))

    def _zoomed(self, zoom: float) -> None:
        self.percent.setText(self._desk.words._("{percent} %", percent=round(zoom * 100)))
        self._enable()

    def _enable(self) -> None:
        count, page = (self._made.count if self._made else 0), self.view.page()
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page < count - 1)
        self.number.setEnabled(count > 1)
        self.width_button.setChecked(self.view.fit == "width")
        self.page_button.setChecked(self.view.fit == "page")
