#!/usr/bin/env python3
"""Set up and run Exchange Desk with nothing but Python: `python3 dev.py run`, `python3 dev.py test`.

Everything is prepared on the first call and checked by a stamp on the next ones, which start at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".prepared"
SCREEN_STAMP = VENV / ".screen"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
CHECK_QT = "import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport"
CHECK_SCREEN = (
    "import ctypes, pathlib, PySide6, PySide6.QtGui; "
    "ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / 'Qt' / 'plugins' / 'platforms' / 'libqxcb.so'))"
)
DEBIAN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
FOR_A_SCREEN = [
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xinerama0",
]

HELP = """Usage: python3 dev.py COMMAND

  run [ARGUMENTS]    open the window (without a screen: do the main job into demo-output)
  test [ARGUMENTS]   ruff, mypy, the import rules and all tests
  bench [NAMES]      the benchmarks; each prints a ratio and writes it to benchmarks/results
  simulate [OPTIONS] agencies exchange workbooks by chance: --seeds N, --first SEED, --offices 2|3|4
  words              extract messages into translations/*.po and compile them
  app ARGUMENTS      the command line, as exchange-app
"""


def main(arguments: list[str]) -> int:
    """Do one command. Gives the exit code."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    if sys.version_info < (3, 11):  # noqa: UP036
        return fail(
            f"Exchange Desk needs Python 3.11 or newer and this is {sys.version.split()[0]}; install a newer one."
        )
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if command not in {"run", "test", "bench", "simulate", "words", "app"}:
        print(HELP)
        return 0 if command in {"help", "-h", "--help"} else 2
    if problem := prepare():
        return fail(problem)
    match command:
        case "run":
            return run(rest)
        case "test":
            return test(rest)
        case "bench":
            return call([PYTHON, "-m", "benchmarks", *rest], offscreen=True)
        case "simulate":
            return call([PYTHON, "-m", "tests.simulation", *rest])
        case "words":
            return call([PYTHON, "-m", "translations.catalogue", "extract"])
        case _:
            return call([BIN / "exchange-app", *rest])


def run(arguments: list[str]) -> int:
    """Open the window, or say that there is no screen and do the main job without one."""
    if sys.platform.startswith("linux") and not has_screen():
        print("There is no screen here, so the window cannot open; doing the main job without it, into demo-output.")
        return call([BIN / "exchange-app", *arguments, "demo", "demo-output"], offscreen=True)
    if missing := missing_for_a_screen():
        return fail(missing)
    return call([BIN / "exchange-app", *arguments, "window"])


def has_screen() -> bool:
    """Whether a screen is named, and answers if it is an X11 screen of this machine."""
    named = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY") or not (here := re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", named)):
        return bool(named or os.environ.get("WAYLAND_DISPLAY"))
    path = f"/tmp/.X11-unix/X{here[1]}"
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as asked, contextlib.suppress(OSError):
            asked.connect(address)
            return True
    return False


def test(arguments: list[str]) -> int:
    """Everything that must hold before a change lands."""
    steps: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "mypy"],
        [BIN / "lint-imports"],
        [PYTHON, "-m", "pytest", *(arguments or ["-n", str(min(2, os.cpu_count() or 1))])],
    ]
    for step in steps:
        print("$", *(Path(part).name if isinstance(part, Path) else part for part in step))
        if code := call(step, offscreen=True):
            return code
    return 0


def prepare() -> str | None:
    """Make the environment where it is missing or old. Gives a sentence about what stands in the way, or None."""
    stamp = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == stamp:
        return None
    print("Preparing .venv (once, a few minutes)…")
    if not PYTHON.exists() and (problem := make_venv()):
        return problem
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps: list[list[str | Path]] = [[*pip, "-r", LOCK], [*pip, "--no-deps", "--no-build-isolation", "-e", ROOT]]
    for step in steps:
        if subprocess.run(step, cwd=ROOT).returncode:
            return "The pinned packages could not be installed; check the connection and the free disk space and call again."
    if problem := check_system():
        return problem
    if call([PYTHON, "-m", "translations.catalogue", "compile"]):
        return "The message catalogues could not be compiled; see the lines above."
    STAMP.write_text(stamp)
    return None


def make_venv() -> str | None:
    """Make .venv; on Debian as root bring in what its Python lacks for that."""
    for attempt in range(2):
        made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
        if made.returncode == 0:
            return None
        shutil.rmtree(VENV, ignore_errors=True)
        if attempt or not install_debian(["python3-venv"]):
            break
    return "This Python cannot make a virtual environment; install its venv module (Debian: apt install python3-venv) and call again."


def check_system() -> str | None:
    """Whether Qt finds the system's libraries; on Debian as root they are installed."""
    for _ in range(len(DEBIAN)):
        tried = subprocess.run([PYTHON, "-c", CHECK_QT], capture_output=True, text=True)
        if tried.returncode == 0:
            return None
        found = re.search(r"(lib[\w.+-]+\.so[.\d]*)", tried.stderr)
        if not found:
            return f"Qt does not start on this system: {tried.stderr.strip().splitlines()[-1]}"
        package = DEBIAN.get(found[1], found[1])
        if not install_debian([package]):
            return f"The system lacks {found[1]}, which Qt needs; install it (Debian: apt install {package}) and call again."
    return None


def missing_for_a_screen() -> str | None:
    """What Qt still lacks to open a window on X11, as a sentence; looked at until it was once found whole."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY") or SCREEN_STAMP.exists():
        return None
    for attempt in range(2):
        tried = subprocess.run([PYTHON, "-c", CHECK_SCREEN], capture_output=True, text=True)
        if tried.returncode == 0:
            SCREEN_STAMP.touch()
            return None
        if attempt or not install_debian(FOR_A_SCREEN):
            break
    found = re.search(r"(lib[\w.+-]+\.so[.\d]*)", tried.stderr)
    lacking = found[1] if found else "a library of X11"
    return f"Qt needs {lacking} to open a window; install it (Debian: apt install {' '.join(FOR_A_SCREEN)}) and call again."


def install_debian(packages: list[str]) -> bool:
    """Install system packages, where this is Debian and we are root. Says so; False where it is not possible."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print("Installing", *packages)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=environment, stdout=subprocess.DEVNULL)
    return (
        subprocess.run([apt, "install", "-y", "-qq", *packages], env=environment, stdout=subprocess.DEVNULL).returncode
        == 0
    )


def fingerprint() -> str:
    """What the environment was made from; another fingerprint means it is made again."""
    digest = hashlib.sha256(sys.version.encode())
    sources = [LOCK, ROOT / "pyproject.toml", *sorted((ROOT / "translations").glob("*.po"))]
    for source in sources:
        digest.update(source.read_bytes() if source.exists() else b"")
    return digest.hexdigest()


def call(command: list[str | Path], offscreen: bool = False) -> int:
    """Run a command in the project's folder and give its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment).returncode
    except KeyboardInterrupt:
        return 130


def fail(sentence: str) -> int:
    """Say what is wrong and give the exit code for it."""
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
