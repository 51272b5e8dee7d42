"""A store that cannot be used is refused with one sentence, and not a byte of it changes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from offices import AZ, TR

from exchange_app.errors import StoreTrouble
from exchange_app.kinds import KINDS
from exchange_app.store import Query, Store
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.trouble import (
    DiskFull,
    LogReplaced,
    StoreDamaged,
    StoreExists,
    StoreForeign,
    StoreGone,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    StoreReplaced,
    StoreUnreachable,
)
from exchange_app.text import LANGUAGES, msg, words

FLIPS = int(os.environ.get("EXCHANGE_APP_FLIPS", "80"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def closed(path: Path) -> Path:
    """A closed store with some people in it."""
    with Store.create(path, agency=AZ, partners=[TR]) as store, store.write(msg("People"), author="") as work:
        work.create_many("applicant", [{"family_name": f"Əliyev {n}", "city": "Bakı"} for n in range(200)])
    return path


def refuse(path: Path, trouble: type[StoreTrouble], passphrase: str | None = None) -> None:
    """Opening fails with that trouble, a sentence in each language, and leaves the file and its folder as they were."""
    before, beside = (path.read_bytes() if path.is_file() else None), sorted(path.parent.iterdir())
    with pytest.raises(trouble) as refused:
        Store.open(path, passphrase=passphrase)
    assert refused.value.exit_code == 3
    assert all(path.name in refused.value.sentence(words(language)) for language in LANGUAGES)
    assert str(refused.value) == refused.value.code
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_missing_store(tmp_path: Path) -> None:
    refuse(tmp_path / "none.exdesk", StoreMissing)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.exdesk").mkdir()
    refuse(tmp_path / "folder.exdesk", StoreForeign)


def test_an_empty_file(path: Path) -> None:
    path.touch()
    refuse(path, StoreForeign)


def test_another_programs_database(path: Path) -> None:
    other = connect(path, None, mode="rwc")
    other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    refuse(path, StoreForeign)


def test_a_newer_store(closed: Path) -> None:
    newer = connect(closed, None)
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    refuse(closed, StoreNewer)


def test_a_store_cut_short(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[: closed.stat().st_size // 2])
    refuse(closed, StoreDamaged)


def test_a_store_with_a_page_of_noise(closed: Path) -> None:
    data = bytearray(closed.read_bytes())
    data[8192:12288] = random.Random(1).randbytes(4096)
    closed.write_bytes(data)
    refuse(closed, StoreDamaged)


def test_no_store_is_made_over_a_file(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(StoreExists):
        Store.create(closed, agency=AZ)
    assert closed.read_bytes() == before


@pytest.mark.slow
def test_flipped_bits_are_refused_or_do_no_harm(closed: Path, tmp_path: Path) -> None:
    """No flipped bit makes an error that is no sentence; a store refused on opening keeps its bytes."""
    whole = closed.read_bytes()
    chance = random.Random(7)
    refused = 0
    for number in range(FLIPS):
        place = tmp_path / f"flip{number}.exdesk"
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        place.write_bytes(data)
        try:
            with Store.open(place) as store, store.read() as reader:
                for kind in KINDS:
                    list(reader.records(kind))
                    reader.keys(Query(kind, search="ali"))
                store.check()
        except StoreTrouble:
            refused += 1
        place.unlink(missing_ok=True)
    assert refused < FLIPS


HOLDER = """
import sys
from pathlib import Path
from exchange_app.store.sqlite.engine import connect
held = connect(Path(sys.argv[1]), None)
held.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def holder(path: Path, statement: str) -> Iterator[None]:
    """Another process that holds the store."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), statement],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None and child.stdout.readline() == "held\n"
        yield
    finally:
        child.communicate()


@pytest.mark.slow
def test_a_store_that_another_program_keeps_writing_to_is_read_and_refused_for_writing(closed: Path) -> None:
    with Store.open(closed) as store, holder(closed, "BEGIN IMMEDIATE"):
        with store.read() as reader:
            assert reader.count(Query("applicant")) == 200
        with pytest.raises(StoreLocked), store.write(msg("Wait"), author="") as work:
            work.create("outlet", {"name": "Kaspi TV"})
    with Store.open(closed) as store, store.write(msg("Now"), author="") as work:
        work.create("outlet", {"name": "Kaspi TV"})


@pytest.mark.slow
def test_a_store_held_whole_by_another_program(closed: Path) -> None:
    settled = connect(closed, None)
    settled.execute("PRAGMA journal_mode = DELETE")
    settled.close()
    with holder(closed, "BEGIN EXCLUSIVE"), pytest.raises(StoreLocked):
        Store.open(closed)


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """A file or folder nobody may write, not even root; skips where the system cannot do that."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if (
            shutil.which("chattr") is None
            or subprocess.run(["chattr", "+i", str(place)], capture_output=True).returncode
        ):
            pytest.skip("root writes everywhere here")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", str(place)], check=True)
        return
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    try:
        yield
    finally:
        place.chmod(mode)


def test_a_read_only_file(closed: Path) -> None:
    with read_only(closed):
        refuse(closed, StoreReadOnly)


def test_a_read_only_folder(closed: Path) -> None:
    with read_only(closed.parent):
        refuse(closed, StoreReadOnly)
        with pytest.raises(StoreReadOnly):
            Store.create(closed.with_name("new.exdesk"), agency=AZ)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB; skips where the system lets nobody make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.slow
def test_a_full_disk_keeps_everything_that_was_there(small_disk: Path) -> None:
    with Store.create(small_disk / "office.exdesk", agency=AZ) as store:
        with store.write(msg("Few"), author="") as work:
            work.create_many("applicant", [{"family_name": f"Az {n}"} for n in range(100)])
        with pytest.raises(DiskFull), store.write(msg("Many"), author="") as work:
            work.create_many("applicant", [{"family_name": f"Çox {n}", "notes": "x" * 400} for n in range(20000)])
        with store.read() as reader:
            assert reader.count(Query("applicant")) == 100
            assert reader.journal.operations(1)[0].label.text == "Few"
        assert store.check() == []
        with pytest.raises(DiskFull):
            (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 65536))
            store.back_up(small_disk / "copy.exdesk")
        assert not list(small_disk.glob("copy*"))


LIMITED = """
import resource, signal, sys
from exchange_app.errors import StoreTrouble
from exchange_app.store import Store
from exchange_app.text import msg
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
try:
    with store.write(msg("Many"), author="") as work:
        work.create_many("applicant", [{"family_name": str(n), "notes": "x" * 400} for n in range(20000)])
except StoreTrouble as trouble:
    print(trouble.code)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits of file size")
def test_a_disk_that_takes_no_more_is_a_sentence_and_not_damage(closed: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, str(closed)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() in (StoreUnreachable.code, DiskFull.code), done.stderr
    with Store.open(closed) as store, store.read() as reader:
        assert reader.count(Query("applicant")) == 200
        assert store.check() == []


def test_a_store_put_in_the_place_of_the_open_one_is_not_written_by_mistake(closed: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "other.exdesk")
    with Store.open(closed) as store:
        (tmp_path / "other.exdesk").replace(closed)
        before = closed.read_bytes()
        with pytest.raises(StoreReplaced), store.write(msg("Lost"), author="") as work:
            work.create("outlet", {"name": "Kaspi TV"})
        assert closed.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_a_store_that_was_deleted_while_it_was_open_is_not_written_into_nothing(closed: Path, tmp_path: Path) -> None:
    with Store.open(closed) as store:
        closed.rename(tmp_path / "aside")
        with pytest.raises(StoreGone), store.write(msg("Lost"), author="") as work:
            work.create("outlet", {"name": "Kaspi TV"})
        (tmp_path / "aside").rename(closed)
        with store.write(msg("Back in its place"), author="") as work:
            work.create("outlet", {"name": "Kaspi TV"})
        assert store.check() == []


def _deleted(log: Path, _older: bytes) -> None:
    log.unlink()


def _replaced(log: Path, older: bytes) -> None:
    log.unlink()
    log.write_bytes(older)


def _cut_off(log: Path, _older: bytes) -> None:
    log.write_bytes(b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete a file that is open")
@pytest.mark.parametrize("happens", [_deleted, _replaced, _cut_off])
def test_a_log_taken_away_under_an_open_window_is_told_at_the_next_write_and_what_was_saved_stays(
    closed: Path, happens: Callable[[Path, bytes], None]
) -> None:
    log = closed.with_name(closed.name + "-wal")
    with Store.open(closed) as store:
        with store.write(msg("One"), author="") as work:
            work.create("outlet", {"name": "One"})
        older = log.read_bytes()
        with store.write(msg("Two"), author="") as work:
            work.create("outlet", {"name": "Two"})
        happens(log, older)
        before = closed.read_bytes()
        for _ in range(2):
            with pytest.raises(LogReplaced), store.write(msg("Three"), author="") as work:
                work.create("outlet", {"name": "Three"})
        assert closed.read_bytes() == before
    with Store.open(closed) as store, store.read() as reader:
        assert store.check() == []
        # what stood in a log that was cut off nobody can bring back; the file itself is whole
        expected = [] if happens is _cut_off else ["One", "Two"]
        assert [str(each.get("name")) for each in reader.records("outlet")] == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete a file that is open")
def test_reading_without_the_log_says_what_happened_and_not_that_the_store_is_damaged(closed: Path) -> None:
    with Store.open(closed) as store:
        with store.write(msg("One"), author="") as work:
            work.create("outlet", {"name": "One"})
        closed.with_name(closed.name + "-wal").unlink()
        with pytest.raises(LogReplaced):
            store.check()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete a file that is open")
def test_a_log_taken_away_while_an_operation_runs_is_told_before_it_is_kept(closed: Path) -> None:
    with Store.open(closed) as store:
        with pytest.raises(LogReplaced), store.write(msg("Long"), author="") as work:
            work.create("outlet", {"name": "One"})
            closed.with_name(closed.name + "-wal").unlink()
        with store.read() as reader:
            assert reader.count(Query("outlet")) == 0


@pytest.mark.slow
def test_another_window_writing_much_and_closing_is_no_replacement(closed: Path) -> None:
    with Store.open(closed) as store:
        for number in range(3):
            with Store.open(closed) as other, other.write(msg("Much"), author="") as work:
                work.create_many("outlet", [{"name": f"N {number}", "notes": "x" * 400_000} for _ in range(60)])
            with store.write(msg("A little"), author="") as work:
                work.create("outlet", {"name": f"Ours {number}"})
        with store.read() as reader:
            assert reader.count(Query("outlet")) == 183
        assert store.check() == []
