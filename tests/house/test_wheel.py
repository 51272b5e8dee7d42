"""What is installed elsewhere is whole: packages, resources and compiled catalogues."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("exchange_app", "ui", "resources", "translations", "pyproject.toml", "setup.py", "README.md")


def test_the_wheel_holds_packages_resources_and_catalogues(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for part in PARTS:
        found = ROOT / part
        if found.is_dir():
            shutil.copytree(found, source / part, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(found, source / part)
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        source,
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("exchange_desk-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"exchange_app/cli.py", "ui/shell/app.py", "translations/tr.mo", "translations/az.mo"} <= names
    for folder, ending in (
        ("resources/icons", ".svg"),
        ("resources/fonts", ".otf"),
        ("exchange_app/documents/templates", ".typ"),
        ("resources/help/az", ".md"),
        ("resources/vocabulary", ".toml"),
    ):
        shipped = {name for name in names if name.startswith(folder) and name.endswith(ending)}
        assert shipped == {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(f"*{ending}")}
        assert shipped
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]
