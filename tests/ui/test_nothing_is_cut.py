"""A value that does not fit is never drawn as another value: what is painted is whole, or ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.kinds import FieldType
from exchange_app.store import Store
from exchange_app.text import Language, msg, words
from tests.ui.import_window import Window as ImportWindow
from tests.ui.listing_window import Window, make_store
from tests.ui.merge_desks import Agreed, Desks, in_front, merge_page
from tests.ui.merge_scene import AZ, TR
from ui.components import theme
from ui.components.differences import spans_of
from ui.components.labels import Elided
from ui.components.marks import cut_spans
from ui.components.panel import PageHeader
from ui.components.text_painting import ELLIPSIS, cut
from ui.components.theme import font
from ui.desk.goto import ToImport
from ui.lists.list_columns import columns_of
from ui.pages.exchange.large_buttons import LargeButton
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PHONE, OTHER, SENT = "+994 50 731 00 18", "+994 50 731 99 18", "+994 50 273 10 10"


def is_told(shown: str, whole: str) -> bool:
    """Whether a reader takes what is shown for the whole only if it is."""
    return shown == whole or (shown.endswith(ELLIPSIS) and whole.startswith(shown[: -len(ELLIPSIS)]))


@pytest.mark.parametrize("text", [PHONE, "28 May 2027", "WWWWWW", "III", "12 000", "Ünal Öztürk\nBakı"])
def test_a_text_is_whole_or_ends_in_an_ellipsis_at_every_width(text: str, qapp: QApplication) -> None:
    metrics = QFontMetrics(font("text"))
    for width in range(metrics.horizontalAdvance(text) + 20):
        shown = cut(text, metrics, width)
        assert is_told(shown, text.replace("\n", " ")), (width, shown)
        assert metrics.horizontalAdvance(shown) <= width or shown == ELLIPSIS


@pytest.mark.parametrize(
    ("old", "new"), [(PHONE, OTHER), ("Naxçıvan", "Naxçıvan şəhəri"), ("TR", "AZ"), ("", PHONE), ("a", "")]
)
def test_a_value_in_pieces_is_cut_as_the_one_value_it_is(old: str, new: str, qapp: QApplication) -> None:
    metrics = QFontMetrics(font("text"))
    for spans, whole in zip(spans_of(old, new, "ours"), (old, new), strict=True):
        for width in range(metrics.horizontalAdvance(whole) + 30):
            pieces = cut_spans(spans, metrics, width)
            shown = "".join(text for text, _ in pieces)
            assert is_told(shown, whole), (width, shown)
            assert sum(metrics.horizontalAdvance(text) for text, _ in pieces) <= width or shown == ELLIPSIS


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_a_date_has_room_in_every_list(language: Language, qapp: QApplication) -> None:
    metrics, said = QFontMetrics(font("text")), words(language)
    widest = max(metrics.horizontalAdvance(said.date(date(2028, month, 28))) for month in range(1, 13))
    for kind in ("applicant", "cohort", "outlet", "opening", "application", "placement"):
        for column in columns_of(kind, said).values():
            if column.field is not None and column.field.type is FieldType.DATE:
                assert column.width - 16 >= widest, (kind, column.key)


# In the window -----------------------------------------------------------------------------------------------------


def _seen(widget: QWidget) -> int:
    """How much of a widget's width is seen; of one that lies out of sight, how much once all around it is scrolled to it."""
    if seen := widget.visibleRegion().boundingRect().width():
        return seen
    around, bars = widget.parentWidget(), {}
    while around is not None:
        if isinstance(around, QScrollArea):
            bar = around.verticalScrollBar()
            bars[bar] = bar.value()
            bar.setValue(widget.mapTo(around.widget(), QPoint(0, 0)).y())
        around = around.parentWidget()
    seen = widget.visibleRegion().boundingRect().width()
    for bar, value in bars.items():
        bar.setValue(value)
    return seen


class Watch:
    """Looks over the shoulder of every painter: texts that reach out of their room, or out of the cells they stand in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.where = ""
        self._reach: dict[tuple[str, str, str], float] = {}
        self.runs: list[str] = []
        """texts that were painted one behind the other without a gap, as one"""
        self._end: tuple[float, float] = (-1.0, -1.0)
        draw = QPainter.drawText
        watch = self

        def watched(painter: QPainter, *args: Any) -> Any:
            watch.look(painter, args)
            return draw(painter, *args)

        monkeypatch.setattr(QPainter, "drawText", watched)

    def look(self, painter: QPainter, args: tuple[Any, ...]) -> None:
        text = next(each for each in reversed(args) if isinstance(each, str))
        self.seen.add(text)
        width = painter.fontMetrics().horizontalAdvance(text)
        if isinstance(args[0], QRect):
            follows = self._end == (args[0].left(), args[0].top())
            self.runs = [*self.runs[:-1], self.runs[-1] + text] if follows else [*self.runs, text]
            self._end = (args[0].left() + width, args[0].top())
        if text == ELLIPSIS:
            return
        place = f"{self.where}: {text!r} at {args[0]}"
        if isinstance(args[0], QRect | QRectF):
            room, flags = QRectF(args[0]), int(args[1])
            if flags & int(Qt.TextFlag.TextWordWrap):
                width = room.width()
                fits = painter.boundingRect(room, flags, text).height() <= room.height() + 2
            else:
                fits = width <= room.width() + 1 and "\n" not in text
            if not fits:
                self.wrong.append(f"{place} has no room")
            right = room.right() if flags & int(Qt.AlignmentFlag.AlignRight) else room.left() + width
        else:
            right = args[0] + width
        # A sentence may reach over several cells: it is painted in each of them, and seen as far as the last.
        beyond = right - painter.clipBoundingRect().right() if painter.hasClipping() else 0.0
        key = (self.where, text, str(args[:2]))
        self._reach[key] = min(self._reach.get(key, beyond), beyond)

    def out_of_cells(self) -> list[str]:
        """The texts that reached out of the last cell they were painted in."""
        return [f"{where}: {text!r} at {at}" for (where, text, at), beyond in self._reach.items() if beyond > 2]

    def labels(self, window: QWidget) -> None:
        """Labels that Qt paints itself would be cut without a sign."""
        for each in window.findChildren(QLabel):
            if not each.isVisible() or isinstance(each, Elided) or each.wordWrap() or not each.text():
                continue
            if each.textFormat() == Qt.TextFormat.RichText:
                continue
            need = max(each.fontMetrics().horizontalAdvance(line) for line in each.text().split("\n"))
            seen = _seen(each)
            if min(each.contentsRect().width(), seen) < need - 1:
                self.wrong.append(f"{self.where}: label {each.text()!r} {seen} of {need}")

    def titles(self, window: QWidget) -> None:
        """What names a page stands whole in its head."""
        for each in window.findChildren(PageHeader):
            title, note = each.title, each.note
            if each.isVisible() and title.isVisible():
                need = title.fontMetrics().horizontalAdvance(title.text())
                if title.contentsRect().width() < need:
                    self.wrong.append(f"{self.where}: title {title.text()!r} {title.width()} of {need}")
            if each.isVisible() and note.isVisible() and 0 < note.contentsRect().width() < 60 < note.sizeHint().width():
                self.wrong.append(f"{self.where}: {note.text()!r} is told by {note.width()} pixels")

    def buttons(self, window: QWidget) -> None:
        """The words on a button stand whole on it, and the button in what is seen of its page."""
        for each in [*window.findChildren(QAbstractButton), *window.findChildren(QComboBox)]:
            text = each.text() if isinstance(each, QAbstractButton) else each.currentText()
            if not each.isVisible() or not text.strip() or isinstance(each, LargeButton):
                # A large button paints its title whole and cuts the line under it by itself.
                continue
            alone = Qt.ToolButtonStyle.ToolButtonIconOnly
            if isinstance(each, QToolButton) and not each.icon().isNull() and each.toolButtonStyle() == alone:
                if not (each.toolTip() and each.accessibleName()):
                    self.wrong.append(
                        f"{self.where}: button {text!r} shows a picture alone and tells its words nowhere"
                    )
                continue
            seen = _seen(each)
            if each.width() < each.sizeHint().width() - 1 or seen < each.width() - 1:
                self.wrong.append(f"{self.where}: button {text!r} {each.width()}/{seen} of {each.sizeHint().width()}")


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Window]]:
    opened: list[Window] = []

    def make(**named: Any) -> Window:
        make_store(tmp_path / "s.exdesk")
        with (
            Store.open(tmp_path / "s.exdesk") as store,
            store.write(msg("Long"), author="Abdülkadir Öztürkoğulları") as work,
        ):
            person = work.create(
                "applicant",
                {
                    "family_name": "Abdurrahmanoğulları-Məmmədquluzadə",
                    "given_name": "Şəhriyar Muhammet",
                    "phone": "+994507310018",
                    "email": "sehriyar.mehemmedquluzade@redaksiya.example.az",
                    "city": "Nərimanov rayonu, Bakı",
                    "employer": "Azərbaycan Dövlət Teleradio Verilişləri",
                    "birth_date": "1990-05-28",
                    "notes": "Birinci sətir\nikinci sətir",
                },
                agency="AZ",
            )
            cohort = work.create(
                "cohort",
                {"title": "Uluslararası habercilik ve belgesel değişimi 2027", "sending": ("AZ",), "hosting": "TR"},
            )
            work.create("application", {"applicant": person, "cohort": cohort, "status": "shortlisted"}, agency="AZ")
            work.update("applicant", person, {"phone": "+994507319918"})
        opened.append(Window(tmp_path, qtbot, **named))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.mark.parametrize("width", [1366, 1024])
@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_no_page_paints_a_part_of_a_value_as_the_whole(
    open_: Callable[..., Window], watch: Watch, language: str, width: int
) -> None:
    window = open_(language=language, size=(width, 768))
    shell = window.app.window
    for page in (
        "home",
        "cohorts",
        "applicants",
        "outlets",
        "placements",
        "exchange",
        "documents",
        "settings",
        "duplicates",
        "import",
        "merge",
    ):
        watch.where = f"{page} {language} {width}"
        shell.go(page)
        window.quiet()
        if page == "applicants":
            # With the bar of what can be done with all that are chosen.
            window.panel.model.check(list(window.panel.model.keys), True)
            window.quiet()
        shell.grab()
        watch.labels(shell)
        watch.titles(shell)
        watch.buttons(shell)
    assert shell.width() == width, "the window is no wider than the screen"
    assert len(watch.seen) > 100 and any("Abdurrahman" in each for each in watch.seen)
    assert watch.wrong + watch.out_of_cells() == []


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_what_is_told_of_a_file_has_room_on_a_small_screen(
    open_: Callable[..., Window], watch: Watch, language: Language
) -> None:
    window = open_(language=language, size=(1024, 768))
    shell = window.app.window
    shell.go_to(ToImport(path=Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx"))
    window.quiet()
    assert window.page.review_view.found is not None
    watch.where = f"a file {language}"
    watch.labels(window.page.header)
    watch.labels(window.page.review_view.story)
    watch.titles(shell)
    watch.buttons(window.page.header)
    watch.buttons(window.page.review_view.story)
    assert shell.width() == 1024 and watch.wrong == []


def test_a_narrow_column_of_a_list_shows_no_part_of_a_value_as_the_whole(
    open_: Callable[..., Window], watch: Watch
) -> None:
    window = open_(language="az")
    window.panel.set_columns(["phone", "birth_date", "experience_years", "city", "code", "application.status"])
    brush = window.view._brush
    write = type(brush).write
    painted: list[tuple[str, str, int]] = []

    def kept(painter: Any, text: str, role: str, left: int, baseline: int, room: int, *, right: bool = False) -> int:
        wide = write(brush, painter, text, role, left, baseline, room, right=right)
        painted.append((text, brush.fit(text, role, room), room - wide))
        return wide

    brush.write = kept
    for width in (40, 48, 60, 76):
        window.view.set_widths(dict.fromkeys([each.key for each in window.panel.model.columns], width))
        painted.clear()
        window.view.viewport().grab()
        assert painted and all(is_told(shown, whole) for whole, shown, _ in painted)
        assert all(left >= 0 or shown == ELLIPSIS for _, shown, left in painted), (width, painted)


@pytest.mark.parametrize("width", [1366, 1160, 1093, 960])
def test_both_values_of_a_conflict_are_told_whole_or_with_an_ellipsis(
    tmp_path: Path, agreed: Agreed, desk_window: Any, qtbot: QtBot, watch: Watch, width: int
) -> None:
    desks = Desks(tmp_path, agreed)
    desks.ours(0, phone="+994507310018")
    desks.theirs(0, phone="+994507319918", city="Gəncə")
    desks.send()
    app = in_front(desk_window(desks.path), qtbot)
    app.window.resize(width, 700)
    page = merge_page(app, path=str(desks.workbook))
    settle(app)
    watch.where = f"merge {width}"
    app.window.grab()
    QTest.keyClick(page.review_view.view, Qt.Key.Key_J)
    app.window.grab()
    watch.labels(app.window)
    desks.partner.close()
    phones = {each for each in watch.runs if each.startswith("+994")}
    assert phones and all(any(is_told(each, whole) for whole in (SENT, PHONE, OTHER)) for each in phones), phones
    assert watch.wrong + watch.out_of_cells() == []


@pytest.mark.parametrize("width", [44, 70, 110])
def test_a_partners_list_in_narrow_columns_is_told_whole_or_with_an_ellipsis(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, watch: Watch, width: int
) -> None:
    theme.apply(qapp, "light")
    with Store.create(tmp_path / "s.exdesk", agency=TR, partners=[AZ]) as store:
        window = ImportWindow(store, qtbot)
        window.load(Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx")
        for table in (window.review_view.tables.left, window.review_view.tables.right):
            for section in range(window.review_view.model.columnCount()):
                table.setColumnWidth(section, width)
        watch.where = f"import {width}"
        window.page.grab()
        window.quiet()
        window.operations.close()
    assert any(each.startswith("Vəl") for each in watch.seen)
    assert watch.wrong + watch.out_of_cells() == []


@pytest.mark.parametrize("width", [1366, 1024])
def test_what_does_not_fit_into_the_bar_of_chosen_records_is_done_from_its_menu(
    open_: Callable[..., Window], width: int
) -> None:
    window = open_(language="az", size=(width, 768))
    window.panel.model.check(list(window.panel.model.keys), True)
    window.quiet()
    row = window.panel.bulk.buttons
    shown = [each.text() for each in row._buttons if each.isVisible()]
    offered = [each.text() for each in row.menu.actions()]
    assert row.more.isVisible() and offered and (shown or width == 1024)
    assert [*shown, *offered] == [each.text() for each in row._buttons], "each stands once, in the order of the bar"
    QApplication.clipboard().clear()
    copy = next(each for each in row._buttons if each.text() == "Kopyala")
    next(each for each in row.menu.actions() if each.text() == copy.text()).trigger()
    assert "Kaya" in QApplication.clipboard().text()
