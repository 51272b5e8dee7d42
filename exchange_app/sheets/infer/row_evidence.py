"""What speaks for a row of a table being a record, a totals row, or none of both: signs, each with a weight.

The words are those of resources/vocabulary/rows.toml, the weights those of row_weights.toml, which are learned (tests/lists/fit_rows.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import fmean
from typing import Any

from exchange_app.kinds import KINDS, Field, FieldType
from exchange_app.sheets.infer.catalogue import name_fields
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.profile import row_number
from exchange_app.sheets.infer.row_words import instructs, known_words, listed, says
from exchange_app.sheets.raw import RawSheet
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import Message, fold, msg


class SpeaksFor(StrEnum):
    """What a sign of a row speaks for."""

    RECORD = "record"
    TOTALS = "totals"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RowSign:
    """A sign: what it speaks for, how much a row has of it, and what it tells that a row is that has it and is no record."""

    side: SpeaksFor
    has: Callable[[JudgedRow], Any]
    why: Message | None = None


TOTALS = msg("totals row")
HEADING, SIGNATURE, NOTE = msg("heading inside the list"), msg("signature line"), msg("note")
FALSE_TOTALS = msg("totals row whose figures do not add up")
HINT = msg("an example, or how to fill the list in")
GOES_ON = msg("the name of the record above reaches into it")
"""What a row is that is no record."""
HEADS = "the list begins with such a line, and records follow each"

_FORMED = (FieldType.EMAIL, FieldType.PHONE, FieldType.DATE, FieldType.NATIONAL_ID, FieldType.PASSPORT)
_LABELLED = re.compile(r"[^\W\d][^:]{1,60}:(?:\s.*)?", re.DOTALL)
_RULED = re.compile(r"_{3,}|\.{5,}|…{2,}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_SENTENCE, _LONG, _BEGINNING = 3, 90, 3
_FULL_FROM, _ALIKE = 0.4, 1.4
_SHORT, _CHILD = 3, frozenset(("oglu", "qizi", "kizi", "ogly"))
_SIGNED_CELLS, _TOTALS_COUNTED, _TOTALS_LONG = 4, 200, 60
"""With so many totals rows in a list, each is compared with its group alone."""


@dataclass(frozen=True)
class Roles:
    """What the columns of a table are: the fields that they give, by index, and the column that numbers the rows."""

    kind: str
    fields: Mapping[int, Sequence[Field]]
    counting: int | None = None

    @property
    def people(self) -> bool:
        """Whether the list is one of people."""
        return KINDS[self.kind].people

    @cached_property
    def names(self) -> tuple[int, ...]:
        """The columns that name the records."""
        naming = {*KINDS[self.kind].name_fields, *(name_fields() if self.people else ())}
        return tuple(index for index, fields in self.fields.items() if any(each.key in naming for each in fields))


@dataclass
class Body:
    """The rows of a table among which one is judged. A record usually has `usual` cells; `full` are the rows with not much fewer, `others`
    the rest, and those with a first cell that tells something."""

    sheet: RawSheet
    table: Table
    roles: Roles
    usual: float
    full: Sequence[int] = ()
    others: Sequence[int] = ()
    tall: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    """The words of cells merged over several rows, in the rows below their first."""

    @cached_property
    def last(self) -> int:
        """The last full row; -1 where there is none."""
        return self.full[-1] if self.full else -1

    def __post_init__(self) -> None:
        self._left, self._right = min(self.table.columns), max(self.table.columns) + 1
        self._known: dict[int, dict[int, str]] = {}

    def texts(self, index: int) -> dict[int, str]:
        """What stands in a row, by column, but for words that say that there is nothing."""
        found = self._known.get(index)
        if found is None:
            cells = self.sheet.rows[index][self._left : self._right]
            texts = {at: words_of(cell) for at, cell in enumerate(cells, self._left) if cell is not None}
            found = {at: text for at, text in {**self.tall.get(index, {}), **texts}.items() if not not_given(text)}
            self._known[index] = found
        return found

    def lone(self, index: int) -> int | None:
        """The column of a row's only cell, where that is no number of the list."""
        texts = self.texts(index)
        only = next(iter(texts)) if len(texts) == 1 else None
        return None if only is None or (only == self.roles.counting and row_number(texts[only]) is not None) else only

    @cached_property
    def headed(self) -> float:
        """Whether the list begins with a lone cell, has another one, and records follow each of them; more than 1 where at least half of
        them name places, or media houses over people."""
        lone = {
            at: self.texts(at)[column]
            for at in self.others
            if at < self.last and (column := self.heads(at)) is not None
        }
        first = min((*self.others[:1], *self.full[:1]), default=-1)
        if len(lone) < 2 or first not in lone or any(at + 1 in lone for at in lone):
            return 0.0
        topics = {"city", "country", "house"} if self.roles.people else {"city", "country"}
        return _ALIKE if 2 * sum(names_one_of(text, topics) for text in lone.values()) >= len(lone) else 1.0

    def heads(self, index: int) -> int | None:
        """The column of a lone cell that is no totals row and names nobody."""
        column = self.lone(index)
        if column is None or totals_word(text := self.texts(index)[column]):
            return None
        return None if self.roles.people and column in self.roles.names and _names_somebody(text) else column

    @cached_property
    def capitalised(self) -> bool:
        """Whether the records name themselves with capital letters at the beginning of words."""
        texts = [text for at in self.full[:40] for column, text in self.texts(at).items() if column in self.roles.names]
        return sum(map(_small_word, texts)) <= 0.1 * len(texts)

    @cached_property
    def counted(self) -> bool:
        """Whether the records are numbered, one after another, in all or anew in each group."""
        column = self.roles.counting
        numbers = [] if column is None else [row_number(self.sheet.cell(at, column)) for at in self.full[:40]]
        known = [each for each in numbers if each is not None]
        rising = sum(one < other or other == 1 for one, other in pairwise(known))
        return len(known) > 0.5 * len(numbers) and rising >= 0.7 * (len(known) - 1)

    @cached_property
    def totalled(self) -> list[int]:
        """The rows that are called as totals are, with nothing but figures beside."""
        return [at for at in self.others if _has_totals_alone([*self.texts(at).values()])]

    def parted(self, index: int) -> float:
        """How far a row stands apart below the last full one: 1 after more empty rows than stand between the records, else a half."""
        inside, below = self._gaps
        run = below.get(index, 0)
        return 0.0 if not run else 1.0 if run > inside else 0.5

    @cached_property
    def _gaps(self) -> tuple[int, dict[int, int]]:
        """The most empty rows between the records, and between the last full row and each one below it."""
        rows = sorted((*self.full, *self.others))
        gaps = [at - above - 1 for above, at in pairwise(rows)]
        end = bisect_left(rows, self.last)
        below = accumulate(gaps[end:], max) if self.full else ()
        return max(gaps[:end], default=0), dict(zip(rows[end + 1 :], below, strict=False))

    def prepared(self, index: int) -> bool:
        """Whether a row has nothing yet but its number or code, in a column that gives no field: the number that follows the one above,
        or a code like that of a neighbour that has nothing else."""
        column = self.lone(index)
        if column is None or column in self.roles.fields:
            return False
        number, before = (row_number(self.sheet.cell(at, column)) for at in (index, index - 1))
        if number is not None and before == number - 1:
            return True
        shape = _code_shape(self.texts(index)[column])
        near = [
            at for at in (index - 1, index + 1) if self.table.first <= at < min(self.table.last, len(self.sheet.rows))
        ]
        return shape is not None and any(
            self.lone(at) == column and _code_shape(self.texts(at)[column]) == shape for at in near
        )

    def above(self, index: int, *, group: bool) -> list[int]:
        """The rows above one that may be records; `group`: those below the last totals row or cell that stands alone."""
        begins = bisect_left(self._bounds, index) - 1
        start = self._bounds[begins] + 1 if group and begins >= 0 else self.table.first
        return self._countable[bisect_left(self._countable, start) : bisect_left(self._countable, index)]

    @cached_property
    def _bounds(self) -> list[int]:
        return sorted({*self.totalled, *(at for at in self.others if self.lone(at) is not None)})

    @cached_property
    def _countable(self) -> list[int]:
        totals = set(self.totalled)
        named = (
            at for at in self.others if at not in totals and not self.texts(at).keys().isdisjoint(self.roles.names)
        )
        return sorted({*self.full, *named})


@dataclass
class JudgedRow:
    """A row as it is judged."""

    index: int
    body: Body

    def __post_init__(self) -> None:
        roles = self.body.roles
        self.texts = self.body.texts(self.index)
        self.given = {column: text for column, text in self.texts.items() if column in roles.fields}
        reaching = self.body.tall.get(self.index, {})
        self.named = {at: text for at, text in self.given.items() if at in roles.names and at not in reaching}
        self.number = None if roles.counting is None else row_number(self.body.sheet.cell(self.index, roles.counting))
        self.lone = next(iter(self.texts.values()), "") if self.body.lone(self.index) is not None else ""
        table = self.body.table
        self.above = self.index < table.first or self.index + 1 in table.repeated
        self.amid = table.first <= self.index < self.body.last
        self.begins = self.amid and self.index - self.body.table.first < _BEGINNING
        self.first = fold(next(iter(self.texts.values()), ""))
        self.totals = [text for text in list(self.texts.values())[:3] if totals_word(text)][:1]
        self.others = [
            text for column, text in self.texts.items() if text not in self.totals and column != roles.counting
        ]
        self.called = any(text in self.others and figure_of(text) is None for text in self.named.values())
        """Whether a name stands in it, be there a totals word beside."""


def repeats_header(row: JudgedRow) -> bool:
    """Whether most cells of a row are the headers of their columns."""
    headers = row.body.table.headers
    same = sum(column in headers and text == clean(headers[column][-1]) for column, text in row.texts.items())
    return same >= 2 and same >= 0.6 * len(row.texts)


def _code_shape(text: str) -> str | None:
    """The form of a code: digits and letters in pieces, without a space, that are nobody's address."""
    if "@" in text or " " in text or not any(map(str.isdecimal, text)) or not any(map(str.isalpha, text)):
        return None
    form = re.sub(r"\w+", "w", text)
    return form if form != "w" else None


def totals_word(text: str) -> bool:
    """Whether a cell is called as totals are, and has beside that only figures and what is counted: `TOPLAM / CƏMİ: 12 nəfər`."""
    if len(text) > _TOTALS_LONG:
        return False
    plain = re.sub(r"^\d+\s+", "", fold(text))
    found = listed("totals").match(plain)
    rest = re.sub(r"[\d.,:=/|()–—-]+", " ", plain[found.end() :]).split() if found else []
    return found is not None and all(word in known_words("counted") or says("totals", word) for word in rest)


def _has_totals_alone(texts: Sequence[str]) -> bool:
    return any(map(totals_word, texts[:3])) and all(figure_of(each) is not None or totals_word(each) for each in texts)


def figure_of(text: str) -> float | None:
    """The figure of a cell that has one, with or without what is counted: `12`, `12 nəfər`, `Cəmi: 12`."""
    found = _FIGURE.findall(text)
    return float(found[0].replace(",", ".")) if len(found) == 1 else None


def adds_up(row: JudgedRow) -> bool:
    """Whether every figure of a row is the number, the sum or the average of the rows above it, of all or of its group."""
    known = {
        column: figure
        for column, text in row.texts.items()
        if (row.number is None or column != row.body.roles.counting) and (figure := figure_of(text)) is not None
    }
    whole = (False,) if len(row.body.totalled) < _TOTALS_COUNTED else ()
    scopes = [rows for group in (*whole, True) if (rows := row.body.above(row.index, group=group))]
    return bool(known) and any(
        all(_is_of(figure, column, rows, row.body) for column, figure in known.items()) for rows in scopes
    )


def _is_of(figure: float, column: int, rows: Sequence[int], body: Body) -> bool:
    """Whether a figure is the number, the sum or the average of rows; beside a totals word alone, the sum of any column."""

    def figures(of: int) -> list[float]:
        return [each for at in rows if (text := body.texts(at).get(of)) and (each := figure_of(text)) is not None]

    known, counting = figures(column), body.roles.counting
    right = {float(len(rows)), float(sum(body.lone(at) is None for at in rows)), float(len(known))}
    right |= {sum(known), fmean(known)} if known else set()
    right |= {float(len(figures(counting)))} if counting is not None else set()
    if column in body.roles.names:
        right |= {sum(each) for other in body.roles.fields if (each := figures(other))}
    return any(abs(figure - each) < 0.01 for each in right)


def _formed(text: str, types: set[FieldType]) -> bool:
    digits = sum(map(str.isdecimal, text))
    return "@" in text if types == {FieldType.EMAIL} else digits >= (4 if FieldType.DATE in types else 6)


def _full(row: JudgedRow) -> float:
    """How much of what a record has, if it is not far less; half of it says little."""
    share = min(1.0, len(row.texts) / row.body.usual)
    return share**2 if row.given and share >= _FULL_FROM else 0.0


def _signs(row: JudgedRow) -> float:
    """How much the few cells of a row say who signs, if the first one does: `Koordinatör | Başkan`."""
    if len(row.texts) > _SIGNED_CELLS or own_form(row) or not signing(row.first):
        return 0.0
    return sum(map(signing, row.texts.values()))


def signing(text: str) -> float:
    """Whether a cell is what somebody is or did who signs (`Təsdiq edən`, `Eğitim koordinatörü:`); half, where it only begins so."""
    plain = fold(text).partition(":")[0].rstrip(" .")
    ends = [found.end() for found in listed("signs").finditer(plain)]
    if ends and ends[-1] >= len(plain):
        return 1.0
    return 0.5 if says("signs", plain) else 0.0


def _labelled(row: JudgedRow) -> bool:
    """A label stands alone or before one answer, or where a name belongs."""
    alone = len(row.texts) <= 2 and _LABELLED.fullmatch(next(iter(row.texts.values()), "")) is not None
    return alone or any(text.endswith(":") for text in row.named.values())


def _is_person(row: JudgedRow) -> bool:
    named = any(map(_names_somebody, row.named.values()))
    return row.body.roles.people and named and signing(row.first) < 1 and not divides(row.lone)


def own_form(row: JudgedRow) -> bool:
    """An address, a telephone, a date or a number of a document stands in its column."""
    typed = {column: {each.type for each in fields} & set(_FORMED) for column, fields in row.body.roles.fields.items()}
    return any(typed[column] and _formed(text, typed[column]) for column, text in row.given.items())


def misfit(row: JudgedRow) -> bool:
    """Words alone where the others have an address or a figure, or a figure in somebody's name."""
    fields = row.body.roles.fields
    words_alone = any(
        fields[column][0].type in _FORMED and "@" not in text and not any(map(str.isdecimal, text))
        for column, text in row.given.items()
    )
    return words_alone or (row.body.roles.people and any(any(map(str.isdecimal, text)) for text in row.named.values()))


def _beside(row: JudgedRow) -> bool:
    """A name or an office alone beside a line that is signed, below the list."""
    end = min(row.body.table.last, len(row.body.sheet.rows))
    near = [row.body.texts(at) for at in (row.index - 1, row.index + 1) if row.body.last < at < end]
    signed = any(len(texts) <= 2 and any(map(signing, texts.values())) for texts in near)
    return not row.amid and len(row.texts) <= 2 and signed


def _filling(row: JudgedRow) -> float:
    """How much of one of the first rows says what belongs in it: `gün.ay.il`, `siyahıdan seçin`, room for an answer."""
    says_how = sum(instructs(fold(text)) for text in row.given.values())
    return says_how / len(row.given) if row.begins and says_how > 1 else 0.0


def _is_example(row: JudgedRow) -> bool:
    """One of the first rows begins with a word for examples, which is no name: a point or a colon stands behind it, or no name belongs there."""
    named = row.named.get(min(row.texts, default=0), ":")
    return row.begins and says("examples", row.first) and not {".", ":"}.isdisjoint(named.partition(" ")[0])


def names_one_of(text: str, topics: set[str]) -> bool:
    """Whether a text, in capitals or with a colon behind, is known for one of these."""
    plain = text.rstrip(" :")
    return not topics.isdisjoint(kinds_of(plain.title() if plain.isupper() else plain))


def _names_somebody(text: str) -> bool:
    return not {"person", "given"}.isdisjoint(kinds_of(text))


def _small_word(text: str) -> bool:
    """Whether a longer word of a name begins with a small letter, and is not `oğlu` or its like."""
    return any(word[0].islower() and len(word) > _SHORT and fold(word) not in _CHILD for word in text.split())


def divides(text: str) -> bool:
    """Whether a text ends with a word that divides lists, or with that and a number or a letter: `Aran bölgəsi`, `Group B`."""
    several = fold(text).rstrip(" :").split()
    at = -2 if several and (several[-1].isdecimal() or len(several[-1]) == 1) else -1
    return len(several) > 1 and several[at] in known_words("divides")


SIGNS: Mapping[str, RowSign] = {
    "as many cells as a record": RowSign(SpeaksFor.RECORD, _full),
    "something in a column of names": RowSign(SpeaksFor.RECORD, lambda row: row.named),
    "several parts of a name": RowSign(SpeaksFor.RECORD, lambda row: len(row.named) > 1),
    "numbered as the records are": RowSign(SpeaksFor.RECORD, lambda row: row.number is not None and row.given),
    "an address, a telephone or a day in its column": RowSign(SpeaksFor.RECORD, own_form),
    "a given name": RowSign(SpeaksFor.RECORD, _is_person),
    "a label with a colon": RowSign(SpeaksFor.OTHER, _labelled),
    "no number, where the records have one": RowSign(SpeaksFor.OTHER, lambda row: row.body.counted and row.number is None),
    "nothing in a column of names": RowSign(SpeaksFor.OTHER, lambda row: row.body.roles.names and not row.named),
    "a city or a country": RowSign(SpeaksFor.OTHER, lambda row: row.lone and names_one_of(row.lone, {"city", "country"})),
    "a media house": RowSign(SpeaksFor.OTHER, lambda row: row.body.roles.people and row.lone and names_one_of(row.lone, {"house"})),
    "a word that divides lists": RowSign(SpeaksFor.OTHER, lambda row: divides(row.lone)),
    HEADS: RowSign(SpeaksFor.OTHER, lambda row: row.body.headed if row.amid and row.body.heads(row.index) is not None else 0.0),
    "small letters in a name": RowSign(SpeaksFor.OTHER, lambda row: row.lone and row.body.roles.people and row.body.capitalised and any(map(_small_word, row.named.values()))),
    "above a header": RowSign(SpeaksFor.OTHER, lambda row: row.above),
    "alone above a header": RowSign(SpeaksFor.OTHER, lambda row: row.above and len(row.texts) == 1),
    "empty rows between it and the list": RowSign(SpeaksFor.OTHER, lambda row: row.body.parted(row.index)),
    "words for figures or addresses": RowSign(SpeaksFor.OTHER, misfit),
    "the figures of the rows above it": RowSign(SpeaksFor.TOTALS, lambda row: row.totals and not row.called and adds_up(row), TOTALS),
    "only figures beside that word": RowSign(SpeaksFor.TOTALS, lambda row: row.totals and all(figure_of(text) is not None or totals_word(text) for text in row.others), FALSE_TOTALS),
    "the name of the row above reaches into it": RowSign(SpeaksFor.OTHER, lambda row: not row.named and any(at in row.body.tall.get(row.index, {}) for at in row.body.roles.names), GOES_ON),
    "share that says how to fill it in": RowSign(SpeaksFor.OTHER, _filling, HINT),
    "an example": RowSign(SpeaksFor.OTHER, _is_example, HINT),
    "the same words in several columns": RowSign(SpeaksFor.OTHER, lambda row: row.begins and len(row.texts) > 2 and 2 * len(set(row.texts.values())) <= len(row.texts), HINT),
    "begins as a note": RowSign(SpeaksFor.OTHER, lambda row: row.lone and says("notes", row.first), NOTE),
    "begins with a mark": RowSign(SpeaksFor.OTHER, lambda row: row.lone and not own_form(row) and (row.first[0] in "¹²³" or not row.first[0].isalnum()), NOTE),
    "a sentence": RowSign(SpeaksFor.OTHER, lambda row: row.lone and len(row.lone.split()) >= _SENTENCE and (row.lone[-1] in ".!?" or len(row.lone) > _LONG), NOTE),
    "says who signs": RowSign(SpeaksFor.OTHER, _signs, SIGNATURE),
    "a line to write on": RowSign(SpeaksFor.OTHER, lambda row: any(_RULED.search(text) for text in row.texts.values()), SIGNATURE),
    "beside a signature": RowSign(SpeaksFor.OTHER, _beside, SIGNATURE),
}  # fmt: skip
"""Every sign by its name in row_weights.toml. Of those that tell what a row is, the first one that it has tells."""


def signs_of_row(row: JudgedRow) -> Iterator[tuple[str, float]]:
    """The signs that a row has, each with its strength."""
    for name, sign in SIGNS.items():
        if share := sign.has(row):
            yield name, share if isinstance(share, float) else 1.0


def weighed(row: JudgedRow) -> dict[str, float]:
    """What the signs of a row weigh, by their names."""
    weights = vocabulary("row_weights")["row"]
    return {sign: weights.get(sign, 0.0) * strength for sign, strength in signs_of_row(row)}
