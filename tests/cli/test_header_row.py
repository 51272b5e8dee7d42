"""No dead end on the command line: where no list is found, the sentence holds the options that read it, and they do."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_app.text import LANGUAGES
from tests.cli.conftest import Call

BOOKS = (("Kitap adı", "Yazar", "Baskı"), ("İnce Memed", "Yaşar Kemal", 3), ("Tutunamayanlar", "Oğuz Atay", 2))
UNITS = (
    ("Kurum", "Yetkili", "Birim", "Telefon", "E-posta"),
    ("Kuzey TV", "Sibel Can", "İnsan kaynakları", "0362 111 22 33", "a@example.tr"),
    ("Güney FM", "Okan Er", "İletişim", "0242 111 22 33", "b@example.tr"),
)
PEOPLE = (("Ad", "Soyad", "E-posta"), ("Zeynep", "Ak", "z@example.tr"), ("Can", "Er", "c@example.tr"))


def book(path: Path, **sheets: tuple[tuple[object, ...], ...]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_holds_the_options_that_read_the_sheet(empty: Call, tmp_path: Path, lang: str) -> None:
    file = book(tmp_path / "books.xlsx", Yeni_kitaplar=(("Kitaplar 2026",), (), *BOOKS))
    said = empty("--lang", lang, "import", file, "--dry-run")
    assert said.code == 2 and said.out == "" and said.err.count("\n") == 1
    options = shlex.split(said.err[said.err.index("--sheet") :])
    assert options[:4] == ["--sheet", "Yeni kitaplar", "--header-row", "3"]
    assert options[4] == "--kind" and options[5] in ("applicant", "outlet", "cohort")
    refused = empty("import", file, "--dry-run", "--json")
    assert refused.code == 2 and refused.json["error"] == "importing.no_records"


def test_a_sheet_with_a_header_row_and_a_kind_is_read_whatever_it_looks_like(empty: Call, tmp_path: Path) -> None:
    file = book(tmp_path / "units.xlsx", Birimler=(("Kuzeyin kurumları",), *UNITS))
    read = empty("import", file, "--sheet", "Birimler", "--header-row", 2, "--kind", "outlet", "--json")
    assert read.code == 0 and read.json["counts"]["add"] == 2
    assert read.json["sheets"][0]["header_rows"] == [2] and read.json["sheets"][0]["kind"] == "outlet"


def test_a_list_without_header_is_read_from_its_first_row(empty: Call, tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(PEOPLE[1:])
    read = empty("import", file, "--header-row", 0, "--kind", "applicant", "--dry-run", "--json")
    assert [sheet["header_rows"] for sheet in read.json["sheets"]] == [[]]
    assert sum(len(sheet["rows"]) for sheet in read.json["sheets"]) == 2


def test_what_cannot_be_so_is_said(empty: Call, tmp_path: Path) -> None:
    file = book(tmp_path / "both.xlsx", Liste=PEOPLE, Kitaplar=BOOKS)
    for more, sentence in (
        (("--header-row", 1), r"several sheets.*--sheet.*Liste, Kitaplar"),
        (("--sheet", "Liste", "--header-row", 9), r"Liste has no row 9.* 3"),
        (("--sheet", "Kitaplar", "--header-row", 3, "--kind", "cohort"), r"Cohorts: nothing of sheet Kitaplar"),
        (("--sheet", "Kitaplar"), r"--sheet Kitaplar --header-row 1 --kind"),
        (("--sheet", "Liste", "--header-row", -1), r"--header-row"),
    ):
        said = empty("import", file, *more, "--dry-run")
        assert said.code == 2 and re.search(sentence, said.err), said.err


def test_a_sheet_beside_those_that_are_read_is_told_with_its_options(empty: Call, tmp_path: Path) -> None:
    file = book(tmp_path / "both.xlsx", Liste=PEOPLE, Kitaplar=BOOKS, Boş=())
    said = empty("import", file, "--dry-run")
    assert said.code == 0 and "Boş" not in said.err
    assert (
        "Sheet Kitaplar was not read: no table of records. If it is a list: --sheet Kitaplar --header-row 1" in said.err
    )
    assert "Kitaplar" not in empty("import", file, "--sheet", "Liste", "--dry-run").err
