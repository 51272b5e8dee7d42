"""Older stores are brought up to date on a copy, and a process killed on the way leaves the old one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from offices import AZ

from exchange_app.kinds import KINDS
from exchange_app.store import Query, Store, backup_folder
from exchange_app.store.sqlite.cipher import key_pragma, new_salt
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.migration import bring_up
from exchange_app.store.sqlite.schema import TableShape, schema_of
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.trouble import StoreLocked
from exchange_app.text import msg
from tests.killed import killed, migrate

ROOT = Path(__file__).parents[2]
KILLS = 4 if not os.environ.get("EXCHANGE_APP_LONG") else 40
OLD = range(1, SCHEMA_VERSION)


def schema(path: Path) -> dict[str, TableShape]:
    connection = connect(path, None)
    found = schema_of(connection)
    connection.close()
    return found


def search_settings(path: Path) -> dict[str, list[tuple[str, int]]]:
    connection = connect(path, None)
    found = {kind: connection.execute(f"SELECT k, v FROM {kind}_search_config ORDER BY k").fetchall() for kind in KINDS}
    connection.close()
    return found


def make_old(path: Path, version: int, passphrase: str | None = None) -> None:
    """A store as a released version left it, with 300 people."""
    key = None if passphrase is None else key_pragma(passphrase, new_salt())
    path.touch()
    bring_up(path, key, version)
    connection = connect(path, key)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO identity VALUES (1, 'store', 'first', 'AZ', '2026-01-01T00:00:00.000+00:00')")
    connection.execute(
        "INSERT INTO operation (number, incarnation, label, author, origin, at, action, undoable, fields) VALUES "
        "(1, 'first', '{\"text\":\"Old\"}', 'Selin', 'window', '2026-01-01T00:00:00.000+00:00', 'do', 1, '{\"applicant\":[]}')"
    )
    stamp = "2026-01-01T00:00:00.000+00:00"
    for number in range(1, 301):
        id = f"01a20b02-0000-7000-8000-{number:012}"
        connection.execute(
            "INSERT INTO applicant (id, code, agency, version, created_at, created_by, changed_at, changed_by, origin, family_name, "
            "name_tr, name_az, name_en) VALUES (?, ?, 'AZ', 1, ?, '', ?, '', 1, NULL, '', '', '')",
            (id, f"AZ-2026-{number:04}", stamp, stamp),
        )
        connection.execute(
            "INSERT INTO applicant_search (rowid, words) VALUES (?, ?)", (number, f"az 2026 {number:04}")
        )
        connection.execute(
            "INSERT INTO change (operation, kind, record, action, data) VALUES (1, 'applicant', ?, 'create', '[]')",
            (id,),
        )
    connection.execute("COMMIT")
    connection.close()


def test_migrations_lead_to_the_tables_of_a_new_store(tmp_path: Path) -> None:
    bring_up_from_nothing = tmp_path / "migrated.exdesk"
    bring_up_from_nothing.touch()
    bring_up(bring_up_from_nothing, None, SCHEMA_VERSION)
    Store.create(tmp_path / "new.exdesk", agency=AZ).close()
    assert schema(bring_up_from_nothing) == schema(tmp_path / "new.exdesk")
    assert search_settings(bring_up_from_nothing) == search_settings(tmp_path / "new.exdesk")


@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("passphrase", [None, pytest.param("söz", marks=pytest.mark.slow)])
def test_a_store_of_each_older_version_opens_with_everything_in_it_and_a_backup(
    path: Path, version: int, passphrase: str | None
) -> None:
    make_old(path, version, passphrase)
    with Store.open(path, passphrase=passphrase) as store:
        with store.read() as reader:
            assert reader.count(Query("applicant", search="0042")) == 1
            assert reader.app_data.saved_filters("applicant") == []
        with store.write(msg("Goes on"), author="") as work:
            work.app_data.save_filter("applicant", "Bakı", {})
            work.update("applicant", "01a20b02-0000-7000-8000-000000000042", {"family_name": "Əliyev"})
        assert store.check() == []
    (kept,) = backup_folder(path).iterdir()
    assert "before-migration" in kept.name
    before = connect(kept, None if passphrase is None else key_pragma(passphrase, kept.read_bytes()[:16]))
    assert before.execute("PRAGMA user_version").fetchone() == (version,)
    before.close()
    assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == [path.name]


def test_sort_keys_and_search_words_are_made_anew_with_a_migration(path: Path) -> None:
    make_old(path, SCHEMA_VERSION - 1)
    connection = connect(path, None)
    connection.execute("UPDATE applicant SET family_name = 'Quliyev', name_az = 'old' WHERE pk = 7")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        with store.read() as reader:
            assert reader.count(Query("applicant", search="guliyev")) == 1
        assert store.check() == []


@pytest.mark.slow
def test_an_up_to_date_store_opens_without_alembic(path: Path) -> None:
    Store.create(path, agency=AZ).close()
    asks = f"import sys; from exchange_app.store import Store; Store.open({str(path)!r}).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_store_somebody_uses_is_not_migrated(path: Path) -> None:
    make_old(path, 1)
    other = connect(path, None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("SELECT count(*) FROM applicant").fetchone()
    with pytest.raises(StoreLocked):
        Store.open(path)
    assert other.execute("PRAGMA user_version").fetchone() == (1,)
    other.close()
    Store.open(path).close()


@pytest.mark.slow
def test_a_migration_killed_on_the_way_leaves_a_store_that_opens(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(KILLS):
        path = tmp_path / str(number) / "office.exdesk"
        path.parent.mkdir()
        make_old(path, 1)
        killed(migrate, path, lambda: time.sleep(chance.uniform(0, 0.35)))
        with Store.open(path) as store, store.read() as reader:
            assert reader.count(Query("applicant")) == 300
        assert store.check() == []
