"""Rosters out of a real store."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from exchange_app.documents import person_columns
from exchange_app.documents.person_columns import offered, value
from exchange_app.documents.templates.roster import usual
from exchange_app.errors import Trouble
from exchange_app.progress import Cancelled
from exchange_app.services import printing
from exchange_app.services.access import Access
from exchange_app.services.printing import Request
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


def request(store, languages=("en",), cohort=..., outlet=None, **options) -> Request:
    cohort = store.ids["cohort"] if cohort is ... else cohort
    return Request("roster", cohort, outlet, languages, options, date(2026, 4, 14))


def shown(made, key: str) -> list:
    """What stands in a column, from the first person to the last."""
    column = offered()[key]
    return [value(entry, column, made.material.outlets) for entry in made.content.entries]


def families(made) -> list[str]:
    return shown(made, "family_name")


def groups(made) -> list[str]:
    return [group["title"] for group in made.content.data["list"]["groups"]]


def text_of(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_azerbaijani_order_has_its_own_letters_in_their_places(store):
    made = printing.gather(store, request(store, languages=("az",)))
    assert families(made) == [
        "Aktaş", "Cəfərov", "Çelik", "Çınar", "Dəmirli", "Ergin", "Əliyev", "Hüseynov", "Xəlilova", "Işık", "İsmayılzadə",
        "Kaplan", "Qasımlı", "Zeynalov",
    ]  # fmt: skip


def test_the_first_of_two_languages_decides_the_order(store):
    turkish = families(printing.gather(store, request(store, languages=("tr", "az"))))
    assert turkish.index("Qasımlı") > turkish.index("Kaplan") and turkish.index("Xəlilova") == len(turkish) - 2


def test_a_roster_by_cohort_says_who_is_placed_where(store, tmp_path):
    target = tmp_path / "roster.pdf"
    made, pages = printing.print_to(store, request(store, languages=("en",)), target, access=Access("Selin"))
    assert pages == 1
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
    assert printing.gather(store, request(store, people="selected")).people == 6
    assert printing.gather(store, request(store, people="placed")).people == 5


def test_a_declined_place_is_no_place(store):
    made = printing.gather(store, request(store, columns=("family_name", "outlet")))
    assert dict(zip(families(made), shown(made, "outlet.name"), strict=True))["Hüseynov"] is None


def test_a_wish_is_printed_as_the_name_of_the_outlet(store, tmp_path):
    printing.print_to(
        store, request(store, columns=("family_name", "preference_1")), tmp_path / "wishes.pdf", access=Access("Selin")
    )
    assert text_of(tmp_path / "wishes.pdf").count("Çağ TV") == len(NAMES)


def test_people_stand_under_their_outlets_and_the_placeless_last(store):
    made = printing.gather(store, request(store, grouped=True, languages=("az",)))
    assert groups(made) == ["Çağ TV", "Ege TV", "Hələ yerləşdirilməyənlər"]
    assert "Media qurumu" not in str(made.content.data["list"]["columns"])


def test_a_roster_by_outlet_lists_its_cohorts_in_the_order_of_time(store, tmp_path):
    asked = request(store, cohort=None, outlet=store.ids["outlet"], grouped=True, languages=("tr",))
    made = printing.gather(store, asked)
    assert groups(made) == ["Yay 2026", "Payız 2026"]
    assert made.people == 4
    one = printing.gather(store, request(store, outlet=store.ids["outlet"]))
    assert one.people == 3


def test_sensitive_fields_stand_there_only_when_chosen(store, tmp_path):
    for about in ("cohort", "outlet"):
        for grouped in (True, False):
            assert not any(each.sensitive for each in person_columns.find(usual(about, {"grouped": grouped})))
    printing.print_to(store, request(store), tmp_path / "usual.pdf", access=Access("Selin"))
    assert "AA3" not in text_of(tmp_path / "usual.pdf")
    printing.print_to(
        store,
        request(store, columns=("family_name", "passport_number")),
        tmp_path / "chosen.pdf",
        access=Access("Selin"),
    )
    assert "AA3" in text_of(tmp_path / "chosen.pdf")


def test_columns_are_found_by_short_and_by_full_keys(store):
    found = person_columns.find(("name", "applicant.city", "status", "outlet", "placement.starts", "city", "name"))
    assert [each.key for each in found] == ["name", "city", "application.status", "outlet.name", "placement.starts"]
    with pytest.raises(Trouble) as caught:
        person_columns.find(("shoe_size",))
    assert "shoe_size" in caught.value.sentence(words("en"))


@pytest.mark.parametrize("languages", [("en",), ("tr",), ("az",), ("az", "tr"), ("en", "az")])
def test_every_column_can_be_printed_in_every_language(store, languages):
    keys = list(offered())
    for start in range(0, len(keys), 8):
        made = printing.gather(store, request(store, columns=tuple(keys[start : start + 8]), languages=languages))
        assert all(len(column["heads"]) == len(languages) for column in made.content.data["list"]["columns"])


def test_columns_of_one_name_are_told_apart(store):
    made = printing.gather(store, request(store, columns=("application.status", "placement.status")))
    heads = [column["heads"][0] for column in made.content.data["list"]["columns"]]
    assert heads == ["No.", "Application: Status", "Placement: Status"]


def test_pages_are_drawn_for_looking_at(store):
    made = printing.prepare(store, request(store))
    assert (
        made.count == 1 and made.page(0).startswith(b"<svg") and made.paper == pytest.approx((595.28, 841.89), abs=0.1)
    )


def test_an_unknown_document_option_or_value_is_said(store):
    for name, options, said in (
        ("diploma", [], "diploma"),
        ("roster", ["colour=red"], "colour"),
        ("roster", ["people=some"], "selected"),
    ):
        with pytest.raises(Trouble) as caught:
            given = printing.options_from(name, options)
            printing.gather(store, Request(name, store.ids["cohort"], options=given))
        assert said in caught.value.sentence(words("en")) and caught.value.exit_code == 2


def test_the_file_name_names_no_person(store):
    assert printing.gather(store, request(store)).name().endswith("roster")


def test_the_workbook_has_the_same_people_with_dates_as_dates(store, tmp_path):
    pytest.importorskip("exchange_app.sheets.write")
    from openpyxl import load_workbook

    target = tmp_path / "roster.xlsx"
    printing.print_to(
        store,
        request(store, languages=("az", "tr"), columns=("family_name", "birth_date", "status")),
        target,
        access=Access("Selin"),
    )
    rows = list(load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == len(NAMES) + 1
    assert rows[1][1] == "Aktaş" and rows[1][2].date() == date(1990, 1, 13)


def test_another_ending_is_refused(store, tmp_path):
    with pytest.raises(Trouble) as caught:
        printing.print_to(store, request(store), tmp_path / "roster.doc", access=Access("Selin"))
    assert caught.value.exit_code == 2 and not list(tmp_path.iterdir())


def test_cancelled_leaves_nothing(store, tmp_path):
    class Stopped:
        def step(self, done, total, what):
            if "Saving" in what.text:
                raise Cancelled

    with pytest.raises(Cancelled):
        printing.print_to(store, request(store), tmp_path / "roster.pdf", Stopped(), access=Access("Selin"))
    assert not list(tmp_path.iterdir())


def test_an_unknown_cohort_is_trouble_of_the_store(store):
    with pytest.raises(Trouble):
        printing.gather(store, request(store, cohort="0199aaaa-0000-7000-8000-000000000000"))
