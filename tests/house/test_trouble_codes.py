"""What can go wrong has one name each: `area.name`, which scripts read from --json and logs hold."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator

import exchange_app
import ui
from exchange_app.errors import Trouble

CODE = re.compile(r"[a-z]+\.[a-z]+(?:_[a-z]+)*")


def kinds_of_trouble() -> set[type[Trouble]]:
    """All classes of trouble that the application declares, wherever."""
    for package in (exchange_app, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__") and ".migrations." not in module.name:
                importlib.import_module(module.name)
    return {each for each in _below(Trouble) if each.__module__.partition(".")[0] in ("exchange_app", "ui")}


def _below(kind: type[Trouble]) -> Iterator[type[Trouble]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _below(each)


def test_each_trouble_has_one_code_of_its_own_in_one_spelling() -> None:
    troubles = kinds_of_trouble()
    assert len(troubles) > 60
    assert {each for each in troubles if "code" not in vars(each)} == set()
    assert {each.code for each in troubles if not CODE.fullmatch(each.code)} == set()
    times = Counter(each.code for each in troubles)
    assert {code for code, count in times.items() if count > 1} == set()
