"""Whatever part of a sheet is sorted without the rest, nothing reaches another record and nothing typed is lost."""

from __future__ import annotations

from random import Random

import pytest
from returned import KEYS, Workbook, applicants, edits, found

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
    cells = sorted(([row[at] for at in places] for row in rows), key=lambda each: str(each[by]), reverse=chance.random() < 0.5)
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
        key, content = chance.choice((("city", chance.choice(CITIES)), ("experience_years", chance.randint(0, 30)), ("notes", chance.choice(("vegan", "ok")))))
        book.people.put(at + 2, key, content)
        if held[f"id-{at + 1}"][key] != content:
            wanted[f"id-{at + 1}", key] = content
    incoming = book.read()
    assert {(record, field): content for record, field, content in edits(incoming)} == wanted
    assert not found(incoming, FindingKind.TORN)
