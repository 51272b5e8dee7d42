"""People entered twice: suspected across agencies first, linked and unlinked, and the word travels."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.matching import Likeness
from exchange_app.progress import Cancelled
from exchange_app.services.access import Access
from exchange_app.services.duplicates.linked import linked_with
from exchange_app.services.duplicates.suspects import Agreement, SaidMeanwhile, evidence, say, suspected
from exchange_app.services.placing import read_board
from exchange_app.services.printing import Request, gather
from exchange_app.store import Store
from exchange_app.text import msg, words
from tests.services.offices import Office, together

pytestmark = pytest.mark.slow

BORN = date(1990, 5, 4)


@pytest.fixture
def ids(tr: Office) -> dict[str, str]:
    """Əliyev as both agencies entered him, Işık twice in one, a brother, and two spellings of an outlet."""
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
            "aliyev": work.create(
                "applicant",
                {
                    "given_name": "Orxan",
                    "family_name": "Aliyev",
                    "birth_date": BORN,
                    "city": "Baku",
                    "email": "orxan@ornek.az",
                },
            ),
            "eliyev": work.create(
                "applicant",
                {
                    "given_name": "Orxan",
                    "family_name": "Əliyev",
                    "birth_date": BORN,
                    "city": "Bakı",
                    "phone": "+994502731018",
                },
                agency="AZ",
            ),
            "brother": work.create(
                "applicant", {"given_name": "Rauf", "family_name": "Əliyev", "birth_date": BORN}, agency="AZ"
            ),
            "isik": work.create(
                "applicant", {"given_name": "Elif", "family_name": "Işık", "birth_date": date(1985, 2, 3)}
            ),
            "isik2": work.create(
                "applicant", {"given_name": "Elif", "family_name": "Isik", "birth_date": date(1985, 2, 3)}
            ),
            "hezer": work.create("outlet", {"name": "Hezer TV", "city": "Bakü"}),
            "xezer": work.create("outlet", {"name": "Xəzər TV", "city": "Bakı"}, agency="AZ"),
            "elsewhere": work.create("outlet", {"name": "Xəzər TV", "city": "Gəncə"}, agency="AZ"),
        }
        for name in ("aliyev", "eliyev", "brother", "isik", "isik2"):
            made[f"{name} applies"] = work.create(
                "application", {"applicant": made[name], "cohort": made["cohort"], "status": "selected"}
            )
    return made


def pairs(store: Store, kind: str = "applicant") -> list[tuple[str, str]]:
    with store.read() as reader:
        return [(each.first.title, each.second.title) for each in suspected(reader, kind)]


def linked(office: Office, id: str) -> list[tuple[str, bool]]:
    with office.store.read() as reader:
        return [(each.id, each.direct) for each in linked_with(reader, "applicant", id)]


def test_pairs_across_agencies_come_first_and_brothers_are_two(tr: Office, ids: dict[str, str]) -> None:
    assert pairs(tr.store) == [("Orxan Aliyev", "Orxan Əliyev"), ("Elif Işık", "Elif Isik")]
    with tr.store.read() as reader:
        outlets = [({each.first.id, each.second.id}, each.likeness) for each in suspected(reader, "outlet")]
    assert outlets == [
        ({ids["hezer"], ids["xezer"]}, Likeness.SAME),
        ({ids["hezer"], ids["elsewhere"]}, Likeness.MAYBE),
        ({ids["xezer"], ids["elsewhere"]}, Likeness.MAYBE),
    ], "one name in another city is asked about after those that are sure"


def test_only_pairs_of_some_records_are_asked_for(tr: Office, ids: dict[str, str]) -> None:
    with tr.store.read() as reader:
        assert [each.first.id for each in suspected(reader, "applicant", {ids["isik2"]})] == [ids["isik"]]
        assert suspected(reader, "applicant", {ids["brother"]}) == []


def test_evidence_tells_what_agrees_to_the_letter_in_other_letters_and_not_at_all(
    tr: Office, ids: dict[str, str]
) -> None:
    with tr.store.read() as reader:
        found = {
            each.field.key: each.agreement
            for each in evidence(reader.record("applicant", ids["aliyev"]), reader.record("applicant", ids["eliyev"]))
        }
        other = {
            each.field.key: each.agreement
            for each in evidence(reader.record("applicant", ids["brother"]), reader.record("applicant", ids["eliyev"]))
        }
    assert found == {
        "family_name": Agreement.FOLDED, "given_name": Agreement.EQUAL, "birth_date": Agreement.EQUAL, "city": Agreement.DIFFERENT,
        "email": Agreement.ONE_SIDED, "phone": Agreement.ONE_SIDED,
    }  # fmt: skip
    assert other["given_name"] is Agreement.DIFFERENT and "email" not in other


def test_a_pair_that_was_decided_is_not_proposed_again(tr: Office, ids: dict[str, str]) -> None:
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Derya"))
    done = say(tr.store, "applicant", ids["isik"], ids["isik2"], Verdict.DIFFERENT, access=Access("Derya"))
    assert pairs(tr.store) == []
    assert words("en").say(done.label) == "Elif Işık and Elif Isik kept as two people"
    assert linked(tr, ids["aliyev"]) == [(ids["eliyev"], True)] and linked(tr, ids["isik"]) == []


def test_saying_the_same_again_is_no_operation(tr: Office, ids: dict[str, str]) -> None:
    assert say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Derya")).number
    assert say(tr.store, "applicant", ids["aliyev"], ids["eliyev"], Verdict.SAME, access=Access("Derya")).number == 0


def test_undo_takes_a_link_back_and_unlink_proposes_the_pair_anew(tr: Office, ids: dict[str, str]) -> None:
    before = pairs(tr.store)
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Derya"))
    tr.store.undo("Derya")
    assert pairs(tr.store) == before
    tr.store.redo("Derya")
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], None, access=Access("Derya"), over=Verdict.SAME)
    assert linked(tr, ids["aliyev"]) == [] and pairs(tr.store) == before


def test_who_is_linked_by_way_of_another_is_one_too(tr: Office, ids: dict[str, str]) -> None:
    say(tr.store, "applicant", ids["isik"], ids["brother"], Verdict.SAME, access=Access("Derya"))
    say(tr.store, "applicant", ids["brother"], ids["isik2"], Verdict.SAME, access=Access("Derya"))
    assert sorted(linked(tr, ids["isik"])) == sorted([(ids["brother"], True), (ids["isik2"], False)])
    assert ("Elif Işık", "Elif Isik") not in pairs(tr.store)


def test_a_link_and_its_end_travel_with_the_next_workbook(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.read(tr.send())
    say(az.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Selin"))
    tr.read(az.send())
    assert linked(tr, ids["aliyev"]) == [(ids["eliyev"], True)]
    say(tr.store, "applicant", ids["aliyev"], ids["eliyev"], None, access=Access("Derya"), over=Verdict.SAME)
    az.read(tr.send())
    assert linked(az, ids["aliyev"]) == [] and pairs(az.store) == pairs(tr.store)


def test_where_both_were_said_they_are_two(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.read(tr.send())
    say(az.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Selin"))
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.DIFFERENT, access=Access("Derya"))
    together(tr, az)
    for office in (tr, az):
        assert linked(office, ids["aliyev"]) == []
        assert ("Orxan Aliyev", "Orxan Əliyev") not in pairs(office.store)


def test_a_merge_counts_whom_it_may_have_brought_twice(tr: Office, az: Office, ids: dict[str, str]) -> None:
    assert az.read(tr.send()).twice == 3, "two pairs of people, and one name of an outlet in two cities"
    with az.store.write(msg("New"), author="Selin") as work:
        rauf = work.create("applicant", {"given_name": "Rauf", "family_name": "Aliyev", "birth_date": BORN})
        work.create("application", {"applicant": rauf, "cohort": ids["cohort"]})
    assert tr.read(az.send()).twice == 1
    az.write("applicant", ids["isik"], city="İzmir")
    assert tr.read(az.send()).twice == 0, "nothing that tells people apart has changed"


def test_the_board_warns_when_a_linked_person_is_placed_already(tr: Office, ids: dict[str, str]) -> None:
    with tr.store.write(msg("Placed"), author="Derya") as work:
        opening = work.create("opening", {"outlet": ids["hezer"], "cohort": ids["cohort"], "places": 2})
        work.create("placement", {"application": ids["aliyev applies"], "opening": opening})
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Derya"))
    with tr.store.read() as reader:
        board = read_board(reader, ids["cohort"])
        code = reader.record("applicant", ids["aliyev"]).code
    (column,) = board.columns
    found = [
        each for each in board.judge(board.cards[ids["eliyev applies"]], column) if each.code == "placing.entered_twice"
    ]
    assert [words("en").say(each.message) for each in found] == [
        f"Orxan is entered twice and as {code} already placed at Hezer TV"
    ]
    assert not found[0].blocks


def test_a_roster_says_who_is_on_it_twice(tr: Office, ids: dict[str, str]) -> None:
    request = Request(cohort=ids["cohort"], languages=("en",))
    assert gather(tr.store, request).doubts == ()
    say(tr.store, "applicant", ids["isik"], ids["isik2"], Verdict.SAME, access=Access("Derya"))
    assert [words("en").say(each) for each in gather(tr.store, request).doubts] == [
        "Elif Işık and Elif Isik are one person entered twice"
    ]


def test_looking_is_given_up_when_nobody_waits_for_it(tr: Office, ids: dict[str, str]) -> None:
    class Impatient:
        def step(self, done: int, total: int | None, what: object) -> None:
            raise Cancelled

    with tr.store.read() as reader, pytest.raises(Cancelled):
        suspected(reader, "applicant", progress=Impatient())


def test_what_another_window_said_of_two_is_not_overwritten_unseen(tr: Office, ids: dict[str, str]) -> None:
    say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.DIFFERENT, access=Access("Derya"))
    with pytest.raises(SaidMeanwhile) as refused:
        say(tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Mert"))
    assert refused.value.said is Verdict.DIFFERENT and linked(tr, ids["aliyev"]) == []
    say(
        tr.store, "applicant", ids["eliyev"], ids["aliyev"], Verdict.SAME, access=Access("Mert"), over=Verdict.DIFFERENT
    )
    assert linked(tr, ids["aliyev"]) == [(ids["eliyev"], True)]
