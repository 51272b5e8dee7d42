"""The apostrophe before a cell of csv that a spreadsheet program would calculate: put there in what we write, taken off in what is read."""

from __future__ import annotations

_CALCULATED = tuple("=+-@\t\r\n'")
"""How such a cell begins. One that begins with an apostrophe of its own gets another, so that none but ours is taken off."""


def guarded(cell: str) -> str:
    """The cell as a spreadsheet program shows it and does not calculate it."""
    return f"'{cell}" if cell.startswith(_CALCULATED) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.startswith(_CALCULATED, 1) else cell
