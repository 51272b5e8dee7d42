"""Backups come by themselves, open, are complete, and one can be brought back."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from exchange_app.files import keep_notes_in
from exchange_app.services.backup import (
    back_up,
    backup_if_due,
    backups,
    change_passphrase,
    check,
    known_backups,
    restore,
    rotate,
    tidy_up,
    wrong_clock,
)
from exchange_app.store import AgencySpec, Query, Store, StoreKeys, backup_folder
from exchange_app.store.trouble import PassphraseNeeded, StoreDamaged, StoreForeign, StoreLocked, WrongPassphrase
from exchange_app.text import msg, words
from tests.killed import killed_at_changes, protect, restore_the_oldest, seal, seen_at_changes, send_twice

TODAY = date(2026, 4, 14)
AZ = AgencySpec("AZ", "Azərbaycan", "AZ", "az")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "office.exdesk", agency=AZ) as made:
        yield made


kills = pytest.mark.skipif(os.name == "nt", reason="kill -9 is of other systems")
Fresh = Callable[[], Path]


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    """Copies one store, with a backup and a log, to the same place again and again."""
    scene, place = _with_a_log(tmp_path / "scene"), tmp_path / "place"

    def again() -> Path:
        shutil.rmtree(place, ignore_errors=True)
        return shutil.copytree(scene.parent, place) / scene.name

    return again


def add(store: Store, name: str = "Kanal Üç") -> None:
    with store.write(msg("Outlet added"), author="Selin") as work:
        work.create("outlet", {"name": name})


def count(path: Path, passphrase: str | None = None) -> int:
    with Store.open(path, passphrase=passphrase) as store, store.read() as reader:
        return reader.count(Query("outlet"))


def test_a_backup_comes_by_itself_half_an_hour_after_the_last_and_only_after_a_change(store: Store) -> None:
    now = datetime.now(UTC)
    assert backup_if_due(store, now=now) is None
    add(store)
    first = backup_if_due(store, now=now)
    assert first is not None and count(first) == 1
    assert backup_if_due(store, now=now + timedelta(minutes=31)) is None
    add(store)
    again = now - timedelta(minutes=31)
    for each in backups(store.path):
        each.path.rename(
            each.path.with_name(
                each.path.name.replace(each.at.strftime("%Y%m%d-%H%M%S"), again.strftime("%Y%m%d-%H%M%S"))
            )
        )
    second = backup_if_due(store, now=now)
    assert second is not None and count(second) == 2
    assert backup_if_due(store, now=now + timedelta(minutes=5)) is None


def test_the_last_of_twelve_days_ten_weeks_and_nine_months_stay(store: Store) -> None:
    add(store)
    template = back_up(store)
    data = template.read_bytes()
    now = datetime(2026, 4, 14, 15, 0, tzinfo=UTC)
    folder = template.parent
    template.rename(folder / "office-20250101-000000-by-hand.exdesk")
    moments = [now - timedelta(days=day, hours=hour) for day in range(400) for hour in (0, 5)]
    for each in moments:
        (folder / f"office-{each:%Y%m%d-%H%M%S}-auto.exdesk").write_bytes(data[:1])
    (folder / "somebody's own file.txt").write_text("stays")
    rotate(store.path, now=now)
    kept = [each for each in backups(store.path) if each.why == "auto"]
    days = {each.at.date() for each in kept}
    assert days >= {(now - timedelta(days=day)).date() for day in range(12)}
    assert len({day.isocalendar()[:2] for day in days}) >= 10
    assert len({(day.year, day.month) for day in days}) == 9
    assert len([each for each in kept if each.at.date() == now.date()]) == 2
    assert 12 < len(kept) <= 2 + 12 + 10 + 9
    assert all(each.at.hour == 15 for each in kept if each.at.date() != now.date())
    assert (folder / "somebody's own file.txt").exists()
    assert any(each.why == "by-hand" for each in backups(store.path))


@pytest.mark.slow
def test_backups_taken_while_another_thread_writes_are_whole(store: Store, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            with store.write(msg("Pair"), author="") as work:
                work.create_many("outlet", [{"name": "bir"}, {"name": "iki"}])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [store.back_up(tmp_path / "copies" / f"{number}.exdesk") for number in range(20)]
    finally:
        done.set()
        writer.join()
    counts = [count(copy) for copy in copies]
    assert counts == sorted(counts) and not any(each % 2 for each in counts)
    assert sorted(each.name for each in (tmp_path / "copies").iterdir()) == sorted(copy.name for copy in copies)


def test_a_clock_that_was_wrong_once_stops_no_backup_and_is_told(store: Store) -> None:
    now = datetime.now(UTC)
    add(store)
    back_up(store, why="auto", now=now + timedelta(days=400))
    assert backup_if_due(store, now=now) is not None
    assert backup_if_due(store, now=now + timedelta(minutes=31)) is None
    add(store)
    assert backup_if_due(store, now=now + timedelta(minutes=31)) is not None
    told = wrong_clock(store, now=now)
    assert told is not None and f"{(now + timedelta(days=400)).astimezone():%Y-%m-%d}" in words("en").say(told)
    for each in backups(store.path)[:1]:
        each.path.unlink()
    assert wrong_clock(store, now=now + timedelta(hours=1)) is None
    assert wrong_clock(store, now=now - timedelta(days=1)) is not None


def test_restoring_keeps_the_present_store_aside_and_begins_a_new_incarnation(store: Store) -> None:
    add(store, "Əvvəlki")
    kept = back_up(store)
    before = store.identity
    add(store, "Sonrakı")
    store.close()
    aside = restore(store.path, kept)
    assert aside is not None and count(aside) == 2
    with Store.open(store.path) as restored:
        with restored.read() as reader:
            assert reader.count(Query("outlet")) == 1
        assert restored.identity.store == before.store
        assert restored.identity.incarnation != before.incarnation
        add(restored)
        with restored.read() as reader:
            number, incarnation = reader.db.cursor.execute("SELECT max(number), incarnation FROM operation").fetchone()
        assert (number, incarnation) == (3, restored.identity.incarnation)
        assert check(restored, today=TODAY).whole
    assert kept.exists()


def test_a_damaged_store_is_restored_too(store: Store) -> None:
    add(store)
    kept = back_up(store)
    store.close()
    damaged = b"SQLite format 3\x00" + b"\xff" * 5000
    store.path.write_bytes(damaged)
    aside = restore(store.path, kept)
    assert aside is not None and aside.read_bytes() == damaged
    assert count(store.path) == 1


def test_a_damaged_store_kept_aside_is_no_backup_and_none_that_is_damaged_is_restored(
    store: Store, few_rounds: None
) -> None:
    """From the backups one sees what each holds, also where the first page of the store or of a backup is gone."""
    change_passphrase(store, "kalem bulut tren")
    add(store)
    older = back_up(store, now=datetime(2026, 4, 1, tzinfo=UTC))
    with store.write(msg("Person added"), author="") as work:
        work.create("applicant", {"family_name": "Aydın"})
    newer = back_up(store, now=datetime(2026, 4, 2, tzinfo=UTC))
    newest = back_up(store, now=datetime(2026, 4, 3, tzinfo=UTC))
    store.close()
    for path in (store.path, newest):
        path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])
    known = known_backups(store.path, StoreKeys("kalem bulut tren"))
    assert [each.backup.path for each in known] == [newest, newer, older]
    assert [getattr(each.holds, "people", None) for each in known] == [None, 1, 0]
    assert all(isinstance(each.holds, PassphraseNeeded) for each in known_backups(store.path, StoreKeys()))
    with pytest.raises(WrongPassphrase):
        restore(store.path, newest, passphrase="kalem bulut tren")
    aside = restore(store.path, newer, passphrase="kalem bulut tren")
    assert count(store.path, "kalem bulut tren") == 1
    assert aside is not None and aside.exists() and aside not in {each.path for each in backups(store.path)}


@kills
def test_a_restore_killed_at_any_change_leaves_a_store_at_its_place(fresh: Fresh) -> None:
    """Also where a log lies beside the one that was there, which belongs to that alone."""
    counts = []
    for path in killed_at_changes(restore_the_oldest, fresh):
        assert tidied(path) == {"office.exdesk", "office-backups"}
        assert sum(count(each.path) == 1 for each in backups(path)) == 1
        counts.append(count(path))
    assert counts == sorted(counts, reverse=True) and set(counts) == {1, 2}


@kills
def test_after_a_new_passphrase_killed_at_any_change_the_next_start_protects_all(
    fresh: Fresh, few_rounds: None
) -> None:
    met = set()
    for path in killed_at_changes(protect, fresh):
        opens = [each for each in ("kalem bulut tren", "defter deniz", None) if _opens(path, each)]
        met.add(opens[0])
        assert tidied(path, opens[0]) <= {"office.exdesk", "office-backups", "office.exdesk.former"}
        assert all(_opens(each.path, opens[0]) for each in backups(path))
        assert opens[0] is None or not [
            each for each in path.parent.rglob("*") if each.is_file() and b"Kanal" in each.read_bytes()
        ]
        assert not path.with_name("office.exdesk.former").exists()
    assert met >= {"kalem bulut tren", None}


@kills
def test_what_gets_a_password_never_lies_open_on_a_disk(fresh: Fresh) -> None:
    """Neither a workbook for the partner nor the report on one, at any moment."""
    path = fresh()
    assert seen_at_changes(seal, path, b"Kanal", b"worksheet", b"PK\x03\x04") == set()
    assert path.with_name("out.xlsx").exists() and path.with_name("report.xlsx").exists()


@kills
def test_files_and_ledger_agree_after_any_kill(fresh: Fresh) -> None:
    """At the next start what the ledger tells of stands there, and nothing else: so no number is given twice."""
    counts = []
    for path in killed_at_changes(send_twice, fresh):
        tidied(path)
        with Store.open(path) as store, store.read() as reader:
            entered = sorted(each.file_hash for each in reader.app_data.exports())
        sent = sorted(hashlib.sha256(each.read_bytes()).hexdigest() for each in path.parent.glob("out*.xlsx"))
        assert sent == entered
        counts.append(len(sent))
    assert counts[0] == 0 and counts[-1] == 2 and counts == sorted(counts)


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        count(path, passphrase)
    except (PassphraseNeeded, WrongPassphrase):
        return False
    return bool(passphrase) == (path.read_bytes()[:6] != b"SQLite")


def tidied(path: Path, passphrase: str | None = None) -> set[str]:
    """What lies beside a store once the program was started again."""
    keep_notes_in(path.parent / "unfinished")
    with Store.open(path, passphrase=passphrase) as store:
        tidy_up(store)
    assert not [each for each in backup_folder(path).iterdir() if each.suffix != ".exdesk"]
    assert not list((path.parent / "unfinished").glob("*"))
    return {each.name for each in path.parent.iterdir() if each.name != "unfinished"}


def _with_a_log(folder: Path) -> Path:
    """A store of two outlets, the later one in its log, and a backup of one."""
    path = folder / "office.exdesk"
    with Store.create(path, agency=AgencySpec("TR", "Ev", "TR", "tr"), partners=[AZ]) as made:
        add(made)
        back_up(made)
        add(made)
        log = path.with_name(f"{path.name}-wal")
        content = path.read_bytes(), log.read_bytes()
    path.write_bytes(content[0])
    log.write_bytes(content[1])
    return path


def test_nothing_is_restored_under_an_open_window_or_from_what_is_no_backup(store: Store, tmp_path: Path) -> None:
    add(store)
    kept = back_up(store)
    before = store.path.read_bytes()
    with store.read(), pytest.raises(StoreLocked):
        restore(store.path, kept)
    store.close()
    (tmp_path / "letter.exdesk").write_text("Sayın ilgili, ekte listeyi bulabilirsiniz.")
    with pytest.raises((StoreForeign, WrongPassphrase)):
        restore(store.path, tmp_path / "letter.exdesk", passphrase="x")
    half = tmp_path / "half.exdesk"
    half.write_bytes(kept.read_bytes()[:9000])
    with pytest.raises(StoreDamaged):
        restore(store.path, half)
    assert count(store.path) == 1
    assert store.path.read_bytes()[:100] == before[:100] or count(store.path) == 1
    assert not list(tmp_path.glob("*.restoring*"))


def test_check_tells_what_does_not_fit(store: Store) -> None:
    add(store)
    assert check(store, today=TODAY).whole
    with store.write(msg("From a merge"), author="") as work:
        work.create("outlet", {"places": 700})
        work.create("applicant", {"family_name": "Əliyev", "given_name": "A", "email": "a @ b"})
    report = check(store, today=TODAY)
    assert not report.damage
    assert [words("en").say(each) for each in report.rules] == [
        "1 record of Applicants has a value that its field does not allow.",
        "1 record of Outlets has a value that its field does not allow.",
    ]


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("DELETE FROM outlet_search", "search"),
        ("UPDATE outlet SET name_az = 'x'", "names"),
        ("UPDATE outlet SET version = 9", "journal"),
        ("DELETE FROM change WHERE action = 'create'", "journal"),
        ("UPDATE outlet SET code = 'AZ'", "codes"),
    ],
)
def test_check_finds_what_no_longer_keeps_step(store: Store, harm: str, code: str) -> None:
    from exchange_app.store.sqlite.engine import connect

    add(store)
    add(store)
    store.close()
    other = connect(store.path, None)
    other.execute(harm)
    other.close()
    with Store.open(store.path) as opened:
        assert code in {each.code for each in opened.check()}
        assert check(opened, today=TODAY).damage


@pytest.mark.slow
def test_a_new_passphrase_protects_the_backups_too(store: Store) -> None:
    add(store)
    kept = back_up(store)
    assert change_passphrase(store, "söz") == (0, 0, 0)
    assert b"Kanal" not in kept.read_bytes()
    assert count(kept, "söz") == 1
    assert change_passphrase(store, None) == (0, 0, 0)
    assert count(kept) == 1


def test_a_backup_by_hand_goes_where_it_is_asked(store: Store, tmp_path: Path) -> None:
    add(store)
    assert count(back_up(store, tmp_path / "usb" / "safe.exdesk")) == 1


@pytest.mark.skipif(os.name == "nt", reason="rights of files are those of POSIX")
def test_a_backup_is_for_this_person_alone_as_the_store_is(store: Store) -> None:
    made = back_up(store)
    assert made.stat().st_mode & 0o777 == 0o600 and made.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="rights of files are those of POSIX")
def test_a_store_with_another_passphrase_is_for_this_person_alone_as_before(store: Store) -> None:
    for passphrase in ("kalem bulut tren", None):
        change_passphrase(store, passphrase)
        assert [
            each.name for each in store.path.parent.glob(f"{store.path.name}*") if each.stat().st_mode & 0o077
        ] == []
