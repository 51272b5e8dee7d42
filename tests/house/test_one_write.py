"""Only services open a write: what a window or a command changes goes through the checks, versions and journal of one place."""

from __future__ import annotations

import ast
from pathlib import Path

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
