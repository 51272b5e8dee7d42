"""Columns to fields: headers first, the values as evidence, each field once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from exchange_app.fields import FieldType
from exchange_app.sheets.reading.catalogue import fields_of
from exchange_app.sheets.reading.evidence import STRICT, by_values, by_words_and_values
from exchange_app.sheets.reading.headers import ENOUGH, Candidate, Levels, candidates, is_row_number
from exchange_app.sheets.reading.keys import parts, tokens
from exchange_app.sheets.reading.known import other_kinds
from exchange_app.sheets.reading.lexicon import ideas, weight
from exchange_app.sheets.reading.profile import Profile, fits, likeness, lists_outlets
from exchange_app.sheets.reading.values.countries import find_country
from exchange_app.sheets.reading.values.dates import dates_inside
from exchange_app.sheets.reading.values.names import NameOrder, family_first
from exchange_app.sheets.reading.values.readers import NAME_FIELDS
from exchange_app.sheets.reading.values.spoken import spoken
from exchange_app.sheets.reading.views import BY_BOTH, BY_HEADER, BY_VALUES, Assignment, ColumnView, Meaning
from exchange_app.text import Language, fold

_SURE = 0.95
_DECLARED = 0.995
"""A header that is declared word for word: its column is read even where no value has the form of the field, and all are reported."""


def assign(columns: Sequence[ColumnView], kind: str, language: Language) -> Assignment:
    """The best reading of the columns as a list of this kind."""
    found = Assignment(kind)
    offers: list[tuple[bool, float, int, int, Meaning]] = []
    for view in columns:
        if view.counts_rows and not _names_document(view):
            continue
        for place, each in enumerate(_offers(view, kind, language)):
            offers.append((not view.profile.count, -each.confidence, place, view.index, each))
    offers.sort(key=lambda each: each[:4])
    taken: dict[str, int] = {}
    for *_, index, meaning in offers:
        if index in found.meanings:
            continue
        rival = next((taken[key] for key in meaning.fields if key in taken), None)
        if rival is not None:
            found.doubles.setdefault(index, rival)
            continue
        found.meanings[index] = meaning
        taken.update(dict.fromkeys(meaning.fields, index))
    for index in found.meanings:
        found.doubles.pop(index, None)
    views = {view.index: view for view in columns}
    _complete(found, views, kind, language)
    return found


def _names_document(view: ColumnView) -> bool:
    return "identity" in ideas(view.own) and view.profile.share("identity") + view.profile.share("fin") > 0.5


def _offers(view: ColumnView, kind: str, language: Language) -> list[Meaning]:
    out: list[Meaning] = []
    readings = candidates(view.levels, kind, language) if view.levels else ()
    for each in readings:
        score = _weighed(each, view.own, view.profile, kind, language)
        if score >= ENOUGH:
            why = BY_HEADER if each.score >= _SURE or not view.profile.count else BY_BOTH
            fields = _narrowed(each.fields, view.profile, kind, language)
            out.append(Meaning(fields, round(min(score, 1.0), 2), why, each.order))
    if not out:
        out.extend(by_values(view, kind))
    if not out or max(each.confidence for each in out) < 0.9:
        out.extend(by_words_and_values(view, kind, language))
    return out


def _narrowed(fields: tuple[str, ...], seen: Profile, kind: str, language: Language) -> tuple[str, ...]:
    """Of several fields only the one whose form all values have, where no value has the form of another; of the parts of a name
    only the first where all cells hold one word."""
    if len(fields) > 1 and fields[0] == "given_name" and set(fields) <= set(NAME_FIELDS) and seen.count >= 3 and not seen.share("several words"):
        return fields[:1]
    if len(fields) == 1 or not seen.count or set(fields) <= set(NAME_FIELDS):
        return fields
    if seen.share("date inside") + seen.share("phone inside") + seen.share("contact") > 0.2:
        return fields
    declared = fields_of(kind)
    fit = {key: fits(declared[key], seen, language) for key in fields if declared[key].type in STRICT}
    whole = [key for key, share in fit.items() if share > 0.8]
    if len(whole) == 1 and all(share < 0.1 for key, share in fit.items() if key != whole[0]) and len(fit) > 1:
        return (whole[0],)
    return fields


_LITTLE = frozenset(key for word in "id ids no code kod ref number nömrə numara kodu applicant app".split() for key in tokens(word))


def _says_little(header: str) -> bool:
    """Whether a header may number or mark anything: `ID` over X0, X1 … is no national ID."""
    return set(tokens(header)) <= _LITTLE


def _weighed(each: Candidate, header: str, seen: Profile, kind: str, language: Language) -> float:
    declared = fields_of(kind)
    if len(each.fields) > 1:
        strict = [declared[key] for key in each.fields if declared[key].type in STRICT]
        if set(each.fields) <= set(NAME_FIELDS):
            strange = seen.share("email") + seen.share("written") + seen.share("phone") + max(seen.share("number"), seen.share("small"))
            return each.score * (1.0 if strange < 0.5 else 0.3)
        if strict and seen.count and max(fits(one, seen, language) for one in strict) < 0.15:
            return each.score * 0.7
        return each.score - 0.02
    wanted = declared[each.fields[0]]
    if seen.count >= 3 and wanted.type not in STRICT and each.score < _SURE + 0.05:
        like = likeness(wanted.key, seen)
        certain = each.score >= _SURE
        score = each.score * (1 + (0.5 if certain else 0.8) * min(0.0, like + 0.4)) + (0.25 * max(0.0, like - 0.3) if 0.4 <= each.score < 0.8 else 0.0)
        each = replace(each, score=min(score, 0.99))
    fit = fits(wanted, seen, language)
    strict_type = wanted.type in STRICT
    if wanted.key == "needs" and seen.count >= 3 and seen.share("answer") == 1.0:
        return 0.0
    if strict_type and wanted.type not in (FieldType.BOOLEAN, FieldType.CHOICE) and seen.share("answer") > 0.5:
        return 0.0
    if strict_type and fit == 0.0 and seen.count >= 3 and _says_little(header):
        return 0.0
    if strict_type and fit < 0.1 and seen.count >= 5 and each.score < _DECLARED:
        return each.score * 0.5
    if each.score >= _SURE:
        if fit < 0.15 and seen.count >= 5 and not strict_type:
            return each.score * 0.5
        return each.score * (0.9 + 0.1 * fit)
    if fit < 0.15 and seen.count >= 3:
        return each.score * 0.3
    if fit > 0.8:
        return each.score
    return each.score * (0.6 + 0.4 * fit)


def _complete(found: Assignment, views: dict[int, ColumnView], kind: str, language: Language) -> None:
    """What the values add to single fields: full names under `Name`, a phone beside the emergency contact …"""
    taken = {key for meaning in found.meanings.values() for key in meaning.fields}
    if kind == "applicant":
        _not_another_end(found, views, taken)
        _family_beside(found, views, taken)
        _whole_names(found, views, taken)
        _widen(found, views, taken, "emergency_name", ("emergency_phone",))
        _widen(found, views, taken, "birth_date", ("birth_place",))
        _widen(found, views, taken, "birth_place", ("birth_date",))
        _ways_to_reach(found, views, taken)
        _widen(found, views, taken, "phone", ("email",))
        _widen(found, views, taken, "email", ("phone",))
        _choices_in_one(found, views, taken)
        _levels_in_one(found, views, taken, language)
    if kind == "outlet":
        _widen(found, views, taken, "contact_name", ("contact_phone", "contact_email"))
        _widen(found, views, taken, "contact_phone", ("contact_email", "contact_name"))
        _widen(found, views, taken, "contact_email", ("contact_phone", "contact_name"))
    if kind == "cohort":
        _from_and_to(found, views, taken)
    _city_and_country(found, views, taken)


_SIGNS = {
    "emergency_phone": ("phone inside",),
    "birth_place": ("date inside",),
    "birth_date": ("date inside",),
    "email": ("contact", "email"),
    "phone": ("phone inside", "phone"),
    "contact_phone": ("phone inside", "phone"),
    "contact_email": ("contact", "email"),
    "contact_name": ("phone inside",),
}


def _widen(
    found: Assignment, views: dict[int, ColumnView], taken: set[str], key: str, others: tuple[str, ...]
) -> None:
    """Lets a column give more fields when its values hold them and no other column does."""
    index = found.column_of(key)
    if index is None or len(found.meanings[index].fields) > 2:
        return
    seen = views[index].profile
    if "phone" in key and key != "emergency_phone" and not (seen.share("contact") + seen.share("phone inside") > 0.3):
        return
    if key in ("email", "contact_email") and seen.share("contact") + seen.share("phone inside") <= 0.3:
        return
    meaning = found.meanings[index]
    more = [
        other
        for other in others
        if other not in taken and sum(seen.share(sign) for sign in _SIGNS[other]) > 0.3
    ]  # fmt: skip
    if key in ("contact_phone", "contact_email") and "contact_name" in more and not any(len(t.split()) > 3 for t in seen.texts):
        more.remove("contact_name")
    if not more:
        return
    if key == "contact_name" and "contact_role" not in taken:
        more.append("contact_role")
    fields = (*more, *meaning.fields) if "birth_place" in more else (*meaning.fields, *more)
    found.meanings[index] = replace(meaning, fields=fields, why=BY_BOTH)
    taken.update(more)


def _not_another_end(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Bitiş` alone is the end of whatever begins beside it, and a passport's only where the list has passports."""
    index = found.column_of("passport_expiry")
    if index is None or not views[index].levels or {"passport", "expiry"} & set(ideas(" ".join(views[index].levels))):
        return
    begins = index - 1 in views and "start" in ideas(views[index - 1].own)
    if begins or "passport_number" not in taken:
        del found.meanings[index]
        taken.discard("passport_expiry")


def _family_beside(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """Of two columns of single words side by side without headers, the one with given names tells that the other has family names."""
    given = found.column_of("given_name")
    if given is None or "family_name" in taken or views[given].levels or found.meanings[given].fields != ("given_name",):
        return
    for index in (given + 1, given - 1):
        view = views.get(index)
        if view is None or index in found.meanings or view.levels or view.counts_rows:
            continue
        seen = view.profile
        strange = max((seen.share(kind) for kind in other_kinds("family_name")), default=0.0) + seen.share("several words")
        capital = sum(text[:1].isupper() and text.replace("-", "").isalpha() for text in seen.texts)
        if seen.texts and capital > 0.9 * seen.count and strange < 0.2 and seen.distinct > 0.3:
            found.meanings[index] = Meaning(("family_name",), 0.6, BY_VALUES)
            taken.add("family_name")
            return


def _whole_names(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Adı` alone over `Aysel Vəliyeva` holds full names; so does `Soyadı` alone."""
    given, family, _ = NAME_FIELDS
    for key, other in ((given, family), (family, given)):
        index = found.column_of(key)
        if index is None or other in taken or len(found.meanings[index].fields) > 1:
            continue
        seen = views[index].profile
        if seen.share("several words") > 0.6:
            pair = (given, family) if key == given else (family, given)
            order: NameOrder = (family, given) if family_first(seen.texts) else ()
            found.meanings[index] = replace(found.meanings[index], fields=pair, why=BY_BOTH, order=order)
            taken.add(other)
    for index, meaning in found.meanings.items():
        if len(meaning.fields) > 1 and set(meaning.fields) <= set(NAME_FIELDS):
            seen = views[index].profile
            fields = meaning.fields
            if ("patronymic" not in taken and seen.share("child") > 0.1) or ("patronymic" not in fields and any(_holds_child(text) for text in seen.texts) and "patronymic" not in taken):
                fields = (*fields, "patronymic")
                taken.add("patronymic")
            order = meaning.order
            if not order and family_first(seen.texts):
                order = ("family_name", "given_name", *(("patronymic",) if "patronymic" in fields else ()))
            found.meanings[index] = replace(meaning, fields=fields, order=order)


def _holds_child(text: str) -> bool:
    return bool({"oglu", "qizi", "kizi", "gizi"}.intersection(fold(text).split()))


def _ways_to_reach(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`İletişim` over `Tel: 0541 …, a@b.tr` gives telephone and e-mail where no other column does."""
    for index, view in views.items():
        several = set(ideas(view.own))
        if index in found.meanings or {"phone", "email"} & taken or "contact" not in several or several - _REACHING:
            continue
        if view.profile.share("contact") + view.profile.share("phone inside") > 0.6 and not {"emergency", "other"} & set(ideas(" ".join(view.levels))):
            found.meanings[index] = Meaning(("phone", "email"), 0.8, BY_BOTH)
            taken.update(("phone", "email"))


_REACHING = frozenset(("contact", "info", "address", "unvan", "applicant"))


def _choices_in_one(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    index = found.column_of("preference_1")
    if index is None or "preference_2" in taken:
        return
    if lists_outlets(views[index].profile):
        fields = tuple(f"preference_{n}" for n in range(1, 6))
        found.meanings[index] = replace(found.meanings[index], fields=fields, why=BY_BOTH)
        taken.update(fields)


def _from_and_to(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """A column of `01.09.2026 – 30.11.2026` gives start and end."""
    for index, view in views.items():
        texts = view.profile.texts
        if {"starts", "ends"} & (taken - set(found.meanings[index].fields if index in found.meanings else ())):
            continue
        two = sum(len(list(dates_inside(text))) == 2 for text in texts)
        if texts and two > 0.5 * len(texts) and {"date", "period", "start"} & set(ideas(view.own)):
            found.meanings[index] = Meaning(("starts", "ends"), 0.8, BY_BOTH)
            taken.update(("starts", "ends"))


def _levels_in_one(found: Assignment, views: dict[int, ColumnView], taken: set[str], language: Language) -> None:
    """A column of languages with their levels gives those levels that have no column of their own."""
    fields = tuple(key for key in fields_of("applicant") if key.startswith("level_") and key not in taken)
    for index, view in views.items():
        if len(fields) < 2 or "language" not in ideas(" ".join(view.levels)):
            continue
        meaning = found.meanings.get(index)
        if meaning is not None and not all(key.startswith("level_") for key in meaning.fields):
            continue
        texts = view.profile.texts
        said = [spoken(text, language) for text in texts]
        if texts and sum(any(level for _, level, _ in each) for each in said) > 0.5 * len(texts):
            known = tuple(dict.fromkeys((*fields, *(meaning.fields if meaning else ()))))
            found.meanings[index] = Meaning(known, 0.8, BY_BOTH)
            taken.update(known)
            return


def _city_and_country(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    index = found.column_of("city")
    if index is None or "country" in taken or len(found.meanings[index].fields) > 1:
        return
    texts = views[index].profile.texts
    if texts and sum(find_country(_last_part(text)) is not None for text in texts) > 0.6 * len(texts):
        found.meanings[index] = replace(found.meanings[index], fields=("city", "country"), why=BY_BOTH)
        taken.add("country")


def _last_part(text: str) -> str:
    for mark in ("/", ",", " - ", "("):
        if mark in text:
            return text.rpartition(mark)[2].strip(" )")
    return ""


def row_number(cell: Any) -> int | None:
    """The number in a cell that counts rows: `7`, `7.` or a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < 10**6:
        return int(cell)
    if isinstance(cell, str) and len(cell) < 8 and (digits := cell.strip().rstrip(".)")).isdecimal():
        return int(digits)
    return None


def counts_rows(levels: Levels, cells: Sequence[Any]) -> bool:
    """Whether a column numbers the rows: by its header, or by its values where it has none."""
    own = levels[-1] if levels else ""
    if own and is_row_number(own):
        return not any(weight(idea) >= 0.6 for level in levels[:-1] for idea in ideas(level))
    little = bool(own) and _says_little(own)
    if parts(own)[0] and not little:
        return False
    numbers = [number for cell in cells[:200] if (number := row_number(cell)) is not None]
    filled = sum(cell is not None for cell in cells[:200])
    rising = sum(b - a in (0, 1) for a, b in itertools.pairwise(numbers))
    if little and not (numbers and len(numbers) == filled and numbers[1:] == list(range(numbers[0] + 1, numbers[0] + filled))):
        return False
    return len(numbers) >= 3 and len(numbers) > 0.7 * filled and rising > 0.8 * (len(numbers) - 1) and numbers[0] <= 2
