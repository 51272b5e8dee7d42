"""What headers say together: the same in two languages one below the other; `bu kişinin telefonu` about the person named before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exchange_app.sheets.reading.lexicon import ideas
from exchange_app.text import fold

Levels = tuple[str, ...]

_ABOUT = re.compile(
    r"(?:bu|o|hemin|ayni|adi gecen|adi cekilen) (?:kisi|kimse|sexs|adam|sahs|insan)[a-z]*\b|onun\b|kendisinin\b|ozunun\b|bunun\b|"
    r"(?:this|that|the same) person(?:['’]s|s)?\b|(?:his|her|their)\b"
)


def referred(headers: Mapping[int, Levels]) -> dict[int, Levels]:
    """The headers with those that speak about a person named in a header before (`bu kişinin telefonu`) under that header."""
    out: dict[int, Levels] = {}
    named: Levels = ()
    for column in sorted(headers):
        levels = headers[column]
        if named and _ABOUT.match(fold(levels[-1])):
            out[column] = (*named, levels[-1]) if levels[:-1] == named[:-1] else levels
        else:
            out[column] = named = levels
    return out


def without_reference(own: str) -> str | None:
    """A header that speaks about a person named before without the words that say so; None where it does not."""
    found = _ABOUT.match(fold(own))
    return " ".join(own.split()[len(found[0].split()) :]) if found else None


def in_two_languages(headers: Mapping[int, Levels]) -> dict[int, Levels]:
    """Headers of two levels of which the lower says the same as the upper in another language, as one level of two lines."""
    pairs = [levels for levels in headers.values() if len(levels) == 2]
    alike = sum(_alike(upper, lower) for upper, lower in pairs)
    if len(pairs) < 3 or len(pairs) < 0.6 * len(headers) or alike < 0.5 * len(pairs):
        return dict(headers)
    return {column: ("\n".join(levels),) if len(levels) == 2 else levels for column, levels in headers.items()}


def _alike(upper: str, lower: str) -> bool:
    one, other = set(ideas(upper)), set(ideas(lower))
    return bool(one & other) and len(one & other) >= 0.5 * min(len(one), len(other))
