"""How much memory and time reading a file may take."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Small files get the floor; honest large ones get more with their size.

    `seconds` for the whole reading (of a reader that is let work: see child_process.seconds_of), `memory` in bytes of the child process, `unpacked` bytes of XML in the package,
    `members` in the package, `ratio` of unpacked to packed size of a member past `ratio_from` bytes, `cells` that are
    not empty tags, `transfer` bytes given to the parent, and as many letters in cells that share their text.
    """

    seconds: float = 8.5
    memory: int = 400 * MB
    unpacked: int = 600 * MB
    members: int = 10_000
    ratio: int = 250
    ratio_from: int = 32 * MB
    cells: int = 6_000_000
    transfer: int = 128 * MB

    def as_json(self) -> str:
        """The limits as they are handed to the child process."""
        return json.dumps(asdict(self))

    def for_size(self, size: int) -> Limits:
        """The limits of a file of `size` bytes: memory to 2 GB, time to two minutes."""
        return Limits(
            seconds=min(120.0, self.seconds + 2.0 * max(0, size - MB) / MB),
            memory=min(2000 * MB, self.memory + 80 * max(0, size - MB)),
            unpacked=self.unpacked,
            members=self.members,
            ratio=self.ratio,
            ratio_from=self.ratio_from,
            cells=self.cells,
            transfer=min(1000 * MB, self.transfer + 20 * max(0, size - MB)),
        )
