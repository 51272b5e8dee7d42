"""What Qt needs of the system is told at once: all of it, in one sentence, before anything is opened or downloaded."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from develop import preparing
from exchange_app import libraries
from exchange_app.__main__ import main
from exchange_app.screen import NoDisplay, has_screen

ROOT = Path(__file__).resolve().parents[2]
ON_X11 = {"DISPLAY": ":0"}
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings what it needs")


@pytest.fixture
def hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Hides libraries from the processes started from here: the loader meets a file that is none first."""

    def hide(*names: str) -> dict[str, str]:
        for name in names:
            (tmp_path / name).write_bytes(b"")
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND", "XDG_"))}
        return {**plain, "LD_LIBRARY_PATH": str(tmp_path), "DISPLAY": ":0"}

    return hide


@linux
@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The window cannot open"), ("tr", "pencere açılamıyor"), ("az", "pəncərə açıla bilmir")],
)
def test_the_window_without_a_library_gives_one_sentence_with_all_that_are_missing(hidden, language, said):
    environment = {**hidden("libxcb-cursor.so.0", "libEGL.so.1"), "EXCHANGE_APP_LANG": language}
    done = subprocess.run(
        [sys.executable, "-m", "exchange_app", "--lang", language, "window"],
        capture_output=True, text=True, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == libraries.LibrariesMissing.exit_code == 2 and done.stdout == ""
    [line] = done.stderr.splitlines()
    assert said in line and "libEGL.so.1" in line and "libxcb-cursor.so.0" in line
    command = line.partition("sudo apt install ")[2]
    assert "libegl1" in command and "libxcb-cursor0" in command


@linux
@pytest.mark.parametrize("line", [[], ["window"]], ids=["without words", "window"])
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":9731"}], ids=["none", "one that is gone"])
def test_without_a_screen_one_sentence_says_what_to_do_instead(screen, line, monkeypatch, capsys):
    """Also where one is named that does not answer: Qt would end the process."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**screen, "EXCHANGE_APP_LANG": "en"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(libraries, "missing", lambda environment: {})
    monkeypatch.setattr(sys, "argv", ["exchange-app", *line])
    assert main() == NoDisplay.exit_code == 2
    [said] = capsys.readouterr().err.splitlines()
    assert said.startswith("There is no screen here") and "exchange-app demo" in said


@linux
def test_a_screen_is_one_that_answers():
    assert not has_screen({}) and not has_screen({"DISPLAY": ":9731"})
    assert not has_screen({"DISPLAY": ":9731", "QT_QPA_PLATFORM": "xcb"})
    assert has_screen({"QT_QPA_PLATFORM": "offscreen"}) and has_screen({"DISPLAY": "elsewhere:0"})
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X9732")
        server.listen()
        assert has_screen({"DISPLAY": ":9732"}) and has_screen({"DISPLAY": ":9732.0", "QT_QPA_PLATFORM": "xcb"})


@linux
def test_without_a_screen_nothing_of_x11_is_asked_for(monkeypatch):
    monkeypatch.setattr(libraries, "_not_found", dict)
    everything = libraries.QT | libraries.X11
    assert libraries.missing(ON_X11) == everything
    assert libraries.missing({}) == libraries.missing({**ON_X11, "QT_QPA_PLATFORM": "offscreen"}) == libraries.QT


@linux
def test_one_way_to_a_screen_is_enough(monkeypatch):
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    monkeypatch.setattr(libraries, "_not_found", lambda table: table if table is libraries.X11 else {})
    assert libraries.missing(both) == {} and libraries.missing(ON_X11) == libraries.X11


@linux
def test_setting_up_names_the_venv_module_and_every_library_at_once_with_one_command(monkeypatch):
    monkeypatch.setattr(libraries, "_not_found", dict)
    monkeypatch.setattr(preparing, "can_make_venv", lambda: False)
    monkeypatch.setattr(preparing, "install_debian", lambda packages: False)
    said = preparing.system_lacks(ON_X11, with_venv=True)
    assert said is not None and said.count("sudo apt install ") == 1
    for library, package in {"venv module": preparing.venv_package(), **libraries.QT, **libraries.X11}.items():
        assert library in said and package in said.partition("sudo apt install ")[2]


@linux
def test_an_administrator_on_debian_has_everything_installed_in_one_go(monkeypatch):
    installed: list[list[str]] = []
    monkeypatch.setattr(libraries, "_not_found", lambda table: {} if installed else dict(table))
    monkeypatch.setattr(preparing, "install_debian", lambda packages: not installed.append(packages))
    assert preparing.system_lacks(ON_X11, with_venv=False) is None
    assert installed == [sorted({*libraries.QT.values(), *libraries.X11.values()})]


def test_a_python_that_is_too_old_is_told_so_and_meets_no_syntax_error():
    source = (ROOT / "dev.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 4))
    old = "import sys; sys.version_info = (3, 6, 15); sys.version = '3.6.15 (old)'; "
    old += f"sys.argv = ['dev.py', 'run']; exec(compile(open({str(ROOT / 'dev.py')!r}).read(), 'dev.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr == "Exchange Desk needs Python 3.11 or newer and this is 3.6.15; install a newer one.\n"
