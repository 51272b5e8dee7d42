"""Lists as csv: what Excel opens in columns, calculates nothing of, and what comes back by the import as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from exchange_app.sheets.formula_guard import guarded, unguarded
from exchange_app.sheets.values.texts import clean
from exchange_app.store import Store
from exchange_app.text import msg
from tests.cli.conftest import Call

PEOPLE = (
    {"family_name": "Yılmaz", "given_name": "İpek", "phone": "+905321112233", "city": "İzmir", "employer": "=TRT; Haber", "notes": "- asked twice"},
    {"family_name": "Əliyeva", "given_name": "Günel", "phone": "+994502731018", "city": "Gəncə", "employer": '@"ITV", Bakı'},
    {"family_name": "Öz", "given_name": "Ada", "phone": "+49301234567", "city": "Van", "employer": "-2+cmd|x"},
    {"family_name": "Kaya", "given_name": "Can", "phone": "+12125550123", "city": "Kars", "employer": "'+1 Medya"},
)  # fmt: skip
BEGINNINGS = ("=1+1", "+90 532", "-5", "@Ada", "\tx", "\rx", "'=x", "''-x", "'tis", "Ayşe's", "'", "", "a=b", "0532")


def people(path: Path) -> list[dict[str, str]]:
    """The people of a store by what was given of them."""
    with Store.open(path) as store, store.read() as reader:
        found = [{key: str(each.get(key)) for key in PEOPLE[0]} for each in reader.records("applicant")]
    return sorted(found, key=lambda each: each["phone"])


@pytest.fixture
def some(empty: Call, store_path: Path) -> Call:
    with Store.open(store_path) as store, store.write(msg("Scene"), author="t") as work:
        for each in PEOPLE:
            work.create("applicant", dict(each))
    return empty


def cells(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_the_delimiter_is_that_of_the_store_unless_another_is_asked_for(
    some: Call, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(delimiter: str, *more: str) -> str:
        return cells(call("list", "applicant", "--format", "csv", *more).out, delimiter)[0][0]

    assert first(";") == first(";", "--lang", "en") == first(",", "--delimiter", ",") == "Code"
    assert (
        first(";", "--lang", "tr")
        == first(";", "--lang", "az")
        == first("\t", "--lang", "tr", "--delimiter", "tab")
        == "Kod"
    )
    refused = call("list", "applicant", "--format", "csv", "--delimiter", "#")
    assert refused.code == 2 and "--delimiter" in refused.err
    for country, delimiter in (("AZ", ";"), ("GB", ",")):
        monkeypatch.setenv("EXCHANGE_APP_STORE", str(tmp_path / country))
        assert call("init", "--agency", country, "--country", country, "--partner", "TR:TR:Deneme").code == 0
        assert first(delimiter) == "Code"


def test_a_file_is_known_as_utf_8_and_has_the_line_ends_of_excel(some: Call, tmp_path: Path) -> None:
    for name in ("one.csv", "one.csv"):  # the second replaces the first
        assert some("list", "applicant", "--format", "csv", "-o", tmp_path / name).code == 0
    data = (tmp_path / "one.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 1 + len(PEOPLE)
    assert not some("list", "applicant", "--format", "csv").out.startswith("\ufeff")


def test_no_cell_can_be_calculated(some: Call) -> None:
    found = [cell for row in cells(some("list", "applicant", "--format", "csv").out, ";") for cell in row]
    assert {"'=TRT; Haber", '\'@"ITV", Bakı', "'-2+cmd|x", "'+90 532 111 22 33", "''+1 Medya"} <= set(found)
    assert not [cell for cell in found if cell[:1] in tuple("=+-@\t\r")]


@pytest.mark.parametrize("lang", ["en", "tr", "az"])
@pytest.mark.parametrize("delimiter", ["auto", ",", "tab"])
def test_what_was_written_is_read_as_it_was(
    some: Call, call: Call, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, delimiter: str
) -> None:
    written, other = tmp_path / "people.csv", tmp_path / "other.exchange"
    line = ("--format", "csv", "--lang", lang, "--delimiter", delimiter, "-o", written)
    assert call("list", "applicant", *line).code == 0
    monkeypatch.setenv("EXCHANGE_APP_STORE", str(other))
    assert call("init", "--agency", "TR", "--country", "TR", "--partner", "AZ:AZ:Sınaq").code == 0
    assert call("import", written).code == 0
    assert people(other) == people(store_path)


def test_a_list_that_was_written_changes_nothing_where_it_came_from(year: Call, tmp_path: Path) -> None:
    """All people of the demo's year, with every field that a list of people gives."""
    written = tmp_path / "all.csv"
    line = ("--format", "csv", "--with-sensitive", "--basis", "Visa letters", "-o", written)
    assert year("list", "applicant", *line).code == 0
    counts = year("import", written, "--dry-run", "--json").json["counts"]
    assert counts == {**counts, "add": 0, "update": 0, "duplicate": 0, "problems": 0} and counts["same"] > 100


@pytest.mark.parametrize("text", BEGINNINGS)
def test_the_guard_is_taken_off_as_it_was_put(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert clean(guarded(text)) == " ".join(text.split())
