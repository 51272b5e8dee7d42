"""Names of countries in the three languages, from the CLDR that Babel carries; the two at home need no look-up."""

from __future__ import annotations

from functools import lru_cache

from exchange_app.text import Language, sort_key

_AT_HOME: dict[tuple[str, Language], str] = {
    ("TR", "en"): "Türkiye",
    ("TR", "tr"): "Türkiye",
    ("TR", "az"): "Türkiyə",
    ("AZ", "en"): "Azerbaijan",
    ("AZ", "tr"): "Azerbaycan",
    ("AZ", "az"): "Azərbaycan",
}


def country_name(code: str, language: Language) -> str:
    """The name of an ISO 3166 alpha-2 code; the code itself where it is unknown."""
    return _AT_HOME.get((code, language)) or country_names(language).get(code, code)


@lru_cache(maxsize=3)
def country_names(language: Language) -> dict[str, str]:
    """All countries by code, in the alphabetical order of the language. Raises nothing."""
    from babel import Locale

    found = {
        code: _AT_HOME.get((code, language), str(name))
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }
    return dict(sorted(found.items(), key=lambda each: sort_key(each[1], language)))


_NOT_COUNTRIES = frozenset(("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"))
