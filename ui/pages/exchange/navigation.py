"""Going from the Exchange page to other places: to the review of a returned workbook."""

from __future__ import annotations

from pathlib import Path

from ui.desk.context import Desk
from ui.desk.goto import ToReturned, ToReview
from ui.desk.signals import Trigger


def choose_returned(desk: Desk) -> None:
    """Ask for the file that came back, and open it."""
    desk.signals.command.emit(Trigger("open_returned"))


def open_returned(desk: Desk, path: Path) -> None:
    """Open a workbook that came back, or in, from a partner."""
    desk.navigate(ToReturned(path=path))


def resume_review(desk: Desk, content_hash: str) -> None:
    """Take up a review that was left for tomorrow."""
    desk.navigate(ToReview(review=content_hash))
