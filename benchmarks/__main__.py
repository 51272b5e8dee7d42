"""Runs the benchmarks named on the command line, or all: `python3 dev.py bench [NAME …]`."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = (
    "start",
    "importing",
    "dropping",
    "lists",
    "exporting",
    "merging",
    "reviewing",
    "printing",
    "memory",
    "pages",
    "refreshing",
    "placing",
)


def main(wanted: list[str]) -> int:
    """Run them one after another. Gives 2 for a name that is none of them."""
    if unknown := [name for name in wanted if name not in NAMES]:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    for name in wanted or NAMES:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
