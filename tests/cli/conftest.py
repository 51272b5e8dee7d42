"""The command line as a person calls it, in this process: exit code, standard output, standard error."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exchange_app.cli import main


@dataclass(frozen=True)
class Said:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.exchange"
    monkeypatch.setenv("EXCHANGE_APP_STORE", str(path))
    return path


@pytest.fixture
def call(store_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def empty(call: Call) -> Call:
    """A command line on a store of TR with partner AZ and nothing else in it."""
    assert call("init", "--agency", "TR", "--country", "TR", "--name", "Deneme", "--partner", "AZ:AZ:Sınaq").code == 0
    return call


@pytest.fixture
def year(call: Call) -> Call:
    """A command line on the demo's year."""
    assert call("init", "--demo").code == 0
    return call
