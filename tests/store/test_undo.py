"""Undo and redo: everything comes back, or a sentence says what stands in the way."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from offices import AZ, TR, dump_of

from exchange_app.errors import Trouble
from exchange_app.store import Store, UndoRefused
from exchange_app.store.trouble import NothingToUndo
from exchange_app.text import msg, words

EN = words("en")
RUNS = 4 if not os.environ.get("EXCHANGE_APP_LONG") else 500


def test_an_import_with_its_problems_is_one_step(store: Store, dump) -> None:
    before = dump()
    with store.write(msg("Imported"), author="Mert", origin="liste.xlsx") as work:
        people = work.create_many("applicant", [{"family_name": f"F{n}"} for n in range(30)])
        cohort = work.create("cohort", {"title": "Bahar"})
        work.create_many("application", [{"applicant": each, "cohort": cohort} for each in people])
        work.problems.note("applicant", people[3], "email", msg("An e-mail has no spaces."), "a @ b", place="Liste!K7")
    after = dump()
    assert store.undo("Selin").count == 61
    assert dump() == before
    store.redo("Selin")
    assert dump() == after
    assert store.check() == []


def test_the_edit_menu_names_what_it_takes_back(store: Store, programme) -> None:
    with store.write(msg("City of {name} changed", name="Kənan"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"})
    with store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "City of Kənan changed"
        assert reader.journal.redoable() is None
    store.undo("Derya")
    with store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "A small programme"
        assert EN.say(reader.journal.redoable()) == "City of Kənan changed"
        assert EN.say(reader.journal.operations(1)[0].label) == "Undo: City of Kənan changed"
        assert [each.undone for each in reader.journal.operations(2)] == [False, True]


def test_an_operation_that_changed_no_record_is_no_step(store: Store, programme) -> None:
    with store.write(msg("Filter saved"), author="") as work:
        work.app_data.save_filter("applicant", "Bakı", {"city": "Bakı"})
    with store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "A small programme"


def test_a_later_change_of_the_same_field_is_named(store: Store, programme) -> None:
    for city in ("Quba", "Şəki"):
        with store.write(msg("City set to {city}", city=city), author="") as work:
            work.update("applicant", programme.kenan, {"city": city})
    with store.read() as reader:
        number = reader.journal.operations(2)[1].number
    with pytest.raises(UndoRefused) as refused:
        store.undo("", number=number)
    sentence = refused.value.sentence(EN)
    assert "City set to Quba" in sentence and "“City”" in sentence and "City set to Şəki" in sentence
    store.undo("")
    store.undo("", number=number)
    with store.read() as reader:
        assert reader.record("applicant", programme.kenan).get("city") == "Bakı"


def test_an_older_operation_on_other_fields_can_be_taken_back(store: Store, programme, dump) -> None:
    before = dump()
    with store.write(msg("City"), author="") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"})
    with store.write(msg("Mail"), author="") as work:
        work.update("applicant", programme.kenan, {"email": "k@ornek.az"})
    with store.read() as reader:
        number = reader.journal.operations(2)[1].number
    store.undo("", number=number)
    with store.read() as reader:
        record = reader.record("applicant", programme.kenan)
    assert (record.get("city"), record.get("email")) == ("Bakı", "k@ornek.az")
    store.undo("")
    assert dump() == before


def test_a_record_that_others_came_to_need_does_not_vanish(store: Store) -> None:
    with store.write(msg("Outlet added"), author="") as work:
        outlet = work.create("outlet", {"name": "Kaspi TV"})
    with store.write(msg("Opening added"), author="") as work:
        work.create("opening", {"outlet": outlet, "cohort": work.create("cohort", {"title": "Bahar"})})
    with store.read() as reader:
        number = reader.journal.operations(2)[1].number
    with pytest.raises(UndoRefused, match="undo.refused"):
        store.undo("", number=number)


def test_a_record_does_not_come_back_without_what_it_belongs_to(store: Store, programme) -> None:
    with store.write(msg("Placement removed"), author="") as work:
        work.remove("placement", programme.placement)
    with store.write(msg("Opening removed"), author="") as work:
        work.remove("opening", programme.opening)
    with store.read() as reader:
        number = reader.journal.operations(2)[1].number
    with pytest.raises(UndoRefused) as refused:
        store.undo("", number=number)
    assert "has been removed since" in refused.value.sentence(EN)
    store.undo("")
    store.undo("", number=number)
    assert store.check() == []


def test_what_cannot_be_taken_back_says_so(path) -> None:
    with Store.create(path, agency=AZ) as store:
        for number in (None, 1, 99):
            with pytest.raises(NothingToUndo) as nothing:
                store.undo("", number=number)
            assert nothing.value.sentence(EN)
        with pytest.raises(NothingToUndo):
            store.redo("")


def test_a_new_change_ends_redo(store: Store, programme) -> None:
    store.undo("")
    with store.write(msg("New"), author="") as work:
        work.create("outlet", {"name": "Yeni"})
    with pytest.raises(NothingToUndo):
        store.redo("")


class Person:
    """Does anything a person may do, at random."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance

    def act(self) -> bool:
        """One operation; whether it changed anything."""
        does = self.chance.choice(
            [self.add, self.add_many, self.change, self.change, self.change, self.remove, self.apply]
        )
        try:
            with self.store.write(msg("Something"), author="") as work:
                for _ in range(self.chance.randint(1, 3)):
                    does(work)
        except Trouble:
            return False
        return work.result.number > 0

    def any(self, work: Any, kind: str) -> str | None:
        ids = [each.id for each in work.reader.records(kind)]
        return self.chance.choice(ids) if ids else None

    def text(self) -> str | None:
        return self.chance.choice([None, "Bakı", "İzmir", "Şəki", "x" * 30])

    def add(self, work: Any) -> None:
        work.create("outlet", {"name": self.text(), "city": self.text(), "places": self.chance.randint(0, 9)})

    def add_many(self, work: Any) -> None:
        work.create_many("applicant", [{"family_name": self.text(), "city": self.text()} for _ in range(5)])

    def change(self, work: Any) -> None:
        kind = self.chance.choice(["applicant", "outlet"])
        if (id := self.any(work, kind)) is not None:
            work.update(kind, id, {key: self.text() for key in self.chance.sample(["city", "address", "notes"], 2)})
            if self.chance.random() < 0.3:
                work.problems.note(kind, id, "city", msg("?"), "??")

    def remove(self, work: Any) -> None:
        kind = self.chance.choice(["applicant", "outlet", "application"])
        if (id := self.any(work, kind)) is not None:
            work.remove(kind, id, cascade=self.chance.random() < 0.7)

    def apply(self, work: Any) -> None:
        if (person := self.any(work, "applicant")) is not None:
            cohort = self.any(work, "cohort") or work.create("cohort", {"title": "Bahar"})
            work.create(
                "application", {"applicant": person, "cohort": cohort, "preference_1": self.any(work, "outlet")}
            )


@pytest.mark.parametrize("seed", range(RUNS))
@pytest.mark.slow
def test_undo_after_anything_is_the_store_before_and_redo_the_store_after(tmp_path, seed: int) -> None:
    """40 steps forward, all the way back and forward again, each state compared with what it was."""
    with Store.create(tmp_path / "office.exdesk", agency=AZ, partners=[TR]) as store:
        person = Person(store, random.Random(seed))
        states = [dump_of(store)]
        while len(states) <= 40:
            if person.act():
                states.append(dump_of(store))
        for expected in states[-2::-1]:
            store.undo("")
            assert dump_of(store) == expected
        for expected in states[1:]:
            store.redo("")
            assert dump_of(store) == expected
        assert store.check() == []


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_wandering_person_always_stands_where_the_steps_say(tmp_path, seed: int) -> None:
    """Doing, undoing and redoing in any order keeps to the line of states that a person has in mind."""
    chance = random.Random(1000 + seed)
    with Store.create(tmp_path / "office.exdesk", agency=AZ, partners=[TR]) as store:
        person = Person(store, chance)
        line, at = [dump_of(store)], 0
        for _ in range(60):
            step = chance.random()
            if step < 0.5:
                if person.act():
                    line, at = [*line[: at + 1], dump_of(store)], at + 1
            elif step < 0.8 and at:
                store.undo("")
                at -= 1
            elif step >= 0.8 and at < len(line) - 1:
                store.redo("")
                at += 1
            assert dump_of(store) == line[at]
        assert store.check() == []
