"""The language of a list: its headers first, then the words of its choices."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_app.sheets.infer.catalogue import language_tokens
from exchange_app.sheets.infer.keys import tokens
from exchange_app.text import Language, fold

_LETTERS: dict[Language, str] = {"az": "əƏ", "tr": "", "en": "wW"}
_MARKS: dict[Language, frozenset[str]] = {
    "az": frozenset("tarixi tarix muraciet muracietler seher olke vezifesi vetendasligi poct pasport elaqe sira qeyd ucun siyahisi qurum is "
                    "elektron haqqinda nefer nomresi nomre dogulma cinsi vezife telimat qadin oglu qizi xeber yaxsi ela zeif".split()),
    "tr": frozenset("tarihi tarih basvuru basvurular sehir sehri ulke gorevi uyrugu posta eposta pasaport iletisim icin listesi kurum kurulus cep "
                    "numarasi cinsiyet gorev kadin erkek calistigi aciklama dogum_tarihi adiniz_ve haber iyi ileri temel".split()),
    "en": frozenset("name date birth phone city country and of list applicants number address gender email places contact".split()),
}  # fmt: skip


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
    words = dict.fromkeys(votes, 0.0)
    for value in values:
        _vote(words, value, 0.05)
    for language in votes:
        votes[language] += min(words[language], 0.15 * heads + 0.5)
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
    known = language_tokens()
    plain = set(fold(text).replace("-", " ").split())
    for language, letters in _LETTERS.items():
        if any(letter in text for letter in letters):
            votes[language] += 1.5 * weight
    for language, marks in _MARKS.items():
        votes[language] += weight * len(plain & marks)
    for token in tokens(text):
        languages = known.get(token)
        if languages:
            for language in languages:
                votes[language] += weight * (
                    1 / len(languages) ** 2 if "en" in languages else 0.5 if len(languages) > 1 else 1
                )
