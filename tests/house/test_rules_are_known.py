"""A rule that is added is weighed where rules are listed, and asked again when a merge changes a field that it looks at."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from exchange_app.domain import rules
from exchange_app.domain.rules.checks import _NOT_HERE, ORDER
from exchange_app.domain.rules.diff import RELEVANT
from exchange_app.kinds import KINDS

CODE = re.compile(r"(?:record|placing|store)\.[a-z_]+")
FIELD = re.compile(r"([a-z_]+)\.([a-z_0-9]+)")
ASKED_ELSEWHERE = {("cohort", "status")}
"""Looked at by a rule that only speaks while somebody places: what is done already is not wrong because a cohort ended."""


def _said(*files: str) -> set[str]:
    """The texts in the sources of the rules."""
    folder = Path(rules.__path__[0])
    trees = [ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py") if not files or path.stem in files]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_rule_that_a_check_asks_has_its_weight_and_no_other() -> None:
    assert {each for each in _said() if CODE.fullmatch(each)} - _NOT_HERE | {"field.required"} == set(ORDER)


def test_a_merge_asks_again_when_it_changes_a_field_that_a_rule_of_placing_names() -> None:
    named = {found.groups() for each in _said("eligibility", "placing") if (found := FIELD.fullmatch(each))}
    fields = {(kind, field) for kind, field in named if kind in KINDS and field in KINDS[kind].keys}
    assert len(fields) > 15
    assert fields - ASKED_ELSEWHERE <= {(kind, field) for kind, known in RELEVANT.items() for field in known}
