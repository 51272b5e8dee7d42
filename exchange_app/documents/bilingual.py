"""One language, or two side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.values import show
from exchange_app.text import Language, Message, Words, words

_IN_BOTH = frozenset({FieldType.CHOICE, FieldType.COUNTRY, FieldType.LANGUAGE, FieldType.BOOLEAN})


class Bilingual:
    """Says things in the languages of a document; the first one decides where only one can be."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.words: tuple[Words, ...] = tuple(words(each) for each in languages)
        self.first = self.words[0]

    def each(self, message: Message) -> tuple[str, ...]:
        """A sentence in every language."""
        return tuple(each.say(message) for each in self.words)

    def together(self, message: Message, between: str = " / ") -> str:
        """A sentence in every language on one line; once where both say the same."""
        return between.join(dict.fromkeys(self.each(message)))

    def days(self, first: date | None, last: date | None) -> tuple[str, ...]:
        """From one day to another, in words of every language; empty where neither is known."""
        return tuple(
            " – ".join(dict.fromkeys(each.official_date(day) for day in (first, last) if day is not None))
            for each in self.words
        )

    def double(self, field: Field) -> bool:
        """Whether a field's values are translated, and so stand twice."""
        return len(self.words) > 1 and (
            field.type in _IN_BOTH or (field.type is FieldType.LIST and (field.choices or field.known) is not None)
        )

    def shower(self, field: Field) -> Callable[[Value | None], str]:
        """How a field's values are shown; words of choices are looked up once."""
        if field.type is FieldType.DATE and len(self.words) > 1:
            # in figures, which are no language's; English words for months would be
            figures = next((each for each in self.words if each.language != "en"), self.first)
            return lambda value: show(field, value, figures)
        if not self.double(field):
            return lambda value: show(field, value, self.first)
        known: dict[Value, str] = {}

        def shown(value: Value | None) -> str:
            if value is None or isinstance(value, dict):
                return ""
            if value not in known:
                known[value] = " / ".join(dict.fromkeys(show(field, value, each) for each in self.words))
            return known[value]

        return shown
