"""Whom a workbook brings that may be one of ours, in the review: told before Apply, answered by keys, kept, written with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.services.duplicates.linked import linked_with
from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.merge_desks import Agreed, Desks, in_front, merge_page
from ui.components.theme import font
from ui.pages.merge.review_view import ReviewView
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OURS = (
    {
        "given_name": "Tural",
        "family_name": "Aliyev",
        "birth_date": date(1991, 5, 4),
        "phone": "+994502223344",
        "passport_number": "C01234571",
    },
    {"given_name": "Elif", "family_name": "Isik", "birth_date": date(1985, 2, 3)},
)
THEIRS = (
    {
        "given_name": "Tural",
        "family_name": "Əliyev",
        "birth_date": date(1991, 5, 4),
        "phone": "+994502223344",
        "city": "Bakı",
    },
    {"given_name": "Elif", "family_name": "Işık", "birth_date": date(1985, 2, 3)},
)


class Twins(Desks):
    """Both agencies entered two people, and one outlet, unseen by each other."""

    def __init__(self, folder: Path, agreed: Agreed) -> None:
        super().__init__(folder, agreed)
        with Store.open(self.path) as store, store.write(msg("Here"), author="Derya Koç") as work:
            self.here = [work.create("applicant", each) for each in OURS]
            work.create("outlet", {"name": "Hezer TV", "city": "Bakü"})
        with self.partner.write(msg("There"), author="Günel") as work:
            self.there = [work.create("applicant", each) for each in THEIRS]
            for each in self.there:
                work.create("application", {"applicant": each, "cohort": self.cohort, "status": "selected"})
            outlet = work.create("outlet", {"name": "Xəzər TV", "city": "Bakı"})
            work.create("opening", {"outlet": outlet, "cohort": self.cohort, "places": 1})


@pytest.fixture
def desks(tmp_path: Path, agreed: Agreed) -> Iterator[Twins]:
    made = Twins(tmp_path, agreed)
    made.send()
    yield made
    made.partner.close()


@pytest.fixture
def app(desks: Twins, desk_window, qtbot: QtBot) -> Application:
    return in_front(desk_window(desks.path), qtbot)


def _bench(app: Application, desks: Twins) -> ReviewView:
    review_view: ReviewView = merge_page(app, path=str(desks.workbook)).review_view
    review_view.groups.choose("one-applicant")
    review_view.view_focus()
    settle(app)
    return review_view


def _key(review_view: ReviewView, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(review_view.pairs.list.list, Qt.Key(ord(letter)))


def _evidence(review_view: ReviewView) -> dict[str, tuple[Any, Any, Any]]:
    model = review_view.pairs.evidence.model
    said = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    return {each[0]: (each[1], each[2], each[3]) for each in said}


def _linked(app: Application, record: str) -> list[str]:
    with app.session.store.read() as reader:
        return [each.id for each in linked_with(reader, "applicant", record)]


def test_pairs_are_told_before_apply_with_their_evidence_side_by_side(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    assert (review_view.groups.figures("one-applicant"), review_view.groups.figures("one-outlet")) == ((2, 0), (1, 0))
    pairs = review_view.pairs.list.pairs
    assert [(each.upper.parts[0], each.lower.parts[0]) for each in pairs] == [
        ("Tural Aliyev", "Tural Əliyev"),
        ("Elif Isik", "Elif Işık"),
    ]
    assert all((each.upper.side, each.lower.side) == ("TR", "AZ") for each in pairs), "who is here already stands above"
    shown = _evidence(review_view)
    assert shown["Family name"] == ("Aliyev", "Əliyev", "Alike")
    assert shown["Date of birth"] == ("4 May 1991", "4 May 1991", "Same")
    assert shown["Phone"][2] == "Same" and shown["City"] == ("", "Bakı", "")
    assert "C01234571" not in str(shown), "of a passport only its end is shown"
    assert not review_view.bar.isVisible() and not review_view.foot.hints.isVisible(), (
        "the keys of changes do nothing here"
    )


def test_answers_by_keys_are_counted_and_taken_back(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    _key(review_view, "S")
    assert review_view.groups.figures("one-applicant") == (2, 1) and "1 pair answered" in review_view.foot.text.text()
    assert review_view.pairs.list.list.currentIndex().row() == 1
    _key(review_view, "D")
    assert review_view.groups.figures("one-applicant") == (2, 2)
    _key(review_view, "U")
    assert (
        review_view.groups.figures("one-applicant") == (2, 1) and review_view.pairs.list.list.currentIndex().row() == 1
    )
    _key(review_view, "KU")
    assert review_view.groups.figures("one-applicant") == (2, 0) and not review_view.decider.review.touched
    _key(review_view, "L")
    assert (
        review_view.groups.figures("one-applicant") == (2, 0) and review_view.pairs.list.list.currentIndex().row() == 1
    )


def test_keys_of_changes_and_the_menu_decide_nothing_while_pairs_are_shown(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    for key in ("accept", "refuse", "refuse-group", "toggle", "undo"):
        review_view.do(key)
    _key(review_view, "ART")
    assert not review_view.decider.review.touched


def test_a_click_on_an_answer_gives_it(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    view = review_view.pairs.list.list
    rect = view.visualRect(view.model().index(1, 0))
    boxes = review_view.pairs.list._delegate.boxes(rect)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=boxes["apart"].center())
    assert [review_view.decider.review.verdict(each) for each in review_view.decider.review.suspects] == [
        None,
        Verdict.DIFFERENT,
        None,
    ]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=boxes["later"].center() - QPoint(1, 0))
    assert review_view.decider.review.verdicts == {}


def test_what_was_said_is_written_with_apply_and_taken_back_by_one_undo(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    _key(review_view, "SD")
    review_view.groups.choose("one-outlet")
    assert review_view.pairs.list.pairs[0].upper.parts[:2] == ("Hezer TV", "Bakü")
    review_view.foot.apply.click()
    settle(app)
    assert _linked(app, desks.here[0]) == [desks.there[0]] and _linked(app, desks.here[1]) == []
    with app.session.store.read() as reader:
        assert len(reader.pairs.different()) == 1
        assert len(list(reader.records("applicant"))) == 7
    assert "1 person or outlet may be entered twice" in app.window.strip.text.text(), "the outlet was left for later"
    app.workspace.commands.undo()
    settle(app)
    assert _linked(app, desks.here[0]) == []
    with app.session.store.read() as reader:
        assert not reader.pairs.different() and len(list(reader.records("applicant"))) == 5


def test_answers_wait_for_tomorrow_and_stay_with_another_language(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    _key(review_view, "S")
    app.set_language("tr")
    settle(app)
    review_view = app.window.current_page().review_view
    assert review_view.groups.figures("one-applicant") == (2, 1)
    review_view.foot.close_.click()
    settle(app)
    with app.session.store.read() as reader:
        (kept,) = reader.app_data.kept_reviews()
    review_view = merge_page(app, review=kept.content_hash).review_view
    review_view.groups.choose("one-applicant")
    assert [each.decision for each in review_view.pairs.list.pairs] == ["same", "later"]
    assert review_view.pairs.list._title.text() == "Belki aynı kişi"


def test_a_pair_that_is_one_no_more_leaves_the_review_when_the_store_goes_on(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    _key(review_view, "SS")
    with app.session.store.write(msg("Elsewhere"), author="Derya Koç") as work:
        work.update(
            "applicant",
            desks.here[1],
            {"given_name": "Bülent", "family_name": "Yılmaz", "birth_date": date(1970, 1, 1)},
        )
    settle(app)
    review_view = app.window.current_page().review_view
    assert review_view.groups.figures("one-applicant") == (1, 1) and len(review_view.decider.review.verdicts) == 1


def test_a_key_answers_no_pair_that_came_under_it_because_the_current_one_went(app: Application, desks: Twins) -> None:
    review_view = _bench(app, desks)
    changed = {"given_name": "Bülent", "family_name": "Yılmaz", "birth_date": date(1970, 1, 1), "phone": None}
    with app.session.store.write(msg("Elsewhere"), author="Derya Koç") as work:
        work.update("applicant", desks.here[0], {**changed, "passport_number": None})
    settle(app)
    assert review_view.groups.figures("one-applicant") == (1, 0) and not _evidence(review_view)
    _key(review_view, "SDL")
    assert review_view.groups.figures("one-applicant") == (1, 0) and not review_view.decider.review.touched
    _key(review_view, "JS")
    assert review_view.groups.figures("one-applicant") == (1, 1)


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_the_sentences_of_the_story_are_shown_to_their_end(app: Application, desks: Twins, language: Any) -> None:
    merge_page(app, path=str(desks.workbook)).review_view.foot.apply.click()
    settle(app)
    for _ in range(2):
        desks.send()
    app.set_language(language)
    settle(app)
    page = merge_page(app, path=str(desks.send()))
    story = page.nothing.story
    said = [each for _sign, each in story.findings if each.isVisible()]
    assert len(said) == 2
    for each in said:
        room = each.contentsRect()
        needed = each.fontMetrics().boundingRect(0, 0, room.width(), 400, int(Qt.TextFlag.TextWordWrap), each.text())
        assert needed.height() <= each.height() and needed.width() <= room.width()
        assert each.font() == font("second") and each.toolTip() == each.text()
    bottoms = [each.mapTo(story, QPoint(0, each.height())).y() for each in said]
    assert bottoms == sorted(bottoms) and bottoms[-1] <= story.height()
