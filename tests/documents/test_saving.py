"""A document onto disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from exchange_app.documents import saving
from exchange_app.documents.trouble import CannotSave
from exchange_app.text import words


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_replaced_whole_and_nothing_else_stays(tmp_path):
    target = tmp_path / "roster.pdf"
    target.write_bytes(b"old")
    saving.save(target, b"new")
    assert target.read_bytes() == b"new" and left(tmp_path) == ["roster.pdf"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CannotSave) as caught:
        saving.save(tmp_path / "nowhere" / "roster.pdf", b"new")
    assert "nowhere" in caught.value.sentence(words("en"))


def test_a_folder_as_target_is_refused(tmp_path):
    (tmp_path / "roster.pdf").mkdir()
    with pytest.raises(CannotSave):
        saving.save(tmp_path / "roster.pdf", b"new")
    assert left(tmp_path) == ["roster.pdf"]


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [(errno.ENOSPC, OSError, "disk is full"), (errno.EACCES, PermissionError, "open in another program")],
)
def test_a_failure_leaves_the_old_file_and_says_why(tmp_path, monkeypatch, number, kind, said):
    target = tmp_path / "roster.pdf"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise kind(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotSave) as caught:
        saving.save(target, b"new")
    assert said in caught.value.sentence(words("en"))
    assert target.read_bytes() == b"old" and left(tmp_path) == ["roster.pdf"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that cannot be written to")
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotSave):
        saving.save(tmp_path / "roster.pdf", b"new")
    tmp_path.chmod(0o700)
