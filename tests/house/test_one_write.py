"""Every write is opened in one place, and records are written in one: the same checks, versions and journal for all."""

from __future__ import annotations

import ast
from pathlib import Path

from exchange_app.store.record_rows import RecordRows
from exchange_app.store.removal import Removals
from exchange_app.store.state_writer import StateWriter
from exchange_app.store.unit_of_work import Work

ROOT = Path(__file__).parents[2]
FILES = sorted(each for part in ("exchange_app", "ui") for each in (ROOT / part).rglob("*.py"))


def opened_writes(source: str) -> list[int]:
    """The lines on which an operation of a store is opened: `….write(label, author=…)`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write"
        and any(each.arg in ("author", "origin") for each in node.keywords)
    ]


def test_an_opened_write_is_found() -> None:
    assert opened_writes('with desk.store.write(label, author="") as work:\n    pass\n') == [1]
    assert opened_writes("desk.operations.write(task, done, owner=self)\nfile.write(text)\n") == []


def test_every_write_of_a_store_is_opened_in_one_place() -> None:
    sources = {str(each.relative_to(ROOT)): each.read_text("utf-8") for each in FILES}
    found = {path: opened_writes(source) for path, source in sources.items() if ".write(" in source}
    # the store's own: undo and redo, and the first agencies of one that is made
    opened = {path for path, lines in found.items() if lines and not path.startswith("exchange_app/store/")}
    assert opened == {"exchange_app/services/access.py"}


PARTS = {"": Work, "rows.": RecordRows, "removals.": Removals, "states.": StateWriter}
"""The parts of a unit of work that write records, and how they are reached."""


def record_writers() -> frozenset[str]:
    """The methods of a unit of work that write records, with the part that has them."""
    public = {
        f"{part}{name}"
        for part, of in PARTS.items()
        for name, method in vars(of).items()
        if callable(method) and not name.startswith("_")
    }
    assert public > NO_RECORDS
    return frozenset(public - NO_RECORDS)


NO_RECORDS = frozenset(
    (
        *("users", "finish", "states.settle_codes"),
        *("rows.expect", "rows.one", "rows.several", "rows.text_after", "rows.refuse_stale"),
        *("rows.settle_conflicts", "rows.note_conflicts", "rows.settle_current"),
    )
)
"""They read ahead, look, or keep the store's own marks right."""

MAY_WRITE = {
    # the one write, with its checks
    "exchange_app/services/records.py",
    # what two stores hold comes together by the laws of the exchange, state by state; refused by a rule of one side, it would
    # be otherwise here than there
    "exchange_app/services/merging/applying.py",
}


def written_records(source: str) -> list[int]:
    """The lines on which a unit of work writes records, whatever it is called there."""
    tree = ast.parse(source)
    works = {"work"}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.arg)
            and node.annotation is not None
            and "Work" in ast.unparse(node.annotation).split(".")
        ):
            works.add(node.arg)
        if isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            opened = ast.unparse(node.context_expr)
            if opened.startswith("operation(") or ".write(" in opened:
                works.add(node.optional_vars.id)
    writers = record_writers()
    ends = {each.rpartition(".")[2] for each in writers}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ends
        and any(
            name in works and ".".join(names[at + 1 :]) in writers
            for names in [ast.unparse(node).split(".")]
            for at, name in enumerate(names)
        )
    ]


def test_a_record_that_is_written_is_found_whatever_the_unit_of_work_is_called() -> None:
    assert {
        "create",
        "create_many",
        "update",
        "remove",
        "restore",
        "states.settle",
        "states.put",
        "removals.put_many",
    } <= record_writers()
    assert written_records("def do(job: Work) -> None:\n    job.update('outlet', id, {})\n") == [2]
    assert written_records("with operation(store, label, access) as w:\n    w.create_many('outlet', rows)\n") == [2]
    other = "values.update(more)\nwork.app_data.log_receipt(export)\nwork.rows.expect(kind, ids)\n"
    assert written_records("self.work.states.settle(kind, id, stored)\n" + other) == [1]


def test_records_are_written_in_one_place() -> None:
    found = {
        str(each.relative_to(ROOT)): written_records(source)
        for each in (ROOT / "exchange_app").rglob("*.py")
        if "ork" in (source := each.read_text("utf-8"))
    }
    assert {path for path, lines in found.items() if lines and not path.startswith("exchange_app/store/")} == MAY_WRITE
