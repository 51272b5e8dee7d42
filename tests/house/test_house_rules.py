"""Rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "exchange_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
HEAVY = (
    "PySide6",
    "openpyxl",
    "python_calamine",
    "typst",
    "alembic",
    "phonenumbers",
    "babel",
    "rapidfuzz",
    "highspy",
    "numpy",
)


def test_nothing_is_left_for_later() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [str(path.relative_to(ROOT)) for path in SOURCES if left.search(path.read_text(encoding="utf-8"))] == []


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    code = f"import sys, exchange_app.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"


def test_only_services_read_sensitive_values_in_the_clear() -> None:
    asks = re.compile(r"\bPurpose\b")
    rooms = {path.relative_to(ROOT).parts[:2] for path in SOURCES if asks.search(path.read_text(encoding="utf-8"))}
    assert rooms == {("exchange_app", room) for room in ("kinds", "store", "services")}


SQL = re.compile(
    r"\b(SELECT|INSERT (OR \w+ )?INTO|UPDATE \S+ SET|DELETE FROM|CREATE (VIRTUAL )?(TABLE|INDEX)|DROP (TABLE|INDEX)|ALTER TABLE|PRAGMA)\b"
)


def _said_in_sql(path: Path) -> bool:
    """Whether a text in a module, docstrings apart, is a statement, or part of one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    return any(
        isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and id(each) not in told
        and SQL.search(each.value)
        for each in ast.walk(tree)
    )


def test_statements_are_core_expressions_outside_the_engine_room_and_the_migrations() -> None:
    store = ROOT / "exchange_app" / "store"
    apart = (store / "sqlite", store / "migrations")
    written_out = [
        path.name
        for path in store.rglob("*.py")
        if not any(each in path.parents for each in apart) and _said_in_sql(path)
    ]
    assert written_out == []


IMPORTED_WHEN_NEEDED = {
    # Which of the programs is started: only that one is imported.
    ("exchange_app/__main__.py", "exchange_app.sheets.open.child"),
    ("exchange_app/__main__.py", "exchange_app.documents.child"),
    ("exchange_app/__main__.py", "ui.shell.snapshots"),
    ("exchange_app/__main__.py", "exchange_app.cli"),
    ("exchange_app/__main__.py", "exchange_app.screen"),
    ("exchange_app/__main__.py", "ui.shell.app"),
    # The window is painted first.
    ("ui/shell/app.py", "ui.shell.workspace"),
    # Nobody waits at the start for what only the first start shows, or one who types, filters, chooses columns, asks for help, another window, replaces in a list, marks or saves it needs.
    ("ui/shell/start/__init__.py", "ui.shell.start.first"),
    ("ui/shell/help/__init__.py", "ui.shell.help.dialog"),
    ("ui/shell/help/__init__.py", "ui.shell.help.about"),
    ("ui/shell/commands.py", "ui.shell.another_window"),
    ("ui/lists/replacing/__init__.py", "ui.lists.replacing.list_replacer"),
    ("ui/lists/saving/__init__.py", "ui.lists.saving.list_saver"),
    ("ui/lists/marking/__init__.py", "ui.lists.marking.mark_popup"),
    ("ui/lists/marking/__init__.py", "ui.lists.field_popup"),
    ("ui/lists/filter_bar.py", "ui.lists.field_popup"),
    ("ui/lists/filter_bar.py", "ui.lists.filter_popup"),
    ("ui/lists/column_layout.py", "ui.lists.column_popup"),
    ("exchange_app/services/typed_values.py", "exchange_app.sheets.values.readers"),
    # Where Tab leads, which a start does not ask.
    ("ui/shell/window.py", "ui.components.reading_order"),
    ("ui/components/dialog.py", "ui.components.reading_order"),
    # Helping technology, of which most windows are never asked.
    ("ui/components/spoken.py", "ui.components.spoken_tree"),
}
OWN = "(?:exchange_app|ui|resources|translations|develop)"
INDENTED = re.compile(rf"^[ \t]+(?:from|import) {OWN}\b", re.M)
IN_OTHER_WORDS = re.compile(rf"(?:import_module|__import__)\([\"']{OWN}\b")


def _imported_in_functions(path: Path) -> set[str]:
    """Own modules that are imported inside a function of a module."""
    source = path.read_text(encoding="utf-8")
    if not INDENTED.search(source):
        return set()
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    made = [each for each in ast.walk(ast.parse(source)) if isinstance(each, functions)]
    inside = [each for function in made for each in ast.walk(function)]
    found = {each.module or "" for each in inside if isinstance(each, ast.ImportFrom)}
    found |= {name.name for each in inside if isinstance(each, ast.Import) for name in each.names}
    return {name for name in found if INDENTED.match(f" import {name}")}


def test_own_modules_are_imported_at_the_head_but_for_the_few_that_wait() -> None:
    sources = [*SOURCES, *(path for name in ("develop", "translations") for path in (ROOT / name).rglob("*.py"))]
    found = {(path.relative_to(ROOT).as_posix(), name) for path in sources for name in _imported_in_functions(path)}
    assert found == IMPORTED_WHEN_NEEDED
    assert [path.name for path in sources if IN_OTHER_WORDS.search(path.read_text(encoding="utf-8"))] == []


WRITES = re.compile(r"\.write_(bytes|text)\(|\bopen\(\s*[\"'](w|a|x)|ZipFile\([^)]*[\"']w[\"']")
ELSEWHERE = {
    "exchange_app/bugs.py": "the log, which grows",
    "exchange_app/services/merging/reading.py": "in a folder of its own that goes with the block",
    "exchange_app/sheets/report.py": "memory",
    "exchange_app/sheets/write/package.py": "memory, or a draft of files.py",
}
"""What else writes to a disk, and what it is."""


def test_files_are_saved_by_files_py_alone() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in SOURCES if WRITES.search(path.read_text(encoding="utf-8"))}
    assert found == {"exchange_app/files.py", *ELSEWHERE}
