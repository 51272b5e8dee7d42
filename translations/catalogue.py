"""Extracts the messages of the sources into the catalogues and compiles them: `python -m translations.catalogue extract`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
SOURCES = ("exchange_app", "ui")
LANGUAGES = ("tr", "az")
KEYWORDS = {
    "_": None,
    "msg": None,
    "n_": (1, 2),
    "nmsg": (1, 2),
    "p_": ((1, "c"), 2),
    "pmsg": ((1, "c"), 2),
}


def template() -> Catalog:
    """Every message of the sources, with the places where it stands."""
    found = Catalog(project="Exchange Desk", charset="utf-8")
    for folder in SOURCES:
        for name, line, message, comments, context in extract_from_dir(
            HERE.parent / folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            if message and message != ("",):
                found.add(message, locations=[(f"{folder}/{name}", line)], auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands, empty where there is none yet."""
    source = HERE / f"{language}.po"
    if not source.exists():
        return Catalog(locale=language, project="Exchange Desk", charset="utf-8")
    with source.open("rb") as stream:
        return read_po(stream, locale=language)


def _dress(catalogue: Catalog) -> None:
    """A header without dates and placeholders, so that a catalogue changes only where its messages do."""
    catalogue.fuzzy = False
    catalogue.header_comment = "# Exchange Desk: every sentence that a person reads, in the language of this file."
    catalogue.msgid_bugs_address = None
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalogue.last_translator, catalogue.language_team, catalogue.version = "Exchange Desk", "Exchange Desk", ""


def extract() -> None:
    """Bring every catalogue up to the sources; what has gone from the sources goes from the catalogue."""
    messages = template()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(messages, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _dress(catalogue)
        with (HERE / f"{language}.po").open("wb") as target:
            write_po(target, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    compile_all()


def compile_all() -> None:
    """Write the binary catalogues that gettext reads."""
    for language in LANGUAGES:
        with (HERE / f"{language}.mo").open("wb") as target:
            write_mo(target, read(language))


if __name__ == "__main__":
    {"extract": extract, "compile": compile_all}[sys.argv[1]]()
