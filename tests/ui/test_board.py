"""The board in a real window on a real store: dragging and keys place, refuse, ask for reasons, and are undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Language, msg, words
from ui.components import theme
from ui.desk.context import Desk
from ui.desk.goto import ToRecord
from ui.desk.operations import Operations
from ui.desk.signals import Notice, Trigger
from ui.forms.record_drafts import RecordDrafts
from ui.pages.placements.board.reason import ReasonDialog
from ui.pages.placements.board.state import UNPLACED, Spot
from ui.pages.placements.page import PlacementsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
JULY = {"starts": date(2026, 7, 1), "ends": date(2026, 7, 31)}
OUTLETS = (
    ("Anka Radyo", "Ankara", 1, "B1"),
    ("Boğaziçi Haber Ajansı", "İstanbul", 2, "B2"),
    ("Ege TV", "İzmir", 2, "A1"),
)


def fill(store: Store) -> str:
    """A cohort with three outlets in Turkey and three selected people from Azerbaijan. Gives its id."""
    with store.write(msg("Scene"), author="test", origin="test") as work:
        cohort = work.create(
            "cohort", {"title": "Summer 2026", "status": "placing", "sending": ("AZ",), "hosting": "TR", **JULY}
        )
        outlets = {}
        for name, city, places, level in OUTLETS:
            outlets[name] = work.create("outlet", {"name": name, "city": city, "country": "TR"})
            work.create(
                "opening",
                {
                    "outlet": outlets[name],
                    "cohort": cohort,
                    "places": places,
                    "language_required": "tr",
                    "level_required": level,
                },
            )
        for given, family, level in (
            ("Samir", "Hüseynov", "A2"),
            ("Aysel", "Vəliyeva", "B2"),
            ("Orxan", "Əliyev", "C1"),
        ):
            person = {
                "given_name": given, "family_name": family, "level_tr": level, "birth_date": date(1998, 1, 1),
                "passport_expiry": date(2032, 1, 1),
            }  # fmt: skip
            id = work.create("applicant", person, agency="AZ")
            work.create(
                "application",
                {
                    "applicant": id,
                    "cohort": cohort,
                    "status": "selected",
                    "preference_1": outlets["Boğaziçi Haber Ajansı"],
                },
                agency="AZ",
            )
    return cohort


class Window:
    """A desk with a page in it; what the real window does with signals is done here."""

    def __init__(self, store: Store, qtbot: QtBot, language: Language = "en") -> None:
        self.store, self.qtbot = store, qtbot
        self.said: list[Notice] = []
        self.operations = Operations(lambda trouble: self.desk.show(trouble))
        self.desk = Desk(store, words(language), Settings(), Access("Derya"), self.operations)
        self.desk.signals.said.connect(self.said.append)
        store.subscribe(self.desk.signals.changed.emit)
        self.desk.signals.command.connect(lambda command: store.undo("Derya") if command == Trigger("undo") else None)
        self.page = PlacementsPage(self.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1384, 784)
        self.page.show()
        self.wait(lambda: bool(self.board.state.board.columns))

    @property
    def board(self):  # noqa: ANN201
        return self.page.board

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=5000)

    def quiet(self) -> None:
        """Until nothing is under way."""
        self.wait(lambda: not self.operations.busy())
        QApplication.processEvents()

    def at(self, outlet: str) -> list[str]:
        return next(
            [card.name for card in each.cards] for each in self.board.state.board.columns if each.name == outlet
        )

    def opening(self, outlet: str) -> str:
        return next(each.id for each in self.board.state.board.columns if each.name == outlet)

    def select(self, person: str) -> None:
        card = next(id for id, card in self.board.state.board.cards.items() if card.name == person)
        self.board.go_to(card)

    def answer(self, reason: str | None) -> None:
        """What the question for a reason will be answered with; None refuses."""

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ReasonDialog)
            if reason is None:
                dialog.reject()
                return
            assert not dialog.accept_button.isEnabled()
            dialog.type_reason(reason)
            assert dialog.accept_button.isEnabled()
            dialog.accept()

        QTimer.singleShot(0, act)

    def drag(self, person: str, outlet: str | None, *, let_go: bool = True) -> None:
        """Drag a card with the mouse from where it lies to the first slot of an outlet; None: among those without a place."""
        self.select(person)
        spot = self.board.state.spot
        start_area = self.board.unplaced if spot.opening == UNPLACED else self.board.columns
        start = start_area.slot_rect(spot).center()
        end_area = self.board.columns if outlet else self.board.unplaced
        inside = end_area.slot_rect(Spot(self.opening(outlet), 0)).center() if outlet else QPoint(60, 300)
        end = start_area.viewport().mapFromGlobal(end_area.viewport().mapToGlobal(inside))
        view = start_area.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view, start + QPoint(20, 4))
        QTest.mouseMove(view, end)
        if let_go:
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def key(self, *keys: Qt.Key, control: bool = False) -> None:
        for key in keys:
            QTest.keyClick(
                self.board, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
            )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    made = Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner])
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "light")
    fill(store)
    shown = Window(store, qtbot)
    yield shown
    shown.operations.close()


def test_dragging_a_card_places_the_person_in_one_operation_that_undo_takes_back(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Boğaziçi Haber Ajansı")
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Aysel Vəliyeva"])
    window.quiet()
    assert window.page.foot.undo.text().strip() == "Undo: Aysel Vəliyeva to Boğaziçi Haber Ajansı"
    assert window.board.state.card().name == "Aysel Vəliyeva"
    window.page.foot.undo.click()
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == [])


def test_moves_made_quickly_one_after_the_other_are_all_done(window: Window) -> None:
    page, board = window.page, window.board.state.board
    card = next(each for each in board.cards.values() if each.name == "Aysel Vəliyeva")
    column = next(each for each in board.columns if each.name == "Boğaziçi Haber Ajansı")
    page.board.place_wanted.emit(card, column)
    page.board.lock_wanted.emit(card)
    page.board.lock_wanted.emit(card)
    page.board.back_wanted.emit(card)
    page.board.place_wanted.emit(card, column)
    window.quiet()
    window.wait(lambda: not page._moves.moving)
    assert window.said == [], "no move finds that another one has changed its placement"
    assert window.at("Boğaziçi Haber Ajansı") == ["Aysel Vəliyeva"]
    with window.store.read() as reader:
        steps = [each.label.text for each in reader.journal.operations(5)]
    assert [each.partition("{name} ")[2] for each in reversed(steps)] == [
        "to {outlet}", "locked at {outlet}", "unlocked at {outlet}", "taken back from {outlet}", "to {outlet}",
    ]  # fmt: skip


def test_a_move_takes_the_place_of_what_was_typed_for_the_placement_and_not_saved(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Boğaziçi Haber Ajansı")
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Aysel Vəliyeva"])
    window.quiet()
    with window.store.read() as reader:
        (placement,) = reader.records("placement")
    drafts = RecordDrafts(window.desk.drafts, "placement")
    drafts.put(placement.id, "Aysel", placement.version, {"opening": "half a na", "notes": "ring her"})
    window.drag("Aysel Vəliyeva", "Ege TV")
    window.wait(lambda: window.at("Ege TV") == ["Aysel Vəliyeva"])
    window.quiet()
    assert window.said[-1].text == "In 1 field something else was typed and not saved; this stands in its place."
    assert drafts.typed(placement.id).fields == {"notes": "ring her"}


def test_while_dragging_the_callout_says_the_rule_with_both_values(window: Window) -> None:
    window.drag("Samir Hüseynov", "Boğaziçi Haber Ajansı", let_go=False)
    callout = window.board.floating.callout
    assert callout is not None
    assert callout.title == "Asks for Turkish B2; Samir has A2"
    assert "a reason will be asked" in callout.rest
    QTest.keyClick(window.board, Qt.Key.Key_Escape)
    assert window.board.state.held is None
    assert not window.board.floating.isVisible()


def test_a_warning_is_overridden_with_a_reason_or_not_at_all(window: Window) -> None:
    window.answer(None)
    window.drag("Samir Hüseynov", "Boğaziçi Haber Ajansı")
    window.quiet()
    assert window.at("Boğaziçi Haber Ajansı") == []
    window.answer("agreed by telephone")
    window.drag("Samir Hüseynov", "Boğaziçi Haber Ajansı")
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Samir Hüseynov"])


def test_a_full_outlet_refuses_with_its_sentence(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Anka Radyo")
    window.wait(lambda: window.at("Anka Radyo") == ["Aysel Vəliyeva"])
    window.drag("Orxan Əliyev", "Anka Radyo")
    window.quiet()
    assert window.at("Anka Radyo") == ["Aysel Vəliyeva"]
    assert window.said[-1].text == "Anka Radyo offers 1 place; placed there: 2. Choose another place."


def test_a_cohort_with_all_its_seats_taken_refuses_with_the_sentence_of_the_check(window: Window) -> None:
    with window.store.write(msg("One seat"), author="test") as work:
        (cohort,) = [each.id for each in work.reader.records("cohort") if each.get("title") == "Summer 2026"]
        work.update("cohort", cohort, {"seats": 1})
    window.quiet()
    window.drag("Aysel Vəliyeva", "Anka Radyo")
    window.wait(lambda: window.at("Anka Radyo") == ["Aysel Vəliyeva"])
    window.drag("Orxan Əliyev", "Ege TV")
    window.quiet()
    assert window.at("Ege TV") == []
    assert window.said[-1].text == "The cohort has 1 seat; placed: 2. Choose another place."


def test_dragging_back_takes_the_place_away(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Ege TV")
    window.wait(lambda: window.at("Ege TV") == ["Aysel Vəliyeva"])
    window.quiet()
    window.drag("Aysel Vəliyeva", None)
    window.wait(lambda: window.at("Ege TV") == [])


def test_the_keyboard_does_what_the_mouse_does(window: Window) -> None:
    window.select("Orxan Əliyev")
    window.key(Qt.Key.Key_X, control=True)
    window.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert window.board.floating.callout.title == "Nothing speaks against Boğaziçi Haber Ajansı"
    window.key(Qt.Key.Key_V, control=True)
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Orxan Əliyev"])
    window.quiet()
    window.key(Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Return)
    window.wait(lambda: window.at("Ege TV") == ["Orxan Əliyev"])
    window.quiet()
    window.key(Qt.Key.Key_Delete)
    window.wait(lambda: window.at("Ege TV") == [])


def test_the_rest_are_proposed_by_one_click_and_taken_back_by_one(window: Window) -> None:
    before = {each.id for each in window.board.state.board.unplaced}
    assert before and window.page.propose_button.isVisible()
    # As from anywhere on the page: the focus is in its head.
    window.page.side_button.setFocus()
    window.qtbot.waitActive(window.page)
    QTest.keyClick(
        window.page.side_button, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    window.wait(lambda: len(window.board.state.board.unplaced) < len(before))
    window.quiet()
    board = window.board.state.board
    placed = [(card, column) for column in board.columns for card in column.cards if card.id in before]
    assert placed and all(not board.judge(card, column) for card, column in placed), "no rule objects to any of them"
    assert window.said[-1].text == "Places proposed to 3 people. Nobody is left without a place."
    assert window.said[-1].do is not None
    window.said[-1].do()
    window.wait(lambda: {each.id for each in window.board.state.board.unplaced} == before)


def test_a_card_taken_in_hand_shows_its_first_choice_and_why_it_cannot_go_elsewhere(window: Window) -> None:
    window.board.setFixedWidth(560)
    QApplication.processEvents()
    columns = window.board.columns
    box = next(each for each in columns.boxes.columns() if each.column.name == "Boğaziçi Haber Ajansı")

    def in_view() -> bool:
        return columns.horizontalScrollBar().value() + columns.viewport().width() >= box.left + box.width

    columns.horizontalScrollBar().setValue(0)
    assert not in_view()
    window.select("Samir Hüseynov")
    assert in_view(), "whoever is chosen shows the first choice"
    columns.horizontalScrollBar().setValue(0)
    window.key(Qt.Key.Key_M)
    assert in_view() and window.board.floating.callout.asks, "nothing is decided yet"
    told = {part.name.partition(",")[0]: part.described for part in columns.spoken_parts()}
    assert told["Boğaziçi Haber Ajansı"] == "Asks for Turkish B2; Samir has A2"
    assert told["Anka Radyo"] == "Asks for Turkish B1; Samir has A2" and told["Ege TV"] == ""
    window.key(Qt.Key.Key_Escape)
    assert {part.described for part in columns.spoken_parts()} == {""}


def test_the_foot_takes_back_a_step_of_placing_and_none_of_another_page(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Ege TV")
    window.wait(lambda: window.page.foot.undo.isVisible())
    with window.store.write(msg("City of somebody"), author="Derya") as work:
        work.update("applicant", next(iter(work.reader.records("applicant"))).id, {"city": "Quba"})
    window.wait(lambda: not window.page.foot.undo.isVisible())


def test_arrows_walk_over_cards_and_free_places(window: Window) -> None:
    window.select("Samir Hüseynov")
    window.key(Qt.Key.Key_Right)
    assert window.board.accessibleDescription() == "A free place at Anka Radyo"
    window.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert window.board.state.spot == Spot(window.opening("Boğaziçi Haber Ajansı"), 1)
    window.key(Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert window.board.state.spot.opening == UNPLACED


def test_a_locked_card_stays_until_it_is_unlocked(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Ege TV")
    window.wait(lambda: window.at("Ege TV") == ["Aysel Vəliyeva"])
    window.quiet()
    window.key(Qt.Key.Key_L)
    window.wait(lambda: window.board.state.card().locked)
    window.quiet()
    window.key(Qt.Key.Key_Delete)
    assert window.said[-1].text == "The place of Aysel Vəliyeva is locked; press L to unlock it."
    window.drag("Aysel Vəliyeva", "Anka Radyo")
    window.quiet()
    assert window.at("Ege TV") == ["Aysel Vəliyeva"]


def test_return_opens_the_persons_record(window: Window, qtbot: QtBot) -> None:
    window.select("Aysel Vəliyeva")
    with qtbot.waitSignal(window.desk.signals.wanted) as wanted:
        window.key(Qt.Key.Key_Return)
    assert wanted.args == [ToRecord("applicants", window.board.state.card().applicant.id)]


def test_people_without_a_place_are_found_by_folded_name(window: Window) -> None:
    window.board.search.setText("huseynov")
    assert [card.name for card in window.board.state.unplaced] == ["Samir Hüseynov"]
    window.board.search.clear()
    window.board.choose_order("name")
    assert [card.name for card in window.board.state.unplaced] == ["Aysel Vəliyeva", "Orxan Əliyev", "Samir Hüseynov"]


def test_figures_and_folded_cities_follow_the_board(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Boğaziçi Haber Ajansı")
    window.wait(lambda: window.at("Boğaziçi Haber Ajansı") == ["Aysel Vəliyeva"])
    cells = {cell.label: (cell.figure, cell.rest) for cell in window.page.figures.cells}
    assert cells["Placed"] == ("1", "of 3 selected, 0 confirmed")
    assert cells["At first choice"] == ("1", "100 %")
    assert cells["Free places"] == ("4", "of 5")
    before = len(window.board.columns.boxes.columns())
    window.board.columns.folding.emit("TR/Ankara")
    assert len(window.board.columns.boxes.columns()) == before - 1
    kept = window.page.layout_state()
    assert kept["folded"] == ["TR/Ankara"]


def test_another_windows_change_is_shown(window: Window) -> None:
    with window.store.write(msg("Elsewhere"), author="Mert", origin="window") as work:
        application = next(iter(window.board.state.board.cards))
        work.create("placement", {"application": application, "opening": window.opening("Ege TV")})
    window.wait(lambda: len(window.at("Ege TV")) == 1)


def test_a_store_without_cohorts_says_what_to_do(store: Store, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    desk = Desk(store, words("en"), Settings(), Access("Derya"), Operations(lambda trouble: None))
    page = PlacementsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.no_cohort.isVisible, timeout=5000)
    assert page.no_cohort.sentence.text() == "There is no cohort yet. Make one, and its board stands here."
    desk.operations.close()


@pytest.mark.parametrize(("language", "side"), [("tr", "dark"), ("az", "light")])
def test_the_board_paints_in_every_language(
    store: Store, qtbot: QtBot, qapp: QApplication, language: Language, side: str
) -> None:
    theme.apply(qapp, side)
    fill(store)
    window = Window(store, qtbot, language)
    window.drag("Aysel Vəliyeva", "Anka Radyo", let_go=False)
    assert not window.page.grab().isNull()
    window.key(Qt.Key.Key_Escape)
    window.operations.close()
    theme.apply(qapp, "light")


def test_the_same_placements_stand_in_a_list(window: Window) -> None:
    window.drag("Aysel Vəliyeva", "Ege TV")
    window.wait(lambda: window.at("Ege TV") == ["Aysel Vəliyeva"])
    window.quiet()
    window.page.segments.button("list").click()
    window.wait(lambda: window.page._list is not None and window.page._list.panel.model.rowCount() == 1)
    kept = window.page.state()
    assert kept["view"] == "list"
    window.page.segments.button("board").click()
    assert window.board.isVisible()


def test_the_record_menu_names_the_current_person(window: Window) -> None:
    window.select("Samir Hüseynov")
    texts = [(action.text(), action.isEnabled()) for action in window.page.record_actions()]
    assert texts[0] == ("Open Samir Hüseynov", True)
    assert texts[-3:] == [("Take back", False), ("Propose the rest", True), ("Offer places…", True)]
