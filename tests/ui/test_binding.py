"""PySide6 as the application brings it in: in a process of its own, since the tests themselves have it otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGINNING = "from ui.binding import bring_in\nbring_in()\nimport linecache, sys\nfrom PySide6.QtCore import QObject, QSize\n"
WRONG = "try:\n    QSize('a', 2)\nexcept TypeError as error:\n    print(error)\n"


def _said(program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-W", "error", "-c", BEGINNING + program], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wrong_arguments_are_told_with_the_signatures_that_would_do():
    said = _said(WRONG)
    assert "(str, int)" in said
    assert "w: int, h: int" in said
    assert _said("print(QObject.setObjectName.__doc__)").startswith("setObjectName(self")


def test_a_thread_may_be_the_first_to_call_wrongly():
    program = f"import threading\ndef work():\n{''.join('    ' + each + chr(10) for each in WRONG.splitlines())}\n"
    assert "w: int, h: int" in _said(program + "thread = threading.Thread(target=work)\nthread.start()\nthread.join()")


def test_no_source_is_read_or_kept_by_an_import():
    assert _said("import ui.app\nprint(*[name for name in linecache.cache if 'app.py' in name or 'datetime' in name])").strip() == ""


def test_the_modules_that_write_stubs_are_not_run():
    assert _said("import ui.app\nprint('argparse' in sys.modules, 'logging' in sys.modules)").strip() == "False False"


def test_an_import_that_fails_fails_as_always():
    assert _said("try:\n    import nowhere\nexcept ModuleNotFoundError as error:\n    print(error.name)").strip() == "nowhere"
