"""The key of a protected store: made once from the passphrase, so that every connection opens at once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SALT_BYTES = 16
_ROUNDS = 256_000
"""SQLCipher 4's own figures: PBKDF2-HMAC-SHA512, 256,000 rounds, 32 bytes; any SQLCipher opens the file by passphrase."""


def key_pragma(passphrase: str, salt: bytes) -> str:
    """The raw key with its salt, as `PRAGMA key` and `ATTACH … KEY` take it. Lives in memory only."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def new_salt() -> bytes:
    """A random salt for a new protected file."""
    return os.urandom(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt of a protected file: its first 16 bytes."""
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)
