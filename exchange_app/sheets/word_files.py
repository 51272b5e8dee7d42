"""The files of resources/vocabulary, each read once in a process. The head of a file says what its lines mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from exchange_app.assets import shipped


class BadVocabulary(ValueError):
    """A line of a vocabulary file that means nothing."""


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """The content of a file. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(shipped("resources", "vocabulary", f"{name}.toml").read_text("utf-8"))


def words(text: object) -> tuple[str, ...]:
    """The words of a line, one after another. Raises BadVocabulary where it is no text."""
    if not isinstance(text, str):
        raise BadVocabulary(f"{text!r} is no text")
    return tuple(text.split())


def phrases(text: object) -> tuple[str, ...]:
    """The phrases of a line, which commas set apart. Raises BadVocabulary where it is no text, or where nothing stands between two commas."""
    if not isinstance(text, str):
        raise BadVocabulary(f"{text!r} is no text")
    found = tuple(" ".join(each.split()) for each in text.split(","))
    if "" in found:
        raise BadVocabulary(f"nothing stands between two commas of {text!r}")
    return found
