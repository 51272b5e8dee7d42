"""The line under a list: how many of it there are by side and by state, how many seats their cohort has and who fills them, and what its
numbers add up to."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import compress, islice

from exchange_app.kinds import kind
from exchange_app.kinds.placement import PLACEMENT, PLACING
from exchange_app.kinds.registry import column_field, state_column
from exchange_app.kinds.values import show
from exchange_app.progress import Progress
from exchange_app.services.applications import COHORT, Seats, seats_of
from exchange_app.store import Reader
from exchange_app.text import Words, msg

_BATCH = 500
"""Rows added up at a time, in the store: whoever asks for others meanwhile does not wait for all of them, and the engine, which
keeps the keys it is asked for in several ways, never has all of them."""
_MOST_STATES = 4
_COUNTING = msg("Adding up the list")


def sources(kind_key: str) -> Mapping[str, frozenset[str]]:
    """The fields that are counted or added up, by kind."""
    declared = kind(kind_key)
    found: dict[str, frozenset[str]] = {}
    if declared.current is not None:
        found[declared.current.kind] = frozenset({declared.current.by})
        found[declared.current.kind] |= {COHORT}
        found[COHORT] = frozenset({kind(COHORT).listed.sum})
        found[PLACEMENT.key] = frozenset({PLACING.who, PLACING.where, "status"})
    for column in (state_column(kind_key), declared.listed.sum):
        if (of := column_field(kind_key, column)) is not None:
            found[of[0]] = found.get(of[0], frozenset()) | {of[1].key}
    return found


def sums_line(reader: Reader, kind_key: str, keys: array[int], words: Words, progress: Progress) -> list[str]:
    """The parts of the line, from the left. Stops when cancelled."""
    of, status = kind(kind_key), state_column(kind_key)
    summed = of.listed.sum
    inside = f"{of.current.kind}.{COHORT}.id" if of.current is not None else ""
    columns = ["agency", *([status] if status else []), *([inside] if inside else [])]
    sides: Counter[str] = Counter()
    states: Counter[str] = Counter()
    cohorts: set[str] = set()
    total = done = 0
    for batch in _batches(keys):
        progress.step(done, len(keys), _COUNTING)
        done += len(batch)
        for held, count, added in reader.sums(kind_key, columns, summed, batch):
            sides[held[0]] += count
            if status and held[1]:
                states[held[1]] += count
            if inside and held[-1]:
                cohorts.add(held[-1])
            total += added
    counted = words.join(words._("{side} {number}", side=side, number=number) for side, number in sorted(sides.items()))
    parts = [words._("{people}: {sides}", people=of.counted(len(keys)), sides=counted)]
    if status:
        _, field = column_field(kind_key, status) or (kind_key, of.field(status))
        for code in field.choices.codes if field.choices else ():
            if states[code] and len(parts) <= _MOST_STATES:
                parts.append(words._("{status} {number}", status=show(field, code, words), number=states[code]))
    if len(cohorts) == 1 and (seats := seats_of(reader, cohorts.pop())) is not None:
        parts.append(_seats(seats, words))
    if summed:
        field = of.field(summed)
        parts.append(words._("{field} {number}", field=field.label, number=total))
    return parts


def _seats(seats: Seats, words: Words) -> str:
    said = words.n_(
        "{count} seat: {selected} selected, {placed} placed", "{count} seats: {selected} selected, {placed} placed",
        seats.seats, selected=seats.selected, placed=seats.placed,
    )  # fmt: skip
    over = max(seats.selected, seats.placed) - seats.seats
    return said if over <= 0 else words.n_("{seats}, {count} too many", "{seats}, {count} too many", over, seats=said)


def _batches(keys: array[int]) -> Iterator[array[int]]:
    """Row keys in parts that lie side by side in the file: else every part goes through all of it. A byte says of each row
    whether it is in the list; to be sorted they would have to be objects, all at once."""
    if keys:
        span = range(min(keys), max(keys) + 1)
        listed = bytearray(len(span))
        for each in keys:
            listed[each - span.start] = True
        in_order = compress(span, listed)
        while part := array(keys.typecode, islice(in_order, _BATCH)):
            yield part
