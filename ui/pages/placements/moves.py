"""Writes what is moved on the board, one after another: each on the board that came of the one before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from exchange_app.domain.placing_board import Board, BoardColumn, Card
from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services import placing
from exchange_app.services.placement_rules import CannotPlace
from exchange_app.store.results import OperationResult
from ui.components.kept_dialog import keep_dialog
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import ToBoard
from ui.forms.saving import end_typed_of
from ui.pages.placements.board.reason import ReasonDialog


class BoardMoves:
    """Places, takes back and locks. `read` is called when the board is to be read again."""

    def __init__(self, desk: Desk, page: QWidget, read: Callable[[], None]) -> None:
        self._desk, self._page, self._read = desk, page, read
        self.board: Board | None = None
        """The board as it was read last."""
        self.moving = False
        """A move is being written, or the board that it made has not come yet."""
        self._moved = False
        self._due: deque[Callable[[], object]] = deque()
        """What was asked for meanwhile."""
        self._current: str | None = None

    def take_current(self) -> str | None:
        """The card that was moved since this was asked for last; None where none was."""
        current, self._current = self._current, None
        return current

    def shown(self) -> None:
        """The board has come and is shown: do what was asked for meanwhile."""
        if self._moved:
            self.moving = self._moved = False
            while self._due and not self.moving:
                self._due.popleft()()

    def not_read(self) -> None:
        """No board came: what was asked for meanwhile is given up."""
        self.moving = self._moved = False
        self._due.clear()

    def place(self, card: Card, column: BoardColumn) -> None:
        """Put a card at an opening; a rule that warns asks for the reason first. A reason with which nothing could be
        written is kept for the next time that the card is put there."""
        if self._waits(lambda: self._again(card, lambda now: self._place_at(now, column.id))):
            return
        board = self.board
        if board is None:
            return
        findings = board.judge(card, column)
        if any(finding.blocks for finding in findings):
            self._desk.show(CannotPlace(findings))
            return
        reason = ""
        drafts, key, title = self._desk.drafts, f"{card.id} {column.id}", ""
        to = ToBoard(cohort=board.cohort.id)

        def draft(text: str) -> Draft | None:
            return Draft("reason", key, {"reason": text}, 1, title, to) if text else None

        def refused(trouble: Trouble) -> None:
            if (held := draft(reason)) is not None:
                drafts.put(held)
            self._failed(trouble)

        if against := tuple(each for each in findings if each.objects):
            dialog = ReasonDialog(card, column, against, self._desk.words, self._page)
            title = dialog.sentence.text()
            kept = keep_dialog(dialog, drafts, lambda: draft(dialog.reason), "reason", key)
            dialog.type_reason(str(kept.get("reason") or ""))
            if dialog.exec() != ReasonDialog.DialogCode.Accepted:
                return
            reason = dialog.reason
        store, access, words = self._desk.store, self._desk.access, self._desk.words
        self._write(
            lambda _progress: placing.place(
                store, board, card.id, column.id, access=access, words=words, reason=reason
            ),
            card,
            refused,
        )

    def take_back(self, card: Card) -> None:
        """Take a person's place away."""
        if self._waits(lambda: self._again(card, self.take_back)):
            return
        board, store, access = self.board, self._desk.store, self._desk.access
        if board is not None:
            self._write(lambda _progress: placing.take_back(store, board, card.id, access=access), card)

    def propose_rest(self) -> None:
        """Propose a place to everybody who has none."""
        if self._waits(self.propose_rest) or (board := self.board) is None:
            return
        store, access, words = self._desk.store, self._desk.access, self._desk.words
        left: list[str] = []

        def task(progress: Progress) -> OperationResult:
            result = placing.propose_rest(store, board.cohort.id, access=access, progress=progress)
            with store.read() as reader:
                told = placing.left_without(placing.read_board(reader, board.cohort.id, words.language))
            left.append(words.say(told) if told is not None else words._("Nobody is left without a place."))
            return result

        self._write(task, None, told=left)

    def lock(self, card: Card) -> None:
        """Lock a person's place, or unlock it."""
        if self._waits(lambda: self._again(card, self.lock)):
            return
        board, store, access = self.board, self._desk.store, self._desk.access
        if board is not None:
            self._write(lambda _progress: placing.lock(store, board, card.id, not card.locked, access=access), card)

    def _write(
        self,
        task: Any,
        card: Card | None,
        refused: Callable[[Trouble], None] | None = None,
        *,
        told: list[str] | None = None,
    ) -> None:
        """`told`: what was done is said, for it is not all seen, with the sentences that it holds then."""
        self._current = card.id if card is not None else None
        self.moving = True

        def failed(trouble: Trouble) -> None:
            # What was asked for meanwhile was asked for as if this had been done.
            self._due.clear()
            self._moved = True
            (refused or self._failed)(trouble)

        def written(result: OperationResult) -> None:
            self._moved = True
            replaced = end_typed_of(self._desk, result)
            if told is not None:
                self._desk.step_done(result.label, " ".join(filter(None, (*told, replaced))))
            elif replaced:
                self._desk.message(replaced, "warning")
            self._read()

        self._desk.operations.write(task, written, failed, owner=self._page)

    def _waits(self, do: Callable[[], object]) -> bool:
        """Whether something else is still being written: then this is done on the board that comes of it."""
        if self.moving:
            self._due.append(do)
        return self.moving

    def _again(self, card: Card, do: Callable[[Card], object]) -> None:
        """Do it with the card as it lies on the board now."""
        if self.board is not None and (now := self.board.cards.get(card.id)) is not None:
            do(now)

    def _place_at(self, card: Card, opening: str) -> None:
        if self.board is not None and (column := self.board.column(opening)) is not None:
            self.place(card, column)

    def _failed(self, trouble: Trouble) -> None:
        self._current = None
        self._desk.show(trouble)
        self._read()
