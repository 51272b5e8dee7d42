"""Canonical values: as JSON, on screen, and what a field allows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from exchange_app.kinds import KINDS, FieldType, kind
from exchange_app.kinds.values import check, from_json, is_turkish_id, show, to_json
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import LANGUAGES, words

APPLICANT = kind("applicant")


@pytest.mark.parametrize(
    ("kind_key", "field_key", "value"),
    [
        ("applicant", "birth_date", date(1990, 1, 31)),
        ("application", "score", Decimal("87.50")),
        ("outlet", "departments", ("xəbər", "montaj")),
        ("outlet", "active", False),
        ("cohort", "seats_by_side", {"TR": 10, "AZ": 12}),
        ("cohort", "seats", 22),
        ("applicant", "phone", "+994502731018"),
    ],
)
def test_a_value_comes_back_from_json_as_it_was(kind_key: str, field_key: str, value: object) -> None:
    field = kind(kind_key).field(field_key)
    assert from_json(field, json.loads(json.dumps(to_json(field, value)))) == value


def test_codes_are_shown_as_words_of_the_language() -> None:
    track = APPLICANT.field("track")
    assert [show(track, "press", words(each)) for each in LANGUAGES] == ["Newspaper", "Gazete", "Qəzet"]
    assert show(APPLICANT.field("citizenship"), "AZ", words("tr")) == "Azerbaycan"
    assert show(APPLICANT.field("country"), "DE", words("az")) == "Almaniya"


def test_phones_are_shown_in_groups() -> None:
    phone = APPLICANT.field("phone")
    assert show(phone, "+994502731018", words("en")) == "+994 50 273 10 18"
    assert show(phone, "+905356388469", words("en")) == "+90 535 638 84 69"
    assert show(phone, "+442079460958", words("en")) == "+44 20 7946 0958"


def test_turkish_identity_numbers_have_their_check_digits_verified() -> None:
    assert is_turkish_id("10000000146")
    assert not is_turkish_id("10000000147")
    assert not is_turkish_id("00000000000")
    assert check(APPLICANT.field("national_id"), "10000000147") is not None
    assert check(APPLICANT.field("national_id"), "5ZK1A9B") is None


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("email", "a b@example.az"),
        ("email", "ayşe@example.tr"),
        ("email", "a@example..az"),
        ("phone", "0501234567"),
        ("experience_years", 61),
        ("gender", "Q"),
        ("family_name", None),
        ("level_tr", "B3"),
    ],
)
def test_a_value_that_a_field_does_not_allow_is_explained(key: str, bad: object) -> None:
    found = check(APPLICANT.field(key), bad)
    assert found is not None
    assert words("en").say(found).endswith((".", "list."))


def test_nobody_is_born_tomorrow() -> None:
    born = APPLICANT.field("birth_date")
    assert check(born, date(2026, 1, 2), today=date(2026, 1, 1)) is not None
    assert check(born, date(2026, 1, 1), today=date(2026, 1, 1)) is None


def test_every_reference_names_a_kind_and_every_choice_has_its_labels() -> None:
    for each in KINDS.values():
        assert len(set(each.keys)) == len(each.keys)
        for field in each.fields:
            assert (field.target in KINDS) == (field.type is FieldType.REFERENCE)
            if field.type in (FieldType.CHOICE, FieldType.LEVEL, FieldType.LANGUAGE):
                assert field.choices is not None
                assert all(set(words) <= set(field.choices.codes) for words in field.choices.words.values())


def test_working_languages_are_shown_by_name_and_read_from_any_name_or_code() -> None:
    field = kind("outlet").field("languages")
    assert show(field, ("az", "ru", "tr"), words("tr")) == "Azerbaycan Türkçesi, Rusça, Türkçe"
    assert show(field, ("az", "Gürcüce"), words("az")) == "Azərbaycan dili, Gürcüce"
    typed = parse_typed(field, "rus dili; TÜRKÇE, English, az, Gürcüce", words("az"))
    assert typed == ("ru", "tr", "en", "az", "Gürcüce")


def test_words_with_numbers_and_words_in_order_keep_their_order_however_they_are_typed() -> None:
    criteria, ties = kind("cohort").field("criteria"), kind("cohort").field("tie_break")
    for typed in ("Motivasiya 3; Portfolio: 2,5;Dil 2", "Motivasiya  3, Portfolio 2.5, Dil = 2"):
        assert parse_typed(criteria, typed, words("az")) == "Motivasiya 3; Portfolio 2.5; Dil 2"
    assert show(criteria, "Motivasiya 3; Portfolio 2.5", words("tr")) == "Motivasiya 3; Portfolio 2,5"
    for typed in ("Motivasiya; Portfolio 4", "Dil 2; dil 3", "Dil -2", "7"):
        refused = parse_typed(criteria, typed, words("az"))
        assert not isinstance(refused, str) and "Portfolio" in words("az").say(refused)
    assert parse_typed(ties, "Portfolio; kura; DİL DÜZEYİ; lot", words("en")) == "Portfolio; lot; level"
    assert show(ties, "Portfolio; lot", words("az")) == "Portfolio; Püşk"
