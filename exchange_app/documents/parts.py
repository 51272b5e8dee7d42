"""What data functions share, as common.typ shares layout: the frame of a page, tables of people, places to sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest
from typing import Any

from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Option, OptionValue
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import names_person, on_one_line, set_right
from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.domain.rules import day, text
from exchange_app.kinds import kind
from exchange_app.kinds.columns import Column, heading
from exchange_app.kinds.placement import PLACING
from exchange_app.kinds.values import show
from exchange_app.text import Language, Message, msg, pmsg, words

ORIENTATION = Option(
    "orientation",
    msg("Paper"),
    choices=(
        ("auto", msg("A4, as the columns need")),
        ("portrait", msg("A4 upright")),
        ("landscape", msg("A4 across")),
    ),
    default="auto",
    paper=True,
)
PEOPLE = Option(
    "people",
    msg("People"),
    about=("cohort",),
    choices=(
        ("all", msg("Everyone who applied")),
        ("selected", msg("The selected")),
        ("placed", msg("Those who have a place")),
    ),
    default="all",
)
SIGNED = Option("signed", msg("A column to sign in"), paper=True)
WALK_IN = Option("walk_in", msg("Three empty lines at the end"), paper=True)
SIGNATURES = Option("signatures", msg("Lines for signatures at the end"), default=True, paper=True)

PLAIN_FROM = 3000
"""Rows above which a table is set as plain lines, without tags for screen readers: in a tenth of a table's memory."""
_JOINT = re.compile(r"(?<=@)|(?<=[._])(?=\w{4})")
"""Where an address may be broken."""
_BREAK = re.compile(r"(?<=[/@\-–])|(?<=[._])(?=\w{4})")
"""The same, and where any text is broken that has no spaces."""
_RUN = re.compile(r"[^\S\n]+")
_MEASURED = 30
_SIGNED = "Məhəmmədzadə Ə."
"""About as wide as somebody signs."""
BLANK = 3
"""Empty lines for those who come without being on a list."""


def frame(
    material: Material,
    said: Bilingual,
    title: Message,
    *,
    subtitles: Sequence[Sequence[str]] = (),
    facts: Sequence[str] = (),
) -> dict[str, Any]:
    """What stands around a document, for `d` of common.typ: head of the first page, running head and foot, properties.

    A subtitle has one text, or one for each language. The properties name the document, its subject and an agency.
    """
    agencies = [clean(titles.title(each)) for each in material.agencies]
    names = [name for each in material.subjects if (name := titles.title(each)) not in said.first.say(title)]
    stand = msg("As of {date}", date=material.as_of)
    return {
        "languages": [each.language for each in said.words],
        "frame": {
            "title": " – ".join((said.first.say(title), *names[:1])),
            "author": agencies[0] if agencies else "",
            "agencies": agencies,
            "titles": said.each(title),
            "subtitles": [[clean(each) for each in lines] for lines in subtitles if any(lines)],
            "facts": [*dict.fromkeys(said.each(stand)), *facts],
            "running": clean(" · ".join((said.together(title), *names))),
            "date": said.together(stand),
            "page": list(dict.fromkeys(each._("Page {page} of {pages}") for each in said.words)),
        },
    }


def term(record: Record) -> tuple[date | None, date | None]:
    """The first and the last day of a cohort, an opening or a placement."""
    return day(record, PLACING.starts), day(record, PLACING.ends)


def names_of_subjects(material: Material) -> list[str]:
    """The names of the records that a document is about."""
    return [clean(name) for each in material.subjects if (name := titles.title(each))]


def wanted(entry: PersonEntry, options: Mapping[str, OptionValue]) -> bool:
    """Whether a person is one of those whom the option `people` asks for; at an outlet everybody is."""
    placed, status = bool(entry.at("placement")), text(entry.records["application"], "status")
    match options.get(PEOPLE.key, PEOPLE.default):
        case "selected":
            return placed or status == "selected"
        case "placed":
            return placed
        case _:
            return True


def value_of(record: Record, key: str, said: Bilingual) -> tuple[str, ...]:
    """A field's value in every language."""
    field = kind(record.kind).field(key)
    return tuple(show(field, record.get(key), each) for each in said.words)


def signatures(material: Material, languages: Sequence[Language]) -> list[dict[str, Any]]:
    """A place to sign for each agency, in its own language where the document is in it."""
    blocks = []
    for agency in material.agencies[:3]:
        spoken = text(agency, "language")
        said = words(next((each for each in languages if each == spoken), languages[0]))
        lines = (
            said.p_("signature", "Name and position"),
            said.p_("signature", "Signature"),
            said.p_("signature", "Date"),
        )
        blocks.append({"title": clean(titles.title(agency)), "lines": lines})
    return blocks


def headings(columns: Sequence[Column], said: Bilingual) -> list[tuple[str, ...]]:
    """The heading of each column in every language."""
    return [said.each(heading(column, columns)) for column in columns]


def table_of_people(
    columns: Sequence[Column],
    groups: Iterable[tuple[str, str, Sequence[Sequence[str]]]],
    said: Bilingual,
    *,
    signed: bool = False,
    blank: int = 0,
) -> dict[str, Any]:
    """A numbered table for `people` of common.typ. A group has a title, a note and rows of one text per column.

    `signed`: with an empty column to sign in. `blank` empty rows follow the last one.
    """
    number = {"heads": said.each(pmsg("column", "No.")), "width": 4, "right": True, "strong": False, "whole": True}
    heads = headings(columns, said)
    declared = [number, *(_column(each, head, said) for each, head in zip(columns, heads, strict=True))]
    if signed:
        heading_ = said.each(pmsg("signature", "Signature"))
        declared.append({"heads": heading_, "width": 16, "right": False, "strong": False, "whole": True})
    made: list[dict[str, Any]] = []
    count = 0
    for title, note, rows in groups:
        texts = []
        for row in rows:
            count += 1
            texts.append([str(count), *map(clean, row), *[""] * signed])
        if texts:
            made.append({"title": clean(title), "note": clean(note), "rows": texts})
    if made:
        empty = [""] * (len(declared) - 1)
        rows = [[str(count + at + 1), *empty] for at in range(blank)]
        if made[-1]["title"] and blank:
            made.append({"title": said.together(pmsg("document", "Added by hand")), "note": "", "rows": rows})
        else:
            made[-1]["rows"] += rows
    for at, column in enumerate(declared):
        shown = {row[at] for group in made for row in group["rows"]} | (
            {_SIGNED} if signed and column is declared[-1] else set()
        )
        column["longest"] = nlargest(_MEASURED, shown, key=len)
        broken = nlargest(_MEASURED, shown, key=lambda each: max(map(len, each.split()), default=0))
        column["pieces"] = [piece for each in broken for word in each.split() for piece in _BREAK.split(word)]
        if not column["whole"]:
            for group in made:
                for row in group["rows"]:
                    row[at] = _in_pieces(row[at])
    return {
        "columns": declared,
        "groups": made,
        "continued": "{title} (" + said.together(pmsg("document", "continued")) + ")",
        "plain": count > PLAIN_FROM,
        "empty": "",
    }


def _column(column: Column, heads: tuple[str, ...], said: Bilingual) -> dict[str, Any]:
    width = column.field.width * (2 if said.double(column.field) else 1)
    return {
        "heads": heads,
        "width": width,
        "right": set_right(column),
        "strong": names_person(column),
        "whole": on_one_line(column),
    }


def _in_pieces(shown: str) -> str | list[str]:
    """An address in the pieces that may stand on lines of their own; any other text as it is."""
    if "@" not in shown and "_" not in shown and "." not in shown:
        return shown
    pieces = [piece for piece in _JOINT.split(shown) if piece]
    return pieces if len(pieces) > 1 else shown


def clean(shown: str) -> str:
    """The text as one can set it: line ends kept, runs of other white space made one space, control letters left out."""
    if shown.isprintable() and "  " not in shown:
        return shown.strip()
    lines = shown.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    kept = (_RUN.sub(" ", line).strip() for line in lines)
    plain = ("".join(each for each in line if unicodedata.category(each) not in {"Cc", "Cs"}) for line in kept)
    return "\n".join(line for line in plain if line)
