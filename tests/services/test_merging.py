"""Two agencies, two stores, workbooks in between: what both have read of each other, both say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exchange_app.domain.exchange.comparing import Group
from exchange_app.domain.exchange.incoming import NewRow
from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.kinds import KINDS
from exchange_app.services.access import Access
from exchange_app.services.conflicts import SettledMeanwhile, conflicts_at, settle_conflict
from exchange_app.services.merging import (
    Decision,
    ReviewOutdated,
    apply,
    keep_review,
    kept_reviews,
    resume_review,
    review,
)
from exchange_app.services.merging.parsing import Parser
from exchange_app.services.merging.reading import read_returned
from exchange_app.services.records import UnfitValues
from exchange_app.store import RecordMissing
from exchange_app.text import msg, words
from tests.services.offices import Office, agreed, together


def test_a_first_file_founds_the_shared_records(tr: Office, az: Office, ids) -> None:
    merged = az.read(tr.send())
    assert merged.counts["added"] == 8 and merged.counts["conflicts"] == 0
    assert az.shown() == tr.shown() and az.states() == tr.states()
    assert az.value("applicant", ids["isik"], "national_id") is None
    assert az.store.check() == []


def test_what_comes_back_unchanged_changes_nothing(tr: Office, az: Office, ids) -> None:
    path = tr.send()
    assert tr.look(path).comparison.nothing_changes
    az.read(path)
    back = az.send()
    assert tr.look(back).comparison.nothing_changes and tr.look(back).records == []
    assert "AZ has our no. 1." in [str_(each) for each in tr.look(back).story.sentences]


def str_(message: Any) -> str:
    from exchange_app.text import words

    return words("en").say(message)


def test_the_same_file_twice_is_once(tr: Office, az: Office, ids) -> None:
    path = tr.send()
    az.read(path)
    again = az.look(path)
    assert again.records == [] and again.story.already_merged is not None


def test_changes_of_both_sides_come_together(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["isik"], city="İzmir")
    az.write("applicant", ids["kenan"], city="Gəncə", phone=None)
    az.write("outlet", ids["host"], departments=("haber", "arşiv"))
    tr.write("outlet", ids["host"], departments=("haber", "kurgu", "spor"))
    from_az = az.send()
    from_tr = tr.send()
    az.read(from_tr)
    tr.read(from_az)
    assert tr.shown() == az.shown()
    assert (
        tr.value("applicant", ids["kenan"], "city") == "Gəncə" and tr.value("applicant", ids["kenan"], "phone") is None
    )
    assert tr.value("outlet", ids["host"], "departments") == ("arşiv", "haber", "spor")
    together(tr, az)
    assert tr.states() == az.states()


def test_two_values_of_one_field_are_a_conflict_that_shows_the_owners_first(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    looked = tr.look(az.send())
    (conflict,) = [each for each in looked.comparison.changes() if each.group is Group.CONFLICT]
    assert (conflict.base, conflict.ours, conflict.theirs, conflict.after) == ("Bakı", "Ankara", "Gəncə", "Gəncə")
    merged = apply(tr.store, looked, access=Access("Derya"))
    assert merged.open_conflicts == 1 and tr.value("applicant", ids["kenan"], "city") == "Gəncə"
    az.read(tr.send())
    with az.store.read() as reader:
        assert [(each.record, each.field) for each in reader.states.open_conflicts()] == [(ids["kenan"], "city")]


def test_a_decided_conflict_travels_and_is_not_asked_again(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    from_az = az.send()
    tr.read(from_az, city=Decision.OURS)
    assert tr.value("applicant", ids["kenan"], "city") == "Ankara"
    assert az.read(tr.send()).counts["conflicts"] == 0
    assert az.value("applicant", ids["kenan"], "city") == "Ankara"
    assert tr.look(from_az).records == [] and tr.states() == az.states()


def test_a_refused_change_goes_back_to_the_partner(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send(), city=Decision.REFUSE)
    assert tr.value("applicant", ids["kenan"], "city") == "Bakı"
    az.read(tr.send())
    assert az.value("applicant", ids["kenan"], "city") == "Bakı" and tr.states() == az.states()


def test_notes_of_both_sides_are_kept(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["isik"], notes="Vegan\nPencere kenarı")
    az.write("applicant", ids["isik"], notes="Vegan\nViza hazır")
    together(tr, az)
    assert set(str(tr.value("applicant", ids["isik"], "notes")).split("\n")) == {
        "Vegan",
        "Pencere kenarı",
        "Viza hazır",
    }
    assert tr.shown() == az.shown()


def test_a_removal_travels_and_a_change_made_meanwhile_wins_over_it(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    stale = tr.send("-stale")
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("placement", ids["placement"])
        work.remove("applicant", ids["kenan"], cascade=True)
    az.write("applicant", ids["kenan"], city="Şəki")
    az.read(tr.send())
    with az.store.read() as reader:
        assert reader.record("placement", ids["placement"]).removed
        assert not reader.record("applicant", ids["kenan"]).removed
        assert (ids["kenan"], REMOVAL) in [(each.record, each.field) for each in reader.states.open_conflicts()]
    az.read(stale)
    with az.store.read() as reader:
        assert reader.record("placement", ids["placement"]).removed
    looked = tr.look(az.send())
    (contested,) = [each for each in looked.comparison.changes() if each.field == REMOVAL]
    looked.decide(contested, Decision.THEIRS)
    apply(tr.store, looked, access=Access("Derya"))
    together(tr, az)
    assert tr.states() == az.states() and tr.value("applicant", ids["kenan"], "city") == "Şəki"
    with az.store.read() as reader:
        assert reader.states.open_conflicts() == []


def test_a_store_that_went_on_has_to_be_looked_at_again(tr: Office, az: Office, ids) -> None:
    looked = az.look(tr.send())
    with az.store.write(msg("Meanwhile"), author="Selin") as work:
        work.create("outlet", {"name": "Xəzər TV"})
    with pytest.raises(ReviewOutdated):
        apply(az.store, looked, access=Access("Selin"))


def test_a_review_is_left_for_tomorrow_and_taken_up(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    path = az.send()
    looked = tr.look(path)
    (conflict,) = looked.undecided()
    looked.decide(conflict, Decision.OURS)
    keep_review(tr.store, looked, path.read_bytes(), access=Access("Derya"))
    path.unlink()
    (kept,) = kept_reviews(tr.store)
    again = resume_review(tr.store, kept.content_hash)
    assert list(again.undecided()) == [] and again.story.path.name == path.name
    apply(tr.store, again, access=Access("Derya"))
    assert kept_reviews(tr.store) == [] and tr.value("applicant", ids["kenan"], "city") == "Ankara"


def test_what_was_said_of_two_people_travels(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    with az.store.write(msg("Link"), author="Selin") as work:
        work.pairs.say("applicant", ids["isik"], ids["kenan"], Verdict.SAME)
    tr.read(az.send())
    with tr.store.read() as reader:
        assert reader.pairs.same_as(ids["isik"]) == [ids["kenan"]]
    tr.store.undo("Derya")
    with tr.store.read() as reader:
        assert reader.pairs.same_as(ids["isik"]) == []


def test_a_new_person_that_is_refused_goes_with_what_belongs_to_her_and_the_partner_learns_so(
    tr: Office, az: Office, ids
) -> None:
    az.read(tr.send())
    with az.store.write(msg("New"), author="Selin") as work:
        leyla = work.create("applicant", {"given_name": "Leyla", "family_name": "Əliyeva"})
        application = work.create("application", {"applicant": leyla, "cohort": ids["cohort"]})
    looked = tr.look(az.send())
    (added,) = [each for each in looked.comparison.changes() if each.record == leyla and each.field == REMOVAL]
    looked.decide(added, Decision.REFUSE)
    before, shown = tr.states(), tr.shown()
    apply(tr.store, looked, access=Access("Derya"))
    az.read(tr.send())
    for office in (tr, az):
        with office.store.read() as reader:
            assert reader.record("applicant", leyla).removed and reader.record("application", application).removed
    tr.store.undo("Derya", number=_last_merge(tr))
    assert (tr.states(), tr.shown()) == (before, shown)


def _last_merge(office: Office) -> int:
    with office.store.read() as reader:
        return reader.app_data.receipts()[0].operation


def test_a_removed_record_and_a_new_row_are_nothing_new_the_second_time(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("placement", ids["placement"])
    path = tr.send()
    incoming = replace(
        read_returned(tr.store, path),
        added=(NewRow("outlet", "new-outlet", "AZ+2-OUT-001", "AZ", {"name": "Xəzər FM", "active": 1}),),
    )
    for office in (tr, az):
        apply(office.store, agreed(review(office.store, incoming, path)), access=Access("Derya"))
        assert review(office.store, incoming, path).records == []
    assert tr.shown() == az.shown() and az.value("outlet", "new-outlet", "name") == "Xəzər FM"


def test_a_new_row_of_which_fields_were_refused_is_nothing_new_the_second_time(tr: Office, az: Office, ids) -> None:
    path = tr.send()
    row = NewRow(
        "outlet",
        "new-outlet",
        "AZ+1-OUT-001",
        "AZ",
        {"name": "Xəzər FM", "city": "Bakı", "places": 2, "address": "Nizami 1"},
    )
    incoming = replace(read_returned(tr.store, path), added=(row,))
    looked = review(tr.store, incoming, path)
    for change in looked.comparison.changes():
        if change.field in ("city", "places", "address"):
            looked.decide(change, Decision.REFUSE)
    apply(tr.store, looked, access=Access("Derya"))
    assert review(tr.store, incoming, path).records == []
    assert tr.value("outlet", "new-outlet", "name") == "Xəzər FM" and tr.value("outlet", "new-outlet", "city") is None


def test_a_contested_removal_that_is_settled_counts_as_a_change_of_the_record(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("applicant", ids["kenan"], cascade=True)
    az.write("applicant", ids["kenan"], city="Şəki")
    az.read(tr.send())
    with az.store.read() as reader:
        before = reader.record("applicant", ids["kenan"]).version
    settle_conflict(az.store, "applicant", ids["kenan"], REMOVAL, False, access=Access("Derya"))
    with az.store.read() as reader:
        assert reader.record("applicant", ids["kenan"]).version == before + 1
    assert az.store.check() == []


def contested(tr: Office, az: Office, kenan: str, ours: str, theirs: str, field: str = "city") -> None:
    """Both agencies write a field, and neither has seen what the other wrote."""
    az.read(tr.send())
    tr.write("applicant", kenan, **{field: ours})
    az.write("applicant", kenan, **{field: theirs})
    tr.read(az.send())


def test_a_conflict_that_another_window_settled_is_not_settled_otherwise(tr: Office, az: Office, ids) -> None:
    kenan = ids["kenan"]
    contested(tr, az, kenan, "Ankara", "Gəncə")
    with tr.store.read() as reader:
        version = reader.record("applicant", kenan).version
    settle_conflict(tr.store, "applicant", kenan, "city", "Ankara", access=Access("Mert"), version=version)
    with pytest.raises(SettledMeanwhile) as settled:
        settle_conflict(tr.store, "applicant", kenan, "city", "Gəncə", access=Access("Derya"), version=version)
    assert "was settled in another window" in settled.value.sentence(words("en"))
    assert tr.value("applicant", kenan, "city") == "Ankara"
    tr.store.undo("Derya")
    with tr.store.read() as reader:
        assert [each.field for each in conflicts_at(reader, kenan)] == ["city"]


def test_a_conflict_is_not_settled_with_a_value_that_no_form_would_take(tr: Office, az: Office, ids) -> None:
    kenan = ids["kenan"]
    contested(tr, az, kenan, "kenan@example.com", "not an address", "email")
    with pytest.raises(UnfitValues) as unfit:
        settle_conflict(tr.store, "applicant", kenan, "email", "not an address", access=Access("Derya"))
    assert unfit.value.sentence(words("en")) == "This is not an e-mail address; write it as name@example.com."
    with tr.store.read() as reader:
        assert [each.field for each in conflicts_at(reader, kenan)] == ["email"]
    settle_conflict(tr.store, "applicant", kenan, "email", "kenan@example.com", access=Access("Derya"))
    with tr.store.read() as reader:
        assert conflicts_at(reader, kenan) == []


def test_a_record_made_here_gets_no_code_that_came_from_the_partner(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    with az.store.write(msg("New"), author="Selin") as work:
        leyla = work.create("applicant", {"given_name": "Leyla", "family_name": "Əliyeva"})
    with az.store.read() as reader:
        codes = [reader.record("applicant", each).code for each in (ids["kenan"], leyla)]
    assert len(set(codes)) == 2 and az.store.check() == []


def test_nobody_is_asked_about_a_record_that_was_taken_out_until_it_comes_back(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send())
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("applicant", ids["kenan"], cascade=True)
    with tr.store.read() as reader:
        assert reader.states.open_conflicts() == [] and conflicts_at(reader, ids["kenan"]) == []
    with pytest.raises(RecordMissing):
        settle_conflict(tr.store, "applicant", ids["kenan"], "city", "Ankara", access=Access("Derya"))
    with tr.store.write(msg("Back"), author="Derya") as work:
        work.restore("applicant", ids["kenan"])
    with tr.store.read() as reader:
        assert [each.field for each in conflicts_at(reader, ids["kenan"])] == ["city"]


def test_fields_of_one_name_in_several_sheets_are_read_each_by_its_own_choices(tr: Office, ids) -> None:
    parser = Parser(read_returned(tr.store, tr.send()).carried)
    for key, word, wanted in (
        ("application", "Daxil olub", "received"),
        ("placement", "Təsdiqlənib", "confirmed"),
        ("cohort", "Qaralama", "draft"),
    ):
        assert parser.read(KINDS[key].field("status"), word, {}) == wanted
