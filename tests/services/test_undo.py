"""Undo and redo as the Edit menu and the command line use them."""

from __future__ import annotations

from pathlib import Path

from exchange_app.services.access import Access
from exchange_app.services.undo import Steps, operations, redo, steps, undo
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Message, msg, words


def test_the_menu_offers_undo_then_redo_by_name(tmp_path: Path) -> None:
    def offered() -> tuple[str | None, str | None]:
        with store.read() as reader:
            found: Steps = steps(reader)
        return tuple(None if each is None else words("en").say(each) for each in (found.undo, found.redo))

    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "A", "AZ", "az")) as store:
        assert offered() == (None, None)
        with store.write(msg("Outlet added"), author="Selin") as work:
            work.create("outlet", {"name": "Kaspi TV"})
        assert offered() == ("Outlet added", None)
        assert isinstance(undo(store, access=Access("Selin")).label, Message)
        assert offered() == (None, "Outlet added")
        redo(store, access=Access("Selin"))
        undo(store, access=Access("Selin"), number=2)
        with store.read() as reader:
            assert [(each.number, each.undone) for each in operations(reader)] == [
                (5, False),
                (4, False),
                (3, False),
                (2, True),
                (1, False),
            ]
