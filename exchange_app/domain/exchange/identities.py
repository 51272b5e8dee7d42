"""Which record a returned row is of: that of its ID, unless its name says that columns were sorted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import ABSENT
from exchange_app.domain.exchange.scanning import TouchedRow

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that carries the ID of one record (empty: none) and the name of another, `short`."""

    row: TouchedRow
    short: str


@dataclass(slots=True)
class Told:
    """Rows by whose they are: `own` of the record of their ID; `moved` of another one; `strangers` hold somebody else under
    an ID; `nobodys` are new; `unsure` may be anybody's. `torn` counts rows of which columns were sorted apart."""

    own: dict[str, TouchedRow] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)
    strangers: list[TouchedRow] = field(default_factory=list)
    nobodys: list[TouchedRow] = field(default_factory=list)
    unsure: list[TouchedRow] = field(default_factory=list)
    copies: list[TouchedRow] = field(default_factory=list)
    torn: int = 0


def tell(
    known: Mapping[str, TouchedRow], without: Sequence[TouchedRow], present: Iterable[str], base: Baseline
) -> Told:
    """Tell rows apart. `known` carry the ID of a record, `without` none (or that of a spare row); `present` are short IDs of
    rows that stand as they left."""
    found = Told()
    candidates: list[Moved] = []
    unknown: list[TouchedRow] = []
    for short, row in known.items():
        whose = _whose(row, short, base)
        if short in whose:
            found.own[short] = row
        elif whose:
            candidates.append(Moved(row, whose[0] if len(whose) == 1 else ""))
        else:
            unknown.append(row)
    for row in without:
        whose = _whose(row, "", base)
        if len(whose) == 1:
            candidates.append(Moved(row, whose[0]))
        else:
            found.nobodys.append(row)
    holders = {*present, *found.own}
    times = Counter(each.short for each in candidates)
    found.torn = sum(each.row.short in base.expected for each in candidates)
    for each in candidates:
        _place(each, each.short in holders or times[each.short] > 1, base, found)
    _settle(unknown, base, found)
    return found


def _whose(row: TouchedRow, short: str, base: Baseline) -> list[str]:
    """The records that the name of a row fits; the one of its own ID alone where it fits that, or says too little."""
    if short and base.carries_identity(short, row.cells):
        return [short]
    said = base.read_identity(row.cells)
    if short:
        own = base.identity(base.contents_of(short))
        if all(
            one == other or one is None or row.cells[at] is ABSENT
            for one, other, at in zip(said, own, base.identity_at, strict=True)
        ):
            return [short]
    found = base.of_identity(said)
    return [short] if short in found else found


def _place(each: Moved, taken: bool, base: Baseline, found: Told) -> None:
    """A row with the name of another record: put back there if nobody else claims it, else left where it is certain only
    that something is wrong."""
    row = each.row
    under_an_id = row.short in base.expected
    if each.short and not taken and _certain(row, each.short, base):
        found.moved.append(each)
    elif under_an_id:
        found.unsure.append(row)
    elif each.short and not base.changes(each.short, row.cells):
        found.copies.append(row)
    else:
        found.nobodys.append(row)


def _certain(row: TouchedRow, short: str, base: Baseline) -> bool:
    """Whether a name says whose a row is: two parts of it fit, or one and most of what else stands there. A row without an
    ID of its own in which most of what stood at that record is blank was typed anew: it would clear what nobody cleared."""
    if row.short not in base.expected:
        filled = [at for at, cell in enumerate(base.cells_of(short)) if cell is not None and at not in base.identity_at]
        if sum(row.cells[at] is None for at in filled) * 2 > len(filled):
            return False
    if sum(part is not None for part in base.read_identity(row.cells)) > 1:
        return True
    same, told = base.agreement(short, row.cells)
    return told > 0 and same * 2 >= told


def _settle(rows: Sequence[TouchedRow], base: Baseline, found: Told) -> None:
    """Rows under an ID whose name fits no record: corrected, or somebody else's; in a torn sheet nobody can tell."""
    for row in rows:
        if _corrected(row, base) and not (found.torn > 1 and not _agrees(row, base)):
            found.own[row.short] = row
        elif found.torn:
            found.unsure.append(row)
        else:
            found.strangers.append(row)


def _corrected(row: TouchedRow, base: Baseline) -> bool:
    """Whether the name of a row may be a correction of the one that the record of its ID had."""
    own = base.identity(base.contents_of(row.short))
    parts = [
        (one, other)
        for one, other in zip(base.read_identity(row.cells), own, strict=True)
        if one is not None and other is not None
    ]
    if not parts or any(_alike(str(one), str(other)) for one, other in parts):
        return True
    return _agrees(row, base)


def _agrees(row: TouchedRow, base: Baseline) -> bool:
    same, told = base.agreement(row.short, row.cells)
    return same * 2 >= told


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
