"""The main window: menu bar with undo, redo and search, rail, pages, message strip, status bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.errors import Trouble
from exchange_app.settings import Settings
from exchange_app.text import Words
from ui.components.buttons import action_button
from ui.components.dialog import ask
from ui.components.files import LISTS, dropped, has_files
from ui.components.keys import CommonKeys
from ui.components.skeleton import Skeleton
from ui.components.strip import MessageStrip, WorkBar
from ui.desk.goto import GoTo
from ui.desk.signals import Notice
from ui.pages import PAGES, Page, build
from ui.shell import zoom
from ui.shell.actions import MENUS, Actions
from ui.shell.card import TitledCard
from ui.shell.handover import WindowPlace
from ui.shell.rail import Rail
from ui.shell.search import SearchBox
from ui.shell.statusline import StatusLine

if TYPE_CHECKING:
    from ui.desk.context import Desk

BESIDE = "--beside"
"""Told to the program: another window stands where this one would."""
SMALLEST = QSize(960, 600)
USUAL = QSize(1366, 768)
ROOMY = 1400
"""From this width on the rail shows words, unless a person chose otherwise for such windows."""


def _fitting(wanted: QSize, room: QSize) -> QSize:
    """A window's size, no larger than the room there is, where a window fits at all."""
    return wanted.boundedTo(room) if SMALLEST.boundedTo(room) == SMALLEST else wanted


class MainWindow(QMainWindow):
    """Shows pages and knows the way between them. It does what concerns itself alone; for the rest it says what was asked."""

    painted = Signal()
    """The first picture of the window stands on the screen."""
    closing = Signal()
    dropped = Signal(str)
    """A workbook was dropped on the window."""
    store_chosen = Signal(str)
    """The path of a store that was opened before."""
    shown_page = Signal(str)
    asked = Signal(str)
    """Key of an action that was chosen and is not for the window to do."""
    asked_for_unsaved = Signal()
    """The words in the status bar that tell of something unsaved were clicked."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.desk: Desk | None = None
        self.pages: dict[str, Page] = {}
        self._states: dict[str, dict[str, Any]] = {}
        self._current = ""
        self._first = True
        self._meant = self._given = QSize()
        """How large it was meant to be at a zoom of 100 %, and how large it was made for that."""
        self._left = self._at_the_door = self._aside = False
        self._strip: MessageStrip | None = None
        self._work: WorkBar | None = None
        self.corner_box: QWidget | None = None
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.resize(_fitting(USUAL, self.screen().availableSize()))
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._refuse_hidden)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on as the window is read."""
        from ui.components.reading_order import go_on

        return go_on(self, next)

    # ---- dress -----------------------------------------------------------------------------------------------

    def dress(self, words: Words) -> None:
        """Build everything that has words or colours, in the language and theme of now. Pages keep their state."""
        self._keep_states()
        self.words = words
        old = self.centralWidget()
        self.actions_ = Actions(words, self)
        self.search = SearchBox(words)
        self.stage = QStackedWidget()
        self.rail = Rail(words, self.actions_)
        self._right = right = QWidget()
        self._column = column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        shell = QWidget()
        shell.setObjectName("shell")
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self._strip, self._work = None, None
        self.setCentralWidget(shell)
        if old is not None:
            old.deleteLater()
        self.pages.clear()
        self.status = StatusLine(words)
        self.setStatusBar(self.status)
        self.status.unsaved.clicked.connect(self.asked_for_unsaved)
        self._build_menus()
        for key, action in self.actions_.all().items():
            action.triggered.connect(lambda _=False, key=key: self._do(key))
        self._fold()
        self.setWindowTitle(words._("Exchange Desk"))

    @property
    def strip(self) -> MessageStrip:
        """Where messages come in, made for the first one."""
        if self._strip is None:
            self._strip = MessageStrip(self.words)
            self._column.insertWidget(1, self._strip)
        return self._strip

    @property
    def work(self) -> WorkBar:
        """Tells of long work under the page, made for the first that is under way."""
        if self._work is None:
            self._work = WorkBar(self.words)
            self._column.addWidget(self._work)
        return self._work

    def _do(self, key: str) -> None:
        """Do what an action stands for, or have it done."""
        match key.split(":"):
            case ["go", page]:
                self.go(page)
            case ["quit"]:
                self.close()
            case ["find"]:
                page_shown = self.current_page()
                if page_shown is None or not page_shown.focus_search():
                    self.search.setFocus()
            case ["search"]:
                self.search.setFocus()
            case ["rail"]:
                name = "rail_wide" if self.width() >= ROOMY else "rail_wide_small"
                setattr(self._settings, name, self.actions_["rail"].isChecked())
                self._settings.save()
                self._fold()
            case ["fullscreen"]:
                if self.isFullScreen():
                    self.showNormal()
                else:
                    self.showFullScreen()
                self.actions_["fullscreen"].setChecked(self.isFullScreen())
            case _:
                self.asked.emit(key)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.deleteLater()
        bar.clear()
        self.menus: dict[str, QMenu] = {}
        for key, title in MENUS.items():
            menu = QMenu(self.words.say(title), bar)
            menu.setToolTipsVisible(True)
            self.menus[key] = menu
            bar.addMenu(menu)
            for spec in self.actions_.of_menu(key):
                if spec.line_before:
                    menu.addSeparator()
                menu.addAction(self.actions_[spec.key])
        view = self.menus["view"]
        first = view.actions()[0]
        for key, page in PAGES.items():
            if page.in_rail:
                view.insertAction(first, self.actions_[f"go:{key}"])
        self.menus["record"].aboutToShow.connect(self.fill_record_menu)
        self.fill_record_menu()
        if self.corner_box is not None:
            self.corner_box.hide()
            self.corner_box.deleteLater()
        self.corner_box = self._corner(bar)
        bar.setCornerWidget(self.corner_box, Qt.Corner.TopRightCorner)
        self.corner_box.show()

    def _corner(self, bar: QWidget) -> QWidget:
        corner = QWidget(bar)
        row = QHBoxLayout(corner)
        row.setContentsMargins(8, 3, 12, 4)
        row.setSpacing(4)
        row.addWidget(action_button(self.actions_["undo"]))
        row.addWidget(action_button(self.actions_["redo"]))
        row.addSpacing(4)
        row.addWidget(self.search)
        corner.setMinimumHeight(35)
        corner.setFixedWidth(row.sizeHint().width())
        return corner

    def fill_record_menu(self) -> None:
        """What the page that is shown offers now, in the menu Record."""
        menu = self.menus["record"]
        menu.clear()
        page = self.current_page()
        found = page.record_actions() if page is not None else []
        if found:
            menu.addActions(found)
        else:
            nothing = menu.addAction(self.words._("This page has no records"))
            nothing.setEnabled(False)

    # ---- what is shown ---------------------------------------------------------------------------------------

    def step_aside(self) -> None:
        """Stand a little beside the window that has the same place, so that both are seen; that one's place is kept."""
        self._aside = True
        self.move(self.pos() + QPoint(32, 32))

    def show_skeleton(self) -> None:
        """What stands while the store is being opened; the pages of the store before are gone."""
        self._forget_pages()
        self._current = ""
        self._set_stage(Skeleton("home" if self._settings.page == "home" else "list"), rail=True)
        self.rail.show_page(self._settings.page)

    def show_blank(self) -> None:
        """Nothing yet, and without rail: a page of the start comes."""
        self._set_stage(QWidget(), rail=False)

    def show_alone(self, card: TitledCard) -> None:
        """A page of the start (first start, passphrase, trouble): without rail."""
        self._forget_pages()
        self._current = ""
        self._set_stage(card, rail=False)
        self.setWindowTitle(self.words._("Exchange Desk"))
        card.setFocus()

    def show_again(self, before: QWidget | None) -> None:
        """Show in the window that was just dressed what stood in it `before`."""
        if self._current:
            self.go(self._current)
        elif isinstance(before, TitledCard):
            self.show_alone(before.anew())
        elif isinstance(before, Skeleton):
            self.show_skeleton()
        else:
            self.show_blank()

    def _set_stage(self, widget: QWidget, *, rail: bool) -> None:
        while self.stage.count():
            old = self.stage.widget(0)
            if old is not None:
                self.stage.removeWidget(old)
                old.deleteLater()
        self.pages.clear()
        self.rail.setVisible(rail)
        self.stage.addWidget(widget)
        self.stage.setCurrentWidget(widget)

    def use(self, desk: Desk | None) -> None:
        """Pages are built for this store from now on."""
        self.desk = desk
        self.search.setEnabled(desk is not None)
        self.actions_.enable(desk is not None)

    def current_page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.get(self._current)

    @property
    def current_key(self) -> str:
        """Key of the page that is shown, empty at the start."""
        return self._current

    def go(self, key: str) -> None:
        """Show a page as it is."""
        self.go_to(GoTo(key))

    def go_to(self, to: GoTo) -> None:
        """Show a page and what is asked for there; it is built when first shown."""
        key = to.page
        page = self.page(key)
        if page is None:
            return
        if key != self._current and self._strip is not None:
            # What it says is of the page that is left.
            self._strip.leave()
        self._current = key
        self.rail.setVisible(True)
        self.stage.setCurrentWidget(page)
        self.rail.show_page(key)
        for each in PAGES:
            if PAGES[each].in_rail:
                self.actions_[f"go:{each}"].setChecked(each == key)
        self._retitle()
        self.fill_record_menu()
        self.shown_page.emit(key)
        page.arrive(to)
        page.hold_keys()

    def page(self, key: str) -> Page | None:
        """A page, built if it is not yet; none while no store is open."""
        page = self.pages.get(key)
        if page is None and self.desk is not None and key in PAGES:
            page = build(key, self.desk, self.stage)
            page.restore_layout(self._settings.pages.get(key, {}))
            page.restore(self._states.pop(key, {}))
            page.titled.connect(self._retitle)
            self.pages[key] = page
            self._leave_skeleton()
            self.stage.addWidget(page)
        return page

    def _leave_skeleton(self) -> None:
        for position in reversed(range(self.stage.count())):
            widget = self.stage.widget(position)
            if widget is not None and not isinstance(widget, Page):
                self.stage.removeWidget(widget)
                widget.deleteLater()

    def _retitle(self) -> None:
        page = self.current_page()
        if page is not None:
            self.setWindowTitle(self.words._("{page} — Exchange Desk", page=page.title()))

    def say(self, notice: Notice) -> None:
        """A message at the foot."""
        self.strip.say(notice)

    # ---- state -----------------------------------------------------------------------------------------------

    def _keep_states(self) -> None:
        for key, page in self.pages.items():
            self._states[key] = page.state()
        self.keep_layouts()

    def _forget_pages(self) -> None:
        self.keep_layouts()
        self._states.clear()

    def keep_layouts(self) -> None:
        """Put the pages' layouts into the settings."""
        for key, page in self.pages.items():
            layout = page.layout_state()
            if layout:
                self._settings.pages[key] = layout

    def keep_geometry(self) -> None:
        """Put the window's place and size into the settings."""
        if not self._aside:
            self._settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()

    def place(self) -> WindowPlace:
        """Where the window stands. As long as nobody gave it another size it is as large as it was meant to be where there was room."""
        whole, normal = zoom.shown() / 100, self.normalGeometry()
        size = self._meant if normal.size() == self._given else normal.size() * whole
        return WindowPlace(normal.topLeft() * whole, size, self.windowState())

    def take_place(self, place: WindowPlace) -> None:
        """Stand where another window stood, at another zoom."""
        share = 100 / zoom.shown()
        wanted = (place.size * share).expandedTo(SMALLEST)
        self.resize(_fitting(wanted, self.screen().availableSize()))
        self.move(place.at * share)
        self.setWindowState(place.state & ~Qt.WindowState.WindowActive)
        self._meant, self._given = place.size, self.size()

    def keep_page(self) -> None:
        """Put the page that is shown into the settings, for the next start; a file that is open is none."""
        if self._current:
            self._settings.page = self._current if self._current not in ("import", "merge") else "home"

    def _refuse_hidden(self, _before: QWidget | None, taken: QWidget | None) -> None:
        """Qt gives the focus also to what is not shown: then it goes to the page that is."""
        if taken is None or not self.isVisible() or not self.isAncestorOf(taken) or not _put_away(taken):
            return
        shown = self.stage.currentWidget()
        if shown is not None and shown.isVisible():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """The rail with words or without, as a person wants it in a window so wide."""
        kept = self._settings
        wide = kept.rail_wide if self.width() >= ROOMY else kept.rail_wide_small
        self.actions_["rail"].setChecked(wide)
        self.rail.set_wide(wide)

    # ---- events ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.corner_box is not None:
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else needs takes the message away."""
        if CommonKeys.of(event) is CommonKeys.CLOSE and self._strip is not None:
            self._strip.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first:
            # The parts of the window are painted in the same turn; what waits for them comes in the next.
            self._first = False
            QTimer.singleShot(0, self, self._stands)

    def _stands(self) -> None:
        """The window stands on the screen, with its frame: the foot must not be below the edge."""
        if not (self.isMaximized() or self.isFullScreen()):
            frame = self.frameGeometry().size() - self.size()
            whole = self.size() == self._given
            self.resize(_fitting(self.size(), self.screen().availableSize() - frame))
            self._given = self.size() if whole else self._given
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._left and self.desk is not None:
            self._at_the_door = True
            self.desk.drafts.settle(self.leave, self._not_kept)
            self._at_the_door = False
        else:
            self._left = True
        event.setAccepted(self._left)
        if self._left:
            self.closing.emit()

    @property
    def states(self) -> dict[str, dict[str, Any]]:
        """What every page shows, by its key."""
        self._keep_states()
        return dict(self._states)

    def take_states(self, states: Mapping[str, dict[str, Any]]) -> None:
        """Show pages as they were, each when it is first shown."""
        self._states.update(states)

    def leave(self) -> None:
        """Everything typed is kept: close, also where that took a while."""
        self._left = True
        if not self._at_the_door:
            self.close()

    def _not_kept(self, trouble: Trouble) -> None:
        """What is typed could not be kept: the person says whether to close all the same."""
        words = self.words
        sentence = words._(
            "{trouble} What you have typed and not saved is lost if you close now.", trouble=trouble.sentence(words)
        )
        if ask(self, words, words._("Close without keeping it?"), sentence, words._("Close"), danger=True):
            self.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk is not None and has_files(event.mimeData()):
            event.acceptProposedAction()
            path, told = dropped(event.mimeData(), LISTS, self.words)
            said = self.words._("Let go to open {file}", file=path.name) if path is not None else told
            self.strip.say(Notice(said))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.strip.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        path, told = dropped(event.mimeData(), LISTS, self.words)
        self.strip.leave()
        if path is not None:
            self.dropped.emit(str(path))
        if told:
            self.strip.say(Notice(told, "warning"))


def _put_away(widget: QWidget) -> bool:
    """Whether a widget stands in something that was hidden; one that was just made and is shown in a moment does not."""
    part: QWidget | None = widget
    while part is not None and not part.isWindow():
        if part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        part = part.parentWidget()
    return False
