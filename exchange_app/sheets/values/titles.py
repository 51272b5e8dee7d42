"""Titles and forms of address, which are taken off a name: before it, behind it, glued to it or to each other.

The words are those of resources/vocabulary/titles.toml.
"""

from __future__ import annotations

import re
from functools import cache

from exchange_app.sheets.word_files import vocabulary, words
from exchange_app.text import fold

_GLUED = re.compile(r"[^.]+\.*")
_MARKS = frozenset(".,()")
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*")


@cache
def _known(group: str) -> frozenset[str]:
    return frozenset(word for line in vocabulary("titles")[group].values() for word in words(line))


@cache
def _every() -> frozenset[str]:
    return frozenset(word for group in vocabulary("titles") for word in _known(group))


def untitled(text: str) -> str:
    """A cleaned name without its titles; as it is where nothing else would be left of it."""
    if text.isalpha() or (_MARKS.isdisjoint(text) and _every().isdisjoint(fold(text).split())):
        return text
    text = _ASIDE.sub(lambda aside: " " if all(map(is_any_title, aside[1].split())) else aside[0], text).strip()
    parts = [[word for each in part.split() for word in _apart(each)] for part in text.split(",")]
    if len(parts) == 1 and not any(is_any_title(word) for word in parts[0]):
        return text
    left = sum(map(len, parts))
    proper = any(word[0].isupper() for part in parts for word in part if not is_any_title(word))
    kept = []
    for part in parts:
        bare = _peeled(part, left, proper)
        left -= len(part) - len(bare)
        if bare:
            kept.append(" ".join(bare))
    return ", ".join(kept) or text


def _key(word: str) -> str:
    return fold(word.strip("()")).replace(".", "")


def is_any_title(word: str) -> bool:
    """Whether a word is a title or a form of address, before a name or behind it."""
    return _is_title(word) or _key(word) in _known("before") or _key(word) in _known("behind")


def _is_title(word: str) -> bool:
    key = _key(word)
    return key in _known("titles") or ("." in word and key in _known("pointed"))


def _apart(word: str) -> list[str]:
    """A word with the titles before it apart: `Doç.Dr.Ayşe`."""
    if "." not in word[:-1] or _is_title(word):
        return [word]
    pieces = _GLUED.findall(word)
    at = 0
    while at < len(pieces) and _is_title(pieces[at]):
        at += 1
    return [*pieces[:at], *(["".join(pieces[at:])] if at < len(pieces) else [])]


def _peeled(part: list[str], left: int, proper: bool) -> list[str]:
    """The words of a name without titles at both ends, and without those between that are written as titles. `left` are the words of
    the whole name, of which one stays; `proper`: names are written with capitals, and what is not is none."""

    def goes(word: str, group: str) -> bool:
        written = _key(word) in _known(group) and (left > 2 or (proper and word.islower()))
        return _is_title(word) or written or (group == "behind" and _key(word) in _known("asked"))

    words = list(part)
    while words and left > 1:
        if goes(words[0], "before") or (len(words) > 2 and _initial(words[0]) and is_any_title(words[1])):
            del words[0]
        elif goes(words[-1], "behind"):
            del words[-1]
        else:
            break
        left -= 1
    for word in words[1:-1]:
        if left > 2 and ((_is_title(word) and "." in word) or (is_any_title(word) and proper and word.islower())):
            words.remove(word)
            left -= 1
    return words


def _initial(word: str) -> bool:
    return len(word) == 2 and word[0].isalpha() and word[1] == "."
