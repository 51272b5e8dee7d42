"""Rules of the house that no other tool holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "exchange_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
HEAVY = ("PySide6", "openpyxl", "python_calamine", "typst", "alembic", "phonenumbers", "babel")


def test_nothing_is_left_for_later() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [str(path.relative_to(ROOT)) for path in SOURCES if left.search(path.read_text(encoding="utf-8"))] == []


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    code = f"import sys, exchange_app.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"
