"""Rules of the house that no other tool holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "exchange_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
HEAVY = ("PySide6", "openpyxl", "python_calamine", "typst", "alembic", "phonenumbers", "babel")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_thought(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text)


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    code = f"import sys, exchange_app.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"
