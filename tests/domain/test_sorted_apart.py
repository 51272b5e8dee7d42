"""Whatever part of a sheet is sorted without the rest: put back where that is certain, else told; nothing reaches another record
and nothing typed is lost."""

from __future__ import annotations

from random import Random

import pytest
from returned import KEYS, PEOPLE, Workbook, applicants, edits, found

from exchange_app.domain.exchange.incoming import FindingKind

GIVEN = "Kənan Leyla Rəşad Nigar Tural Aysel Elvin Günel".split()
FAMILY = "Cəfər Əli Quli Hüseyn Məmməd İbrahim Nəsir".split()
CITIES = "Bakı Gəncə Şəki Quba".split()


def _people(chance: Random, count: int) -> list[tuple[str, ...]]:
    return [
        (
            chance.choice(GIVEN), f"{chance.choice(FAMILY)}ov{chance.randint(1, 9)}", f"19{chance.randint(70, 99)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
            f"+99450{chance.randint(2000000, 9999999)}", f"p{at}@example.az", chance.choice(CITIES),
        )
        for at in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_columns_that_stand_together_sorted_without_the_rest(seed: int) -> None:
    chance = Random(seed)
    count = chance.randint(5, 25)
    book = Workbook(applicants(_people(chance, count)))
    rows = book.people.rows[1 : 1 + count]
    first = chance.randrange(5)
    places = [book.people.at(key) for key in KEYS[first : first + chance.randint(2, len(KEYS))]]
    typed = {}
    for at in chance.sample(range(count), chance.randint(0, 2)):
        key = chance.choice(("city", "notes", "phone"))
        typed[f"id-{at + 1}", key] = words = f"+99455{1000000 + at}" if key == "phone" else f"Yeni {at}"
        rows[at][book.people.at(key)] = words
    by = places.index(chance.choice(places))
    cells = sorted(
        ([row[at] for at in places] for row in rows), key=lambda each: str(each[by]), reverse=chance.random() < 0.5
    )
    for row, several in zip(rows, cells, strict=True):
        for at, cell in zip(places, several, strict=True):
            row[at] = cell
    incoming = book.read()
    taken = {(record, field): content for record, field, content in edits(incoming)}
    assert taken.items() <= typed.items() and not incoming.added
    told = [each.words or "" for each in incoming.findings]
    assert all(key in taken or any(words in each for each in told) for key, words in typed.items())


@pytest.mark.parametrize("seed", range(40))
def test_many_edits_are_no_sorting(seed: int) -> None:
    chance = Random(seed)
    count = chance.randint(5, 25)
    book = Workbook(applicants(_people(chance, count)))
    held = {each.id: each.columns for each in book.people.carried.records.values()}
    wanted = {}
    for at in chance.sample(range(count), count // 2):
        key, content = chance.choice(
            (
                ("city", chance.choice(CITIES)),
                ("experience_years", chance.randint(0, 30)),
                ("notes", chance.choice(("vegan", "ok"))),
            )
        )
        book.people.put(at + 2, key, content)
        if held[f"id-{at + 1}"][key] != content:
            wanted[f"id-{at + 1}", key] = content
    incoming = book.read()
    assert {(record, field): content for record, field, content in edits(incoming)} == wanted
    assert not found(incoming, FindingKind.TORN)


def _sort(book: Workbook, by: str, keys: list[str]) -> None:
    """Sort some columns of the people and leave the others where they are."""
    people = book.people
    places = [people.at(key) for key in keys]
    rows = people.rows[1 : 1 + len(PEOPLE)]
    cells = sorted(([row[at] for at in places] for row in rows), key=lambda each: str(each[keys.index(by)]))
    for row, several in zip(rows, cells, strict=True):
        for at, cell in zip(places, several, strict=True):
            row[at] = cell


ALL = [
    *(
        "given_name",
        "family_name",
        "birth_date",
        "phone",
        "email",
        "city",
        "gender",
        "experience_years",
        "citizenship",
        "notes",
    )
]


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
