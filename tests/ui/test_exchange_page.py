"""The Exchange page: what to do next, the line of files, what the partner has not seen, and the ways out of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from exchange_app.kinds import kind
from exchange_app.kinds.registry import shared_fields
from exchange_app.kinds.values import show
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words
from tests.ui.exchange_story import tell, work_on
from tests.ui.listing_window import answer
from tests.ui.merge_desks import Desks
from ui.forms.pane import RecordPane
from ui.pages.exchange.pending_model import BEFORE, FIELD, NOW, PAGE, RECORD
from ui.pages.exchange.prepare import PrepareDialog
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_page(full_store, desk_window):
    def make(path=full_store):
        app = desk_window(path)
        app.window.resize(1366, 768)
        app.window.go("exchange")
        settle(app)
        return app, app.window.current_page()

    return make


def shown(record, key: str) -> str:
    return show(kind(record.kind).field(key), record.get(key), words("en"))


def cell(page, row: int, column: int) -> str:
    return page.lists.pending.lines.index(row, column).data()


def test_the_page_says_what_to_do_next_and_the_large_buttons_say_what_they_mean(full_store, open_page):
    tell(full_store)
    work_on(full_store, 2)
    _app, page = open_page()
    assert page.steps.sentences == ["AZ has not seen your last 2 changes: prepare a workbook."]
    assert (page.prepare.text(), page.prepare.line()) == ("Prepare workbook for AZ…", "No. 4: 2 changes since no. 3")
    link = next(each for each in page.steps.findChildren(QPushButton) if "prepare" in each.accessibleName())
    link.click()
    assert next(each for each in page.findChildren(PrepareDialog) if each.isVisible())


def test_before_anything_was_sent_the_page_says_how_to_begin(full_store, open_page):
    app, page = open_page()
    assert page.steps.sentences == ["Nothing has been sent to AZ yet: prepare the first workbook."]
    assert page.prepare.line().startswith("No. 1, with ")
    page.lists.choose("log")
    settle(app)
    assert page.lists.pages.currentWidget().sentence.text() == "Nothing has been sent to AZ yet."
    assert not page.timeline.isVisible()


def test_every_file_of_the_line_can_be_chosen_by_key_and_by_mouse_and_tells_its_particulars(
    full_store, open_page, qtbot
):
    tell(full_store)
    app, page = open_page()
    line, details = page.timeline.line, page.details
    assert details.state.text() == "sent" and ("File", "for-AZ-three.xlsx") in details.told
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert (
        details.state.text() == "returned"
        and dict(details.told)["It brought"] == "31 changes, 2 new records, 4 conflicts"
    )
    words = []
    for _step in range(6):
        words.append(details.state.text())
        assert details.state.text() in line.accessibleDescription()
        QTest.keyClick(line, Qt.Key.Key_Right)
    assert words == ["returned", "acknowledged", "merged", "never arrived", "merged", "sent"]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.place(1).center())
    told = dict(details.told)
    assert (told["Password"], told["On what basis"], told["Sensitive fields"]) == (
        "needed to open it",
        "visa application",
        "Passport no.",
    )
    settle(app)


def test_files_do_not_lie_on_one_another_however_many_there_are_and_the_latest_is_in_sight(full_store, open_page):
    with Store.open(full_store) as store:
        for number in range(30):
            with store.write(msg("Sent"), author="Derya") as work:
                work.app_data.log_export(
                    "AZ", cohorts=[], fields=[], people=1, file_name=f"{number}.xlsx", file_hash="", base=b""
                )
    _app, page = open_page()
    line = page.timeline.line
    places = [line.place(at) for at in range(30)]
    assert all(left.right() < right.left() for left, right in zip(places, places[1:], strict=False))
    assert line.width() > page.timeline.viewport().width()
    shown = line.visibleRegion().boundingRect()
    assert shown.contains(places[-1].center())
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert line.visibleRegion().boundingRect().contains(places[0].center())


def test_changes_are_listed_field_by_field_and_lead_to_the_record(full_store, open_page):
    tell(full_store)
    with Store.open(full_store) as store:
        with store.read() as reader:
            person = next(each for each in reader.records("applicant") if each.agency == "AZ" and each.get("phone"))
            placed = next(iter(reader.records("placement")))
        with store.write(msg("Typed"), author="Selin") as work:
            work.update("applicant", person.id, {"phone": "+994501112233", "passport_number": "C7654321"})
            work.update("placement", placed.id, {"notes": "By the sea"})
    app, page = open_page()
    rows = [
        tuple(cell(page, row, column) for column in (RECORD, FIELD, BEFORE, NOW))
        for row in range(page.lists.pending.lines.rowCount())
    ]
    by_field = {each[1]: each for each in rows}
    assert by_field.keys() == {"Phone", "Notes"}
    assert by_field["Phone"][0].split(",")[0] == person.get("family_name")
    assert by_field["Phone"][2:] == (shown(person, "phone"), "+994 50 111 22 33")
    assert by_field["Notes"][3] == "By the sea"
    page.lists.pending.opened.emit(next(at for at, each in enumerate(rows) if each[1] == "Phone"))
    settle(app)
    assert app.window.current_key == "applicants"
    assert app.window.current_page().findChild(RecordPane).opened.shown.record.id == person.id


def test_thousands_of_changes_are_read_a_page_at_a_time(full_store, open_page):
    tell(full_store)
    with Store.open(full_store) as store, store.write(msg("Many"), author="Selin") as work:
        work.create_many("applicant", [{"family_name": f"Person {at:04}"} for at in range(3000)], agency="AZ")
    app, page = open_page()
    lines = page.lists.pending.lines
    assert lines.rowCount() == 3000
    assert len(lines._pages) == 1
    last = lines.index(2999, RECORD)
    page.lists.pending.scrollToBottom()
    assert last.data() == "…"
    settle(app)
    assert last.data().startswith("Person ") and len(lines._pages) <= 3
    assert lines.line(PAGE * 10) is None


def test_the_list_of_changes_can_be_kept_to_one_kind(full_store, open_page):
    tell(full_store)
    work_on(full_store, 3)
    with Store.open(full_store) as store:
        with store.read() as reader:
            outlet = next(iter(reader.records("outlet")))
        with store.write(msg("Renamed"), author="Selin") as work:
            work.update("outlet", outlet.id, {"name": "Renamed FM"})
    app, page = open_page()
    assert page.lists.pending.lines.rowCount() == 4
    page.lists.kinds.set_code("outlet")
    page.lists.kinds.picked.emit("outlet")
    settle(app)
    assert [cell(page, row, RECORD) for row in range(page.lists.pending.lines.rowCount())] == ["Renamed FM"]


def test_a_removed_record_is_listed_and_leads_nowhere_but_says_why(full_store, open_page):
    tell(full_store)
    with Store.open(full_store) as store:
        with store.read() as reader:
            placed = next(iter(reader.records("placement")))
        with store.write(msg("Out"), author="Selin") as work:
            work.remove("placement", placed.id)
    app, page = open_page()
    assert cell(page, 0, FIELD) == "removed"
    said = []
    app.signals.said.connect(lambda notice: said.append(notice.text))
    page.lists.pending.opened.emit(0)
    settle(app)
    assert app.window.current_key == "exchange"
    assert said == ["This record does not stand any more; Undo brings it back."]


def test_the_page_follows_what_is_typed_and_undone(full_store, open_page, qtbot):
    tell(full_store)
    app, page = open_page()
    assert page.lists.pending.lines.rowCount() == 0
    assert "no. 3" in page.lists.pages.currentWidget().sentence.text()
    store = app.session.store
    with store.read() as reader:
        person = next(iter(reader.records("applicant")))
    with store.write(msg("City"), author="Selin") as work:
        work.update("applicant", person.id, {"city": "Elsewhere"})
    qtbot.waitUntil(lambda: page.lists.pending.lines.rowCount() == 1, timeout=10000)
    store.undo("Selin")
    qtbot.waitUntil(lambda: page.lists.pending.lines.rowCount() == 0, timeout=10000)
    settle(app)


def test_open_conflicts_lead_to_their_record_and_reviews_left_can_be_forgotten(full_store, open_page, monkeypatch):
    tell(full_store)
    with Store.open(full_store) as store:
        with store.read() as reader:
            outlet = next(iter(reader.records("outlet")))
        with store.write(msg("Left"), author="Selin") as work:
            work.app_data.keep_review("hash", "AZ-no4.xlsx", b"PK", [], {"changed": 3, "conflicts": 1})
            work.db.cursor.execute(
                "INSERT INTO conflict (record, field, kind) VALUES (?, 'places', 'outlet')", (outlet.id,)
            )
    app, page = open_page()
    assert page.steps.sentences[:2] == ["A review waits for you.", "1 conflict waits for a decision."]
    show_conflicts = page.steps.findChildren(QPushButton)[1]
    show_conflicts.click()
    assert page.lists.current() == "conflicts"
    model = page.lists.conflicts.lines
    assert [model.index(0, column).data() for column in (0, 3)] == [outlet.get("name"), "Places"]
    page.lists.choose("reviews")
    monkeypatch.setattr("ui.pages.exchange.page.ask", lambda *_words, **_how: True)
    next(each for each in page.lists.reviews.findChildren(QPushButton) if each.text() == "Forget").click()
    settle(app)
    with app.session.store.read() as reader:
        assert reader.app_data.kept_reviews() == []
    page._read()
    settle(app)
    assert page.steps.sentences[0] == "1 conflict waits for a decision."
    page.lists.choose("conflicts")
    page.lists.conflicts.opened.emit(0)
    settle(app)
    assert app.window.current_key == "outlets"


def test_the_transfer_log_tells_what_left_and_on_what_basis(full_store, open_page):
    tell(full_store)
    app, page = open_page()
    page.lists.choose("log")
    settle(app)
    model = page.lists.log.log
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    second = dict(zip(heads, [model.index(1, column).data() for column in range(model.columnCount())], strict=True))
    assert (second["No."], second["State"], second["File"], second["People"]) == (
        "2",
        "acknowledged",
        "for-AZ-two.xlsx",
        "214",
    )
    assert (second["Sensitive fields, basis"], second["Password"]) == ("Passport no. (visa application)", "yes")
    fields = model.index(1, heads.index("Fields"))
    assert fields.data() == f"6 of {len(list(shared_fields()))}" and "Address" in fields.data(
        Qt.ItemDataRole.ToolTipRole
    )


def test_a_workbook_dropped_on_the_page_is_opened_as_a_returned_one(full_store, open_page, tmp_path, monkeypatch):
    _app, page = open_page()
    opened = []
    monkeypatch.setattr("ui.pages.exchange.page.open_returned", lambda _desk, path: opened.append(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt")), QUrl.fromLocalFile(str(tmp_path / "AZ-no4.xlsx"))])
    page.dropEvent(
        QDropEvent(
            QPointF(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert opened == [tmp_path / "AZ-no4.xlsx"]


def test_the_large_button_asks_for_the_returned_workbook_and_opens_its_review(
    full_store, open_page, tmp_path, monkeypatch
):
    app, page = open_page()
    target = tmp_path / "back.xlsx"
    export(app.session.store, target, to="AZ", access=Access("Derya"))
    settle(app)
    monkeypatch.setattr("ui.pages.merge.page.ask_to_open", lambda *_given: str(target))
    page.open_button.click()
    settle(app)
    assert app.window.current_key == "merge"
    assert app.window.current_page().found.review.story.number == 1


def test_of_several_partners_one_is_chosen_and_remembered(tmp_path, desk_window, open_page):
    path = tmp_path / "three.exdesk"
    partners = [AgencySpec("AZ", "Xəzər", "AZ", "az"), AgencySpec("GE", "Iberia", "GE", "en")]
    with (
        Store.create(path, agency=AgencySpec("TR", "Anadolu", "TR", "tr"), partners=partners) as store,
        store.write(msg("Sent"), author="") as work,
    ):
        work.app_data.log_export("GE", cohorts=[], fields=[], people=0, file_name="ge.xlsx", file_hash="", base=b"")
    app, page = open_page(path)
    assert [page.chooser.itemText(at) for at in range(page.chooser.count())] == [
        "Xəzər",
        "Iberia",
    ] and page.chooser.isVisible()
    assert page.steps.sentences[0].startswith("Nothing has been sent to AZ")
    page.chooser.picked.emit("GE")
    settle(app)
    assert page.prepare.text() == "Prepare workbook for GE…" and page.timeline.isVisible()
    assert app.settings.pages["exchange"]["partner"] == "GE"
    page.open_prepare("AZ")
    settle(app)
    (dialog,) = (each for each in page.findChildren(PrepareDialog) if each.isVisible())
    assert "Xəzər" in dialog.windowTitle()
    dialog.close()


def test_without_a_partner_the_page_leads_to_the_settings(tmp_path, desk_window):
    Store.create(tmp_path / "alone.exdesk", agency=AgencySpec("TR", "Kurum", "TR", "tr"), partners=[]).close()
    app = desk_window(tmp_path / "alone.exdesk")
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    next(each for each in page.stack.currentWidget().findChildren(QPushButton)).click()
    settle(app)
    assert app.window.current_key == "settings"


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_the_sentence_of_an_empty_list_stands_whole(full_store, desk_window, language):
    app = desk_window(full_store, language)
    app.window.resize(1366, 768)
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    for key in ("conflicts", "reviews", "log"):
        page.lists.choose(key)
        settle(app)
        sentence = page.lists.pages.currentWidget().sentence
        assert sentence.isVisible() and sentence.height() >= sentence.heightForWidth(sentence.width())


def test_after_a_merge_is_taken_back_as_sent_is_again_what_was_sent(tmp_path, agreed, desk_window):
    desks = Desks(tmp_path, agreed)
    desks.ours(0, city="Ankara")
    desks.theirs(0, city="Gəncə")
    path = desks.send()
    desks.partner.close()
    with Store.open(desks.path) as store:
        review = merging.open_review(store, path)
        for change in review.comparison.changes():
            review.decide(change, merging.Decision.THEIRS)
        merging.apply(store, review, access=Access("Derya Koç"))
    app = desk_window(desks.path)
    app.window.go("exchange")
    settle(app)
    # The merge was not made in this window.
    answer(lambda question: question.accept())
    app.window.actions_["undo"].trigger()
    settle(app)
    page = app.window.current_page()
    assert [(cell(page, 0, FIELD), cell(page, 0, BEFORE), cell(page, 0, NOW))] == [("City", "Bakı", "Ankara")]
    assert page.lists.pending.lines.rowCount() == 1


def test_the_page_does_not_say_that_a_partner_has_not_seen_its_own_value(tmp_path, agreed, desk_window):
    desks = Desks(tmp_path, agreed)
    desks.ours(0, city="OURSTWO")
    desks.theirs(0, city="WBCITY")
    path = desks.send()
    desks.partner.close()
    with Store.open(desks.path) as store:
        merging.apply(store, merging.open_review(store, path), access=Access("Derya Koç"))
        with store.read() as reader:
            assert reader.record("applicant", desks.people[0]).get("city") == "WBCITY", "shown until somebody decides"
    app = desk_window(desks.path)
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    assert page.lists.pending.lines.rowCount() == 1
    assert [(cell(page, 0, FIELD), cell(page, 0, BEFORE), cell(page, 0, NOW))] == [("City", "Bakı", "OURSTWO")]
