"""`python3 dev.py simulate`: many seeds, progress in one line, and the shortest story of each law that broke."""

from __future__ import annotations

import argparse
import sys
import time

from .numbers import Numbers, many
from .shrinking import shrunk, story


def main(arguments: list[str]) -> int:
    """Run it; 1 where a law broke."""
    parser = argparse.ArgumentParser(
        prog="dev.py simulate",
        description="Offices exchange workbooks by chance, and the laws of the exchange are held against them.",
    )
    parser.add_argument("--seeds", type=int, default=300, help="how many stories (300)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first (0)")
    parser.add_argument("--offices", type=int, choices=(2, 3, 4), help="how many agencies; by chance when not given")
    parser.add_argument("--jobs", type=int, help="how many processes; one for each processor when not given")
    given = parser.parse_args(arguments)
    began, live = time.monotonic(), sys.stdout.isatty()

    told: set[str] = set()

    def progress(found: Numbers) -> None:
        for law in found.broken.keys() - told:
            told.add(law)
            print(f"\nBROKEN in seed {found.broken[law][0]}: {law}", flush=True)
        line = f"{found.seeds:,} of {given.seeds:,} seeds, {sum(map(len, found.broken.values()))} broken, {time.monotonic() - began:.0f} s"
        if live:
            print(f"\r{line}", end="", flush=True)
        elif found.seeds % 500 < 10 or found.seeds == given.seeds:
            print(line, flush=True)

    found = many(given.first, given.seeds, agencies=given.offices, jobs=given.jobs, progress=progress)
    print()
    for fault in found.faults:
        print(story(shrunk(fault)), f"Again by: python3 dev.py simulate --first {fault.seed} --seeds 1", "", sep="\n")
    print(*found.told(), sep="\n")
    return 1 if found.broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
