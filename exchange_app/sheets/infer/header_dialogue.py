"""What headers say together: the same in two languages one below the other; `bu kişinin telefonu` about the person named before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.text import fold

Levels = tuple[str, ...]

_ABOUT = re.compile(
    r"(?:bu|o|hemin|ayni|adi gecen|adi cekilen) (?:kisi|kimse|sexs|adam|sahs|insan)[a-z]*\b|onun\b|kendisinin\b|ozunun\b|bunun\b|"
    r"(?:this|that|the same) person(?:['’]s|s)?\b|(?:his|her|their)\b|(?:…|\.{2,3})\s*(?:and|ve|ya da|or)\b"
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


_NUMBERED = re.compile(r"(?:(?:Q|S|Soru|Sual|Question)\s*)?(\d{1,2})\s*[.):\-–]\s*(?=\D)", re.IGNORECASE)
_MANY = 4


def unnumbered(headers: Mapping[int, Levels]) -> dict[int, Levels]:
    """The headers without the numbers of questions, where most of them have one: `7. E-posta adresiniz`. `1. Tercih | 2. Tercih` keep theirs."""
    found = {column: match for column, levels in headers.items() if (match := _NUMBERED.match(levels[-1]))}
    rests = {normal(headers[column][-1][match.end() :]) for column, match in found.items()}
    numbers = [int(found[column][1]) for column in sorted(found)]
    if len(found) < max(_MANY, 0.6 * len(headers)) or len(rests) < 0.8 * len(found) or numbers != sorted(numbers):
        return dict(headers)
    return {
        column: (*levels[:-1], levels[-1][found[column].end() :]) if column in found else levels
        for column, levels in headers.items()
    }


def _alike(upper: str, lower: str) -> bool:
    one, other = set(ideas(upper)), set(ideas(lower))
    return bool(one & other) and len(one & other) >= 0.5 * min(len(one), len(other))
