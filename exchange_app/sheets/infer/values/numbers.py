"""Whole numbers with words around them, and decimals. A range or a promise is no number."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from exchange_app.kinds import Field
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.sheets.infer.word_files import phrases, vocabulary, words
from exchange_app.text import fold, msg

_POINT_ZERO = re.compile(r"(?<=\d)[.,]0{1,2}(?!\d)")
_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\s.,()'’:]")
_UNSURE = Fault(msg("This is not one whole number; write the number alone."))
_NOT_A_NUMBER = Fault(msg("This is not a number; write it in figures."))
_DIGITS = 9


@cache
def _spelled() -> dict[str, int]:
    """Numbers in words."""
    lists = vocabulary("cells")["numbers"]
    ones, tens = phrases(lists["ones"]), phrases(lists["tens"])
    numbers = (*enumerate(ones), *((10 * at, line) for at, line in enumerate(tens, 2)))
    return {word: number for number, line in numbers for word in line.split()}


@cache
def _units() -> frozenset[str]:
    return frozenset(words(vocabulary("cells")["numbers"]["units"]))


def read_integers(field: Field) -> Reader:
    """A reader of whole numbers within the field's bounds."""

    def read(cell: Any) -> Any:
        if isinstance(cell, str):
            found = None if not_given(text := clean(cell)) else _whole(fold(text))
        elif isinstance(cell, bool) or (isinstance(cell, float) and not cell.is_integer()):
            found = _UNSURE
        elif isinstance(cell, int | float):
            found = int(cell)
        else:
            return Fault(msg("A date or time stands where a number is expected; write the number alone."))
        return _bounded(field, found) if isinstance(found, int) else found

    return read


def _whole(plain: str) -> int | Fault:
    """The number of a folded text: `12 kişi`, `toplam 12`, `on iki`, `12 (on iki)`."""
    pieces = _PIECES.findall(_POINT_ZERO.sub("", plain))
    figures = [piece for piece in pieces if piece.isdecimal()]
    said = [_spelled()[piece] for piece in pieces if piece in _spelled()]
    if len(figures) > 1 or any(
        not piece.isdecimal() and piece not in _spelled() and piece not in _units() for piece in pieces
    ):
        return _UNSURE
    if len(said) > 2 or (len(said) == 2 and not (said[0] % 10 == 0 < said[0] and 0 < said[1] < 10)):
        return _UNSURE
    numbers = {int(each) for each in figures if len(each) <= _DIGITS} | ({sum(said)} if said else set())
    return numbers.pop() if len(numbers) == 1 else _UNSURE


def _bounded(field: Field, number: int) -> int | Fault:
    if field.minimum is not None and number < field.minimum:
        return Fault(msg("{field} cannot be below {minimum}.", field=field.label, minimum=field.minimum))
    if field.maximum is not None and number > field.maximum:
        return Fault(msg("{field} cannot be above {maximum}.", field=field.label, maximum=field.maximum))
    return number


def read_decimals(field: Field) -> Reader:
    """A reader of decimal numbers; a comma is a decimal point."""

    def read(cell: Any) -> Any:
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            return _NOT_A_NUMBER
        text = clean(cell) if isinstance(cell, str) else f"{cell:.12g}"
        if not_given(text):
            return None
        try:
            number = Decimal(text.replace(" ", "").replace(",", "."))
        except InvalidOperation:
            return _NOT_A_NUMBER
        fits = number.is_finite() and (field.minimum is None or number >= field.minimum)
        return number if fits else _NOT_A_NUMBER

    return read
