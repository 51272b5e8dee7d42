"""What a person says of columns and of rows that wait, on the command line: done as in the window, remembered, and told."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from exchange_app.text import LANGUAGES
from tests.cli.conftest import Call

HEADER = ("Ad Soyad", "E-posta", "Telefon", "Kod adı", "Otel", "Telefon")
PEOPLE = [(f"{name} Kaya", f"{name}@b.example", f"0532 111 22 3{at}", f"K{at}", "Hilton", f"0533 111 22 3{at}") for at, name in enumerate(("Ece", "Nur", "Can", "Ali"))]  # fmt: skip


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.active.title = "Liste"
    made.save(path)
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return book(tmp_path / "list.xlsx", HEADER, *PEOPLE, (), ("Hazırlayan: Ali Veli",), ("Onaylayan: Can Er",))


def test_the_columns_that_are_not_read_are_named_in_one_line(empty: Call, people: Path) -> None:
    said = empty("import", people, "--dry-run")
    assert "Liste: columns not read: Kod adı (D), Otel (E), Telefon (F)\n" in said.out


def test_a_column_is_read_as_it_is_said_and_so_in_the_next_file_of_that_layout(empty: Call, people: Path) -> None:
    said = empty("import", people, "--column", "kod adi=notes", "--column", "c=", "--column", "F=phone", "--json")
    (sheet,) = said.json["sheets"]
    assert said.code == 1 and said.json["counts"]["add"] == 4
    assert [row["values"]["notes"] for row in sheet["rows"][:4]] == ["K0", "K1", "K2", "K3"]
    assert sheet["rows"][0]["values"]["phone"] == "+905331112230"
    again = empty("import", people, "--dry-run")
    assert "4 as they were" in again.out and "columns not read: Telefon (C), Otel (E)" in again.out


def test_a_field_that_another_column_gave_is_given_by_the_one_that_is_said(empty: Call, people: Path) -> None:
    said = empty("import", people, "--column", "F=phone", "--dry-run", "--json")
    read = {each["column"]: each["field"] for each in said.json["sheets"][0]["columns"]}
    assert read["F"] == "phone" and "C" not in read
    assert "is remembered" not in empty("import", people, "--column", "F=phone", "--dry-run").out
    assert "is remembered" in empty("import", people, "--column", "F=phone").out


def test_two_columns_that_were_read_the_wrong_way_round_change_places(empty: Call, tmp_path: Path) -> None:
    file = book(tmp_path / "turned.xlsx", ("Soyadı", "Adı"), ("Ece", "Kaya"), ("Nur", "Demir"))
    said = empty("import", file, "--column", "A=given_name", "--column", "B=family_name", "--dry-run", "--json")
    assert [row["values"]["given_name"] for row in said.json["sheets"][0]["rows"]] == ["Ece", "Nur"]
    assert [row["values"]["family_name"] for row in said.json["sheets"][0]["rows"]] == ["Kaya", "Demir"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_column_that_cannot_be_so_is_said_in_one_sentence(empty: Call, people: Path, lang: str) -> None:
    for wrong, names in (
        ("Boy=phone", r"Boy.*Ad Soyad \(A\), E-posta \(B\)"),
        ("Otel=fone", "fone.*given_name, family_name"),
        ("Telefon=phone", r"Telefon.*C, F"),
        ("Otel", "--column.*Otel"),
        ("=phone", "--column"),
    ):
        said = empty("--lang", lang, "import", people, "--column", wrong)
        assert said.code == 2 and said.out == "" and said.err.count("\n") == 1
        assert re.search(names, said.err), said.err


def test_rows_that_wait_are_listed_and_settled_and_come_back_with_undo(empty: Call, people: Path) -> None:
    empty("import", people)
    listed = empty("waiting", "--json")
    assert listed.code == 1 and [row["place"] for row in listed.json["waiting"]] == [
        "list.xlsx!Liste!7",
        "list.xlsx!Liste!8",
    ]
    first, second = (row["number"] for row in listed.json["waiting"])
    assert "Hazırlayan: Ali Veli" in empty("waiting").out
    one = empty("waiting", "--settle", first)
    assert one.code == 1 and "Hazırlayan" not in one.out and "Onaylayan" in one.out
    assert empty("waiting", "--settle", first).code == 2
    assert empty("undo").code == 0
    both = empty("waiting", "--settle", f"{first},{second}", "--json")
    assert both.code == 0 and both.json["settled"] == [first, second] and both.json["waiting"] == []
    assert empty("undo").code == 0 and empty("waiting").code == 1


def test_a_header_row_that_was_said_is_found_again_where_the_list_begins_elsewhere(empty: Call, tmp_path: Path) -> None:
    units = [("Haber Merkezi", "Ayşe Kaya"), ("Spor Servisi", "Ali Tan"), ("Kültür", "Can Er")]
    heads = ("Birim adı", "Sorumlusu")
    first = book(tmp_path / "one.xlsx", ("Kişi listesi", "2026"), heads, *units)
    said = empty(
        "import",
        first,
        "--sheet",
        "Liste",
        "--header-row",
        2,
        "--kind",
        "outlet",
        "--column",
        "Birim adı=name",
        "--json",
    )
    assert said.json["sheets"][0]["header_rows"] == [2] and said.json["counts"]["add"] == 3
    second = book(tmp_path / "two.xlsx", ("Kişi listesi", "2026"), ("Gizli değil", "Onaylı"), (), heads, *units[1:])
    again = empty("import", second, "--dry-run", "--json").json
    assert again["sheets"][0]["header_rows"] == [4] and again["sheets"][0]["kind"] == "outlet"
    assert again["counts"]["same"] == 2 and again["counts"]["add"] == 0


def test_where_no_column_gives_what_every_record_needs_that_is_said_once_with_the_option(
    empty: Call, tmp_path: Path
) -> None:
    units = [(100 + at, f"birim{at}@b.example", f"0312 111 22 3{at}", "Ankara") for at in range(5)]
    file = book(tmp_path / "units.xlsx", ("Zrqp", "E-posta", "Telefon", "Şehir"), *units)
    options = ("--header-row", 1, "--kind", "outlet", "--dry-run")
    said = empty("import", file, *options)
    assert said.code == 1 and said.err.count("no column was found for Outlet") == 1 and "=name" in said.err
    assert "is missing" not in said.err and "Zrqp (A)" in said.out
    named = empty("import", file, "--column", "Zrqp=name", *options)
    assert "5 new" in named.out and "no column was found" not in named.err
