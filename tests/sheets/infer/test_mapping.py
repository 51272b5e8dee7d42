"""What a person corrects, what is remembered, and what is left out and why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_app.sheets.infer.context import AgencyName, Corrections, ReadingContext, RememberedLayout, SheetCorrection
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.raw import Broken, BrokenCell, RawBook, RawSheet, Span
from tests.sheets.infer.reading_scoring import as_json

TR, AZ = AgencyName("TR", "Anadolu Ajansı", "TR", "tr"), AgencyName("AZ", "AZƏRTAC", "AZ", "az")
CONTEXT = ReadingContext(TR, (TR, AZ), date(2026, 9, 15))
ROWS = [
    ("Sıra", "Adı", "Soyadı", "Telefon", "Kod"),
    (1, "Ayşe", "Kaya", "0532 111 22 33", "Ankara"),
    (2, "Ali", "Ak", "0532 111 22 34", "Kars"),
]


def book(*sheets, **more):
    return RawBook("xlsx", tuple(RawSheet(name, [tuple(row) for row in rows], **more) for name, rows in sheets))


def read(rows, corrections=None, context=CONTEXT, **more):
    return map_book(book(("Liste", rows), **more), context, corrections)


def values(mapped):
    return [row.values for row in mapped.sheets[0].rows]


def test_a_person_gives_a_column_another_field_or_none():
    chosen = Corrections(sheets={"Liste": SheetCorrection(columns={"E": ("city",), "D": ()})})
    mapped = read(ROWS, chosen)
    assert values(mapped)[0] == {"given_name": "Ayşe", "family_name": "Kaya", "city": "Ankara"}
    assert [column.column for column in mapped.sheets[0].ignored_columns] == ["A", "D"]


def test_a_field_moved_to_another_column_leaves_the_first():
    mapped = read(ROWS, Corrections(sheets={"Liste": SheetCorrection(columns={"E": ("family_name",)})}))
    assert values(mapped)[0]["family_name"] == "Ankara"
    assert mapped.sheets[0].column_of("family_name").column == "E"


def test_a_remembered_layout_is_applied_to_files_of_that_layout_however_they_are_spelled():
    signature = read(ROWS).sheets[0].signature
    key = next(each.key for each in read(ROWS).sheets[0].ignored_columns if each.column == "E")
    layouts = {signature: RememberedLayout("applicant", {key: ("city",)})}
    again = [("SIRA", "ADI", "SOYADI", "TELEFON", "KOD"), *ROWS[1:]]
    mapped = read(again, context=ReadingContext(TR, (TR, AZ), date(2026, 9, 15), layouts))
    assert mapped.sheets[0].remembered
    assert values(mapped)[1]["city"] == "Kars"
    assert not read([(*ROWS[0], "Not"), *ROWS[1:]], context=ReadingContext(TR, layouts=layouts)).sheets[0].remembered


def test_the_kind_and_the_header_rows_can_be_chosen():
    assert (
        read(ROWS, Corrections(kind="outlet", sheets={"Liste": SheetCorrection(columns={"B": ("name",)})}))
        .sheets[0]
        .kind
        == "outlet"
    )
    rows = [("x", "y", "z"), (" ", "", " "), ("Ayşe", "Kaya", "a@b.tr"), ("Ali", "Ak", "c@b.tr")]
    chosen = SheetCorrection("applicant", (1,), {"A": ("given_name",), "B": ("family_name",)})
    mapped = read(rows, Corrections(sheets={"Liste": chosen}))
    assert values(mapped)[0] == {"given_name": "Ayşe", "family_name": "Kaya", "email": "a@b.tr"}
    assert len(values(mapped)) == 2


def test_only_the_sheet_asked_for_is_read():
    raw = book(("Bir", ROWS), ("İki", ROWS))
    mapped = map_book(raw, CONTEXT, Corrections(sheet="İki"))
    assert [sheet.sheet for sheet in mapped.sheets] == ["İki"]
    assert [sheet.sheet for sheet in mapped.ignored_sheets] == ["Bir"]


def test_a_hidden_sheet_is_left_out_unless_it_is_all_there_is():
    hidden = RawSheet("Gizli", [tuple(row) for row in ROWS], hidden=True)
    shown = RawSheet("Liste", [tuple(row) for row in ROWS])
    assert [s.sheet for s in map_book(RawBook("xlsx", (hidden, shown)), CONTEXT).sheets] == ["Liste"]
    assert [s.sheet for s in map_book(RawBook("xlsx", (hidden,)), CONTEXT).sheets] == ["Gizli"]


def test_a_sheet_name_alone_gives_no_value():
    assert all(
        "city" not in row and "employer" not in row for row in values(map_book(book(("İstanbul", ROWS)), CONTEXT))
    )


def test_a_row_without_a_required_field_is_shown_and_reported():
    mapped = read(
        [
            ("Adı", "Soyadı", "E-posta", "Telefon"),
            ("Ali", None, "a@b.tr", "0532 111 22 33"),
            ("Can", "Su", "c@b.tr", None),
        ]
    )
    row = mapped.sheets[0].rows[0]
    assert row.values["given_name"] == "Ali"
    assert [(each.field, each.column, each.cell) for each in row.problems] == [("family_name", "B", "")]
    assert not mapped.sheets[0].rows[1].problems


def test_a_merged_cell_gives_its_value_to_every_row_it_spans():
    rows = [("Şehir", "Adı", "Soyadı"), ("Kars", "Ali", "Ak"), (None, "Can", "Su"), ("İzmir", "Ece", "Öz")]
    mapped = read(rows, merged=(Span(1, 0, 2, 0),))
    assert [row["city"] for row in values(mapped)] == ["Kars", "Kars", "İzmir"]


def test_without_merging_an_empty_cell_stays_empty():
    rows = [("Şehir", "Adı", "Soyadı"), ("Kars", "Ali", "Ak"), (None, "Can", "Su")]
    assert "city" not in values(read(rows))[1]


def test_headings_totals_signatures_and_numbered_empty_rows_are_no_records():
    rows = [("№", "Adı Soyadı", "Görevi", "Telefon"), ("ANKARA",), (1, "Ali Ak", "Muhabir", "0532 111 22 33"), (2, "Can Su", "Editör", "0532 111 22 34"),
            (3,), (4,), ("Toplam", 2), (), (None, "Hazırlayan: Ayşe Kaya", None, "İmza")]  # fmt: skip
    sheet = read(rows).sheets[0]
    assert [row.row for row in sheet.rows] == [3, 4]
    assert {each.row for each in sheet.ignored_rows} == {7}
    assert {each.row for each in sheet.set_aside} == {2, 9}


def test_an_error_in_a_cell_is_reported_in_its_words():
    sheet = read(
        [("Adı", "Soyadı", "Şehir"), ("Ali", "Ak", BrokenCell(Broken.ERROR, "#REF!")), ("Can", "Su", "Kars")]
    ).sheets[0]
    assert [(each.field, each.cell) for each in sheet.rows[0].problems] == [("city", "#REF!")]


def test_tables_side_by_side_are_two_tables():
    rows = [
        ("Adı", "Soyadı", "Telefon", None) * 2,
        ("Ali", "Ak", "0532 111 22 33", None, "Ece", "Öz", "0532 111 22 34"),
    ]
    assert [row.values["given_name"] for sheet in read(rows).sheets for row in sheet.rows] == ["Ali", "Ece"]


def test_a_form_and_a_list_of_values_are_no_records():
    form = [
        ("Kurum adı", "Anadolu Ajansı", "Şehir", "Ankara"),
        ("Telefon", "0312 000 00 00", "E-posta", "a@b.tr"),
        ("Adres", "Cad. 1", "Ülke", "Türkiye"),
    ]
    mapped = read(form)
    assert not mapped.sheets and len(mapped.ignored_sheets) == 1


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-(10**18), 10**18), st.floats(allow_nan=False), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["Adı", "Soyadı", "Doğum tarixi", "Telefon", "E-posta", "№", "Cəmi", "Şəhər", "Pasport / Nömrəsi", "Kurum adı", "1-ci seçim", "Dil bilikləri"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12), st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=3))
@pytest.mark.slow
def test_no_sheet_whatever_raises(rows, spans):
    merged = tuple(Span(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in spans)
    mapped = read(rows, merged=merged)
    for language in ("en", "tr", "az"):
        assert as_json(mapped, language)["format"] == "xlsx"
