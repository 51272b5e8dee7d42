"""Columns of a returned workbook that were sorted without the others: put back where that is certain, else told and left."""

from __future__ import annotations

import pytest
from returned import PEOPLE, Workbook, applicants, edits, found

from exchange_app.domain.exchange.incoming import FindingKind


def _sort(book: Workbook, by: str, keys: list[str]) -> None:
    """Sort some columns of the people and leave the others where they are."""
    people = book.people
    places = [people.at(key) for key in keys]
    rows = people.rows[1 : 1 + len(PEOPLE)]
    cells = sorted(([row[at] for at in places] for row in rows), key=lambda each: str(each[keys.index(by)]))
    for row, several in zip(rows, cells, strict=True):
        for at, cell in zip(places, several, strict=True):
            row[at] = cell


ALL = [*("given_name", "family_name", "birth_date", "phone", "email", "city", "gender", "experience_years", "citizenship", "notes")]


@pytest.mark.parametrize("by", ["family_name", "given_name", "birth_date", "city"])
@pytest.mark.parametrize("left", [[], ["notes"], ["phone", "email"], ["city", "gender", "experience_years"]])
def test_columns_sorted_without_the_ids_are_put_back(by: str, left: list[str]) -> None:
    book = Workbook(applicants())
    keys = [key for key in ALL if key not in left or key == by]
    _sort(book, by, keys)
    row = next(at for at, each in enumerate(book.people.rows, 1) if each[2] == "Hüseynova")
    book.people.put(row, "given_name", "Nigar xanım")
    incoming = book.read()
    assert edits(incoming) <= {("id-4", "given_name", "Nigar xanım")} and not incoming.added
    assert found(incoming, FindingKind.TORN) and not found(incoming, FindingKind.UNREADABLE)


@pytest.mark.parametrize(
    ("keys", "certain"),
    [
        (["phone", "email", "city"], True), (["phone"], True), (["email", "gender", "experience_years"], False), (["given_name"], True),
        (["family_name", "given_name"], True), (["city", "gender"], True), (["city", "gender", "experience_years"], False),
        (["gender", "experience_years"], False), (["phone", "email", "city", "gender", "experience_years", "citizenship", "notes"], False),
    ],
)  # fmt: skip
def test_columns_sorted_for_themselves_are_told_and_left(keys: list[str], certain: bool) -> None:
    book = Workbook(applicants())
    _sort(book, keys[0], keys)
    book.people.put(3, "notes", "gəlir")
    incoming = book.read()
    assert edits(incoming) == ({("id-2", "notes", "gəlir")} if certain else set()) and not incoming.added
    assert certain or "gəlir" in {each.words for each in found(incoming, FindingKind.TORN)}
    assert {each.field for each in found(incoming, FindingKind.TORN)} - {None, "notes"} <= set(keys)
    assert found(incoming, FindingKind.TORN)


def test_an_edit_in_a_column_that_was_put_back_is_kept() -> None:
    book = Workbook(applicants())
    _sort(book, "family_name", ALL)
    row = next(at for at, each in enumerate(book.people.rows, 1) if each[2] == "Quliyev")
    book.people.put(row, "city", "Naxçıvan")
    assert edits(book.read()) == {("id-3", "city", "Naxçıvan")}


def test_an_edit_in_a_column_that_was_sorted_for_itself_is_told_with_its_words() -> None:
    book = Workbook(applicants())
    _sort(book, "phone", ["phone", "email"])
    book.people.put(4, "email", "tamam.yeni@example.az")
    incoming = book.read()
    assert not incoming.edits
    assert "tamam.yeni@example.az" in {each.words for each in found(incoming, FindingKind.TORN)}


def test_two_rows_whose_names_were_exchanged_are_not_written_to_each_other() -> None:
    book = Workbook(applicants())
    one, other = book.people.rows[1], book.people.rows[2]
    one[1:3], other[1:3] = other[1:3], one[1:3]
    incoming = book.read()
    assert not incoming.edits and not incoming.added and found(incoming, FindingKind.TORN)


def test_a_row_that_carries_another_present_person_s_name_and_birth_date_is_left() -> None:
    book = Workbook(applicants())
    book.people.rows[1][1:4] = book.people.rows[2][1:4]
    incoming = book.read()
    assert not incoming.edits and not incoming.added
    assert [each.cell for each in found(incoming, FindingKind.TORN)][-1] == "Müraciət edənlər!A2"


def test_numbers_and_choices_that_were_exchanged_in_earnest_are_edits() -> None:
    book = Workbook(applicants())
    for row, years in zip(range(2, 8), (5, 6, 4, 8, 9, 7), strict=True):
        book.people.put(row, "experience_years", years)
    book.people.put(2, "phone", PEOPLE[1][3])
    book.people.put(3, "phone", PEOPLE[0][3])
    incoming = book.read()
    assert len(incoming.edits) == 8 and not incoming.findings
