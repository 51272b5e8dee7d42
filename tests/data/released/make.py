"""Made the stores and workbooks beside this file. Run at revision ffe048a, and kept only to explain what is inside them.

It is not run by tests and will not run with later revisions: what it made must stay as that revision left it. Everything
was done as people do it there: by the command line and the services, an old store by the code of its own time. All
people are invented.

    python -m tests.data.released.make                            the stores of that revision
    python -m tests.data.released.make TREE OF REVISION f527fe2~1    the older ones: the last revision that wrote version 2

v3-en, v3-tr, v3-az   an office of each language: lists imported, edits, an edit taken back and one brought back, workbooks
                      sent and merged, an open conflict, pairs, a removed person, a kept review, a saved filter, agreed fields.
                      With each: sent.xlsx, its last workbook for the partner; returned.xlsx, the same as somebody in the
                      partner's office filled it in; from-partner.xlsx, the workbook that the partner's own store wrote then
v3-protected          v3-az under a passphrase
v2-tr                 a store of version 2, by the code of that time
v1-az                 a store of version 1, which was never used in earnest: the first migration and rows as
                      tests/store/test_migrations.py makes them
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from exchange_app.fields import kind

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.services import backup, people_twice, placing
from exchange_app.services.demo.people import fin, turkish_id
from exchange_app.services.merging import Decision, keep_review, open_review
from exchange_app.services.records import create, remove
from exchange_app.store import Store
from exchange_app.text import msg, words
from tests.released import (
    COUNTED,
    RELEASED,
    Desk,
    beside,
    changes,
    damage,
    difference,
    finish_review,
    history,
    operations,
    problems,
    records,
    redo,
    unread,
)  # fmt: skip

TODAY = date(2026, 11, 29)
AGENCIES = {"GB": "Thames Media School", "TR": "Boğaz Medya Akademisi", "AZ": "Xəzər Media Mərkəzi"}
LANGUAGE = {"GB": "en", "TR": "tr", "AZ": "az"}
PARTNER = {"GB": "TR", "TR": "AZ", "AZ": "GB"}
CLERKS = {
    "GB": ("Alice Norton", "Tom Reed"),
    "TR": ("Derya Koç", "Işıl Şahin"),
    "AZ": ("Nərmin Quliyeva", "Rəşad Əliyev"),
}
PASSPHRASE = "gizli söz: ığdır, Şəki, İ"
PASSWORD = "dörd quş, iki çay"

HEADERS = {
    "GB": ("Given name", "Family name", "Gender", "Date of birth", "Passport no.", "E-mail", "Phone", "City", "Country", "Employer", "Position", "Field", "1st preference", "2nd preference", "Notes"),
    "TR": ("Adı", "Soyadı", "Cinsiyet", "Doğum tarihi", "T.C. Kimlik No", "E-posta", "Telefon", "Şehir", "Ülke", "Çalıştığı kurum", "Görevi", "Alanı", "1. Tercih", "2. Tercih", "Notlar"),
    "AZ": ("Adı", "Soyadı", "Cinsi", "Doğum tarixi", "FİN", "E-poçt", "Telefon", "Şəhər", "Ölkə", "İş yeri", "Vəzifəsi", "Sahə", "1-ci seçim", "2-ci seçim", "Qeyd"),
}  # fmt: skip
OUTLET_HEADERS = {
    "GB": ("Outlet", "Kind", "City", "Country", "Places", "Contact person", "Contact e-mail"),
    "TR": ("Kuruluşun adı", "Medya türü", "Şehir", "Ülke", "Kontenjan", "İrtibat Kişisi", "İrtibat E-posta"),
    "AZ": ("Media qurumu", "Media növü", "Şəhər", "Ölkə", "Yer sayı", "Əlaqə şəxsi", "E-poçt"),
}
COUNTRY = {"GB": "United Kingdom", "TR": "Türkiye", "AZ": "Azərbaycan"}
SEX = {"GB": ("Female", "Male"), "TR": ("Kadın", "Erkek"), "AZ": ("Qadın", "Kişi")}
TRACK = {"GB": ("Television", "Newspaper"), "TR": ("Televizyon", "Gazete"), "AZ": ("Televiziya", "Qəzet")}
OUTLETS = {
    "GB": (("Northgate Television", "Leeds", 3, "Helen Marsh"), ("The Harbour Post", "Bristol", 2, "Owen Price")),
    "TR": (("Işık Televizyonu", "İzmir", 3, "Çağla Ünal"), ("Doğu Gazetesi", "Iğdır", 2, "Ümit Ağaoğlu")),
    "AZ": (("Ağdam Televiziyası", "Bakı", 3, "Günel Əsgərova"), ("Yeni Şəki qəzeti", "Şəki", 2, "Elçin Hüseynzadə")),
}
PEOPLE = {
    "GB": (
        ("Emma", "Whitfield", 0, "14.03.1992", "Leeds"), ("Oliver", "Ashdown", 1, "02.11.1988", "York"), ("Grace", "Pemberton", 0, "27.07.1990", "Bath"),
        ("Harry", "O'Neill", 1, "31.02.1991", "Derby"), ("Zoë", "Marchant", 0, "09.01.1995", "Exeter"), ("Liam", "Fairburn", 1, "18.05.1986", "Hull"),
        ("Ruth", "Kingsley-Hart", 0, "23.12.1993", "Oxford"), ("Noah", "Tremaine", 1, "06.06.1989", "Truro"), ("Isla", "Brannock", 0, "11.10.1994", "Dover"),
        ("Jude", "Halloway", 1, "29.02.1992", "Ripon"),
    ),
    "TR": (
        ("Işık", "Öztürk", 0, "14.03.1992", "İzmir"), ("Çağrı", "Şimşek", 1, "02.11.1988", "Iğdır"), ("Gülşen", "Ağaoğlu", 0, "27.07.1990", "Şanlıurfa"),
        ("İbrahim", "Yıldız", 1, "31.02.1991", "Muğla"), ("Ümran", "Çelik", 0, "09.01.1995", "Bursa"), ("Oğuzhan", "Işıksoy", 1, "18.05.1986", "Kars"),
        ("Özge", "Güneş", 0, "23.12.1993", "Eskişehir"), ("Halil", "İnan", 1, "06.06.1989", "Rize"), ("Nilüfer", "Ekşi", 0, "11.10.1994", "Tokat"),
        ("Barış", "Çınar", 1, "29.02.1992", "Sivas"),
    ),
    "AZ": (
        ("Kənan", "Cəfərov", 1, "14.03.1992", "Bakı"), ("Günay", "Məmmədova", 0, "02.11.1988", "Gəncə"), ("Elçin", "Hüseynov", 1, "27.07.1990", "Şəki"),
        ("Ülviyyə", "Əsgərova", 0, "31.02.1991", "Ağdam"), ("Rüstəm", "Qəhrəmanov", 1, "09.01.1995", "Xaçmaz"), ("Səbinə", "Şıxəliyeva", 0, "18.05.1986", "Lənkəran"),
        ("İlqar", "Ağayev", 1, "23.12.1993", "Şuşa"), ("Nərgiz", "İsmayılova", 0, "06.06.1989", "Füzuli"), ("Çingiz", "Vəliyev", 1, "11.10.1994", "Naxçıvan"),
        ("Pərvanə", "Quluzadə", 0, "29.02.1992", "Salyan"),
    ),
}  # fmt: skip
TWINS = {
    "GB": (("Emma", "Whitfield"), ("Oliver", "Ashdown"), ("Grace", "Pemberton")),
    "TR": (("Isik", "Ozturk"), ("Cagri", "Simsek"), ("Gulsen", "Agaoglu")),
    "AZ": (("Kanan", "Jafarov"), ("Gunay", "Mammadova"), ("Elchin", "Huseynov")),
}
"""The first three of each country as the partner's clerk wrote them down, who had them in a list of their own."""
PHONE = {"GB": "+4479111234{:02}", "TR": "+9053211122{:02}", "AZ": "+9945027310{:02}"}
WORDS = {
    "GB": (
        "Spring exchange",
        "Autumn exchange",
        "Has been telephoned",
        "Nobody's second wish",
        "Newsroom of the partner",
        "Television people",
    ),
    "TR": (
        "Bahar değişimi",
        "Güz değişimi",
        "Telefonla arandı",
        "İkinci tercih yok",
        "Ortağın haber merkezi",
        "Televizyoncular",
    ),
    "AZ": (
        "Yaz mübadiləsi",
        "Payız mübadiləsi",
        "Telefonla danışılıb",
        "İkinci seçim yoxdur",
        "Tərəfdaşın xəbər redaksiyası",
        "Televiziyaçılar",
    ),
}


class Office(Desk):
    """An agency at its desk: the command line, and the services that the window has besides."""

    def __init__(self, folder: Path, own: str, partner: str) -> None:
        super().__init__(folder / f"{own}.exdesk")
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "partner", partner)
        self.done(
            "init",
            "--agency",
            own,
            "--country",
            own,
            "--name",
            AGENCIES[own],
            "--partner",
            f"{partner}:{partner}:{AGENCIES[partner]}",
        )

    def __call__(self, *arguments: object) -> Any:
        os.environ["EXCHANGE_APP_AUTHOR"] = CLERKS[self.own][0]
        return super().__call__(*arguments)

    def with_store(self, do: Callable[[Store], Any]) -> Any:
        with Store.open(self.path) as store:
            return do(store)

    def enter(self, record: str, **values: Any) -> None:
        """A record filled in by a form in the window."""
        self.with_store(lambda store: create(store, record, values, author=CLERKS[self.own][1], today=TODAY))

    def ids(self, record: str) -> dict[str, str]:
        return {each["code"]: each["id"] for each in self.done("list", record)["records"]}

    def code(self, record: str, **wanted: str) -> str:
        (found,) = [
            each["code"] for each in self.done("list", record)["records"] if wanted.items() <= each["values"].items()
        ]
        return str(found)

    def person(self, own: str, number: int) -> str:
        return self.code("applicant", given_name=PEOPLE[own][number][0], family_name=PEOPLE[own][number][1])

    def application(self, person: str, cohort: str) -> str:
        return self.code("application", applicant=person, cohort=cohort)


def people_list(path: Path, own: str, numbers: Sequence[int], wishes: Sequence[str]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(HEADERS[own])
    chance = Random(own)
    for number in numbers:
        given, family, sex, born, city = PEOPLE[own][number]
        paper = {
            "GB": lambda: f"53{chance.randint(1000000, 9999999)}",
            "TR": lambda: turkish_id(chance),
            "AZ": lambda: fin(chance),
        }[own]()
        mail = f"person{number}@example.org" if number != 5 else "person5 example.org"
        row = [
            given,
            family,
            SEX[own][sex],
            born,
            paper,
            mail,
            PHONE[own].format(number + 10),
            city,
            COUNTRY[own],
            AGENCIES[own],
            "",
            TRACK[own][number % 2],
        ]
        book.active.append(
            [
                *row,
                wishes[number % 2],
                wishes[1 - number % 2] if number % 3 else "",
                WORDS[own][3] if number % 3 == 0 else "",
            ]
        )
    book.save(path)
    return path


def outlet_list(path: Path, own: str, host: str) -> Path:
    book = openpyxl.Workbook()
    book.active.append(OUTLET_HEADERS[own])
    for number, (name, city, places, contact) in enumerate(OUTLETS[host]):
        book.active.append(
            [name, TRACK[own][number], city, COUNTRY[host], places, contact, f"desk{number}@example.org"]
        )
    book.save(path)
    return path


class Returned:
    """An exchange workbook in the partner's Excel: the sheets and columns by the words that stand in them."""

    def __init__(self, path: Path, language: str) -> None:
        self.book, self.words = openpyxl.load_workbook(path), words(language)  # type: ignore[arg-type]

    def sheet(self, record: str) -> Any:
        return self.book[self.words.say(kind(record).plural)]

    def column(self, record: str, field: str) -> int:
        label = self.words.say(kind(record).field(field).label)
        return next(int(cell.column) for cell in self.sheet(record)[1] if cell.value == label)

    def row(self, record: str, code: str) -> int:
        sheet = self.sheet(record)
        return next(row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith(code))

    def type(self, record: str, code: str, **cells: str | int | None) -> None:
        for field, value in cells.items():
            self.sheet(record).cell(self.row(record, code), self.column(record, field)).value = value

    def remove(self, record: str, code: str, yes: str) -> None:
        self.sheet(record).cell(self.row(record, code), self.sheet(record).max_column).value = yes

    def add(self, record: str, **cells: str) -> None:
        sheet = self.sheet(record)
        spare = next(row for row in range(2, sheet.max_row + 1) if "+" in str(sheet.cell(row, 1).value))
        for field, value in cells.items():
            sheet.cell(spare, self.column(record, field)).value = value


def make_office(own: str, folder: Path) -> tuple[Office, dict[str, Any]]:
    """The work of some weeks; gives the office and what is written down of it by hand."""
    other = PARTNER[own]
    here, there = Office(folder, own, other), Office(folder, other, own)
    says = WORDS[own]

    # What both offices begin with: two cohorts, four outlets, eight people of ours, the partner's list of three of them.
    here.enter(
        "cohort", title=says[0], sending=(own, other), hosting=other, starts=date(2026, 4, 6), ends=date(2026, 5, 29), seats=8, track="tv", status="placing",
        opens=date(2026, 1, 5), closes=date(2026, 2, 27),
    )  # fmt: skip
    here.enter(
        "cohort",
        title=says[1],
        sending=(own, other),
        hosting=own,
        starts=date(2026, 9, 7),
        ends=date(2026, 10, 30),
        seats=6,
        track="press",
        status="open",
    )
    first, second = here.code("cohort", title=says[0]), here.code("cohort", title=says[1])
    here.done("import", outlet_list(folder / "outlets.xlsx", own, own), "--save-layout", says[5])
    here.done("import", outlet_list(folder / "outlets-partner.xlsx", own, other))
    here.done(
        "import",
        people_list(folder / "applicants.xlsx", own, range(8), [each[0] for each in OUTLETS[other]]),
        "--cohort",
        first,
    )
    ours, theirs = ([here.code("outlet", name=each[0]) for each in OUTLETS[side]] for side in (own, other))
    cohorts, outlets = here.ids("cohort"), here.ids("outlet")
    for number in (0, 1):
        here.enter(
            "opening",
            outlet=outlets[theirs[number]],
            cohort=cohorts[first],
            places=2,
            starts=date(2026, 4, 6),
            ends=date(2026, 5, 29),
            tracks=("press", "tv"),
        )
        here.enter(
            "opening",
            outlet=outlets[ours[number]],
            cohort=cohorts[second],
            places=3,
            starts=date(2026, 9, 7),
            ends=date(2026, 10, 30),
        )
    person = [here.person(own, number) for number in range(8)]
    here.enter(
        "application",
        applicant=here.ids("applicant")[person[4]],
        cohort=cohorts[second],
        preference_1=outlets[ours[1]],
        submitted_on=date(2026, 6, 1),
    )
    for number, score in ((0, "91.5"), (1, "88"), (2, "84.25")):
        here.done(
            "set", here.application(person[number], first), "status=selected", f"score={score}", f"rank={number + 1}"
        )
    here.with_store(
        lambda store: place(
            store, own, cohorts[first], [here.application(person[0], first), here.application(person[1], first)]
        )
    )
    for number, (given, family) in enumerate(TWINS[own]):
        born = date(*reversed([int(each) for each in PEOPLE[own][number][3].split(".")]))
        there.enter(
            "applicant",
            given_name=given,
            family_name=family,
            birth_date=born,
            city=PEOPLE[other][number][4],
            country=other,
        )

    # First exchange: the partner gets everything, brings two more people and sends its first workbook.
    there.done("merge", sent(here, folder / f"{own}-1.xlsx"))
    for each in there.ids("applicant"):
        if each.startswith(other):
            there.enter(
                "application",
                applicant=there.ids("applicant")[each],
                cohort=there.ids("cohort")[first],
                submitted_on=date(2026, 2, 20),
            )
    there.done(
        "import",
        people_list(folder / "more.xlsx", other, (8, 9), [each[0] for each in OUTLETS[own]]),
        "--cohort",
        second,
    )
    there.done("set", theirs[0], "places=4")
    here.done("merge", sent(there, folder / f"{other}-1.xlsx"))
    guest, second_guest = here.person(other, 8), here.person(other, 9)
    assert len(here.ids("applicant")) == 13

    # Edits of one person; one is taken back and brought back, one is taken back and stays so.
    here.done("set", person[0], f"phone={PHONE[own].format(77)}")
    here.done("set", person[0], f"city={PEOPLE[own][2][4]}", f"notes={says[2]}")
    here.done("set", person[0], f"employer={OUTLETS[own][0][0]}")
    here.done("undo")
    redo(here)
    here.done("set", person[0], f"position={OUTLETS[own][1][0]}")
    here.done("undo")
    here.done("set", person[0], f"phone={PHONE[own].format(78)}")

    # Both change the same cell: an open conflict. Pairs are judged, one is left. A person is removed with the application.
    here.done("set", guest, f"city={PEOPLE[own][1][4]}")
    there.done("set", guest, f"city={PEOPLE[other][1][4]}")
    assert here("merge", sent(there, folder / f"{other}-2.xlsx")).code == 1
    ids = here.ids("applicant")
    twins = [
        here.code("applicant", given_name=given, family_name=family, city=PEOPLE[other][n][4])
        for n, (given, family) in enumerate(TWINS[own])
    ]
    for number, verdict in ((0, Verdict.SAME), (2, Verdict.DIFFERENT)):
        here.with_store(
            lambda store, n=number, v=verdict: people_twice.say(
                store, "applicant", ids[person[n]], ids[twins[n]], v, author=CLERKS[own][1]
            )
        )
    name = " ".join(PEOPLE[own][7][:2])
    here.with_store(lambda store: remove(store, "applicant", [ids[person[7]]], author=CLERKS[own][1], title=name))
    here.with_store(lambda store: remember(store, own, other, says[5]))

    # Second workbook; one came back, was looked at, half decided and left for later. The partner's own store read it too.
    there.done("merge", sent(here, folder / f"{own}-2.xlsx"))
    back = Returned(folder / f"{own}-2.xlsx", LANGUAGE[other])
    back.type("applicant", second_guest, city=PEOPLE[other][3][4], employer=AGENCIES[other])
    back.type("outlet", theirs[1], places=5, contact_name=CLERKS[other][1])
    back.book.save(folder / f"{own}-2-{other}.xlsx")
    here.done("set", second_guest, f"city={PEOPLE[own][4][4]}")
    here.with_store(lambda store: look(store, folder / f"{own}-2-{other}.xlsx", own))

    # Third workbook, which waits: as filled in by hand, and as the partner's own store answers it.
    last = sent(here, folder / "sent.xlsx")
    there.done("merge", last)
    back = Returned(last, LANGUAGE[other])
    back.type("applicant", guest, position=WORDS[other][4], birth_date="31.02.1995")
    back.type("applicant", twins[1], city=PEOPLE[other][5][4], notes=WORDS[other][2])
    back.type("outlet", theirs[0], places=6, contact_email=None)
    yes = words(LANGUAGE[other])._("yes")  # type: ignore[arg-type]
    back.remove("applicant", twins[2], yes)
    back.remove("application", here.application(twins[2], first), yes)
    back.add(
        "applicant",
        given_name=PEOPLE[other][6][0],
        family_name=PEOPLE[other][6][1],
        birth_date="23.12.1993",
        city=PEOPLE[other][6][4],
    )
    back.book.save(folder / "returned.xlsx")
    there.done("set", guest, f"position={WORDS[other][4]}", f"employer={AGENCIES[other]}")
    there.done("set", theirs[0], "places=7", f"contact_name={CLERKS[other][0]}")
    there.done("set", twins[1], f"city={PEOPLE[other][5][4]}", f"notes={WORDS[other][2]}")
    there.enter(
        "applicant",
        given_name=PEOPLE[other][6][0],
        family_name=PEOPLE[other][6][1],
        birth_date=date(1993, 12, 23),
        city=PEOPLE[other][6][4],
        country=other,
    )
    latest = there.ids("applicant")[there.person(other, 6)]
    there.enter(
        "application",
        applicant=latest,
        cohort=there.ids("cohort")[second],
        preference_1=there.ids("outlet")[ours[0]],
        submitted_on=date(2026, 8, 3),
    )
    sent(there, folder / "from-partner.xlsx", secret=own == "AZ")
    here.done("set", twins[1], f"city={PEOPLE[own][5][4]}")
    by_hand = {
        "history": person[0],
        "removed": person[7],
        "password": {"from-partner.xlsx": PASSWORD} if own == "AZ" else {},
    }
    return here, by_hand


def sent(office: Office, path: Path, *, secret: bool = False) -> Path:
    """The next workbook of an office for its partner; a secret one with sensitive fields, under a password."""
    line: list[object] = ["export", path, "--to", office.partner]
    if secret:
        password = path.with_suffix(".password")
        password.write_text(PASSWORD, "utf-8")
        line += ["--with-sensitive", "--password-file", password]
    office.done(*line)
    return path


def place(store: Store, own: str, cohort: str, applications: Sequence[str]) -> None:
    """People put at openings on the board: the first free one."""
    for code in applications:
        with store.read() as reader:
            board, application = placing.read_board(reader, cohort), reader.by_code(code)
        opening = board.columns[0].opening.id
        placing.place(
            store, board, application.id, opening, author=CLERKS[own][1], origin="window", words=words(LANGUAGE[own]), reason=WORDS[own][3],  # type: ignore[arg-type]
        )  # fmt: skip


def remember(store: Store, own: str, other: str, name: str) -> None:
    """A saved filter and agreed fields, as the window writes them."""
    query = {
        "search": "",
        "problems": False,
        "conflicts": False,
        "filters": [["track", "in", ["tv"]]],
        "sort": [["city", False]],
    }
    with store.write(msg("Saved filter changed"), author=CLERKS[own][1]) as work:
        work.undoable = False
        work.save_filter("applicant", name, query)
    with store.write(msg("Fields agreed with {agency}", agency=other), author=CLERKS[own][0]) as work:
        work.agree_terms(other, ["applicant.address", "outlet.website"])


def look(store: Store, path: Path, own: str) -> None:
    """A review begun: the outlet's places are refused, the conflict is left for later."""
    review = open_review(store, path)
    (refused,) = [each for each in review.comparison.changes() if each.field == "places"]
    review.decide(refused, Decision.REFUSE)
    assert [each.field for each in review.undecided()] == ["city"]
    keep_review(store, review, path.read_bytes(), author=CLERKS[own][1])


# -- what is written down


def holding(desk: Desk, history_of: str, removed: str | None = None) -> dict[str, Any]:
    """What a store holds, asked at the revision that made it."""
    found: dict[str, Any] = {
        "counts": {key: len(each) for key, each in records(desk).items()}, "operations": operations(desk), "history": {history_of: history(desk, history_of)},
        "problems": problems(desk), **beside(desk), "records": records(desk),
    }  # fmt: skip
    if removed:
        gone = desk.done("show", removed)
        assert gone["removed"]
        found["removed"] = {removed: gone["values"]}
    assert damage(desk) == []
    return found


def copied(desk: Desk, folder: Path) -> Desk:
    folder.mkdir()
    return Desk(Path(shutil.copy(desk.path, folder / "office.exdesk")), desk.passphrase)


def written_down(name: str, desk: Desk, by_hand: dict[str, Any], work: Path) -> dict[str, Any]:
    """Everything that must be found, and what undo, the kept review and the waiting workbooks have to change, each tried on a copy."""
    found = holding(desk, by_hand["history"], by_hand.get("removed"))
    before = records(desk)
    tried = copied(desk, work / "try-undo")
    operation = tried.done("undo")["operation"]
    undone = max(each["operation"] for each in operations(tried) if each["undone"])
    found["undo"] = {"takes_back": undone, "as_operation": operation, "changes": difference(before, records(tried))}
    if found["reviews"]:
        tried = copied(desk, work / "try-review")
        waiting = finish_review(tried)
        found["finished_review"] = {
            "undecided": waiting,
            "changes": difference(before, records(tried)),
            "conflicts": beside(tried)["conflicts"],
        }
    for file in ("returned.xlsx", "from-partner.xlsx"):
        if not (RELEASED / name / file).exists():
            continue
        waiting_book = {"file": file, "password": by_hand["password"].get(file)}
        tried = copied(desk, work / f"merge-{file}")
        told = tried.merge(name, waiting_book, work)
        again = tried.merge(name, waiting_book, work)
        assert told.code in (0, 1) and again.json["already_merged"] and again.json["changes"] == []
        found.setdefault("merges", []).append(
            {
                **waiting_book, "code": told.code, "from": told.json["from"], "number": told.json["number"],
                "counts": {key: told.json["counts"][key] for key in COUNTED},
                "changes": changes(told.json), "unread": unread(told.json), "records": difference(before, records(tried)),
                "conflicts": beside(tried)["conflicts"], "noted": problems(tried),
            }
        )  # fmt: skip
        assert damage(tried) == []
    return found


def put(name: str, path: Path, found: dict[str, Any]) -> None:
    """Store and manifest, one record or operation a line."""
    folder = RELEASED / name
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "store.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        kept.write(path, "office.exdesk")
    (folder / "manifest.json").write_text(lines(found) + "\n", "utf-8")
    print(
        name,
        path.stat().st_size,
        (folder / "store.zip").stat().st_size,
        {key: len(found[key]) for key in found if hasattr(found[key], "__len__")},
    )


def lines(data: Any, indent: int = 0) -> str:
    """JSON, broken into lines while it is long."""
    flat = json.dumps(data, ensure_ascii=False)
    if len(flat) + indent < 200 or not isinstance(data, dict | list) or not data:
        return flat
    inside = (
        [f"{json.dumps(key, ensure_ascii=False)}: {lines(each, indent + 1)}" for key, each in data.items()]
        if isinstance(data, dict)
        else [lines(each, indent + 1) for each in data]
    )
    left, right = "{}" if isinstance(data, dict) else "[]"
    space = " " * (indent + 1)
    return left + "\n" + ",\n".join(space + each for each in inside) + "\n" + " " * indent + right


def make_present(work: Path) -> None:
    for own, language in LANGUAGE.items():
        folder = work / language
        folder.mkdir()
        office, by_hand = make_office(own, folder)
        name = f"v3-{language}"
        (RELEASED / name).mkdir(exist_ok=True)
        for file in ("sent.xlsx", "returned.xlsx", "from-partner.xlsx"):
            shutil.copy(folder / file, RELEASED / name / file)
        head = {"made_at": "ffe048a", "version": 3, "agency": own, "partner": PARTNER[own], "language": language}
        put(name, office.path, head | written_down(name, Desk(office.path), by_hand, folder))
        if own == "AZ":
            guarded = copied(office, folder / "protected")
            with Store.open(guarded.path) as store:
                backup.change_passphrase(store, PASSPHRASE)
            guarded = Desk(guarded.path, PASSPHRASE)
            kept = folder / "guarded.exdesk"
            shutil.copy(guarded.path, kept)
            put(
                "v3-protected",
                kept,
                head
                | {"passphrase": PASSPHRASE}
                | written_down("v3-protected", guarded, by_hand, folder / "protected"),
            )


# -- older versions

OF_VERSION_2 = """
import sys
from datetime import date
from exchange_app.services.records import create, remove
from exchange_app.store import Store
from exchange_app.text import msg
with Store.open(sys.argv[1]) as store:
    with store.read() as reader:
        people = sorted(reader.records("applicant"), key=lambda each: each.code)
        cohort = next(iter(reader.records("cohort")))
        outlets = sorted(reader.records("outlet"), key=lambda each: each.code)
    create(store, "opening", {"outlet": outlets[0].id, "cohort": cohort.id, "places": 2, "tracks": ("tv", "press")}, author="Derya", today=date(2026, 11, 29))
    with store.write(msg("Saved filter changed"), author="Derya") as work:
        work.undoable = False
        work.save_filter("applicant", "Televizyoncular", {"search": "", "problems": False, "filters": [["track", "in", ["tv"]]], "sort": [["city", False]]})
    with store.write(msg("Kept apart"), author="Derya") as work:
        work.remember_not_same("applicant", people[0].id, people[1].id)
    remove(store, "applicant", [people[7].id], author="Derya", cascade=True)
"""


def make_version_2(work: Path, tree: Path) -> None:
    """A store by the code of its time: its command line, and a few lines for what that did not do."""
    path = work / "TR.exdesk"
    environment = os.environ | {"EXCHANGE_APP_AUTHOR": "Derya Koç", "EXCHANGE_APP_STORE": str(path)}

    def run(*arguments: object, code: Sequence[int] = (0, 1)) -> None:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)], cwd=tree, env=environment, capture_output=True, text=True
        )
        assert done.returncode in code, done.stderr

    def old(*arguments: object) -> None:
        run("-m", "exchange_app", *arguments)

    old("init", "--agency", "TR", "--country", "TR", "--name", AGENCIES["TR"], "--partner", f"AZ:AZ:{AGENCIES['AZ']}")
    book = openpyxl.Workbook()
    book.active.append(("Cohort", "Sending side", "Host side", "Start date", "End date", "Seats", "Field"))
    book.active.append(("Bahar değişimi", "TR, AZ", "AZ", "06.04.2026", "29.05.2026", 8, "Television"))
    book.save(work / "cohorts.xlsx")
    old("import", work / "cohorts.xlsx", "--kind", "cohort")
    old("import", outlet_list(work / "outlets.xlsx", "TR", "AZ"), "--save-layout", "Kuruluşlar")
    with_cohort = people_list(work / "applicants.xlsx", "TR", range(8), [each[0] for each in OUTLETS["AZ"]])
    listed = subprocess.run(
        [sys.executable, "-m", "exchange_app", "list", "cohort", "--json"],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    (cohort,) = json.loads(listed.stdout)["records"]
    old("import", with_cohort, "--cohort", cohort["code"])
    old("set", "TR-2026-0001", "phone=+905321112277")
    old("set", "TR-2026-0001", "city=Iğdır", "notes=Telefonla arandı")
    old("undo")
    old("set", "TR-2026-0001", "city=Muğla")
    run("-c", OF_VERSION_2, path, code=(0,))
    old("export", work / "old.xlsx", "--to", "AZ")
    old("set", "TR-2026-0002", "employer=Işık Televizyonu")
    desk = copied(Desk(path), work / "asked")
    head = {"made_at": "f527fe2~1", "version": 2, "agency": "TR", "partner": "AZ", "language": "tr"}
    put("v2-tr", path, head | written_down("v2-tr", desk, {"history": "TR-2026-0001"}, work))


def make_version_1(work: Path) -> None:
    """The tables of the first migration, with rows as they were written by hand for the tests of migrations."""
    from tests.store.test_migrations import make_old

    path = work / "AZ.exdesk"
    make_old(path, 1)
    desk = copied(Desk(path), work / "asked")
    found = {
        "made_at": "ffe048a",
        "version": 1,
        "agency": "AZ",
        "language": "az",
        "counts": {key: len(each) for key, each in records(desk).items()},
    }
    found["records"] = {"applicant": dict(list(records(desk)["applicant"].items())[:3])}
    put(
        "v1-az",
        path,
        found
        | {"operations": operations(desk), "history": {"AZ-2026-0042": history(desk, "AZ-2026-0042")}, "problems": []},
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        os.environ["EXCHANGE_APP_HOME"] = str(work / "home")
        if sys.argv[1:]:
            for folder in ("v2", "v1"):
                (work / folder).mkdir()
            make_version_2(work / "v2", Path(sys.argv[1]).resolve())
            make_version_1(work / "v1")
        else:
            make_present(work)


if __name__ == "__main__":
    main()
