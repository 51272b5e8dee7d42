"""A list as a file, and what is true of it."""

from dataclasses import dataclass, field
from typing import Any

from tests.lists.headings import Heading


@dataclass
class Cell:
    """What stands in a cell, the values that it gives, and the fields that it leaves a problem of."""

    written: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    problems: set[str] = field(default_factory=set)
    form: str = ""


@dataclass
class Row:
    """A row that is a record. `also` holds other readings that are as right; `soft` fields may be missing.

    A field in `problems` that has a value too is read and told; one in `told` may be told, with its value or without.
    A row that is `aside_too` may as well be set aside.
    """

    row: int
    values: dict[str, Any]
    problems: set[str]
    forms: dict[str, str]
    also: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    soft: set[str] = field(default_factory=set)
    sort: str = "plain"
    told: set[str] = field(default_factory=set)
    aside_too: bool = False


@dataclass
class Column:
    """A column of the file: its letter's index, what it is, and how it is headed."""

    index: int
    idea: str
    heading: Heading
    written: str
    fields: tuple[str, ...]


@dataclass
class Truth:
    """What is true of a list."""

    kind: str
    language: str
    sheet: str
    header_rows: list[int]
    columns: list[Column]
    rows: list[Row]
    others: dict[int, str]


@dataclass
class PartnerList:
    """A list as a file: rows of cells from the first row and column on, and how to save it."""

    name: str
    format: str
    grid: list[list[Any]]
    merges: list[tuple[int, int, int, int]]
    truth: Truth
    delimiter: str = ";"
    encoding: str = "utf-8"
    extra_sheet: tuple[str, list[list[Any]], bool] | None = None
