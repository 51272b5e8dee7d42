"""What a returned workbook says, from the cells alone: edits, new rows, copies, IDs."""

from __future__ import annotations

import random
from datetime import date, datetime

import pytest
from returned import EXPORT, Workbook, applicants, applications, cohorts, edits, found, outlets

from exchange_app.domain.exchange.incoming import FindingKind
from exchange_app.domain.short_id import short_id
from exchange_app.kinds import kind
from exchange_app.sheets.raw import Broken, BrokenCell, RawSheet, Span
from exchange_app.text import words


@pytest.fixture
def book() -> Workbook:
    return Workbook(cohorts(), applicants(), applications(), outlets())


def test_a_workbook_that_nobody_touched_says_nothing(book: Workbook) -> None:
    incoming = book.read()
    assert incoming.untouched and incoming.findings == ()


@pytest.mark.parametrize(
    ("key", "looks"),
    [
        ("birth_date", "02.01.1987"), ("birth_date", "1987-01-02"), ("birth_date", datetime(1987, 1, 2, 0, 0)), ("birth_date", 31779),
        ("birth_date", "2 yanvar 1987"), ("experience_years", "4"), ("experience_years", 4.0), ("experience_years", "4 il"),
        ("gender", "KİŞİ"), ("gender", "Erkek"), ("gender", " kişi\u00a0"), ("citizenship", "Azerbaycan"), ("citizenship", "AZERBAIJAN"),
        ("phone", "050 273 10 18"), ("phone", "+994 (50) 273-10-18"), ("phone", 502731018), ("email", "Kenan@Example.az "),
        ("city", " Bakı\u00a0"), ("notes", "   "), ("notes", "-"),
    ],
)  # fmt: skip
def test_another_look_of_the_same_value_is_no_edit(book: Workbook, key: str, looks: object) -> None:
    book.people.put(2, key, looks)
    assert book.read().untouched and book.read().findings == ()


def test_lists_and_counts_in_other_words_are_no_edit(book: Workbook) -> None:
    book.sheets["outlet"].put(2, "departments", "kurgu; haber")
    book.sheets["outlet"].put(2, "active", "Evet")
    book.sheets["cohort"].put(2, "sending", "Azərbaycan və Türkiyə")
    book.sheets["cohort"].put(2, "seats_by_side", "AZ: 2, TR: 2")
    book.sheets["application"].put(2, "applicant", "AZ-2026-0001")
    book.sheets["application"].put(2, "preference_1", "ege tv")
    assert book.read().untouched and book.read().findings == ()


def test_a_changed_cell_is_an_edit_at_its_address(book: Workbook) -> None:
    book.people.put(2, "city", "Xırdalan")
    book.people.put(3, "birth_date", "18.05.1990")
    book.people.put(4, "city", None)
    book.sheets["outlet"].put(2, "departments", "haber")
    book.sheets["application"].put(2, "preference_1", "Xəzər FM · TR-O-2")
    incoming = book.read()
    assert edits(incoming) == {
        ("id-1", "city", "Xırdalan"), ("id-2", "birth_date", "1990-05-18"), ("id-3", "city", None),
        ("out-1", "departments", '["haber"]'), ("app-1", "preference_1", "out-2"),
    }  # fmt: skip
    first = incoming.edits[0]
    assert (first.cell, first.was, first.words) == ("Müraciət edənlər!G2", "Bakı", "Xırdalan")


@pytest.mark.parametrize("texts", [{"out-9": "TR-O-9"}, {}])
def test_a_choice_that_the_workbook_does_not_hold_is_no_edit(texts: dict[str, str]) -> None:
    sheet = applications()
    (held,) = sheet.records.values()
    held.columns["preference_1"] = "out-9"
    book = Workbook(cohorts(), applicants(), sheet, outlets(), texts=texts)
    book.sheets["application"].put(2, "status", "Seçildi")
    assert edits(book.read()) == {("app-1", "status", "selected")}
    book.sheets["application"].put(2, "preference_1", None)
    assert edits(book.read()) == {("app-1", "status", "selected"), ("app-1", "preference_1", None)}


def test_notes_keep_their_lines(book: Workbook) -> None:
    book.people.put(2, "notes", "Hotel near the station\r\n  no  fish ")
    assert edits(book.read()) == {("id-1", "notes", "Hotel near the station\nno fish")}


def test_a_cell_that_cannot_be_read_keeps_ours_and_its_words(book: Workbook) -> None:
    book.people.put(2, "birth_date", "31.02.1987")
    book.people.put(3, "email", "leyla at example")
    book.people.put(4, "phone", BrokenCell(Broken.ERROR, "#REF!"))
    incoming = book.read()
    assert incoming.untouched
    told = found(incoming, FindingKind.UNREADABLE)
    assert [(each.cell, each.words, each.record) for each in told] == [
        ("Müraciət edənlər!D2", "31.02.1987", "id-1"), ("Müraciət edənlər!F3", "leyla at example", "id-2"), ("Müraciət edənlər!E4", "#REF!", "id-3"),
    ]  # fmt: skip


def test_a_required_field_is_not_emptied(book: Workbook) -> None:
    book.people.put(2, "family_name", None)
    incoming = book.read()
    assert incoming.untouched and [each.field for each in found(incoming, FindingKind.UNREADABLE)] == ["family_name"]


def test_a_number_that_became_a_date_is_mended_where_that_is_certain_else_told(book: Workbook) -> None:
    book.people.put(2, "experience_years", date(1900, 1, 9))
    book.people.put(3, "experience_years", date(2026, 5, 3))
    book.sheets["outlet"].put(2, "places", 45780)
    incoming = book.read()
    assert edits(incoming) == {("id-1", "experience_years", 9)}
    assert [each.cell for each in found(incoming, FindingKind.UNREADABLE)] == [
        "Müraciət edənlər!I3",
        "Media qurumları!E2",
    ]


def test_dates_with_the_month_first_are_told_by_what_was_sent(book: Workbook) -> None:
    for row, text in enumerate(("01/02/1987", "05/17/1990", "11/30/1979", "03/08/1995", "07/21/1984", "09/09/92"), 2):
        book.people.put(row, "birth_date", text)
    assert book.read().untouched and not book.read().findings
    book.people.put(3, "birth_date", "05/18/1990")
    assert edits(book.read()) == {("id-2", "birth_date", "1990-05-18")}


def test_a_locked_cell_that_was_changed_is_an_edit_and_is_told(book: Workbook) -> None:
    book.people.put(2, "citizenship", "Türkiyə")
    incoming = book.read()
    assert edits(incoming) == {("id-1", "citizenship", "TR")}
    assert [(each.field, each.record) for each in found(incoming, FindingKind.LOCKED_EDIT)] == [("citizenship", "id-1")]


@pytest.mark.parametrize("seed", range(5))
def test_sorted_rows_and_reordered_columns_change_nothing(book: Workbook, seed: int) -> None:
    chance = random.Random(seed)
    book.people.put(2, "city", "Xırdalan")

    def shuffle(grids: list[RawSheet]) -> None:
        for at, grid in enumerate(grids):
            head, *rows = grid.rows
            chance.shuffle(rows)
            order = [*range(len(head))]
            chance.shuffle(order)
            grids[at] = RawSheet(grid.name, [(), *(tuple(row[each] for each in order) for row in (head, *rows))])

    incoming = book.read(shuffle)
    assert edits(incoming) == {("id-1", "city", "Xırdalan")} and not incoming.findings and not incoming.added


def exchange(book: Workbook, *keys: str) -> None:
    """Each heading of these columns goes over the next one, as it stands in the sheet; what stands under them stays."""
    heads = book.people.rows[0]
    places = [book.people.at(key) for key in keys]
    texts = [heads[at] for at in places]
    for at, text in zip(places, (*texts[1:], texts[0]), strict=True):
        heads[at] = text


@pytest.mark.parametrize(
    "keys",
    [("given_name", "family_name"), ("phone", "email"), ("birth_date", "city"), ("email", "notes"), ("city", "gender", "experience_years")],
)  # fmt: skip
def test_exchanged_headings_are_told_and_no_cell_under_them_is_an_edit(book: Workbook, keys: tuple[str, ...]) -> None:
    book.people.put(2, "citizenship", "TR")
    exchange(book, *keys)
    incoming = book.read()
    assert edits(incoming) == {("id-1", "citizenship", "TR")} and not incoming.added and not incoming.removals
    told = found(incoming, FindingKind.EXCHANGED_HEADING)
    assert {each.field for each in told} == set(keys)
    assert not found(incoming, FindingKind.MISSING_COLUMN) and not found(incoming, FindingKind.TORN)
    for each in told:
        field = words("en").say(kind("applicant").field(each.field).label)
        assert words("en").say(each.message) == (
            f"The heading {field} stands over another column, so {field} was not read: what stands in that field here stays. "
            "Put the headings back in their places and open the file again."
        )
        assert each.cell.endswith("1")


def test_exchanged_headings_are_noticed_beside_edits_and_in_a_short_sheet(book: Workbook) -> None:
    book.people.put(2, "given_name", "Kamran")
    del book.people.rows[3:]
    exchange(book, "given_name", "family_name")
    incoming = book.read()
    assert not incoming.edits and not incoming.added and len(found(incoming, FindingKind.EXCHANGED_HEADING)) == 2


def test_columns_that_were_moved_with_their_headings_and_values_that_were_exchanged_in_earnest_are_read(
    book: Workbook,
) -> None:
    first, second = book.people.at("phone"), book.people.at("email")
    for row in book.people.rows:
        row[first], row[second] = row[second], row[first]
    assert book.read().untouched
    for row in book.people.rows:
        row[first], row[second] = row[second], row[first]
    for at in range(2, 4):
        row = book.people.rows[at - 1]
        one, other = book.people.at("given_name"), book.people.at("family_name")
        row[one], row[other] = row[other], row[one]
    assert len(edits(book.read())) == 4, "two people whose names were entered the wrong way round"


def test_absent_rows_columns_and_sheets_take_nothing_out(book: Workbook) -> None:
    def cut(grids: list[RawSheet]) -> None:
        people = grids[1]
        at = book.people.at("phone")
        grids[1] = RawSheet(people.name, [(*row[:at], *row[at + 1 :]) for row in (*people.rows[:3], *people.rows[5:])])
        del grids[3]

    incoming = book.read(cut)
    assert incoming.untouched
    assert [each.kind for each in incoming.findings] == [
        FindingKind.MISSING_COLUMN,
        FindingKind.MISSING_ROW,
        FindingKind.MISSING_ROW,
        FindingKind.MISSING_SHEET,
    ]
    assert incoming.findings[0].field == "phone"


def test_each_record_without_a_row_is_named_by_its_code(book: Workbook) -> None:
    absent = [*book.people.carried.records.values()][2:4]
    del book.people.rows[3:5]
    told = found(book.read(), FindingKind.MISSING_ROW)
    assert [each.record for each in told] == [each.id for each in absent]
    for finding, kept in zip(told, absent, strict=True):
        assert (
            words("en").say(finding.message) == f"The row of {kept.code} is missing. A missing row takes nothing out."
        )


def test_a_row_that_was_emptied_is_a_missing_row(book: Workbook) -> None:
    book.people.rows[3] = [book.people.rows[3][0]]
    incoming = book.read()
    assert incoming.untouched and [each.kind for each in incoming.findings] == [FindingKind.MISSING_ROW]


def test_a_column_that_is_new_is_told_once_and_not_read(book: Workbook) -> None:
    for at, row in enumerate(book.people.rows):
        row.insert(4, "Otel" if at == 0 else "Hilton" if at < 4 else None)
    incoming = book.read()
    assert incoming.untouched
    (told,) = incoming.findings
    assert (
        told.kind is FindingKind.IGNORED_COLUMN
        and "Otel" in words("en").say(told.message)
        and told.cell == "Müraciət edənlər!E1"
    )


@pytest.mark.parametrize("header", ["Mobil telefon", "Cep telefonu", "Nömrələr", None])
def test_a_renamed_column_is_recognised_by_its_meaning_its_values_or_its_place(
    book: Workbook, header: str | None
) -> None:
    book.people.rows[0][book.people.at("phone")] = header
    book.people.put(2, "phone", "+994501112233")
    incoming = book.read()
    assert edits(incoming) == {("id-1", "phone", "+994501112233")} and incoming.findings == ()


def test_a_renamed_column_in_another_place_is_recognised_by_its_values(book: Workbook) -> None:
    for row in book.people.rows:
        row.append(row.pop(book.people.at("email")))
    book.people.rows[0][-1] = "Ünvanlar"
    book.people.rows[1][-1] = "yeni@example.az"
    assert edits(book.read()) == {("id-1", "email", "yeni@example.az")}


def test_an_empty_column_of_which_nobody_can_tell_what_it_was_is_missing(book: Workbook) -> None:
    for row in book.people.rows:
        row.append(row.pop(book.people.at("notes")))
    book.people.rows[0][-1] = "Rəylər"
    book.people.rows[1][-1] = "yaxşı"
    incoming = book.read()
    assert incoming.untouched
    assert [each.kind for each in incoming.findings] == [FindingKind.IGNORED_COLUMN, FindingKind.MISSING_COLUMN]


def test_renamed_sheets_and_lost_header_rows_are_recognised_by_the_ids(book: Workbook) -> None:
    book.people.put(2, "city", "Xırdalan")

    def rename(grids: list[RawSheet]) -> None:
        grids[:] = [RawSheet(f"Sheet{at}", grid.rows) for at, grid in enumerate(grids)][::-1]
        grids[2] = RawSheet("people", grids[2].rows[1:])

    incoming = book.read(rename)
    assert edits(incoming) == {("id-1", "city", "Xırdalan")} and incoming.findings == ()
    assert incoming.edits[0].cell == "people!G1"


def test_a_sheet_of_something_else_is_told(book: Workbook) -> None:
    incoming = book.read(
        lambda grids: grids.append(RawSheet("Büdcə", [("Xərc", "AZN"), ("Otel", 400), ("Bilet", 320)]))
    )
    assert [each.kind for each in incoming.findings] == [FindingKind.IGNORED_SHEET] and incoming.untouched


@pytest.mark.parametrize("yes", ["bəli", "Evet", "YES", True, "x"])
def test_yes_in_any_language_removes(book: Workbook, yes: object) -> None:
    book.people.rows[1][-1] = yes
    book.people.rows[2][-1] = "xeyr"
    incoming = book.read()
    assert [(each.record, each.cell) for each in incoming.removals] == [
        ("id-1", "Müraciət edənlər!L2")
    ] and not incoming.edits


def test_another_word_for_removal_is_told_and_removes_nothing(book: Workbook) -> None:
    book.people.rows[1][-1] = "gəlmədi"
    incoming = book.read()
    assert not incoming.removals and [each.words for each in found(incoming, FindingKind.UNREADABLE)] == ["gəlmədi"]


def test_a_merged_cell_clears_nothing(book: Workbook) -> None:
    book.people.put(3, "city", None)

    def merge(grids: list[RawSheet]) -> None:
        at = book.people.at("city")
        grids[1] = RawSheet(grids[1].name, grids[1].rows, merged=(Span(1, at, 2, at),))

    incoming = book.read(merge)
    assert incoming.untouched and [each.cell for each in found(incoming, FindingKind.UNREADABLE)] == [
        "Müraciət edənlər!G3"
    ]


# New rows


def test_a_row_in_a_spare_row_has_the_identity_it_was_given(book: Workbook) -> None:
    row = book.people.spare(3)
    for key, value in (("given_name", "Orxan"), ("family_name", "Həsənov"), ("phone", "050 999 88 77"), ("email", "x")):
        book.people.put(row, key, value)
    incoming = book.read()
    (new,) = incoming.added
    assert (new.code, new.agency, new.kind) == ("AZ+12-APP-003", "AZ", "applicant")
    assert new.contents == {"given_name": "Orxan", "family_name": "Həsənov", "phone": "+994509998877"}
    assert [(each.words, each.record) for each in found(incoming, FindingKind.UNREADABLE)] == [("x", new.record)]
    book.people.put(row, "phone", None)
    assert book.read().added[0].record == new.record


def test_a_row_without_an_id_is_known_by_its_content_wherever_it_stands(book: Workbook) -> None:
    book.people.rows.insert(3, [None, "Orxan", "Həsənov", "05.06.1991"])
    (new,) = book.read().added
    assert new.code.startswith("AZ+12-APP-") and len(new.code) == len("AZ+12-APP-") + 4
    other = Workbook(applicants())
    other.people.rows.append([None, "Orxan", " Həsənov ", date(1991, 6, 5)])
    other.people.rows.append([None, "Samir", "Babayev"])
    assert [each.record for each in other.read().added][0] == new.record
    assert len({each.code for each in other.read().added}) == 2
    from uuid import UUID

    assert UUID(new.record).version == 5 and new.record not in EXPORT


def test_new_rows_name_each_other_and_what_the_lists_offer(book: Workbook) -> None:
    person, wish = book.people.spare(2), book.sheets["application"]
    book.people.put(person, "given_name", "Orxan")
    book.people.put(person, "family_name", "Həsənov")
    book.people.rows.append([None, "Samir", "Babayev"])
    for at, text in enumerate(
        (book.people.rows[person - 1][0], "Samir Babayev", "Əliyeva, Leyla · AZ-2026-0002", "Nobody"), 1
    ):
        wish.put(wish.spare(at), "applicant", text)
        wish.put(wish.spare(at), "cohort", "Yay 2026 · TR-C-1")
    incoming = book.read()
    ids = {each.contents.get("given_name"): each.record for each in incoming.added}
    wishes = [each.contents for each in incoming.added if each.kind == "application"]
    assert [each["applicant"] for each in wishes] == [ids["Orxan"], ids["Samir"], "id-2"]
    assert {each["cohort"] for each in wishes} == {"coh-1"} and wishes[0]["status"] == "received"
    assert [each.words for each in found(incoming, FindingKind.UNREADABLE)] == ["Nobody"]
    assert len(found(incoming, FindingKind.INCOMPLETE_ROW)) == 1


def test_a_new_row_without_what_it_needs_is_told_with_its_words(book: Workbook) -> None:
    book.people.put(book.people.spare(), "given_name", "Orxan")
    book.people.rows.append([None, None, None, None, None, None, "cəmi: 6 nəfər"])
    incoming = book.read()
    assert not incoming.added
    assert [each.words for each in found(incoming, FindingKind.INCOMPLETE_ROW)] == ["Orxan", "cəmi: 6 nəfər"]


@pytest.mark.parametrize("spare", [True, False])
def test_a_name_typed_anew_in_place_of_a_deleted_row_clears_nothing_of_that_record(book: Workbook, spare: bool) -> None:
    """Its row is missing, which takes nothing out, and what was typed is a record of its own."""
    row = book.people.spare(2)
    for key, value in (("given_name", "Kənan"), ("family_name", "Cəfərov"), ("birth_date", "02.01.1987")):
        book.people.put(row, key, value)
    if not spare:
        book.people.rows[row - 1][0] = None
    book.people.rows.pop(1)
    incoming = book.read()
    assert not edits(incoming)
    assert [each.contents["family_name"] for each in incoming.added] == ["Cəfərov"]
    assert found(incoming, FindingKind.MISSING_ROW)


# Rows with one ID


def test_identical_copies_are_noted_and_nothing_else(book: Workbook) -> None:
    book.people.rows += [[*book.people.rows[1]], [*book.people.rows[1]], [*book.people.rows[2]]]
    incoming = book.read()
    assert incoming.untouched and [each.kind for each in incoming.findings] == [FindingKind.IDENTICAL_COPY]
    assert "3" in words("en").say(incoming.findings[0].message)


def test_a_copied_row_with_other_content_becomes_a_record_of_its_own(book: Workbook) -> None:
    copy = [*book.people.rows[1]]
    copy[1:3] = ["Elvin", "Nəsirov"]
    book.people.rows.append(copy)
    incoming = book.read()
    assert not incoming.edits
    (new,) = incoming.added
    assert new.contents["family_name"] == "Nəsirov" and [each.kind for each in incoming.findings] == [
        FindingKind.COPIED_ROW
    ]
    first = Workbook(applicants())
    first.people.rows.insert(1, copy)
    assert first.read().added[0].record == new.record and not first.read().edits


def test_the_row_nearest_to_the_base_keeps_the_id(book: Workbook) -> None:
    far = [*book.people.rows[1]]
    far[4:7] = ["+994501112233", "other@example.az", "Quba"]
    book.people.put(2, "city", "Xırdalan")
    for order in (0, 1):
        other = Workbook(applicants())
        other.people.rows[1:2] = [book.people.rows[1], far] if order else [far, book.people.rows[1]]
        incoming = other.read()
        assert edits(incoming) == {("id-1", "city", "Xırdalan")}
        assert [each.contents["email"] for each in incoming.added] == ["other@example.az"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_with_unreadable_words_keeps_the_id_beside_a_copy_that_would_write_something(
    book: Workbook, order: int
) -> None:
    copy = [*book.people.rows[1]]
    copy[book.people.at("phone")] = "+994551112233"
    book.people.put(2, "phone", "zəng edin")
    book.people.rows[1:2] = [book.people.rows[1], copy][::order]
    incoming = book.read()
    assert not edits(incoming)
    assert [each.contents["phone"] for each in incoming.added] == ["+994551112233"]
    assert [each.words for each in found(incoming, FindingKind.UNREADABLE)] == ["zəng edin"]


def test_another_person_typed_over_a_row_is_a_new_record_and_the_old_one_stays(book: Workbook) -> None:
    book.people.rows[1][1:8] = [
        "Vüsal",
        "Rüstəmli",
        date(2000, 4, 4),
        "+994501112233",
        "vusal@example.az",
        "Quba",
        None,
    ]
    incoming = book.read()
    assert not incoming.edits and [each.contents["given_name"] for each in incoming.added] == ["Vüsal"]
    assert {each.kind for each in incoming.findings} == {FindingKind.COPIED_ROW, FindingKind.MISSING_ROW}


@pytest.mark.parametrize("name", [("Kenan", "Jafarov"), ("Kənan", "Əhmədov"), ("Emil", "Cəfərov")])
def test_a_corrected_name_is_an_edit(book: Workbook, name: tuple[str, str]) -> None:
    book.people.rows[1][1:3] = name
    incoming = book.read()
    assert {each.record for each in incoming.edits} == {"id-1"} and not incoming.added and not incoming.findings


# IDs


def test_a_row_of_another_workbook_is_told_and_nothing_of_it_is_taken(book: Workbook) -> None:
    book.people.rows.append([short_id("AZ-2025-0777"), "Fidan", "Süleymanlı", date(1990, 1, 1)])
    incoming = book.read()
    assert incoming.untouched
    (told,) = incoming.findings
    assert told.kind is FindingKind.FOREIGN_ROW and told.words == "Fidan | Süleymanlı | 01.01.1990"


@pytest.mark.parametrize("id", ["AZ-2026-0010·V", "AZ-2026-0001", None, "1"])
def test_a_row_with_a_slip_in_its_id_is_recognised_by_its_name(book: Workbook, id: str | None) -> None:
    book.people.rows[1][0] = id
    book.people.put(2, "city", "Xırdalan")
    incoming = book.read()
    assert edits(incoming) == {("id-1", "city", "Xırdalan")} and not incoming.added
    assert [each.kind for each in incoming.findings] == [FindingKind.CHANGED_ID]


@pytest.mark.parametrize("id", ["AZ-2026-0001.V", " az-2026-0001 · v"])
def test_an_id_that_only_looks_otherwise_is_no_slip(book: Workbook, id: str) -> None:
    book.people.rows[1][0] = id
    assert book.read().untouched and not book.read().findings


def test_without_its_ids_a_sheet_is_recognised_by_names(book: Workbook) -> None:
    book.people.put(2, "city", "Xırdalan")
    for row in book.people.rows:
        del row[0]
    incoming = book.read()
    assert edits(incoming) == {("id-1", "city", "Xırdalan")} and not incoming.added
    assert not found(incoming, FindingKind.MISSING_ROW)


@pytest.mark.parametrize("head", ["Çıkar? (evet)", "Çıxar? (bəli)", "Sil? (evet)", "Remove? (yes)"])
def test_a_workbook_of_before_removes_by_the_head_that_its_last_column_had_then(book: Workbook, head: str) -> None:
    book.people.rows[0] = [*book.people.rows[0][:-1], head]
    moved = [[row[0], row[-1], *row[1:-1]] for row in book.people.rows]
    moved[1][1] = "bəli"
    book.people.rows = moved
    assert [each.record for each in book.read().removals] == ["id-1"]
