"""The Documents page on a real store: seen, changed, saved and printed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exchange_app.services.access import Access
from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words
from ui.components import theme
from ui.desk.context import Desk
from ui.desk.operations import Operations
from ui.pages.documents.check_certificate import CheckCertificateDialog
from ui.pages.documents.page import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scene(tmp_path, qtbot):
    """scene(people, language="en", state=None) opens the page; gives it when its pages are shown."""
    theme.apply(QApplication.instance(), "light")
    opened = []

    def make(people: int, language="en", state=None):
        az, tr = AgencySpec("AZ", "Agentlik", "AZ", "az"), AgencySpec("TR", "Kurum", "TR", "tr")
        store = Store.create(tmp_path / "desk.store", agency=az, partners=[tr])
        if people:
            with store.write(msg("Scene"), author="test") as work:
                cohort = work.create(
                    "cohort", {"title": "Yay 2026", "starts": date(2026, 6, 1), "ends": date(2026, 6, 2)}
                )
                rows = [
                    {"family_name": f"Əliyev{at}", "given_name": "Orxan", "passport_number": f"AA{at}"}
                    for at in range(people)
                ]
                ids = work.create_many("applicant", rows)
                work.create_many("application", [{"applicant": each, "cohort": cohort} for each in ids])
        said = []
        operations = Operations(lambda trouble: said.append(trouble.sentence(words("en"))))
        desk = Desk(store, words(language), Settings(), Access("test"), operations)
        desk.signals.said.connect(lambda notice: said.append(notice.text))
        page = DocumentsPage(desk)
        page.said = said
        qtbot.addWidget(page)
        opened.append((page, operations, store))
        page.resize(1310, 700)
        if state:
            page.restore(state)
        page.show()
        if people:
            qtbot.waitUntil(lambda: page.made is not None and 0 in page.preview.view._images, timeout=8000)
        return page

    yield make
    for _page, operations, store in opened:
        qtbot.waitUntil(lambda operations=operations: not operations.busy(), timeout=8000)
        operations.close()
        store.close()


def test_an_empty_store_says_what_to_do(scene, qtbot):
    page = scene(0)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1, timeout=5000)
    assert not page.print_button.isEnabled() and not page.save_pdf.isEnabled()


@pytest.mark.parametrize("language", ["en", "tr", "az"])
@pytest.mark.slow
def test_the_pages_are_shown_in_every_language(scene, language):
    page = scene(60, language)
    assert page.made.people == 60 and page.made.count > 1
    assert page.preview.number.text() == "1"


@pytest.mark.slow
def test_keys_move_through_the_pages_and_zoom(scene):
    page = scene(90)
    view = page.preview.view
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page() == page.made.count - 1
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > before and view.fit == "free"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 0


@pytest.mark.slow
def test_columns_are_moved_and_taken_away_by_keys(scene, qtbot):
    page = scene(3)
    chooser, before = page.options.columns, page.options.columns.keys()
    chooser.list.setCurrentRow(0)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chooser.keys()[:2] == (before[1], before[0])
    QTest.keyClick(chooser.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(
        lambda: page.made is not None and page.made.request.options["columns"] == (before[1], *before[2:]), timeout=8000
    )


def test_a_sensitive_column_is_said_to_be_so(scene):
    page = scene(3, state={"options": {"columns": {"cohort": ["family_name", "passport_number"]}}})
    assert "Passport" in page.options.columns.warning.text()


def test_choices_come_back_after_a_rebuild(scene):
    page = scene(3, state={"options": {"languages": ["az", "tr"], "grouped": True, "people": "all"}})
    state = page.state()
    assert state["options"]["languages"] == ["az", "tr"] and state["options"]["grouped"]
    assert page.made.request.languages == ("az", "tr")


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_the_roster_is_saved_and_said(scene, qtbot, tmp_path, ending):
    page = scene(3)
    page.save_to(tmp_path / f"roster{ending}")
    qtbot.waitUntil(lambda: bool(page.said), timeout=8000)
    assert (tmp_path / f"roster{ending}").stat().st_size > 1000 and f"roster{ending}" in page.said[0]


def test_a_folder_that_is_gone_is_said(scene, qtbot, tmp_path):
    page = scene(3)
    page.save_to(tmp_path / "gone" / "roster.pdf")
    qtbot.waitUntil(lambda: bool(page.said), timeout=8000)
    assert "folder is not there" in page.said[0]


@pytest.mark.slow
def test_the_printer_gets_every_page(scene, qtbot, tmp_path):
    from ui.components.printer import printer_for

    page = scene(60)
    printer = printer_for(page.made)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    qtbot.waitUntil(lambda: bool(page.said), timeout=15000)
    assert str(page.made.count) in page.said[0] and (tmp_path / "printed.pdf").stat().st_size > 1000


def test_certificates_are_numbered_with_one_press_and_a_paper_is_checked_by_typing(scene, qtbot):
    page = scene(2, state={"options": {"document": "certificate", "who": "ended"}})
    assert page.made.people == 0 and not page.number.isVisible()
    with page.desk.store.write(msg("Places"), author="test") as work:
        (cohort,) = work.reader.records("cohort")
        outlet = work.create("outlet", {"name": "Ege TV"})
        opening = work.create("opening", {"outlet": outlet, "cohort": cohort.id, "places": 2})
        for each in work.reader.records("application"):
            work.create("placement", {"application": each.id, "opening": opening})
    page.set_anew()
    qtbot.waitUntil(page.number.isVisible)
    QTest.mouseClick(page.number, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("numbered" in each for each in page.said))
    page.set_anew()
    qtbot.waitUntil(lambda: page.made is not None and page.made.people == 2)
    assert not page.number.isVisible() and "no number" not in page.header.note.text()
    first = page.made.content.data["certificates"][0]
    dialog = CheckCertificateDialog(page, page.desk)
    dialog.show()
    for check, tone in ((first["check"].split()[-1], "good"), ("AAAA-AAAA", "bad"), ("", "warning")):
        QTest.keyClicks(dialog.line, f"{first['number'].split()[-1]} {check}")
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda tone=tone: dialog.answer.property("tone") == tone)
        assert dialog.line.selectedText() == dialog.line.text() and dialog.opens.isVisible()
    dialog.close()
