"""PySide6 as the application brings it in: in a process of its own, since the tests themselves have it otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGINNING = "from ui.shell.binding import bring_in\nbring_in()\nimport linecache, sys\nfrom PySide6.QtCore import QObject, QSize\n"
WRONG = "try:\n    QSize('a', 2)\nexcept TypeError as error:\n    print(error)\n"


def _said(program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEGINNING + program], env=environment, capture_output=True, text=True
    )
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
    assert (
        _said(
            "import ui.shell.app\nprint(*[name for name in linecache.cache if 'app.py' in name or 'datetime' in name])"
        ).strip()
        == ""
    )


def test_the_modules_that_write_stubs_are_not_run():
    assert (
        _said("import ui.shell.app\nprint('argparse' in sys.modules, 'logging' in sys.modules)").strip()
        == "False False"
    )


def test_what_pyside6_names_and_never_calls_is_not_brought_in():
    names = "('ast', 'bz2', 'inspect', 'lzma', 'shutil', 'tempfile', 'traceback')"
    assert _said(f"import ui.shell.app\nprint(*[name for name in {names} if name in sys.modules])").strip() == ""


def test_who_imports_such_a_module_afterwards_has_the_module_itself():
    assert (
        _said(
            "import inspect, types\nprint(type(inspect) is types.ModuleType, inspect.getsource(inspect.getsource)[:3])"
        ).strip()
        == "True def"
    )
    assert _said("from shutil import copyfile\nprint(copyfile.__module__)").strip() == "shutil"


def test_who_imported_it_before_can_use_it_all_the_same():
    program = (
        "import io, zipfile\nheld = io.BytesIO()\n"
        "with zipfile.ZipFile(held, 'w', zipfile.ZIP_LZMA) as packed:\n    packed.writestr('a', b'words ' * 99)\n"
        "print(len(zipfile.ZipFile(held).read('a')))\n"
        "import dataclasses\n@dataclasses.dataclass\nclass Pair:\n    one: int = 1\nprint(Pair.__doc__)"
    )
    assert _said(program).split("\n")[:2] == ["594", "Pair(one: int = 1)"]


def test_an_import_that_fails_fails_as_always():
    assert (
        _said("try:\n    import nowhere\nexcept ModuleNotFoundError as error:\n    print(error.name)").strip()
        == "nowhere"
    )


def test_dates_are_those_in_c_alone_and_good_for_all_that_is_done_with_dates():
    program = (
        "import datetime, pickle, zoneinfo\nfrom datetime import date\nfrom PySide6.QtCore import QDate\n"
        "print('_datetime' in sys.modules, hasattr(datetime, '_isoweek1monday'), hasattr(datetime, 'sys'))\n"
        "print(QDate(2026, 5, 1).toPython() == QDate(date(2026, 5, 1)).toPython() == pickle.loads(pickle.dumps(date(2026, 5, 1))))\n"
        "print(datetime.datetime.strptime('3.05.2026', '%d.%m.%Y').date(), datetime.datetime(2026, 5, 3, tzinfo=datetime.UTC).isoformat())"
    )
    assert _said(program).splitlines() == ["True False False", "True", "2026-05-03 2026-05-03T00:00:00+00:00"]
