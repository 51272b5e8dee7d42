"""The page Placements: the board of a cohort, and the same placements as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.domain.placing_board import Board
from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds import KINDS
from exchange_app.kinds.placement import PLACEMENT
from exchange_app.kinds.registry import page_of
from exchange_app.progress import Progress
from exchange_app.services import placing
from exchange_app.text import Message
from ui.components.buttons import button, icon_button, tool_button
from ui.components.empty import EmptyPage
from ui.components.icons import icon
from ui.components.keys import BoardKeys
from ui.components.panel import PageHeader
from ui.components.segments import Segments
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToBoard, ToDocuments, ToList, ToNew, ToRecord, ToView
from ui.desk.offer import Offer
from ui.desk.operations import Running
from ui.desk.to_people import to_people_of
from ui.forms.offering import OfferDialog
from ui.pages import Page
from ui.pages.placements.board.figures import FigureRow
from ui.pages.placements.board.foot import BoardFoot
from ui.pages.placements.board.state import ORDERS
from ui.pages.placements.board.view import BoardView
from ui.pages.placements.list_page import PlacementsList
from ui.pages.placements.moves import BoardMoves


@dataclass(frozen=True, slots=True)
class BoardReading:
    """One reading: the cohorts to choose from, the board of the chosen one, and what Undo would take back where that is a
    step of placing."""

    cohorts: tuple[Record, ...]
    board: Board | None
    undoable: Message | None


class PlacementsPage(Page):
    """Reads the board beside the window, shows it, and writes what is moved on it."""

    key = "placements"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self._cohort: str | None = None
        self._reading: Running | None = None
        self._moves = BoardMoves(desk, self, self._read)
        self._offered: list[QAction] = []
        self._seen = BoardReading((), None, None)
        self._list: PlacementsList | None = None
        self._list_state: dict[str, Any] = {}
        self.header = PageHeader(words._("Placement board"))
        self._cohort_menu = QMenu(self)
        self.cohort_button = tool_button(words._("Cohort"), menu=self._cohort_menu)
        self.header.row.insertWidget(1, self.cohort_button)
        self._side_menu = QMenu(self)
        self.side_button = tool_button(words._("Both sides"), "filter", menu=self._side_menu)
        self.header.add(self.side_button)
        self.segments = Segments(
            [("board", words._("Board")), ("list", words._("List"))], words._("How placements are shown")
        )
        self.segments.chosen.connect(self.show_view)
        self.header.add(self.segments)
        self.header.add(icon_button("printer", words._("Print the plan"), clicked=self._print))
        self.propose_action = QAction(icon("wand"), words._("Propose the rest"), self)
        self.propose_action.setShortcuts(BoardKeys.PROPOSE.sequences)
        self.propose_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.propose_action.triggered.connect(lambda: self._moves.propose_rest())
        self.propose_button = button(words._("Propose the rest"), icon_name="wand", clicked=self.propose_action.trigger)
        self.propose_button.setToolTip(
            words._("A place for everybody without one: by choices and score, where no rule objects (Ctrl+Shift+R)")
        )
        self.header.add(self.propose_button)
        self.place_button = button(words._("Place"), "primary", "place", clicked=self._place_current)
        self.place_button.setToolTip(words._("Pick the current card up (M), then choose the outlet"))
        self.header.add(self.place_button)
        self.new_button = button(
            words._("New placement"), "primary", "plus", clicked=lambda: self._list_body().start_new()
        )
        self.header.add(self.new_button)
        self.figures = FigureRow(words, desk.store.agency)
        self.board = BoardView(words, desk.store.agency)
        self.foot = BoardFoot(words, desk.undo)
        self.offer_action = QAction(icon("building"), words._("Offer places…"), self)
        self.offer_action.setShortcuts(BoardKeys.OFFER.sequences)
        self.offer_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.offer_action.triggered.connect(self.offer_places)
        self._build()
        self.addActions([self.offer_action, self.propose_action])
        self.board.select_wanted.connect(self._select)
        self.board.place_wanted.connect(self._moves.place)
        self.board.back_wanted.connect(self._moves.take_back)
        self.board.lock_wanted.connect(self._moves.lock)
        self.board.open_wanted.connect(lambda card: desk.navigate(ToRecord(page_of("applicant"), card.applicant.id)))
        self.board.said.connect(lambda text: desk.message(text, "warning"))
        self.board.state.changed.connect(self._enable)
        self._read()

    def _build(self) -> None:
        words = self.words
        board = QWidget()
        rows = QVBoxLayout(board)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.figures)
        rows.addWidget(self.board, 1)
        rows.addWidget(self.foot)
        self.stack = QStackedWidget()
        self.no_cohort = EmptyPage(
            "calendar", words._("There is no cohort yet. Make one, and its board stands here."),
            words._("Go to cohorts"), lambda: self.desk.navigate(GoTo(page_of("cohort"))),
        )  # fmt: skip
        self.no_opening = EmptyPage(
            "building", words._("No outlet offers places to this cohort yet."),
            words._("Offer places…"), self.offer_places,
        )  # fmt: skip
        self._board_side = board
        for each in (QWidget(), board, self.no_cohort, self.no_opening):
            self.stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header.setObjectName("headbar")
        self.header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)

    # Reading -------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.drop()
        store, language, wanted = self.desk.store, self.words.language, self._cohort

        def task(_progress: Progress) -> BoardReading:
            with store.read() as reader:
                cohorts = tuple(placing.cohorts(reader))
                known = {each.id for each in cohorts}
                chosen = wanted if wanted in known else cohorts[0].id if cohorts else None
                board = placing.read_board(reader, chosen, language) if chosen else None
                last = reader.journal.to_undo()
                own = last is not None and set(last.counts) == {PLACEMENT.key}
                return BoardReading(cohorts, board, reader.journal.undoable() if own else None)

        self._reading = self.desk.operations.run(task, self._show, self._not_read, owner=self)

    def _not_read(self, trouble: Trouble) -> None:
        self._reading = None
        self._moves.not_read()
        self.desk.show(trouble)

    def _show(self, seen: BoardReading) -> None:
        self._reading, self._seen, self._moves.board = None, seen, seen.board
        self._fill_cohorts()
        self.foot.offer(seen.undoable)
        if seen.board is not None:
            self._cohort = seen.board.cohort.id
            self.figures.show_board(seen.board)
            self.board.show_board(seen.board)
            self._fill_sides(seen.board)
            if (moved := self._moves.take_current()) is not None:
                self.board.go_to(moved)
        self._say_note()
        self.show_view(self.segments.current())
        self._moves.shown()

    def _fill_cohorts(self) -> None:
        self._cohort_menu.clear()
        group = QActionGroup(self._cohort_menu)
        for cohort in self._seen.cohorts:
            action = QAction(titles.title(cohort), self._cohort_menu)
            action.setCheckable(True)
            action.setChecked(self._seen.board is not None and cohort.id == self._seen.board.cohort.id)
            action.triggered.connect(lambda _=False, id=cohort.id: self.choose_cohort(id))
            group.addAction(action)
            self._cohort_menu.addAction(action)
        board = self._seen.board
        title = titles.title(board.cohort) if board else self.words._("Cohort")
        self.cohort_button.setText(title)
        self.cohort_button.setAccessibleName(self.words._("Cohort: {title}", title=title))

    def _fill_sides(self, board: Board) -> None:
        self._side_menu.clear()
        group = QActionGroup(self._side_menu)
        offers: list[tuple[str | None, str]] = [(None, self.words._("Both sides"))]
        offers += [
            (side, self.words._("People of {side}", side=side))
            for side in sorted({card.side for card in board.cards.values()})
        ]
        for side, said in offers:
            action = QAction(said, self._side_menu)
            action.setCheckable(True)
            action.setChecked(side == self.board.state.side)
            action.triggered.connect(lambda _=False, side=side: self.choose_side(side))
            group.addAction(action)
            self._side_menu.addAction(action)
        self.side_button.setText(next((said for side, said in offers if side == self.board.state.side), offers[0][1]))

    def _say_note(self) -> None:
        board, words = self._seen.board, self.words
        if board is None or not board.columns:
            self.header.note.setText("")
            return
        hidden = self.board.state.hidden
        outlets = {column.outlet.id for column in board.columns}
        shown = {column.outlet.id for column in board.columns if column.outlet.get("country") not in hidden}
        selected = words.n_("{count} selected", "{count} selected", board.figures().selected)
        if len(shown) == len(outlets):
            told = words.n_("{count} outlet", "{count} outlets", len(outlets))
        else:
            told = words._("{shown} of {count} outlets shown", shown=len(shown), count=len(outlets))
        self.header.note.setText(words.join((selected, told)))

    # What a person chooses -----------------------------------------------------------------------------------------

    def choose_cohort(self, cohort: str) -> None:
        """Show the board of another cohort."""
        self._cohort = cohort
        self._read()

    def choose_side(self, side: str | None) -> None:
        """Show people of one sending side, and where they can go; None for all."""
        self.board.state.of_side(side)
        if self._seen.board is not None:
            self._fill_sides(self._seen.board)
        self._say_note()

    def show_view(self, view: str) -> None:
        """The board, or the list of placements."""
        self.segments.choose(view)
        on_board = view != "list"
        board = self._seen.board
        self.header.title.setText(self.words._("Placement board") if on_board else self.title())
        for widget in (self.side_button, self.cohort_button, self.header.note):
            widget.setVisible(on_board and board is not None)
        for each in (self.place_button, self.propose_button):
            each.setVisible(on_board and board is not None and bool(board.columns))
        self.new_button.setVisible(not on_board)
        self._enable()
        if not on_board:
            self.stack.setCurrentWidget(self._list_body())
        elif board is not None:
            self.stack.setCurrentWidget(self._board_side if board.columns else self.no_opening)
        elif not self._seen.cohorts and self._reading is None:
            self.stack.setCurrentWidget(self.no_cohort)

    def _list_body(self) -> PlacementsList:
        if self._list is None:
            self._list = PlacementsList(self.desk)
            self.stack.addWidget(self._list)
            if self._list_state:
                self._list.restore(self._list_state)
        return self._list

    def _enable(self) -> None:
        self.place_button.setEnabled(self.board.state.card() is not None)
        board = self._seen.board
        # In the list beside the board there is nothing to offer.
        on_board = self.segments.current() != "list" and board is not None
        self.offer_action.setEnabled(on_board)
        left = on_board and board is not None and bool(board.unplaced) and bool(board.columns)
        for each in (self.propose_action, self.propose_button):
            each.setEnabled(left)

    def _place_current(self) -> None:
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self.board.pick_up()

    def _select(self) -> None:
        self.desk.navigate(to_people_of(self._cohort or ""))

    def offer_places(self) -> None:
        """Open places for the cohort at many outlets."""
        dialog = OfferDialog(self, self.desk, self._cohort or "", to=ToBoard(cohort=self._cohort or ""))
        dialog.exec()
        dialog.deleteLater()

    def _print(self) -> None:
        self.desk.navigate(ToDocuments(cohort=self._cohort or ""))

    # The page ------------------------------------------------------------------------------------------------------

    def concerned(self, changes: WrittenRecords) -> bool:
        """Whether anything on the board may have changed. The list keeps itself fresh."""
        return changes.touches(KINDS)

    def refresh(self, changes: WrittenRecords) -> None:
        """Read the board again."""
        self._read()

    def keys_place(self) -> QWidget:
        """The board, the list, or what stands in the board's place."""
        shown = self.stack.currentWidget()
        if self._list is not None and shown is self._list:
            return self._list.keys_place()
        return self.board if shown is self._board_side else shown or self

    def arrive(self, to: GoTo) -> None:
        """Show the board of a cohort, or what is asked of the list."""
        match to:
            case ToBoard(cohort=cohort):
                self.show_view("board")
                if cohort:
                    self.choose_cohort(cohort)
            case ToList() | ToRecord() | ToNew() | ToView():
                self.show_view("list")
                self._list_body().arrive(to)

    def state(self) -> dict[str, Any]:
        """Cohort, view, and what is searched among those without a place."""
        shown = self.board.state
        return {
            "cohort": self._cohort,
            "view": self.segments.current(),
            "side": shown.side,
            "sought": self.board.search.text(),
            "list": self._list.state() if self._list is not None else self._list_state,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        self._list_state = state.get("list") or {}
        self.board.search.setText(str(state.get("sought") or ""))
        side = state.get("side")
        self.board.state.side = side if isinstance(side, str) else None
        if state.get("view") == "list":
            self.show_view("list")
        if isinstance(state.get("cohort"), str):
            self.choose_cohort(state["cohort"])

    def layout_state(self) -> dict[str, Any]:
        """Cohort, order of the people without a place, folded cities."""
        shown = self.board.state
        if self._list is not None:
            self._list.remember()
        return {"cohort": self._cohort, "order": shown.order, "folded": sorted(shown.folded)}

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Take up a layout_state() again."""
        if layout.get("order") in ORDERS:
            self.board.choose_order(str(layout["order"]))
        self.board.state.folded |= {str(key) for key in layout.get("folded") or ()}
        if isinstance(layout.get("cohort"), str):
            self.choose_cohort(layout["cohort"])

    def focus_search(self) -> bool:
        """Into the field over the people without a place."""
        if self.segments.current() == "list":
            return self._list_body().to_search()
        self.board.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def offers(self) -> list[Offer]:
        """Columns, and what can be done with the cells, of the list."""
        return self._list_body().offers() if self.segments.current() == "list" else []

    def record_actions(self) -> list[QAction]:
        """What can be done with the current card."""
        if self.segments.current() == "list":
            return self._list_body().record_actions
        card = self.board.state.card()
        if card is None:
            return [self.propose_action, self.offer_action]
        words, placed = self.words, card.placement is not None
        offers = [
            (
                words._("Open {name}", name=card.name),
                "open",
                BoardKeys.OPEN,
                lambda: self.board.open_wanted.emit(card),
                True,
            ),
            (words._("Move to an outlet"), "place", BoardKeys.PICK, self._place_current, True),
            (
                words._("Unlock the place") if card.locked else words._("Lock the place"),
                "lock",
                BoardKeys.LOCK,
                lambda: self._moves.lock(card),
                placed,
            ),
            (words._("Take back"), "trash", BoardKeys.BACK, lambda: self.board.take_back(card), placed),
        ]
        made = []
        for text, sign, keys, do, enabled in offers:
            action = QAction(icon(sign), text)
            action.setShortcut(keys.first)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, do=do: do())
            made.append(action)
        self._offered = made
        return [*made, self.propose_action, self.offer_action]
