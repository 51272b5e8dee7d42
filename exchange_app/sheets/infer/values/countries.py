"""Countries by name in three languages, by adjective, by code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from exchange_app.kinds.countries import country_names
from exchange_app.sheets.infer.values.choices import plain
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.text import LANGUAGES, Language, msg, name_key

_ALSO = {
    "TR": "t.c. tc t.c tur türkiye turkey türkiyə türk turkish turk türkiyəli türkiyeli tr türkiye_cumhuriyeti "
    "türkiyə_respublikası türkiyə_cümhuriyyəti republic_of_türkiye republic_of_turkey t.c._vatandaşı türkler trk rep._of_türkiye rep._of_turkey tc_vatandaşı",
    "AZ": "azərbaycan azerbaycan azerbaijan azərbaycanlı azerbaycanlı azerbaijani azeri azəri aze az azərbaycan_respublikası "
    "azerbaycan_cumhuriyeti republic_of_azerbaijan azərb azerb az_r azr azerbeycan azerbajan azerbaycan_türkü azerb. azərb._resp. azərb._resp azərb_respublikası azərbaycan_resp. rep._of_azerbaijan ar_vətəndaşı a.c a.r",
    "GE": "gürcü georgian gürcistan gürcüstan georgia geo gürcistanlı",
    "RU": "rus russian rusya rusiya russia rusiyalı rus_federasyonu rusiya_federasiyası russian_federation rusyalı",
    "IR": "iran iranlı iranian i.r. iran_islam_cumhuriyeti iran_islam_respublikası fars",
    "KZ": "kazak qazax kazakh kazakistan qazaxıstan qazaxıstanlı",
    "UZ": "özbek özbək uzbek özbekistan özbəkistan",
    "TM": "türkmen türkmən turkmen türkmenistan türkmənistan",
    "KG": "kırgız qırğız kyrgyz kırgızistan qırğızıstan kirgizistan",
    "UA": "ukraynalı ukraynali ukrainian ukrayna",
    "DE": "alman german almanya almaniya",
    "GB": "ingiliz british birleşik_krallık böyük_britaniya uk england ingiltere ingiltərə",
    "US": "abd abş usa american amerikalı amerika",
    "FR": "fransız french",
    "IT": "italyan italian",
    "BY": "belarus belarusian",
    "MD": "moldovalı moldovan moldova",
    "IQ": "iraklı iraqi ıraklı",
    "SY": "suriyeli suriyalı syrian",
    "BG": "bulgar bulgarian",
    "GR": "yunan greek",
    "UN": "",
}
_CITIZEN = re.compile(
    r"\b(?:vatandasi|vatandaslari|vetendasi|vətəndaşı|citizen(?:ship)?|of|respublikasinin|cumhuriyeti|respublikasi|republic|uyruklu|uyrugu|tebeesi)\b"
)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, listed in _ALSO.items():
        for word in listed.split():
            found.setdefault(plain(word.replace("_", " ")), code)
            if len(joined := plain(word.replace("_", " ")).replace(" ", "")) > 2:
                found.setdefault(joined, code)
    for language in LANGUAGES:
        for code, name in country_names(language).items():
            found.setdefault(plain(name), code)
    for code in country_names("en"):
        found.setdefault(code.lower(), code)
    return found


@lru_cache(maxsize=1)
def _loose() -> dict[str, str]:
    out: dict[str, str] = {}
    for name, code in _names().items():
        if len(name) > 3:
            out.setdefault(name_key(name), code)
    return out


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {key.lower(): several[0] for key, several in aliases.items() if len(key) == 3 and key.isalpha()}


@lru_cache(maxsize=4096)
def find_country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country named by a cleaned text, or None."""
    key = plain(text.replace("?", "ə"))
    names = _names()
    found = names.get(key) or names.get(key.replace(" ", ""))
    if found is not None:
        return found
    bare = " ".join(_CITIZEN.sub(" ", key).split())
    found = names.get(bare) or _loose().get(name_key(bare)) if bare else None
    if found is not None:
        return found
    if len(key) == 3 and (found := _alpha3().get(key)):
        return found
    parts = [part for part in re.split(r"\s*[/|()\[\],;–—-]\s*", text) if part]
    if len(parts) > 1:
        codes = {find_country(part) for part in parts}
        if len(codes) == 1:
            return codes.pop()
    return None


_SHORT = {"az": {"ar": "AZ"}}
"""What a list in a language means by letters that are another country's code: AR is Azərbaycan Respublikası."""


def read_countries(language: Language) -> Reader:
    """Reads countries as their codes, as a list in that language writes them."""
    short = _SHORT.get(language, {})

    def read(cell: Any) -> Any:
        if isinstance(cell, str):
            text = clean(cell)
            if not_given(text):
                return None
            if found := short.get(plain(text)) or find_country(text):
                return found
        return Fault(msg("No country of this name is known; choose one from the list."))

    return read
