"""What an exchange workbook knows about itself: packed for its hidden sheet and its custom part, and unpacked."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

FORMAT = "1"
PREFIX = "exchange-desk:"


def pack(base: Mapping[str, Any]) -> bytes:
    """The base, compressed: what the sender keeps."""
    return zlib.compress(json.dumps(base, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def as_text(packed: bytes) -> str:
    """The packed base as text that every program leaves alone."""
    return PREFIX + base64.b64encode(packed).decode()


def unpack(packed: bytes) -> dict[str, Any]:
    """The base that pack was given. Raises ValueError where it is damaged."""
    try:
        found = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError) as damage:
        raise ValueError("base") from damage
    if not isinstance(found, dict):
        raise ValueError("base")
    return found


def from_text(text: str) -> dict[str, Any]:
    """The base that a carrier holds. Raises ValueError where it is damaged or none."""
    if not text.startswith(PREFIX):
        raise ValueError("base")
    try:
        return unpack(base64.b64decode(text[len(PREFIX) :], validate=True))
    except (binascii.Error, ValueError) as damage:
        raise ValueError("base") from damage


def digest(packed: bytes) -> str:
    """What tells whether a carried base is whole."""
    return hashlib.sha256(packed).hexdigest()

