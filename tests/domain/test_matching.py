"""Who is one person, which outlets are one: every door gives the same answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exchange_app.domain import matching
from exchange_app.domain.matching import Likeness, Place, places
from exchange_app.kinds import Value, kind
from exchange_app.services.duplicates.suspects import suspected
from exchange_app.services.importing import Action, prepare
from exchange_app.services.lookup import ReferenceLookup
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg
from tests.services.offices import AZ, TR, Office

SAME, MAYBE, DIFFERENT = Likeness.SAME, Likeness.MAYBE, Likeness.DIFFERENT

OUTLETS: list[tuple[str, str, str, str, Likeness]] = [
    ("Hezer TV", "Bakü", "Xəzər TV", "Bakı", SAME),
    ("Trend A.Ş.", "Ankara", "Trend", "Ankara", SAME),
    ("Anadolu Postası", "Ankara", "Anadolu Posta", "Ankara", MAYBE),
    ("Hürriyet", "İstanbul", "Hürriyet Gazetesi", "İstanbul", MAYBE),
    ("Xəzər TV", "Bakı", "Xəzər TV", "Gəncə", MAYBE),
    ("Anadolu Postası", "Ankara", "Anadolu Posta", "Konya", DIFFERENT),
    ("Radyo Marmara 1", "Bursa", "Radyo Marmara 2", "Bursa", DIFFERENT),
    ("Radyo Marmara 1", "Bursa", "Radyo Marmara 11", "Bursa", DIFFERENT),
    ("Xəzər TV", "Bakı", "Xəzər Radio", "Bakı", DIFFERENT),
    ("Gəncə TV", "Gəncə", "Ganja TV", "Ganja", SAME),
    ("Marmara Haber", "İstanbul", "Marmara Haber", "İstanbul / Beşiktaş", SAME),
    ("Kaspi TV", "Bakı", "Ege Haber", "İzmir", DIFFERENT),
]
BORN = date(1990, 5, 4)
PEOPLE: list[tuple[dict[str, Value], dict[str, Value], Likeness]] = [
    (
        {"given_name": "Işık", "family_name": "Əliyeva", "birth_date": BORN},
        {"given_name": "ISIK", "family_name": "Eliyeva", "birth_date": BORN},
        SAME,
    ),
    (
        {"given_name": "Aysel", "family_name": "Əliyeva", "birth_date": BORN},
        {"given_name": "Aysel", "family_name": "Aliyeva", "birth_date": BORN},
        MAYBE,
    ),
    (
        {"given_name": "Elif", "family_name": "Yılmaz", "birth_date": BORN, "national_id": "10000000146"},
        {"given_name": "Elif", "family_name": "Yılmaz", "birth_date": date(1971, 1, 1), "national_id": "10000000146"},
        SAME,
    ),
    (
        {"given_name": "Elif", "family_name": "Yılmaz", "birth_date": date(1990, 4, 5)},
        {"given_name": "Elif", "family_name": "Yılmaz", "birth_date": date(1990, 5, 4)},
        MAYBE,
    ),
    (
        {"given_name": "Elif", "family_name": "Yılmaz", "birth_date": BORN},
        {"given_name": "Ayşe", "family_name": "Yılmaz", "birth_date": BORN},
        DIFFERENT,
    ),
]


def _store(folder: Path, name: str, code: str) -> Store:
    own = AgencySpec(code, code, code, code.lower())
    other = "AZ" if code == "TR" else "TR"
    return Store.create(folder / name, agency=own, partners=[AgencySpec(other, other, other, other.lower())])


def _answers(folder: Path, kind_key: str, ours: dict[str, Value], theirs: dict[str, Value]) -> dict[str, Likeness]:
    """What a pair is said to be by a list that is read, by the page of those entered twice and by a merge."""
    declared = kind(kind_key)
    fields = [field for field in declared.fields if field.key in theirs]
    said: dict[str, Likeness] = {}
    with _store(folder, "import", "TR") as store:
        with store.write(msg("Ours"), author="Derya") as work:
            work.create(kind_key, ours)
        listed = folder / "list.csv"
        header = ";".join(store_header(kind_key, field.key) for field in fields)
        listed.write_text(f"{header}\n" + ";".join(shown(theirs[field.key]) for field in fields) + "\n", "utf-8")
        (sheet,) = prepare(store, listed, kind=kind_key).sheets
        (row,) = sheet.rows
        said["list"] = SAME if row.record else MAYBE if row.suspect else DIFFERENT
        assert (row.action is Action.ADD) is (said["list"] is DIFFERENT)
    one, other = (
        matching.entries(declared, [side], lambda key, values=values: [values.get(key)])[0]
        for side, values in (("a", ours), ("b", theirs))
    )
    said["finder"] = matching.compare(one, other).likeness
    with _store(folder, "twice", "TR") as store:
        with store.write(msg("Both"), author="Derya") as work:
            for values in (ours, theirs):
                work.create(kind_key, values)
        with store.read() as reader:
            found = suspected(reader, kind_key)
        said["twice"] = found[0].likeness if found else DIFFERENT
    return said


def store_header(kind_key: str, key: str) -> str:
    return kind(kind_key).field(key).label.text


def shown(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


@pytest.mark.parametrize(("name", "city", "other", "there", "expected"), OUTLETS)
def test_two_outlets_are_judged_alike_by_a_list_and_by_the_page_of_those_entered_twice(
    tmp_path: Path, name: str, city: str, other: str, there: str, expected: Likeness
) -> None:
    ours: dict[str, Value] = {"name": name, "city": city, "country": "TR"}
    said = _answers(tmp_path, "outlet", ours, {"name": other, "city": there, "country": "TR"})
    assert said == {"list": expected, "finder": expected, "twice": expected}


@pytest.mark.parametrize(("ours", "theirs", "expected"), PEOPLE)
def test_two_people_are_judged_alike_by_a_list_and_by_the_page_of_those_entered_twice(
    tmp_path: Path, ours: dict[str, Value], theirs: dict[str, Value], expected: Likeness
) -> None:
    assert _answers(tmp_path, "applicant", ours, theirs) == {"list": expected, "finder": expected, "twice": expected}


def test_a_merge_judges_outlets_as_the_finder_does(tmp_path: Path) -> None:
    tr, az = Office(tmp_path, TR, AZ), Office(tmp_path, AZ, TR)
    sides: dict[str, list[Place]] = {"TR": [], "AZ": []}
    for office, code, at in ((tr, "TR", 0), (az, "AZ", 2)):
        with office.store.write(msg("Outlets"), author="Derya") as work:
            cohort = work.create("cohort", {"title": "Yay", "sending": ("TR", "AZ"), "hosting": "AZ"})
            for name, city in dict.fromkeys((row[at], row[at + 1]) for row in OUTLETS):
                id = work.create("outlet", {"name": name, "city": city})
                if code == "AZ":
                    work.create("opening", {"outlet": id, "cohort": cohort, "places": 1})
                sides[code].append(Place(id, name, (city, None)))
    both = [*sides["TR"], *sides["AZ"]]
    theirs = {each.key for each in sides["AZ"]}
    wanted = {
        (frozenset((one.key, other.key)), match.likeness)
        for at, one in enumerate(both)
        for other in both[at + 1 :]
        if (match := places.compare(one, other)).likeness is not DIFFERENT and {one.key, other.key} & theirs
    }
    found = {(frozenset(each.key), each.likeness) for each in tr.look(az.send()).suspects}
    tr.store.close()
    az.store.close()
    assert found == wanted and len({likeness for _pair, likeness in wanted}) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("HEZER TV", True),
        ("Xezer TV MMC", True),
        ("Xəzər TVV", True),
        ("Radyo Marmara 2", False),
        ("Radyo Marmara 1", True),
        ("Xəzər Radio", False),
    ],
)
def test_a_preference_means_an_outlet_as_a_list_does(tmp_path: Path, words: str, found: bool) -> None:
    with _store(tmp_path, "preferences", "TR") as store:
        with store.write(msg("Outlets"), author="Derya") as work:
            made = {work.create("outlet", {"name": name}) for name in ("Xəzər TV", "Radyo Marmara 1")}
        with store.read() as reader:
            assert (ReferenceLookup(reader).find("outlet", words) in made) is found


@pytest.mark.slow
def test_thousands_of_outlets_are_not_each_compared_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    compare = places.compare
    monkeypatch.setattr(places, "compare", lambda a, b: compared.append(1) or compare(a, b))
    crowd = [Place(number, f"{chr(97 + number % 26) * 3}{number:05} Radyosu", ("İzmir",)) for number in range(2_000)]
    places.matches(crowd, (), apart=(), tick=lambda: None)
    assert len(compared) < len(crowd) * 5
