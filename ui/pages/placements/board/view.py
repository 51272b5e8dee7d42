"""The board as one widget: both areas, what floats over them, the hand that drags and the keys that do the same."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from exchange_app.domain.placing_board import Board, Card
from exchange_app.domain.records import RecordId
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.fields import dress_search
from ui.components.icons import icon
from ui.components.keys import BoardKeys, HeldKeys
from ui.components.labels import label, upright
from ui.components.spoken import tell_focus
from ui.components.spoken_part import Path, Role
from ui.pages.placements.board.columns import ColumnsArea
from ui.pages.placements.board.floating import Floating
from ui.pages.placements.board.geometry import BAND
from ui.pages.placements.board.painting import Brushwork
from ui.pages.placements.board.spoken_board import callout_of, held_words, slot_words
from ui.pages.placements.board.state import ORDERS, UNPLACED, BoardState, Spot
from ui.pages.placements.board.steps import across, down
from ui.pages.placements.board.unplaced import UnplacedArea

UNPLACED_WIDTH = 217


class BoardView(QWidget):
    """Shows a board and says what a person wants done on it; it changes nothing by itself."""

    place_wanted = Signal(object, object)
    """Card and BoardColumn."""
    back_wanted = Signal(object)
    """Card, to be taken back from its place."""
    lock_wanted = Signal(object)
    """Card, to be locked or unlocked."""
    open_wanted = Signal(object)
    """Card whose record is to be opened."""
    select_wanted = Signal()
    """Nobody is selected yet: the people of the cohort are to be seen."""
    said = Signal(str)
    """A sentence for the person: why nothing happened."""
    spoken_role = Role.Grouping
    shows_keys = False

    def __init__(self, words: Words, own_agency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.state = BoardState(words.language, self)
        brush = Brushwork(words, own_agency)
        self.unplaced = UnplacedArea(self.state, brush, words)
        self.columns = ColumnsArea(self.state, brush, words)
        self._left = QWidget()
        self._press: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words._("Placement board"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_side())
        row.addWidget(upright())
        row.addWidget(self.columns, 1)
        self.floating = Floating(brush, words, self)
        for area in (self.unplaced, self.columns):
            area.pressed.connect(self._on_press)
            area.dragged.connect(self._on_drag)
            area.released.connect(self._on_release)
            area.opened.connect(self._on_open)
        self.columns.folding.connect(self._fold)
        self.state.changed.connect(self._on_change)

    def _left_side(self) -> QWidget:
        words, side = self._words, self._left
        side.setFixedWidth(UNPLACED_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(label(words._("Without a place"), "strong"))
        head.addStretch(1)
        self._count = label("", "second", "second")
        head.addWidget(self._count)
        top = QWidget()
        top.setFixedHeight(BAND)
        top.setLayout(head)
        column.addWidget(top)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 8, 8, 4)
        tools.setSpacing(4)
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Name or side"))
        self.search.setAccessibleName(words._("Filter the people without a place"))
        dress_search(self.search, words)
        self.search.setFixedHeight(26)
        self.search.textChanged.connect(self.state.seek)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._order_button())
        column.addLayout(tools)
        column.addWidget(self.unplaced, 1)
        nobody, everybody = (
            words._("Nobody is selected in this cohort yet."),
            words._("Everybody who was selected has a place."),
        )
        self._said_empty = {False: nobody, True: everybody}
        self._empty = label(everybody, "second", "second", wrap=True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._empty, 1)
        self.select = button(words._("Select people…"), "plain", "people", clicked=self.select_wanted.emit)
        self.select.setToolTip(words._("Go to the applicants of this cohort, where their status is set"))
        column.addWidget(self.select, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        return side

    def _order_button(self) -> QToolButton:
        words, menu, group = self._words, QMenu(self), QActionGroup(self)
        labels = (
            words._("By number of choices left"), words._("By name"), words._("By side"), words._("By rank"),
        )  # fmt: skip
        for key, said in zip(ORDERS, labels, strict=True):
            action = QAction(said, menu, checkable=True, checked=key == self.state.order)
            action.triggered.connect(lambda _=False, order=key: self.state.sort_by(order))
            group.addAction(action)
            menu.addAction(action)
        made = QToolButton()
        made.setIcon(icon("sort", "second"))
        made.setFixedSize(28, 26)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setToolTip(words._("Order of the people without a place"))
        made.setAccessibleName(words._("Order of the people without a place"))
        self.order_menu = menu
        return made

    def choose_order(self, order: str) -> None:
        """Put the people without a place in an order of ORDERS."""
        self.order_menu.actions()[ORDERS.index(order)].setChecked(True)
        self.state.sort_by(order)

    def show_board(self, board: Board) -> None:
        """Show a newly read board; the cursor stays on its person."""
        self.state.show(board)

    def _on_change(self) -> None:
        state, total = self.state, len(self.state.board.unplaced)
        shown = len(state.unplaced)
        number = self._words.number
        self._count.setText(number(total) if shown == total else f"{number(shown)}/{number(total)}")
        self.unplaced.setVisible(total > 0)
        self._empty.setVisible(total == 0)
        anybody = bool(state.board.cards)
        self._empty.setText(self._said_empty[anybody])
        self.select.setVisible(not anybody)
        if state.held is None:
            self.floating.vanish()
        self.setAccessibleDescription(self.spoken())
        tell_focus(self)

    def spoken(self) -> str:
        """What a person has under the cursor or in the hand, for a screen reader and for tests."""
        held = self.state.held
        if held is not None:
            return held_words(self.state, self._words)
        return slot_words(self.state, self.state.spot, self._words)

    def spoken_focus(self) -> tuple[QWidget, Path]:
        """Where the cursor is; while a card is held the column over which it is."""
        held, spot = self.state.held, self.state.spot
        opening = spot.opening if held is None else held.target or UNPLACED
        if opening == UNPLACED:
            return self.unplaced, (spot.row,) if held is None and self.state.unplaced else ()
        at = next((at for at, box in enumerate(self.columns.boxes.columns()) if box.column.id == opening), None)
        path = () if at is None else (at,) if held is not None else (at, spot.row)
        return self.columns, path

    def _fold(self, key: str) -> None:
        self.state.folded ^= {key}
        self.state.changed.emit()

    def _on_press(self, spot: Spot, at: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.state.held is not None:
            self.state.aim(spot.opening)
            self.put_down()
            return
        self.state.select(spot)
        self._press = at if self.state.card(spot) is not None else None

    def _on_drag(self, at: QPoint) -> None:
        if self._press is None:
            return
        if self.state.held is None:
            if (at - self._press).manhattanLength() < QApplication.startDragDistance():
                return
            if not self.pick_up(by_pointer=True):
                self._press = None
                return
        over = self.columns.viewport().mapFromGlobal(at)
        if self.columns.viewport().rect().contains(over):
            self.columns.nudge(over)
            self.state.aim(self.columns.column_under(over))
        else:
            inside = self._left.rect().contains(self._left.mapFromGlobal(at))
            self.state.aim(UNPLACED if inside else None)
        self._float(self.mapFromGlobal(at) - QPoint(40, 24))

    def _on_release(self, at: QPoint) -> None:
        self._press = None
        if self.state.held is not None and self.state.held.by_pointer:
            self.put_down()

    def _on_open(self, spot: Spot) -> None:
        card = self.state.card(spot)
        if card is not None:
            self.open_wanted.emit(card)

    def pick_up(self, *, by_pointer: bool = False) -> bool:
        """Take the card under the cursor in the hand. False, with a sentence said, where it cannot be."""
        card = self.state.card()
        if card is None:
            return False
        if card.locked:
            self.said.emit(self._words._("The place of {name} is locked; press L to unlock it.", name=card.name))
            return False
        self.state.hold(card, by_pointer=by_pointer)
        if not by_pointer:
            self._float_at_target()
        return True

    def put_down(self) -> None:
        """Let the held card go where it is: at an opening, back among those without a place, or nowhere."""
        held = self.state.let_go()
        if held is None or held.target is None or held.target == held.origin:
            return
        if held.target == UNPLACED:
            self.back_wanted.emit(held.card)
        elif (column := self.state.board.column(held.target)) is not None:
            self.place_wanted.emit(held.card, column)

    def _float(self, at: QPoint) -> None:
        held, target = self.state.held, self.state.target()
        if held is None:
            return
        choice = held.card.choice_of(target[0].outlet.id) if target else None
        boxes = self.columns.boxes.columns()
        width = boxes[0].slot(0).width() if boxes else 176
        self.floating.show_card(held.card, choice, at, width, callout_of(self.state, self._words))

    def _float_at_target(self) -> None:
        held = self.state.held
        if held is None:
            return
        column = self.state.board.column(held.target or UNPLACED)
        row = min(len(column.cards), max(0, self.state.slots(column.id) - 1)) if column else self.state.spot.row
        area = self.columns if column else self.unplaced
        spot = Spot(column.id if column else UNPLACED, row)
        rect = area.slot_rect(spot)
        if rect is not None:
            # Where the card still lies it is seen as taken up: the one in the hand is beside it.
            beside = QPoint(rect.width() + 8, 6) if spot.opening == held.origin else QPoint(8, 6)
            self._float(self.mapFromGlobal(area.viewport().mapToGlobal(rect.topLeft() + beside)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state.held is not None:
            self._key_while_held(event)
        else:
            self._key(event)

    def _key_while_held(self, event: QKeyEvent) -> None:
        pressed, held = HeldKeys.of(event), self.state.held
        if held is None:
            return
        match pressed:
            case HeldKeys.DROP:
                self.state.let_go()
            case HeldKeys.PUT:
                self.put_down()
            case HeldKeys.LEFT | HeldKeys.RIGHT:
                step = 1 if pressed is HeldKeys.RIGHT else -1
                self.state.aim(across(self.state, self.columns.boxes, held.target or UNPLACED, step))
                self._float_at_target()
            case HeldKeys.FIRST | HeldKeys.LAST:
                columns = self.columns.boxes.columns()
                end = columns[-1].column.id if columns else UNPLACED
                self.state.aim(UNPLACED if pressed is HeldKeys.FIRST else end)
                self._float_at_target()

    def _key(self, event: QKeyEvent) -> None:
        pressed, state = BoardKeys.of(event), self.state
        card, placed = state.card(), state.spot.opening != UNPLACED
        match pressed:
            case BoardKeys.UP | BoardKeys.DOWN:
                state.select(down(state, 1 if pressed is BoardKeys.DOWN else -1))
            case BoardKeys.LEFT | BoardKeys.RIGHT:
                step = 1 if pressed is BoardKeys.RIGHT else -1
                opening = across(state, self.columns.boxes, state.spot.opening, step)
                state.select(Spot(opening, max(0, min(state.spot.row, state.slots(opening) - 1))))
            case BoardKeys.FIRST | BoardKeys.LAST:
                last = max(0, state.slots(state.spot.opening) - 1)
                state.select(Spot(state.spot.opening, 0 if pressed is BoardKeys.FIRST else last))
            case BoardKeys.PICK if card is not None:
                self.pick_up()
            case BoardKeys.OPEN if card is not None:
                self.open_wanted.emit(card)
            case BoardKeys.BACK if card is not None and placed:
                self.take_back(card)
            case BoardKeys.LOCK if card is not None and placed:
                self.lock_wanted.emit(card)
            case _:
                super().keyPressEvent(event)

    def take_back(self, card: Card) -> None:
        """Ask for a person's place to be taken away; a locked one says why not."""
        if card.locked:
            self.said.emit(self._words._("The place of {name} is locked; press L to unlock it.", name=card.name))
        else:
            self.back_wanted.emit(card)

    def go_to(self, card: RecordId) -> None:
        """Put the cursor on a person and bring the card into view."""
        if self.state.go_to(card):
            self.state.changed.emit()
            self.state.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.floating.setGeometry(self.rect())
