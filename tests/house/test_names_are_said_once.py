"""What is true of a kind of record stands in its declaration: elsewhere few names of fields, and next to no kinds."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from exchange_app.kinds import KINDS

ROOT = Path(__file__).parents[2]
SAID_THERE = (
    "exchange_app/kinds",
    "exchange_app/domain/rules",
    "exchange_app/services/demo",
    "exchange_app/store/migrations",
)
"""The declarations, the rules that are about certain fields, the demo's people, and what old versions were like."""
READER = "exchange_app/sheets/infer"
"""The reader of other people's lists counts for itself: its words are data in resources/vocabulary, but some rules are about one field."""
EVERYDAY = frozenset(
    "name code kind country title status places language notes sending hosting agency city address email phone score rank number side form type reason note".split()
)  # fmt: skip
"""Keys that are words of everything else as well: a name is not always a field's."""


@cache
def counted() -> tuple[Counter[str], Counter[str]]:
    """By module: literals that are the key of a field; comparisons with a kind's key, cases of one, and tables by kind.

    Every source is parsed for it, which takes seconds.
    """
    keys = {field.key for kind in KINDS.values() for field in kind.fields} - KINDS.keys() - EVERYDAY
    field_keys, branches = Counter[str](), Counter[str]()
    for folder in ("exchange_app", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(SAID_THERE):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant):
                    field_keys[name] += isinstance(node.value, str) and node.value in keys
                else:
                    branches[name] += _branches(node)
    return +field_keys, +branches


def _branches(node: ast.AST) -> bool:
    match node:
        case ast.Compare():
            return any(map(_names_a_kind, ast.walk(node)))
        case ast.match_case():
            return any(map(_names_a_kind, ast.walk(node.pattern)))
        case ast.Dict():
            return sum(key is not None and _names_a_kind(key) for key in node.keys) > 1
        case _:
            return False


def _names_a_kind(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KINDS


def outside_the_reader(counted: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in counted.items() if not name.startswith(READER)}


@pytest.mark.slow
def test_fields_are_named_in_few_places_beside_their_declaration() -> None:
    found, _ = counted()
    assert sum(outside_the_reader(found).values()) <= 90, sorted(outside_the_reader(found).items())
    assert found.total() <= 120, sorted(found.items())


@pytest.mark.slow
def test_next_to_nothing_asks_which_kind_a_record_is() -> None:
    _, found = counted()
    assert sum(outside_the_reader(found).values()) <= 12, sorted(outside_the_reader(found).items())
    assert found.total() <= 60, sorted(found.items())
