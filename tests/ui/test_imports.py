"""The import page in a real window on a real store: partner's files read, corrected, decided, applied, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.kinds.values import is_turkish_id
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Language, msg
from tests.ui.import_window import Window
from ui.components import theme
from ui.lists.pairs.pair import PairAnswer
from ui.pages.imports.chooser import LEAVE_OUT
from ui.pages.imports.lines import LineState

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
AZ = SAMPLES / "az-applicants.xlsx"
TABLE = "Adı\tSoyadı\tDoğum Tarihi\tE-posta\tAlanı\nAyşe\tKaya\t31.02.1990\tayse@example.tr\tGazete\nAli\tDemir\t01.03.1991\tali @ example.tr\tRadyo\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    made = Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner])
    with made.write(msg("Scene"), author="test", origin="test") as work:
        work.create("cohort", {"title": "Summer 2026", "status": "open", "sending": ("AZ", "TR")})
        work.create("outlet", {"name": "Toros Film", "country": "TR"})
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "light")
    shown = Window(store, qtbot)
    yield shown
    shown.operations.close()


def test_a_partners_list_is_shown_beside_what_it_becomes(window: Window) -> None:
    window.load(AZ)
    assert window.page.header.note.text() == "60 rows read, 9 with problems"
    assert window.page.title() == "az-applicants.xlsx"
    model = window.review_view.model
    first = model.index(0, window.section("Soyadı")).data()
    becomes = model.index(0, model.left_count + 1).data()
    assert (first, becomes) == ("Vəliyeva", "Vəliyeva")
    assert model.headerData(0, Qt.Orientation.Vertical) == "7"
    assert window.review_view.foot.apply.text().strip() == "Apply 59 rows"
    assert window.review_view.story.letters.accessibleName() == "AZ"
    assert window.review_view.story.cohort.text() == "Summer 2026"


def test_apply_is_one_operation_that_undo_takes_back_whole(window: Window) -> None:
    window.load(AZ)
    with window.store.read() as reader:
        before = reader.journal.operations(1)[0].number
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 59
    assert window.count("application") == 59
    with window.store.read() as reader:
        assert reader.journal.operations(1)[0].number == before + 1
        assert {each.agency for each in reader.records("applicant")} == {"AZ"}
    assert window.gone_to == ["applicants"]
    assert (window.said[-1].action, window.said[-1].text) == ("Undo", "Import of az-applicants.xlsx for Summer 2026.")
    window.store.undo("Derya")
    assert (window.count("applicant"), window.count("application")) == (0, 0)
    assert window.page.stack.currentWidget() is window.page.start


@pytest.mark.child
def test_the_same_file_again_has_nothing_to_write(window: Window) -> None:
    window.load(AZ)
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    window.load(AZ)
    assert window.review_view.counts()["same"] == 60
    assert not window.review_view.foot.apply.isEnabled()


def test_a_corrected_column_is_mapped_anew_and_remembered_for_files_of_that_layout(
    window: Window, tmp_path: Path
) -> None:
    window.load(AZ)
    section = window.section("Qeyd")
    assert window.review.heads[section].label == "Notes"
    window.key(Qt.Key.Key_F4)
    window.review_view.ask_field(section, QPoint(0, 0))
    assert window.review_view.chooser.isVisible()
    window.review_view.chooser.search.setText("diet")
    QTest.keyClick(window.review_view.chooser, Qt.Key.Key_Return)
    window.quiet()
    assert window.review.heads[section].label == "Diet and access needs"
    assert window.review_view.story.mapping.text() == "Your mapping will be remembered"
    window.review_view.map_column(window.section("Vəzifəsi"), LEAVE_OUT)
    window.quiet()
    assert window.review.heads[window.section("Vəzifəsi")].label == ""
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    again = tmp_path / "next-year.xlsx"
    again.write_bytes(AZ.read_bytes())
    window.load(again)
    assert window.review.heads[section].label == "Diet and access needs"
    assert window.review.heads[window.section("Vəzifəsi")].label == ""
    assert window.review_view.story.mapping.text() == "Mapping remembered"


def test_a_field_given_to_another_column_leaves_the_first(window: Window) -> None:
    window.load(AZ)
    window.review_view.map_column(window.section("Adı"), ("family_name",))
    window.quiet()
    labels = [head.label for head in window.review.heads]
    assert labels[window.section("Adı")] == "Family name"
    assert labels.count("Family name") == 1


def test_f8_walks_through_the_unreadable_cells_and_says_what_is_wrong(window: Window) -> None:
    window.load(AZ)
    window.key(Qt.Key.Key_F8)
    callout = window.review_view.problems.callout
    assert callout.isVisible()
    assert callout.title.text().startswith("K12: There is a space in the e-mail address")
    assert callout.count.text() == "1 of 9"
    window.key(Qt.Key.Key_F8)
    assert callout.title.text().startswith("E15: February 1995 has no day 31")
    window.key(Qt.Key.Key_Escape)
    assert not callout.isVisible()
    for _ in range(9):
        window.key(Qt.Key.Key_F8)
    assert callout.count.text() == "2 of 9"


def test_a_typed_value_is_checked_taken_and_stored(window: Window) -> None:
    window.load(AZ)
    window.key(Qt.Key.Key_F8)
    window.key(Qt.Key.Key_F8)
    callout = window.review_view.problems.callout
    callout.type_button.click()
    QTest.keyClicks(callout.edit, "31.02.1995")
    QTest.keyClick(callout.edit, Qt.Key.Key_Return)
    assert callout.wrong.isVisible()
    callout.edit.clear()
    QTest.keyClicks(callout.edit, "28.02.1995")
    QTest.keyClick(callout.edit, Qt.Key.Key_Return)
    assert window.line(15).values["birth_date"] == date(1995, 2, 28)
    assert window.page.header.note.text() == "60 rows read, 8 with problems"
    assert callout.count.text() == "2 of 8"
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    with window.store.read() as reader:
        assert [each.get("email") for each in reader.find("applicant", "birth_date", date(1995, 2, 28))]


def test_rows_are_left_out_and_taken_in_again_by_one_key(window: Window) -> None:
    window.load(AZ)
    window.go_to(9)
    window.key(Qt.Key.Key_R)
    assert window.line(9).shown_state is LineState.SKIP
    assert window.review_view.foot.apply.text().strip() == "Apply 58 rows"
    window.key(Qt.Key.Key_A)
    assert window.review_view.foot.apply.text().strip() == "Apply 59 rows"
    window.key(Qt.Key.Key_J)
    window.key(Qt.Key.Key_R)
    assert window.line(10).left_out
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 58


def test_a_suspected_duplicate_waits_until_a_person_decides(window: Window) -> None:
    window.load(AZ)
    panel = window.review_view.duplicates
    assert panel.isVisible()
    assert [pair.decision for pair in panel.pairs] == ["later"]
    assert panel.list.model().index(0, 0).data().startswith("Məmmədov Xəyal in sheet row 27")
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert window.line(27).state is LineState.NEW
    assert window.review_view.foot.apply.text().strip() == "Apply 60 rows"
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert window.line(27).state is LineState.CHANGE
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 59


def test_the_answers_of_a_pair_can_be_clicked(window: Window) -> None:
    window.load(AZ)
    view = window.review_view.duplicates.list
    rect = view.visualRect(view.model().index(0, 0))
    box = view.itemDelegate().boxes(rect)[PairAnswer.APART]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center())
    assert window.review_view.duplicates.pairs[0].decision == "apart"


def test_the_counts_filter_both_tables(window: Window) -> None:
    window.load(AZ)
    window.page.segments.button("problems").click()
    assert window.review_view.model.rowCount() == 9
    window.page.segments.button("duplicate").click()
    assert window.review_view.model.rowCount() == 1
    window.page.segments.button("all").click()
    assert window.review_view.model.rowCount() == len(window.review.lines)


def test_both_tables_scroll_as_one_and_select_as_one(window: Window) -> None:
    window.load(AZ)
    tables = window.review_view.tables
    tables.right.verticalScrollBar().setValue(300)
    assert tables.left.verticalScrollBar().value() == 300
    assert tables.left.viewport().mapToGlobal(QPoint(0, 0)).y() == tables.right.viewport().mapToGlobal(QPoint(0, 0)).y()
    assert tables.left.viewport().height() == tables.right.viewport().height()
    assert tables.left.selectionModel() is tables.right.selectionModel()


def test_headings_stand_in_their_place_and_are_no_records(window: Window) -> None:
    window.load(AZ)
    assert [line.row + 1 for line in window.review.lines if not line.is_record] == [68, 70]
    window.go_to(68)
    window.key(Qt.Key.Key_R)
    assert window.review_view.counts()["skip"] == 0


def test_a_table_copied_from_a_spreadsheet_is_pasted(window: Window) -> None:
    window.paste(TABLE)
    assert window.page.header.note.text() == "2 rows read, 2 with problems"
    assert window.review_view.story.letters.accessibleName() == "TR"
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("applicant") == 2


def test_a_clipboard_without_a_table_says_so(window: Window) -> None:
    window.paste("just words")
    assert (
        window.page.start.trouble.text() == "The clipboard holds no table. Copy rows with their header and paste again."
    )


def test_an_unusable_file_is_one_sentence_on_the_start(window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    window.page.load(broken)
    window.wait(window.page.start.trouble.isVisible)
    assert "broken.xlsx" in window.page.start.trouble.text()
    assert window.page.stack.currentWidget() is window.page.start


@pytest.mark.bugs
@pytest.mark.parametrize("shown_before", [False, True])
def test_a_file_that_is_shown_by_half_cannot_be_applied(
    window: Window, monkeypatch: pytest.MonkeyPatch, shown_before: bool
) -> None:
    def breaks(_pairs: object, _current: object = None) -> None:
        raise ZeroDivisionError

    if shown_before:
        window.load(AZ)
    with window.qtbot.capture_exceptions() as escaped:
        monkeypatch.setattr(window.review_view.duplicates, "fill", breaks)
        window.page.load(AZ)
        window.wait(lambda: bool(escaped))
        window.quiet()
    assert [each[0] for each in escaped] == [ZeroDivisionError]
    assert window.page.stack.currentWidget() is window.page.start and not window.page.work.isVisible()
    window.review_view.foot.apply.click()
    window.page.apply()
    window.quiet()
    assert window.count("applicant") == 0
    monkeypatch.undo()
    window.load(AZ)
    assert window.review_view.foot.apply.text().strip() == "Apply 59 rows"


def test_cancel_puts_the_file_away_without_writing(window: Window) -> None:
    window.load(AZ)
    window.review_view.foot.cancel.click()
    assert window.page.stack.currentWidget() is window.page.start
    assert window.count("applicant") == 0


def test_the_report_marks_what_could_not_be_read(window: Window, tmp_path: Path) -> None:
    import openpyxl

    window.load(AZ)
    target = tmp_path / "report.xlsx"
    window.page.write_report(target)
    window.wait(lambda: target.exists() and not window.operations.busy())
    book = openpyxl.load_workbook(target)
    assert book["Müraciətlər"]["K12"].comment is not None
    assert window.said[-1].text == "The report is saved as report.xlsx."


def test_the_report_marks_wished_outlets_that_nobody_knows(window: Window, tmp_path: Path) -> None:
    import openpyxl

    window.load(AZ)
    target = tmp_path / "report.xlsx"
    window.page.write_report(target)
    window.wait(lambda: target.exists() and not window.operations.busy())
    sheet = openpyxl.load_workbook(target)["Müraciətlər"]
    said = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment is not None]
    assert any("Outlet: nothing of this name is known." in each for each in said)


def test_another_cohort_is_chosen_and_the_rows_compared_anew(window: Window) -> None:
    with window.store.write(msg("More"), author="test", origin="test") as work:
        autumn = work.create("cohort", {"title": "Autumn 2026", "status": "draft"})
    window.load(AZ)
    with window.store.read() as reader:
        code = reader.record("cohort", autumn).code
    window.review_view.story.cohort_chosen.emit(code)
    window.quiet()
    assert window.review_view.story.cohort.text() == "Autumn 2026"
    window.review_view.story.cohort_chosen.emit("")
    window.quiet()
    assert "choices and dates of application are not kept" in window.review_view.foot.text.text()


def test_decisions_survive_a_change_of_language(window: Window, qtbot: QtBot) -> None:
    window.load(AZ)
    window.go_to(9)
    window.key(Qt.Key.Key_R)
    window.key(Qt.Key.Key_F8)
    window.review_view.map_column(window.section("Qeyd"), LEAVE_OUT)
    window.quiet()
    kept = window.page.state()
    other = Window(window.store, qtbot, "tr")
    other.page.restore(kept)
    other.wait(lambda: other.review_view.found is not None)
    other.quiet()
    assert other.line(9).left_out
    assert other.review.heads[other.section("Qeyd")].label == ""
    other.operations.close()


def test_what_another_window_writes_is_compared_at_once(window: Window) -> None:
    window.load(AZ)
    with window.store.write(msg("Elsewhere"), author="Mert", origin="window") as work:
        work.create(
            "applicant",
            {
                "given_name": "Orxan",
                "family_name": "Əliyev",
                "birth_date": date(1991, 11, 10),
                "national_id": "V7K0REA",
            },
            agency="AZ",
        )
    window.wait(lambda: window.line(8).state is LineState.CHANGE)
    window.quiet()
    assert window.review_view.foot.apply.text().strip() == "Apply 59 rows"


def test_a_key_leaves_out_no_row_that_came_under_it_because_of_what_another_window_wrote(window: Window) -> None:
    window.load(AZ)
    window.page.segments.button("add").click()
    window.go_to(9)
    tables, model = window.review_view.tables, window.review_view.model
    (before,) = tables.chosen_rows()

    def enter_elsewhere(row: int) -> None:
        """Another window enters the person of a row, who is therefore not new any more."""
        told = ("given_name", "family_name", "birth_date", "national_id")
        person = {key: value for key, value in window.line(row).values.items() if key in told}
        with window.store.write(msg("Elsewhere"), author="Mert", origin="window") as work:
            work.create("applicant", person, agency="AZ")
        window.wait(lambda: window.line(row).state is not LineState.NEW)
        window.quiet()

    enter_elsewhere(8)
    assert tables.chosen_rows() == [before - 1] and model.line(before - 1).row + 1 == 9, "the very row, one further up"
    assert not window.said
    enter_elsewhere(9)
    assert tables.chosen_rows() == []
    assert [each.text for each in window.said] == [
        "What you were looking at was decided elsewhere or has changed; choose what to decide next."
    ]
    tables.setFocus()
    window.key(Qt.Key.Key_R)
    assert not any(line.left_out for line in window.review.lines)
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_R)
    assert sum(line.left_out for line in window.review.lines) == 1


@pytest.mark.parametrize(
    ("name", "language"), [("tr-applicants.xlsx", "az"), ("tr-applicants-cp1254.csv", "tr"), ("host-outlets.xls", "en")]
)
def test_other_samples_are_shown_in_every_language(window: Window, qtbot: QtBot, name: str, language: Language) -> None:
    other = Window(window.store, qtbot, language)
    other.load(SAMPLES / name)
    assert other.review_view.counts()["all"] > 10
    assert not other.page.grab().isNull()
    if name.startswith("tr"):
        ids = [line.values["national_id"] for line in other.review.lines if "national_id" in line.values]
        assert ids
        assert all(is_turkish_id(str(each)) for each in ids)
    other.operations.close()


def test_records_in_columns_are_shown_as_lines_with_the_letters_of_their_columns(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "kunye.csv"
    path.write_text(
        "Adı;Ayşe;Ali\nSoyadı;Kaya;Demir\nDoğum Tarihi;31.02.1990;01.03.1991\nE-posta;ayse@example.tr;ali@example.tr\nAlanı;Gazete;Radyo\n",
        encoding="utf-8",
    )
    window.load(path)
    model = window.review_view.model
    assert [model.headerData(at, Qt.Orientation.Vertical) for at in range(2)] == ["B", "C"]
    assert [head.letters for head in window.review.heads][:3] == ["1", "2", "3"]
    assert model.text(window.review.lines[0], 2) == "31.02.1990"
    trouble = window.review.lines[0].troubles[0]
    assert (trouble.column, trouble.place) == (2, "B3")
    assert window.review_view.story.header.text().strip() == "column A"


def test_columns_that_give_a_date_together_all_show_its_field(window: Window) -> None:
    window.paste(
        "Adı\tSoyadı\tDoğum günü\tDoğum ayı\tDoğum yılı\tE-posta\nAyşe\tKaya\t3\t5\t1990\tayse@example.tr\nAli\tDemir\t1\t3\t1991\tali@example.tr\n"
    )
    heads = window.review.heads
    assert [head.label for head in heads[2:5]] == ["Date of birth"] * 3
    assert [head.note for head in heads[3:5]] == ["with column C"] * 2
    window.review_view.map_column(3, LEAVE_OUT)
    window.quiet()
    assert window.review.heads[3].label == "" and not window.review.heads[4].note.startswith("with column")


def test_where_a_second_file_cannot_be_read_nothing_of_the_first_is_shown_or_written_in_its_place(
    window: Window, tmp_path: Path
) -> None:
    window.load(AZ)
    before = window.count("applicant")
    broken = tmp_path / "gone.xlsx"
    window.page.load(broken)
    window.page.apply()
    window.quiet()
    assert window.page.stack.currentWidget() is window.page.start
    assert window.page.title() == "Import" and window.page.state() == {}
    window.page.apply()
    window.quiet()
    assert window.count("applicant") == before
    window.load(AZ)
    assert window.page.title() == "az-applicants.xlsx" and window.review_view.counts()["all"] == 60


def test_what_is_said_of_a_whole_column_stands_above_the_list(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("First name,Last name,Date of birth\nAnn,Moss,5/12/1990\nEve,Hill,11/30/1991\n", "utf-8")
    window.load(path)
    said = window.review_view.story.remarks
    assert said.text() == "1 remark" and said.isVisible()
    assert said.toolTip() == "Column C: The month stands first in the dates, as in “11/30/1991”; all are read so."
    window.load(AZ)
    assert said.toolTip() == "1 row is hidden in the file and read like the others: 38."
    window.load(SAMPLES / "tr-applicants.xlsx")
    assert not said.isVisible()


def test_another_file_begins_at_its_first_cell_and_the_same_one_stays_where_it_was(
    window: Window, tmp_path: Path
) -> None:
    window.load(AZ)
    tables = window.review_view.tables
    window.go_to(60, "N")
    across = tables.left.horizontalScrollBar().value()
    assert across > 0 and tables.left.verticalScrollBar().value() > 0
    window.review_view.look_wanted.emit()
    window.quiet()
    assert tables.left.currentIndex().column() == 13 and tables.left.horizontalScrollBar().value() == across
    window.page.load(SAMPLES / "tr-applicants.xlsx")
    assert not window.review_view.foot.apply.isEnabled(), "what is read next takes its place"
    window.quiet()
    assert window.review_view.foot.apply.isEnabled()
    for view in (tables.left, tables.right):
        assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) == (0, 0)
    assert tables.left.currentIndex().row() == 0


def test_what_a_column_becomes_is_seen_beside_it(window: Window) -> None:
    window.page.resize(1000, 700)
    window.load(AZ)
    tables, keys = window.review_view.tables, [each.key for each in window.review_view.model.targets]
    head = next(each for each in reversed(window.review.heads) if each.fields and each.fields[0] in keys)
    window.go_to(10, head.letters)
    column = window.review_view.model.left_count + 1 + keys.index(head.fields[0])
    place = tables.right.columnViewportPosition(column)
    assert 0 <= place < tables.right.viewport().width()
    tables.go_to(3, window.review_view.model.left_count + 1)
    first = window.section("Soyadı")
    assert 0 <= tables.left.columnViewportPosition(first) < tables.left.viewport().width()


def test_under_the_changes_only_fields_that_change_are_shown(window: Window) -> None:
    window.load(AZ)
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    window.quiet()
    with window.store.read() as reader:
        person = next(each for each in reader.records("applicant") if each.get("phone"))
    with window.store.write(msg("Elsewhere"), author="test") as work:
        work.update("applicant", person.id, {"phone": "+994505555555"})
    window.quiet()
    window.load(AZ)
    tables, model = window.review_view.tables, window.review_view.model
    shown = lambda: {  # noqa: E731
        each.label
        for at, each in enumerate(model.targets)
        if not tables.right.isColumnHidden(model.left_count + 1 + at)
    }
    assert len(shown()) == len(model.targets)
    window.page.segments.button("update").click()
    assert shown() == {"Family name", "Given name", "Phone"}
    assert model.rowCount() == 1
    window.page.segments.button("all").click()
    assert len(shown()) == len(model.targets)


def test_an_unreadable_cell_is_mended_where_it_stands_and_tells_its_problem_again(window: Window) -> None:
    window.paste(TABLE)
    problems, tables = window.review_view.problems, window.review_view.tables
    line = next(each for each in window.review.lines if each.troubles)
    tables.go_to(window.review_view.model.row_of(window.review.lines.index(line)), line.troubles[0].column)
    assert problems.callout.isVisible()
    QTest.keyClick(problems.callout, Qt.Key.Key_Escape)
    assert problems.callout.isHidden()
    QTest.keyClick(tables.left, Qt.Key.Key_F2)
    edit = problems.callout.edit
    assert problems.callout.isVisible() and edit.text() == edit.selectedText() == "31.02.1990"
    assert problems.typing() is None, "nothing is typed yet"
    edit.setText("28.02.1990")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert line.values["birth_date"] == date(1990, 2, 28)
