"""What the product is made of is told by what is installed; a bug report tells of the program and of nobody."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from exchange_app.bug_report import report
from exchange_app.bugs import log_bug, log_lines
from exchange_app.licences import parts

ROOT = Path(__file__).parents[1]


def test_every_part_is_named_with_its_licence_and_where_it_is_to_be_read() -> None:
    found = {each.name.lower().replace("_", "-"): each for each in parts()}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[^\w-]", each)[0].lower() for each in asked["dependencies"]}
    assert needed <= set(found) and {"python", "inter", "shiboken6"} <= set(found)
    assert not {"pytest", "mypy", "ruff", "exchange-desk"} & set(found), "what only the workshop needs is no part"
    assert all((each.licence or each.text) and len(each.licence) < 100 for each in found.values())
    assert all(each.text or each.home for each in found.values())
    assert "SIL Open Font License" in found["inter"].licence and "LGPL-3.0" in found["pyside6-essentials"].licence
    assert found["sqlalchemy"].text.count("Permission is hereby granted") == 1


def test_a_bug_report_holds_no_name_that_came_near_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Şəhriyar", "Məmmədquluzadə", "Derya", "Koç", "C01234571")
    home = tmp_path / "Derya Nur Koç"
    monkeypatch.setattr("exchange_app.bugs.home_folder", lambda: home)
    try:
        raise ValueError("Şəhriyar Məmmədquluzadə, C01234571")
    except ValueError as bug:
        log_bug(bug)
    log_lines([f"2026-12-01T00:00:00 Qt QtWarningMsg: Cannot open file {home}/Koç list.xlsx, no such file"])
    log_lines([r"2026-12-01T00:00:00 Qt QtWarningMsg: C:\Users\Derya Nur Koç\list.xlsx cannot be read"])
    log_lines(["2026-12-01T00:00:00 Qt QtWarningMsg: no glyph in 'Məmmədquluzadə Şəhriyar'"])
    told = report({"Qt": "6"})
    assert not [each for each in (*names, "Nur", "list.xlsx", str(tmp_path)) if each in told]
    assert "builtins.ValueError" in told and "test_licences_and_bug_report.py" in told
    assert "Cannot open file …" in told and "Qt: 6" in told and f"Python: {sys.version.split()[0]}" in told
