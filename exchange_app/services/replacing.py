"""Find and replace in the cells of a list: what would change, cell by cell, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.record import find_problems
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.values import show
from exchange_app.progress import Progress, Silent
from exchange_app.services.cell_edits import CellChange, CellChanges, SeenRecord, edits_of, field_of, seen_columns
from exchange_app.services.lookup import find_record
from exchange_app.services.typed_values import parse_typed
from exchange_app.store import Reader
from exchange_app.text import Message, Words, fold, msg, occurrences

_BATCH = 2_000
_LOOKING = msg("Looking for what is to be replaced")


class SoughtText(NamedTuple):
    """What is looked for, as a search compares it, and what comes in its place; `whole`: only where it is all that the cell
    holds."""

    find: str
    by: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """One cell in which it was found: row key, what its record is called, column, the words before and after, and the value that
    is, or why it is none."""

    key: int
    title: str
    column: str
    before: str
    after: str
    value: Value | None = None
    problem: Message | None = None


@dataclass(slots=True)
class Replacements:
    """All of them, in the order of the list, and which versions of the records that was found in."""

    kind: str
    cells: list[Replacement] = field(default_factory=list)
    seen: dict[int, SeenRecord] = field(default_factory=dict)

    def changes(self, without: frozenset[int] = frozenset()) -> CellChanges:
        """What is written: every cell with a value, but for those whose places are in `without`."""
        return CellChanges(
            self.kind,
            [
                CellChange(each.key, each.column, each.value)
                for at, each in enumerate(self.cells)
                if each.problem is None and at not in without
            ],
        )


def replaced(text: str, wanted: SoughtText) -> str | None:
    """A text with all that was looked for replaced; None where it is not in it."""
    needle = fold(wanted.find)
    if not needle or (fold(text) != needle if wanted.whole else needle not in fold(text)):
        return None
    if wanted.whole:
        return wanted.by
    parts, behind = [], 0
    for start, end in occurrences(text, wanted.find):
        parts += [text[behind:start], wanted.by]
        behind = end
    return "".join((*parts, text[behind:])) if parts else None


def find_replacements(
    reader: Reader,
    kind_key: str,
    columns: Sequence[str],
    keys: Sequence[int],
    wanted: SoughtText,
    words: Words,
    progress: Progress | None = None,
    *,
    today: date | None = None,
) -> Replacements:
    """What would change in columns of a list of that kind, in the records of these row keys. Whoever writes it asks the rules of
    each record again; those that a record alone can break are told here. Stops when cancelled."""
    progress, day = progress or Silent(), today or date.today()
    found = Replacements(kind_key)
    fields = [field_of(kind_key, column)[1] for column in columns]
    find = partial(find_record, reader)
    known: dict[tuple[str, str], Value | Message | None] = {}

    def read(declared: Field, column: str, text: str) -> Value | Message | None:
        if (column, text) not in known:
            known[column, text] = parse_typed(declared, text, words, find, day)
        return known[column, text]

    names = (kind(kind_key).lead, *columns, *seen_columns(kind_key))
    for start in range(0, len(keys), _BATCH):
        progress.step(start, len(keys), _LOOKING)
        some: list[Replacement] = []
        for key, id, title, *cells in reader.rows(kind_key, names, keys[start : start + _BATCH]):
            for column, declared, held in zip(columns, fields, cells, strict=False):
                before = show(declared, held, words)
                after = replaced(before, wanted) if before else None
                if after is None or after == before:
                    continue
                value = read(declared, column, after)
                problem = value if isinstance(value, Message) else None
                given = None if isinstance(value, Message) else value
                if problem is not None or given != held:
                    some.append(Replacement(key, str(title or ""), column, before, after, given, problem))
                    found.seen[key] = SeenRecord(id, *cells[len(columns) :])
        found.cells += _asked(reader, kind_key, some, found.seen, day)
    return found


def _asked(
    reader: Reader, kind_key: str, cells: Sequence[Replacement], seen: Mapping[int, SeenRecord], today: date
) -> Iterator[Replacement]:
    """The cells, those that break a rule of their record with its sentence."""
    changes = CellChanges(
        kind_key, [CellChange(each.key, each.column, each.value) for each in cells if each.problem is None]
    )
    edits, _new = edits_of(changes, seen)
    refused: dict[tuple[RecordId, str], Message] = {}
    for owner in {each.kind for each in edits}:
        values = {each.id: each.values for each in edits if each.kind == owner}
        for record in reader.records(owner, values):
            fresh = values[record.id]
            problems = find_problems(owner, {**record.values, **fresh}, today=today, only=fresh.keys())
            if problems:
                # A rule of two fields may name the one that is not changed.
                first = next(iter(problems.values()))
                refused |= {(record.id, key): problems.get(key, first) for key in fresh}
    for each in cells:
        owner, declared = field_of(kind_key, each.column)
        shown = seen[each.key]
        id = shown.id if owner == kind_key else shown.application
        why = refused.get((id, declared.key)) if id is not None else None
        yield each if why is None or each.problem is not None else replace(each, value=None, problem=why)


def label_of_replacing(changes: CellChanges) -> Message:
    """How the operation is called; what was replaced is not said, for it may name somebody."""
    return msg("Text replaced in {list}", list=kind(changes.kind).plural)
