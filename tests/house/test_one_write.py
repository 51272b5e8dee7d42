"""Only services open a write: what a window or a command changes goes through the checks, versions and journal of one place."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
OUTSIDE = sorted(
    each
    for part in ("ui", "exchange_app/commands", "exchange_app/documents", "exchange_app/sheets", "exchange_app/domain")
    for each in (ROOT / part).rglob("*.py")
)


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


def test_nobody_but_services_opens_a_write() -> None:
    files = [ROOT / "exchange_app/cli.py", *OUTSIDE]
    found = {str(each.relative_to(ROOT)): opened_writes(each.read_text("utf-8")) for each in files}
    assert len(files) > 200
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_services_do_open_writes() -> None:
    services = (ROOT / "exchange_app/services").rglob("*.py")
    assert sum(len(opened_writes(each.read_text("utf-8"))) for each in services) > 5
