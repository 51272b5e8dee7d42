"""Makes the pictures of README and help anew: `python -m resources.pictures.make`. Needs LibreOffice for those of a workbook.

The window is the real one, offscreen, on stores that have really exchanged files (see story); the workbook is a real
export, drawn by LibreOffice with its column letters and row numbers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl
import typst
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from exchange_app.settings import Settings
from exchange_app.text import LANGUAGES
from resources.pictures import story
from ui.components.theme import ink, tokens
from ui.desk.goto import ToReturned
from ui.pages.exchange.prepare import PrepareDialog
from ui.shell.app import Application
from ui.shell.snapshots import pump, settle

HERE = Path(__file__).parent
WINDOW = QSize(1240, 700)
COLUMNS = ("ID", "Adı", "Soyadı", "Doğum tarixi", "Telefon", "Şəhər", "İş yeri", "Sil? (bəli)")
MOST = 150_000


def main() -> None:
    """Writes every picture into the folders of the languages, beside this script."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        path, waiting = story.tell(folder)
        workbook(waiting, HERE / "help" / "workbook.png", folder)
        qt = QApplication.instance() or QApplication(["exchange-desk"])
        assert isinstance(qt, QApplication)
        settings = Settings(
            _path=folder / "settings.json", theme="light", language="en", author=story.DERYA, rail_wide=False
        )
        app = Application(qt, settings)
        app.start(path)
        settle(app)
        app.window.resize(WINDOW)
        app.window.go("applicants")
        settle(app)
        save(app.window, HERE / "applicants.png")
        for language in LANGUAGES:
            app.set_language(language)
            for theme in ("light", "dark"):
                app.set_theme(theme)
                app.window.resize(WINDOW)
                window_pictures(app, waiting, HERE / "help" / language, theme)
        app.window.close()
        pump(0.1)


def window_pictures(app: Application, waiting: Path, folder: Path, theme: str) -> None:
    """The Exchange page, the Prepare dialog and the review, in the language and the theme in force."""
    folder.mkdir(parents=True, exist_ok=True)
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    save(page, folder / f"exchange-page-{theme}.png")
    page.open_prepare("AZ")
    settle(app)
    dialog = next(each for each in app.window.findChildren(PrepareDialog) if each.isVisible())
    dialog.sensitive.setChecked(True)
    dialog.basis.setText("Visa 2026")
    dialog.target.setText("TR-no5-for-AZ.xlsx")
    for field in (dialog.password.first, dialog.password.again):
        field.setText("kalem bulut tren deniz")
    dialog.fields.topLevelItem(1).setExpanded(True)
    pump(0.2)
    save(dialog, folder / f"prepare-{theme}.png")
    dialog.close()
    dialog.deleteLater()
    app.window.go_to(ToReturned(path=waiting))
    settle(app)
    save(app.window.current_page(), folder / f"review-{theme}.png")


def workbook(source: Path, target: Path, folder: Path) -> None:
    """A sheet of an export as LibreOffice draws it: some rows of both sides, and free rows."""
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[story.PEOPLE]
    for each in book.worksheets:
        if each is not sheet:
            each.sheet_state = "hidden"
    book.active = story.PEOPLE
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    for head, column in heads.items():
        sheet.column_dimensions[get_column_letter(column)].hidden = head not in COLUMNS
    own, spare = story.own_rows(sheet), story.spare_rows(sheet)
    others = [row for row in range(2, spare[0]) if row not in own]
    sheet.cell(own[2], heads[COLUMNS[-1]]).value = "bəli"
    shown = {1, *own[:4], *others[:3], spare[0] - 1, *spare[:3]}
    for row in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = row not in shown
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(folder / "sheet.xlsx")
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/office",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*office, str(folder / "sheet.xlsx")], check=True, capture_output=True)
    page = folder / "sheet.typ"
    page.write_text('#set page(width: auto, height: auto, margin: 0pt)\n#image("sheet.pdf", width: 720pt)\n', "utf-8")
    typst.compile(str(page), output=str(folder / "sheet.png"), format="png", ppi=144)
    image = QImage(str(folder / "sheet.png"))
    target.parent.mkdir(parents=True, exist_ok=True)
    store(image.copy(inked(image).adjusted(-6, -6, 6, 6)), target)


def inked(image: QImage) -> QRect:
    """The part of a page that is not blank."""
    rows = [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for x in range(0, image.width(), 3))
    ]
    columns = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for y in range(rows[0], rows[-1], 3))
    ]
    return QRect(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)


def save(widget: QWidget, target: Path) -> None:
    """Take a picture of a widget."""
    store(widget.grab().toImage(), target)


def store(image: QImage, target: Path) -> None:
    """Write a picture in 256 colours: those of the theme, and the ones it has most of; others become the nearest of these."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    counts = Counter(pixel & 0xFFFFFF for pixel in pixels)
    known = [colour for colour in (ink(value).rgb() & 0xFFFFFF for value in tokens()[1:]) if colour in counts]
    palette = list(dict.fromkeys([*known, *(colour for colour, _count in counts.most_common(256))]))[:256]
    place = {colour: at for at, colour in enumerate(palette)}
    for colour in counts.keys() - place.keys():
        place[colour] = min(range(len(palette)), key=lambda at: _distance(colour, palette[at]))
    few = QImage(plain.size(), QImage.Format.Format_Indexed8)
    few.setColorTable([0xFF000000 | colour for colour in palette])
    lines, width, whole = memoryview(few.bits()).cast("B"), plain.width(), plain.bytesPerLine() // 4
    for y in range(plain.height()):
        row = pixels[y * whole : y * whole + width]
        lines[y * few.bytesPerLine() : y * few.bytesPerLine() + width] = bytes(place[pixel & 0xFFFFFF] for pixel in row)
    few.save(str(target), "PNG", 0)
    if target.stat().st_size > MOST:
        sys.exit(f"{target.name} has {target.stat().st_size} bytes; make the window smaller.")


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


if __name__ == "__main__":
    main()
