"""Placing by hand in a real store: each move is one operation, judged again, undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from exchange_app.domain.placing_board import Board
from exchange_app.domain.records import Record
from exchange_app.services import placing
from exchange_app.services.access import Access
from exchange_app.services.applications import seats_of
from exchange_app.services.backup import check
from exchange_app.services.home import home
from exchange_app.services.merging.rules import standing_rules
from exchange_app.services.placement_rules import CannotPlace, Locked, StillPlaced, unfounded
from exchange_app.services.printing import Request, gather
from exchange_app.services.records import Edit, Places, change, update, write
from exchange_app.store import AgencySpec, RecordMissing, StaleRecord, Store
from exchange_app.text import msg, words

EN = words("en")
AUGUST = {"starts": date(2026, 8, 3), "ends": date(2026, 8, 28)}
AS = {"access": Access("Derya")}


@dataclass
class Scene:
    """A cohort with two Turkish outlets and three people from Azerbaijan, one of them not selected."""

    store: Store
    cohort: str
    openings: dict[str, str]
    people: dict[str, str]
    applications: dict[str, str]

    def board(self) -> Board:
        with self.store.read() as reader:
            return placing.read_board(reader, self.cohort)

    def place(self, person: str, outlet: str, reason: str = "") -> None:
        placing.place(
            self.store, self.board(), self.applications[person], self.openings[outlet], words=EN, reason=reason, **AS
        )

    def placement(self, person: str) -> Record:
        with self.store.read() as reader:
            (found,) = reader.find("placement", "application", self.applications[person])
        return found

    def counts(self) -> set[tuple[int, int]]:
        """How many are placed and how many selected, as the board, Home and the foot of the list say: one pair where they
        agree."""
        figures = self.board().figures()
        with self.store.read() as reader:
            summary, seats = reader.dashboard.summary(self.cohort, date(2026, 7, 1)), seats_of(reader, self.cohort)
        assert seats is not None and summary.waiting == len(self.board().unplaced)
        assert sum(summary.by_choice.values()) == summary.placed
        return {(each.placed, each.selected) for each in (figures, summary, seats)}

    def at(self, outlet: str) -> list[str]:
        column = self.board().column(self.openings[outlet])
        assert column is not None
        return [card.name for card in column.cards]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    home = AgencySpec("TR", "Anadolu Media Agency", "TR", "tr")
    partner = AgencySpec("AZ", "Azerbaijan Media Agency", "AZ", "az")
    store = Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner])
    with store.write(msg("Scene"), author="test", origin="test") as work:
        cohort = work.create(
            "cohort",
            {"title": "Summer", "status": "placing", "sending": ("AZ",), "hosting": "TR", "seats": 16, **AUGUST},
        )
        openings, people, applications = {}, {}, {}
        for name, city, places in (("Ege TV", "İzmir", 1), ("Anka Radyo", "Ankara", 2)):
            outlet = work.create("outlet", {"name": name, "city": city, "country": "TR"})
            openings[name] = work.create(
                "opening",
                {
                    "outlet": outlet,
                    "cohort": cohort,
                    "places": places,
                    "language_required": "tr",
                    "level_required": "B1",
                }
                | AUGUST,
            )
        for given, level, status in (
            ("Samir", "A2", "selected"),
            ("Aysel", "B2", "selected"),
            ("Rauf", "C1", "received"),
        ):
            values = {
                "given_name": given, "family_name": "Əliyev", "level_tr": level, "birth_date": date(1998, 1, 1),
                "passport_expiry": date(2032, 1, 1),
            }  # fmt: skip
            people[given] = work.create("applicant", values, agency="AZ")
            applications[given] = work.create(
                "application", {"applicant": people[given], "cohort": cohort, "status": status}, agency="AZ"
            )
    yield Scene(store, cohort, openings, people, applications)
    store.close()


def test_the_board_shows_openings_by_city_and_only_selected_people(scene: Scene) -> None:
    board = scene.board()
    assert [band.city for band in board.bands()] == ["Ankara", "İzmir"]
    assert [card.name for card in board.unplaced] == ["Aysel Əliyev", "Samir Əliyev"]
    figures = board.figures()
    assert (figures.selected, figures.placed, figures.places, figures.free) == (2, 0, 3, 3)


def test_placing_is_one_operation_named_after_it_and_undone_as_one(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    assert scene.at("Ege TV") == ["Aysel Əliyev"]
    with scene.store.read() as reader:
        label = reader.journal.undoable()
        assert label is not None
        assert EN.say(label) == "Aysel Əliyev to Ege TV"
    card = scene.board().cards[scene.applications["Aysel"]]
    assert card.placement is not None
    assert card.placement.get("status") == "proposed"
    assert card.placement.get("starts") == AUGUST["starts"]
    scene.store.undo("Derya")
    assert scene.at("Ege TV") == []


def test_moving_keeps_the_placement_and_changes_its_opening(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    before = scene.board().cards[scene.applications["Aysel"]].placement
    scene.place("Aysel", "Anka Radyo")
    after = scene.board().cards[scene.applications["Aysel"]].placement
    assert before is not None
    assert after is not None
    assert before.id == after.id
    assert (scene.at("Ege TV"), scene.at("Anka Radyo")) == ([], ["Aysel Əliyev"])


def test_a_warning_asks_for_a_reason_and_keeps_it_in_history_and_notes(scene: Scene) -> None:
    with pytest.raises(placing.ReasonNeeded) as needed:
        scene.place("Samir", "Ege TV")
    assert needed.value.sentence(EN) == "Asks for Turkish B1; Samir has A2. Give a reason to place all the same."
    assert scene.at("Ege TV") == []
    scene.place("Samir", "Ege TV", "agreed by telephone")
    placement = scene.board().cards[scene.applications["Samir"]].placement
    assert placement is not None
    assert placement.get("notes") == "Placed by exception: agreed by telephone"
    with scene.store.read() as reader:
        entry = reader.journal.history(placement.id)[0]
    assert EN.say(entry.label) == "Samir Əliyev to Ege TV, by exception: agreed by telephone"
    assert entry.author == "Derya"


def test_a_cohort_takes_no_more_people_than_it_has_seats_in_the_words_of_the_check(scene: Scene) -> None:
    with scene.store.write(msg("One seat"), author="test") as work:
        work.update("cohort", scene.cohort, {"seats": 1})
    scene.place("Aysel", "Anka Radyo")
    with pytest.raises(CannotPlace) as refused:
        scene.place("Samir", "Ege TV", "please")
    assert refused.value.sentence(EN) == "The cohort has 1 seat; placed: 2. Choose another place."
    assert scene.at("Ege TV") == []
    with scene.store.write(msg("By other hands"), author="test") as work:
        work.create("placement", {"application": scene.applications["Samir"], "opening": scene.openings["Ege TV"]})
    with scene.store.read() as reader:
        told = [EN.say(each.message) for each in standing_rules(reader) if each.rule == "placing.seats"]
    assert told == ["The cohort has 1 seat; placed: 2"]


def test_no_reason_helps_against_a_full_opening(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    with pytest.raises(CannotPlace) as refused:
        scene.place("Samir", "Ege TV", "please")
    assert refused.value.sentence(EN) == "Ege TV offers 1 place; placed there: 2. Choose another place."


def test_the_rules_are_judged_in_the_store_as_it_is_now(scene: Scene) -> None:
    old = scene.board()
    scene.place("Aysel", "Ege TV")
    with pytest.raises(CannotPlace):
        placing.place(
            scene.store, old, scene.applications["Samir"], scene.openings["Ege TV"], words=EN, reason="seen free", **AS
        )
    assert scene.at("Ege TV") == ["Aysel Əliyev"]


def test_a_place_in_another_cohort_at_the_same_time_blocks(scene: Scene) -> None:
    with scene.store.write(msg("Other"), author="test", origin="test") as work:
        cohort = work.create("cohort", {"title": "August school", "status": "placing", **AUGUST})
        outlet = work.create("outlet", {"name": "Toros Film", "country": "TR"})
        opening = work.create("opening", {"outlet": outlet, "cohort": cohort, "places": 3})
        application = work.create(
            "application", {"applicant": scene.people["Aysel"], "cohort": cohort, "status": "selected"}
        )
        work.create("placement", {"application": application, "opening": opening, "status": "confirmed"})
    with pytest.raises(CannotPlace) as refused:
        scene.place("Aysel", "Ege TV")
    assert "Aysel is at Toros Film from 3 Aug 2026 to 28 Aug 2026" in refused.value.sentence(EN)


def test_a_proposed_place_is_removed_and_a_confirmed_one_kept_as_withdrawn(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    placing.take_back(scene.store, scene.board(), scene.applications["Aysel"], **AS)
    assert scene.at("Ege TV") == []
    scene.place("Aysel", "Anka Radyo")
    placement = scene.board().cards[scene.applications["Aysel"]].placement
    assert placement is not None
    with scene.store.write(msg("Confirmed"), author="test", origin="test") as work:
        work.update("placement", placement.id, {"status": "confirmed"})
    placing.take_back(scene.store, scene.board(), scene.applications["Aysel"], **AS)
    assert scene.at("Anka Radyo") == []
    with scene.store.read() as reader:
        assert reader.record("placement", placement.id).get("status") == "withdrawn"


def test_a_locked_place_is_neither_moved_nor_taken_back(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    application = scene.applications["Aysel"]
    placing.lock(scene.store, scene.board(), application, True, **AS)
    for attempt in (
        lambda: scene.place("Aysel", "Anka Radyo"),
        lambda: placing.take_back(scene.store, scene.board(), application, **AS),
    ):
        with pytest.raises(Locked) as locked:
            attempt()
        assert locked.value.sentence(EN) == "The place of Aysel Əliyev is locked; unlock it first."
    placing.lock(scene.store, scene.board(), application, False, **AS)
    scene.place("Aysel", "Anka Radyo")
    assert scene.at("Anka Radyo") == ["Aysel Əliyev"]


def test_a_place_that_another_window_gave_or_took_meanwhile_is_not_overwritten(scene: Scene) -> None:
    application, old = scene.applications["Aysel"], scene.board()
    scene.place("Aysel", "Ege TV")
    with pytest.raises(StaleRecord) as twice:
        placing.place(scene.store, old, application, scene.openings["Anka Radyo"], words=EN, **AS)
    (clash,) = twice.value.stale[0].clashes
    assert (clash.field, clash.base, clash.theirs) == ("opening", None, scene.openings["Ege TV"])
    seen = scene.board()
    scene.place("Aysel", "Anka Radyo")
    with pytest.raises(StaleRecord):
        placing.take_back(scene.store, seen, application, **AS)
    seen = scene.board()
    placing.take_back(scene.store, seen, application, **AS)
    with pytest.raises(RecordMissing):
        placing.place(scene.store, seen, application, scene.openings["Ege TV"], words=EN, **AS)
    assert scene.at("Ege TV") == scene.at("Anka Radyo") == []


def test_whoever_has_a_seat_of_a_full_cohort_can_be_moved_on_the_board_and_in_the_form(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    write(scene.store, msg("One seat"), [Edit("cohort", scene.cohort, {"seats": 1})], access=AS["access"])
    scene.place("Aysel", "Anka Radyo", "the outlet asked for it")
    assert scene.at("Anka Radyo") == ["Aysel Əliyev"]
    placement = scene.board().cards[scene.applications["Aysel"]].placement
    assert placement is not None
    back = Edit("placement", placement.id, {"opening": scene.openings["Ege TV"]}, placement.version)
    write(scene.store, msg("Moved in the form"), [back], access=AS["access"])
    assert scene.at("Ege TV") == ["Aysel Əliyev"]


def test_a_locked_place_is_not_changed_in_a_form_or_a_cell_either(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    placing.lock(scene.store, scene.board(), scene.applications["Aysel"], True, **AS)
    placement = scene.board().cards[scene.applications["Aysel"]].placement
    assert placement is not None
    for values in ({"opening": scene.openings["Anka Radyo"]}, {"status": "withdrawn"}):
        with pytest.raises(Locked) as locked:
            write(scene.store, msg("Moved"), [Edit("placement", placement.id, values)], access=AS["access"])
        assert locked.value.sentence(EN) == "The place of Aysel Əliyev is locked; unlock it first."
    edit = Edit("placement", placement.id, {"opening": scene.openings["Anka Radyo"], "locked": False})
    write(scene.store, msg("Unlocked and moved"), [edit], access=AS["access"])
    assert scene.at("Anka Radyo") == ["Aysel Əliyev"]


@pytest.mark.parametrize("status", ["rejected", "withdrawn", None])
def test_nobody_who_is_placed_loses_the_selection_without_a_word(scene: Scene, status: str | None) -> None:
    scene.place("Aysel", "Ege TV")
    code = scene.placement("Aysel").code
    edit = Edit("application", scene.applications["Aysel"], {"status": status})
    with pytest.raises(StillPlaced) as refused:
        write(scene.store, msg("Out"), [edit], **AS)
    assert refused.value.sentence(EN) == (
        f"Aysel Əliyev is placed at Ege TV ({code}). Take the place back first, on the board or by setting the placement to"
        " Withdrawn."
    )
    assert scene.at("Ege TV") == ["Aysel Əliyev"] and scene.counts() == {(1, 2)}
    write(scene.store, msg("Out"), [edit], places=Places.TAKE_BACK, **AS)
    assert scene.at("Ege TV") == [] and scene.counts() == {(0, 1)}
    scene.store.undo("Derya")
    assert scene.at("Ege TV") == ["Aysel Əliyev"] and scene.counts() == {(1, 2)}, "one step, taken back as one"


def test_a_locked_place_is_not_taken_back_with_the_selection_and_a_declined_one_is_none(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    edit = Edit("application", scene.applications["Aysel"], {"status": "rejected"})
    placing.lock(scene.store, scene.board(), scene.applications["Aysel"], True, **AS)
    with pytest.raises(Locked):
        write(scene.store, msg("Out"), [edit], places=Places.TAKE_BACK, **AS)
    held = scene.placement("Aysel")
    write(scene.store, msg("Declined"), [Edit("placement", held.id, {"status": "declined", "locked": False})], **AS)
    assert scene.counts() == {(0, 2)}, "a place that was declined is none"
    write(scene.store, msg("Out"), [edit], **AS)
    assert scene.counts() == {(0, 1)}


def test_who_is_placed_but_no_longer_selected_stays_visible_and_is_told_everywhere(scene: Scene) -> None:
    """So it may come from a list that is brought in, or a partner's file: both are taken over as they are."""
    scene.place("Aysel", "Ege TV")
    with scene.store.write(msg("Withdrawn"), author="test", origin="test") as work:
        change(work, [Edit("application", scene.applications["Aysel"], {"status": "withdrawn"})], places=Places.LEAVE)
    assert scene.at("Ege TV") == ["Aysel Əliyev"] and scene.counts() == {(1, 1)}
    (card,) = [card for card in scene.board().cards.values() if card.unfounded]
    sentence = (
        f"Aysel Əliyev at Ege TV ({scene.placement('Aysel').code}):"
        " Only selected people are placed; the application of Aysel is: Withdrawn"
    )
    assert [EN.say(each) for each in check(scene.store, today=date(2026, 7, 1)).rules] == [sentence]
    roster = gather(scene.store, Request("roster", scene.cohort))
    assert [EN.say(each) for each in roster.doubts] == [sentence]
    waiting = home(scene.store, scene.cohort, date(2026, 7, 1)).tasks
    said = [EN.say(task.sentence) for task in waiting]
    assert "1 person holds a place and is not selected" in said and "1 selected person has no place yet" in said
    placing.take_back(scene.store, scene.board(), card.id, **AS)
    assert check(scene.store, today=date(2026, 7, 1)).whole and scene.counts() == {(0, 1)}


def test_a_place_at_an_outlet_that_is_gone_is_none(scene: Scene) -> None:
    scene.place("Aysel", "Ege TV")
    with scene.store.read() as reader:
        (outlet,) = reader.find("outlet", "name", "Ege TV")
    with scene.store.write(msg("Gone"), author="test", origin="test") as work:
        work.remove("outlet", outlet.id, None, cascade=True)
    assert scene.counts() == {(0, 2)}


def test_cohorts_being_placed_come_first(scene: Scene) -> None:
    with scene.store.write(msg("More"), author="test", origin="test") as work:
        work.create("cohort", {"title": "Spring", "status": "completed"})
        work.create("cohort", {"title": "Winter", "status": "selection"})
    with scene.store.read() as reader:
        assert [each.get("title") for each in placing.cohorts(reader)] == ["Summer", "Winter", "Spring"]


def test_the_rest_are_proposed_by_choice_and_score_where_no_rule_objects_in_one_step(scene: Scene) -> None:
    with scene.store.write(msg("More people"), author="test") as work:
        anka, ege = (work.reader.find("outlet", "name", name)[0].id for name in ("Anka Radyo", "Ege TV"))
        for given, score, choices in (("Leyla", 70, (ege, anka)), ("Nigar", 90, (ege, anka)), ("Orxan", 99, (anka,))):
            person = work.create(
                "applicant",
                {"given_name": given, "family_name": "Quliyev", "level_tr": "B2", "birth_date": date(1998, 1, 1), "passport_expiry": date(2032, 1, 1)},
                agency="AZ",
            )  # fmt: skip
            wishes = {f"preference_{at}": outlet for at, outlet in enumerate(choices, 1)}
            values = {"applicant": person, "cohort": scene.cohort, "status": "selected", "score": score}
            scene.applications[given] = work.create("application", {**values, **wishes}, agency="AZ")
    result = placing.propose_rest(scene.store, scene.cohort, **AS)
    assert EN.say(result.label) == "Places proposed to 3 people"
    assert scene.at("Ege TV") == ["Nigar Quliyev"], "the better score of two who want the one place"
    assert scene.at("Anka Radyo") == ["Leyla Quliyev", "Orxan Quliyev"]
    left = [card.name for card in scene.board().unplaced]
    assert left == ["Aysel Əliyev", "Samir Əliyev"], "no place is left, and a rule warns of Samir's Turkish"
    with scene.store.read() as reader:
        assert {each.get("status") for each in reader.records("placement")} == {"proposed"}
    with pytest.raises(placing.NobodyFits) as nobody:
        placing.propose_rest(scene.store, scene.cohort, **AS)
    assert nobody.value.sentence(EN).endswith(
        "2 people are left without a place. Aysel Əliyev: No place is free. Samir Əliyev: No place is free."
    )
    scene.store.undo("Derya")
    assert len(scene.board().unplaced) == 5


def test_what_is_not_known_of_a_passport_keeps_nobody_from_a_place_and_who_was_declined_is_not_proposed_there(
    scene: Scene,
) -> None:
    with scene.store.read() as reader:
        people = [each.id for each in reader.records("applicant")]
        (ege,) = reader.find("outlet", "name", "Ege TV")
        (opening,) = [each for each in reader.find("opening", "outlet", ege.id) if each.get("cohort") == scene.cohort]
    with scene.store.write(msg("Facts"), author="test") as work:
        for each in people:
            work.update("applicant", each, {"passport_expiry": None, "level_tr": "C1"})
        declined = {"application": scene.applications["Aysel"], "opening": opening.id, "status": "declined"}
        work.create("placement", declined)
    board = scene.board()
    aysel = board.cards[scene.applications["Aysel"]]
    column = board.column(opening.id)
    assert column is not None
    said = {each.code: each.objects for each in board.judge(aysel, column)}
    assert said["placing.passport_missing"] is False and said["placing.declined"] is True
    placing.propose_rest(scene.store, scene.cohort, **AS)
    assert "Aysel Əliyev" not in scene.at("Ege TV") and "Aysel Əliyev" in scene.at("Anka Radyo")


def test_a_stay_that_was_outlives_what_becomes_of_the_application_and_what_is_removed_under_a_place_is_told(
    scene: Scene,
) -> None:
    placing.propose_rest(scene.store, scene.cohort, **AS)
    with scene.store.read() as reader:
        first, *_ = [each for each in reader.records("placement") if not each.removed]
    application = str(first.get("application"))
    update(scene.store, Edit("placement", first.id, {"status": "completed"}), **AS)
    update(scene.store, Edit("application", application, {"status": "withdrawn"}), **AS)
    with scene.store.read() as reader:
        assert reader.record("placement", first.id).get("status") == "completed" and unfounded(reader, [first]) != []
        assert unfounded(reader, [reader.record("placement", first.id)]) == [], "it was"
    with scene.store.write(msg("Removed"), author="test") as work:
        work.remove("application", application, cascade=True)
    with scene.store.read() as reader:
        (told,) = unfounded(reader, [first])
    assert "was removed" in EN.say(told.sentence)


def test_who_has_no_choice_is_proposed_any_free_place_and_nobody_placed_is_moved(scene: Scene) -> None:
    scene.place("Aysel", "Anka Radyo")
    with pytest.raises(placing.NobodyFits):
        placing.propose_rest(scene.store, scene.cohort, **AS)
    with scene.store.write(msg("A course"), author="test") as work:
        work.update("applicant", scene.people["Samir"], {"level_tr": "B1"})
    placing.propose_rest(scene.store, scene.cohort, **AS)
    assert scene.at("Anka Radyo")[0].startswith("Aysel")
    assert scene.at("Anka Radyo") + scene.at("Ege TV") == ["Aysel Əliyev", "Samir Əliyev"]
