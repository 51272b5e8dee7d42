"""Stores that earlier revisions wrote open with everything in them, and go on from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.released import (
    Desk,
    as_shown,
    beside,
    bring_out,
    damage,
    difference,
    finish_review,
    history,
    lost,
    manifest,
    operations,
    problems,
    records,
    redo,
    released,
    take_passphrase_off,
    unlike,
)  # fmt: skip

pytestmark = pytest.mark.slow

every_store = pytest.mark.parametrize("name", released())


@every_store
def test_an_old_store_opens_whole_with_every_record_in_it(name: str, tmp_path: Path) -> None:
    desk, wanted = bring_out(name, tmp_path), manifest(name)
    found = records(desk)
    assert {kind: len(found[kind]) for kind in wanted["counts"]} == wanted["counts"]
    assert lost(wanted["records"], found) == []
    for code, values in wanted.get("removed", {}).items():
        gone = desk.done("show", code)
        assert gone["removed"] and as_shown(values).items() <= gone["values"].items()
    assert damage(desk) == []


@every_store
def test_an_old_store_tells_its_history_and_what_waits(name: str, tmp_path: Path) -> None:
    desk, wanted = bring_out(name, tmp_path), manifest(name)
    assert operations(desk)[: len(wanted["operations"])] == wanted["operations"]
    for code, lines in wanted["history"].items():
        assert history(desk, code)[-len(lines) :] == as_shown(lines)
    assert problems(desk) == as_shown(wanted["problems"])


@pytest.mark.parametrize("name", released("pairs"))
def test_an_old_store_knows_conflicts_pairs_ledger_reviews_and_what_was_agreed(name: str, tmp_path: Path) -> None:
    wanted, found = manifest(name), beside(bring_out(name, tmp_path))
    assert {key: wanted[key] for key in found} == found


@pytest.mark.parametrize("name", released("undo"))
def test_the_last_operation_of_an_old_store_is_taken_back_and_brought_back(name: str, tmp_path: Path) -> None:
    desk, wanted = bring_out(name, tmp_path), manifest(name)["undo"]
    before = records(desk)
    assert desk("undo").code == 0
    undone = records(desk)
    assert difference(before, undone) == wanted["changes"] != {}
    assert [each["undone"] for each in operations(desk) if each["operation"] == wanted["takes_back"]] == [True]
    redo(desk)
    assert records(desk) == before
    assert damage(desk) == []


@pytest.mark.parametrize("name", released("finished_review"))
def test_a_review_kept_in_an_old_store_is_taken_up_and_finished(name: str, tmp_path: Path) -> None:
    desk, wanted = bring_out(name, tmp_path), manifest(name)["finished_review"]
    before = records(desk)
    assert finish_review(desk) == wanted["undecided"]
    found = difference(before, records(desk))
    assert unlike(wanted["changes"], found, before) == []
    assert beside(desk)["conflicts"] == wanted["conflicts"]
    assert damage(desk) == []
    assert desk("undo").code == 0
    assert records(desk) == before


@every_store
def test_an_old_store_goes_on_being_edited_backed_up_and_restored(name: str, tmp_path: Path) -> None:
    desk, wanted = bring_out(name, tmp_path), manifest(name)
    code = next(iter(wanted["records"]["applicant"]))
    assert desk.done("set", code, "city=Ağrı", "given_name=Şölə")["changed"] == ["city", "given_name"]
    assert history(desk, code)[0]["changes"]["city"] == [wanted["records"]["applicant"][code].get("city"), "Ağrı"]
    assert code in [each["code"] for each in desk.done("list", "applicant", "--search", "sole")["records"]]
    changed = records(desk)
    desk.done("backup", tmp_path / "safe.exdesk")
    desk.done("undo")
    desk.done("restore", tmp_path / "safe.exdesk")
    assert records(desk) == changed
    assert damage(desk) == []


def test_an_old_protected_store_opens_by_its_passphrase_alone_and_holds_everything_when_that_is_taken_off(
    tmp_path: Path,
) -> None:
    desk, wanted = bring_out("v3-protected", tmp_path), manifest("v3-protected")
    assert Desk(desk.path)("list", "cohort").code == 3
    assert Desk(desk.path, "başqa söz")("list", "cohort").code == 3
    ((code, lines),) = wanted["history"].items()
    assert history(desk, code) == as_shown(lines)
    opened = take_passphrase_off(desk)
    assert lost(wanted["records"], records(opened)) == []
    found = beside(opened)
    assert {key: wanted[key] for key in found} == found
    assert damage(opened) == []


def test_the_backup_of_an_old_store_made_before_it_was_brought_up_is_that_store(tmp_path: Path) -> None:
    """What lay in the file before is kept beside it, and holds as much when it is opened."""
    desk, wanted = bring_out("v2-tr", tmp_path), manifest("v2-tr")
    desk.done("list", "cohort")
    (kept,) = [each for each in tmp_path.rglob("*.exdesk") if "before-migration" in each.name]
    again = Desk(Path(shutil.copy(kept, tmp_path / "again.exdesk")))
    assert lost(wanted["records"], records(again)) == []
