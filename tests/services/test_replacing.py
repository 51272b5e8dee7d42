"""Find and replace in a list: what is found is what a search finds, and what would change is known before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_app.progress import Cancelled
from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.cell_edits import edits_of
from exchange_app.services.replacing import Replacement, Replacements, SoughtText, find_replacements, replaced
from exchange_app.store import AgencySpec, Query, Sort, Store
from exchange_app.text import Message, fold, msg, occurrences, words

TODAY = date(2026, 4, 14)
EN = words("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Four people with what is looked for in many spellings, and two cohorts."""
    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "Azərbaycan", "AZ", "az")) as made:
        with made.write(msg("Start"), author="Selin", origin="test") as work:
            people = [
                work.create("applicant", {"given_name": given, "family_name": family, **more})
                for given, family, more in (
                    ("Işık", "Öztürk", {"city": "İSTANBUL", "track": "tv", "employer": "Istanbul Haber", "experience_years": 12}),
                    ("Kənan", "Cəfərov", {"city": "istanbul / Bakı", "track": "radio", "email": "kenan@istanbul.az"}),
                    ("Leyla", "Əliyeva", {"city": "Gəncə", "birth_date": date(1990, 5, 12)}),
                    ("Can", "Su", {}),
                )
            ]  # fmt: skip
            summer = work.create("cohort", {"title": "Yay", "starts": date(2026, 7, 1), "ends": date(2026, 7, 31)})
            work.create("cohort", {"title": "Payız", "starts": date(2026, 10, 1)})
            work.create("application", {"applicant": people[0], "cohort": summer, "status": "eligible"})
        yield made


def look(store: Store, wanted: SoughtText, *columns: str, kind: str = "applicant") -> Replacements:
    with store.read() as reader:
        keys = reader.keys(Query(kind, sort=(Sort("code"),)))
        return find_replacements(reader, kind, columns, keys, wanted, EN, today=TODAY)


def told(found: Replacements) -> list[tuple[str, str, str]]:
    return [(each.column, each.before, each.after) for each in found.cells]


@pytest.mark.parametrize(
    ("text", "part", "shown"),
    [
        ("İSTANBUL", "istanbul", ["İSTANBUL"]),
        ("Işık ISIK isik", "ışık", ["Işık", "ISIK", "isik"]),
        ("Gəncə", "gence", ["Gəncə"]),
        ("E\u0301douard", "e", ["E\u0301"]),
        ("Æsop", "e", []),
        ("Straße", "s", ["S"]),
        ("Straße", "ss", ["ß"]),
        ("a   b", "a b", ["a   b"]),
        ("aaa", "aa", ["aa"]),
        ("x", " ", []),
    ],
)
def test_what_a_search_finds_is_found_letter_by_letter(text: str, part: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, part)] == shown
    assert all(fold(each) == fold(part) for each in shown)


@pytest.mark.parametrize(
    ("text", "wanted", "became"),
    [
        ("İSTANBUL / istanbul", SoughtText("Istanbul", "Bakı"), "Bakı / Bakı"),
        ("Gəncə şəhəri", SoughtText(" şəhəri", ""), "Gəncə "),
        ("Gəncə şəhəri", SoughtText("gence", "Şəki", whole=True), None),
        ("GƏNCƏ", SoughtText("gence", "Şəki", whole=True), "Şəki"),
        ("Gəncə", SoughtText("", "x"), None),
    ],
)
def test_a_text_with_it_replaced(text: str, wanted: SoughtText, became: str | None) -> None:
    assert replaced(text, wanted) == became


def test_every_cell_in_the_order_of_the_list_with_what_it_becomes(store: Store) -> None:
    assert told(look(store, SoughtText("istanbul", "Ankara"), "city", "employer")) == [
        ("city", "İSTANBUL", "Ankara"),
        ("employer", "Istanbul Haber", "Ankara Haber"),
        ("city", "istanbul / Bakı", "Ankara / Bakı"),
    ]


def test_choices_dates_and_references_are_read_from_their_words(store: Store) -> None:
    assert [each.value for each in look(store, SoughtText("television", "Radio"), "track").cells] == ["radio"]
    found = look(store, SoughtText("1990", "1991"), "birth_date").cells
    assert [each.value for each in found] == [date(1991, 5, 12)]
    (cell,) = look(store, SoughtText("yay", "Payız"), "application.cohort").cells
    with store.read() as reader:
        assert reader.record("cohort", str(cell.value)).get("title") == "Payız"


def test_what_is_no_value_is_told_with_its_cell(store: Store) -> None:
    found = look(store, SoughtText("radio", "Zurna"), "track")
    assert isinstance(found.cells[0].problem, Message) and not found.changes().cells
    (years,) = look(store, SoughtText("12", "99"), "experience_years").cells
    assert years.problem is not None
    (mail,) = look(store, SoughtText("@", " at "), "email").cells
    assert mail.problem is not None


def test_what_breaks_a_rule_of_two_fields_is_told_at_the_field_that_changes(store: Store) -> None:
    (cell,) = look(store, SoughtText("Jul", "Aug"), "starts", kind="cohort").cells
    assert cell.problem is not None and "before" in EN.say(cell.problem)


def test_what_must_be_given_is_not_emptied(store: Store) -> None:
    (cell,) = look(store, SoughtText("Cəfərov", ""), "family_name").cells
    assert cell.problem is not None


def test_what_is_ticked_is_written_as_one_step(store: Store) -> None:
    found = look(store, SoughtText("istanbul", "Ankara"), "city", "employer")
    edits, new = edits_of(found.changes(frozenset({1})), found.seen)
    records.write(store, msg("Replaced"), edits, new, access=Access("Selin"), today=TODAY)
    assert told(look(store, SoughtText("ankara", ""), "city", "employer")) == [
        ("city", "Ankara", ""), ("city", "Ankara / Bakı", " / Bakı"),
    ]  # fmt: skip
    assert told(look(store, SoughtText("istanbul", "x"), "employer"))


def test_it_stops_when_it_is_cancelled(store: Store) -> None:
    class Stopped:
        def step(self, done: int, total: int | None, what: Message) -> None:
            raise Cancelled

    with store.read() as reader, pytest.raises(Cancelled):
        find_replacements(reader, "applicant", ["city"], [1], SoughtText("a", "b"), EN, Stopped())


def test_a_problem_is_never_among_what_is_written() -> None:
    cells = [Replacement(1, "A", "city", "x", "y", "y"), Replacement(2, "B", "city", "x", "", None, msg("No."))]
    assert [each.key for each in Replacements("applicant", cells).changes().cells] == [1]
