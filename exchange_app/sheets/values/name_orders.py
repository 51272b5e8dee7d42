"""In which order each full name of a column stands, where the names themselves or the e-mail addresses beside them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from exchange_app.kinds.model import NamePart
from exchange_app.sheets.values.gazetteer import ends_like, is_given_name
from exchange_app.sheets.values.names import NameOrder, begins_with_family, written_order
from exchange_app.sheets.values.texts import clean
from exchange_app.text import Language, Message, msg, name_key, nmsg

_GIVEN, _FAMILY, _FATHER = NamePart
_SURE, _HEADED = 2, 3
"""So much evidence turns the order of a single name, and where a heading or most of the column say the order: one sign that is sure, or two
or three that are not."""
_SHOWN = 5
_MAIL = re.compile(r"[^\W\d_]+")


class NameOrders:
    """The order of each name of a column. `order` is that of the column, () where nothing says it; `cells` are names of it, and `mails` the
    e-mail addresses beside them. `father`: patronymics are read of them."""

    def __init__(
        self, order: NameOrder, language: Language, cells: Sequence[Any] = (), mails: Sequence[Any] = (),
        *, father: bool = False,
    ) -> None:  # fmt: skip
        self._order, self._language = order, language
        self._sure = _HEADED if order else _SURE
        self._told: dict[str, NameOrder] = {}
        names = [
            (clean(cell), mail.partition("@")[0] if isinstance(mail, str) else "")
            for cell, mail in zip_longest(cells, mails[: len(cells)])
            if isinstance(cell, str)
        ]
        signs = {name: _evidence(written_order(name), mail, language) for name, mail in dict.fromkeys(names)}
        first = [name for name, sign in signs.items() if sign >= self._sure]
        last = [name for name, sign in signs.items() if sign <= -self._sure]
        leaning = sum(max(-_SURE, min(sign, _SURE)) for sign in signs.values())
        ahead, behind = (sum(sign * way > 0 for sign in signs.values()) for way in (1, -1))
        surely, mostly = len(first) > 2 * len(last) and leaning > 0, ahead > 2 * behind and 2 * ahead > len(signs)
        if not order and (surely or mostly):
            self._order = order = (*_turned((), family_first=True), *([_FATHER] if father else []))
        begins = begins_with_family(order)
        against = last if begins else first
        self._told = dict.fromkeys(against, _turned(order, family_first=not begins))
        self._told.update(dict.fromkeys(first if begins else last, order))
        self.said = _mixed(against, [name for name in signs if name not in self._told], begins)

    def of(self, text: str) -> NameOrder:
        """The order of a cleaned name, also of one that was not among the cells."""
        found = self._told.get(text)
        if found is None:
            sign = _evidence(written_order(text), "", self._language)
            found = _turned(self._order, family_first=sign > 0) if abs(sign) >= self._sure else self._order
            self._told[text] = found
        return found


def _mixed(against: Sequence[str], open_: Sequence[str], begins: bool) -> tuple[Message, ...]:
    """What is said of a list that mixes the orders."""
    if not against:
        return ()
    shown = ", ".join(f"“{name}”" for name in against[:_SHOWN]) + (" …" if len(against) > _SHOWN else "")
    told = (
        msg("The names stand in two orders: {names} are read with the given name first, the others with the family name first.", names=shown)
        if begins
        else msg("The names stand in two orders: {names} are read with the family name first, the others with the given name first.", names=shown)
    )  # fmt: skip
    if not open_:
        return (told,)
    doubtful = nmsg(
        "{count} name does not show its order, “{name}”; it is read like the others.",
        "{count} names do not show their order, such as “{name}”; they are read like the others.",
        len(open_), name=open_[0],
    )  # fmt: skip
    return told, doubtful


def _turned(order: NameOrder, *, family_first: bool) -> NameOrder:
    """The order with the family name at its other end."""
    if begins_with_family(order) is family_first:
        return order
    rest = tuple(part for part in (order or (_GIVEN,)) if part is not _FAMILY)
    return (_FAMILY, *rest) if family_first else (*rest, _FAMILY)


def _family_like(word: str, language: Language) -> int:
    if is_given_name(word):
        return 0
    return 2 if ends_like(word, "sure_endings") else int(language == "az" and ends_like(word, "family_endings"))


def _evidence(words: Sequence[str], mail: str, language: Language) -> int:
    """Above 0 where the first word of a name is rather the family name, below 0 where the last one is."""
    if len(words) < 2:
        return 0
    first, last = words[0], words[-1]
    signs = 2 * (_family_like(first, language) - _family_like(last, language))
    signs += is_given_name(last) - is_given_name(first)
    one, two, keys = name_key(first), name_key(last), [name_key(part) for part in _MAIL.findall(mail.lower())]
    return signs + (_by_mail(one, two, keys) - _by_mail(two, one, keys) if one != two else 0)


def _by_mail(family: str, given: str, keys: Sequence[str]) -> int:
    """How far an address tells which is the family name: `r.mammadov` and `rmammadov` surely, `rashad.mammadov` rather."""
    initial = given[:1]
    if {*keys[:2]} == {initial, family} or (keys[:1] in ([initial + family], [family + initial]) and len(keys) == 1):
        return _HEADED
    return int(list(keys[:2]) in ([given, family], [given + family]))
