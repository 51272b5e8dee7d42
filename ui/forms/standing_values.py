"""Values that stand side by side in a field: both framed, whose and from when, and a button that chooses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from exchange_app.domain.records import REMOVAL
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.values import show
from exchange_app.services.conflicts import Side, conflicts_at
from exchange_app.services.naming import referred_names
from exchange_app.store import Reader
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.labels import Elided, label
from ui.components.pill import SideLetters
from ui.components.theme import font
from ui.components.value_text import ValueLine


class StandingSide(NamedTuple):
    """One of the values: whose, what it says, who gave it and when."""

    agency: str
    said: str
    who: str
    value: Value | None
    marks: tuple[str, ...] = ()
    """What tells it from another value of the same agency, most telling first: typed or not, the day, the time."""


Standing = tuple[StandingSide, ...]


def read_standing(reader: Reader, record: str, words: Words) -> Mapping[str, Standing]:
    """The open conflicts of a record, by field, as they are shown; `removed` for a contested removal."""
    found: dict[str, Standing] = {}
    for each in conflicts_at(reader, record):
        declared = None if each.field == REMOVAL else kind(each.kind).field(each.field)
        found[each.field] = tuple(_side(reader, declared, side, words) for side in each.sides)
    return found


def _side(reader: Reader, declared: Field | None, side: Side, words: Words) -> StandingSide:
    if declared is None:
        said = words._("Take the record out") if side.value else words._("The record stays")
    elif side.value is None:
        said = words.p_("value", "empty")
    else:
        said = show(declared, side.value, words, referred_names(reader, [(declared, side.value)]))
    marks: tuple[str, ...] = ()
    if side.at is not None:
        here = side.at.astimezone()
        marks = (words.date(here.date()), f"{here:%H:%M}")
        who = words._(
            "{author}, {date}, {time}", author=side.author or side.agency, date=here.date(), time=f"{here:%H:%M}"
        )
    else:
        who = words._("typed into a workbook") if side.typed else ""
        marks = (words.p_("value", "typed"),) if side.typed else marks
    return StandingSide(side.agency, said, who, side.value, marks)


def whose(sides: Standing, own: str, words: Words) -> list[str]:
    """Of each value whose it is, for its button: “Ours”, “Theirs”, and what tells it apart where one has several."""
    found: list[str] = []
    for side in sides:
        name = words.p_("choose", "Ours") if side.agency == own else words.p_("choose", "Theirs")
        alike = [each for each in sides if (each.agency == own) == (side.agency == own)]
        if len(alike) > 1:
            telling = (each for each in side.marks if sum(each in other.marks for other in alike) == 1)
            mark = next(telling, str(alike.index(side) + 1))
            name = words._("{whose}: {mark}", whose=name, mark=mark)
        found.append(name)
    return found


class StandingBox(QFrame):
    """Under a field, or above the form for a contested removal. `chosen` gives the number of the side."""

    chosen = Signal(int)

    def __init__(self, sides: Standing, own: str, words: Words, *, removal: bool = False) -> None:
        super().__init__()
        self.setObjectName("standing")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        if removal:
            said = words._("One side took this record out, the other changed it. Choose what holds.")
        else:
            said = words.n_(
                "{count} value stands here. Choose which holds.",
                "{count} values stand here. Choose which holds.",
                len(sides),
            )
        column.addWidget(label(said, "second", "warning", wrap=True))
        names = whose(sides, own, words)
        buttons = []
        for at, side in enumerate(sides):
            ours = side.agency == own
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(SideLetters(side.agency or "?", ours))
            shown = " ".join(side.said.split())
            value = ValueLine(words)
            value.setProperty("side", "ours" if ours else "theirs")
            value.setAccessibleName(names[at])
            value.setAccessibleDescription(side.who)
            value.say(shown)
            row.addWidget(value, 1)
            made = button(
                words.p_("choose", "Do this") if removal else names[at],
                clicked=partial(self.chosen.emit, at),
                tip=words._("Take {value}, and settle it for both sides", value=shown),
                name=words._("{whose}: take {value}", whose=names[at], value=shown),
            )
            made.setFont(font("second-medium"))
            made.setFixedHeight(26)
            row.addWidget(made)
            buttons.append(made)
            column.addLayout(row)
            if side.who:
                who = Elided(side.who, "second", "second")
                who.setContentsMargins(32, 0, 0, 0)
                column.addWidget(who)
        widest = max((each.sizeHint().width() for each in buttons), default=0)
        for each in buttons:
            each.setFixedWidth(widest)
