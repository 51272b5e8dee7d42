"""What every test stands on: no screen, and no trace of the person whose machine this is; and which tests are slow."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test is timed: a busy machine is not a wrong result.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["EXCHANGE_APP_LANG"] = "en"

IN_MEMORY = Path("/dev/shm")
if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > 2 << 30:
    # Stores wait for the disk at every write; a test need not.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

SLOW = 2.0
"""Seconds of processor time from which a test ought to be made cheaper or marked slow."""
_costs: dict[str, float] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fast", action="store_true", help="leave out the tests that are marked slow")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --fast the slow tests are not run, unless they are named."""
    if not config.getoption("--fast"):
        return
    slow = [each for each in items if each.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [each for each in items if not each.get_closest_marker("slow")]


def pytest_collection_finish() -> None:
    """Cycles are not looked for among the modules, which stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Has the report say how much processor time the test took, with the processes it started and saw end."""
    began = sum(os.times()[:4])
    item.user_properties.append(("began", began))
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[pytest.TestReport]:
    report = yield
    if call.when == "teardown" and not item.get_closest_marker("slow"):
        began = dict(item.user_properties)["began"]
        report.user_properties = [*report.user_properties, ("cost", sum(os.times()[:4]) - began)]
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    cost = dict(report.user_properties).get("cost")
    if isinstance(cost, float):
        _costs[report.nodeid] = cost


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that keep everybody waiting who says --fast. A machine may be slow: this is no failure."""
    dear = sorted(((cost, name) for name, cost in _costs.items() if cost > SLOW), reverse=True)
    if dear:
        terminalreporter.section("make these cheaper, or mark them slow")
        for cost, name in dear[:20]:
            terminalreporter.line(f"{cost:6.1f} s of processor time  {name}")


@pytest.fixture(autouse=True)
def cycles_collected() -> None:
    """The interpreter collects cycles by itself, but seldom: a tenth of all time went there. Tests of the window take that back."""
    gc.enable()
    gc.set_threshold(20_000, 20, 10)


@pytest.fixture(scope="session", autouse=True)
def light_workbooks() -> Iterator[None]:
    """What is exported has few empty rows, and its password few rounds."""
    from tests.light_workbooks import light

    with light():
        yield


@pytest.fixture
def whole_workbooks() -> Iterator[None]:
    """What this test exports has as many empty rows as the application gives it."""
    from tests.light_workbooks import whole

    with whole():
        yield


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are made of passphrases quickly."""
    monkeypatch.setattr("exchange_app.store.sqlite.cipher._ROUNDS", 100)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, stores and backups of a test live in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EXCHANGE_APP_HOME", str(home))
    monkeypatch.delenv("EXCHANGE_APP_STORE", raising=False)
    return home
