"""Forms against the declarations, what is typed, what is said under a field, and what a draft keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from exchange_app.kinds import KINDS, FieldType, kind
from exchange_app.services.access import Access
from exchange_app.services.typed_values import parse_typed
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Message, msg, words
from ui.forms.editors import make_editor
from ui.forms.form import RecordForm
from ui.forms.lookups import Lookups
from ui.forms.pane_reader import read_opened, reveal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(
        tmp_path / "s.store",
        agency=AgencySpec("TR", "Ev", "TR", "tr"),
        partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")],
    ) as made:
        yield made


def person(store: Store, **values: object) -> str:
    with store.write(msg("Scene"), author="t") as work:
        return work.create("applicant", {"family_name": "Cəfərov", "given_name": "Kənan", **values})  # type: ignore[dict-item]


def form_of(store: Store, record: str, qtbot: QtBot) -> RecordForm:
    form = RecordForm("applicant", Lookups(store, words("en")))
    qtbot.addWidget(form)
    with store.read() as reader:
        form.show_record(read_opened(reader, "applicant", record, words("en")).shown)
    form.resize(380, 800)
    form.show()
    return form


@pytest.mark.parametrize("key", KINDS)
def test_every_field_of_a_kind_stands_in_its_form_exactly_once(key: str) -> None:
    in_form = [each for section in kind(key).sections for each in section.fields]
    assert sorted(in_form) == sorted(kind(key).keys)


@pytest.mark.parametrize("key", KINDS)
def test_every_field_has_an_editor_that_gives_back_what_it_was_given(key: str, store: Store, qtbot: QtBot) -> None:
    lookups = Lookups(store, words("tr"))
    for field in kind(key).fields:
        editor = make_editor(field, lookups)
        qtbot.addWidget(editor)
        editor.put(None)
        found = editor.read()
        assert isinstance(found, Message) if field.required else found is None
        assert editor.input.accessibleName()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("birth_date", "31.12.1999", date(1999, 12, 31)), ("birth_date", "5 Mart 1998", date(1998, 3, 5)), ("birth_date", "12-Mar-1998", date(1998, 3, 12)),
        ("birth_date", "5 mart 1998-ci il", date(1998, 3, 5)), ("level_tr", "əla", "C1"), ("gender", "Kadın", "F"), ("track", "Film studio", "cinema"),
        ("experience_years", "12 yıl", 12), ("email", "Ada@Example.ORG", "ada@example.org"), ("country", "Türkiyə", "TR"), ("city", "  ", None), ("city", "—", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_in_three_languages(key: str, text: str, value: object) -> None:
    assert parse_typed(kind("applicant").field(key), text, words("en"), today=date(2026, 4, 1)) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("birth_date", "31.02.1995"),
        ("birth_date", "1.1.2031"),
        ("email", "a b@c.d"),
        ("track", "alchemy"),
        ("family_name", ""),
    ],
)
def test_what_cannot_be_read_is_a_sentence(key: str, text: str) -> None:
    found = parse_typed(kind("applicant").field(key), text, words("en"), today=date(2026, 4, 1))
    assert isinstance(found, Message)


def test_a_form_says_of_a_passport_what_the_board_says_and_names_the_cohort(store: Store, qtbot: QtBot) -> None:
    someone = person(store, passport_expiry=date(2026, 6, 20))
    with store.write(msg("Applied"), author="t") as work:
        days = {"starts": date(2026, 6, 1), "ends": date(2026, 6, 26)}
        work.create("application", {"applicant": someone, "cohort": work.create("cohort", {"title": "Summer", **days})})
    row = form_of(store, someone, qtbot).rows["passport_expiry"]
    assert row.part.accessibleDescription() == (
        "Summer: The passport must be valid until 26 Dec 2026; that of Kənan expires on 20 Jun 2026"
    )


def test_dates_that_cross_are_said_in_a_form_as_everywhere(store: Store, qtbot: QtBot) -> None:
    form = RecordForm("cohort", Lookups(store, words("en")))
    qtbot.addWidget(form)
    form.start_new({"title": "Summer", "starts": date(2026, 2, 1), "ends": date(2026, 1, 1)})
    said = form.rows["ends"].part.accessibleDescription()
    assert said == "Ends (1 Jan 2026) lies before Starts (1 Feb 2026); correct one of the two"


def test_a_value_becomes_an_editor_and_what_differs_is_a_change(store: Store, qtbot: QtBot) -> None:
    form = form_of(store, person(store, city="Bakı"), qtbot)
    editor = form.rows["city"].open()
    QTest.keyClicks(editor.input, "Quba")
    assert form.changes() == {"city": "Quba"}
    assert form.draft() == {"city": "Quba"}
    QTest.keyClick(editor.input, Qt.Key.Key_Escape)
    assert form.changes() == {}


def test_a_wrong_value_is_said_under_its_field_and_keeps_the_form_from_being_saved(store: Store, qtbot: QtBot) -> None:
    form = form_of(store, person(store), qtbot)
    form.rows["email"].open().put_text("nobody")
    assert not form.check(strict=True)
    assert "e-mail" in form.rows["email"].part.accessibleDescription()


def test_sensitive_values_are_masked_until_they_are_shown(store: Store, qtbot: QtBot) -> None:
    id = person(store, passport_number="C01234571")
    form = form_of(store, id, qtbot)
    row = form.rows["passport_number"]
    form.reveal_asked.connect(
        lambda key: form.reveal(key, reveal(store, "applicant", id, key, Access("Selin"), words("en")))
    )
    assert row.reading.text == "•••••••71"
    qtbot.mouseClick(row._eye, Qt.MouseButton.LeftButton)
    assert row.reading.text == "C01234571" and shown_to(store, id) == ["Selin"]
    qtbot.mouseClick(row._eye, Qt.MouseButton.LeftButton)
    assert row.reading.text == "•••••••71" and shown_to(store, id) == ["Selin"]


def test_a_sensitive_value_is_edited_once_it_is_shown_and_what_is_not_touched_is_not_written(
    store: Store, qtbot: QtBot
) -> None:
    id = person(store, passport_number="C01234571")
    form = form_of(store, id, qtbot)
    row = form.rows["passport_number"]
    form.reveal_asked.connect(
        lambda key: form.reveal(key, reveal(store, "applicant", id, key, Access("Selin"), words("en")))
    )
    row.begin()
    assert row.editor is not None and row.editor.text() == "C01234571" and shown_to(store, id) == ["Selin"]
    assert form.changes() == {} and form.dirty == 0
    row.editor.put_text("C01234599")
    assert form.changes() == {"passport_number": "C01234599"}


def test_typing_over_a_masked_value_shows_it_to_nobody(store: Store, qtbot: QtBot) -> None:
    id = person(store, passport_number="C01234571")
    form = form_of(store, id, qtbot)
    form.rows["passport_number"].open("P")
    form.rows["passport_number"].editor.put_text("P7654321")  # type: ignore[union-attr]
    assert form.changes() == {"passport_number": "P7654321"} and shown_to(store, id) == []


def test_a_value_that_is_shown_is_masked_again_for_the_next_person(store: Store, qtbot: QtBot) -> None:
    first, second = (person(store, passport_expiry=date(2031, month, 9)) for month in (7, 8))
    form = form_of(store, first, qtbot)
    form.reveal("passport_expiry", reveal(store, "applicant", first, "passport_expiry", Access("Selin"), words("en")))
    row = form.rows["passport_expiry"]
    assert row.reading.text == "9 Jul 2031"
    with store.read() as reader:
        for shown in (first, second):
            form.show_record(read_opened(reader, "applicant", shown, words("en")).shown)
            assert row.reading.text == ("9 Jul 2031" if shown == first else "•••••")


def test_rules_judge_by_what_is_masked(store: Store, qtbot: QtBot) -> None:
    with store.write(msg("Scene"), author="t") as work:
        cohort = work.create("cohort", {"title": "A", "starts": date(2030, 1, 1), "ends": date(2030, 6, 1)})
        id = work.create("applicant", {"family_name": "Öz", "given_name": "Ada", "passport_expiry": date(2030, 2, 2)})
        work.create("application", {"applicant": id, "cohort": cohort})
    form = form_of(store, id, qtbot)
    assert "passport" in form.rows["passport_expiry"].part.accessibleDescription()


def shown_to(store: Store, id: str) -> list[str]:
    with store.read() as reader:
        return [each.author for each in reader.journal.history(id) if each.action == "disclose"]


def test_a_draft_survives_a_new_form(store: Store, qtbot: QtBot) -> None:
    record = person(store, city="Bakı")
    first = form_of(store, record, qtbot)
    first.rows["city"].open().put_text("Şəki")
    second = form_of(store, record, qtbot)
    second.take_draft(first.draft())
    assert second.changes() == {"city": "Şəki"}


def test_sections_stand_in_two_columns_when_the_form_is_wide(store: Store, qtbot: QtBot) -> None:
    form = form_of(store, person(store), qtbot)
    lefts = {box.x() for box in form._sections}
    form.resize(1100, 800)
    qtbot.waitUntil(lambda: len({box.x() for box in form._sections}) == 2)
    assert len(lefts) == 1


def test_a_long_address_is_shown_in_one_line_and_whole_in_its_tooltip(store: Store, qtbot: QtBot) -> None:
    address = "nigar.sukurova@abseron-informasiya-agentliyi.example"
    form = form_of(store, person(store, email=address), qtbot)
    shown = form.rows["email"]
    shown.grab()
    assert shown.height() == 24 and (shown.part.toolTip() == address or form.rows["email"].field.help is not None)


@pytest.mark.parametrize("key", KINDS)
def test_what_was_half_typed_stands_in_its_field_again(key: str, store: Store, qtbot: QtBot) -> None:
    """Whatever it means: a country that was begun came back as none, and with that its draft was gone."""
    lookups = Lookups(store, words("tr"))
    for field in kind(key).fields:
        editor = make_editor(field, lookups)
        qtbot.addWidget(editor)
        if editor.entry() is not None and not (isinstance(editor.input, QComboBox) and not editor.input.isEditable()):
            editor.put_text("Azer")
            assert editor.text() == "Azer", field.key


@pytest.mark.parametrize("key", KINDS)
def test_what_was_chosen_in_one_language_stands_there_in_another(key: str, store: Store, qtbot: QtBot) -> None:
    for field in kind(key).fields:
        if field.choices is not None and field.type is not FieldType.LIST:
            chosen, again = (make_editor(field, Lookups(store, words(spoken))) for spoken in ("tr", "az"))
            qtbot.addWidget(chosen)
            qtbot.addWidget(again)
            for code in field.choices.codes:
                chosen.put((code,) if field.type is FieldType.AGENCIES else code)
                again.put_text(chosen.text())
                assert again.read() == chosen.read(), (field.key, code)


@pytest.fixture
def cohort_form(store: Store, qtbot: QtBot) -> RecordForm:
    """The form of a new cohort."""
    form = RecordForm("cohort", Lookups(store, words("en")))
    qtbot.addWidget(form)
    form.start_new()
    form.resize(380, 800)
    form.show()
    return form


def test_the_wheel_scrolls_a_form_and_changes_nothing_in_it(cohort_form: RecordForm) -> None:
    before = cohort_form.changes()
    for row in cohort_form.rows.values():
        assert row.editor is not None
        middle = row.editor.input.rect().center()
        for _turn in range(3):
            turned = QWheelEvent(
                QPointF(middle), QPointF(row.editor.input.mapToGlobal(middle)), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(row.editor.input, turned)
    assert cohort_form.changes() == before


def test_enter_takes_an_entry_of_a_list_and_only_then_the_form(cohort_form: RecordForm, qtbot: QtBot) -> None:
    saved: list[None] = []
    cohort_form.submitted.connect(lambda: saved.append(None))
    editor = cohort_form.rows["hosting"].editor
    assert editor is not None and isinstance(editor.input, QComboBox)
    editor.start()
    editor.input.showPopup()
    QTest.keyClick(editor.input.view(), Qt.Key.Key_Down)
    QTest.keyClick(editor.input.view(), Qt.Key.Key_Return)
    assert editor.read() == "TR" and saved == [], "the open list takes it"
    QTest.keyClick(editor.input, Qt.Key.Key_Down)
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    assert editor.read() == "AZ" and saved == [], "so does the closed one"
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    assert len(saved) == 1


def row_window(form: RecordForm, qtbot: QtBot) -> None:
    """Shown and active, laid out."""
    form.activateWindow()
    qtbot.waitActive(form)
    QApplication.processEvents()


def test_fields_stand_apart_and_an_editor_that_opens_moves_nothing(
    store: Store, cohort_form: RecordForm, qtbot: QtBot
) -> None:
    row_window(cohort_form, qtbot)
    title, programme = cohort_form.rows["title"], cohort_form.rows["programme"]
    assert programme.geometry().top() - title.geometry().bottom() > 4
    read = form_of(store, person(store, city="Bakı"), qtbot)
    row_window(read, qtbot)
    places = [row.mapTo(read, QPoint()) for row in read.rows.values()]
    for key in ("family_name", "gender", "birth_date"):
        read.rows[key].begin()
    QApplication.processEvents()
    assert [row.mapTo(read, QPoint()) for row in read.rows.values()] == places


def test_what_is_wrong_stands_under_the_field_and_goes_with_the_letter_that_mends_it(
    store: Store, qtbot: QtBot
) -> None:
    form = form_of(store, person(store, email="ada@example.org"), qtbot)
    row_window(form, qtbot)
    row = form.rows["email"]
    editor = row.open()
    editor.put_text("ada@")
    form.check()
    QApplication.processEvents()
    said = next(each for each in row.findChildren(QLabel) if "e-mail" in each.text() and each is not row.name)
    assert said.mapTo(row, QPoint()).x() > editor.x() and said.mapTo(row, QPoint()).y() > editor.geometry().bottom()
    QTest.keyClick(editor.input, Qt.Key.Key_End)
    QTest.keyClicks(editor.input, "example.org")
    assert row.part.accessibleDescription() == ""


@pytest.mark.parametrize(
    ("key", "value", "url"),
    [
        ("email", "ada@example.org", "mailto:ada@example.org"),
        ("phone", "+90 543 621 30 00", "tel:+905436213000"),
    ],
)
def test_an_address_is_written_to_and_a_number_called_without_an_editor(
    key: str, value: str, url: str, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    works = [True]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda to: opened.append(to.toString()) or works[0])
    row = form_of(store, person(store, **{key: value}), qtbot).rows[key]
    link = row.reading.findChild(QToolButton)
    assert link is not None and link.isVisible() and value in link.accessibleName()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    [entry] = [each for each in row.reading.part.menu().actions() if each.text() == link.accessibleName()]
    entry.trigger()
    assert opened == [url, url] and row.editor is None
    works[0] = False
    link.click()
    assert QApplication.clipboard().text() == value and value in row.part.accessibleDescription()
    row.put(None)
    assert not link.isVisible()


def test_many_are_chosen_with_space_and_enter_ends_it(cohort_form: RecordForm, qtbot: QtBot) -> None:
    saved: list[None] = []
    cohort_form.submitted.connect(lambda: saved.append(None))
    row_window(cohort_form, qtbot)
    editor = cohort_form.rows["sending"].editor
    assert editor is not None
    editor.start()
    QTest.keyClick(editor.input, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None and menu.width() >= editor.input.width()
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible() and editor.read() == ("TR", "AZ")
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert not menu.isVisible() and editor.read() == ("TR",) and saved == []


def test_one_goes_on_typing_while_records_are_offered_and_enter_takes_the_first(store: Store, qtbot: QtBot) -> None:
    with store.write(msg("Scene"), author="t") as work:
        wanted = [work.create("cohort", {"title": title}) for title in ("Yaz 2026", "Yazı işleri", "Kış 2026")][1]
    form = RecordForm("application", Lookups(store, words("en")))
    qtbot.addWidget(form)
    form.start_new()
    form.show()
    row_window(form, qtbot)
    saved: list[None] = []
    form.submitted.connect(lambda: saved.append(None))
    row = form.rows["cohort"]
    assert row.editor is not None and isinstance(row.editor.input, QComboBox)
    row.editor.start()
    QTest.keyClicks(row.editor.input.lineEdit(), "ya")
    listed = row.editor.input.view()
    qtbot.waitUntil(lambda: listed.isVisible() and row.editor.input.count() == 2)  # type: ignore[union-attr]
    QTest.keyClicks(listed, "zi")
    assert row.editor.text() == "yazi" and row.part.accessibleDescription() == "required", "nothing is wrong as yet"
    qtbot.waitUntil(lambda: row.editor.input.count() == 1 and listed.currentIndex().row() == 0)  # type: ignore[union-attr]
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert row.editor.read() == wanted and row.editor.text() == "Yazı işleri" and saved == []


def test_a_country_is_offered_without_its_accents_and_enter_takes_it_and_nothing_more(
    store: Store, qtbot: QtBot
) -> None:
    form = form_of(store, person(store), qtbot)
    row_window(form, qtbot)
    saved: list[None] = []
    form.submitted.connect(lambda: saved.append(None))
    editor = form.rows["country"].open()
    assert isinstance(editor.input, QComboBox)
    line, completer = editor.input.lineEdit(), editor.input.completer()
    line.selectAll()
    QTest.keyClicks(line, "TURKIYE")
    offered = completer.popup()
    qtbot.waitUntil(offered.isVisible)
    assert [offered.model().index(at, 0).data() for at in range(offered.model().rowCount())] == ["Türkiye"]
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert editor.read() == "TR" and line.text() == "Türkiye" and saved == []


def test_notes_keep_their_lines(store: Store, qtbot: QtBot) -> None:
    form = form_of(store, person(store), qtbot)
    saved: list[None] = []
    form.submitted.connect(lambda: saved.append(None))
    row = form.rows["notes"]
    editor = row.open()
    QTest.keyClicks(editor.input, "Bir")
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    QTest.keyClicks(editor.input, "iki")
    assert form.changes() == {"notes": "Bir\niki"} and saved == []
    QTest.keyClick(editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(saved) == 1
    row.put("Bir\niki")
    row.close(keep=False)
    assert row.reading.text == "Bir\niki"
