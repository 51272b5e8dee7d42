"""Goes to every page, dialog and popup of the window, for whoever has to look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from exchange_app.progress import Silent
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.ledger import ledger
from exchange_app.services.records import Edit
from exchange_app.store.trouble import Clash, Stale, StoreDamaged, WrongPassphrase
from tests.ui.exchange_story import tell, work_on
from tests.ui.merge_scene import picture
from ui.desk.goto import ToImport, ToRecord
from ui.forms.clash import ClashDialog
from ui.forms.dialogs import RecordDialog, ValuesDialog
from ui.forms.joining import JoinDialog
from ui.forms.next_cohort import NextCohortDialog
from ui.forms.offering import OfferDialog
from ui.forms.standing_values import StandingBox
from ui.lists.bulk_bar import CohortDialog, FieldDialog
from ui.pages import PAGES
from ui.pages.documents.check_certificate import CheckCertificateDialog
from ui.pages.exchange.prepare import PrepareDialog
from ui.pages.merge.loaded_review import prepared
from ui.pages.merge.password import PasswordDialog
from ui.pages.placements.board.reason import ReasonDialog
from ui.pages.settings.agencies import AgencyDialog
from ui.pages.settings.passphrase import PassphraseDialog, ask_passphrase, remove
from ui.shell.app import Application
from ui.shell.help.about import LicencesDialog, ReportDialog
from ui.shell.snapshots import settle
from ui.shell.start.first import FirstStart

LISTS = {"cohorts": "cohort", "applicants": "applicant", "outlets": "outlet"}
Look = Callable[[QWidget], object]


def tell_a_year(store: Path) -> None:
    """Bring a store to where every page has something to show; before the window opens it."""
    tell(store)
    work_on(store, 3)


def go_everywhere(app: Application, store: Path, look: Look) -> None:
    """Look at everything of a window on such a store: at the window itself, or at what was opened over it."""
    _exchange(app, look)
    _pages(app, look)
    for key in LISTS:
        _list_popups(app, key, look)
    _dialogs(app, look)
    _review(app, look)
    _start(app, store, look)


def go_to_pages(app: Application, look: Look) -> None:
    """Look at every page, menu and dialog, each once."""
    _pages(app, look)
    _dialogs(app, look)


def answered(act: Callable[[], object], look: Look) -> None:
    """Do something that opens a dialog and waits for it; it is looked at, then refused."""

    def meet(tries: int = 40) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            look(dialog)
            dialog.reject()
        elif tries:
            QTimer.singleShot(25, lambda: meet(tries - 1))

    QTimer.singleShot(0, meet)
    act()


def _popups(look: Look) -> None:
    """The popups that are open; they are closed."""
    while (popup := QApplication.activePopupWidget()) is not None:
        look(popup)
        popup.close()


def _exchange(app: Application, look: Look) -> None:
    """The Exchange page while it is full: every list, every file of the line, a workbook that is written."""
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    for key in ("pending", "conflicts", "reviews", "log"):
        page.lists.choose(key)
        settle(app)
        look(app.window)
    for at in range(len(page.ledger.files)):
        page.timeline.line.choose(at)
        look(app.window)
    dialog = PrepareDialog(app.window, app.session.desk(), page.ledger)
    dialog.open()
    settle(app)
    dialog.sensitive.setChecked(True)
    for typed in ("abc", "kalem bulut tren", "kalem bulut tren defter deniz"):
        dialog.password.first.setText(typed)
        look(dialog)
    dialog.sensitive.setChecked(False)
    dialog.write(Path(app.settings._path).parent / "words.xlsx")
    look(dialog)
    settle(app)
    look(dialog)
    dialog.close()
    dialog.deleteLater()


def _pages(app: Application, look: Look) -> None:
    for key in PAGES:
        app.window.go(key)
        settle(app)
        look(app.window)
        app.window.menus["record"].aboutToShow.emit()
        look(app.window.menus["record"])
    for menu in app.window.menus.values():
        menu.aboutToShow.emit()
        look(menu)


def _list_popups(app: Application, key: str, look: Look) -> None:
    app.window.go(key)
    settle(app)
    panel, pane = app.window.current_page().body.panel, app.window.current_page().body.pane
    centre = panel.mapToGlobal(panel.rect().center())
    panel.choose_columns(centre)
    _popups(look)
    for column in list(panel.available):
        try:
            panel.bar.ask(column, centre)
        except (KeyError, ValueError, AttributeError):
            continue
        _popups(look)
    panel.view.menu_asked.emit(min(1, len(panel.model.columns) - 1), centre)
    _popups(look)
    panel.bar._offer()
    _popups(look)
    panel.saved.open(centre)
    _popups(look)
    answered(panel.saved._save, look)
    answered(panel.commands.remove, look)
    answered(lambda: panel.commands.paste_at([["nobody", "xyz"], ["31.02.2026", "?"]], 0, 0), look)
    panel.view.toggle_all()
    settle(app)
    look(app.window)
    for menu in panel.bulk.findChildren(QMenu):
        look(menu)
    panel.view.toggle_all()
    app.window.current_page().body.record_actions[1].trigger()
    settle(app)
    assert pane.isVisible()
    for tab in range(pane.tabs.count()):
        pane.tabs.setCurrentIndex(tab)
        settle(app)
        look(app.window)
    typed = pane.form.first_row().field.key
    for row in (1, 0):
        panel.view.setCurrentIndex(panel.model.index(row, 0))
        settle(app)
        pane.form.take_draft({typed: "xyz"})
    look(app.window)
    assert pane.foot.others.isVisible() and pane.foot.keep.isVisible()
    for each in app.session.drafts.all():
        pane.drafts.drop(each.key)
    pane.give_up()
    pane.start_new()
    settle(app)
    look(app.window)
    pane.save()
    look(app.window)
    pane.give_up()


def _dialogs(app: Application, look: Look) -> None:
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
        ValuesDialog(window, desk, "cohort", {}, sentence="", action=app.words._("Save"), place="x", to=ToImport()),
        OfferDialog(window, desk, to=ToImport()),
        JoinDialog(window, desk, cohort.id, to=ToImport()),
        CheckCertificateDialog(window, desk),
        NextCohortDialog(window, desk, cohort.id, to=ToImport()),
        LicencesDialog(window, desk.words),
        ReportDialog(window, desk.words),
    ]
    for dialog in made:
        dialog.open()
        settle(app)
        for action in ("_set", "_save", "_apply", "save"):
            if hasattr(dialog, action) and not isinstance(dialog, FieldDialog):
                getattr(dialog, action)()
        settle(app)
        look(dialog)
        dialog.close()
        dialog.deleteLater()
    for topic in ("start", "keys"):
        app.workspace.commands.help_(topic)
        help_dialog = next(
            each for each in QApplication.topLevelWidgets() if type(each).__name__ == "HelpDialog" and each.isVisible()
        )
        look(help_dialog)
        help_dialog.close()
    answered(app.window.actions_["about"].trigger, look)
    answered(lambda: ask_passphrase(window, app.words), look)
    answered(lambda: remove(window, desk, lambda: None), look)
    _reason(app, look)


def _reason(app: Application, look: Look) -> None:
    app.window.go("placements")
    settle(app)
    state = app.window.current_page().board.state
    card, column = next(iter(state.board.cards.values())), state.board.columns[0]
    dialog = ReasonDialog(card, column, (), app.words, app.window)
    dialog.open()
    look(dialog)
    dialog.close()


def _review(app: Application, look: Look) -> None:
    """A workbook under review in every group, left, applied; then what stays open, on Home and at the record."""
    scene = picture(app.session.store)
    scene.findings.clear()
    scene.rules.clear()
    app.window.go("merge")
    settle(app)
    page = app.window.current_page()
    look(app.window)
    page._show(prepared(app.session.store, scene.review(), app.words, Silent()))
    settle(app)
    for key in page.review_view.groups.keys():
        page.review_view.groups.choose(key)
        look(app.window)
    for key in ("column", "record"):
        page.review_view.order.button(key).click()
        look(app.window)
    look(page.review_view.view.menu())
    app.window.menus["record"].aboutToShow.emit()
    look(app.window.menus["record"])
    page.nothing.tell(page.found.review)
    page.stack.setCurrentWidget(page.nothing)
    look(app.window)
    dialog = PasswordDialog(page, app.words, "AZ.xlsx", lambda _given: None)
    dialog.open()
    look(dialog)
    dialog.close()
    page.stack.setCurrentWidget(page.review_view)
    page.review_view.do("theirs")
    page.put_away()
    settle(app)
    look(app.window)
    review = scene.review()
    merging.apply(app.session.store, review, access=Access("Derya Koç"))
    settle(app)
    app.window.go("home")
    settle(app)
    look(app.window)
    app.window.go_to(ToRecord("applicants", scene.ids["orxan"][1]))
    settle(app)
    assert app.window.current_page().body.pane.form.findChildren(StandingBox)
    look(app.window)


def _start(app: Application, store: Path, look: Look) -> None:
    app.workspace.stores.first_start()
    first = app.window.stage.currentWidget()
    assert isinstance(first, FirstStart)
    first.code.setText("?")
    first.make.click()
    look(app.window)
    for trouble in (WrongPassphrase(store.name), StoreDamaged(store.name)):
        app.workspace.stores.show_refusal(store, trouble)
        settle(app)
        look(app.window)
