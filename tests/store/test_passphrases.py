"""A protected store opens by its passphrase and by nothing else."""

from __future__ import annotations

import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from offices import AZ, dump_of

from exchange_app.store import Store
from exchange_app.store.trouble import DiskFull, PassphraseNeeded, StoreLocked, WrongPassphrase
from exchange_app.text import msg

CANARY = "Kanaryaoğlu"


def fill(store: Store) -> None:
    with store.write(msg("A person"), author="") as work:
        work.create("applicant", {"family_name": CANARY, "given_name": "Zəhra"})


def folder_bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.rglob("*") if each.is_file())


def test_a_protected_store_opens_with_its_passphrase_only(path: Path) -> None:
    with Store.create(path, agency=AZ, passphrase="doğru söz") as store:
        fill(store)
        before = dump_of(store)
    bytes_before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        Store.open(path, passphrase="dogru soz")
    with pytest.raises(PassphraseNeeded):
        Store.open(path)
    assert path.read_bytes() == bytes_before
    with Store.open(path, passphrase="doğru söz") as store:
        assert store.protected
        assert dump_of(store) == before
        assert store.check() == []


def test_any_sqlcipher_opens_it_by_the_passphrase(path: Path) -> None:
    from sqlcipher3 import dbapi2

    Store.create(path, agency=AZ, passphrase="söz").close()
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA key = 'söz'")
    assert connection.execute("SELECT agency FROM identity").fetchone() == ("AZ",)
    connection.close()


def test_neither_names_nor_key_stand_in_any_file(path: Path) -> None:
    with Store.create(path, agency=AZ, passphrase="gizli söz") as store:
        fill(store)
        store.back_up(path.parent / "copy.exdesk")
        secret = (store.secret or "")[2:66]
        for data in (folder_bytes(path),):
            assert CANARY.encode() not in data
            assert "Zəhra".encode() not in data
            assert bytes.fromhex(secret) not in data
            assert secret.encode() not in data


@pytest.mark.slow
def test_a_passphrase_is_set_changed_and_removed(path: Path) -> None:
    with Store.create(path, agency=AZ) as store:
        fill(store)
        before = dump_of(store)
        for passphrase in ("ilk", "ikinci", None):
            store.change_passphrase(passphrase)
            assert dump_of(store) == before
            assert store.protected == (passphrase is not None)
            assert (CANARY.encode() in path.read_bytes()) == (passphrase is None)
            fill(store)
            store.undo("")
            assert store.check() == []
        assert [each.name for each in path.parent.iterdir() if "part" in each.name] == []
    Store.open(path).close()


def test_the_passphrase_does_not_change_under_another_window(path: Path) -> None:
    Store.create(path, agency=AZ).close()
    with Store.open(path) as one, Store.open(path) as other:
        with other.read(), pytest.raises(StoreLocked):
            one.change_passphrase("söz")
        fill(one)
        fill(other)
        assert not one.protected


def test_a_reading_that_is_under_way_is_no_other_program_that_has_the_store_open(path: Path) -> None:
    with Store.create(path, agency=AZ) as store, ThreadPoolExecutor(2) as pool:
        fill(store)
        with store.read() as reader:
            changing = pool.submit(store.change_passphrase, "yeni söz")
            while not store._readings.waited_for:
                sleep(0.001)
            reading = pool.submit(dump_of, store)
            assert next(iter(reader.records("applicant"))).get("family_name") == CANARY
        changing.result()
        assert store.protected and CANARY in str(reading.result())


def test_a_passphrase_is_what_it_reads_as_however_its_letters_are_written(tmp_path: Path, few_rounds: None) -> None:
    """Also one that a store got in another form before they were read alike."""
    import unicodedata

    from exchange_app.store.sqlite import cipher

    composed, apart = (unicodedata.normalize(form, "görüş çığlığı") for form in ("NFC", "NFD"))
    assert composed != apart
    for at, (given, typed) in enumerate(((composed, apart), (apart, composed))):
        path = tmp_path / f"{at}.exdesk"
        Store.create(path, agency=AZ, passphrase=given).close()
        Store.open(path, passphrase=typed).close()
        old = tmp_path / f"old-{at}.exdesk"
        with Store.create(old, agency=AZ) as store, pytest.MonkeyPatch.context() as patch:
            patch.setattr(cipher, "normalize", lambda _form, text: text)
            store.change_passphrase(given)
        Store.open(old, passphrase=typed).close()


def test_a_passphrase_on_a_full_disk_is_told_as_that_and_the_store_stays_whole(
    tmp_path: Path, few_rounds: None
) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "office.exdesk"
    Store.create(path, agency=AZ).close()
    with Store.open(path) as store:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for room in (4096, 60_000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
            try:
                with pytest.raises(DiskFull):
                    store.change_passphrase("kalem bulut tren")
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            assert store.check() == [] and not store.protected
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
