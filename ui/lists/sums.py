"""The line under a list: how many of it there are by side and by state, and what its numbers add up to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from exchange_app.kinds import kind
from exchange_app.kinds.registry import column_field, state_column
from exchange_app.kinds.values import show
from exchange_app.progress import Progress
from exchange_app.text import Words, msg

if TYPE_CHECKING:
    from array import array

    from exchange_app.store import Reader

_BATCH = 500
"""Rows read at a time: what they hold is the most that adding up takes, whatever the length of the list."""
_MOST_STATES = 4
_COUNTING = msg("Adding up the list")


def sums_line(reader: Reader, kind_key: str, keys: array[int], words: Words, progress: Progress) -> list[str]:
    """The parts of the line, from the left. Reads two or three cells of every row; stops when cancelled."""
    page, status = kind(kind_key).listed, state_column(kind_key)
    summed = page.sum
    columns = ["agency", *([status] if status else []), *([summed] if summed else [])]
    sides: Counter[str] = Counter()
    states: Counter[str] = Counter()
    total = 0
    for start in range(0, len(keys), _BATCH):
        progress.step(start, len(keys), _COUNTING)
        for row in reader.rows(kind_key, columns, keys[start : start + _BATCH]):
            sides[row[2]] += 1
            if status and row[3]:
                states[row[3]] += 1
            if summed and row[-1]:
                total += int(row[-1])
    counted = words.join(words._("{side} {number}", side=side, number=number) for side, number in sorted(sides.items()))
    parts = [words._("{people}: {sides}", people=page.nouns.counted(len(keys)), sides=counted)]
    if status:
        _of, field = column_field(kind_key, status) or (kind_key, kind(kind_key).field(status))
        for code in field.choices.codes if field.choices else ():
            if states[code] and len(parts) <= _MOST_STATES:
                parts.append(words._("{status} {number}", status=show(field, code, words), number=states[code]))
    if summed:
        field = kind(kind_key).field(summed)
        parts.append(words._("{field} {number}", field=field.label, number=total))
    return parts
