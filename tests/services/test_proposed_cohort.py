"""A cohort made from the list of its people: proposed from the file, and written with them as one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exchange_app.kinds import Value
from exchange_app.services.access import Access
from exchange_app.services.agencies import named_agencies
from exchange_app.services.importing import Action, Preview, apply, prepare, proposed_cohort
from exchange_app.services.records import UnfitValues
from exchange_app.services.undo import undo
from exchange_app.store import AgencySpec, Store

TODAY = date(2026, 4, 14)
ACCESS = Access("Derya")
HEADER = ["Adı", "Soyadı", "Doğum tarihi", "E-posta", "Alanı", "1. Tercih"]
PEOPLE = [
    ["Elif", "Şahin", "05.04.1990", "elif@example.com", "Televizyon", "Kaspi TV"],
    ["Can", "Koç", "01.02.1991", "can@example.com", "Televizyon", ""],
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "T", "TR", "tr"), AgencySpec("AZ", "A", "AZ", "az")
    with Store.create(tmp_path / "s.exchange", agency=home, partners=[partner]) as made:
        yield made


def listed(path: Path, *above: str, header: list[str] = HEADER, people: list[list[str]] = PEOPLE) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in above:
        sheet.append([line] if line else [])
    for row in (header, *people):
        sheet.append(row)
    book.save(path)
    return path


def proposed(store: Store, path: Path) -> dict[str, Value]:
    with store.read() as reader:
        known = named_agencies(reader)
    return proposed_cohort(prepare(store, path, today=TODAY), known, TODAY)


def into(store: Store, path: Path, **values: Value) -> Preview:
    return prepare(store, path, new_cohort=values, today=TODAY)


def count(store: Store, kind: str) -> int:
    with store.read() as reader:
        return len(list(reader.records(kind)))


def test_it_is_named_by_what_stands_above_the_table(store: Store, tmp_path: Path) -> None:
    path = listed(
        tmp_path / "l.xlsx",
        "ANADOLU MEDYA AJANSI",
        "Bakü televizyon programı 2027: başvuranlar",
        "",
        "Tarih: 15.09.2026",
    )
    assert proposed(store, path) == {
        "title": "Bakü televizyon programı 2027", "status": "open", "sending": ("TR", "AZ"), "track": "tv",
    }  # fmt: skip


def test_two_days_above_the_table_are_its_first_and_last(store: Store, tmp_path: Path) -> None:
    path = listed(tmp_path / "l.xlsx", "Bakü 2027", "10.05.2027 - 4 Haziran 2027")
    found = proposed(store, path)
    assert (found["title"], found["starts"], found["ends"]) == ("Bakü 2027", date(2027, 5, 10), date(2027, 6, 4))


def test_it_goes_both_ways_unless_the_file_says_from_whom_to_whom(store: Store, tmp_path: Path) -> None:
    said = proposed(store, listed(tmp_path / "l.xlsx", "Bakü 2027", "Türkiye → Azerbaycan"))
    assert (said["title"], said["sending"], said["hosting"]) == ("Bakü 2027", ("TR",), "AZ")
    open_ = proposed(store, listed(tmp_path / "o.xlsx", "Bakü 2027"))
    assert open_["sending"] == ("TR", "AZ") and "hosting" not in open_


def test_without_a_title_it_is_called_as_the_file_and_what_is_not_said_is_left_open(
    store: Store, tmp_path: Path
) -> None:
    people = [[*PEOPLE[0]], [*PEOPLE[1][:4], "Radyo", ""]]
    found = proposed(store, listed(tmp_path / "Bahar listesi.xlsx", people=people))
    assert found == {"title": "Bahar listesi", "status": "open", "sending": ("TR", "AZ")}


def test_a_list_of_outlets_tells_of_no_cohort(store: Store, tmp_path: Path) -> None:
    path = listed(
        tmp_path / "o.xlsx", header=["Kuruluş adı", "Şehir", "Ülke", "Kontenjan"],
        people=[["Kaspi TV", "Bakü", "Azerbaycan", "3"], ["Ege TV", "İzmir", "Türkiye", "2"]],
    )  # fmt: skip
    assert proposed(store, path) == {}


def test_cohort_people_and_applications_are_one_step_that_undo_takes_back(store: Store, tmp_path: Path) -> None:
    preview = into(store, listed(tmp_path / "l.xlsx"), title="Bahar 2027", sending=("TR",))
    assert not preview.needs_cohort and [row.action for _, row in preview.rows()] == [Action.ADD, Action.ADD]
    result = apply(store, preview, access=ACCESS, agency="TR")
    with store.read() as reader:
        (cohort,) = reader.records("cohort")
        applications = list(reader.records("application"))
    assert (cohort.get("title"), cohort.code) == ("Bahar 2027", f"TR-C{date.today().year}-0001")
    assert [each.get("cohort") for each in applications] == [cohort.id] * 2
    assert result.label.text == "Import of {name} for {cohort}"
    undo(store, access=ACCESS)
    assert [count(store, kind) for kind in ("cohort", "applicant", "application")] == [0, 0, 0]


def test_people_who_are_there_already_get_an_application_in_the_new_cohort(store: Store, tmp_path: Path) -> None:
    path = listed(tmp_path / "l.xlsx")
    apply(store, prepare(store, path, today=TODAY), access=ACCESS, agency="TR")
    preview = into(store, path, title="Bahar 2027")
    assert [row.action for _, row in preview.rows()] == [Action.UPDATE, Action.UPDATE]
    apply(store, preview, access=ACCESS, agency="TR")
    assert [count(store, kind) for kind in ("cohort", "applicant", "application")] == [1, 2, 2]


def test_a_cohort_that_may_not_be_so_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    preview = into(store, listed(tmp_path / "l.xlsx"), title="Bahar", starts=date(2027, 6, 1), ends=date(2027, 5, 1))
    with pytest.raises(UnfitValues):
        apply(store, preview, access=ACCESS, agency="TR")
    assert [count(store, kind) for kind in ("cohort", "applicant", "application")] == [0, 0, 0]
