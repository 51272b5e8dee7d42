"""The language of a list: its headers first, then the words of its choices."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_app.sheets.infer.catalogue import language_tokens
from exchange_app.sheets.infer.keys import tokens
from exchange_app.sheets.word_files import vocabulary, words
from exchange_app.text import Language, fold


def language_of(
    headers: Iterable[str], around: Iterable[str], values: Iterable[str], home: Language, schwa: float = 0.0
) -> Language:
    """The language in which most of the headers are declared. `around` are titles and sheet names, `values` short words of
    the data; `home` decides when nothing else does; `schwa` is the share of cells with an ə. Of two languages side by side the one that is not English counts."""
    votes: dict[Language, float] = {"az": 0.0, "tr": 0.0, "en": 0.0}
    for header in headers:
        _vote(votes, header, 1.0)
    for text in around:
        _vote(votes, text, 0.4)
    heads = sum(votes.values())
    said = dict.fromkeys(votes, 0.0)
    for value in values:
        _vote(said, value, 0.05)
    for language in votes:
        votes[language] += min(said[language], 0.15 * heads + 0.5)
    local: Language = "az" if votes["az"] > votes["tr"] else "tr"
    if votes[local] == 0.0 and votes["en"] == 0.0:
        return "az" if schwa >= 0.12 else home
    near = abs(votes["az"] - votes["tr"]) <= 0.25 * max(votes["az"], votes["tr"])
    if near and schwa >= 0.12:
        local = "az"
    elif votes["az"] == votes["tr"] and home in ("az", "tr"):
        local = home
    return local if votes[local] >= 0.25 * votes["en"] else "en"


def _vote(votes: dict[Language, float], text: str, weight: float) -> None:
    known, told = language_tokens(), vocabulary("languages")
    plain = set(fold(text).replace("-", " ").split())
    for language in votes:
        votes[language] += 1.5 * weight * any(letter in text for letter in told["letters"][language])
        votes[language] += weight * len(plain.intersection(words(told["words"][language])))
    for token in tokens(text):
        languages = known.get(token)
        if languages:
            for language in languages:
                votes[language] += weight * (
                    1 / len(languages) ** 2 if "en" in languages else 0.5 if len(languages) > 1 else 1
                )
