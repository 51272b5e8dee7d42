"""Finds where the columns of a carried sheet stand in a returned one: moved, renamed, missing, or new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import Cell, Grid
from exchange_app.domain.short_id import code_of
from exchange_app.kinds import Field
from exchange_app.text import LANGUAGES, fold, words

_LOOKED_AT = 400
"""So many rows tell where the IDs stand and what a column without a known header holds."""
_HEADERS_WITHIN = 30
_REMOVAL_BEFORE = ("Çıkar? (evet)", "Çıxar? (bəli)")
"""What the column of removals was called in workbooks that were sent before."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Indexes from 0: the row of headers (-1: none), the column of IDs, of each carried column (None: missing), of removals,
    and the columns that hold something nobody knows. `exchanged` are carried columns that are not read (None as well), since
    their headings stand over one another's, each with the column where its heading stands."""

    header: int
    id: int | None
    columns: tuple[int | None, ...]
    removal: int | None
    ignored: tuple[int, ...] = ()
    exchanged: Mapping[int, int] = field(default_factory=dict)


def tidy(given: Cell) -> str:
    """An ID as the export wrote it, whatever a person or program did to its point, spaces and capitals."""
    text = "".join(str(given).split()).upper()
    for point in ".•∙‧･*":
        text = text.replace(point, "·")
    return text


def layout_of(grid: Grid, base: Baseline) -> SheetLayout:
    """Find the columns of a carried sheet in a grid."""
    header = _header_row(grid, base)
    headers = [_plain(cell) for cell in grid.rows[header]] if header >= 0 else []
    id_at = _id_column(grid, header, headers, base)
    columns = _by_header(headers, base, id_at)
    removal = next((at for at, text in enumerate(headers) if text in _removal_headers()), None)
    if header < 0:
        offset = 0 if id_at is None else id_at + 1
        columns = [offset + at for at in range(len(base.fields))]
        removal = offset + len(base.fields)
    found = SheetLayout(header, id_at, tuple(columns), removal)
    astray = _under_others_headings(grid, base, found)
    found = _with_strangers(grid, headers, base, found)
    kept = tuple(None if place in astray else at for place, at in enumerate(found.columns))
    return replace(found, columns=kept, exchanged=astray)


def fitting(grid: Grid, base: Baseline) -> int:
    """How much a grid looks like a carried sheet: rows with its IDs count most, known headers a little."""
    header = _header_row(grid, base)
    headers = [_plain(cell) for cell in grid.rows[header]] if header >= 0 else []
    at = _id_column(grid, header, headers, base)
    hits = 0 if at is None else sum(_is_own(row[at], base) for _n, row in _some_rows(grid, header) if at < len(row))
    known = {_plain(text) for _key, text in base.sheet.columns}
    heads = sum(text in known for text in headers)
    return hits * 1000 + (heads if heads * 2 > len(known) else 0)


def _plain(cell: Cell) -> str:
    return fold(cell) if isinstance(cell, str) else ""


def _some_rows(grid: Grid, header: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    filled = ((at, row) for at, row in enumerate(grid.rows) if at > header and row)
    return islice(filled, _LOOKED_AT)


def _header_row(grid: Grid, base: Baseline) -> int:
    """The row among the first that holds most of the headers; -1 where none holds two."""
    known = {_plain(text) for _key, text in base.sheet.columns} | _id_headers() | _removal_headers()
    best, most = -1, 1 if len(base.fields) > 1 else 0
    for at, row in enumerate(grid.rows[:_HEADERS_WITHIN]):
        heads = sum(_plain(cell) in known for cell in row if cell is not None)
        if heads > most:
            best, most = at, heads
    return best


@cache
def _id_headers() -> frozenset[str]:
    return frozenset(fold(words(each).p_("exchange", "ID")) for each in LANGUAGES)


@cache
def _removal_headers() -> frozenset[str]:
    now = (words(each).p_("exchange", "Remove? (yes)") for each in LANGUAGES)
    return frozenset(map(fold, (*now, *_REMOVAL_BEFORE)))


def _is_known(cell: Cell, base: Baseline) -> bool:
    return isinstance(cell, str) and (_is_own(cell, base) or ("·" in cell and code_of(cell) is not None))


def _is_own(cell: Cell, base: Baseline) -> bool:
    return isinstance(cell, str) and (cell in base.expected or cell in base.spare)


def _id_column(grid: Grid, header: int, headers: Sequence[str], base: Baseline) -> int | None:
    """The column of IDs: where most of them stand; without any, the one that is called so."""
    hits: dict[int, int] = {}
    for _number, row in _some_rows(grid, header):
        for at, cell in enumerate(row):
            if _is_known(cell, base):
                hits[at] = hits.get(at, 0) + 1
    named = [at for at, text in enumerate(headers) if text in _id_headers()]
    return max(hits, key=lambda at: (hits[at], at in named, -at)) if hits else (named[0] if named else None)


def _by_header(headers: Sequence[str], base: Baseline, id_at: int | None) -> list[int | None]:
    """The columns that are called as they were; of two of one name the one nearest to its old place."""
    found: list[int | None] = []
    taken = {id_at}
    for place, (_key, header) in enumerate(base.sheet.columns, 1):
        wanted = _plain(header)
        same = [at for at, text in enumerate(headers) if text == wanted and at not in taken]
        at = min(same, key=lambda each: (abs(each - place), each)) if same else None
        found.append(at)
        taken.add(at)
    return found


def _under_others_headings(grid: Grid, base: Baseline, found: SheetLayout) -> dict[int, int]:
    """The carried columns that stand as they were sent while their headings were exchanged, with where these stand now. A column that was moved took its
    heading along; and where headings stand as they were sent, what was exchanged is what stands under them."""
    places = [place for place, at in enumerate(found.columns) if at is not None]
    order = [at for at in found.columns if at is not None]
    if order == sorted(order):
        return {}
    rows = [*_some_rows(grid, found.header)]
    at_of = dict(zip(places, order, strict=True))
    own = {place: _share(rows, base, found.id, place, at) for place, at in at_of.items()}
    untold = {place for place in places if not own[place][1]}
    wrong = {place for place, (same, told) in own.items() if same < told}
    astray: set[int] = set()
    for place in wrong:
        for other in (wrong | untold) - {place}:
            share = _share(rows, base, found.id, place, at_of[other])
            if _mostly(share) and share[0] > own[place][0]:
                astray |= {place, other}
    as_sent = zip(sorted(astray), sorted(at_of[place] for place in astray), strict=True)
    shares = [_share(rows, base, found.id, place, at) for place, at in as_sent]
    return {place: at_of[place] for place in sorted(astray)} if all(map(_mostly, shares)) else {}


def _fits(share: tuple[int, int]) -> bool:
    """Whether most of what a column held stands there, as far as anything tells."""
    same, told = share
    return same * 5 >= told * 4


def _mostly(share: tuple[int, int]) -> bool:
    same, told = share
    return same * 2 >= told


def _with_strangers(grid: Grid, headers: Sequence[str], base: Baseline, found: SheetLayout) -> SheetLayout:
    """Recognise the columns that are called otherwise now, by synonyms, values and place; what is left is ignored."""
    taken = {found.id, found.removal, *found.columns}
    rows = [*_some_rows(grid, found.header)]
    width = max((len(row) for _number, row in rows), default=0)
    free = [at for at in range(max(width, len(headers))) if at not in taken]
    columns = list(found.columns)
    missing = [place for place, at in enumerate(columns) if at is None]
    if free and missing:
        shares = {(place, at): _share(rows, base, found.id, place, at) for place in missing for at in free}
        for pick in (_by_synonyms(headers, base), _by_values(shares), _by_place(base, found)):
            for at in [*free]:
                fit = [place for place in missing if pick(place, at) and not _contradicted(shares[place, at])]
                rivals = [
                    other
                    for other in free
                    if len(fit) == 1 and pick(fit[0], other) and not _contradicted(shares[fit[0], other])
                ]
                if len(fit) == 1 and rivals == [at]:
                    columns[fit[0]] = at
                    missing.remove(fit[0])
                    free.remove(at)
    removal = found.removal
    if removal is None:
        removal = _last_column(base, replace(found, columns=tuple(columns)), free)
        free = [at for at in free if at != removal]
    ignored = tuple(at for at in free if any(at < len(row) and row[at] is not None for _number, row in rows))
    return SheetLayout(found.header, found.id, tuple(columns), removal, ignored)


Shares = Mapping[tuple[int, int], tuple[int, int]]
Pick = Callable[[int, int], bool]
"""Whether a carried column may be the one at an index of the sheet."""


def _share(
    rows: Sequence[tuple[int, Sequence[Cell]]], base: Baseline, id_at: int | None, place: int, at: int
) -> tuple[int, int]:
    """In how many rows a column holds what a carried one held, and how many there are to tell."""
    same = told = 0
    for _number, row in rows:
        was = (
            base.expected.get(row[id_at])
            if id_at is not None and id_at < len(row) and isinstance(row[id_at], str)
            else None
        )
        if was is not None and was[place] is not None:
            told += 1
            cell = row[at] if at < len(row) else None
            same += cell == was[place] or (cell is not None and base.words(cell) == base.words(was[place]))
    return same, told


def _contradicted(share: tuple[int, int]) -> bool:
    same, told = share
    return told >= 3 and same * 3 < told


def _by_synonyms(headers: Sequence[str], base: Baseline) -> Pick:
    spelled = [_spellings(field) for field in base.fields]
    return lambda place, at: at < len(headers) and headers[at] in spelled[place]


def _by_values(shares: Shares) -> Pick:
    return lambda place, at: shares[place, at][0] >= 2 and _fits(shares[place, at])


def _by_place(base: Baseline, found: SheetLayout) -> Pick:
    """Where every column that is known stands where it stood, one between them is the one that stood there."""
    offset = 0 if found.id is None else found.id + 1
    unmoved = all(at is None or at == offset + place for place, at in enumerate(found.columns)) and any(found.columns)
    return lambda place, at: unmoved and at == offset + place


def _last_column(base: Baseline, found: SheetLayout, free: Sequence[int]) -> int | None:
    """The column of removals where its header was changed: the one after all others, where those are at their places."""
    offset = 0 if found.id is None else found.id + 1
    unmoved = all(at == offset + place for place, at in enumerate(found.columns))
    last = offset + len(base.fields)
    return last if unmoved and last in free else None


def _spellings(field: Field) -> frozenset[str]:
    """What a field's column may be called, in every language."""
    labels = (words(each).say(field.label) for each in LANGUAGES)
    return frozenset(map(fold, (*labels, *(each for several in field.synonyms.values() for each in several))))
