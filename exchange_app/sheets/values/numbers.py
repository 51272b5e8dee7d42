"""Whole numbers with words around them, and decimals. A range or a promise is no number."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.texts import told
from exchange_app.sheets.word_files import phrases, vocabulary, words
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


def _whole(text: str) -> int | Fault:
    """The number of a text: `12 kişi`, `toplam 12`, `on iki`, `12 (on iki)`."""
    pieces = _PIECES.findall(_POINT_ZERO.sub("", fold(text)))
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


def _decimal(text: str) -> Decimal | Fault:
    """A decimal number; a comma is a decimal point."""
    try:
        number = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return _NOT_A_NUMBER
    return number if number.is_finite() else _NOT_A_NUMBER


read_integer, read_decimal = told(_whole), told(_decimal)
