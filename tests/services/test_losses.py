"""What the partner took out or emptied goes only once somebody has agreed; what nobody decided stays, and stays open."""

from __future__ import annotations

import openpyxl

from exchange_app.domain.exchange.comparing import Change
from exchange_app.kinds import kind
from exchange_app.services.access import Access
from exchange_app.services.ledger import ledger
from exchange_app.services.merging import LOSING, Decision, Merged, apply, kept_reviews, resume_review
from exchange_app.store import PendingAction, Store
from exchange_app.text import msg, words
from tests.services.offices import Office, together


def losses(office: Office, path) -> list[Change]:
    return [each for each in office.look(path).comparison.changes() if each.group in LOSING]


def unanswered(office: Office, path) -> Merged:
    """Apply a workbook about which nobody decided anything."""
    return apply(office.store, office.look(path), access=Access("Derya"))


def lost_at_az(tr: Office, az: Office, ids: dict[str, str]):
    """AZ takes a placement out and empties a phone and a city, and changes an outlet."""
    az.read(tr.send())
    with az.store.write(msg("Out"), author="Selin") as work:
        work.remove("placement", ids["placement"])
    az.write("applicant", ids["kenan"], phone=None, city=None)
    az.write("outlet", ids["host"], city="Bakı")
    return az.send()


def stands(office: Office, kind: str, id: str) -> bool:
    with office.store.read() as reader:
        return not reader.record(kind, id).removed


def label(store: Store) -> str:
    with store.read() as reader:
        return words("en").say(reader.journal.operations(1)[0].label)


def test_what_nobody_decided_is_not_lost_and_the_review_waits(tr: Office, az: Office, ids) -> None:
    merged = unanswered(tr, lost_at_az(tr, az, ids))
    assert stands(tr, "placement", ids["placement"])
    assert tr.value("applicant", ids["kenan"], "phone") == "+994502731018"
    assert tr.value("outlet", ids["host"], "city") == "Bakı"
    assert (merged.losses.removals_open, merged.losses.clearings_open) == (1, 2)
    (waiting,) = kept_reviews(tr.store)
    assert waiting.counts == {"removed": 1, "cleared": 2, "locked": 0, "undecided": 3}


def test_the_operation_names_what_was_agreed_to(tr: Office, az: Office, ids) -> None:
    path = lost_at_az(tr, az, ids)
    tr.read(path)
    assert not stands(tr, "placement", ids["placement"])
    assert label(tr.store) == "Merge of workbook no. 1 from AZ: 1 removal, 2 clearings"
    assert kept_reviews(tr.store) == []


def test_what_was_left_open_is_decided_later_and_both_stores_say_the_same(tr: Office, az: Office, ids) -> None:
    unanswered(tr, lost_at_az(tr, az, ids))
    (waiting,) = kept_reviews(tr.store)
    review = resume_review(tr.store, waiting.content_hash)
    assert {each.field for each in review.comparison.changes()} == {"removed", "phone", "city"}
    for change in review.comparison.changes():
        review.decide(change, Decision.REFUSE if change.field == "city" else Decision.ACCEPT)
    apply(tr.store, review, access=Access("Derya"))
    assert not stands(tr, "placement", ids["placement"])
    assert (tr.value("applicant", ids["kenan"], "phone"), tr.value("applicant", ids["kenan"], "city")) == (None, "Bakı")
    assert kept_reviews(tr.store) == []
    together(tr, az)
    assert tr.states() == az.states() and tr.shown() == az.shown()


def test_a_later_workbook_asks_again_for_what_was_left_open(tr: Office, az: Office, ids) -> None:
    unanswered(tr, lost_at_az(tr, az, ids))
    az.write("outlet", ids["host"], city="Şəki")
    assert sorted(each.field for each in losses(tr, az.send())) == ["city", "phone", "removed"]


def test_undo_of_a_merge_takes_the_open_review_back_and_redo_brings_it_again(tr: Office, az: Office, ids) -> None:
    unanswered(tr, lost_at_az(tr, az, ids))
    tr.store.undo("Derya")
    assert kept_reviews(tr.store) == []
    tr.store.redo("Derya")
    assert len(kept_reviews(tr.store)) == 1


def test_a_kept_review_comes_back_when_its_merge_is_undone(tr: Office, az: Office, ids) -> None:
    unanswered(tr, lost_at_az(tr, az, ids))
    (waiting,) = kept_reviews(tr.store)
    review = resume_review(tr.store, waiting.content_hash)
    for change in review.comparison.changes():
        review.decide(change, Decision.ACCEPT)
    apply(tr.store, review, access=Access("Derya"))
    assert kept_reviews(tr.store) == []
    tr.store.undo("Derya")
    assert [each.content_hash for each in kept_reviews(tr.store)] == [waiting.content_hash]


def seen_by(office: Office) -> list[tuple[str, str | None, object, object]]:
    """What the Exchange page says that the partner has not seen."""
    found = ledger(office.store, office.partner)
    with office.store.read() as reader:
        lines = reader.pending.lines(found.pending, range(len(found.pending)))
    return [(each.what.name, each.field.key if each.field else None, each.old, each.new) for each in lines]


def test_a_value_that_theirs_replaced_is_not_told_as_unseen(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], phone="+994507777777")
    az.write("applicant", ids["kenan"], phone="+994551112233")
    tr.read(az.send(), phone=Decision.THEIRS)
    assert ("CHANGED", "phone", "+994502731018", "+994507777777") not in seen_by(tr)
    # that it was decided so is a word of ours, told with the value that stands
    assert all(new == "+994551112233" for _what, field, _old, new in seen_by(tr) if field == "phone")


def test_a_value_of_theirs_that_was_taken_over_is_not_told_as_unseen(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    az.write("applicant", ids["kenan"], phone="+994551112233")
    tr.read(az.send())
    assert seen_by(tr) == []
    tr.write("applicant", ids["kenan"], city="Gəncə")
    assert seen_by(tr) == [("CHANGED", "city", "Bakı", "Gəncə")]


def test_a_removal_that_was_refused_is_told_as_unseen(tr: Office, az: Office, ids) -> None:
    path = lost_at_az(tr, az, ids)
    tr.read(path, removed=Decision.REFUSE)
    assert (PendingAction.RESTORED.name, None, None, None) in seen_by(tr)
    az.read(tr.send())
    assert seen_by(tr) == [] and stands(az, "placement", ids["placement"])


def test_a_conflict_decided_for_ours_is_told_as_unseen(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], phone="+994507777777")
    path = az_changes_phone(az, ids)
    tr.send()
    tr.read(path, phone=Decision.OURS)
    assert [(what, field, new) for what, field, _old, new in seen_by(tr)] == [("CHANGED", "phone", "+994507777777")]


def az_changes_phone(az: Office, ids):
    az.write("applicant", ids["kenan"], phone="+994551112233")
    return az.send()


def test_a_record_that_was_removed_here_stays_so_while_a_locked_cell_of_it_waits(tr: Office, az: Office, ids) -> None:
    path = tr.send()
    with tr.store.write(msg("Out"), author="Derya") as work:
        work.remove("placement", ids["placement"])
    book = openpyxl.load_workbook(path)
    sheet = book[words("az").say(kind("placement").plural)]
    mentor = words("az").say(kind("placement").field("mentor").label)
    column = next(cell.column for cell in sheet[1] if cell.value == mentor)
    sheet.cell(2, column).value = "Fidan"
    book.save(path)
    merged = unanswered(tr, path)
    assert merged.losses.locked_open == 1
    assert not stands(tr, "placement", ids["placement"]), "nobody agreed to what would let it stand again"
    with tr.store.read() as reader:
        assert reader.states.open_conflicts() == [] and tr.store.check() == []
