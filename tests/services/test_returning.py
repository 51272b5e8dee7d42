"""Workbooks that come back: made by our exporter, edited by openpyxl, saved by LibreOffice where that matters."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exchange_app.domain.exchange.incoming import Base, FindingKind, Incoming
from exchange_app.domain.short_id import short_id
from exchange_app.services.access import Access
from exchange_app.services.exporting import embedded_contents, export
from exchange_app.services.merging import Decision, keep_review, open_review, report, resume_review
from exchange_app.services.merging.reading import read_returned, workbook_bytes
from exchange_app.services.merging.reporting import partner_words
from exchange_app.services.merging.trouble import NeedsPassword, NewerFormat, NotAnExchange
from exchange_app.sheets.encryption import sealed
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.trouble import WrongPassword
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words

pytestmark = pytest.mark.slow

PEOPLE, WISHES, HOSTS = "Müraciət edənlər", "Müraciətlər", "Media qurumları"
NAMES = (
    ("Kənan", "Cəfərov"),
    ("Leyla", "Əliyeva"),
    ("Rəşad", "Quliyev"),
    ("Nigar", "Hüseynova"),
    ("Tural", "Məmmədov"),
)


@dataclass
class Desk:
    """Our desk, and the workbook as it was sent."""

    store: Store
    folder: Path
    sent: Path
    ids: dict[str, str]

    def edited(self, name: str, edit: Callable[[Any], None]) -> Path:
        """A copy of the workbook after somebody worked in it."""
        path = self.folder / name
        book = openpyxl.load_workbook(self.sent)
        edit(book)
        book.save(path)
        return path

    def read(self, path: Path) -> Incoming:
        return read_returned(self.store, path)

    def edits(self, incoming: Incoming) -> set[tuple[str, str, Any]]:
        names = {id: name for name, id in self.ids.items()}
        return {(names.get(each.record, each.record), each.field, each.content) for each in incoming.edits}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    agency, partner = AgencySpec("TR", "Anadolu Medya", "TR", "tr"), AgencySpec("AZ", "Xəzər Media", "AZ", "az")
    with Store.create(folder / "store.exdesk", agency=agency, partners=[partner]) as store:
        ids = {}
        with store.write(msg("Start"), author="Derya", origin="test") as work:
            cohort = work.create(
                "cohort",
                {"title": "Yay 2026", "sending": ("TR", "AZ"), "hosting": "TR", "seats_by_side": {"TR": 2, "AZ": 2}},
            )
            host = work.create(
                "outlet",
                {"name": "Ege TV", "country": "TR", "departments": ("haber", "kurgu"), "active": True, "places": 3},
            )
            work.create("opening", {"outlet": host, "cohort": cohort, "places": 2, "tracks": ("tv", "press")})
            for at, (given, family) in enumerate(NAMES):
                person = work.create(
                    "applicant",
                    {
                        "given_name": given, "family_name": family, "birth_date": date(1985 + at, 2, 3 + at), "phone": f"+9945027310{at + 10}",
                        "email": f"{at}@example.az", "city": "Bakı", "gender": "M", "citizenship": "AZ", "experience_years": 4 + at,
                        "level_tr": "B2", "track": "press", "notes": "=1+1", "address": "İçərişəhər,\n12",
                    },
                    agency="AZ",
                )  # fmt: skip
                ids[family] = person
                work.create(
                    "application",
                    {"applicant": person, "cohort": cohort, "preference_1": host, "status": "selected", "score": None},
                )
        ids |= {"cohort": cohort, "host": host}
        sent = folder / "for-az.xlsx"
        export(store, sent, to="AZ", access=Access("Derya"))
        yield Desk(store, folder, sent, ids)


def at(sheet: Any, header: str) -> int:
    """The number of a column."""
    return next(cell.column for cell in sheet[1] if cell.value == header)


def row_of(book: Any, family: str) -> int:
    """The row of a person."""
    return next(row[0].row for row in book[PEOPLE].iter_rows(min_row=2) if row[2].value == family)


def kinds(incoming: Incoming) -> list[FindingKind]:
    return [each.kind for each in incoming.findings]


# What LibreOffice makes of it


def _work(book: Any) -> None:
    """What a partner does in an afternoon: edits, a new person and her wish, a removal; then sorts by the city and hides rows."""
    people, wishes = book[PEOPLE], book[WISHES]
    people.cell(row_of(book, "Cəfərov"), at(people, "Şəhər")).value = "Xırdalan"
    people.cell(row_of(book, "Əliyeva"), at(people, "Doğum tarixi")).value = "05.02.1986"
    people.cell(row_of(book, "Quliyev"), at(people, "Telefon")).value = "055 999 88 77"
    people.cell(row_of(book, "Hüseynova"), at(people, "E-poçt")).value = None
    people.cell(row_of(book, "Məmmədov"), people.max_column).value = "bəli"
    spare = next(row[0] for row in people.iter_rows(min_row=2) if row[1].value is None)
    for header, value in (("Adı", "Orxan"), ("Soyadı", "Həsənov"), ("Doğum tarixi", date(1991, 6, 5))):
        people.cell(spare.row, at(people, header)).value = value
    wish = next(row[0].row for row in wishes.iter_rows(min_row=2) if row[1].value is None)
    wishes.cell(wish, 2).value = spare.value
    wishes.cell(wish, 3).value = next(row[2].value for row in wishes.iter_rows(min_row=2) if row[2].value)
    rows = [[cell.value for cell in row] for row in people.iter_rows(min_row=2, max_row=spare.row)]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            cell = people.cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
        people.row_dimensions[number].hidden = number % 2 == 0
    people.column_dimensions["D"].hidden = True


WORKED = {
    ("Cəfərov", "city", "Xırdalan"),
    ("Əliyeva", "birth_date", "1986-02-05"),
    ("Quliyev", "phone", "+994559998877"),
    ("Hüseynova", "email", None),
}


@pytest.fixture(scope="module")
def saved(desk: Desk) -> Path:
    """Folder of what LibreOffice saved: the untouched workbook and the worked one, as xlsx, ods, and through ods to xlsx; csv of the people."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here; .ci/run installs it")
    folder = desk.folder / "saved"
    worked = desk.edited("worked.xlsx", _work)
    profile = f"-env:UserInstallation=file://{desk.folder / 'profile'}"

    def convert(to: str, into: Path, *paths: Path) -> None:
        subprocess.run(
            [office, profile, "--headless", "--convert-to", to, "--outdir", into, *paths],
            check=True,
            capture_output=True,
        )

    convert("xlsx", folder / "xlsx", desk.sent, worked)
    convert("ods", folder / "ods", desk.sent, worked)
    convert("xlsx", folder / "through", *(folder / "ods").glob("*.ods"))
    convert("csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1", folder / "csv", worked)
    return folder


@pytest.mark.parametrize("way", ["xlsx", "ods", "through"])
def test_a_save_by_libreoffice_changes_nothing(desk: Desk, saved: Path, way: str) -> None:
    incoming = desk.read(next((saved / way).glob("for-az.*")))
    assert incoming.untouched and incoming.findings == () and incoming.base is Base.FROM_FILE


@pytest.mark.parametrize("way", ["xlsx", "ods", "through"])
def test_what_was_typed_is_read_whatever_program_saved_it(desk: Desk, saved: Path, way: str) -> None:
    direct = desk.read(desk.folder / "worked.xlsx")
    incoming = desk.read(next((saved / way).glob("worked.*")))
    assert desk.edits(incoming) == desk.edits(direct) == WORKED
    assert [each.record for each in incoming.removals] == [desk.ids["Məmmədov"]]
    assert {each.record for each in incoming.added} == {each.record for each in direct.added}
    person, wish = sorted(incoming.added, key=lambda each: each.kind)
    assert (
        person.contents["birth_date"] == "1991-06-05"
        and wish.contents["applicant"] == person.record
        and wish.contents["cohort"] == desk.ids["cohort"]
    )
    assert incoming.findings == direct.findings == ()


def test_a_csv_of_one_sheet_is_read_beside_our_own_copy(desk: Desk, saved: Path) -> None:
    path = next(each for each in (saved / "csv").glob("*.csv") if PEOPLE in each.name)
    incoming = desk.read(path)
    assert incoming.base is Base.FOUND and desk.edits(incoming) == WORKED
    assert [each.contents["family_name"] for each in incoming.added] == ["Həsənov"] and len(incoming.removals) == 1
    told = words("en").say(incoming.findings[0].message)
    assert incoming.findings[0].kind is FindingKind.CARRIERS and "no. 1 for AZ" in told
    assert set(kinds(incoming)[1:]) == {FindingKind.MISSING_SHEET}


# Carriers


def _without(path: Path, target: Path, *dropped: str) -> Path:
    """A workbook from which carriers were taken out: properties, part, sheet."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        names = dict(
            zip(
                (each for each in source.namelist() if "worksheets/sheet" in each and each.endswith(".xml")),
                range(99),
                strict=False,
            )
        )
        hidden = f"xl/worksheets/sheet{len(names)}.xml"
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/custom.xml" and "properties" in dropped:
                data = data[: data.index(b"<property")] + b"</Properties>"
            if name == "customXml/item1.xml" and "part" in dropped:
                data = b'<other xmlns="urn:other"/>'
            if name == hidden and "sheet" in dropped:
                data = data.replace(b"exchange-desk:", b"exchange-dusk:")
            made.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("dropped", "base", "told"),
    [
        ((), Base.FROM_FILE, False), (("properties",), Base.FROM_FILE, False), (("part",), Base.FROM_FILE, False), (("sheet",), Base.FROM_FILE, True),
        (("properties", "part"), Base.FROM_FILE, False), (("properties", "sheet"), Base.FROM_FILE, True), (("part", "sheet"), Base.FOUND, True),
        (("properties", "part", "sheet"), Base.FOUND, True),
    ],
)  # fmt: skip
def test_any_carrier_may_be_lost(desk: Desk, tmp_path: Path, dropped: tuple[str, ...], base: Base, told: bool) -> None:
    worked = desk.edited("carriers.xlsx", _work)
    own = _without(desk.sent, tmp_path / "own.xlsx", *dropped)
    incoming = desk.read(own)
    assert incoming.untouched and incoming.base is base
    assert kinds(incoming) == ([FindingKind.CARRIERS] if told else [])
    assert desk.edits(desk.read(worked)) == WORKED


def test_cells_copied_into_a_new_file_are_read_beside_our_own_copy(desk: Desk, tmp_path: Path) -> None:
    source = openpyxl.load_workbook(desk.edited("copied.xlsx", _work))
    fresh = openpyxl.Workbook()
    sheet = fresh.active
    for row in source[PEOPLE].iter_rows(max_row=len(NAMES) + 1, values_only=True):
        sheet.append(row)
    fresh.save(tmp_path / "copy.xlsx")
    incoming = desk.read(tmp_path / "copy.xlsx")
    assert incoming.base is Base.FOUND and desk.edits(incoming) <= WORKED and desk.edits(incoming)


def test_without_spare_rows_the_export_whose_rows_fit_is_taken_and_named(desk: Desk, tmp_path: Path) -> None:
    source = openpyxl.load_workbook(desk.sent)
    fresh = openpyxl.Workbook()
    for row in source[PEOPLE].iter_rows(max_row=len(NAMES) + 1, values_only=True):
        fresh.active.append(row)
    fresh.active.cell(2, at(source[PEOPLE], "Şəhər")).value = "Quba"
    fresh.save(tmp_path / "copy.xlsx")
    incoming = desk.read(tmp_path / "copy.xlsx")
    assert [each.content for each in incoming.edits] == ["Quba"]
    assert "no. 1 for AZ" in words("en").say(incoming.findings[0].message)


def test_two_carriers_that_differ_are_told_and_the_properties_decide(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    made = export(desk.store, other, to="AZ", access=Access("Derya"))
    with zipfile.ZipFile(other) as package:
        part = package.read("customXml/item1.xml")
    with zipfile.ZipFile(desk.sent) as source, zipfile.ZipFile(tmp_path / "mixed.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, part if name == "customXml/item1.xml" else source.read(name))
    incoming = desk.read(tmp_path / "mixed.xlsx")
    assert incoming.carried.number == 1 != made.number and kinds(incoming) == [FindingKind.CARRIERS]


@pytest.mark.child
def test_what_a_workbook_carries_is_told_before_its_cells(desk: Desk) -> None:
    told: list[str] = []
    rows: list[int] = []

    class Watch:
        def step(self, done: int, total: int | None, what: object) -> None:
            rows.append(len(told))

    book = read_workbook(desk.sent, carried=told.append, progress=Watch())
    assert book.carried and told == [book.carried]
    assert rows[0] == 0 and rows[-1] == 1


def test_a_list_that_is_no_exchange_is_refused_and_so_is_a_later_format(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ad", "Soyad"])
    book.active.append(["Kənan", "Cəfərov"])
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(NotAnExchange) as refused:
        desk.read(tmp_path / "list.xlsx")
    assert "Import" in refused.value.sentence(words("en"))
    with zipfile.ZipFile(desk.sent) as source, zipfile.ZipFile(tmp_path / "later.xlsx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            mark = f"<vt:lpwstr>{embedded_contents.FORMAT}</vt:lpwstr>".encode()
            target.writestr(
                name, data.replace(mark, b"<vt:lpwstr>99</vt:lpwstr>", 1) if name == "docProps/custom.xml" else data
            )
    with pytest.raises(NewerFormat):
        desk.read(tmp_path / "later.xlsx")


@pytest.mark.child
def test_a_password_is_asked_for_and_nothing_decrypted_reaches_the_disk(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sealed.xlsx"
    export(desk.store, path, to="AZ", password="söz", access=Access("Derya"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    with pytest.raises(NeedsPassword):
        desk.read(path)
    with pytest.raises(WrongPassword):
        read_returned(desk.store, path, password="Söz")
    assert read_returned(desk.store, path, password="söz").untouched
    assert [each.name for each in tmp_path.iterdir()] == ["sealed.xlsx"]
    assert workbook_bytes(path, password="söz")[:2] == b"PK"


def test_rows_of_another_export_pasted_in_are_told(desk: Desk) -> None:
    def paste(book: Any) -> None:
        people = book[PEOPLE]
        row = [each[0].row for each in people.iter_rows(min_row=2) if each[0].value and each[1].value is None][-2]
        for column, value in enumerate((short_id("AZ-2024-0099"), "Fidan", "Süleymanlı"), 1):
            people.cell(row, column).value = value

    incoming = desk.read(desk.edited("pasted.xlsx", paste))
    assert incoming.untouched and kinds(incoming) == [FindingKind.FOREIGN_ROW]
    assert incoming.findings[0].words == "Fidan | Süleymanlı"


def test_headings_that_a_partner_exchanged_are_told_and_nobody_is_renamed(desk: Desk) -> None:
    def swap(book: Any) -> None:
        people = book[PEOPLE]
        head = next(row for row in range(1, 31) if people.cell(row, 3).value is not None)
        first, second = people.cell(head, 2), people.cell(head, 3)
        first.value, second.value = second.value, first.value

    incoming = desk.read(path := desk.edited("swapped.xlsx", swap))
    assert incoming.untouched and kinds(incoming) == [FindingKind.EXCHANGED_HEADING] * 2
    review = open_review(desk.store, path)
    assert review.comparison.nothing_changes and review.counts["problems"] == 2


# The report


def test_the_report_marks_what_was_not_taken_over_in_the_partner_s_language(desk: Desk, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        people = book[PEOPLE]
        people.cell(row_of(book, "Cəfərov"), at(people, "Doğum tarixi")).value = "31.02.1985"
        people.cell(row_of(book, "Quliyev"), at(people, "Şəhər")).value = "Quba"
        people.cell(row_of(book, "Əliyeva"), at(people, "Şəhər")).value = "Şuşa"
        people.append(["Adsız", None, None])

    path = desk.edited("report.xlsx", edit)
    review = open_review(desk.store, path)
    refused = next(each for each in review.comparison.changes() if each.theirs == "Quba")
    review.decide(refused, Decision.REFUSE)
    target = tmp_path / "for-the-partner.xlsx"
    before = path.read_bytes()
    said = partner_words(desk.store, review)
    assert said.language == "az"
    assert report(review, target, said) == 2
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(target)
    people = book[PEOPLE]
    unreadable = people.cell(row_of(book, "Cəfərov"), at(people, "Doğum tarixi"))
    kept = people.cell(row_of(book, "Quliyev"), at(people, "Şəhər"))
    taken = people.cell(row_of(book, "Əliyeva"), at(people, "Şəhər"))
    assert unreadable.comment and kept.comment and "Bakı" in kept.comment.text and not taken.comment
    assert unreadable.fill.fgColor.rgb == kept.fill.fgColor.rgb != taken.fill.fgColor.rgb
    again = desk.read(target)
    assert (
        again.carried.export == review.story.export
        and again.findings == review.findings
        and again.edits == review.comparison.incoming.edits
    )


def test_the_report_names_the_people_whose_rows_are_not_in_the_file_and_marks_no_cell_for_them(
    desk: Desk, tmp_path: Path
) -> None:
    path = desk.edited("absent.xlsx", lambda book: book[PEOPLE].delete_rows(row_of(book, "Quliyev")))
    review = open_review(desk.store, path)
    (absent,) = review.missing
    assert absent.id == desk.ids["Quliyev"] and review.counts["missing"] == 1
    target = tmp_path / "for-the-partner.xlsx"
    assert report(review, target, words("az"), store=desk.store) == 0
    listed = [[cell.value for cell in row] for row in openpyxl.load_workbook(target).worksheets[0].iter_rows(min_row=5)]
    ((sheet, row, cell, _field, _words, said),) = listed
    assert (sheet, row, cell) == (PEOPLE, None, None)
    assert "Quliyev" in said and "Rəşad" in said and absent.code in said


def test_a_locked_cell_that_the_partner_changed_names_the_agency_whose_field_it_is(desk: Desk) -> None:
    """An outlet of TR: both agencies read that TR keeps it."""

    def edit(book: Any) -> None:
        hosts = book[HOSTS]
        hosts.cell(2, at(hosts, "Şəhər")).value = "İzmir"

    review = open_review(desk.store, desk.edited("locked.xlsx", edit))
    (told,) = [each for each in review.findings if each.kind is FindingKind.LOCKED_EDIT]
    assert told.record == desk.ids["host"]
    assert words("en").say(told.message) == "City is kept by TR and was locked, yet this cell was changed."


def test_the_report_on_a_sealed_workbook_is_sealed_with_the_same_password(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sealed.xlsx"
    export(desk.store, path, to="AZ", password="söz", access=Access("Derya"))
    review = open_review(desk.store, path, password="söz")
    assert report(review, tmp_path / "report.xlsx", words("az"), password="söz") == 0
    with pytest.raises(NeedsPassword):
        desk.read(tmp_path / "report.xlsx")
    assert read_returned(desk.store, tmp_path / "report.xlsx", password="söz").carried.export == review.story.export


def test_a_review_of_a_sealed_workbook_is_taken_up_again_and_reported_without_its_file(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "sealed.xlsx"
    worked = desk.edited(
        "left.xlsx",
        lambda book: (
            book[PEOPLE]
            .cell(row_of(book, "Cəfərov"), at(book[PEOPLE], "Doğum tarixi"))
            .__setattr__("value", "nə vaxtsa")
        ),
    )
    shutil.copy(worked, path)
    path.write_bytes(sealed(path.read_bytes(), "söz"))
    review = open_review(desk.store, path, password="söz")
    keep_review(desk.store, review, workbook_bytes(path, password="söz"), access=Access("Derya"))
    path.unlink()
    again = resume_review(desk.store, review.content_hash)
    assert [each.words for each in again.findings] == ["nə vaxtsa"]
    assert report(again, tmp_path / "report.xlsx", words("az"), store=desk.store) == 1
    people = openpyxl.load_workbook(tmp_path / "report.xlsx")[PEOPLE]
    assert people.freeze_panes == "B2" and any(cell.comment for row in people.iter_rows() for cell in row)
