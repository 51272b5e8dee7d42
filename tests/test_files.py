"""A file is written whole or not at all, and what is a person's own is for that person alone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from exchange_app import child_process
from exchange_app.bugs import log_lines
from exchange_app.files import TargetForbidden, TargetMissing, keep_notes_in, replacing, save, take_away_unfinished
from exchange_app.settings import Settings

posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX files")


def test_what_stood_there_is_as_it_was_when_writing_stops_half_way(tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    save(target, b"before")
    with pytest.raises(ValueError), replacing(target) as draft:
        draft.path.write_bytes(b"half")
        raise ValueError
    assert target.read_bytes() == b"before" and list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_and_one_in_the_place_of_the_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(TargetMissing):
        save(tmp_path / "gone" / "list.json", b"")
    with pytest.raises(TargetForbidden):
        save(tmp_path, b"")


@posix
def test_a_new_file_is_for_this_person_alone_from_its_first_byte_on(tmp_path: Path) -> None:
    with replacing(tmp_path / "list.csv") as draft:
        assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
        draft.path.write_bytes(b"a;b")
    assert stat.S_IMODE((tmp_path / "list.csv").stat().st_mode) == 0o600


@posix
def test_the_log_is_for_this_person_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange_app.bugs.log_path", lambda: tmp_path / "home" / "log.txt")
    log_lines(["a line"])
    assert stat.S_IMODE((tmp_path / "home" / "log.txt").stat().st_mode) == 0o600


@posix
def test_a_file_keeps_the_rights_of_the_one_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.touch()
    target.chmod(0o640)
    save(target, b"a;b")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@posix
def test_settings_are_for_this_person_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "settings.json"
    settings = Settings.load(path)
    settings.author = "Derya"
    settings.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and Settings.load(path).author == "Derya"
    assert list(path.parent.iterdir()) == [path]


def test_no_child_is_told_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []
    monkeypatch.setenv("EXCHANGE_APP_PASSPHRASE", "kalem bulut")
    monkeypatch.setattr(child_process.subprocess, "Popen", lambda *_rest, env, **_more: given.append(env))
    child_process.start("module", "--flag", settings={"LOUD": "1"})
    child_process.set_free("module", "--flag", [])
    assert [("kalem bulut" in each.values(), "PATH" in each) for each in given] == [(False, True)] * 2


@posix
def test_no_core_dump_is_left() -> None:
    """It would hold the key, the passphrase and the names."""
    told = "import sys, resource; sys.argv = ['x', '--help']; from exchange_app.__main__ import main; main(); "
    said = subprocess.run(
        [sys.executable, "-c", f"{told}print(resource.getrlimit(resource.RLIMIT_CORE)[0])"],
        capture_output=True, text=True, check=True, preexec_fn=_with_cores,
    )  # fmt: skip
    assert said.stdout.splitlines()[-1] == "0"


def _with_cores() -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


@posix
def test_what_a_living_process_has_not_finished_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are those of a process that is no more; one of them is called like nothing that is unfinished."""
    keep_notes_in(tmp_path / "notes")
    with replacing(tmp_path / "list.csv") as draft:
        (note,) = (tmp_path / "notes").iterdir()
        others = [tmp_path / name for name in (".0a1b2c3d4e5f.part.xlsx", "desk.exdesk.restoring", "letter.txt")]
        for each in others:
            each.touch()
        gone = [*others, tmp_path / "desk.exdesk.part"]
        (tmp_path / "notes" / "1-0.txt").write_text("".join(json.dumps(str(each)) + "\n" for each in gone))
        take_away_unfinished(tmp_path, lambda _hash: False)
        assert draft.path.exists() and note.exists() and [each.exists() for each in others] == [False, False, True]
        assert list((tmp_path / "notes").iterdir()) == [note]
    assert not list((tmp_path / "notes").iterdir())
