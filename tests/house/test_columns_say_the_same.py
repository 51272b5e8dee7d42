"""A column is called the same, and its values are said the same, wherever it appears: in the window, on the command line, in
a table, on a roster, in an exchange workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.parts import headings as on_paper
from exchange_app.documents.parts import value_of
from exchange_app.documents.person_columns import PERSON, offered
from exchange_app.kinds import KINDS, Field, FieldType, Value, kind
from exchange_app.kinds.columns import list_columns, read_fields, table_columns
from exchange_app.kinds.registry import roster_kinds, shared_kinds
from exchange_app.services.exporting.field_columns import cell_of
from exchange_app.services.exporting.field_columns import column as sheet_column
from exchange_app.services.listing import as_text, columns_of, headings, read_list, reference_names, save_workbook
from exchange_app.store import AgencySpec, Query, Reader, Store
from exchange_app.text import LANGUAGES, Language, msg, words
from ui.lists.list_columns import columns_of as in_window

pytestmark = pytest.mark.usefixtures("qapp")

GIVEN: dict[FieldType, Value] = {
    FieldType.TEXT: "Əli İbrahimoğlu", FieldType.LONG_TEXT: "Qeyd", FieldType.INTEGER: 1234, FieldType.DECIMAL: Decimal("1234.5"),
    FieldType.DATE: date(2026, 9, 3), FieldType.BOOLEAN: True, FieldType.COUNTRY: "AZ", FieldType.EMAIL: "a@example.com",
    FieldType.PHONE: "+994502731018", FieldType.URL: "https://example.com", FieldType.NATIONAL_ID: "10000000146",
    FieldType.PASSPORT: "C1234567", FieldType.AGENCY: "TR", FieldType.AGENCIES: ("TR", "AZ"), FieldType.COUNTS: {"TR": 3, "AZ": 2},
    FieldType.POINTS: "Motivasiya 3; Portfolio 2.5", FieldType.ORDER: "Portfolio; level; lot",
}  # fmt: skip
AS_KEPT = {FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL}
"""What a table of a spreadsheet has as dates and numbers of its own."""
TO_BE_TYPED = AS_KEPT | {FieldType.PHONE}
"""What the exchange workbook has as it is typed back."""


def given(field: Field, made: dict[str, str]) -> Value | None:
    """A value that the field can hold."""
    if field.type is FieldType.REFERENCE:
        return made.get(field.target or "")
    if field.choices is not None:
        codes = field.choices.codes[:2]
        return codes if field.type is FieldType.LIST else codes[-1]
    return ("haber", "Kurgu") if field.type is FieldType.LIST else GIVEN.get(field.type, "tr")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record of every kind, with a value in each of its fields."""
    path = tmp_path_factory.mktemp("columns") / "desk.exdesk"
    agencies = (
        AgencySpec("TR", "Anadolu Medya Ajansı", "TR", "tr"),
        [AgencySpec("AZ", "Xəzər Media Agentliyi", "AZ", "az")],
    )
    with Store.create(path, agency=agencies[0], partners=agencies[1]) as made:
        ids: dict[str, str] = {}
        with made.write(msg("Full"), author="Derya", origin="test") as work:
            needed = TopologicalSorter({key: set(each.references.values()) for key, each in KINDS.items()})
            for key in needed.static_order():
                if key == "agency":
                    continue
                values = {each.key: given(each, ids) for each in kind(key).fields}
                ids[key] = work.create(key, {key: value for key, value in values.items() if value is not None})
        yield made


def rows_in_window(reader: Reader, key: str, language: Language) -> dict[str, tuple[str, str]]:
    """Heading and value of every column, as the window's list has them."""
    columns = in_window(key, words(language))
    (first, *_) = reader.keys(Query(key))
    (row,) = reader.rows(key, list(columns), [first])
    return {each.key: (each.label, each.format(raw)) for each, raw in zip(columns.values(), row[2:], strict=True)}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", KINDS)
def test_a_column_has_one_heading_and_its_values_one_wording_wherever_it_appears(
    store: Store, tmp_path: Path, key: str, language: Language
) -> None:
    said = words(language)
    with store.read() as reader:
        listed = read_list(reader, Query(key), 1)
        (record,) = listed.records
        names = reference_names(reader, listed.records)
        window = rows_in_window(reader, key, language)
        columns = columns_of(kind(key))
        heads, (texts,) = headings(columns, said), list(as_text(reader, listed.records, columns, said))
        save_workbook(tmp_path / "list.xlsx", listed, reader, said)
    table = {each.key: pair for each, *pair in zip(columns, heads, texts, strict=True)}
    assert set(table) == {each.key for each in table_columns(key)} <= set(window) == set(list_columns(key))
    assert {each: tuple(pair) for each, pair in table.items()} == {each: window[each] for each in table}

    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    top, cells = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    assert top == heads
    for column, cell, text in zip(columns, cells, texts, strict=True):
        if column.field.type not in AS_KEPT:
            assert (cell or "") == text, column.key

    for field in kind(key).fields if key in shared_kinds() else ():
        assert sheet_column(field, said).header == window[field.key][0]
        if field.type not in TO_BE_TYPED and (value := record.get(field.key)) is not None:
            assert cell_of(field, said, names)(value) == window[field.key][1], field.key

    for column in offered().values() if key in roster_kinds() else ():
        if column.of == key:
            same = window[column.field.key]
            assert on_paper([column], Bilingual((language,))) == [(same[0],)]
            if not column.computed and column.field.type is not FieldType.REFERENCE:
                assert value_of(record, column.field.key, Bilingual((language,))) == (same[1],)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", KINDS)
def test_what_a_list_shows_of_the_newest_record_of_another_kind_is_called_and_said_as_there(
    store: Store, key: str
) -> None:
    said = words("tr")
    with store.read() as reader:
        window = rows_in_window(reader, key, "tr")
        for column in list_columns(key).values():
            if column.of != key:
                (value,) = (each.get(column.field.key) for each in reader.records(column.of))
                assert window[column.key][0] == said.say(kind(column.of).field(column.field.key).label)
                assert value is not None
                assert window[column.key][1] == rows_in_window(reader, column.of, "tr")[column.field.key][1]


def test_what_is_read_from_a_list_and_what_stands_on_a_roster_is_in_the_catalogue() -> None:
    for key in KINDS:
        known = [*table_columns(key), *list_columns(key).values()]
        assert {each.key for each in read_fields(key)} >= {each.key for each in kind(key).fields if each.in_lists.given}
        assert all(each.field is kind(each.of).field(each.field.key) for each in known if not each.computed)
    assert {each.of for each in offered().values()} == set(roster_kinds()) and PERSON in roster_kinds()
