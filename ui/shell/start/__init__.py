"""The pages that stand in the window while no store is open."""

from __future__ import annotations

from ui.shell.card import TitledCard
from ui.shell.start.ways import Ways


def first_start(ways: Ways) -> TitledCard:
    """The page of the first start. Its module is imported when it is shown, as those of other pages are: it brings the demo."""
    from ui.shell.start.first import FirstStart

    return FirstStart(ways)
