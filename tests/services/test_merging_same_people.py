"""Whom a workbook brings that may be somebody we have: found before Apply, answered there, written with it, and it travels."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.progress import Cancelled, Progress, Silent
from exchange_app.services.access import Access
from exchange_app.services.duplicates.linked import linked_with
from exchange_app.services.duplicates.suspects import say, suspected
from exchange_app.services.merging import (
    Decision,
    Review,
    apply,
    keep_review,
    kept_reviews,
    open_review,
    resume_review,
    review,
)
from exchange_app.services.merging.saved_reviews import decisions_data, decisions_of, verdicts_of
from exchange_app.text import Message, msg
from tests.services.offices import Office, together

pytestmark = pytest.mark.slow

BORN = date(1990, 5, 4)


@pytest.fixture
def ids(tr: Office, az: Office) -> dict[str, str]:
    """Both have read each other; then each enters Orxan, and each an outlet, and AZ a stranger."""
    with tr.store.write(msg("Start"), author="Derya") as work:
        made = {
            "cohort": work.create(
                "cohort",
                {
                    "title": "Yay",
                    "sending": ("TR", "AZ"),
                    "hosting": "TR",
                    "starts": date(2026, 7, 1),
                    "ends": date(2026, 7, 31),
                },
            ),
            "isik": work.create(
                "applicant", {"given_name": "Elif", "family_name": "Işık", "birth_date": date(1985, 2, 3)}
            ),
            "twin": work.create(
                "applicant", {"given_name": "Elif", "family_name": "Isik", "birth_date": date(1985, 2, 3)}
            ),
        }
        for name in ("isik", "twin"):
            work.create("application", {"applicant": made[name], "cohort": made["cohort"], "status": "selected"})
    together(tr, az)
    with tr.store.write(msg("Here"), author="Derya") as work:
        made["ours"] = work.create(
            "applicant", {"given_name": "Orxan", "family_name": "Aliyev", "birth_date": BORN, "email": "orxan@ornek.az"}
        )
        made["tv"] = work.create("outlet", {"name": "Hezer TV", "city": "Bakü"})
    with az.store.write(msg("There"), author="Selin") as work:
        made["theirs"] = work.create(
            "applicant", {"given_name": "Orxan", "family_name": "Əliyev", "birth_date": BORN, "email": "orxan@ornek.az"}
        )
        made["stranger"] = work.create("applicant", {"given_name": "Rauf", "family_name": "Əliyev", "birth_date": BORN})
        made["their tv"] = work.create("outlet", {"name": "Xəzər TV", "city": "Bakı"})
        for name in ("theirs", "stranger"):
            work.create("application", {"applicant": made[name], "cohort": made["cohort"], "status": "selected"})
        opening = work.create("opening", {"outlet": made["their tv"], "cohort": made["cohort"], "places": 1})
        made["opening"] = opening
    return made


def found(looked: Review) -> list[tuple[str, str]]:
    return [(each.first.title, each.second.title) for each in looked.suspects]


def linked(office: Office, id: str) -> list[str]:
    with office.store.read() as reader:
        return [each.id for each in linked_with(reader, "applicant", id)]


def pairs(office: Office) -> int:
    with office.store.read() as reader:
        return len(suspected(reader, "applicant"))


def test_who_comes_and_may_be_one_of_ours_is_told_before_apply(tr: Office, az: Office, ids: dict[str, str]) -> None:
    looked = tr.look(az.send())
    assert found(looked) == [("Orxan Aliyev", "Orxan Əliyev"), ("Hezer TV", "Xəzər TV")]
    person = looked.suspects[0]
    assert person.across and person.evidence == ("name", "birth_date", "email")
    assert (person.first.agency, person.second.agency) == ("TR", "AZ") and person.second.facts[0] == BORN
    assert looked.counts["suspects"] == 2
    assert pairs(tr) == 1, "nothing is written before Apply, and those entered here twice are no matter of the workbook"


def test_a_link_said_in_the_review_is_written_with_it_taken_back_with_it_and_travels(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    looked = tr.look(az.send())
    looked.say_of(looked.suspects[0], Verdict.SAME)
    merged = apply(tr.store, looked, access=Access("Derya"))
    assert linked(tr, ids["ours"]) == [ids["theirs"]] and merged.twice == 1, "the outlets are left for later"
    tr.store.undo("Derya")
    assert linked(tr, ids["ours"]) == []
    tr.store.redo("Derya")
    assert linked(tr, ids["ours"]) == [ids["theirs"]]
    with tr.store.write(msg("Applies"), author="Derya") as work:
        work.create("application", {"applicant": ids["ours"], "cohort": ids["cohort"], "status": "selected"})
    back = az.look(tr.send())
    assert all(each.kind == "outlet" for each in back.suspects), "who is linked is not asked about again"
    apply(az.store, back, access=Access("Selin"))
    assert linked(az, ids["theirs"]) == [ids["ours"]]


def test_two_people_stay_two_and_are_not_asked_about_again(tr: Office, az: Office, ids: dict[str, str]) -> None:
    looked = tr.look(az.send())
    looked.say_of(looked.suspects[0], Verdict.DIFFERENT)
    apply(tr.store, looked, access=Access("Derya"))
    assert linked(tr, ids["ours"]) == [] and pairs(tr) == 1
    az.write("applicant", ids["theirs"], phone="+994502731018", given_name="Orhan")
    assert found(tr.look(az.send())) == []


def test_what_is_left_for_later_is_told_after_the_merge_as_before(tr: Office, az: Office, ids: dict[str, str]) -> None:
    looked = tr.look(az.send())
    looked.say_of(looked.suspects[0], Verdict.SAME)
    looked.say_of(looked.suspects[0], None)
    assert not looked.touched
    assert apply(tr.store, looked, access=Access("Derya")).twice == 2 and pairs(tr) == 2


def test_of_a_record_that_is_refused_nothing_is_said(tr: Office, az: Office, ids: dict[str, str]) -> None:
    looked = tr.look(az.send())
    looked.say_of(looked.suspects[0], Verdict.SAME)
    coming = next(
        each for each in looked.comparison.changes() if each.record == ids["theirs"] and each.field == REMOVAL
    )
    looked.decide(coming, Decision.REFUSE)
    assert apply(tr.store, looked, access=Access("Derya")).twice == 1
    with tr.store.read() as reader:
        assert reader.pairs.of("applicant", *looked.suspects[0].key).verdict is None


def test_a_change_that_makes_two_alike_is_told_and_refusing_it_leaves_nothing(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    together(tr, az)
    az.write("applicant", ids["stranger"], given_name="Orxan")
    looked = tr.look(az.send())
    assert ("Orxan Aliyev", "Orxan Əliyev") in found(looked) and ids["stranger"] in {
        each for pair in looked.suspects for each in pair.key
    }
    for change in looked.comparison.changes():
        looked.decide(change, Decision.REFUSE)
    assert apply(tr.store, looked, access=Access("Derya")).twice == 0


def test_what_the_workbook_itself_says_of_a_pair_counts(tr: Office, az: Office, ids: dict[str, str]) -> None:
    with tr.store.write(msg("Applies"), author="Derya") as work:
        work.create("application", {"applicant": ids["ours"], "cohort": ids["cohort"], "status": "selected"})
    az.read(tr.send())
    say(az.store, "applicant", ids["ours"], ids["theirs"], Verdict.SAME, access=Access("Selin"))
    assert [each for each in tr.look(az.send()).suspects if each.kind == "applicant"] == []


def test_two_that_come_together_may_be_one(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("applicant", ids["stranger"], given_name="Orxan", email="orxan@ornek.az")
    looked = tr.look(az.send())
    keys = {frozenset(each.key) for each in looked.suspects}
    assert frozenset((ids["theirs"], ids["stranger"])) in keys


def test_answers_are_kept_for_tomorrow_and_with_a_second_look(tr: Office, az: Office, ids: dict[str, str]) -> None:
    path = az.send()
    looked = tr.look(path)
    looked.say_of(looked.suspects[0], Verdict.SAME)
    looked.say_of(looked.suspects[1], Verdict.DIFFERENT)
    assert looked.touched
    keep_review(tr.store, looked, path.read_bytes(), access=Access("Derya"))
    (kept,) = kept_reviews(tr.store)
    again = resume_review(tr.store, kept.content_hash)
    assert [again.verdict(each) for each in again.suspects] == [Verdict.SAME, Verdict.DIFFERENT]
    tr.write("applicant", ids["ours"], given_name="Bülent", email="bulent@ornek.az", birth_date=date(1970, 1, 1))
    second = review(tr.store, again.comparison.incoming, path, again.decisions, again.others, again.verdicts)
    assert found(second) == [("Hezer TV", "Xəzər TV")] and list(second.verdicts.values()) == [Verdict.DIFFERENT]


def test_pairs_stand_among_the_decisions_as_data(tr: Office, az: Office, ids: dict[str, str]) -> None:
    looked = tr.look(az.send())
    change = next(iter(looked.comparison.changes()))
    looked.decide(change, Decision.REFUSE)
    looked.say_of(looked.suspects[0], Verdict.SAME)
    data = decisions_data(looked)
    assert decisions_of(data) == (looked.decisions, {}) and verdicts_of(data) == looked.verdicts
    one, other = looked.suspects[0].key
    assert verdicts_of({f"{other}.{one}": "different"}) == {(one, other): Verdict.DIFFERENT}
    assert verdicts_of([[one, other, "later"]]) == {} and decisions_of([[one, other, "later"]]) == ({}, {})


def test_looking_for_them_can_be_stopped_and_is_left_out_where_nobody_comes(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    steps: list[str] = []

    class Impatient(Silent):
        def step(self, done: int, total: int | None, what: Message) -> None:
            steps.append(what.text)
            if what.text == "Comparing people and outlets":
                raise Cancelled

    path = az.send()
    stopping: Progress = Impatient()
    with pytest.raises(Cancelled):
        open_review(tr.store, path, progress=stopping)
    together(tr, az)
    az.write("applicant", ids["theirs"], city="Gəncə")
    steps.clear()
    assert open_review(tr.store, az.send(), progress=stopping).suspects == ()
    assert "Comparing people and outlets" not in steps
