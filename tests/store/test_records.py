"""Records as they are made, changed, removed and read back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from exchange_app.kinds import KINDS, FieldType
from exchange_app.store import Query, RecordInUse, RecordMissing, Sort, Store
from exchange_app.store.ids import new_ids
from exchange_app.store.trouble import BrokenReference
from exchange_app.text import msg, words

SAMPLES = {
    FieldType.INTEGER: 12,
    FieldType.DECIMAL: Decimal("87.50"),
    FieldType.DATE: date(1999, 12, 31),
    FieldType.BOOLEAN: True,
    FieldType.LIST: ("Xəbər", "Spor"),
    FieldType.AGENCIES: ("AZ", "TR"),
    FieldType.COUNTS: {"AZ": 3, "TR": 4},
}


def test_a_value_of_every_field_comes_back_as_it_was_and_sets_in_one_order(store: Store) -> None:
    ids: dict[str, str] = {}
    with store.write(msg("One of each"), author="Selin") as work:
        for key in (
            "agency",
            "cohort",
            "applicant",
            "outlet",
            "application",
            "opening",
            "placement",
            "paper",
            "evaluation",
        ):
            kind = KINDS[key]
            values = {
                each.key: ids[each.target or ""]
                if each.type is FieldType.REFERENCE
                else SAMPLES.get(each.type, "=1+1 Ələ “q” 'x'")
                for each in kind.fields
            }
            ids[key] = work.create(key, values)
            made = work.reader.record(key, ids[key])
            assert dict(made.values) == {
                key: tuple(sorted(each)) if isinstance(each, tuple) else each for key, each in values.items()
            }
            assert (made.version, made.removed, made.created_by) == (1, False, "Selin")
    assert store.check() == []


def test_ids_are_uuid7_and_rise() -> None:
    from uuid import UUID

    ids = [*new_ids(3000), *new_ids(3000)]
    assert ids == sorted(set(ids))
    assert {UUID(each).version for each in ids} == {7}
    assert {UUID(each).variant for each in ids} == {"specified in RFC 4122"}


def test_codes_count_by_agency_kind_and_year(store: Store) -> None:
    with store.write(msg("People"), author="") as work:
        year = work.operation.at[:4]
        ours = work.create_many("applicant", [{"family_name": "A"}, {"family_name": "B"}])
        theirs = work.create("applicant", {"family_name": "C"}, agency="TR")
        cohort = work.create("cohort", {"title": "Bahar"})
        third = work.create("applicant", {"family_name": "D"})
        codes = [work.reader.record("applicant", id).code for id in (*ours, third, theirs)]
        assert codes == [f"AZ-{year}-0001", f"AZ-{year}-0002", f"AZ-{year}-0003", f"TR-{year}-0001"]
        assert work.reader.record("cohort", cohort).code == f"AZ-C{year}-0001"
        assert work.reader.by_code(f"TR-{year}-0001").id == theirs


def test_a_change_bumps_the_version_and_stamps_once_an_operation(store: Store, programme) -> None:
    with store.write(msg("Twice"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Gəncə"})
        work.update("applicant", programme.kenan, {"phone": None})
    with store.read() as reader:
        record = reader.record("applicant", programme.kenan)
        assert (record.version, record.changed_by, record.get("city"), record.get("phone")) == (
            2,
            "Derya",
            "Gəncə",
            None,
        )
        assert reader.journal.history(programme.kenan)[0].changes == {
            "city": ("Bakı", "Gəncə"),
            "phone": ("+994501234567", None),
        }


def test_saving_what_is_there_already_is_no_operation(store: Store, programme) -> None:
    with store.write(msg("Same"), author="Derya") as work:
        assert not work.update("applicant", programme.kenan, {"city": "Bakı", "patronymic": None})
    assert work.result.number == 0
    with store.read() as reader:
        assert reader.record("applicant", programme.kenan).version == 1
        assert reader.journal.operations(1)[0].label.text == "A small programme"


def test_a_record_others_need_is_not_removed_unless_they_go_too(store: Store, programme) -> None:
    with pytest.raises(RecordInUse) as refused, store.write(msg("Remove"), author="") as work:
        work.remove("applicant", programme.kenan)
    assert "1" in refused.value.sentence(words("en"))
    with store.write(msg("Remove"), author="") as work:
        work.remove("outlet", programme.outlet, cascade=True)
    assert {kind: len(ids) for kind, ids in work.result.changed.items()} == {
        "outlet": 1,
        "opening": 1,
        "placement": 1,
        "application": 1,
    }
    with store.read() as reader:
        assert reader.record("outlet", programme.outlet).removed
        assert reader.record("application", programme.first).get("preference_1") is None
        assert reader.find("opening", "outlet", programme.outlet) == []
    assert store.check() == []


def test_removed_and_unknown_records_cannot_be_changed(store: Store, programme) -> None:
    with store.write(msg("Remove"), author="") as work:
        work.remove("placement", programme.placement)
    for id in (programme.placement, "01a20b02-38fb-7347-93a2-ac323bf57d94"):
        with pytest.raises(RecordMissing), store.write(msg("Change"), author="") as work:
            work.update("placement", id, {"mentor": "x"})


def test_a_reference_to_nothing_is_refused_whole(store: Store, dump) -> None:
    before = dump()
    with pytest.raises(BrokenReference), store.write(msg("Broken"), author="") as work:
        work.create("outlet", {"name": "Stays out"})
        work.create("opening", {"outlet": "01a20b02-38fb-7347-93a2-ac323bf57d94"})
    assert dump() == before


def test_related_records_are_found_both_ways(store: Store, programme) -> None:
    with store.read() as reader:
        assert [kind for kind, _ in reader.related("application", programme.first)] == [
            "applicant",
            "cohort",
            "outlet",
            "placement",
        ]
        assert {each.id for _, each in reader.related("outlet", programme.outlet)} == {
            programme.first,
            programme.opening,
        }


def test_history_tells_who_did_what_from_where(store: Store, programme) -> None:
    with store.write(msg("Imported from {file}", file="liste.xlsx"), author="Mert", origin="liste.xlsx") as work:
        work.update("applicant", programme.kenan, {"birth_date": date(1995, 12, 3)})
    with store.read() as reader:
        latest, made = reader.journal.history(programme.kenan)
    assert (latest.author, latest.origin, latest.action) == ("Mert", "liste.xlsx", "update")
    assert words("en").say(latest.label) == "Imported from liste.xlsx"
    assert latest.changes == {"birth_date": (date(1995, 3, 12), date(1995, 12, 3))}
    assert made.action == "create"
    assert made.changes["family_name"] == (None, "Cəfərov")


def test_field_versions_name_the_operation_that_last_wrote_them(store: Store, programme) -> None:
    import json

    with store.write(msg("City"), author="") as work:
        work.update("applicant", programme.kenan, {"city": "Gəncə"})
    with store.read() as reader:
        origin, versions = reader.db.cursor.execute(
            "SELECT origin, field_versions FROM applicant WHERE id = ?", (programme.kenan,)
        ).fetchone()
        (data,) = reader.db.cursor.execute(
            "SELECT data FROM change WHERE operation = ?", (work.result.number,)
        ).fetchone()
    assert (origin, json.loads(versions)) == (2, {"city": 3})
    assert json.loads(data) == {"city": ["Bakı", "Gəncə", 2]}


def test_updating_many_at_once_is_one_operation(store: Store) -> None:
    with store.write(msg("People"), author="") as work:
        ids = work.create_many("applicant", [{"family_name": f"F{n}"} for n in range(50)])
    with store.write(msg("Track"), author="") as work:
        assert all(work.update("applicant", id, {"track": "radio"}) for id in ids)
    with store.read() as reader:
        assert reader.journal.operations(1)[0].counts == {"applicant": 50}


def test_of_records_expected_for_one_field_the_others_are_read_where_they_are_needed(store: Store) -> None:
    with store.write(msg("People"), author="Selin") as work:
        ids = work.create_many("applicant", [{"given_name": "Aysel", "family_name": each} for each in "ÜÇƏBD"])
    with store.write(msg("Several things"), author="Selin") as work:
        work.rows.expect("applicant", ids, {"city"})
        work.update("applicant", ids[0], {"city": "Şəki"})
        work.update("applicant", ids[1], {"family_name": "Zeynallı", "phone": "+994501234567"})
        work.update("applicant", ids[0], {"city": "Quba"})
        work.remove("applicant", ids[2])
    with store.write(msg("Renamed"), author="Selin") as work:
        work.rows.expect("applicant", [ids[3], ids[4]], {"family_name"})
        work.update("applicant", ids[3], {"family_name": "Əliyeva"})
    with store.read() as reader:
        keys = reader.keys(Query("applicant", sort=(Sort("name"),), language="az"))
        assert [row[2] for row in reader.rows("applicant", ("name",), keys)] == [
            "D, Aysel", "Əliyeva, Aysel", "Ü, Aysel", "Zeynallı, Aysel"
        ]  # fmt: skip
        assert reader.record("applicant", ids[0]).values["city"] == "Quba"
        assert reader.record("applicant", ids[2]).removed
        assert [each.changes for each in reader.journal.history(ids[0])][0] == {"city": (None, "Quba")}
    assert store.check() == []
    store.undo("Selin")
    store.undo("Selin")
    with store.read() as reader:
        assert [each.get("family_name") for each in reader.records("applicant", ids)] == [*"ÜÇƏBD"]
