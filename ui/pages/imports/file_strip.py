"""The strip that tells about the file, in one line where there is room: name, side, date, sheet, header, kind, cohort, mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.domain.sheet_address import column_letters
from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.text import Words
from ui.components import icons
from ui.components.flow import FlowLayout
from ui.components.icons import icon
from ui.components.labels import Elided, label
from ui.components.pill import SideLetters
from ui.components.text_painting import cut
from ui.components.theme import font, tokens
from ui.pages.imports.jobs import PreparedReview
from ui.pages.imports.lines import cell_text
from ui.pages.imports.review_data import ImportReview

NEW_COHORT = "+"
"""Stands for the code of a cohort that is still to be made."""


@dataclass(frozen=True, slots=True)
class MenuOffer:
    """A line of one of the strip's menus."""

    code: str
    text: str
    chosen: bool = False


class _Menu(QToolButton):
    """A value that opens a menu to choose another."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self._spoken = spoken
        self.setFont(font("second-medium"))
        self.setFixedHeight(26)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(icon("chevron-down", "second"))
        self.setIconSize(QSize(12, 12))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))

    def offer(self, shown: str, offers: Iterable[MenuOffer], pick: Callable[[str], None]) -> None:
        """What it shows, and what can be chosen."""
        self.setText(cut(shown, self.fontMetrics(), 170))
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.setAccessibleName(f"{self._spoken} {shown}")
        self.setToolTip(f"{self._spoken} {shown}")
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for each in offers:
            action = QAction(each.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(each.chosen)
            action.triggered.connect(lambda _=False, code=each.code: pick(code))
            group.addAction(action)
            menu.addAction(action)


class FileStrip(QWidget):
    """Shows what was found out about the file; every guess in it can be changed."""

    sheet_chosen = Signal(str)
    """Number of a table of the preview, or behind these of a sheet that was not read."""
    kind_chosen = Signal(str)
    side_chosen = Signal(str)
    cohort_chosen = Signal(str)
    new_cohort_asked = Signal()
    header_chosen = Signal(int)
    """Row number, 0 for a table without headers, below 0 to have it found anew."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own = words, own
        self.setObjectName("headbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 5, 12, 5)
        self._row = FlowLayout(spacing=12, between=2)
        around.addLayout(self._row)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("sheet", tokens().text, 16, self.devicePixelRatioF()))
        self.file = Elided("", "second-medium", mode=Qt.TextElideMode.ElideMiddle)
        self._part(picture, self.file)
        self.letters = SideLetters("", True)
        self.side = self._choice(words._("from"), self.letters)
        self.saved = label("", "second", "second")
        self._row.addWidget(self.saved)
        self.sheet = self._choice(words._("sheet"))
        self.kind = self._choice(words._("lists"))
        self.header = self._choice(words._("header in"))
        self.cohort = self._choice(words._("into"))
        self.remarks = label("", "second", "second")
        self._row.addWidget(self.remarks)
        self._sign = QLabel()
        self.mapping = label("", "second", "good")
        self._remembered = self._part(self._sign, self.mapping)

    def _part(self, *several: QWidget) -> QWidget:
        """What stays together where the line breaks."""
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in several:
            row.addWidget(each)
        self._row.addWidget(part)
        return part

    def _choice(self, word: str, *before: QWidget) -> _Menu:
        made = _Menu(word)
        self._part(label(word, "second", "second"), *before, made)
        return made

    def _offer(self, choice: _Menu, offered: bool) -> None:
        """Show or hide a choice with its word."""
        part = choice.parentWidget()
        assert part is not None
        part.setVisible(offered)

    def tell(
        self, path: Path, saved: datetime | None, found: PreparedReview, cohort: str | None, corrected: bool
    ) -> None:
        """Tell about a file. `cohort` is the code chosen, `corrected` whether a person corrected the mapping."""
        words, review = self._words, found.review
        self.file.setText(path.name)
        said = "" if saved is None else words._("saved {date}, {time}", date=saved.date(), time=f"{saved:%H:%M}")
        self.saved.setText(said)
        self.saved.setVisible(bool(said) and self.width() > 1240)
        self.letters.say(found.side, found.side == self._own)
        names = {each.code: each.name for each in found.senders}
        self.side.offer(
            "" if self.width() < 1500 else names.get(found.side, ""),
            [MenuOffer(code, f"{code}  {name}", code == found.side) for code, name in names.items()],
            self.side_chosen.emit,
        )
        self._tell_sheet(found)
        read = review.unread is None
        for choice in (self.kind, self.header, self.cohort):
            self._offer(choice, read)
        self.remarks.setVisible(False)
        if read:
            self._tell_reading(found, cohort)
            self._tell_remarks(review)
        remembered = read and review.sheet.mapped.remembered
        if corrected:
            self.mapping.setText(words._("Your mapping will be remembered"))
        else:
            self.mapping.setText(words._("Mapping remembered") if remembered else "")
        shown = corrected or remembered
        self._sign.setPixmap(icons.pixmap("check", tokens().good, 14, self.devicePixelRatioF()))
        self._remembered.setVisible(shown)

    def _tell_reading(self, found: PreparedReview, cohort: str | None) -> None:
        plural = {key: self._words.say(KINDS[key].plural) for key in readable_kinds()}
        kind = found.review.kind
        self.kind.offer(
            plural[kind], [MenuOffer(key, said, key == kind) for key, said in plural.items()], self.kind_chosen.emit
        )
        self._tell_header(found.review)
        self._tell_cohort(found, cohort)

    def _tell_sheet(self, found: PreparedReview) -> None:
        words, review = self._words, found.review
        offers = [
            MenuOffer(
                str(at),
                words.n_(
                    "{name}, {count} row", "{name}, {count} rows", len(each.rows), name=each.name or words._("Sheet")
                ),
                at == review.sheet_at,
            )
            for at, each in enumerate(review.preview.sheets)
        ]
        offers += [
            MenuOffer(str(at), words._("{name}, left out: {why}", name=name, why=why), at == review.sheet_at)
            for at, (name, why) in enumerate(review.preview.ignored_sheets, len(review.preview.sheets))
        ]
        self.sheet.offer(review.name or words._("Sheet"), offers, self.sheet_chosen.emit)

    def _tell_remarks(self, review: ImportReview) -> None:
        """What is said of the list although all of it was read, each with its column."""
        words, said = self._words, []
        for each in review.sheet.mapped.remarks:
            message = words.say(each.message)
            said.append(
                words._("Column {column}: {message}", column=each.column, message=message) if each.column else message
            )
        self.remarks.setText(words.n_("{count} remark", "{count} remarks", len(said)) if said else "")
        self.remarks.setToolTip("\n".join(said))
        self.remarks.setAccessibleDescription(" ".join(said))
        self.remarks.setVisible(bool(said))

    def _tell_header(self, review: ImportReview) -> None:
        words, book, row = self._words, review.book, review.header_row
        raw = book.sheet(review.sheet.name) or book.sheets[0]
        offers = []
        for number in range(1, min(raw.height, max(15, row + 3)) + 1):
            cells = [text for cell in raw.rows[number - 1][:12] if (text := cell_text(cell).strip())]
            begins = words.join(cells)[:60]
            if begins:
                offers.append(
                    MenuOffer(str(number), words._("Row {row}: {begins}", row=number, begins=begins), number == row)
                )
        offers.append(MenuOffer("0", words._("No header at all"), row == 0))
        shown = words._("row {row}", row=str(row)) if row else words._("no row")
        if review.sheet.mapped.turned:
            column = column_letters(max(review.sheet.mapped.header_rows, default=1) - 1)
            shown = words._("column {column}", column=column)
            offers.append(MenuOffer("-1", words._("Column {column}: every record is a column", column=column), True))
        self.header.offer(shown, offers, lambda code: self.header_chosen.emit(int(code)))

    def _tell_cohort(self, found: PreparedReview, cohort: str | None) -> None:
        words = self._words
        wanted = KINDS[found.review.sheet.kind].current is not None
        self._offer(self.cohort, wanted)
        made = found.review.preview.cohort
        new = titles.title(made) if made is not None and not made.id else ""
        named = {each.code: titles.title(each) for each in found.cohorts}
        offers = [MenuOffer("", words._("No cohort, people only"), not (cohort or new))]
        offers += [MenuOffer(code, title, code == cohort) for code, title in named.items()]
        offers.append(MenuOffer(NEW_COHORT, words._("New cohort…"), bool(new)))
        shown = new or named.get(cohort or "", words._("Choose a cohort"))
        self.cohort.offer(shown, offers, self._pick_cohort)

    def offer_cohorts(self, above: QWidget) -> None:
        """The menu of cohorts, over another widget than the strip's own."""
        menu = self.cohort.menu()
        menu.popup(above.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _pick_cohort(self, code: str) -> None:
        if code == NEW_COHORT:
            self.new_cohort_asked.emit()
        else:
            self.cohort_chosen.emit(code)
