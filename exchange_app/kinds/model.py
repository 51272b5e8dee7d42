"""The declarations: all that is said, once, of a field and of a kind of record. Form, table, workbook, import, checks, merge
and roster are made from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Literal, TypeAlias, get_args

from exchange_app.text import Language, Message

Value: TypeAlias = "str | int | bool | date | Decimal | tuple[str, ...] | dict[str, int]"
"""A canonical value; which of them a field holds is said by its FieldType."""

Spellings = Mapping[Language, tuple[str, ...]]


class FieldType(StrEnum):
    """How a field's value is kept, edited, shown and read."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    LEVEL = "level"
    """A CEFR level, A1 to C2."""
    COUNTRY = "country"
    """An ISO 3166 alpha-2 code."""
    LANGUAGE = "language"
    """A language code: tr, az, en, ru."""
    CURRENCY = "currency"
    """An ISO 4217 code."""
    EMAIL = "email"
    PHONE = "phone"
    """E.164."""
    URL = "url"
    NATIONAL_ID = "national_id"
    PASSPORT = "passport"
    AGENCY = "agency"
    AGENCIES = "agencies"
    COUNTS = "counts"
    """A whole number per agency code."""
    LIST = "list"
    """Several texts."""
    POINTS = "points"
    """Words in order with a number each, as one text: `Motivation 3; Portfolio 4` (kinds.points)."""
    ORDER = "order"
    """Words in order, as one text: `Portfolio; level; lot`; of `known` codes a person sees and writes the names."""
    REFERENCE = "reference"
    """The id of a record of the kind named by `target`."""


class Owner(StrEnum):
    """Whose value is proposed when both sides changed a field."""

    HOME = "home"
    """The sending agency of the person."""
    HOST = "host"
    """The agency in whose country the outlet stands."""
    BOTH = "both"


class Personal(StrEnum):
    """How private a field is."""

    NONE = "none"
    PERSONAL = "personal"
    """Purged on erasure, masked in logs."""
    SENSITIVE = "sensitive"
    """As personal, and never exported to the partner unless that exchange says so."""


class Merge(StrEnum):
    """How two sides' values of a field come together."""

    REGISTER = "register"
    SET = "set"
    TEXT = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """The codes of a choice, what a person sees for each, and the words met for it in files; each declaration is its own."""

    labels: Mapping[str, Message]
    words: Mapping[Language, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    letters: str = ""
    """Letters that stand for codes by themselves; which for which is said by the header or by the letters beside it."""

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in the order in which they are offered."""
        return tuple(self.labels)

    def label(self, code: str) -> Message:
        """What a person sees for a code."""
        return self.labels[code]


class NamePart(Enum):
    """The parts of a person's name, in the order in which they are told of a name that is read."""

    GIVEN = "given"
    FAMILY = "family"
    PATRONYMIC = "patronymic"


class Day(Enum):
    """What is true of a day beside its being one."""

    PAST = "past"
    """As that of a birth: a year in two figures is never one to come."""
    LAST = "last"
    """As that on which a document expires: where two days are given, the later is meant."""


Topic = Literal["city", "job", "house", "person", "given", "coded", "country"]
"""What a text is known for by its words: a media `house`, a `person`, a `given` name alone, `coded`: the word of a choice."""
TOPICS: tuple[Topic, ...] = get_args(Topic)


@dataclass(frozen=True, slots=True)
class InLists:
    """What is true of a field's values in the lists of others, where its type does not say it."""

    like: tuple[Topic, ...] = ()
    """What its texts are usually known for, the likeliest first; hardly ever for anything else."""
    unlike: tuple[Topic, ...] = ()
    """What its texts are hardly ever known for, where nothing is usual."""
    words: bool = False
    """It is in words: a small number is none."""
    figures: bool = False
    """It has figures among its words, as a street and a house have."""
    anything: bool = False
    """It is free text, be it figures, days or a mere yes."""
    given: bool = True
    """Whether lists of others give it at all."""

    @property
    def strange(self) -> tuple[Topic, ...]:
        """What its texts are hardly ever known for; () where anything may stand."""
        return self.unlike or (tuple(each for each in TOPICS if each not in self.like) if self.like else ())


OURS = InLists(given=False)
"""Said of what the two agencies settle themselves: no list that somebody sends has a column for it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of record."""

    key: str
    label: Message
    type: FieldType = FieldType.TEXT
    help: Message | None = None
    required: bool = False
    owner: Owner = Owner.HOME
    personal: Personal = Personal.NONE
    choices: Choices | None = None
    target: str | None = None
    synonyms: Spellings = field(default_factory=dict)
    """Other headers met in files, by the language of the file; the label's own three translations count as well."""
    minimum: int | None = None
    maximum: int | None = None
    width: int = 16
    """Characters, in a table, a workbook and a roster."""
    merge: Merge = Merge.REGISTER
    default: Value | None = None
    pixels: int = 0
    """Its width in a list, measured by eye; made from `width` where none is said."""
    known: Choices | None = None
    """Codes that a list may hold beside any other words; a person sees and writes their names."""
    name_part: NamePart | None = None
    """Which part of a person's name it holds."""
    day: Day | None = None
    in_lists: InLists = InLists()
    unset: Message | None = None
    """What it means that nothing stands in it, where that means something; told, and offered, as a value."""
    follows: str = ""
    """What is proposed for it in a new record: a field of a record that this one refers to, as `outlet.places`."""
    of_its_term: bool = False
    """It says how this record's own term went; the same for another term begins without it."""

    @property
    def sensitive(self) -> bool:
        """Whether it leaves only when an exchange says so."""
        return self.personal is Personal.SENSITIVE


UNSAID: Any = object()
"""Stands where a declaration must say something, be it None: what a kind cannot do is said, never left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a form and the fields under it. `paired`: short values stand two in a line."""

    title: Message
    fields: tuple[str, ...]
    paired: bool = False


class Many(Enum):
    """What is done with many records at once on the way from a list to the placement."""

    JOIN = "join"
    """People are put into a cohort."""
    OFFER = "offer"
    """Outlets offer places to a cohort."""


@dataclass(frozen=True, slots=True)
class Tab:
    """Records of other kinds that a record's pane lists: under which heading, and what is said where there are none.

    `add` is the button that makes one, whose field `by` then refers to the record shown; or `many` of them.
    """

    title: Message
    kinds: tuple[str, ...]
    empty: Message
    icon: str = "link"
    add: Message | None = None
    by: str = ""
    many: Many | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """How records of a kind are spoken of in a list of them, in whole sentences.

    `shown` is said of those that a filter leaves of a list (how many, of how many), `chosen` of those that are selected;
    `search` stands in the empty search field.
    """

    shown: Callable[[int, int], Message]
    chosen: Callable[[int], Message]
    search: Message


@dataclass(frozen=True, slots=True)
class NextTerm:
    """How a record is made again for another term: with its first `day` all its days are moved, and those of the records of the
    kind `along` that refer to it. `action` says it."""

    action: Message
    day: str
    along: str


@dataclass(frozen=True, slots=True)
class KindPage:
    """The page on which the records of a kind are listed. `empty` is said while there are none.

    `own` is whether the window has a page of its own for them; else it is the page of a list with the record beside it.
    """

    key: str
    title: Message
    icon: str
    empty: Message
    nouns: Nouns
    own: bool = False
    importable: bool = True
    """Whether the button Import stands on it."""
    sum: str = ""
    """The field whose numbers are added up under the list."""
    many: Many | None = None
    """What is done with those that are selected in it."""
    next_term: NextTerm | None = None
    """How one is made again for another term."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Which records of a kind a partner may have; exactly one of the three is said.

    `sides`: fields that name agencies; each of those may have the record. `along`: the field of the record it goes with.
    `referred`: it goes with the records that refer to it, and its own maker always may have it.
    """

    sides: tuple[str, ...] = ()
    along: str = ""
    referred: bool = False
    spare: int = 200
    """Empty rows with an ID at the end of its sheet."""
    letters: str = ""
    """Three letters in the codes of such rows; the first of the kind's key where it says none."""


class Maker(StrEnum):
    """Which agency a record that a list brings counts as made by."""

    SENDER = "sender"
    """The agency that sent the list."""
    COUNTRY = "country"
    """The agency of the record's country, else the one that sent the list."""
    SELF = "self"
    """Our own."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How lists of a kind are read: a record that is no person is known again by its name, unless one of `marks` differs."""

    maker: Maker
    marks: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    """Fields that belong together: one cell may hold several of them, offered for a column, or each stands beside the others."""
    own: tuple[str, ...] = ()
    """Fields that no list of another kind has: a column that surely holds one of them tells the kind."""
    periods: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The first and the last field of what lasts, by the idea of headers (resources/vocabulary) that says what does."""


@dataclass(frozen=True, slots=True)
class Same:
    """How records of a kind that may be entered twice are compared, and how that is said.

    `identity` gives for each mark of domain.matching (people: those of Identity; others: phone, email) the field that
    holds it. Two names are one in other spellings where the field is one of `loose`.
    """

    identity: Mapping[str, str]
    link: Message
    """The action that says of a record that another one is the same."""
    one: Message
    two: Message
    group: Message
    """The heading of such pairs in a review, and what it is about."""
    group_tip: Message
    none: Message
    linked: Message
    """The operations, with {name} and {other}."""
    apart: Message
    waiting: Callable[[int], Message]
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Current:
    """The newest standing record of another kind that refers to this one by `by`; its `columns` stand in the list too,
    under `<kind>.<field>`, and a list that is read gives its fields as well."""

    kind: str
    by: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placing:
    """That a record of a kind gives somebody a place: `who` refers to the application, `where` to the opening.

    The rules of placing are asked whenever one of these, a day (`starts`, `ends`) or the state is written; while `lock` is
    set, nobody is moved or taken away.
    """

    who: str
    where: str
    starts: str
    ends: str
    lock: str


@dataclass(frozen=True)
class Kind:
    """One kind of record, with everything that is true of it: its names, its fields in catalogue order, and what the
    rest of the application makes of them. What a kind cannot do it says by None or an empty tuple."""

    key: str
    label: Message
    plural: Message
    fields: tuple[Field, ...]
    name_fields: tuple[str, ...]
    """The fields that together name a record, in sorting order (family name, given name)."""
    new: Message = UNSAID
    """The button that makes one."""
    counted: Callable[[int], Message] = UNSAID
    """How many of them: `3 outlets`."""
    icon: str = UNSAID
    """The picture of one record."""
    code_letter: str = UNSAID
    """The letter before the year in a code: an applicant is AZ-2026-0042, a cohort AZ-C2026-0003."""
    belongs_to: str | None = UNSAID
    """The reference to the record at whose side it is shown; None where it stands for itself."""
    searched: tuple[str, ...] = UNSAID
    """The fields whose words find it."""
    search_line: tuple[str, ...] = UNSAID
    """The columns that tell what was found apart."""
    search_rank: int = 100
    """What people look for first has the lowest."""
    columns: tuple[str, ...] = UNSAID
    """The columns of a list that nobody has changed yet."""
    sections: tuple[Section, ...] = UNSAID
    """Its form, in order; every field stands once."""
    shared: Shared | None = UNSAID
    """Which of its records a partner may have; None where none leaves."""
    imported: Imported | None = UNSAID
    """How lists of it are read; None where it comes with other kinds only."""
    page: KindPage | None = UNSAID
    """Where its records are listed; None where they stand only at the side of those they belong to."""
    roster: int | None = UNSAID
    """Its place among the kinds whose fields a roster of people can show; None where it cannot."""
    seen_at: str = ""
    """The page on which it is edited where it has neither a page nor a record it belongs to."""
    home: str = ""
    """The path of references to the record whose maker sends the person; empty: the record's own maker."""
    host: str = ""
    """The path of references to the record, or to the country, whose agency hosts; empty: the record's own maker."""
    listed_by: tuple[str, ...] = ()
    """Those of the name's fields by which a list names it, where not by all."""
    name_label: Message | None = None
    """What stands over the name where it has several parts of its own."""
    card: tuple[str, ...] = ()
    """The fields on its card in the pane of another record, the first that is given naming it; else the name's fields."""
    tabs: tuple[Tab, ...] = ()
    """The records of others that its pane lists."""
    current: Current | None = None
    same: Same | None = UNSAID
    """How two records that may be one are found; None where none is looked for."""
    facts: tuple[str, ...] = ()
    """Two fields that beside the name tell its records apart."""
    placing: Placing | None = None
    """How its records hold a place, so that the rules of placing are asked of them."""
    people: bool = False
    """Whether its records are people: counted as such when they leave, known again by documents, birth and names."""
    code_field: str = ""
    """The field that is the record's code; its table has no other column for it."""
    indexed: tuple[str, ...] = ()
    """The fields by which its table has an index."""
    moves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which states come next after each; empty where any may follow any. Steps may be left out, but nothing goes back."""

    def field(self, key: str) -> Field:
        """The declaration of a field. Raises KeyError for a key the kind does not have."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Field]:
        return {each.key: each for each in self.fields}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All field keys, in catalogue order."""
        return tuple(each.key for each in self.fields)

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Reference field → the kind it points to."""
        return {each.key: each.target for each in self.fields if each.type is FieldType.REFERENCE and each.target}

    @cached_property
    def telling_fields(self) -> tuple[str, ...]:
        """The fields by which two records are told apart: names first."""
        marks = self.imported.marks if self.imported is not None else ()
        held = self.same.identity.values() if self.same is not None else ()
        return tuple(dict.fromkeys((*self.name_fields, *marks, *held)))

    @cached_property
    def named(self) -> bool:
        """Whether it has a name of its own; else it is named by the records it refers to."""
        return not any(key in self.references for key in self.name_fields)

    @property
    def state(self) -> str:
        """The field that says how far a record has come; empty where there is none."""
        return next((each.key for each in self.fields if each.key == "status" and each.type is FieldType.CHOICE), "")

    def leads(self, before: str, after: str) -> bool:
        """Whether a record comes from one state to another by its moves, be it over others."""
        seen, waiting = {before}, [before]
        while waiting:
            for each in self.moves.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return not self.moves or after in seen

    @property
    def listed(self) -> KindPage:
        """The page of its list. Raises ValueError where it has none."""
        if self.page is None:
            raise ValueError(f"{self.key} has no list of its own")
        return self.page

    @property
    def letters(self) -> str:
        """Three letters for it in the codes of spare rows."""
        return (self.shared.letters if self.shared else "") or self.key[:3].upper()

    @property
    def lead(self) -> str:
        """The column that names it in lists."""
        return "name" if self.named and len(self.name_fields) > 1 else self.name_fields[0]

    @property
    def list_name(self) -> tuple[str, ...]:
        """The fields by which a list names it."""
        return self.listed_by or self.name_fields
