"""Letters of three alphabets and sentences in three languages."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_app.text import LANGUAGES, Message, fold, lower, msg, name_key, nmsg, sort_key, upper, words


@pytest.mark.parametrize("spelling", ["Işık", "ISIK", "isik", "IŞIK", "ışık", "işik"])
def test_every_spelling_of_a_word_folds_to_one_search_key(spelling: str) -> None:
    assert fold(spelling) == "isik"


def test_folding_knows_the_azerbaijani_letters_and_decomposed_ones() -> None:
    assert fold("ƏLİYEV") == fold("əliyev") == fold("Eliyev") == "eliyev"
    assert fold("Gu\u0308nes\u0327") == fold("Güneş") == "gunes"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Məmmədov", "Mammadov"),
        ("Əliyev", "Aliyev"),
        ("Işık", "Isik"),
        ("Xəyal", "Khayal"),
        ("Quliyev", "Guliyev"),
        ("Cəfərov", "Jafarov"),
    ],
)
def test_names_written_in_two_alphabets_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_names_keep_different_keys() -> None:
    assert len({name_key(each) for each in ("Aliyev", "Valiyev", "Hasanov", "Hüseynov", "Kaya", "Kaplan")}) == 6


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "az",
            [
                "Cavid",
                "Çingiz",
                "Eldar",
                "Əliyev",
                "Hacı",
                "Xəlil",
                "Ilqar",
                "İlqar",
                "Kamal",
                "Qurban",
                "Lalə",
                "Yusif",
                "Zaur",
            ],
        ),
        ("tr", ["Can", "Çelik", "Ilgaz", "İpek", "Oğuz", "Ömer", "Salih", "Şen", "Uğur", "Ünal", "Zafer"]),
        ("tr", ["Adem", "Âdem", "Aziz", "Kâmil", "Kamuran", "kâr", "karı", "Kaya", "Kazım", "Nâzım", "Nazlı", "Nuri"]),
        ("tr", ["Cem", "C\u0327elik", "Ilgaz", "I\u0307lker", "Okan", "O\u0308zkan", "Sami", "Su", "S\u0327ahin"]),
        ("az", ["Qrup 2", "Qrup 03", "Qrup 10", "Qrup 10 b", "Qrup 100", "Qrup a"]),
        ("en", ["Adam", "Çelik", "Davies", "Élodie", "Ian"]),
    ],
)
def test_lists_stand_in_the_alphabetical_order_of_the_language(language: str, ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == ordered


def test_capitals_follow_the_language() -> None:
    assert upper("ilqar ışıq", "az") == "İLQAR IŞIQ"
    assert upper("title", "en") == "TITLE"
    assert lower("IŞIK İPEK", "tr") == "ışık ipek"
    assert lower("I\u0307STANBUL", "tr") == lower("I\u0307stanbul", "az") == "istanbul"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text(max_size=8), max_size=8), st.sampled_from(LANGUAGES))
def test_the_order_is_total_and_case_only_breaks_ties(names: list[str], language: str) -> None:
    keys = [sort_key(name, language) for name in names]
    assert len(set(keys)) == len(set(names))


def test_a_sentence_waits_for_its_language() -> None:
    sentence = msg("{field}: choose one from the list.", field=msg("Notes"))
    assert words("en").say(sentence) == "Notes: choose one from the list."
    assert words("tr").say(sentence) != words("en").say(sentence)
    assert words("tr").say(sentence) != words("az").say(sentence)


def test_a_kept_message_is_the_same_when_read_again() -> None:
    sentence = nmsg("{count} row of {day}", "{count} rows of {day}", 3, day=date(2026, 4, 14), inner=msg("Notes"))
    again = Message.from_data(sentence.to_data())
    assert again == sentence
    assert words("tr").say(again) == "3 rows of 14.04.2026"


def test_dates_and_numbers_follow_the_language() -> None:
    assert words("en").date(date(2026, 4, 14)) == "14 Apr 2026"
    assert words("az").date(date(2026, 4, 14)) == "14.04.2026"
    assert words("tr").long_date(date(2026, 4, 14)) == "14 Nisan 2026"
    assert (words("en").number(12345), words("tr").number(12345)) == ("12,345", "12.345")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is set by tzset")
def test_a_moment_is_told_in_the_time_of_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 4, 14, 22, 30, tzinfo=UTC)
    monkeypatch.setenv("TZ", "Asia/Baku")
    time.tzset()
    try:
        assert words("en").moment(at) == "15 Apr 2026, 02:30"
        assert words("az").moment(at) == "15.04.2026, 02:30"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_official_dates_in_azerbaijani_end_as_the_year_is_spoken() -> None:
    endings = {
        2024: "cü",
        2026: "cı",
        2027: "ci",
        2029: "cu",
        2030: "cu",
        2040: "cı",
        2050: "ci",
        2000: "ci",
        2100: "cü",
    }
    for year, ending in endings.items():
        assert words("az").official_date(date(year, 1, 2)) == f"2 yanvar {year}-{ending} il"
    assert words("tr").official_date(date(2027, 1, 2)) == "2 Ocak 2027"
