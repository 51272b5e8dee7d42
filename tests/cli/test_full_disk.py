"""A disk without room: every command says so in one sentence, and nothing is half done. A limit on the size of a process's files
stands for the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

resource = pytest.importorskip("resource")
pytestmark = [pytest.mark.child, pytest.mark.slow]
FULL = "The disk that holds desk.exchange is full, so nothing was changed. Free some space and try again."


def on_full_disk(*arguments: object, room: int = 4096, out: str | None = None) -> subprocess.CompletedProcess[str]:
    """A command whose files may hold no more than so many bytes; `out` is where it prints."""
    command = [sys.executable, "-m", "exchange_app", "--lang", "en", *map(str, arguments)]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    with open(out or "/dev/null", "w") as stream:  # noqa: PTH123  a device is no file
        return subprocess.run(
            command, stdout=stream, stderr=subprocess.PIPE, text=True, timeout=300, preexec_fn=limited, check=False
        )


@pytest.mark.parametrize(
    "command",
    [
        ("list", "agency"), ("show", "TR"), ("set", "TR", "name=Other"), ("undo",), ("operations",), ("check",), ("backup",),
    ],
)  # fmt: skip
def test_a_store_on_a_full_disk_is_told_as_that_and_not_as_the_network(
    empty: Call, store_path: Path, command: tuple[str, ...]
) -> None:
    before = store_path.read_bytes()
    said = on_full_disk(*command)
    assert (said.returncode, said.stderr.strip()) == (3, FULL)
    assert store_path.read_bytes() == before
    assert not [each for each in store_path.parent.iterdir() if each.name.endswith(".part")]
    assert empty("list", "agency").code == 0, "with room again everything is there"


def test_a_change_that_finds_no_room_leaves_everything_as_it_was(empty: Call) -> None:
    said = on_full_disk("set", "TR", "name=Other", room=1 << 15)
    assert (said.returncode, said.stderr.strip()) == (3, FULL)
    assert empty("show", "TR", "--json").json["values"]["name"] == "Deneme"


def test_a_backup_that_finds_no_room_names_the_copy(empty: Call, tmp_path: Path) -> None:
    said = on_full_disk("backup", tmp_path / "safe.exchange", room=1 << 15)
    assert said.returncode == 3 and said.stderr.startswith("The disk that holds safe.exchange is full")
    assert not (tmp_path / "safe.exchange").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", [(), ("--format", "csv"), ("--json",)])
def test_what_is_printed_into_a_file_on_a_full_disk_is_told_in_one_sentence(empty: Call, form: tuple[str, ...]) -> None:
    said = on_full_disk("list", "agency", *form, room=1 << 24, out="/dev/full")
    assert said.returncode == 2
    assert said.stderr.strip() == "What is to be written out does not fit: the disk is full. Make room, and try again."
