"""A column as the mapping sees it, and what is found for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from exchange_app.sheets.infer.headers import Levels
from exchange_app.sheets.infer.profile import Profile
from exchange_app.sheets.values.names import NameOrder
from exchange_app.text import Message, msg


@dataclass(slots=True)
class ColumnView:
    """One column of a table as far as the mapping needs it. `levels` is () without a header."""

    index: int
    levels: Levels
    profile: Profile
    counts_rows: bool = False
    addressed: bool | None = None
    """Whether the e-mail addresses beside are of those whose names it holds: True, those of another column's, or nobody can know."""

    @property
    def own(self) -> str:
        """The lowest level of the header."""
        return self.levels[-1] if self.levels else ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column gives, how sure that is, and why."""

    fields: tuple[str, ...]
    confidence: float
    why: Message
    order: NameOrder = ()
    signs: tuple[tuple[str, float], ...] = ()
    """What spoke for and against it, each with its strength."""


@dataclass(slots=True)
class Assignment:
    """The columns of a table read as one kind of list. `score` is how likely that kind is, 0 to 1; 0 where it cannot be one."""

    kind: str
    meanings: dict[int, Meaning] = field(default_factory=dict)
    doubles: dict[int, int] = field(default_factory=dict)
    score: float = 0.0
    rival: str | None = None
    """The kind of list that it may be as well, where that is close."""
    named: float = 0.0
    """How likely its records are named, 0 to 1."""
    headed: tuple[float, str] = (0.0, "none")
    """How near the heading over what names them comes to that, 0 to 1, and in a word."""
    gain: float = 0.0
    """How much likelier all its meanings are together than none, in natural logarithms of odds."""

    def column_of(self, key: str) -> int | None:
        """The column that gives a field."""
        return next((index for index, meaning in self.meanings.items() if key in meaning.fields), None)


BY_HEADER = msg("by its header")
BY_BOTH = msg("by its header and values")
BY_VALUES = msg("by its values")
