"""A report for whoever looks after the program: what runs where, and what the log holds. No value of a record, no name, no path."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping

from exchange_app import __version__
from exchange_app.bugs import log_path
from exchange_app.licences import parts

LINES = 200
"""So many of the log's last lines."""
_NAMING = re.compile(r"""(["'“«]|\S*[/\\]).*""")


def report(facts: Mapping[str, object]) -> str:
    """The report, as it is saved. `facts` are what the window knows of itself."""
    told = {
        "Exchange Desk": __version__,
        "Python": platform.python_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
        **facts,
    }
    lines = [f"{name}: {value}" for name, value in told.items()]
    lines += ["", "Parts:", *(f"  {each.name} {each.version}".rstrip() for each in parts())]
    return "\n".join([*lines, "", "Log:", *(_log() or ["  empty"]), ""])


def _log() -> list[str]:
    """Its last lines. It holds classes and places of the program; in what Qt said there may be a path or a quoted text, and from
    there on a line is left out."""
    try:
        text = log_path().read_text("utf-8", errors="replace")
    except OSError:
        return []
    return [f"  {_NAMING.sub('…', line)}" for line in text.splitlines()[-LINES:]]
