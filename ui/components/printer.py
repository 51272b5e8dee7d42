"""Pages onto a printer: drawn at its resolution, page after page, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.printing import DrawnPages
from exchange_app.text import msg, nmsg

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST = 400
"""Pixels an inch beyond which a printer shows no difference, but memory does. Drawn as outlines instead, Qt makes letters
bold on a printer.
"""


class CannotPrint(Trouble):
    """The printer took no pages."""

    code = "printing.printer"


def page_image(made: DrawnPages, page: int, ppi: float) -> QImage:
    """A page (from 0) at `ppi` pixels an inch. Usable on any thread."""
    width, height = (round(points / 72 * ppi) for points in made.paper)
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(made.page(page))).render(painter)
    painter.end()
    return image


def printer_for(made: DrawnPages) -> QPrinter:
    """A printer set to the paper of the document."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    lying = made.paper[0] > made.paper[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(made.name())
    printer.setCreator("Exchange Desk")
    return printer


def ask(printer: QPrinter, made: DrawnPages, parent: QWidget) -> bool:
    """The print dialog of the system; whether the person wants to print."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, made.count)
    return bool(dialog.exec())


def chosen(printer: QPrinter, made: DrawnPages) -> Sequence[int]:
    """The pages that the dialog asked for, from 0, in the order in which they are printed."""
    from PySide6.QtPrintSupport import QPrinter

    first = max(1, printer.fromPage()) if printer.fromPage() else 1
    last = min(made.count, printer.toPage() or made.count)
    pages = range(first - 1, last)
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return tuple(reversed(pages)) if backwards else pages


def print_pages(made: DrawnPages, printer: QPrinter, progress: Progress) -> int:
    """Print; how many pages. Runs on any thread. Raises CannotPrint, Cancelled (the printer then gets nothing more)."""
    ppi = float(min(MOST, printer.resolution()))
    pages = chosen(printer, made)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(
            msg("The printer does not answer. Look whether it is switched on and connected, then print again.")
        )
    try:
        for done, page in enumerate(pages):
            progress.step(done, len(pages), nmsg("Printing {count} page", "Printing {count} pages", len(pages)))
            if done and not printer.newPage():
                raise CannotPrint(
                    msg("The printer stopped after page {page}. Look at the printer, then print the rest.", page=done)
                )
            room = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, room.width(), room.height()), page_image(made, page, ppi))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)
