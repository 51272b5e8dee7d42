"""Headings of columns that three people wrote down, each in one language, who knew the fields and had seen neither the reader nor its words nor
its tests: what a heading means when nobody taught it. The files are tab-separated: kind of list, fields (`-` for none of ours, several
with + between them), heading (a group and the heading below it are divided by " > ").
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from exchange_app.text import LANGUAGES, Language

_HELD = 6
"""One of so many is never shown to what learns."""


class Written(NamedTuple):
    """A heading as it was written down. `held`: it is not learned from, and shows what was learned."""

    kind: str
    language: Language
    fields: tuple[str, ...]
    levels: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether it is kept for the proof."""
        return crc32(" > ".join(self.levels).casefold().encode()) % _HELD == 0


def _read(language: Language) -> Iterator[Written]:
    for line in Path(__file__).with_name(f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        kind, fields, heading = line.split("\t")
        yield Written(kind, language, () if fields == "-" else tuple(fields.split("+")), tuple(heading.split(" > ")))


@cache
def written() -> tuple[Written, ...]:
    """All of them."""
    return tuple(each for language in LANGUAGES for each in _read(language))


__all__ = ["Written", "written"]
