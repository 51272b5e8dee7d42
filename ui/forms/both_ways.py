"""Telling that people or places came into a cohort that names other sides, and making it both ways."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_app.progress import Progress
from exchange_app.services.both_ways import OneWay, make_both_ways, one_way
from exchange_app.store.results import OperationResult
from ui.desk.context import Desk
from ui.desk.signals import Notice

SECONDS = 30.0
"""How long it is told: it is to be read and decided."""


def tell_joined(desk: Desk, result: OperationResult, owner: QWidget | None) -> None:
    """Say which step was done; and where it put people or places into a cohort that names its sides and not theirs, that too, with
    the way to make it both ways. `owner` is what stays on the screen."""
    store, words = desk.store, desk.words
    desk.step_done(result.label)

    def task(_progress: Progress) -> OneWay | None:
        with store.read() as reader:
            return one_way(reader, result.changed)

    def told(found: OneWay | None) -> None:
        if found is not None:
            cohort, step = found.cohort, words._("{step}.", step=result.label)
            widen = words._("Make it both ways")
            said = f"{step} {words.say(found.why)}"
            desk.signals.said.emit(Notice(said, "warning", widen, lambda: _widen(desk, cohort, owner), SECONDS))

    desk.operations.run(task, told, owner=owner)


def _widen(desk: Desk, cohort: str, owner: QWidget | None) -> None:
    desk.operations.write(
        lambda _progress: make_both_ways(desk.store, cohort, access=desk.access),
        lambda result: desk.step_done(result.label),
        desk.show,
        owner=owner,
    )
