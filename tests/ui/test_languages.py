"""Every page, dialog and popup in each language: nothing English is left, and nothing entered is lost in between."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from exchange_app.progress import Silent
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.ledger import ledger
from exchange_app.services.records import Edit
from exchange_app.store import Filter
from exchange_app.store.trouble import Clash, Stale, StoreDamaged, WrongPassphrase
from tests.ui.exchange_story import tell, work_on
from tests.ui.merge_scene import picture
from tests.ui.seen_texts import during, english_of, template, texts
from translations import catalogue
from ui.desk.goto import GoTo, ToImport, ToList, ToRecord
from ui.forms.clash import ClashDialog
from ui.forms.dialogs import RecordDialog, ValuesDialog
from ui.forms.joining import JoinDialog
from ui.forms.offering import OfferDialog
from ui.forms.standing_values import StandingBox
from ui.lists.bulk_bar import CohortDialog, FieldDialog
from ui.pages import PAGES
from ui.pages.exchange.prepare import PrepareDialog
from ui.pages.merge.loaded_review import prepared
from ui.pages.merge.password import PasswordDialog
from ui.pages.placements.board.reason import ReasonDialog
from ui.pages.settings.agencies import AgencyDialog
from ui.pages.settings.passphrase import PassphraseDialog, ask_passphrase, remove
from ui.shell.snapshots import settle
from ui.shell.start.choosing import choose_new_store, choose_store
from ui.shell.start.first import FirstStart

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LISTS = {"cohorts": "cohort", "applicants": "applicant", "outlets": "outlet"}
OTHERS = ("tr", "az")


def _popups() -> list[tuple[str, str]]:
    """What the popups that are open say; they are closed."""
    said = []
    while (popup := QApplication.activePopupWidget()) is not None:
        said += texts(popup)
        popup.close()
    return said


def _exchange(app) -> list[tuple[str, str]]:
    """The Exchange page while it is full: every list, every file of the line, a workbook that is written."""
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    said = []
    for key in ("pending", "conflicts", "reviews", "log"):
        page.lists.choose(key)
        settle(app)
        said += texts(page)
    for at in range(len(page.ledger.files)):
        page.timeline.line.choose(at)
        said += texts(page)
    dialog = PrepareDialog(app.window, app.session.desk(), page.ledger)
    dialog.open()
    settle(app)
    dialog.sensitive.setChecked(True)
    for typed in ("abc", "kalem bulut tren", "kalem bulut tren defter deniz"):
        dialog.password.first.setText(typed)
        said += texts(dialog)
    dialog.sensitive.setChecked(False)
    dialog.write(Path(app.settings._path).parent / "words.xlsx")
    said += texts(dialog)
    settle(app)
    said += texts(dialog)
    dialog.close()
    dialog.deleteLater()
    return said


def _pages(app) -> list[tuple[str, str]]:
    said = []
    for key in PAGES:
        app.window.go(key)
        settle(app)
        page = app.window.current_page()
        said += texts(app.window)
        for action in page.record_actions():
            said.append((f"{key} / menu Record", action.text()))
    for menu in app.window.menus.values():
        menu.aboutToShow.emit()
        said += texts(menu)
    return said


def _list_popups(app, key: str) -> list[tuple[str, str]]:
    app.window.go(key)
    settle(app)
    panel, pane = app.window.current_page().body.panel, app.window.current_page().body.pane
    said = []
    centre = panel.mapToGlobal(panel.rect().center())
    panel.choose_columns(centre)
    said += _popups()
    for column in list(panel.available):
        try:
            panel.bar.ask(column, centre)
        except (KeyError, ValueError, AttributeError):
            continue
        said += _popups()
    panel.view.menu_asked.emit(min(1, len(panel.model.columns) - 1), centre)
    said += _popups()
    panel.bar._offer()
    said += _popups()
    panel.saved.open(centre)
    said += _popups()
    said += during(panel.saved._save)
    said += during(panel.commands.remove)
    said += during(lambda: panel.commands.paste_at([["nobody", "xyz"], ["31.02.2026", "?"]], 0, 0))
    panel.view.toggle_all()
    settle(app)
    said += texts(panel.bulk)
    for menu in panel.bulk.findChildren(QMenu):
        said += texts(menu)
    panel.view.toggle_all()
    for tab in range(pane.tabs.count()):
        pane.tabs.setCurrentIndex(tab)
        settle(app)
        said += texts(pane)
    pane.start_new()
    settle(app)
    said += texts(pane)
    pane.save()
    said += texts(pane)
    pane.give_up()
    return said


def _dialogs(app) -> list[tuple[str, str]]:
    desk, window = app.session.desk(), app.window
    app.window.go("applicants")
    settle(app)
    panel = window.current_page().body.panel
    with desk.store.read() as reader:
        person = next(iter(reader.records("applicant")))
        partner = next(each for each in reader.records("agency") if each.get("code") != desk.store.agency)
        cohort = next(iter(reader.records("cohort")))
    clash = Clash("phone", None, "+905321234567", "+905321234568")
    made: list[QDialog] = [
        PassphraseDialog(window, desk, lambda: None),
        AgencyDialog(window, desk, None, lambda: None),
        AgencyDialog(window, desk, partner, lambda: None),
        PrepareDialog(window, desk, ledger(desk.store, "AZ")),
        ClashDialog(
            window,
            panel.lookups,
            [Stale("applicant", person.id, person.code, 2, (clash,))],
            [Edit("applicant", person.id, {"phone": "+905321234567"})],
        ),
        FieldDialog(panel, panel.available, panel.lookups, 12),
        CohortDialog(panel, panel.lookups, 12),
        *(RecordDialog(window, desk, kind) for kind in ("application", "opening", "placement")),
        ValuesDialog(window, desk, "cohort", {}, sentence="", action="", place="x", to=ToImport()),
        OfferDialog(window, desk, to=ToImport()),
        JoinDialog(window, desk, cohort.id, to=ToImport()),
    ]
    said = []
    for dialog in made:
        dialog.open()
        settle(app)
        for action in ("_set", "_save", "_apply", "save"):
            if hasattr(dialog, action) and not isinstance(dialog, FieldDialog):
                getattr(dialog, action)()
        settle(app)
        said += texts(dialog)
        dialog.close()
        dialog.deleteLater()
    for topic in ("start", "keys"):
        app.workspace.commands.help_(topic)
        help_dialog = next(
            each for each in QApplication.topLevelWidgets() if type(each).__name__ == "HelpDialog" and each.isVisible()
        )
        said += texts(help_dialog)
        help_dialog.close()
    said += during(app.window.actions_["about"].trigger)
    said += during(lambda: ask_passphrase(window, app.words))
    said += during(lambda: remove(window, desk, lambda: None))
    said += _reason(app)
    return said


def _reason(app) -> list[tuple[str, str]]:
    app.window.go("placements")
    settle(app)
    state = app.window.current_page().board.state
    card, column = next(iter(state.board.cards.values())), state.board.columns[0]
    dialog = ReasonDialog(card, column, (), app.words, app.window)
    dialog.open()
    said = list(texts(dialog))
    dialog.close()
    return said


def _review(app) -> list[tuple[str, str]]:
    """A workbook under review in every group, left, applied; then what stays open, on Home and at the record."""
    scene = picture(app.session.store)
    scene.findings.clear()
    scene.rules.clear()
    app.window.go("merge")
    settle(app)
    page = app.window.current_page()
    said = list(texts(page))
    page._show(prepared(app.session.store, scene.review(), app.words, Silent()))
    settle(app)
    for key in page.review_view.groups.keys():
        page.review_view.groups.choose(key)
        said += texts(page)
    for key in ("column", "record"):
        page.review_view.order.button(key).click()
        said += texts(page)
    said += texts(page.review_view.view.menu())
    said += [("merge / menu Record", action.text()) for action in page.record_actions()]
    page.nothing.tell(page.found.review)
    page.stack.setCurrentWidget(page.nothing)
    said += texts(page)
    dialog = PasswordDialog(page, app.words, "AZ.xlsx", lambda _given: None)
    dialog.open()
    said += texts(dialog)
    dialog.close()
    page.stack.setCurrentWidget(page.review_view)
    page.review_view.do("theirs")
    page.put_away()
    settle(app)
    said += texts(page)
    review = scene.review()
    merging.apply(app.session.store, review, access=Access("Derya Koç"))
    settle(app)
    app.window.go("home")
    settle(app)
    said += texts(app.window)
    app.window.go_to(ToRecord("applicants", scene.ids["orxan"][1]))
    settle(app)
    assert app.window.current_page().body.pane.form.findChildren(StandingBox)
    said += texts(app.window.current_page().body.pane)
    return said


def _start(app, path) -> list[tuple[str, str]]:
    said = []
    app.workspace.stores.first_start()
    first = app.window.stage.currentWidget()
    assert isinstance(first, FirstStart)
    first.code.setText("?")
    first.make.click()
    said += texts(app.window)
    for trouble in (WrongPassphrase(path.name), StoreDamaged(path.name)):
        app.workspace.stores.show_refusal(path, trouble)
        settle(app)
        said += texts(app.window)
    return said


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_english_is_left_on_any_page_dialog_or_popup(language, full_store, desk_window):
    tell(full_store)
    work_on(full_store, 3)
    app = desk_window(full_store, language)
    app.window.resize(1366, 768)
    said = [*_exchange(app), *_pages(app)]
    for key in LISTS:
        said += _list_popups(app, key)
    said += _dialogs(app)
    said += _review(app)
    said += _start(app, full_store)
    assert len({text for _where, text in said}) > 800
    left = english_of(language).left(said)
    assert not left, f"{len(left)} texts are in English:\n" + "\n".join(sorted(left))


def test_english_opens_every_page_dialog_and_popup_too(full_store, desk_window):
    tell(full_store)
    work_on(full_store, 3)
    app = desk_window(full_store)
    said = [*_exchange(app), *_pages(app)]
    for key in LISTS:
        said += _list_popups(app, key)
    said += _dialogs(app)
    said += _review(app)
    said += _start(app, full_store)
    assert not any("{" in text and "}" in text for _where, text in said), "a placeholder was not filled in"
    assert not (app.settings._path.parent / "errors.log").exists()


def _qt_texts(parent: QWidget) -> set[str]:
    """Qt's own buttons and the menus of its entry fields, and its file dialogs."""
    box = QDialogButtonBox(parent)
    found = set()
    for standard in QDialogButtonBox.StandardButton:
        if standard not in (QDialogButtonBox.StandardButton.NoButton,):
            button = box.addButton(standard)
            if button is not None:
                found.add(button.text().replace("&", ""))
    for entry in (QLineEdit(parent), QPlainTextEdit(parent)):
        menu = entry.createStandardContextMenu()
        found |= {action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
        menu.deleteLater()
        entry.deleteLater()
    files = QFileDialog(parent)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    found |= {text.replace("&", "") for _where, text in texts(files) if not text.startswith("qt_")}
    files.deleteLater()
    box.deleteLater()
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_qts_own_buttons_and_menus_speak_the_language(language, full_store, desk_window):
    app = desk_window(full_store)
    english = _qt_texts(app.window)
    assert {"Cancel", "Save", "Copy", "Paste", "Undo"} <= english
    app.set_language(language)
    settle(app)
    same = english & _qt_texts(app.window)
    names = {text for text in same if not text.isascii() or "/" in text or text.lower() == text}
    assert not same - names - {"OK"}, f"Qt's own words in English: {sorted(same - names)}"


@pytest.mark.parametrize("language", OTHERS)
def test_the_dialogs_of_files_are_named_in_the_language(language, full_store, desk_window):
    app = desk_window(full_store, language)
    english = english_of(language)
    for choose in (choose_store, choose_new_store):
        said = during(lambda choose=choose: choose(app.window, app.words, full_store))
        assert said and not english.left(said)
    for key in ("import", "merge"):
        app.window.go_to(GoTo(key))
        settle(app)
        said = during(app.window.current_page().choose)
        assert said and not english.left(said)


def test_switching_the_language_keeps_draft_filters_and_page(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    app.window.go_to(ToList("applicants", (Filter("application.status", "is", "selected"),)))
    settle(app)
    page = app.window.current_page()
    shown, total = page.body.panel.model.rowCount(), page.body.panel.total
    assert 0 < shown < total
    page.body.pane.start_new({"given_name": "Aysel", "family_name": "Vəliyeva"})
    settle(app)
    for language in ("az", "tr", "en"):
        app.set_language(language)
        settle(app)
        page = app.window.current_page()
        assert app.window.current_key == "applicants"
        assert page.body.panel.model.rowCount() == shown
        assert [each.column for each in page.body.panel.bar.filters] == ["application.status"]
        assert page.body.pane.new
        assert page.body.pane.form.changes()["family_name"] == "Vəliyeva"


def test_no_sentence_is_hidden_in_an_f_string_where_it_is_not_extracted():
    """Babel does not look into f-strings, so what is said in one would never be translated."""
    hidden = []
    known = {(message.context, message.id if isinstance(message.id, str) else message.id[0]) for message in template()}
    for folder in catalogue.SOURCES:
        for source in (catalogue.HERE.parent / folder).rglob("*.py"):
            for text in ast.walk(ast.parse(source.read_text("utf-8"))):
                for call in ast.walk(text) if isinstance(text, ast.JoinedStr) else ():
                    if not isinstance(call, ast.Call) or not call.args or not isinstance(call.args[0], ast.Constant):
                        continue
                    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                    if name in catalogue.KEYWORDS and _said(name, call) not in known:
                        hidden.append(f"{source.name}:{call.lineno} {call.args[0].value!r}")
    assert not hidden


def _said(name: str, call: ast.Call) -> tuple[str | None, str]:
    said = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return (said[0], said[1]) if name in ("p_", "pmsg") else (None, said[0])


def test_what_is_left_in_english_is_found(full_store, desk_window):
    app = desk_window(full_store, "az")
    app.window.setToolTip("Prepare a workbook…")
    app.window.menus["help"].addAction("3 new records")
    said = [*texts(app.window), *texts(app.window.menus["help"])]
    assert len(english_of("az").left(said)) == 2
