"""How good a password or passphrase is, told in words. Pure arithmetic; nothing is kept or written anywhere."""

from __future__ import annotations

import math
import re
from enum import IntEnum
from itertools import pairwise

from exchange_app.text import Message, fold, msg

_COMMON = (
    "password",
    "parol",
    "sifre",
    "qwerty",
    "asdf",
    "azerty",
    "123",
    "abc",
    "111",
    "000",
    "admin",
    "welcome",
    "salam",
    "merhaba",
    "baku",
    "baki",
    "ankara",
    "istanbul",
)
_CLASSES = ((str.islower, 29), (str.isupper, 29), (str.isdigit, 10))
_OTHER = 24
_VOWELS = "aeiou"
_WORD_BITS = 13.0
"""A word is one of some ten thousand."""
_RUNS = re.compile(r"[^\W\d_]+|[\W\d_]+")
WEAK_BELOW, STRONG_FROM = 40.0, 64.0
"""Bits of guessing."""


class Strength(IntEnum):
    """How long a program would need to guess it."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength(password: str) -> Strength:
    """How good a password is."""
    if not password:
        return Strength.NONE
    bits = _bits(password)
    return Strength.WEAK if bits < WEAK_BELOW else Strength.FAIR if bits < STRONG_FROM else Strength.STRONG


def advice(found: Strength) -> Message:
    """What is said about it as the password of a file."""
    match found:
        case Strength.NONE:
            return msg("Without a password everybody who gets the file can read it.")
        case Strength.WEAK:
            return msg("Weak: a program guesses it in minutes. Take four or five words that do not belong together.")
        case Strength.FAIR:
            return msg("Fair: enough for a file that is deleted soon. One more word makes it strong.")
        case Strength.STRONG:
            return msg("Strong. Tell it to the partner by another way than the file.")


def _bits(password: str) -> float:
    """A word counts for little however long it is; letters that repeat, run on (abc, 321) or that everybody tries, too."""
    plain = fold(password)
    for common in _COMMON:
        plain = plain.replace(common, "\0")
    each_bits = math.log2(max(_alphabet(password), 2))
    total = sum(_run(run, each_bits) for run in _RUNS.findall(plain))
    return total * min(1.0, len(set(plain)) / 6)


def _alphabet(password: str) -> int:
    """How many signs a program has to try at each place."""
    size = sum(size for test, size in _CLASSES if any(test(each) for each in password))
    return size + (_OTHER if any(not each.isalnum() and not each.isspace() for each in password) else 0)


def _run(run: str, each_bits: float) -> float:
    steps = [ord(each) - ord(before) for before, each in pairwise(run)]
    counted = sum(0.25 if each == "\0" else 1.0 for each in run) - 0.75 * sum(step in (-1, 0, 1) for step in steps)
    vowels = sum(each in _VOWELS for each in run)
    spoken = len(run) >= 4 and run.isalpha() and 0.2 <= vowels / len(run) <= 0.7
    return min(counted * each_bits, _WORD_BITS) if spoken else max(counted, 0.25) * each_bits
