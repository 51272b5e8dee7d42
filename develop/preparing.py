"""The environment in .venv and what of the system it needs: made on the first call, checked by a stamp on the next."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from exchange_app import libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".prepared"
CHECK_QT = "import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport"

Command = list[str | Path]


def prepare(environment: Mapping[str, str]) -> str | None:
    """Make the environment where it is missing or old. Gives a sentence about all that stands in the way, or None.

    `environment` is the one in which the application will look for a screen.
    """
    stamp = fingerprint()
    ready = PYTHON.exists() and STAMP.exists() and STAMP.read_text() == stamp
    if problem := system_lacks(environment, with_venv=not PYTHON.exists()):
        return problem
    if ready:
        return None
    print("Preparing .venv (once, a few minutes)…")
    if not PYTHON.exists() and (problem := make_venv()):
        return problem
    pip: Command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps: list[Command] = [[*pip, "-r", LOCK], [*pip, "--no-deps", "--no-build-isolation", "-e", ROOT]]
    for step in steps:
        if subprocess.run(step, cwd=ROOT).returncode:
            return (
                "The pinned packages could not be installed; check the connection and the free disk space "
                "and call again."
            )
    tried = subprocess.run([PYTHON, "-c", CHECK_QT], capture_output=True, text=True)
    if tried.returncode:
        return f"Qt does not start on this system: {tried.stderr.strip().splitlines()[-1]}"
    if call([PYTHON, "-m", "translations.catalogue", "compile"]):
        return "The message catalogues could not be compiled; see the lines above."
    STAMP.write_text(stamp)
    return None


def system_lacks(environment: Mapping[str, str], *, with_venv: bool) -> str | None:
    """Everything of the system that is missing, in one sentence; on Debian as root it is installed instead."""
    for attempt in range(2):
        lacking = libraries.missing(environment)
        if with_venv and not can_make_venv():
            lacking = {"the venv module of Python": venv_package(), **lacking}
        if not lacking:
            return None
        if attempt or not install_debian(sorted(set(lacking.values()))):
            break
    return (
        f"This system lacks {', '.join(lacking)}. Have them installed and call again; on Debian and Ubuntu:\n\n"
        f"    {libraries.apt_command(lacking.values())}\n"
    )


def can_make_venv() -> bool:
    """Whether this Python can make an environment with pip in it; Debian ships a part of that apart."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """Debian's package with the venv module of this Python."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def make_venv() -> str | None:
    """Make .venv. Gives a sentence where this Python cannot."""
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode == 0:
        return None
    shutil.rmtree(VENV, ignore_errors=True)
    said = [line for line in (made.stdout + made.stderr).splitlines() if line.strip()]
    return f"This Python cannot make a virtual environment in .venv: {said[-1] if said else 'it says nothing'}"


def install_debian(packages: list[str]) -> bool:
    """Install system packages, where this is Debian and we are root. Says so; False where it is not possible."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print("Installing", *packages)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        code = subprocess.run([apt, *arguments], env=environment, stdout=subprocess.DEVNULL).returncode
    return code == 0


def fingerprint() -> str:
    """What the environment was made from; another fingerprint means it is made again."""
    digest = hashlib.sha256(sys.version.encode())
    sources = [LOCK, ROOT / "pyproject.toml", *sorted((ROOT / "translations").glob("*.po"))]
    for source in sources:
        digest.update(source.read_bytes() if source.exists() else b"")
    return digest.hexdigest()


def call(command: Command, offscreen: bool = False) -> int:
    """Run a command in the project's folder and give its exit code."""
    try:
        return begin(command, offscreen).wait()
    except KeyboardInterrupt:
        return 130


def begin(command: Command, offscreen: bool = False, *, heard: bool = False) -> subprocess.Popen[str]:
    """A command at work in the project's folder; what it says is kept for us where it is `heard`, else shown."""
    environment = dict(os.environ)
    # compiled modules are kept: hundreds of processes are started by the tests, and each would compile all it imports
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE if heard else None,
        stderr=subprocess.STDOUT if heard else None,
        cwd=ROOT,
        env=environment,
        text=True,
    )
