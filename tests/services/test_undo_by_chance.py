"""Whatever was done, taking it back brings the store of before, and bringing it back again the store of after.

Steps are drawn by chance: edits, bulk edits, removals, new records, links, notes, settled conflicts, merges, and undo and
redo between them. `EXCHANGE_APP_LONG` draws many more.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.state_codec import register_in
from exchange_app.kinds import KINDS
from exchange_app.services.access import Access
from exchange_app.services.conflicts import conflicts_at, settle_conflict
from exchange_app.services.merging import LOSING, Decision, apply, keep_review
from exchange_app.store import Store
from exchange_app.store.trouble import NothingToUndo
from exchange_app.text import msg
from tests.services.offices import AZ, SHARED, TR, Office

pytestmark = pytest.mark.slow

SEEDS, STEPS = (500, 60) if os.environ.get("EXCHANGE_APP_LONG") else (12, 50)
CITIES = ("Bakı", "Gəncə", "Şəki", "Ankara", "İzmir", None)
NOTES = ("Vegan", "Vize hazır", "Vegan\nVize", None)


def dump(store: Store) -> dict[str, Any]:
    """All that a step may change: what stands of every field, what is open, noted, said, kept, received."""
    with store.read() as reader:
        offices = reader.states.offices()
        records = {
            kept.id: {
                "shown": dict(kept.columns),
                "standing": {field.key: register_in(kept, field.key, offices).contents for field in KINDS[kind].fields},
            }
            for kind in SHARED
            for kept in reader.states.kept(kind)
            if not kept.removed
        }
        reader.db.cursor.execute("SELECT id, name_az, current_application FROM applicant WHERE removed = 0 ORDER BY id")
        derived = reader.db.cursor.fetchall()
        return {
            "records": records,
            "derived": derived,
            "conflicts": [(each.record, each.field) for each in reader.states.open_conflicts()],
            "sides": {
                each.record: [(one.field, sorted(str(side.value) for side in one.sides)) for one in conflicts_at(reader, each.record)]
                for each in reader.states.open_conflicts()
            },
            "problems": sorted((each.record, each.field or "", each.cell or "") for each in reader.app_data.problems()),
            "pairs": {(each.first, each.second): each.register.contents for each in reader.pairs.every() if each.verdict},
            "reviews": sorted(each.content_hash for each in reader.app_data.kept_reviews()),
            "receipts": sorted((each.export, each.content_hash) for each in reader.app_data.receipts()),
        }  # fmt: skip


class Story:
    """TR at its desk, AZ sending workbooks, and the store as it was after each step that holds."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance, self.tr, self.az = Random(seed), Office(folder, TR, AZ), Office(folder, AZ, TR)
        with self.tr.store.write(msg("Start"), author="Derya") as work:
            cohort = work.create("cohort", {"title": "Yay", "sending": ("TR", "AZ"), "hosting": "TR", "seats": 4})
            for at in range(5):
                person = work.create(
                    "applicant", {"family_name": f"Aydın {at}", "city": "Bakı"}, agency=("TR", "AZ")[at % 2]
                )
                work.create("application", {"applicant": person, "cohort": cohort, "status": "selected"})
        self.az.read(self.tr.send())
        self.past: list[dict[str, Any]] = [dump(self.tr.store)]
        self.at = 0

    def people(self, office: Office) -> list[str]:
        with office.store.read() as reader:
            return sorted(each.id for each in reader.records("applicant"))

    def value(self) -> dict[str, Any]:
        return self.chance.choice(
            (
                {"city": self.chance.choice(CITIES)},
                {"notes": self.chance.choice(NOTES)},
                {"employer": self.chance.choice(CITIES)},
            )
        )

    def write(self, how: Callable[[Any], Any]) -> None:
        with self.tr.store.write(msg("Step"), author="Derya") as work:
            how(work)

    def edit(self) -> None:
        some = self.chance.choice(self.people(self.tr))
        self.write(lambda work: work.update("applicant", some, self.value()))

    def bulk(self) -> None:
        some, value = self.people(self.tr), self.value()

        def change(work: Any) -> None:
            for each in some:
                work.update("applicant", each, value)

        self.write(change)

    def remove(self) -> None:
        some = self.people(self.tr)
        if len(some) > 2:
            gone = self.chance.choice(some)
            self.write(lambda work: work.remove("applicant", gone, cascade=True))

    def come(self) -> None:
        """An import: new people, one of them with a cell that could not be read."""

        def make(work: Any) -> None:
            made = work.create_many("applicant", [{"family_name": "Yeni"}, {"family_name": "Təzə"}])
            work.problems.note("applicant", made[0], "city", msg("Not readable"), "???")
            known = self.chance.choice(self.people(self.tr))
            work.problems.note("applicant", known, "city", msg("Not readable"), "!!!")

        self.write(make)

    def link(self) -> None:
        one, other = self.chance.sample(self.people(self.tr), 2)
        said = self.chance.choice((Verdict.SAME, Verdict.DIFFERENT, None))
        self.write(lambda work: work.pairs.say("applicant", one, other, said))

    def settle(self) -> None:
        with self.tr.store.read() as reader:
            found = [one for each in reader.states.open_conflicts() for one in conflicts_at(reader, each.record)]
        if found:
            one = self.chance.choice(found)
            settle_conflict(
                self.tr.store,
                one.kind,
                one.record,
                one.field,
                self.chance.choice(one.sides).value,
                access=Access("Derya"),
            )

    def merge(self) -> None:
        """AZ works, takes somebody out now and then, and sends a workbook; TR decides some of it."""
        some = self.people(self.az)
        with self.az.store.write(msg("Work"), author="Selin") as work:
            for each in some:
                if self.chance.random() < 0.5:
                    work.update("applicant", each, self.value())
            if len(some) > 3 and self.chance.random() < 0.4:
                work.remove("applicant", self.chance.choice(some), cascade=True)
        path = self.az.send()
        review = self.tr.look(path)
        if self.chance.random() < 0.3:
            keep_review(self.tr.store, review, path.read_bytes(), access=Access("Derya"))
            # keeping a review is no step that Undo takes back: it stays, however far one goes back
            for each in self.past:
                each["reviews"] = sorted({*each["reviews"], review.content_hash})
            review = self.tr.look(path)
        for change in review.comparison.changes():
            if change.group in LOSING and self.chance.random() < 0.6:
                review.decide(change, self.chance.choice((Decision.ACCEPT, Decision.REFUSE)))
        apply(self.tr.store, review, access=Access("Derya"))

    def step(self) -> None:
        """Do something; what was undone before it can be brought back no more."""
        with self.tr.store.read() as reader:
            number = reader.journal.data_version()
        moves = (self.edit, self.bulk, self.remove, self.come, self.link, self.settle, self.merge)
        self.chance.choices(moves, (6, 2, 1, 1, 2, 3, 2))[0]()
        with self.tr.store.read() as reader:
            latest = reader.journal.operations(1)[0]
        if latest.number > number and latest.undoable:
            del self.past[self.at + 1 :]
            self.past.append(dump(self.tr.store))
            self.at += 1

    def back(self) -> None:
        if self.at:
            self.tr.store.undo("Derya")
            self.at -= 1
            assert dump(self.tr.store) == self.past[self.at]

    def again(self) -> None:
        if self.at + 1 < len(self.past):
            self.tr.store.redo("Derya")
            self.at += 1
            assert dump(self.tr.store) == self.past[self.at]
        else:
            with pytest.raises(NothingToUndo):
                self.tr.store.redo("Derya")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_undo_brings_the_store_of_before_and_redo_that_of_after(tmp_path: Path, seed: int) -> None:
    story = Story(tmp_path, seed)
    for _ in range(STEPS):
        story.chance.choices((story.step, story.back, story.again), (4, 3, 2))[0]()
    assert story.tr.store.check() == []
    while story.at:
        story.back()
    story.tr.store.close()
    story.az.store.close()
