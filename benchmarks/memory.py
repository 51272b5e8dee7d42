"""Peak memory of the window with 100,000 applicants in its list, beside that of a bare window. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path
from time import sleep

from benchmarks.measure import compare
from benchmarks.people import store_with
from benchmarks.windows import BARE, OURS, home, until_painted

SETTLE = 3.0
"""Seconds after the first rows in which everything beside the list (sums, the record's form) arrives."""


def peak(process: int) -> float:
    """The most memory a process has held since it started, in megabytes."""
    sleep(SETTLE)
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not say how much memory a process held")


def run() -> None:
    """Print the ratio of peaks in megabytes of resident memory."""
    if not sys.platform.startswith("linux"):
        print("The peak memory of a process is read from /proc, which is Linux's alone.")
        return
    with home(store_with(100_000)) as variables:
        stamped = {**variables, "EXCHANGE_APP_STAMP": "list"}
        compare(
            "memory of the window, megabytes",
            2.2,
            lambda: until_painted(OURS, stamped, peak),
            lambda: until_painted(BARE, {}, peak),
        )
