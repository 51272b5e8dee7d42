"""The board: everybody of one cohort who was selected, at the openings of that cohort. Immutable; judged without a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import Case, Finding, Stay, day, number, text, worst
from exchange_app.domain.rules.placing import SURE, judge
from exchange_app.text import Message, msg

CHOICES = ("preference_1", "preference_2", "preference_3", "preference_4", "preference_5")
SPOKEN = ("level_tr", "level_az", "level_en", "level_ru")


@dataclass(frozen=True, slots=True)
class Card:
    """A person of the cohort: the applicant, the application, and the placement where there is one."""

    applicant: Record
    application: Record
    placement: Record | None = None
    elsewhere: tuple[Stay, ...] = ()
    """Places that the person holds in other cohorts."""
    declined: frozenset[RecordId] = frozenset()
    """The openings of this cohort at which the person was declined."""

    @property
    def id(self) -> RecordId:
        """The application's id: a person has one card in a cohort."""
        return self.application.id

    @property
    def name(self) -> str:
        """Given and family name; the code where neither is known."""
        return titles.title(self.applicant)

    @property
    def side(self) -> str:
        """The code of the sending agency."""
        return self.applicant.agency

    @property
    def locked(self) -> bool:
        """Whether the placement stays when others are moved or proposed."""
        return self.placement is not None and self.placement.get("locked") is True

    @property
    def sure(self) -> bool:
        """Whether the outlet has said yes."""
        return self.placement is not None and text(self.placement, "status") in SURE

    @property
    def unfounded(self) -> bool:
        """Whether the person holds a place and is not selected (any more)."""
        return self.placement is not None and text(self.application, "status") != "selected"

    @property
    def choices(self) -> tuple[RecordId, ...]:
        """The outlets that the person asked for, best first."""
        return tuple(chosen for key in CHOICES if (chosen := text(self.application, key)))

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """Language code and CEFR level of the languages that help abroad: all but the home side's own, at most two."""
        own = self.side.lower()
        known = [(key[-2:], level) for key in SPOKEN if (level := text(self.applicant, key))]
        return tuple([pair for pair in known if pair[0] != own][:2])

    def choice_of(self, outlet: RecordId) -> int | None:
        """Which of the person's choices an outlet is, from 1; None where it is none of them."""
        return self.choices.index(outlet) + 1 if outlet in self.choices else None


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """An opening with its outlet and the people who hold its places."""

    opening: Record
    outlet: Record
    cards: tuple[Card, ...] = ()
    alone: bool = True
    """Whether the outlet has only this opening in the cohort."""

    @property
    def id(self) -> RecordId:
        """The opening's id."""
        return self.opening.id

    @property
    def name(self) -> str:
        """The outlet's name, with the department where that tells several openings apart."""
        if self.alone:
            return titles.title(self.outlet)
        return titles.title(self.opening, lambda _kind, _id: self.outlet)

    @property
    def places(self) -> int:
        """How many people the outlet offers to take."""
        return number(self.opening, "places") or 0

    @property
    def free(self) -> int:
        """Places that nobody holds; never below zero, also where a column is overfull."""
        return max(0, self.places - len(self.cards))

    @property
    def sure(self) -> int:
        """Places of people whom the outlet has confirmed."""
        return sum(card.sure for card in self.cards)


@dataclass(frozen=True, slots=True)
class Band:
    """The openings of one city."""

    city: str
    country: str
    side: str
    """The agency of that country, empty where there is none."""
    columns: tuple[BoardColumn, ...]

    @property
    def places(self) -> int:
        """Places in the city."""
        return sum(column.places for column in self.columns)

    @property
    def taken(self) -> int:
        """People placed in the city."""
        return sum(len(column.cards) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Figures:
    """The board in numbers. `at_choice` counts people by the number of their choice (0: none of their choices)."""

    selected: int
    placed: int
    """Everybody who holds a place, proposed or confirmed."""
    sure: int
    """Those of them whom the outlet has confirmed."""
    places: int
    free: int
    at_choice: Mapping[int, int]
    by_side: Mapping[tuple[str, str], int]
    """People placed, by the agency that sends them and the country they go to."""

    @property
    def mean_choice(self) -> float | None:
        """The mean number of the choice that was met, over those who are at one of theirs."""
        met = sum(count for choice, count in self.at_choice.items() if choice)
        return sum(choice * count for choice, count in self.at_choice.items()) / met if met else None


@dataclass(frozen=True)
class Board:
    """A cohort's openings and selected people, as they stood when the board was read."""

    cohort: Record
    columns: tuple[BoardColumn, ...] = ()
    unplaced: tuple[Card, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    """The country of each agency."""

    @cached_property
    def cards(self) -> dict[RecordId, Card]:
        """Every card by its id."""
        placed = (card for column in self.columns for card in column.cards)
        return {card.id: card for card in (*self.unplaced, *placed)}

    @cached_property
    def _column_of(self) -> dict[RecordId, BoardColumn]:
        return {card.id: column for column in self.columns for card in column.cards}

    @cached_property
    def _by_opening(self) -> dict[RecordId, BoardColumn]:
        return {column.id: column for column in self.columns}

    @cached_property
    def _of_side(self) -> Counter[str]:
        return Counter(card.side for column in self.columns for card in column.cards)

    def column(self, opening: RecordId) -> BoardColumn | None:
        """The column of an opening."""
        return self._by_opening.get(opening)

    def column_of(self, card: RecordId) -> BoardColumn | None:
        """Where a card lies; None for a person without a place."""
        return self._column_of.get(card)

    def case(self, card: Card, column: BoardColumn) -> Case:
        """The card held against a column, as if it were taken from where it lies and put there."""
        here = self.column_of(card.id)
        own = card.placement if here is not None and here.id == column.id else None
        return Case(
            card.applicant,
            card.application,
            self.cohort,
            column.opening,
            column.outlet,
            starts=day(own, "starts") if own else None,
            ends=day(own, "ends") if own else None,
            taken=sum(other.id != card.id for other in column.cards),
            of_side=self._of_side[card.side] - (here is not None),
            in_cohort=self._of_side.total() - (here is not None),
            seated=here is not None,
            elsewhere=card.elsewhere,
            countries=self.countries,
            declined=column.id in card.declined,
        )

    def judge(self, card: Card, column: BoardColumn) -> tuple[Finding, ...]:
        """What speaks against the card in that column."""
        return judge(self.case(card, column))

    def first_choice(self, card: Card) -> BoardColumn | None:
        """The opening at the outlet that the person would like best of those on the board."""
        best = {choice: number for number, choice in reversed(list(enumerate(card.choices)))}
        asked = [column for column in self.columns if column.outlet.id in best]
        return min(asked, key=lambda column: best[column.outlet.id], default=None)

    def choices_left(self, card: Card) -> int:
        """How many of the person's choices still have a free place."""
        free = {column.outlet.id for column in self.columns if column.free}
        return sum(outlet in free for outlet in card.choices)

    def bands(self) -> tuple[Band, ...]:
        """The columns by city, in the order in which the cities come first; openings without a city stand last."""
        grouped: dict[tuple[str, str], list[BoardColumn]] = {}
        for column in self.columns:
            key = (text(column.outlet, "city") or "", text(column.outlet, "country") or "")
            grouped.setdefault(key, []).append(column)
        side_of = {country: agency for agency, country in self.countries.items()}
        ordered = sorted(grouped.items(), key=lambda item: not item[0][0])
        return tuple(
            Band(city, country, side_of.get(country, ""), tuple(columns)) for (city, country), columns in ordered
        )

    def figures(self) -> Figures:
        """The numbers over the board."""
        at_choice: Counter[int] = Counter()
        by_side: Counter[tuple[str, str]] = Counter()
        for column in self.columns:
            for card in column.cards:
                at_choice[card.choice_of(column.outlet.id) or 0] += 1
                by_side[card.side, text(column.outlet, "country") or ""] += 1
        placed = sum(at_choice.values())
        return Figures(
            selected=sum(not card.unfounded for card in self.cards.values()),
            placed=placed,
            sure=sum(column.sure for column in self.columns),
            places=sum(column.places for column in self.columns),
            free=sum(column.free for column in self.columns),
            at_choice=dict(at_choice),
            by_side=dict(by_side),
        )


def why_left(board: Board, card: Card) -> Message:
    """Why a person without a place is proposed none: what speaks against the best free one, by the person's choices."""
    free = [column for column in board.columns if column.free]
    if not free:
        return msg("No place is free")
    best = min(free, key=lambda column: card.choice_of(column.outlet.id) or len(CHOICES) + 1)
    found = worst(each for each in board.judge(card, best) if each.objects)
    return found.message if found is not None else msg("A place is free at {outlet}", outlet=best.name)
