"""A page of records: its head with what can be done, over the list and the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exchange_app.kinds import kind
from ui.components.buttons import button
from ui.components.panel import PageHeader
from ui.desk.context import Desk
from ui.desk.goto import GoTo, ToDuplicates, ToImport, ToNew
from ui.desk.offer import Offer
from ui.lists.listing_body import ListingBody
from ui.pages import Page


class ListingPage(Page):
    """The page of one kind: its head with title, count and buttons, and under it the list and the record."""

    def __init__(self, desk: Desk, of: str, parent: QWidget | None = None) -> None:
        self.kind, listed = of, kind(of).listed
        self.key = listed.key
        super().__init__(desk, parent)
        words = desk.words
        self.header = PageHeader(self.title(), parent=self)
        if listed.importable:
            self.header.add(
                button(
                    words._("Import…"),
                    "plain",
                    "import",
                    clicked=lambda: desk.navigate(ToImport(choose=True)),
                    tip=words._("Read a list that somebody sent, in any layout"),
                )
            )
        self.duplicates = button(
            "",
            "plain",
            "duplicates",
            clicked=lambda: desk.navigate(ToDuplicates(kind=self.kind)),
            tip=words._("Compare records that may be one (Ctrl+Shift+D)"),
        )
        self.header.add(self.duplicates)
        if kind(self.kind).same is not None:
            desk.duplicates.found.connect(self._count_duplicates)
            desk.duplicates.ask()
        self._count_duplicates()
        self.body = ListingBody(desk, of, self.header, self)
        self.header.add(
            button(
                words.say(kind(self.kind).new),
                "primary",
                "plus",
                clicked=self.body.start_new,
                tip=words._("Make a new record (Ctrl+N)"),
            )
        )
        self.body.counted.connect(self._count)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.body)

    def _count_duplicates(self) -> None:
        count = self.desk.duplicates.count(self.kind) if kind(self.kind).same is not None else 0
        self.duplicates.setVisible(count != 0)
        said = self.words._("Entered twice?") if count is None else self.words._("Entered twice: {count}", count=count)
        self.duplicates.setText(f" {said}")
        self.duplicates.setAccessibleName(said)

    def _count(self) -> None:
        shown, total = self.body.counts()
        of = kind(self.kind)
        whole = of.counted(total) if shown == total else of.listed.nouns.shown(shown, total)
        self.header.note.setText(self.words.say(whole) if total else "")
        self.titled.emit()

    def layout_state(self) -> dict[str, Any]:
        """Nothing of its own: the list keeps its layout under its kind, at the latest now."""
        self.body.remember()
        return {}

    def state(self) -> dict[str, Any]:
        """List, selection, drafts."""
        return self.body.state()

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        self.body.restore(state)

    def keys_place(self) -> QWidget:
        """The list, or what stands in its place."""
        return self.body.keys_place()

    def arrive(self, to: GoTo) -> None:
        """What was asked for at the navigation; the list takes the focus."""
        self.body.arrive(to)
        if not isinstance(to, ToNew):
            self.keys_place().setFocus()

    def record_actions(self) -> list[QAction]:
        """The page's actions for the menu Record."""
        return self.body.record_actions

    def offers(self) -> list[Offer]:
        """Columns, and what can be done with the cells."""
        return self.body.offers()

    def focus_search(self) -> bool:
        """Put the cursor into the search field."""
        return self.body.to_search()
