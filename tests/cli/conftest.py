"""The command line as a person calls it, in this process: exit code, standard output, standard error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exchange_app.cli import main
from tests.children_here import children_work_here  # noqa: F401


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


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the demo's year, made once by the command; to be copied, not written."""
    path = tmp_path_factory.mktemp("demo") / "desk.exchange"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("EXCHANGE_APP_STORE", str(path))
        patched.setenv("EXCHANGE_APP_HOME", str(path.parent))
        assert main(["init", "--demo"]) == 0
    return path


@pytest.fixture
def year(call: Call, demo_store: Path, store_path: Path) -> Call:
    """A command line on the demo's year."""
    shutil.copy(demo_store, store_path)
    return call
