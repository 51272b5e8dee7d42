"""Rosters out of a real store."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from exchange_app.errors import Trouble
from exchange_app.progress import Cancelled
from exchange_app.services import printing
from exchange_app.services.printing import People, RosterRequest
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words

NAMES = [
    ("Xəlilova", "Aysel"), ("Əliyev", "Orxan"), ("Çelik", "Mert"), ("Qasımlı", "Elçin"), ("İsmayılzadə", "Rauf"),
    ("Hüseynov", "Samir"), ("Cəfərov", "Kənan"), ("Kaplan", "Yiğit"), ("Ergin", "Kaan"), ("Dəmirli", "Nigar"),
    ("Çınar", "Ilgaz"), ("Işık", "Nazlı"), ("Aktaş", "Oğuz"), ("Zeynalov", "#panic(\"x\")"),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("printing") / "desk.store"
    az = AgencySpec("AZ", "Medianın İnkişafı Agentliyi", "AZ", "az")
    tr = AgencySpec("TR", "İletişim Başkanlığı", "TR", "tr")
    made = Store.create(path, agency=az, partners=[tr])
    with made.write(msg("Test"), author="test") as work:
        summer = {"title": "Yay 2026", "track": "tv", "sending": ("AZ",), "hosting": "TR"}
        cohort = work.create("cohort", summer | {"starts": date(2026, 6, 1), "ends": date(2026, 6, 26)})
        other = work.create("cohort", {"title": "Payız 2026", "starts": date(2026, 9, 1), "ends": date(2026, 9, 20)})
        outlets = [
            work.create("outlet", {"name": name, "city": "Ankara", "country": "TR"}) for name in ("Ege TV", "Çağ TV")
        ]
        dates = {"starts": date(2026, 6, 3), "ends": date(2026, 6, 20)}
        openings = [work.create("opening", {"outlet": each, "cohort": cohort, "places": 4} | dates) for each in outlets]
        later = work.create("opening", {"outlet": outlets[0], "cohort": other, "places": 2})
        people = [
            {"family_name": family, "given_name": given, "birth_date": date(1990, 1, 1 + at), "passport_number": f"AA{at}",
             "phone": "+994502731018", "experience_years": at}
            for at, (family, given) in enumerate(NAMES)
        ]  # fmt: skip
        ids = work.create_many("applicant", people)
        applications = work.create_many(
            "application",
            [{"applicant": each, "cohort": cohort, "status": "selected" if at < 6 else "received", "preference_1": outlets[1]}
             for at, each in enumerate(ids)],
        )  # fmt: skip
        for at in range(5):
            work.create(
                "placement", {"application": applications[at], "opening": openings[at % 2], "status": "confirmed"}
            )
        work.create("placement", {"application": applications[5], "opening": openings[0], "status": "declined"})
        again = work.create("application", {"applicant": ids[0], "cohort": other, "status": "selected"})
        work.create("placement", {"application": again, "opening": later, "status": "proposed"})
    made.ids = {"cohort": cohort, "outlet": outlets[0]}  # type: ignore[attr-defined]
    yield made
    made.close()


def request(store, **changes) -> RosterRequest:
    return RosterRequest(**({"cohort": store.ids["cohort"], "as_of": date(2026, 4, 14)} | changes))


def families(made) -> list[str]:
    position = [column.key for column in made.listing.columns].index("family_name")
    return [row[position] for section in made.listing.sections for row in section.rows]


def text_of(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_azerbaijani_order_has_its_own_letters_in_their_places(store):
    made = printing.prepare(store, request(store, languages=("az",)))
    assert families(made) == [
        "Aktaş", "Cəfərov", "Çelik", "Çınar", "Dəmirli", "Ergin", "Əliyev", "Hüseynov", "Xəlilova", "Işık", "İsmayılzadə",
        "Kaplan", "Qasımlı", "Zeynalov",
    ]  # fmt: skip


def test_the_first_of_two_languages_decides_the_order(store):
    turkish = families(printing.prepare(store, request(store, languages=("tr", "az"))))
    assert turkish.index("Qasımlı") > turkish.index("Kaplan") and turkish.index("Xəlilova") == len(turkish) - 2


def test_a_roster_by_cohort_says_who_is_placed_where(store, tmp_path):
    target = tmp_path / "roster.pdf"
    made = printing.roster(store, request(store, languages=("en",)), target)
    assert made.people == len(NAMES)
    printed = text_of(target)
    for said in (
        "As of 14 Apr 2026",
        "Page 1 of 1",
        "İletişim Başkanlığı",
        "Ege TV",
        "3 Jun 2026",
        '#panic("x")',
        "Signature",
    ):
        assert said in printed


def test_only_the_selected_or_the_placed_are_listed_when_asked(store):
    assert printing.prepare(store, request(store, people=People.SELECTED)).people == 6
    assert printing.prepare(store, request(store, people=People.PLACED)).people == 5


def test_a_declined_place_is_no_place(store):
    made = printing.prepare(store, request(store, columns=("family_name", "outlet")))
    assert dict(row for section in made.listing.sections for row in section.rows)["Hüseynov"] is None


def test_people_stand_under_their_outlets_and_the_placeless_last(store):
    made = printing.prepare(store, request(store, grouped=True, languages=("az",)))
    named = [section.heading.get("name") if section.heading else None for section in made.listing.sections]
    assert named == ["Çağ TV", "Ege TV", None]
    assert "outlet.name" not in [column.key for column in made.listing.columns]


def test_a_roster_by_outlet_lists_its_cohorts_in_the_order_of_time(store, tmp_path):
    asked = request(store, cohort=None, outlet=store.ids["outlet"], grouped=True, languages=("tr",))
    made = printing.prepare(store, asked)
    assert [section.heading.get("title") for section in made.listing.sections] == ["Yay 2026", "Payız 2026"]
    assert made.people == 4
    one = printing.prepare(store, request(store, outlet=store.ids["outlet"]))
    assert one.people == 3


def test_sensitive_fields_stand_there_only_when_chosen(store, tmp_path):
    for by_outlet in (True, False):
        for grouped in (True, False):
            assert not any(
                each.sensitive for each in printing.find(printing.usual(by_outlet=by_outlet, grouped=grouped))
            )
    printing.roster(store, request(store), tmp_path / "usual.pdf")
    assert "AA3" not in text_of(tmp_path / "usual.pdf")
    printing.roster(store, request(store, columns=("family_name", "passport_number")), tmp_path / "chosen.pdf")
    assert "AA3" in text_of(tmp_path / "chosen.pdf")


def test_columns_are_found_by_short_and_by_full_keys(store):
    found = printing.find(("name", "applicant.city", "status", "outlet", "placement.starts", "city", "name"))
    assert [each.key for each in found] == ["name", "city", "application.status", "outlet.name", "placement.starts"]
    with pytest.raises(Trouble) as caught:
        printing.find(("shoe_size",))
    assert "shoe_size" in caught.value.sentence(words("en"))


@pytest.mark.parametrize("languages", [("en",), ("tr",), ("az",), ("az", "tr"), ("en", "az")])
def test_every_column_can_be_printed_in_every_language(store, languages):
    keys = list(printing.offered())
    for start in range(0, len(keys), 8):
        made = printing.prepare(store, request(store, columns=tuple(keys[start : start + 8]), languages=languages))
        assert all(len(heads) == len(languages) for heads in made.pages.shared["heads"]["c"])


def test_columns_of_one_name_are_told_apart(store):
    made = printing.prepare(store, request(store, columns=("application.status", "placement.status")))
    heads = [each[0] for each in printing.headings(made.listing, printing.Tongues(("en",)))]
    assert heads == ["Application: Status", "Placement: Status"]


def test_pages_are_drawn_one_by_one(store):
    made = printing.prepare(store, request(store))
    assert made.count == 1 and made.page(0, 50)[:4] == b"\x89PNG"


def test_the_file_name_names_no_person(store):
    assert printing.prepare(store, request(store)).name().endswith("roster")


def test_the_workbook_has_the_same_people_with_dates_as_dates(store, tmp_path):
    pytest.importorskip("exchange_app.sheets.write")
    from openpyxl import load_workbook

    target = tmp_path / "roster.xlsx"
    printing.roster(
        store, request(store, languages=("az", "tr"), columns=("family_name", "birth_date", "status")), target
    )
    rows = list(load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == len(NAMES) + 1
    assert rows[1][1] == "Aktaş" and rows[1][2].date() == date(1990, 1, 13)


def test_another_ending_is_refused(store, tmp_path):
    with pytest.raises(Trouble) as caught:
        printing.roster(store, request(store), tmp_path / "roster.doc")
    assert caught.value.exit_code == 2 and not list(tmp_path.iterdir())


def test_cancelled_leaves_nothing(store, tmp_path):
    class Stopped:
        def step(self, done, total, what):
            if "Saving" in what.text:
                raise Cancelled

    with pytest.raises(Cancelled):
        printing.roster(store, request(store), tmp_path / "roster.pdf", Stopped())
    assert not list(tmp_path.iterdir())


def test_an_unknown_cohort_is_trouble_of_the_store(store):
    with pytest.raises(Trouble):
        printing.prepare(store, request(store, cohort="0199aaaa-0000-7000-8000-000000000000"))
