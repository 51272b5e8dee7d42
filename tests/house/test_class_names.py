"""One class name means one thing: whoever reads a name in a signature finds one class by it."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_public_class_name_stands_in_one_file() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in ("exchange_app", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].add(path.relative_to(ROOT).as_posix())
    assert {name: sorted(files) for name, files in found.items() if len(files) > 1} == {}
