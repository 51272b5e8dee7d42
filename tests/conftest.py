"""What every test stands on: no screen, and no trace of the person whose machine this is."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test is timed: a busy machine is not a wrong result.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["EXCHANGE_APP_LANG"] = "en"


@pytest.fixture(autouse=True)
def cycles_collected() -> None:
    """The interpreter collects cycles by itself; tests of the window take that back."""
    gc.enable()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, stores and backups of a test live in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EXCHANGE_APP_HOME", str(home))
    monkeypatch.delenv("EXCHANGE_APP_STORE", raising=False)
    return home
