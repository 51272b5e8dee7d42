"""What the values add to columns whose headers are read: full names under `Name`, a phone beside the emergency contact, two dates in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from exchange_app.kinds import FieldType
from exchange_app.kinds.model import Beside, Day, NamePart
from exchange_app.sheets.infer.catalogue import fields_of, name_fields, of_type, only_names, periods_of, with_day
from exchange_app.sheets.infer.keys import spelled
from exchange_app.sheets.infer.profile import Profile, lists_outlets
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.sheets.infer.values.dates import dates_inside
from exchange_app.sheets.infer.values.names import FAMILY_FIRST, family_first
from exchange_app.sheets.infer.values.pairs import direction, language_and_level
from exchange_app.sheets.infer.values.ranges import two_dates, two_numbers
from exchange_app.sheets.infer.values.spoken import spoken
from exchange_app.sheets.infer.views import BY_BOTH, BY_VALUES, Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas
from exchange_app.text import Language, fold

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def complete(found: Assignment, views: dict[int, ColumnView], kind: str, language: Language) -> None:
    """What the values add to single fields: full names under `Name`, a phone beside the emergency contact …"""
    taken = {key for meaning in found.meanings.values() for key in meaning.fields}
    if kind == "applicant":
        _no_single_skill(found, views, taken)
        _not_another_end(found, views, taken)
        _family_beside(found, views, taken)
        _given_beside(found, views, taken)
        _whole_names(found, views, taken)
        _passport_in_one(found, views, taken)
        _next_choices(found, views, taken)
        _ways_to_reach(found, views, taken)
        _widen(found, views, taken, kind)
        _choices_in_one(found, views, taken)
        _levels_in_one(found, views, taken, language)
    if kind == "outlet":
        _newsroom_itself(found, views, taken)
        _person_in_charge(found, views, taken)
        _widen(found, views, taken, kind)
    if kind == "cohort":
        _from_whom_to_whom(found, views, taken)
        _language_with_level(found, views, taken, language)
        _from_and_to(found, views, taken)
    _city_and_country(found, views, taken)


def _widen(found: Assignment, views: dict[int, ColumnView], taken: set[str], kind: str) -> None:
    """Lets a column give more fields when its values hold them and no other column does."""
    for wanted in fields_of(kind).values():
        index = found.column_of(wanted.key)
        if index is None or not wanted.in_lists.beside or len(found.meanings[index].fields) > 2:
            continue
        seen = views[index].profile
        reached = wanted.type in (FieldType.PHONE, FieldType.EMAIL)
        if reached and seen.share("contact") + seen.share("phone inside") <= _SHOWN:
            continue
        more = [each for each in wanted.in_lists.beside if each.field not in taken and _shown(each, seen)]
        if not more:
            continue
        more += [each for each in wanted.in_lists.beside if not each.looks and each.field not in taken]
        before = tuple(each.field for each in more if each.before)
        after = tuple(each.field for each in more if not each.before)
        meaning = found.meanings[index]
        found.meanings[index] = replace(meaning, fields=(*before, *meaning.fields, *after), why=BY_BOTH)
        taken.update(before + after)


def _shown(other: Beside, seen: Profile) -> bool:
    """Whether the cells of a column show that another field stands there too."""
    return sum(map(seen.share, other.looks)) > _SHOWN and (
        not other.words or any(len(text.split()) > other.words for text in seen.texts)
    )


_SHOWN = 0.3
"""The share of cells that shows another field beside the one that the header names."""


def _no_single_skill(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """Of reading, writing and speaking in columns of their own none is the level; a column of the whole language beside them is."""
    for key in [key for key in taken if key.startswith("level_")]:
        index = found.column_of(key)
        if index is None or "skill" not in ideas(" ".join(views[index].levels)):
            continue
        rivals = [other for other, first in found.doubles.items() if first == index]
        whole = [other for other in rivals if "skill" not in ideas(" ".join(views[other].levels))]
        if whole:
            meaning = found.meanings.pop(index)
            found.meanings[whole[0]] = replace(meaning, why=BY_BOTH)
            found.doubles.pop(whole[0])
        elif rivals:
            del found.meanings[index]
            taken.discard(key)
            for other in rivals:
                found.doubles.pop(other)


def _not_another_end(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Bitiş` alone is the end of whatever begins beside it, and a passport's only where the list has passports."""
    number, expiry = _passport(found.kind)
    index = found.column_of(expiry)
    if index is None or not views[index].levels or {"passport", "expiry"} & set(ideas(" ".join(views[index].levels))):
        return
    begins = index - 1 in views and "start" in ideas(views[index - 1].own)
    if begins or number not in taken:
        del found.meanings[index]
        taken.discard(expiry)


def _family_beside(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """Of two columns of single words side by side without headers, the one with given names tells that the other has family names."""
    given_name, family_name, _ = name_fields()
    given = found.column_of(given_name)
    if given is None or family_name in taken or views[given].levels or found.meanings[given].fields != (given_name,):
        return
    for index in (given + 1, given - 1):
        view = views.get(index)
        if view is None or index in found.meanings or view.levels or view.counts_rows:
            continue
        seen = view.profile
        others = fields_of(found.kind)[family_name].in_lists.strange
        strange = max(map(seen.share, others), default=0.0) + seen.share("several words")
        capital = sum(text[:1].isupper() and text.replace("-", "").isalpha() for text in seen.texts)
        if seen.texts and capital > 0.9 * seen.count and strange < 0.2 and seen.distinct > 0.3:
            found.meanings[index] = Meaning((family_name,), 0.6, BY_VALUES)
            taken.add(family_name)
            return


def _given_beside(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Namizədin soyadı` tells whose name `Namizədin adı` is, whatever the word that both begin with."""
    given_name, family_name, _ = name_fields()
    family = found.column_of(family_name)
    if family is None or given_name in taken or found.meanings[family].fields != (family_name,):
        return
    whose = [word for word in spelled(views[family].own) if ideas(word) != ("surname",)]
    for index in (family - 1, family + 1):
        view = views.get(index)
        if view is None or index in found.meanings or not view.levels or not whose:
            continue
        words = spelled(view.own)
        if (
            [word for word in words if ideas(word) != ("name",)] == whose
            and len(words) > len(whose)
            and view.profile.share("words") > 0.8
        ):
            found.meanings[index] = Meaning((given_name,), 0.8, BY_BOTH)
            taken.add(given_name)
            return


def _newsroom_itself(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Redaksiya` over names of media is the outlet where the list has no other name of it, and not one of its departments."""
    if "name" in taken:
        return
    departments = "departments"
    for index, view in views.items():
        seen, own = view.profile, found.meanings.get(index)
        if ideas(view.own) != ("newsroom",) or (own is not None and own.fields != (departments,)):
            continue
        if seen.share("house") > 0.3 and seen.distinct > 0.8:
            found.meanings[index] = Meaning(("name",), 0.8, BY_BOTH)
            found.doubles.pop(index, None)
            taken.add("name")
            if own is not None:
                _give_back(found, views, taken, departments, index)
            return


def _give_back(found: Assignment, views: dict[int, ColumnView], taken: set[str], departments: str, before: int) -> None:
    """The departments are those of the column that stood back for the one that is the outlet."""
    taken.discard(departments)
    for index, first in found.doubles.items():
        if first == before and "department" in ideas(views[index].own):
            found.meanings[index] = Meaning((departments,), 0.9, BY_BOTH)
            taken.add(departments)
            del found.doubles[index]
            return


def _whole_names(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Adı` alone over `Aysel Vəliyeva` holds full names; so does `Soyadı` alone."""
    given, family, father = name_fields()
    for key, other in ((given, family), (family, given)):
        index = found.column_of(key)
        if index is None or other in taken or len(found.meanings[index].fields) > 1:
            continue
        seen = views[index].profile
        if seen.share("several words") > 0.6:
            pair = (given, family) if key == given else (family, given)
            order = FAMILY_FIRST if family_first(seen.texts) else ()
            found.meanings[index] = replace(found.meanings[index], fields=pair, why=BY_BOTH, order=order)
            taken.add(other)
    for index, meaning in found.meanings.items():
        if len(meaning.fields) > 1 and only_names(meaning.fields):
            seen = views[index].profile
            fields = meaning.fields
            if father not in taken and (
                seen.share("child") > 0.1 or (father not in fields and any(map(_holds_child, seen.texts)))
            ):
                fields = (*fields, father)
                taken.add(father)
            order = meaning.order
            if not order and family_first(seen.texts):
                order = (*FAMILY_FIRST, NamePart.PATRONYMIC) if father in fields else FAMILY_FIRST
            found.meanings[index] = replace(meaning, fields=fields, order=order)


def _holds_child(text: str) -> bool:
    return bool({"oglu", "qizi", "kizi", "gizi"}.intersection(fold(text).split()))


def _ways_to_reach(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`İletişim` over `Tel: 0541 …, a@b.tr` gives telephone and e-mail where no other column does."""
    for index, view in views.items():
        several = set(ideas(view.own))
        if index in found.meanings or {"phone", "email"} & taken or "contact" not in several or several - _REACHING:
            continue
        if view.profile.share("contact") + view.profile.share("phone inside") > 0.6 and not {
            "emergency",
            "other",
        } & set(ideas(" ".join(view.levels))):
            found.meanings[index] = Meaning(("phone", "email"), 0.8, BY_BOTH)
            taken.update(("phone", "email"))


_REACHING = frozenset(("contact", "info", "address", "unvan", "applicant"))


def _person_in_charge(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`Kurator` over names, where `Kuratorun telefonu` stands beside: whose telephone that is, is the person to be asked."""
    person = "contact_name"
    if person in taken:
        return
    begins = {
        words[0][:_STEM] for index, meaning in found.meanings.items()
        if meaning.fields[0].startswith("contact_") and len(words := spelled(views[index].own)) > 1
    }  # fmt: skip
    for index, view in views.items():
        seen, words = view.profile, spelled(view.own)
        if index in found.meanings or len(words) != 1 or len(words[0]) < _STEM - 1 or words[0][:_STEM] not in begins:
            continue
        if (
            seen.count
            and seen.share("name") + seen.share("phone inside") > 0.7
            and seen.share("house") + seen.share("job") < 0.3
        ):
            found.meanings[index] = Meaning((person,), 0.8, BY_BOTH)
            taken.add(person)
            return


_STEM = 6


def _choices_in_one(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    fields = of_type(found.kind, FieldType.REFERENCE)
    index = found.column_of(fields[0])
    if index is None or fields[1] in taken:
        return
    if lists_outlets(views[index].profile):
        found.meanings[index] = replace(found.meanings[index], fields=fields, why=BY_BOTH)
        taken.update(fields)


def _from_and_to(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """A column of `01.09.2026 – 30.11.2026` gives the first and the last day of the applications, or of the programme, as its header says;
    one of `18–35` the ages."""
    periods = periods_of(found.kind)
    for index, view in views.items():
        said = set(ideas(" ".join(view.levels)))
        if not view.profile.texts or "other" in said or view.counts_rows:
            continue
        if view.profile.share("date inside") + view.profile.share("date") > 0.5 and _holds(
            view, lambda text: two_dates(text, date.max) is not None
        ):
            fields = periods["application" if said & _APPLYING else "date"]
        elif "age" in said and _holds(view, lambda text: two_numbers(text) is not None):
            fields = periods["age"]
        else:
            continue
        own = set(found.meanings[index].fields) if index in found.meanings else set()
        if not set(fields) & (taken - own):
            taken -= own
            found.meanings[index] = Meaning(fields, 0.9, BY_BOTH)
            taken.update(fields)


_APPLYING = frozenset(("application", "reception"))


def _holds(view: ColumnView, form: Callable[[str], bool]) -> bool:
    texts = view.profile.texts
    return sum(map(form, texts)) > 0.5 * view.profile.count


def _next_choices(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """`İkinci növbədə?` right after the column of the first choice is the second one."""
    wishes = of_type(found.kind, FieldType.REFERENCE)
    for index in sorted(views):
        before = found.meanings.get(index - 1)
        if index in found.meanings or before is None or before.fields[-1] not in wishes:
            continue
        rank = wishes.index(before.fields[-1]) + 2
        view = views[index]
        said = set(ideas(" ".join(view.levels)))
        ordinals = said & set(_ORDINALS)
        if (
            rank > len(wishes)
            or wishes[rank - 1] in taken
            or said - ordinals - idea_list("in_choices")
            or (ordinals != {_ORDINALS[rank - 1]} and not (rank == 2 and said == {"extra"}))
        ):
            continue
        strange = sum(view.profile.share(look) for look in ("email", "phone", "written", "number", "answer", "long"))
        if view.profile.texts and strange < 0.2:
            found.meanings[index] = Meaning((wishes[rank - 1],), 0.75, BY_BOTH)
            taken.add(wishes[rank - 1])


def _from_whom_to_whom(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """A column of `Türkiye → Azerbaycan` says who sends and who receives."""
    for index, view in views.items():
        if {"sending", "hosting"} & taken:
            return
        if _holds(view, lambda text: direction(text) is not None) and not {"language", "level"} & set(ideas(view.own)):
            taken -= set(found.meanings[index].fields if index in found.meanings else ())
            found.meanings[index] = Meaning(("sending", "hosting"), 0.85, BY_BOTH)
            taken.update(("sending", "hosting"))


def _language_with_level(found: Assignment, views: dict[int, ColumnView], taken: set[str], language: Language) -> None:
    """A column of `İngilizce B2` gives the language and the level."""
    fields = (*of_type(found.kind, FieldType.LANGUAGE), *of_type(found.kind, FieldType.LEVEL))
    for index, view in views.items():
        own = set(found.meanings[index].fields) if index in found.meanings else set()
        if (
            not own <= set(fields)
            or set(fields) & (taken - own)
            or not {"language", "level"} & set(ideas(" ".join(view.levels)))
        ):
            continue
        if _holds(view, lambda text: (said := language_and_level(text, language)) is not None and said[1] is not None):
            found.meanings[index] = Meaning(fields, 0.85, BY_BOTH)
            taken.update(fields)


def _passport_in_one(found: Assignment, views: dict[int, ColumnView], taken: set[str]) -> None:
    """A column of `C12345678, 12.03.2020 – 11.03.2030` gives the number and the day of expiry."""
    fields = _passport(found.kind)
    for index, view in views.items():
        own = set(found.meanings[index].fields) if index in found.meanings else set()
        if "passport" not in ideas(" ".join(view.levels)) or not own <= set(fields) or set(fields) & (taken - own):
            continue
        if _holds(view, lambda text: _NUMBER.search(text) is not None and any(True for _ in dates_inside(text))):
            found.meanings[index] = Meaning(fields, 0.85, BY_BOTH)
            taken.update(fields)


def _passport(kind: str) -> tuple[str, str]:
    """The fields of a passport's number and of the day on which it expires."""
    return of_type(kind, FieldType.PASSPORT)[0], with_day(kind, Day.LAST)


_NUMBER = re.compile(r"\b[A-Za-z]{1,3} ?(?:№ ?)?\d{6,9}\b")


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
