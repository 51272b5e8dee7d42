"""The settings that keep what was acknowledged are in force on every connection."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from offices import AZ

from exchange_app.store import Query, Store
from exchange_app.store.sqlite.engine import APPLICATION_ID
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.text import msg

EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "busy_timeout": 5000,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA_VERSION,
}


def settings(cursor) -> dict[str, object]:
    return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in EXPECTED}


@pytest.mark.parametrize("passphrase", [None, "gizli söz"])
def test_every_reader_and_the_writer_have_the_pragmas(path: Path, passphrase: str | None) -> None:
    with Store.create(path, agency=AZ, passphrase=passphrase) as store:
        with store.read() as one, store.read() as two, store.read() as three:
            assert [settings(each.db.cursor) for each in (one, two, three)] == [EXPECTED] * 3
        with store.write(msg("Nothing"), author="") as work:
            assert settings(work.db.cursor) == EXPECTED


def test_a_writer_takes_the_write_lock_at_once(store: Store) -> None:
    from exchange_app.store.sqlite.engine import connect

    with store.write(msg("Nothing"), author=""):
        other = connect(store.path, None)
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(Exception, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_a_reader_sees_one_moment_while_another_thread_writes(store: Store) -> None:
    def add() -> None:
        with store.write(msg("An outlet"), author="Mert") as work:
            work.create("outlet", {"name": "Kaspi TV"})

    with store.read() as reader:
        before = reader.count(Query("outlet"))
        thread = threading.Thread(target=add)
        thread.start()
        thread.join()
        assert reader.count(Query("outlet")) == before == 0
    with store.read() as reader:
        assert reader.count(Query("outlet")) == 1


def test_readers_of_many_threads_read_at_the_same_time(store: Store, programme) -> None:
    found: list[int] = []

    def read() -> None:
        with store.read() as reader:
            found.append(reader.count(Query("applicant", search="kenan")))

    threads = [threading.Thread(target=read) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [1] * 12


def test_views_hear_of_each_operation_once_and_of_none_that_failed(store: Store) -> None:
    heard = []
    stop = store.subscribe(heard.append)
    with store.write(msg("An outlet"), author="Mert") as work:
        made = work.create("outlet", {"name": "Kaspi TV"})
    with pytest.raises(ZeroDivisionError), store.write(msg("Fails"), author="Mert") as work:
        work.create("outlet", {"name": "Never"})
        raise ZeroDivisionError
    stop()
    with store.write(msg("Another"), author="Mert") as work:
        work.create("outlet", {"name": "Unheard"})
    assert [(each.label.text, each.changed) for each in heard] == [("An outlet", {"outlet": frozenset({made})})]


def test_an_operation_that_fails_leaves_no_trace(store: Store, dump) -> None:
    before = dump()
    with pytest.raises(ZeroDivisionError), store.write(msg("Fails"), author="Mert") as work:
        work.create_many("applicant", [{"given_name": f"N{n}", "family_name": "Yarım"} for n in range(3000)])
        raise ZeroDivisionError
    assert dump() == before
    assert store.check() == []
    with store.read() as reader:
        assert reader.search("yarim") == []
        assert len(reader.journal.operations()) == 1


def test_the_log_of_a_large_operation_is_moved_into_the_file_with_the_next_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(title: str) -> int:
        with store.write(msg("Written"), author="") as work:
            work.create("outlet", {"name": title, "notes": title * 2_000_000})
        return store.path.stat().st_size

    monkeypatch.setattr("exchange_app.store.store.LARGE", 0)
    before = store.path.stat().st_size
    assert write("Kaspi") == before
    with store.read() as reader:
        assert reader.count(Query("outlet")) == 1
    monkeypatch.setattr("exchange_app.store.store.LARGE", 100)
    assert write("Ege") > before + 10_000_000
    assert store.check() == []
