"""The locks that this process holds on the files of a store, as the system counts them (Linux)."""

from __future__ import annotations

import os
from pathlib import Path


def locks_on(path: Path) -> int:
    """How many locks this process holds on a file, and on those that SQLite keeps beside it."""
    inodes = {str(each.stat().st_ino) for each in path.parent.iterdir() if each.name.startswith(path.name)}
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return sum(line[4] == str(os.getpid()) and line[5].rpartition(":")[2] in inodes for line in held if len(line) > 5)
