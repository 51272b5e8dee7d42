"""Lists imported before their reader knew the codes of languages hold names: they are shown, found, sent and edited as what
they mean, and nothing of them is lost between two agencies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_app.kinds import kind
from exchange_app.kinds.values import show
from exchange_app.store import Filter, Query, Store
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.text import msg, words
from tests.released import bring_out, damage
from tests.services.offices import AZ, TR, Office

OLD = ("Azərbaycan dili", "Kürtçe", "TÜRKÇE")
LANGUAGES = kind("outlet").field("languages")


def held(store: Store, id: str) -> list[str]:
    """What the column itself holds."""
    with store.read() as reader:
        (kept,) = reader.states.kept("outlet", [id])
    found: list[str] = json.loads(str(kept.columns["languages"]))
    return found


def shown(store: Store, id: str) -> object:
    with store.read() as reader:
        return reader.record("outlet", id).get("languages")


def found(store: Store, *filters: Filter) -> list[str]:
    with store.read() as reader:
        query = Query("outlet", filters=filters)
        return reader.ids("outlet", list(reader.keys(query)))


def both_hold_names(tmp_path: Path) -> tuple[Office, Office, str]:
    """Two offices of which one imported an outlet as it was done before, and sent it to the other."""
    ours, theirs = Office(tmp_path, TR, AZ), Office(tmp_path, AZ, TR)
    with ours.store.write(msg("Imported"), author="Derya", origin="list.xlsx") as work:
        values = {"name": "Kanal Doqquz", "city": "Bakı", "country": "AZ", "languages": OLD}
        outlet = work.create("outlet", values, agency="AZ")
    theirs.read(ours.send())
    return ours, theirs, outlet


def test_a_store_of_the_released_revision_shows_and_finds_names_of_languages_as_languages(tmp_path: Path) -> None:
    desk = bring_out("v3-tr", tmp_path)
    connection = connect(desk.path, None)
    ((outlet, version),) = connection.execute("SELECT id, version FROM outlet WHERE code = 'TR-O2026-0001'").fetchall()
    connection.execute("UPDATE outlet SET languages = ? WHERE id = ?", (json.dumps(OLD), outlet))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with Store.open(desk.path) as store:
        assert SCHEMA_VERSION > 3
        assert shown(store, outlet) == ("az", "Kürtçe", "tr")
        assert show(LANGUAGES, ("az", "Kürtçe", "tr"), words("en")) == "Azerbaijani, Kürtçe, Turkish"
        with store.read() as reader:
            ((_key, _id, listed),) = reader.rows("outlet", ["languages"], [reader.key("outlet", outlet) or 0])
            assert listed == ("az", "Kürtçe", "tr")
            assert reader.record("outlet", outlet).version == version
        assert found(store, Filter("languages", "is", "tr")) == [outlet]
        assert found(store, Filter("languages", "contains", "Turkish")) == [outlet]
        assert found(store, Filter("languages", "is", "Kürtçe")) == [outlet]
        assert found(store, Filter("languages", "is", "ru")) == []
    assert damage(desk) == []


@pytest.mark.slow
def test_names_that_both_agencies_hold_go_to_and_fro_without_a_change_or_a_conflict(tmp_path: Path) -> None:
    ours, theirs, outlet = both_hold_names(tmp_path)
    assert held(theirs.store, outlet) == list(OLD), "the same under the same version in both stores"
    review = ours.look(theirs.send())
    assert [each for each in review.comparison.changes() if each.field == "languages"] == []
    ours.read(theirs.send())
    assert held(ours.store, outlet) == held(theirs.store, outlet) == list(OLD)


def test_an_edit_makes_codes_of_the_names_for_both_agencies_and_undo_brings_back_what_stood(tmp_path: Path) -> None:
    ours, theirs, outlet = both_hold_names(tmp_path)
    ours.write("outlet", outlet, languages=("az", "tr", "Kürtçe", "ru"))
    assert held(ours.store, outlet) == ["Kürtçe", "az", "ru", "tr"]
    theirs.read(ours.send())
    assert held(theirs.store, outlet) == ["Kürtçe", "az", "ru", "tr"]
    ours.store.undo("Derya")
    assert held(ours.store, outlet) == list(OLD)
    assert shown(ours.store, outlet) == ("az", "Kürtçe", "tr")


def test_a_language_added_by_the_partner_meanwhile_stands_beside_ours(tmp_path: Path) -> None:
    ours, theirs, outlet = both_hold_names(tmp_path)
    theirs.write("outlet", outlet, languages=(*OLD, "ru"))
    ours.write("outlet", outlet, languages=("az", "tr", "Kürtçe", "en"))
    ours.read(theirs.send())
    theirs.read(ours.send())
    assert held(ours.store, outlet) == held(theirs.store, outlet)
    assert set(held(ours.store, outlet)) == {"az", "tr", "Kürtçe", "en", "ru"}
