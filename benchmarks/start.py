"""From starting the process to the first painted window, and to the list of 100,000 applicants, beside a bare window."""

from __future__ import annotations

from benchmarks.measure import compare
from benchmarks.people import store_with
from benchmarks.windows import BARE, OURS, home, until_painted

ROUNDS = 9


def run() -> None:
    """Print both ratios; bare is an empty PySide6 main window of the same size, started and awaited the same way."""

    def bare() -> float:
        return until_painted(BARE, {})

    with home(store_with(100_000)) as variables:
        for what, bound, name in (
            ("window", 2.2, "start to first painted window"),
            ("list", 6.0, "start to list of 100000"),
        ):
            stamped = {**variables, "EXCHANGE_APP_STAMP": what}
            compare(name, bound, lambda stamped=stamped: until_painted(OURS, stamped), bare, ROUNDS)
