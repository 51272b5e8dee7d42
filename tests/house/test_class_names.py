"""One class name means one thing: whoever reads a name in a signature finds one class by it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = re.compile(r"^[ ]*class ([A-Za-z]\w*)", re.M)


def test_a_public_class_name_stands_in_one_file() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in ("exchange_app", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for name in PUBLIC.findall(path.read_text(encoding="utf-8")):
                found[name].add(path.relative_to(ROOT).as_posix())
    assert len(found) > 500
    assert {name: sorted(files) for name, files in found.items() if len(files) > 1} == {}
