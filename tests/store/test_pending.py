"""What a partner has not been sent: net changes of what it may have, in the order of records, a page at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exchange_app.domain.exchange.state_codec import rewritten
from exchange_app.domain.exchange.versions import typed
from exchange_app.kinds import KINDS
from exchange_app.store import PendingAction, Store
from exchange_app.text import msg

PLAIN = [f"{key}.{each.key}" for key, of in KINDS.items() for each in of.fields if not each.sensitive]


def sent(store: Store) -> int:
    """Mark this moment as the last export; gives its operation's number."""
    with store.write(msg("Sent"), author="Selin") as work:
        work.app_data.log_export("TR", cohorts=[], fields=[], people=2, file_name="a.xlsx", file_hash="a", base=b"")
    with store.read() as reader:
        return reader.journal.data_version()


def lines(store: Store, since: int, fields=PLAIN, agency: str = "TR"):
    with store.read() as reader:
        keys = reader.pending.keys(agency, since, fields=fields)
        return reader.pending.lines(keys, range(len(keys)))


def told(store: Store, since: int, **how):
    return [
        (each.title, each.what.name, each.field.key if each.field else None, each.old, each.new)
        for each in lines(store, since, **how)
    ]


@pytest.fixture
def edit(store: Store):
    def make(kind: str, id: str, **values):
        with store.write(msg("Edit"), author="Selin") as work:
            work.update(kind, id, values)

    return make


def test_a_field_changed_twice_is_one_line_from_what_was_sent_to_what_stands(store, programme, edit):
    since = sent(store)
    edit("applicant", programme.kenan, city="Gəncə")
    edit("applicant", programme.kenan, city="Şəki", phone="+994551112233")
    assert told(store, since) == [
        ("Cəfərov, Kənan", "CHANGED", "phone", "+994501234567", "+994551112233"),
        ("Cəfərov, Kənan", "CHANGED", "city", "Bakı", "Şəki"),
    ]
    one = lines(store, since)[1]
    assert (one.kind, one.record, one.author) == ("applicant", programme.kenan, "Selin")


def test_what_was_changed_back_or_undone_is_no_change(store, programme, edit):
    since = sent(store)
    edit("applicant", programme.kenan, city="Gəncə")
    edit("applicant", programme.kenan, city="Bakı")
    edit("outlet", programme.outlet, city="İzmir")
    store.undo("Selin")
    with store.write(msg("Made"), author="Selin") as work:
        work.create("applicant", {"family_name": "Nobody"}, agency="TR")
    store.undo("Selin")
    with store.write(msg("Out"), author="Selin") as work:
        work.remove("placement", programme.placement)
    store.undo("Selin")
    assert told(store, since) == []


def test_a_change_sent_and_then_undone_is_a_change(store, programme, edit):
    edit("applicant", programme.kenan, city="Gəncə")
    since = sent(store)
    with store.read() as reader:
        number = reader.journal.operations(2)[1].number
    store.undo("Selin", number=number)
    assert told(store, since) == [("Cəfərov, Kənan", "CHANGED", "city", "Gəncə", "Bakı")]


def test_new_and_removed_records_are_one_line_each_whatever_was_typed_into_them(store, programme, edit):
    since = sent(store)
    with store.write(msg("Made"), author="Selin") as work:
        made = work.create("outlet", {"name": "Xəzər FM", "city": "Bakı"}, agency="TR")
    edit("outlet", made, city="Gəncə", website="https://xezer.example.az")
    edit("placement", programme.placement, notes="late")
    with store.write(msg("Out"), author="Selin") as work:
        work.remove("placement", programme.placement)
    assert told(store, since) == [
        ("Cəfərov, Kənan", "REMOVED", None, None, None),
        ("Xəzər FM", "ADDED", None, None, None),
    ]
    added = lines(store, since)[1]
    with store.read() as reader:
        stands = reader.record("outlet", made)
    assert added.filled == 4, "what it holds now, not what it was made with"
    assert (added.at, added.author) == (stands.changed_at, stands.changed_by)


def test_only_what_the_partner_may_have_is_listed(store, programme, edit):
    since = sent(store)
    with store.write(msg("Elsewhere"), author="Selin") as work:
        alone = work.create("cohort", {"title": "Ours alone", "sending": ("AZ",), "hosting": "AZ"})
        person = work.create("applicant", {"family_name": "Hidden"})
        work.create("application", {"applicant": person, "cohort": alone})
        work.create("outlet", {"name": "Nobody's wish", "country": "AZ"})
        wished = work.create("outlet", {"name": "Somebody's wish", "country": "AZ"})
        work.create("application", {"applicant": programme.isik, "cohort": programme.cohort, "preference_2": wished})
    assert {each[0] for each in told(store, since)} == {"Somebody's wish", "Çelik, Işık"}
    assert told(store, since, agency="NOBODY") == []


def test_fields_that_do_not_leave_are_not_listed(store, programme, edit):
    since = sent(store)
    edit("applicant", programme.kenan, passport_number="C7654321", city="Gəncə", phone="+994551112233")
    assert [each[2] for each in told(store, since)] == ["phone", "city"]
    assert [each[2] for each in told(store, since, fields=[*PLAIN, "applicant.passport_number"])] == [
        "passport_number",
        "phone",
        "city",
    ]
    assert [each[2] for each in told(store, since, fields=["applicant.city"])] == ["city"]


def test_references_are_named_and_values_are_canonical(store, programme, edit):
    since = sent(store)
    edit("application", programme.second, preference_1=programme.outlet, submitted_on=date(2026, 3, 1))
    edit("cohort", programme.cohort, sending=("AZ", "GE", "TR"))
    assert told(store, since) == [
        ("Bahar 2026", "CHANGED", "sending", ("AZ", "TR"), ("AZ", "GE", "TR")),
        ("Çelik, Işık", "CHANGED", "submitted_on", None, date(2026, 3, 1)),
        ("Çelik, Işık", "CHANGED", "preference_1", None, "Kanal Üç"),
    ]


def test_what_the_partners_own_workbook_brought_is_known_to_it(store, programme, edit):
    since = sent(store)
    with store.write(msg("Merge"), author="Selin", origin="tr.xlsx") as work:
        (kept,) = work.reader.states.kept("applicant", [programme.isik])
        brought = {"city": "Bursa", "phone": "+905321112233"}
        text = rewritten(kept, brought, typed("TR", "e1", kept.id, "city", "Bursa"), work.reader.states.offices())
        work.states.put([replace(kept, columns={**kept.columns, **brought}, registers=text)])
        work.app_data.log_receipt(
            "e1",
            sender="TR",
            number=1,
            made_at=None,
            file_name="tr.xlsx",
            file_hash="",
            content_hash="",
            base="from file",
            acknowledged=[],
            counts={},
        )
    assert told(store, since) == []
    edit("applicant", programme.isik, city="Edirne")
    assert told(store, since) == [("Çelik, Işık", "CHANGED", "city", "Bursa", "Edirne")]
    assert [each[2] for each in told(store, since, agency="AZ2")] == []
    store.undo("Selin")
    store.undo("Selin")
    assert told(store, since) == []


def test_before_the_first_export_everything_is_new_and_pages_are_read_one_by_one(store, programme):
    with store.read() as reader:
        keys = reader.pending.keys("TR", 0, fields=PLAIN)
        assert keys.records == {
            "cohort": 1,
            "outlet": 1,
            "opening": 1,
            "applicant": 2,
            "application": 2,
            "placement": 1,
        }
        assert keys.whats == {PendingAction.ADDED: 8}
        pages = [reader.pending.lines(keys, [at])[0].record for at in range(len(keys))]
        assert pages == [each.record for each in reader.pending.lines(keys, range(len(keys)))]
        people = keys.of_kind("applicant")
        assert {each.title for each in reader.pending.lines(keys, people)} == {"Cəfərov, Kənan", "Çelik, Işık"}


def test_terms_agreed_with_a_partner_are_kept_for_it_alone(store):
    with store.write(msg("Terms"), author="Selin") as work:
        work.app_data.agree_terms("TR", ["applicant.phone"])
        work.app_data.agree_terms("TR", ["applicant.notes", "applicant.email"])
    with store.read() as reader:
        assert reader.app_data.terms("TR") == {"applicant.notes", "applicant.email"}
        assert reader.app_data.terms("AZ") == frozenset()


def test_the_transfer_log_remembers_whether_a_password_opens_the_file(store):
    for number, locked in enumerate((True, False)):
        with store.write(msg("Sent"), author="") as work:
            work.app_data.log_export(
                "TR", cohorts=[], fields=[], people=0, file_name=str(number), file_hash="", base=b"", encrypted=locked
            )
    with store.read() as reader:
        assert [(each.file_name, each.encrypted) for each in reader.app_data.exports()] == [("1", False), ("0", True)]
