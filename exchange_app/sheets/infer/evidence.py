"""What the values of a column say where its header alone does not decide."""

from __future__ import annotations

from collections.abc import Callable

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.choices import GENDER, LANGUAGE, TRACK
from exchange_app.kinds.model import TOPICS, Day
from exchange_app.sheets.infer.catalogue import chosen_from, declared, fields_of, name_fields, of_type, with_day
from exchange_app.sheets.infer.header_dialogue import without_reference
from exchange_app.sheets.infer.headers import ENOUGH, is_question
from exchange_app.sheets.infer.keys import parts, spelled
from exchange_app.sheets.infer.periods import period_scores
from exchange_app.sheets.infer.profile import Profile, fits
from exchange_app.sheets.infer.values.choices import Vocabulary
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.sheets.infer.values.gazetteer import kinds_of
from exchange_app.sheets.infer.values.lists import split_list
from exchange_app.sheets.infer.views import BY_BOTH, BY_VALUES, ColumnView, Meaning
from exchange_app.sheets.infer.vocabulary.field_rules import field_list, refused, told_by_choices, told_by_topic
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.text import LANGUAGES, Language, fold

STRICT = frozenset(FieldType) - {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST, FieldType.REFERENCE, FieldType.COUNTS,
                                  FieldType.AGENCY, FieldType.AGENCIES}  # fmt: skip
"""Types whose values have a form of their own."""


def by_values(view: ColumnView, kind: str) -> list[Meaning]:
    """What the values alone say, where the header says nothing and means nothing else."""
    seen = view.profile
    said = ideas(" ".join(view.levels))
    strange = {idea for idea in said if idea in ("other", "father", "extra")}
    another = any(idea.startswith("~") for idea in said) and any(not idea.startswith("~") for idea in said)
    if (
        kind == "applicant"
        and {idea for idea in said if not idea.startswith("~")} == {"name"}
        and len(said) == 2
        and seen.share("person") > 0.6
    ):
        return [Meaning(name_fields()[:2], 0.7, BY_BOTH)]
    if another and not is_question(view.own):
        return []
    if kind == "applicant" and ideas(parts(view.own)[0]) == ("work",) and seen.share("job") > 0.5:
        return [Meaning((told_by_topic("job"),), 0.7, BY_BOTH)]
    if seen.count < 2 or strange or without_reference(view.own) is not None:
        return []
    out: list[Meaning] = []
    if kind == "applicant" and seen.share("stamp") > 0.7 and set(said) <= idea_list("of_sending"):
        out.append(Meaning(("submitted_on",), 0.65 if "start" in ideas(view.own) else 0.7, BY_VALUES))

    def offer(fields: tuple[str, ...], confidence: float) -> None:
        if all(key in fields_of(kind) for key in fields):
            out.append(Meaning(fields, confidence, BY_VALUES))

    def offer_first(wanted: FieldType, confidence: float) -> None:
        if first := of_type(kind, wanted)[:1]:
            offer(first, confidence)

    plain = not view.levels
    if seen.share("email") > 0.7:
        offer_first(FieldType.EMAIL, 0.75)
    if seen.share("phone") > 0.7 and not any(weight(i) >= 0.8 and not i.startswith("~") for i in ideas(view.own)):
        offer_first(FieldType.PHONE, 0.65)
    if kind == "applicant":
        if seen.share("child") > 0.6 and seen.distinct >= 0:
            words = [len(text.split()) for text in seen.texts]
            offer(name_fields()[2:] if max(words, default=0) <= 2 else name_fields(), 0.7)
        if seen.share("identity") > 0.7:
            offer_first(FieldType.NATIONAL_ID, 0.7)
        if seen.texts and all(text.casefold() in _GENDERS for text in seen.texts) and len(set(seen.texts)) > 1:
            offer((chosen_from(kind, GENDER),), 0.65)
        if plain:
            _bare(view, seen, offer)
    if (
        kind == "applicant"
        and seen.share("house") > 0.6
        and not seen.share("coded")
        and "house" in kinds_of(view.own) + kinds_of(view.own.partition("/")[0])
    ):
        offer((told_by_topic("house"),), 0.7)
    if seen.share("url") > 0.7:
        offer_first(FieldType.URL, 0.7)
    if _MARK.intersection(spelled(view.own)) and seen.share("decimal") > 0.9:
        offer(("score",), 0.62)
    if ideas(view.own) == ("live",):
        if seen.share("city") > 0.5:
            offer(("city",), 0.65)
        elif seen.texts and sum(find_country(text) is not None for text in seen.texts) > 0.9 * seen.count:
            offer(("country",), 0.65)
    if not out and (key := _choice_of(view, kind)):
        offer((key,), 0.62)
    return out


_MARK = frozenset(("not", "notu", "notunuz"))
"""A mark in Turkish, where figures stand under it; else a note."""


def _choice_of(view: ColumnView, kind: str) -> str | None:
    """The choice whose words nearly all cells are, where the header means nothing else: stages of an application, kinds of media."""
    seen = view.profile
    other = (
        {idea for idea in ideas(" ".join(view.levels)) if weight(idea) >= 0.6 and not idea.startswith("~")}
        - idea_list("about_choices")
        - ({"position"} if kind == "outlet" else set())
    )
    if (
        seen.count < 4
        or other
        or len(set(map(fold, seen.texts))) < 2
        or len(seen.texts) < seen.count
        or min(map(len, seen.texts)) < 2
    ):
        return None
    known = fields_of(kind)
    return next(
        (
            key
            for key in told_by_choices(kind)
            if max(fits(known[key], seen, language) for language in LANGUAGES) > 0.95
        ),
        None,
    )


def _bare(view: ColumnView, seen: Profile, offer: Callable[[tuple[str, ...], float], None]) -> None:
    """What the values of a column without any header give, where they cannot well be anything else."""
    known = fields_of("applicant")
    if seen.share("name") > 0.8:
        offer(name_fields()[:2], 0.7 if seen.share("person") > 0.4 else 0.5)
    if seen.share("given") > 0.5 and seen.distinct > 0.3:
        offer(name_fields()[:1], 0.65)
    if len(set(seen.texts)) > 1:
        for choices, languages in ((GENDER, LANGUAGES), (TRACK, LANGUAGES[:1])):
            key = chosen_from("applicant", choices)
            if max(fits(known[key], seen, language) for language in languages) > 0.9 and all(
                len(text) > 1 for text in seen.texts
            ):
                offer((key,), 0.65)
    if seen.share("fin") > 0.8 and not seen.share("passport"):
        offer(of_type("applicant", FieldType.NATIONAL_ID), 0.65)
    if seen.share("passport") > 0.8:
        offer(of_type("applicant", FieldType.PASSPORT), 0.65)
    if seen.years is not None:
        first, last = seen.years
        if first >= 1935 and last <= _LATEST_BIRTH:
            offer((with_day("applicant", Day.PAST),), 0.65)
        elif first >= _EARLIEST_EXPIRY and last <= first + 15:
            offer((with_day("applicant", Day.LAST),), 0.6)
    for topic in TOPICS:
        if seen.share(topic) > 0.7 and (key := told_by_topic(topic)):
            offer((key,), 0.6)


_LATEST_BIRTH, _EARLIEST_EXPIRY = 2010, 2024


def by_words_and_values(view: ColumnView, kind: str, language: Language) -> list[Meaning]:
    """What a long header names among other words, where nearly all values have the form of that field: `Hangi alanda staj
    yapmak istersiniz?` over names of tracks, `Pasaportunuz ne zamana kadar geçerli?` over dates."""
    seen = view.profile
    words = frozenset(ideas(parts(view.own)[0]))
    asked = is_question(view.own)
    if (
        kind == "applicant"
        and asked
        and {"passport", "country"} <= set(ideas(view.own))
        and fits(fields_of(kind)[citizenship := of_type(kind, FieldType.COUNTRY)[0]], seen, language) > 0.85
    ):
        return [Meaning((citizenship,), 0.89, BY_BOTH)]
    if kind == "outlet" and asked and "organisation" in words and seen.share("house") > 0.5 and seen.distinct > 0.8:
        return [Meaning(("name",), 0.7, BY_BOTH)]
    if (
        seen.count < 3
        or words & {"father", "extra"}
        or {"passport", "country"} <= words
        or without_reference(view.own) is not None
    ):
        return []
    if kind == "applicant" and ({"field", "type"} & words or not words & {*idea_list("no_track"), "other"}):
        track = fields_of(kind)[chosen_from(kind, TRACK)]
        if len(set(seen.texts)) > 1 and fits(track, seen, language) > 0.9:
            return [Meaning((track.key,), ENOUGH, BY_VALUES)]
    if "other" in words:
        return []
    another = not asked and any(idea.startswith("~") for idea in words)
    if (
        kind == "cohort"
        and not another
        and seen.share("date") > 0.85
        and (named := period_scores(view.own, " ".join(view.levels[:-1])))
    ):
        return [Meaning((field,), 0.9, BY_BOTH) for field in named]
    found: dict[str, float] = {}
    known = fields_of(kind)
    ruled_out, of_anything = refused(tuple(words), kind), field_list("of_anything")
    for each in declared(kind):
        field = known[each.field]
        if field.type not in (*STRICT, FieldType.LIST) or (
            field.type is FieldType.INTEGER and (len(each.ideas) < 2 or words & idea_list("no_count"))
        ):
            continue
        if each.field in ruled_out or (another and each.field in of_anything):
            continue
        core = frozenset(idea for idea in each.ideas if weight(idea) >= 0.3)
        if core and core <= words and sum(map(weight, core)) >= 0.8:
            share = sum(map(weight, core)) / sum(weight(idea) for idea in words if not idea.startswith("~"))
            found[each.field] = max(found.get(each.field, 0.0), share)
    out = [
        Meaning((key,), round(ENOUGH + 0.1 * min(share, 1.0), 2), BY_BOTH)
        for key, share in found.items()
        if fits(known[key], seen, language) > 0.85
    ]
    level = f"level_{fold(view.own.strip())}"
    if "language" in ideas(" ".join(view.levels)) and level in known and fits(known[level], seen, language) > 0.85:
        out.append(Meaning((level,), 0.8, BY_BOTH))
    if (
        kind == "applicant"
        and seen.share("written") > 0.85
        and "passport" in words
        and not words & {"issue", "obtained", "type", "other"}
    ):
        out.append(Meaning((with_day(kind, Day.LAST),), ENOUGH, BY_BOTH))
    if kind == "applicant" and asked:
        out.extend(_answers(words, known["experience_years"], seen, language))
    if kind == "outlet" and "language" in words and _names_languages(seen, language):
        out.append(Meaning(("languages",), 0.7, BY_BOTH))
    return out


def _answers(words: frozenset[str], years: Field, seen: Profile, language: Language) -> list[Meaning]:
    """What a question of a form asks by its kind: how many years; which outlet first, which second."""
    if {"years", "il"} & words and not {"age", "birth"} & words and fits(years, seen, language) > 0.85:
        return [Meaning((years.key,), ENOUGH, BY_BOTH)]
    order = [at for at, idea in enumerate(ORDINALS, 1) if idea in words]
    if len(order) == 1 and {"organisation", "hosting"} & words and not seen.share("number") + seen.share("answer"):
        return [Meaning((of_type("applicant", FieldType.REFERENCE)[order[0] - 1],), ENOUGH, BY_BOTH)]
    return []


def _names_languages(seen: Profile, language: Language) -> bool:
    """Whether nearly all cells name languages, one or several."""
    known = Vocabulary(LANGUAGE, language)
    named = sum(all(known.code(part) for part in split_list(text, words_between=True)) for text in seen.texts)
    return named > 0.8 * seen.count


ORDINALS = ("first", "second", "third", "fourth", "fifth")


_GENDERS = frozenset(
    "kadın erkek qadın kişi female male woman man women men bayan bay xanım oğlan qız kadin qadin kisi kishi k e q f m".split()
)
