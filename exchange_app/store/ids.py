"""Record ids: UUIDv7, so that they sort by the moment they were made and new rows stand at the end of every index."""

from __future__ import annotations

import os
import threading
import time

_lock = threading.Lock()
_last = [0]


def new_id() -> str:
    """One new UUIDv7 in its canonical text form."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """`count` new UUIDv7s in rising order, also against all earlier ones of this process (RFC 9562, method 3).

    48 bits of milliseconds and 12 bits of a finer clock form one rising number; 62 bits are random.
    """
    with _lock:
        first = max((time.time_ns() << 12) // 1_000_000, _last[0] + 1)
        _last[0] = first + count - 1
    noise = os.urandom(8 * count).hex()
    out = []
    for index in range(count):
        stamp = f"{first + index:015x}"
        tail = noise[16 * index : 16 * index + 16]
        variant = "89ab"[int(tail[0], 16) & 3]
        out.append(f"{stamp[:8]}-{stamp[8:12]}-7{stamp[12:]}-{variant}{tail[1:4]}-{tail[4:]}")
    return out
