"""The key of a protected store: made once from the passphrase, so that every connection opens at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

SALT_BYTES = 16
_ROUNDS = 256_000
"""SQLCipher 4's own figures: PBKDF2-HMAC-SHA512, 256,000 rounds, 32 bytes; any SQLCipher opens the file by passphrase."""


def key_pragma(passphrase: str, salt: bytes) -> str:
    """The raw key with its salt, as `PRAGMA key` and `ATTACH … KEY` take it. Lives in memory only.

    Keyboards and systems write one letter by different signs (ö, or o and two points): a passphrase is what it reads as.
    """
    return _raw_key(normalize("NFC", passphrase), salt)


def _raw_key(passphrase: str, salt: bytes) -> str:
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32)
    return f"x'{key.hex()}{salt.hex()}'"


class StoreKeys:
    """The keys by which protected files may open: those that are known, and those of a passphrase, each made once, for making
    one takes long on purpose."""

    def __init__(self, passphrase: str | None = None, *known: str) -> None:
        """A passphrase that a file got before they were read alike is tried in each form that it may have had."""
        forms = (passphrase, *(normalize(form, passphrase) for form in ("NFC", "NFD"))) if passphrase else ()
        self._forms = sorted(set(forms), key=lambda each: each != normalize("NFC", each))
        self._known = known
        self._made: dict[tuple[str, bytes], str] = {}

    def of(self, salt: bytes) -> Iterator[str]:
        """Those that a file with this salt may have, the likeliest first."""
        yield from (each for each in self._known if each.endswith(f"{salt.hex()}'"))
        for form in self._forms:
            if (form, salt) not in self._made:
                self._made[form, salt] = _raw_key(form, salt)
            yield self._made[form, salt]


def new_salt() -> bytes:
    """A random salt for a new protected file."""
    return os.urandom(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt of a protected file: its first 16 bytes."""
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)
