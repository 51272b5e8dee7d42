"""What is seen of a list is given away as it is seen: in its columns and order, masked unless on a basis that is entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange_app.files import FileTrouble
from exchange_app.progress import Cancelled
from exchange_app.services.access import Access
from exchange_app.services.printing import UnknownFormat
from exchange_app.services.shown_lists import GatheredList, ShownList, gather
from exchange_app.store import AgencySpec, Query, Sort, Store
from exchange_app.text import Message, msg, words
from tests.children_here import children_work_here  # noqa: F401

EN = words("en")
COLUMNS = ("name", "code", "birth_date", "experience_years", "national_id", "application.status", "problems")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three people, one of whom has applied, and whose number is known."""
    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("TR", "Ajans", "TR", "tr")) as made:
        with made.write(msg("Start"), author="Derya", origin="test") as work:
            first = work.create(
                "applicant",
                {"given_name": "Işık", "family_name": "Öztürk", "national_id": "10000000146", "birth_date": date(1990, 5, 1), "phone": "+905301112233"},
            )  # fmt: skip
            work.create("applicant", {"given_name": "Ada", "family_name": "Aydın", "experience_years": 3})
            work.create("applicant", {"given_name": "=1+1", "family_name": "Kaya"})
            cohort = work.create("cohort", {"title": "Yay"})
            work.create("application", {"applicant": first, "cohort": cohort, "status": "eligible"})
        yield made


def shown(store: Store, *columns: str) -> ShownList:
    with store.read() as reader:
        keys = reader.keys(Query("applicant", sort=(Sort("name"),), language="tr"))
    return ShownList("applicant", keys, columns or COLUMNS, ("City: Bakı",))


def gathered(store: Store, basis: str | None = None, *columns: str) -> GatheredList:
    return gather(store, shown(store, *columns), EN, access=Access("Derya"), basis=basis)


def entered(store: Store) -> list[str]:
    with store.read() as reader:
        return [EN.say(each.label) for each in reader.journal.operations(5)][:-2]


def test_as_a_workbook_dates_and_numbers_are_such_and_the_sensitive_is_masked(store: Store, tmp_path: Path) -> None:
    assert gathered(store).save(tmp_path / "list.xlsx") == 3
    sheet = load_workbook(tmp_path / "list.xlsx").active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == [
        "Family name, given name",
        "Code",
        "Date of birth",
        "Years of experience",
        "National ID",
        "Status",
        "Problems",
    ]
    assert [row[0] for row in rows[1:]] == ["Aydın, Ada", "Kaya, =1+1", "Öztürk, Işık"]
    assert rows[1][3] == 3
    assert rows[3][2].date() == date(1990, 5, 1)
    assert rows[3][4:6] == ["•••••••••46", "Eligible"]
    assert entered(store) == []


def test_as_csv_as_the_spreadsheet_of_the_office_takes_it(store: Store, tmp_path: Path) -> None:
    gathered(store, None, "name", "birth_date", "phone").save(tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_bytes().decode("utf-8-sig")
    assert text.split("\r\n")[:4] == [
        "Family name, given name;Date of birth;Phone", "Aydın, Ada;;", "Kaya, =1+1;;", "Öztürk, Işık;1 May 1990;'+90 530 111 22 33",
    ]  # fmt: skip


def test_as_pdf_and_as_pages(store: Store, tmp_path: Path) -> None:
    made = gathered(store)
    assert made.save(tmp_path / "list.pdf") == 3
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    drawn = made.draw()
    assert drawn.count == 1 and drawn.page(0).startswith(b"<svg")
    assert drawn.name() == f"Applicants {date.today().isoformat()}"


def test_in_the_clear_it_is_entered_first_whose_and_on_what_basis(store: Store, tmp_path: Path) -> None:
    gathered(store, "Visa of the group").save(tmp_path / "list.csv")
    assert "10000000146" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert entered(store) == ["National ID of 1 record shown; basis: Visa of the group"]


def test_a_basis_for_columns_without_anything_sensitive_enters_nothing(store: Store) -> None:
    gathered(store, "Nothing", "name", "city")
    assert entered(store) == []


def test_another_ending_is_refused_and_a_folder_that_is_gone_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        gathered(store).save(tmp_path / "list.doc")
    for ending in ("xlsx", "csv", "pdf"):
        with pytest.raises(FileTrouble):
            gathered(store).save(tmp_path / "gone" / f"list.{ending}")


class Stopped:
    """A person who cancels at once."""

    def step(self, done: int, total: int | None, what: Message) -> None:
        raise Cancelled


@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf"])
def test_when_it_is_cancelled_there_is_no_file(store: Store, tmp_path: Path, ending: str) -> None:
    with pytest.raises(Cancelled):
        gathered(store).save(tmp_path / f"list.{ending}", Stopped())
    assert not (tmp_path / f"list.{ending}").exists()


def test_when_it_is_cancelled_nothing_is_entered(store: Store) -> None:
    with pytest.raises(Cancelled):
        gather(store, shown(store), EN, Stopped(), access=Access("Derya"), basis="Why")
    assert entered(store) == []
