"""A file is written whole or not at all, and what is a person's own is for that person alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from exchange_app.bugs import log_lines
from exchange_app.files import TargetForbidden, TargetMissing, replacing, save
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
