"""How the exchange with a partner stands: the line of files with their states, and what to do next."""

from __future__ import annotations

import pytest

from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.services.access import Access
from exchange_app.services.agencies import UnknownPartner
from exchange_app.services.conflicts import settle_conflict
from exchange_app.services.ledger import FileState, Step, Way, ledger, lines, partners
from exchange_app.services.merging import Decision
from exchange_app.store import AgencySpec, Store
from exchange_app.store.ids import new_id
from exchange_app.text import msg, words
from tests.services.offices import AZ, TR, Office


class Line:
    """Two agencies' files, written into a real store of TR one after another."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def send(self, **how) -> str:
        with self.store.write(msg("Sent"), author="Derya", origin="x") as work:
            given = {
                "cohorts": ["TR-C2026-0001"],
                "fields": ["applicant.phone"],
                "people": 3,
                "file_name": "for-az.xlsx",
                "file_hash": "h",
                "base": b"",
            } | how
            return work.app_data.log_export("AZ", **given)

    def merge(
        self,
        export: str,
        number: int,
        *,
        sender: str = "AZ",
        knows=(),
        made_at: str | None = None,
        city: str | None = None,
    ) -> None:
        with self.store.write(msg("Merged"), author="Derya", origin="az.xlsx") as work:
            if city:
                held = {"name": city, "city": city, "country": "AZ"}
                work.states.put([Kept("outlet", new_id(), f"AZ-O-{city}", "AZ", held, '{"o":"az:1"}')])
            work.app_data.log_receipt(
                export, sender=sender, number=number, made_at=made_at, file_name="az.xlsx", file_hash="", content_hash=export, base="from file",
                acknowledged=list(knows), counts={"changed": 2},
            )  # fmt: skip

    def work(self) -> str:
        with self.store.write(msg("Work"), author="Derya") as work:
            return work.create("outlet", {"name": "Ege TV", "country": "TR"}, agency="AZ")

    def states(self) -> list[tuple[str, int, str]]:
        return [(each.way.value, each.number, each.state.value) for each in ledger(self.store, "AZ").files]

    def steps(self) -> list[tuple[Step, str]]:
        return [(each.step, words("en").say(each.sentence)) for each in ledger(self.store, "AZ").steps]


@pytest.fixture
def line(tmp_path):
    agency, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Xəzər", "AZ", "az")
    with Store.create(tmp_path / "desk.exdesk", agency=agency, partners=[partner]) as store:
        yield Line(store)


def test_a_file_sent_is_acknowledged_when_theirs_says_so_and_those_before_it_are_superseded(line):
    line.send()
    second = line.send()
    line.send()
    assert line.states() == [("sent", 1, "sent"), ("sent", 2, "sent"), ("sent", 3, "sent")]
    line.merge("az-1", 1, knows=[second])
    assert line.states() == [
        ("sent", 1, "superseded"),
        ("sent", 2, "acknowledged"),
        ("sent", 3, "sent"),
        ("received", 1, "merged"),
    ]


def test_a_file_that_came_back_filled_in_is_returned_as_often_as_it_came(line):
    first = line.send(encrypted=True, basis="consent")
    line.merge(first, 1, sender="TR")
    line.merge(first, 1, sender="TR")
    (only,) = ledger(line.store, "AZ").files
    assert (only.way, only.state, len(only.came_back), only.counts) == (Way.SENT, FileState.RETURNED, 2, {"changed": 2})
    assert only.encrypted and only.basis == "consent" and only.people == 3
    line.store.undo("Derya")
    line.store.undo("Derya")
    (only,) = ledger(line.store, "AZ").files
    assert (only.state, only.came_back) == (FileState.SENT, ())


def test_a_number_that_is_missing_among_theirs_never_arrived_until_it_does(line):
    line.merge("az-1", 1, made_at="2026-04-01T09:00:00+00:00")
    line.merge("az-4", 4, made_at="2026-04-08T09:00:00+00:00")
    assert line.states() == [
        ("received", 1, "merged"),
        ("received", 2, "lost"),
        ("received", 3, "lost"),
        ("received", 4, "merged"),
    ]
    line.merge("az-2", 2, made_at="2026-04-03T09:00:00+00:00")
    assert line.states() == [
        ("received", 1, "merged"),
        ("received", 2, "merged"),
        ("received", 3, "lost"),
        ("received", 4, "merged"),
    ]
    line.store.undo("Derya")
    assert ("received", 2, "taken_back") in line.states()


def test_the_same_file_of_theirs_merged_twice_stands_once(line):
    line.merge("az-1", 1)
    line.merge("az-1", 1)
    assert line.states() == [("received", 1, "merged")]
    line.store.undo("Derya")
    assert line.states() == [("received", 1, "merged")]


def test_the_next_step_follows_the_exchange(line):
    assert line.steps() == [(Step.PREPARE, "Nothing has been sent to AZ yet: prepare the first workbook.")]
    first = line.send()
    assert [step for step, _said in line.steps()] == [Step.WAIT]
    made = line.work()
    assert line.steps() == [(Step.PREPARE, "AZ has not seen your last change: prepare a workbook.")]
    with line.store.write(msg("Work"), author="Derya") as work:
        work.remove("outlet", made)
    assert [step for step, _said in line.steps()] == [Step.WAIT]
    line.merge(first, 1, sender="TR", city="Bakı")
    assert line.steps() == [(Step.PREPARE, "AZ does not know yet what you merged: prepare a workbook.")]
    line.send()
    line.merge("az-2", 2, knows=[first])
    assert [step for step, _said in line.steps()] == [Step.PREPARE, Step.ASK]
    assert line.steps()[1][1] == "No. 1 from AZ never arrived: ask for it, or go on without."
    third = line.send()
    assert [step for step, _said in line.steps()] == [Step.WAIT]
    line.merge("az-3", 3, knows=[third])
    line.send()
    fourth = ledger(line.store, "AZ").last
    line.merge("az-4", 4, knows=[fourth.id])
    line.send()
    line.merge("az-5", 5, knows=[ledger(line.store, "AZ").last.id])
    assert [step for step, _said in line.steps()] == [Step.PREPARE]


def test_reviews_left_and_open_conflicts_come_first(line):
    line.send()
    with line.store.write(msg("Kept"), author="Derya") as work:
        work.app_data.keep_review("hash", "az.xlsx", b"PK", {}, {"conflicts": 3})
    assert line.steps()[0] == (Step.REVIEW, "A review waits for you.")
    found = ledger(line.store, "AZ")
    assert [each.file_name for each in found.reviews] == ["az.xlsx"]
    with line.store.write(msg("Forgotten"), author="Derya") as work:
        work.app_data.forget_review("hash")
    assert [step for step, _said in line.steps()] == [Step.WAIT]


def test_sensitive_fields_count_only_when_the_last_workbook_held_them_and_agreed_ones_stay_here(line):
    with line.store.write(msg("Made"), author="Derya") as work:
        person = work.create("applicant", {"family_name": "Acar"}, agency="AZ")
    line.send()

    def change(value: str) -> list[str]:
        with line.store.write(msg("Typed"), author="Derya") as work:
            work.update("applicant", person, {"passport_number": value, "phone": f"+9055511122{value[-2:]}"})
        with line.store.read() as reader:
            found = ledger(line.store, "AZ")
            return [each.field.key for each in reader.pending.lines(found.pending, range(len(found.pending)))]

    assert change("U000001") == ["phone"]
    line.send(fields=["applicant.passport_number", "applicant.phone"])
    assert change("U000002") == ["passport_number", "phone"]
    with line.store.write(msg("Agreed"), author="Derya") as work:
        work.app_data.agree_terms("AZ", ["applicant.phone"])
    assert change("U000003") == ["passport_number"]


def test_partners_are_the_other_agencies_and_only_they_have_a_ledger(line):
    assert [each.get("code") for each in partners(line.store)] == ["AZ"]
    for code in ("TR", "XX"):
        with pytest.raises(UnknownPartner):
            ledger(line.store, code)


@pytest.mark.slow
def test_a_partner_whose_first_file_to_come_is_no_3_is_told_the_same_on_both_pages(tmp_path):
    tr, az = Office(tmp_path, TR, AZ), Office(tmp_path, AZ, TR)
    az.send(), az.send()
    third = az.send()
    assert tr.look(third).story.lost == (1, 2)
    tr.read(third)
    assert tr.look(third).story.lost == (1, 2)
    assert [each.number for each in ledger(tr.store, "AZ").files if each.state is FileState.LOST] == [1, 2]
    tr.store.close(), az.store.close()


def as_sent(store: Store, field: str) -> list[tuple[object, object]]:
    """The lines of a field of what AZ has not seen: as it was sent, and now."""
    found = ledger(store, "AZ")
    told = lines(store, found.pending, found.pending.of_kind(None))
    return [(each.old, each.new) for each in told if each.field is not None and each.field.key == field]


def test_after_a_merge_is_taken_back_the_page_shows_the_value_that_was_sent_before_it(tr: Office, az: Office, ids):
    az.read(tr.send())
    sent = tr.value("applicant", ids["kenan"], "city")
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    path = az.send()
    before = as_sent(tr.store, "city")
    assert before == [(sent, "Ankara")]
    for decision in (Decision.THEIRS, Decision.OURS, Decision.LEAVE):
        tr.read(path, city=decision)
        tr.store.undo("Derya")
        assert as_sent(tr.store, "city") == before, decision
        tr.store.redo("Derya")
        tr.store.undo("Derya")
        assert as_sent(tr.store, "city") == before, decision
    tr.write("applicant", ids["kenan"], city="Bursa")
    assert as_sent(tr.store, "city") == [(sent, "Bursa")]


def test_a_merge_brought_back_is_told_as_if_it_had_never_been_taken_back(tr: Office, az: Office, ids):
    az.read(tr.send())
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send())
    assert as_sent(tr.store, "city") == []
    tr.store.undo("Derya")
    tr.store.redo("Derya")
    assert as_sent(tr.store, "city") == []
    tr.write("applicant", ids["kenan"], city="Bursa")
    assert as_sent(tr.store, "city") == [("Gəncə", "Bursa")], "theirs is what they have"


def test_of_a_field_in_open_conflict_our_value_is_what_the_partner_has_not_seen(tr: Office, az: Office, ids):
    az.read(tr.send())
    person = ids["kenan"]  # a person whom AZ sends, so that AZ's value is shown while the conflict is open
    sent = tr.value("applicant", person, "city")
    tr.write("applicant", person, city="Ankara")
    with tr.store.read() as reader:
        mine = reader.journal.operations(1)[0]
    az.write("applicant", person, city="Gəncə")
    tr.read(az.send(), city=Decision.LEAVE)
    assert tr.value("applicant", person, "city") == "Gəncə"
    assert as_sent(tr.store, "city") == [(sent, "Ankara")]
    found = ledger(tr.store, "AZ")
    (line,) = lines(tr.store, found.pending, found.pending.of_kind(None))
    assert line.at == mine.at, "when ours was written, not when theirs came beside it"
    tr.write("applicant", person, city="Bursa")
    assert as_sent(tr.store, "city") == [("Gəncə", "Bursa")], "decided for a third: theirs is what they have"


def test_of_a_conflict_in_which_ours_is_what_was_sent_nothing_is_told(tr: Office, az: Office, ids):
    az.read(tr.send())
    sent = tr.value("applicant", ids["kenan"], "city")
    tr.write("applicant", ids["kenan"], city="Ankara")
    tr.write("applicant", ids["kenan"], city=sent)
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send(), city=Decision.LEAVE)
    assert as_sent(tr.store, "city") == []


def test_a_partner_is_not_said_to_have_not_seen_its_own_value_that_was_chosen(tr: Office, az: Office, ids):
    for person in (ids["kenan"], ids["isik"]):  # AZ's value is shown while the conflict is open, and ours
        az.read(tr.send())
        tr.write("applicant", person, city="Konya")
        az.write("applicant", person, city="Gəncə")
        tr.read(az.send(), city=Decision.THEIRS)
        assert tr.value("applicant", person, "city") == "Gəncə"
        assert as_sent(tr.store, "city") == [], "chosen in the merge"
        tr.store.undo("Derya")
        assert as_sent(tr.store, "city")[0][1] == "Konya"
        tr.store.redo("Derya")
        assert as_sent(tr.store, "city") == []
        tr.write("applicant", person, city="Bursa")
        assert as_sent(tr.store, "city") == [("Gəncə", "Bursa")]
        tr.write("applicant", person, city="Gəncə")
        assert as_sent(tr.store, "city") == []


def test_nor_its_own_value_that_was_chosen_later_in_the_form(tr: Office, az: Office, ids):
    for person in (ids["kenan"], ids["isik"]):
        az.read(tr.send())
        tr.write("applicant", person, city="Konya")
        az.write("applicant", person, city="Gəncə")
        tr.read(az.send(), city=Decision.LEAVE)
        settle_conflict(tr.store, "applicant", person, "city", "Gəncə", access=Access("Derya"))
        assert as_sent(tr.store, "city") == []
        tr.store.undo("Derya")
        assert [new for _old, new in as_sent(tr.store, "city")] == ["Konya"]
        settle_conflict(tr.store, "applicant", person, "city", "Konya", access=Access("Derya"))
        assert [new for _old, new in as_sent(tr.store, "city")] == ["Konya"]


def test_nor_what_both_wrote_alike(tr: Office, az: Office, ids):
    az.read(tr.send())
    for office in (tr, az):
        office.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send())
    assert as_sent(tr.store, "city") == []


def test_but_it_has_not_seen_that_its_value_was_chosen_over_one_that_was_sent(tr: Office, az: Office, ids):
    az.read(tr.send())
    az.write("applicant", ids["kenan"], city="Gəncə")
    path = az.send()
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.read(tr.send(), city=Decision.LEAVE)
    tr.read(path, city=Decision.THEIRS)
    assert as_sent(tr.store, "city") == [("Ankara", "Gəncə")]
    az.read(tr.send())
    with az.store.read() as reader:
        assert reader.states.open_conflicts() == [], "the choice travels and is not asked again"
    assert az.value("applicant", ids["kenan"], "city") == "Gəncə" and as_sent(tr.store, "city") == []


def test_what_was_decided_here_against_theirs_was_never_sent(tr: Office, az: Office, ids):
    az.read(tr.send())
    sent = tr.value("applicant", ids["kenan"], "city")
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send(), city=Decision.OURS)
    assert as_sent(tr.store, "city") == [(sent, "Ankara")]
    tr.write("applicant", ids["kenan"], city="Bursa")
    assert as_sent(tr.store, "city") == [(sent, "Bursa")]
