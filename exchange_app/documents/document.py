"""What a document is: a declaration, a data function, a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.trouble import UnknownDocument, UnknownOption
from exchange_app.domain.records import RecordId
from exchange_app.kinds import FieldType
from exchange_app.text import Language, Message, msg

OptionValue = bool | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a person chooses about a document; `about` are the kinds for which it is offered.

    The value is a truth, one of `choices` (code and words), or keys of person_columns: those that `usual` gives, for the kind
    and the other options, where nobody chose any.
    """

    key: str
    label: Message
    about: tuple[str, ...] = ("cohort", "outlet")
    choices: tuple[tuple[str, Message], ...] = ()
    usual: Callable[[str, Mapping[str, OptionValue]], tuple[str, ...]] | None = None
    default: OptionValue = False
    paper: bool = False
    """Whether it concerns the paper, not what is said on it."""

    def read(self, text: str) -> OptionValue:
        """The value that a person typed: yes or no, a code, keys with commas. Raises UnknownOption."""
        if self.usual is not None:
            return tuple(part.strip() for part in text.split(",") if part.strip())
        allowed = [code for code, _ in self.choices] or ["yes", "no"]
        if text not in allowed:
            raise UnknownOption(msg("{option} is one of {choices}.", option=self.key, choices=", ".join(allowed)))
        return text if self.choices else text == "yes"


@dataclass(frozen=True, slots=True)
class Request:
    """Which document is wanted, of what: at least one of `cohort` and `outlet` (record ids).

    With an outlet it is about the outlet, in that cohort or in all. Options that are not given have their defaults.
    """

    document: str = "roster"
    cohort: RecordId | None = None
    outlet: RecordId | None = None
    languages: tuple[Language, ...] = ("en",)
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    as_of: date | None = None

    @property
    def about(self) -> str:
        """The kind of the record that it is about."""
        return "outlet" if self.outlet is not None else "cohort"


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says: JSON for its template, and the people who are on it. `tagged`: for screen readers."""

    data: Mapping[str, Any]
    entries: Sequence[PersonEntry] = ()
    tagged: bool = True
    blank: bool = False
    """Whether it only says that there is nothing to print."""
    unnumbered: Sequence[RecordId] = ()
    """The placements that are left out because they have no number yet, of a document that each needs one for."""


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A document as a plain workbook: headers, rows of values, and a type for each column."""

    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    types: Sequence[FieldType]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be made. `content` and `table` are pure: the same records and request give the same result."""

    title: Message
    file_word: Message
    """What it is called in the name of a file."""
    content: Callable[[Material, Request], Content]
    about: tuple[str, ...] = ("cohort",)
    options: tuple[Option, ...] = ()
    table: Callable[[Material, Request], DocumentTable] | None = None

    def settled(self, request: Request) -> dict[str, OptionValue]:
        """The value of every option, as asked or by default. Raises UnknownOption, and UnknownDocument where it is not
        made about such a record.
        """
        if request.about not in self.about:
            raise UnknownDocument(msg("{document} is not made of such a record.", document=self.title))
        offered = [each for each in self.options if request.about in each.about]
        known = {each.key for each in self.options}
        for key in request.options:
            if key not in known:
                names = ", ".join(sorted(known)) or "–"
                raise UnknownOption(
                    msg("The document has no option {option}; there are {options}.", option=key, options=names)
                )
        found = {each.key: request.options.get(each.key, each.default) for each in offered}
        for each in offered:
            if each.usual is not None and not found[each.key]:
                found[each.key] = each.usual(request.about, found)
        return found
