"""Placing a whole cohort in a real store: one operation, computed anew until it is published, then with the fewest moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_app.domain.placing.model import Wish, WishKind
from exchange_app.progress import Cancelled
from exchange_app.services.access import Access
from exchange_app.services.placing import Contradiction
from exchange_app.services.placing_runs import BoardChanged, Method, NoOutcome, Run, compute, write_run
from exchange_app.text import msg, words
from tests.placing.cohort import Cohort, cohort_in

EN = words("en")
DERYA = Access("Derya")


@pytest.fixture
def cohort(tmp_path: Path) -> Iterator[Cohort]:
    made = cohort_in(tmp_path / "desk.exchange")
    yield made
    made.store.close()


def run(cohort: Cohort, method: Method = Method.STABLE, *wishes: Wish) -> Run:
    with cohort.store.read() as reader:
        return compute(reader, cohort.id, method, wishes=wishes)


def place(cohort: Cohort, publish: date | None = None) -> Run:
    found = run(cohort)
    write_run(cohort.store, found, access=DERYA, publish=publish)
    return found


def test_a_cohort_is_placed_by_score_and_choice_in_one_operation_that_is_taken_back_as_one(cohort: Cohort) -> None:
    found = run(cohort)
    assert cohort.at() == {}, "nothing is written before it was looked at"
    result = write_run(cohort.store, found, access=DERYA)
    assert result is not None and EN.say(result.label) == "2 people placed by the stable method"
    assert cohort.at() == {"Aysel": "Ege TV", "Samir": "Anka Radyo"}
    assert write_run(cohort.store, run(cohort), access=DERYA) is None, "the same input gives the same"
    cohort.store.undo("Derya")
    assert cohort.at() == {}


def test_before_publication_all_is_computed_anew_also_where_two_change_places(cohort: Cohort) -> None:
    place(cohort)
    before = {name: cohort.placement(name) for name in ("Aysel", "Samir")}
    cohort.write("application", cohort.ids["Samir"], score=95)
    place(cohort)
    assert cohort.at() == {"Samir": "Ege TV", "Aysel": "Anka Radyo"}
    assert {cohort.placement(name) for name in before} & set(before.values()), "whoever can keeps the record"
    cohort.write("application", cohort.ids["Leyla"], score=99)
    place(cohort)
    assert cohort.at() == {"Leyla": "Ege TV", "Samir": "Anka Radyo"}, "and who has no place any more gives it up"
    cohort.store.undo("Derya")
    assert cohort.at() == {"Samir": "Ege TV", "Aysel": "Anka Radyo"}


def test_who_is_locked_accepted_or_placed_against_a_rule_stays(cohort: Cohort) -> None:
    place(cohort)
    cohort.write("application", cohort.ids["Leyla"], score=99)
    cohort.write("placement", cohort.placement("Aysel"), locked=True)
    place(cohort)
    assert cohort.at() == {"Aysel": "Ege TV", "Leyla": "Anka Radyo"}
    cohort.write("placement", cohort.placement("Aysel"), locked=False, status="accepted")
    cohort.write("opening", cohort.ids["Anka Radyo"], tracks=("radio",))
    place(cohort)
    assert cohort.at() == {"Aysel": "Ege TV", "Leyla": "Anka Radyo"}, (
        "a rule warns, and somebody placed her all the same"
    )


def test_after_publication_a_freed_place_goes_on_with_the_fewest_moves_and_says_who_must_agree(cohort: Cohort) -> None:
    cohort.write("application", cohort.ids["Leyla"], score=60)
    place(cohort, publish=date(2026, 6, 1))
    with cohort.store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "The places of 2 people published"
    cohort.write("application", cohort.ids["Samir"], score=95)
    assert place(cohort).moves == (), "nobody loses a place that was published"
    cohort.write("placement", cohort.placement("Aysel"), status="withdrawn")
    cohort.write("application", cohort.ids["Aysel"], status="withdrawn")
    found = place(cohort)
    assert found.moves is not None
    [move] = found.moves
    assert (move.person, move.to, move.side) == (cohort.ids["Leyla"], cohort.ids["Ege TV"], "AZ")
    assert cohort.at() == {"Leyla": "Ege TV", "Samir": "Anka Radyo"}


def test_what_changed_meanwhile_is_not_overwritten(cohort: Cohort) -> None:
    place(cohort)
    cohort.write("application", cohort.ids["Samir"], score=95)
    found = run(cohort)
    with cohort.store.write(msg("Meanwhile"), author="other") as work:
        work.remove("placement", cohort.placement("Samir"), cascade=True)
        work.update("placement", cohort.placement("Aysel"), {"opening": cohort.ids["Anka Radyo"]})
    with pytest.raises(BoardChanged):
        write_run(cohort.store, found, access=DERYA)
    assert cohort.at() == {"Aysel": "Anka Radyo"}, "nothing of it was written"


def test_best_overall_is_a_what_if_that_keeps_wishes_and_can_be_stopped(cohort: Cohort) -> None:
    found = run(cohort, Method.BEST)
    assert len(found.outcome.at) == 2 and found.outcome.optimal
    with pytest.raises(NoOutcome):
        place(cohort)
        cohort.write("placement", cohort.placement("Aysel"), locked=True)
        run(cohort, Method.BEST, Wish(WishKind.TOGETHER, (cohort.ids["Aysel"], cohort.ids["Samir"])))

    class Stopped:
        def step(self, done: int, total: int | None, what: object) -> None:
            if total is None:
                raise Cancelled

    with cohort.store.read() as reader, pytest.raises(Cancelled):
        compute(reader, cohort.id, Method.BEST, progress=Stopped())


def test_what_contradicts_itself_is_told_before_anything_is_computed(cohort: Cohort) -> None:
    place(cohort)
    for name in ("Aysel", "Samir"):
        cohort.write("placement", cohort.placement(name), locked=True)
    cohort.write("opening", cohort.ids["Anka Radyo"], places=0)
    cohort.write("opening", cohort.ids["Ege TV"], starts=None)
    cohort.write("cohort", cohort.id, starts=None)
    with pytest.raises(Contradiction) as told:
        run(cohort)
    assert [EN.say(each.sentence) for each in told.value.found] == [
        "Ege TV has no dates; enter them in its opening.",
        "Anka Radyo has 0 places; locked there: Samir Əliyeva. Unlock one of them.",
    ]
