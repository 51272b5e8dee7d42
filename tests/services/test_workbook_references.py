"""A cell of an exchange workbook that names another record means that record when it comes back, whatever that is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from exchange_app.domain.exchange.incoming import FindingKind
from exchange_app.domain.matching.lookup import Hit, Lookup
from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.kinds.registry import shared_kinds
from exchange_app.services.exporting.scope import ExportScope
from exchange_app.services.exporting.sheets import list_names, reference_texts
from exchange_app.services.merging import report
from exchange_app.services.merging.reading import read_returned
from exchange_app.text import msg, words
from tests.services.offices import Office

NAMES = (
    "Ege TV",
    "Ege TV",
    "EGE  TV",
    "Ege, TV",
    "TV, Ege",
    "Ege · TV",
    "Ege TV · TR-OUT-0001",
    "TR-OUT-0001",
    "·",
    "?",
    "=Ege TV",
    "Radio \"1\", 'iki' & üç · dörd",
    "İşıq\nFM",
)
CHOICES = tuple(f"preference_{number}" for number in range(1, 6))


@pytest.fixture
def applied(tr: Office, ids: dict[str, str]) -> list[tuple[str, str, str]]:
    """Every outlet of an awkward name is some application's choice: application, field and outlet of each."""
    with tr.store.write(msg("Outlets"), author="Derya", origin="test") as work:
        outlets = [work.create("outlet", {"name": name}) for name in NAMES]
        work.create("opening", {"cohort": ids["cohort"], "outlet": outlets[3], "department": "haber, kurgu"})
        chosen = []
        for at in range(0, len(outlets), len(CHOICES)):
            person = work.create("applicant", {"given_name": f"Elif {at}", "family_name": "Ak, Su · Er"})
            wishes = dict(zip(CHOICES, outlets[at:], strict=False))
            application = work.create("application", {"applicant": person, "cohort": ids["cohort"], **wishes})
            chosen += [(application, field, outlet) for field, outlet in wishes.items()]
    return chosen


def _edit(path: Path, sheet: str, change: Callable[[list[str], list[list[Any]]], None]) -> None:
    """Change the rows of a sheet, its headers given, as a person would in a spreadsheet program."""
    book = openpyxl.load_workbook(path)
    found = book[sheet]
    headers, *rows = [[cell.value for cell in row] for row in found.iter_rows()]
    change(headers, rows)
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            cell = found.cell(number, at)
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    book.save(path)


def _header(field: str) -> str:
    return words("az").say(kind("application").field(field).label)


def _sheet(of: str) -> str:
    return words("az").say(kind(of).plural)


@pytest.mark.slow
def test_awkward_names_come_back_as_they_went_also_when_the_rows_were_sorted(
    tr: Office, applied: list[tuple[str, str, str]]
) -> None:
    path = tr.send()
    assert read_returned(tr.store, path).untouched
    for each in ("application", "outlet", "opening"):
        _edit(path, _sheet(each), lambda _headers, rows: Random(5).shuffle(rows))
    found = read_returned(tr.store, path)
    assert found.untouched and found.findings == ()


def test_a_name_that_is_put_into_another_cell_means_the_record_that_it_meant_before(
    tr: Office, applied: list[tuple[str, str, str]]
) -> None:
    path = tr.send()

    def turned(headers: list[str], rows: list[list[Any]]) -> None:
        places = [headers.index(_header(each)) for each in CHOICES]
        for row in rows:
            texts = [row[at] for at in places]
            for at, text in zip(places, texts[1:] + texts[:1], strict=True):
                row[at] = text if all(texts) else row[at]

    _edit(path, _sheet("application"), turned)
    held = {(application, field): outlet for application, field, outlet in applied}
    full = [each for each, last in held if last == CHOICES[-1]]
    assert len(full) == 2
    after = dict(zip(CHOICES, (*CHOICES[1:], CHOICES[0]), strict=True))
    found = read_returned(tr.store, path)
    assert {(each.record, each.field): each.content for each in found.edits} == {
        (application, field): held[application, after[field]] for application in full for field in CHOICES
    }
    assert {each.kind for each in found.findings} == {FindingKind.LOCKED_EDIT}


def test_outlets_that_were_renamed_since_are_still_those_of_the_workbook(
    tr: Office, applied: list[tuple[str, str, str]]
) -> None:
    path = tr.send()
    (_one, _field, first), (_other, _field_too, second), *_rest = applied
    with tr.store.write(msg("Names exchanged"), author="Derya") as work:
        work.update("outlet", first, {"name": "Ege, TV"})
        work.update("outlet", second, {"name": "Tamam başqa"})
    assert read_returned(tr.store, path).untouched


@pytest.fixture
def removed(tr: Office, az: Office, ids: dict[str, str]) -> str:
    """An outlet that the partner removed while here somebody chose it."""
    with tr.store.write(msg("An outlet"), author="Derya", origin="test") as work:
        outlet = work.create("outlet", {"name": "Xəzər FM"}, agency="AZ")
    az.read(tr.send())
    with az.store.write(msg("Removed"), author="Selin") as work:
        work.remove("outlet", outlet)
    tr.write("application", ids["first"], preference_2=outlet)
    tr.read(az.send())
    with tr.store.read() as reader:
        assert reader.record("outlet", outlet).removed
    assert tr.value("application", ids["first"], "preference_2") == outlet
    return outlet


@pytest.mark.slow
def test_a_choice_that_was_removed_stands_in_the_workbook_by_its_code_and_is_not_emptied_by_coming_back(
    tr: Office, az: Office, ids: dict[str, str], removed: str
) -> None:
    path = tr.send()
    with tr.store.read() as reader:
        code = reader.record("outlet", removed).code
    told: list[Any] = []

    def sorted_rows(headers: list[str], rows: list[list[Any]]) -> None:
        told.extend(row[headers.index(_header("preference_2"))] for row in rows)
        rows.reverse()

    _edit(path, _sheet("application"), sorted_rows)
    assert [each for each in told if each is not None] == [code]
    assert "Xəzər FM" not in "".join(read_returned(tr.store, path).carried.texts.values())
    assert read_returned(tr.store, path).untouched
    az.read(path)
    tr.read(az.send())
    assert [office.value("application", ids["first"], "preference_2") for office in (tr, az)] == [removed, removed]


def test_what_stands_for_a_removed_record_means_it_also_in_another_row(
    tr: Office, ids: dict[str, str], removed: str
) -> None:
    path = tr.send()

    def copied(headers: list[str], rows: list[list[Any]]) -> None:
        at = headers.index(_header("preference_2"))
        (text,) = [row[at] for row in rows if row[at]]
        for row in rows:
            row[at] = text if row[1] else row[at]

    _edit(path, _sheet("application"), copied)
    found = read_returned(tr.store, path)
    assert [(each.record, each.field, each.content) for each in found.edits] == [
        (ids["second"], "preference_2", removed)
    ]
    assert not [each for each in found.findings if each.kind is FindingKind.UNREADABLE]


def _outlets(*named: tuple[str, str, str]) -> ExportScope:
    records = [Record("outlet", id, code, "TR", 1, {"name": name}) for id, code, name in named]
    empty: dict[str, list[Record]] = {key: [] for key in shared_kinds()}
    return ExportScope(Record("agency", "az", "AZ", "AZ", 1, {}), (), {**empty, "outlet": records})


def test_records_of_one_code_are_written_so_that_each_means_itself() -> None:
    scope = _outlets(("1", "T-1", "Ege TV"), ("2", "T-1", "ege tv"), ("3", "T-1", "Kür FM"), ("4", "T-2", "Ege TV"))
    texts = reference_texts(scope, list_names(scope), {"outlet": {"5": "T-2", "6": "T-3", "7": "?", "8": "?"}})
    assert texts == {
        "1": "Ege TV · 1", "2": "ege tv · 2", "3": "Kür FM · T-1", "4": "Ege TV · T-2",
        "5": "5", "6": "T-3", "7": "7", "8": "8",
    }  # fmt: skip


def test_a_code_of_two_records_is_asked_about_and_not_guessed() -> None:
    lookup = Lookup()
    lookup.add("1", "T-1", "Ege TV", text="Ege TV · 1")
    lookup.add("2", "T-1", "Ege TV", text="Ege TV · 2")
    lookup.add("3", "T-1", "Kür FM", text="Kür FM · T-1")
    assert [lookup.find(each).record for each in ("Ege TV · 1", "EGE TV · 2", "Kür FM · T-1", "kür fm")] == list("1233")
    assert [lookup.find(each) for each in ("T-1", "Ege TV", "Ege TV · T-1")] == [Hit(several=True)] * 3


def test_the_report_names_our_value_also_where_it_is_a_record_that_the_workbook_does_not_know(
    tr: Office, applied: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    path = tr.send()
    application, field, _outlet = applied[0]
    with tr.store.write(msg("Another outlet"), author="Derya") as work:
        work.update("application", application, {field: work.create("outlet", {"name": "Yeni Radyo"})})
    with tr.store.read() as reader:
        code = reader.record("application", application).code

    def turned(headers: list[str], rows: list[list[Any]]) -> None:
        row = next(row for row in rows if str(row[0]).startswith(f"{code}·"))
        at, other = headers.index(_header(field)), headers.index(_header(CHOICES[1]))
        row[at] = row[other]

    _edit(path, _sheet("application"), turned)
    assert report(tr.look(path), tmp_path / "report.xlsx", words("en"), store=tr.store) == 1
    told = [cell.value for cell in openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets[0][5]]
    assert "Our value: “Yeni Radyo”." in told[-1]
