"""Exchange workbooks that earlier revisions wrote merge into the stores that wait for them, with today's code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.released import (
    COUNTED,
    RELEASED,
    as_shown,
    beside,
    bring_out,
    changes,
    damage,
    difference,
    manifest,
    problems,
    records,
    released,
    unlike,
    unread,
)  # fmt: skip

pytestmark = pytest.mark.slow

NAMES = released("merges")
WAITING = [(name, waiting) for name in NAMES for waiting in manifest(name)["merges"]]
every_workbook = pytest.mark.parametrize(
    ("name", "waiting"), WAITING, ids=[f"{name}-{waiting['file']}" for name, waiting in WAITING]
)


def test_workbooks_in_three_languages_wait_both_filled_in_by_hand_and_written_by_the_partners_store() -> None:
    assert {manifest(name)["language"] for name in NAMES} == {"en", "tr", "az"}
    assert all(
        {each["file"] for each in manifest(name)["merges"]} == {"returned.xlsx", "from-partner.xlsx"} for name in NAMES
    )


@every_workbook
def test_an_old_workbook_is_looked_at_with_every_change_it_brings_and_nothing_is_written(
    name: str, waiting: dict[str, Any], tmp_path: Path
) -> None:
    desk = bring_out(name, tmp_path)
    before = records(desk)
    said = desk.merge(name, waiting, tmp_path, "--dry-run")
    assert said.code == waiting["code"]
    assert {key: said.json["counts"][key] for key in COUNTED} == waiting["counts"]
    assert (said.json["from"], said.json["number"], said.json["already_merged"]) == (
        waiting["from"],
        waiting["number"],
        False,
    )
    assert changes(said.json) == sorted(as_shown(waiting["changes"]), key=str)
    assert unread(said.json) == waiting["unread"]
    assert records(desk) == before


@every_workbook
def test_an_old_workbook_merges_as_it_did_then_twice_is_once_and_undo_is_before(
    name: str, waiting: dict[str, Any], tmp_path: Path
) -> None:
    desk = bring_out(name, tmp_path)
    before, held = records(desk), beside(desk)
    assert desk.merge(name, waiting, tmp_path).code == waiting["code"]
    after = records(desk)
    found = difference(before, after)
    assert unlike(waiting["records"], found, before) == []
    assert beside(desk)["conflicts"] == waiting["conflicts"]
    assert problems(desk) == as_shown(waiting["noted"])
    assert damage(desk) == []
    again = desk.merge(name, waiting, tmp_path)
    assert again.json["already_merged"] and again.json["changes"] == []
    assert records(desk) == after
    assert desk("undo").code == 0
    assert records(desk) == before and beside(desk) == held
    assert damage(desk) == []


@pytest.mark.parametrize("name", NAMES)
def test_two_old_workbooks_of_one_export_merge_to_the_same_in_either_order(name: str, tmp_path: Path) -> None:
    first, second = manifest(name)["merges"]
    ends = []
    for order in ((first, second), (second, first)):
        folder = tmp_path / order[0]["file"]
        folder.mkdir()
        desk = bring_out(name, folder)
        for waiting in order:
            assert desk.merge(name, waiting, folder).code in (0, 1)
        ends.append((records(desk), beside(desk)["conflicts"]))
    assert ends[0] == ends[1]


@pytest.mark.parametrize("name", NAMES)
def test_an_old_workbook_that_came_back_untouched_changes_nothing(name: str, tmp_path: Path) -> None:
    desk = bring_out(name, tmp_path)
    before = records(desk)
    said = desk("merge", RELEASED / name / "sent.xlsx")
    assert said.code in (0, 1) and changes(said.json) == []
    assert records(desk) == before
