"""What a roster says, in words already put into its languages. No store, no Typst, no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exchange_app.text import Language

Align = Literal["left", "right", "center"]
Orientation = Literal["auto", "portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in each language of the document, and its declared width in characters."""

    key: str
    heads: tuple[str, ...]
    width: int = 16
    align: Align = "left"
    strong: bool = False
    """Set a little heavier: the names by which a reader finds a row."""
    whole: bool = False
    """Kept on one line: dates, phone numbers, codes."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; an empty title for a list without groups. Each row has one text per column."""

    title: str
    note: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A place to sign: for whom, and what is to be written on each line."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of people as it will be printed.

    `titles` has one text per language; `facts` stand at the right of the title (as-of date, count). `page_label` and
    `continued` are sentences with {page}, {pages} and {title} to be filled when the pages are known.
    """

    languages: tuple[Language, ...]
    agencies: tuple[str, ...]
    titles: tuple[str, ...]
    subtitles: tuple[str, ...]
    facts: tuple[str, ...]
    as_of: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    empty: str
    signatures: tuple[SignatureBlock, ...]
    page_label: str
    continued: str
    orientation: Orientation = "auto"

    @property
    def size(self) -> int:
        """How many people it lists."""
        return sum(len(group.rows) for group in self.groups)
