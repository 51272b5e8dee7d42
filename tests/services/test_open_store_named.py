"""Whoever names the open store where a list, a workbook or a new file is asked for is told so, and the store stays locked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exchange_app.commands.session import readable
from exchange_app.files import OpenStoreNamed, not_open_store, save
from exchange_app.kinds import FieldType
from exchange_app.services import merging
from exchange_app.services.exporting import export
from exchange_app.services.importing import prepare
from exchange_app.sheets.open.parent import read_workbook
from exchange_app.sheets.recognition import is_exchange, is_sealed
from exchange_app.sheets.write.table import write_table
from exchange_app.store import AgencySpec, Query, Store, restore
from exchange_app.text import LANGUAGES, words
from tests.locks import locks_on


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "here").mkdir()
    partner = AgencySpec("AZ", "Qurum", "AZ", "az")
    path = tmp_path / "here" / "desk.exdesk"
    with Store.create(path, agency=AgencySpec("TR", "Kurum", "TR", "tr"), partners=[partner]) as store:
        with store.read() as reader:
            assert reader.count(Query("applicant")) == 0
        yield store


def itself(path: Path) -> Path:
    return path


def log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def index(path: Path) -> Path:
    return path.with_name(path.name + "-shm")


def symbolic_link(path: Path) -> Path:
    link = path.parent.parent / "list.xlsx"
    link.symlink_to(path)
    return link


def hard_link(path: Path) -> Path:
    link = path.parent.parent / "list.xlsx"
    os.link(path, link)
    return link


def in_another_spelling(path: Path) -> Path:
    return path.parent / ".." / path.parent.name / path.name


DOORS: dict[str, Callable[[Store, Path], Any]] = {
    "a list to import": lambda store, path: prepare(store, path),
    "a workbook to merge": lambda store, path: merging.open_review(store, path),
    "a file dropped": lambda _store, path: is_exchange(path),
    "a sealed file dropped": lambda _store, path: is_sealed(path),
    "a table to read": lambda _store, path: read_workbook(path),
    "a file on the command line": lambda _store, path: readable(path),
    "a workbook to write": lambda store, path: export(store, path, to="AZ", author="Derya"),
    "a document to save": lambda _store, path: save(path, b"%PDF"),
    "a list to save": lambda _store, path: write_table(path, ["A"], [["b"]], [FieldType.TEXT]),
    "a backup to make": lambda store, path: store.back_up(path),
    "a backup to restore": lambda store, path: restore(store.path.with_name("other.exdesk"), path),
}


@pytest.mark.skipif(sys.platform != "linux", reason="locks are read from /proc")
@pytest.mark.parametrize("named", [itself, log, index, symbolic_link, hard_link, in_another_spelling])
def test_the_open_store_is_no_list_no_workbook_and_no_target(store: Store, named: Callable[[Path], Path]) -> None:
    path = named(store.path)
    before = locks_on(store.path)
    assert before
    for door, enter in DOORS.items():
        with pytest.raises(OpenStoreNamed):
            enter(store, path)
        assert locks_on(store.path) == before, door
    assert path.exists() and store.check() == []


def test_the_sentence_names_the_file_and_says_what_to_do(store: Store) -> None:
    with pytest.raises(OpenStoreNamed) as caught:
        not_open_store(store.path)
    said = [caught.value.sentence(words(each)) for each in LANGUAGES]
    assert said[0] == "“desk.exdesk” belongs to the store that is open. Choose another file."
    assert len(set(said)) == 3 and all("desk.exdesk" in each for each in said)


def test_a_store_that_is_closed_and_a_copy_of_the_open_one_are_files_like_others(store: Store, tmp_path: Path) -> None:
    copy = store.back_up(tmp_path / "copy.exdesk")
    assert not_open_store(copy) == copy and not is_exchange(copy)
    store.close()
    assert not_open_store(store.path) == store.path


def test_a_store_is_not_restored_from_itself(store: Store) -> None:
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(OpenStoreNamed):
        restore(store.path, store.path)
    assert store.path.read_bytes() == before and not list(store.path.parent.glob("*-backups"))
