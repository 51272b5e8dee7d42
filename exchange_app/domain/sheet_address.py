"""How a spreadsheet program calls columns and cells."""

from __future__ import annotations


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: 0 → "A", 27 → "AB"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The index from 0 of a column given by its letters: "A" → 0, "AB" → 27."""
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - 64
    return index - 1


def address(row: int, column: int) -> str:
    """The address of a cell counted from 0, as the spreadsheet program shows it: (8, 9) → "J9"."""
    return f"{column_letters(column)}{row + 1}"
