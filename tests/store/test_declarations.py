"""The tables are held against the field declarations."""

from __future__ import annotations

import pytest

from exchange_app.kinds import KINDS, FieldType, Kind, Personal
from exchange_app.store import Query, Store
from exchange_app.store.kind_schema import plan
from exchange_app.store.tables import table
from exchange_app.text import msg

CARRIED = {
    *(
        "pk",
        "id",
        "code",
        "agency",
        "version",
        "created_at",
        "created_by",
        "changed_at",
        "changed_by",
        "removed",
        "origin",
    ),
    *("field_versions", "registers", "name_tr", "name_az", "name_en", "current_application"),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_every_declared_field_has_its_column_and_no_column_is_without_a_declaration(kind: Kind) -> None:
    columns = {column.name for column in table(kind.key).columns}
    assert set(kind.keys) <= columns
    assert columns - CARRIED <= set(kind.keys)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_references_are_foreign_keys_to_the_declared_kind(kind: Kind) -> None:
    declared = {each.key: each.target for each in kind.fields if each.type is FieldType.REFERENCE}
    found = {key.parent.name: key.column.table.name for key in table(kind.key).foreign_keys}
    assert found == declared


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
@pytest.mark.slow
def test_every_field_can_be_shown_filtered_and_sorted_in_a_list(kind: Kind, store: Store) -> None:
    from exchange_app.store import Filter, Sort

    columns = [*kind.keys, "name", "code", "problems", "conflicts", "changed_at"]
    with store.read() as reader:
        for key in columns:
            for op in ("is", "is_not", "contains", "starts", "empty", "not_empty", "at_least", "at_most", "in"):
                value = ("1",) if op == "in" else "1"
                reader.keys(
                    Query(
                        kind.key, filters=(Filter(key, op, value),), sort=(Sort(key, descending=True),), language="az"
                    )
                )
        assert reader.rows(kind.key, columns, []) == []


def test_no_sensitive_field_is_searched_or_found(store: Store) -> None:
    sensitive = [
        (kind.key, each.key) for kind in KINDS.values() for each in kind.fields if each.personal is Personal.SENSITIVE
    ]
    assert sensitive
    assert not any(key in plan(kind).searched for kind, key in sensitive)
    with store.write(msg("A person"), author="Selin") as work:
        work.create(
            "applicant",
            {
                "given_name": "A",
                "family_name": "B",
                **{key: "zqwx" for kind, key in sensitive if kind == "applicant" and key != "passport_expiry"},
            },
        )
    with store.read() as reader:
        assert reader.search("zqwx") == []
