"""Record ids: UUIDv7, so that they sort by the moment they were made and new rows stand at the end of every index."""

from __future__ import annotations

import os
import threading
import time

_lock = threading.Lock()
_last = [0]
_VARIANT = bytes(byte & 0x3F | 0x80 for byte in range(256))
"""RFC 9562's two bits before the random ones."""


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
    noise = bytearray(os.urandom(8 * count))
    noise[::8] = noise[::8].translate(_VARIANT)
    tails = noise.hex()
    out = []
    for at, stamp in enumerate(range(first, first + count)):
        if not at or not stamp & 0xFFF:
            head = f"{stamp >> 28:08x}-{stamp >> 12 & 0xFFFF:04x}-7"
        place = 16 * at
        out.append(f"{head}{stamp & 0xFFF:03x}-{tails[place : place + 4]}-{tails[place + 4 : place + 16]}")
    return out
