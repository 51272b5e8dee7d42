"""The exchange workbook: what is in it, what is not, and that it comes back as it went."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exchange_app.domain.short_id import code_of, short_id
from exchange_app.errors import Trouble
from exchange_app.files import TargetBusy
from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import shared_kinds
from exchange_app.services.access import Access
from exchange_app.services.agencies import UnknownPartner
from exchange_app.services.exporting import UnknownCohort, export
from exchange_app.services.merging.reading import read_returned
from exchange_app.services.merging.trouble import NeedsPassword, NotAnExchange
from exchange_app.sheets.trouble import WrongPassword
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words

pytestmark = pytest.mark.slow

PAYLOADS = ("=1+1", "+994 (50)", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "a<b>&\"c'", "İıƏə _x0041_", "two\nlines")


@pytest.fixture
def store(tmp_path: Path):
    agency, partner = AgencySpec("TR", "Anadolu Medya", "TR", "tr"), AgencySpec("AZ", "Xəzər Media", "AZ", "az")
    with Store.create(tmp_path / "store.exchange", agency=agency, partners=[partner]) as made:
        with made.write(msg("Start"), author="Derya", origin="test") as work:
            cohort = work.create(
                "cohort",
                {
                    "title": "Yay 2026",
                    "sending": ("TR", "AZ"),
                    "hosting": "TR",
                    "seats": 4,
                    "seats_by_side": {"TR": 2, "AZ": 2},
                },
            )
            work.create("cohort", {"title": "Ours alone", "sending": ("TR",), "hosting": "TR"})
            ours = work.create(
                "applicant", {"given_name": "Işık", "family_name": "Öztürk", "national_id": "10000000146"}, agency="TR"
            )
            theirs = work.create(
                "applicant",
                {
                    "given_name": "Kənan", "family_name": "Cəfərov", "birth_date": date(1987, 1, 2), "phone": "+994502731018", "gender": "M",
                    "passport_number": "C0123", "track": "press", "citizenship": "AZ", "experience_years": 9, "level_tr": "B2",
                },
                agency="AZ",
            )  # fmt: skip
            host = work.create(
                "outlet",
                {"name": "Ege TV", "country": "TR", "departments": ("haber", "kurgu"), "active": True, "places": 3},
            )
            for person in (ours, theirs):
                work.create(
                    "application", {"applicant": person, "cohort": cohort, "preference_1": host, "status": "selected"}
                )
            work.create("opening", {"outlet": host, "cohort": cohort, "places": 2, "tracks": ("tv", "press")})
            for text in PAYLOADS:
                work.create(
                    "applicant", {"given_name": text, "family_name": text, "notes": text, "address": text}, agency="AZ"
                )
        yield made


def _sheet(path: Path, name: str):
    return openpyxl.load_workbook(path)[name]


def test_it_is_in_the_partner_s_language_with_a_sheet_for_each_kind(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    book = openpyxl.load_workbook(tmp_path / "for-az.xlsx")
    say = words("az").say
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == [
        words("az").p_("sheet", "Read me"),
        *(say(KINDS[key].plural) for key in shared_kinds()),
    ]
    people = book[say(KINDS["applicant"].plural)]
    headers = [cell.value for cell in people[1]]
    assert headers[1:3] == ["Adı", "Soyadı"]
    assert people.tables and people.freeze_panes == "B2" and people.protection.sheet
    assert people.auto_filter.ref is None and next(iter(people.tables.values())).autoFilter.ref.startswith("A1:")
    assert "Qəzet" in [cell.value for row in people.iter_rows() for cell in row]


def test_what_was_sent_comes_back_unchanged(store: Store, tmp_path: Path) -> None:
    made = export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    found = read_returned(store, tmp_path / "for-az.xlsx")
    assert found.untouched and found.findings == ()
    assert sum(len(each.records) for each in found.carried.sheets) == sum(made.records.values())


@pytest.mark.usefixtures("whole_workbooks")
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_a_save_by_libreoffice_changes_nothing(store: Store, tmp_path: Path, by_way_of: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here; .ci/run installs it")
    path = tmp_path / "for-az.xlsx"
    export(store, path, to="AZ", access=Access("Derya"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", by_way_of, "--outdir", tmp_path / "saved", path],
        check=True,
        capture_output=True,
    )
    found = read_returned(store, tmp_path / "saved" / f"for-az.{by_way_of}")
    assert found.untouched and found.findings == ()


def test_an_edited_cell_is_found_at_its_address(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "for-az.xlsx"
    export(store, path, to="AZ", access=Access("Derya"))
    book = openpyxl.load_workbook(path)
    people = book["Müraciət edənlər"]
    column = next(cell.column for cell in people[1] if cell.value == "Vəzifəsi")
    row = next(cells[0].row for cells in people.iter_rows() if cells[2].value == "Cəfərov")
    people.cell(row, column).value = "baş redaktor"
    book.save(path)
    (found,) = read_returned(store, path).edits
    assert (found.field, found.was, found.content) == ("position", None, "baş redaktor")
    assert found.cell == f"Müraciət edənlər!{people.cell(row, column).coordinate}"


def test_no_text_becomes_a_formula_and_every_text_comes_back(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    people = _sheet(tmp_path / "for-az.xlsx", "Müraciət edənlər")
    cells = [cell for row in people.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    quoted = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert quoted and all(cell.quotePrefix for cell in quoted)
    from exchange_app.sheets.open import read_workbook

    raw = next(sheet for sheet in read_workbook(tmp_path / "for-az.xlsx").sheets if sheet.name == "Müraciət edənlər")
    assert set(PAYLOADS) <= {cell for row in raw.rows for cell in row if isinstance(cell, str)}


def test_sensitive_fields_leave_only_when_asked(store: Store, tmp_path: Path) -> None:
    for asked in (False, True):
        made = export(store, tmp_path / "for-az.xlsx", to="AZ", with_sensitive=asked, access=Access("Derya"))
        texts = {
            cell.value
            for sheet in openpyxl.load_workbook(tmp_path / "for-az.xlsx")
            for row in sheet.iter_rows()
            for cell in row
        }
        assert ("C0123" in texts) is asked and ("10000000146" in texts) is asked
        assert ("applicant.passport_number" in made.fields) is asked


@pytest.mark.usefixtures("whole_workbooks")
def test_cells_are_free_where_the_partner_decides(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    people = _sheet(tmp_path / "for-az.xlsx", "Müraciət edənlər")
    rows = {row[2].value: row for row in people.iter_rows(min_row=2) if row[2].value}
    assert rows["Öztürk"][1].protection.locked
    assert not rows["Cəfərov"][1].protection.locked
    assert all(row[0].protection.locked for row in people.iter_rows(min_row=2))
    spare = [row for row in people.iter_rows(min_row=2) if row[0].value and row[1].value is None]
    assert len(spare) == 200 and not spare[0][1].protection.locked
    outlets = _sheet(tmp_path / "for-az.xlsx", "Media qurumları")
    assert outlets["B2"].value == "Ege TV" and outlets["B2"].protection.locked


def test_only_the_partner_s_cohorts_go(store: Store, tmp_path: Path) -> None:
    made = export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    assert made.records["cohort"] == 1
    with pytest.raises(UnknownPartner):
        export(store, tmp_path / "x.xlsx", to="DE", access=Access("Derya"))
    with store.read() as reader:
        alone = next(each.code for each in reader.records("cohort") if each.get("title") == "Ours alone")
    with pytest.raises(UnknownCohort):
        export(store, tmp_path / "x.xlsx", to="AZ", cohorts=[alone], access=Access("Derya"))
    assert not (tmp_path / "x.xlsx").exists()


def test_every_export_is_entered_in_the_transfer_log(store: Store, tmp_path: Path) -> None:
    numbers = [export(store, tmp_path / f"{n}.xlsx", to="AZ", access=Access("Derya")).number for n in range(2)]
    with store.read() as reader:
        log = reader.app_data.exports("AZ")
    assert numbers == [1, 2] and [each.number for each in log] == [2, 1]
    assert (
        log[0].author == "Derya"
        and log[0].people == 10
        and "applicant.phone" in log[0].fields
        and len(log[0].file_hash) == 64
    )


def test_a_password_makes_it_an_encrypted_workbook(store: Store, tmp_path: Path) -> None:
    import msoffcrypto

    path = tmp_path / "for-az.xlsx"
    export(store, path, to="AZ", password="söz", access=Access("Derya"))
    with path.open("rb") as stream, (tmp_path / "open.xlsx").open("wb") as target:
        sealed = msoffcrypto.OfficeFile(stream)
        assert sealed.is_encrypted()
        sealed.load_key(password="söz")
        sealed.decrypt(target)
    assert read_returned(store, tmp_path / "open.xlsx").untouched
    assert read_returned(store, path, password="söz").untouched
    with pytest.raises(NeedsPassword):
        read_returned(store, path)
    with pytest.raises(WrongPassword):
        read_returned(store, path, password="Söz")


def test_a_target_open_elsewhere_stays_as_it_was(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "for-az.xlsx"
    path.write_bytes(b"old")
    (tmp_path / ".~lock.for-az.xlsx#").write_text("someone")
    with pytest.raises(TargetBusy):
        export(store, path, to="AZ", access=Access("Derya"))
    assert path.read_bytes() == b"old"
    with store.read() as reader:
        assert reader.app_data.exports("AZ") == []


def test_a_foreign_workbook_is_no_exchange(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ad", "Soyad"])
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(NotAnExchange):
        read_returned(store, tmp_path / "list.xlsx")


def test_short_ids_notice_a_typing_slip() -> None:
    given = short_id("AZ-2026-0042")
    assert code_of(given) == "AZ-2026-0042"
    assert code_of(given.replace("42", "24")) is None
    assert code_of(given.replace("2026", "2025")) is None


def test_fields_that_were_not_agreed_do_not_leave_unless_an_export_names_its_own(store: Store, tmp_path: Path) -> None:
    with store.write(msg("Terms"), author="Derya") as work:
        work.app_data.agree_terms("AZ", ["applicant.phone"])
    assert "applicant.phone" not in export(store, tmp_path / "agreed.xlsx", to="AZ", access=Access("Derya")).fields
    made = export(store, tmp_path / "named.xlsx", to="AZ", access=Access("Derya"), withheld=["applicant.notes"])
    assert "applicant.phone" in made.fields and "applicant.notes" not in made.fields


def test_a_wrong_day_or_number_is_refused_in_words_about_days_and_numbers(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "for-az.xlsx", to="AZ", access=Access("Derya"))
    said = {}
    for name in ("Müraciət edənlər", "Media qurumları"):
        sheet = _sheet(tmp_path / "for-az.xlsx", name)
        heads = {cell.column_letter: cell.value for cell in sheet[1]}
        for rule in sheet.data_validations.dataValidation:
            said[heads[str(rule.sqref).split(":")[0].rstrip("0123456789")]] = (rule.type, rule.error)
    assert said["Doğum tarixi"] == ("date", "Tarixi gün.ay.il şəklində yazın, məsələn 05.03.2027.")
    assert said["Yer sayı"] == ("whole", "Tam ədəd yazın.")
    assert said["Cinsi"] == ("list", "Siyahıdan seçin və ya xananı boş saxlayın.")


def test_what_is_agreed_with_an_export_stays_agreed_only_when_the_workbook_is_written(
    store: Store, tmp_path: Path
) -> None:
    def agreed() -> set[str]:
        with store.read() as reader:
            return set(reader.app_data.terms("AZ"))

    with pytest.raises(UnknownCohort):
        export(
            store,
            tmp_path / "no.xlsx",
            to="AZ",
            access=Access("Derya"),
            cohorts=["TR-C2026-9999"],
            withheld=["applicant.phone"],
            agree=True,
        )
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(Trouble):
        export(
            store, tmp_path / "folder.xlsx", to="AZ", access=Access("Derya"), withheld=["applicant.phone"], agree=True
        )
    assert agreed() == set()
    export(store, tmp_path / "yes.xlsx", to="AZ", access=Access("Derya"), withheld=["applicant.phone"], agree=True)
    assert agreed() == {"applicant.phone"}
    with store.read() as reader:
        assert words("en").say(reader.journal.operations(1)[0].label) == "Workbook no. 1 for AZ", (
            "one operation does both"
        )
