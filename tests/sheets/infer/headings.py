"""The cases of `headings.tsv`: how partners head their columns, and what each heading must be read as."""

from pathlib import Path
from typing import NamedTuple

from exchange_app.text import Language


class Heading(NamedTuple):
    """One case; the head of the file says what its parts are. The language is None where the reader is not told."""

    kind: str
    language: Language | None
    fields: tuple[str, ...]
    levels: tuple[str, ...]
    met_in: frozenset[str]


def _read() -> list[Heading]:
    lines = Path(__file__).with_name("headings.tsv").read_text(encoding="utf-8").splitlines()
    told = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [
        Heading(
            kind,
            None if language == "any" else language,
            () if fields == "-" else tuple(fields.split("+")),
            tuple(heading.split(" > ")),
            frozenset(met_in.split("+")),
        )
        for kind, language, fields, heading, met_in, *_ in told
    ]


HEADINGS = _read()
