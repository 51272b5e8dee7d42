"""A record is called the same wherever it is named: in a list, a reference, a workbook, a sentence."""

from __future__ import annotations

import pytest

from exchange_app.domain.titles import listed, title
from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import shared_kinds
from exchange_app.services.exporting.scope import scope
from exchange_app.services.exporting.sheets import list_names, reference_texts
from exchange_app.services.naming import finder, title_of
from exchange_app.store import Query
from exchange_app.text import msg
from tests.services.offices import Office


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_calls_every_record_as_it_is_called_elsewhere(tr: Office, ids: dict[str, str], kind: str) -> None:
    with tr.store.read() as reader:
        none_yet = not list(reader.records(kind))
    with tr.store.write(msg("Next to nothing known"), author="Derya", origin="test") as work:
        if none_yet:
            work.create(kind, {})
        work.create("opening", {"cohort": ids["cohort"], "outlet": ids["host"]})
        work.remove("applicant", work.create("applicant", {"family_name": "Əhmədov"}))
    with tr.store.read() as reader:
        find = finder(reader)
        records = list(reader.records(kind, with_removed=True))
        shown = {
            id: name or code for _pk, id, name, code in reader.table(Query(kind, with_removed=True), ("name", "code"))
        }
        assert shown
        assert shown == {each.id: listed(each, find) for each in records}
        assert reader.names(kind, shown) == {each.id: (each.code, shown[each.id]) for each in records}
        for each in records:
            assert title_of(reader, kind, each.id) == title(each, find)


def test_a_workbook_refers_to_records_by_the_names_of_lists(tr: Office, ids: dict[str, str]) -> None:
    with tr.store.write(msg("An opening in a department"), author="Derya", origin="test") as work:
        work.create("opening", {"cohort": ids["cohort"], "outlet": ids["host"], "department": "haber"})
    with tr.store.read() as reader:
        of = scope(reader, "TR", "AZ", [])
        texts = reference_texts(of, list_names(of), {})
        for kind in shared_kinds():
            for each in of.records[kind]:
                if each.id in texts:
                    assert texts[each.id] == f"{reader.names(kind, [each.id])[each.id][1]} · {each.code}"
    assert "Ege TV, haber · " in "".join(texts.values())
