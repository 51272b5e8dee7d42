"""A list as a person asks for it: which kind, searched and filtered by what, in which order, in whose alphabet."""

from __future__ import annotations

from typing import Literal, NamedTuple

from exchange_app.kinds import Value
from exchange_app.text import Language

Op = Literal["is", "is_not", "in", "contains", "starts", "empty", "not_empty", "at_least", "at_most"]


class Filter(NamedTuple):
    """One condition on a column. `value` is canonical: a code, a date, a number, the id or code of a referred record;
    for `in` a tuple of such; for `contains` and `starts` text, compared folded."""

    column: str
    op: Op
    value: Value | None = None


class Sort(NamedTuple):
    """One column to sort by; records without a value stand last either way."""

    column: str
    descending: bool = False


class Query(NamedTuple):
    """What a list shows. `with_problems` keeps only records at which something waits for a person, or at their applications, `with_conflicts` those
    in which values of both sides stand side by side."""

    kind: str
    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()
    language: Language = "en"
    with_removed: bool = False
    with_problems: bool = False
    with_conflicts: bool = False
