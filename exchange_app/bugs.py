"""What happens to an error that nobody foresaw: it is logged without values, and the person is told in one sentence."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.settings import home_folder
from exchange_app.text import msg

LOG_SIZE = 512 * 1024


class Unexpected(Trouble):
    """A bug. The log has its place in the program, never a value."""

    code: ClassVar[str] = "app.unexpected"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "Something in the program went wrong and this step was not done. What is stored is safe; the place of "
                "the error was noted in the log. Try again, and if it happens again send the log to whoever looks after "
                "the program."
            )
        )


def log_path() -> Path:
    """Where bugs are noted."""
    return home_folder() / "errors.log"


def describe(bug: BaseException) -> list[str]:
    """Class and place of an error and of what caused it, outermost call first. No message, no values."""
    lines: list[str] = []
    seen: BaseException | None = bug
    while seen is not None and len(lines) < 200:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__, limit=-30)
        ]
        seen = seen.__cause__ or seen.__context__
    return lines


def log_bug(bug: BaseException) -> None:
    """Note an error in the log. A log that cannot be written is no reason to stop."""
    log_lines([f"{datetime.now().isoformat(timespec='seconds')} pid {os.getpid()}", *describe(bug), ""])


def log_lines(lines: list[str]) -> None:
    """Add lines, which hold no values, to the log; a long log is put aside first."""
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_SIZE:
            path.replace(path.with_suffix(".old.log"))
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        return
