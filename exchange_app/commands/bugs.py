"""What happens to an error that nobody foresaw: one sentence for the person, its place in the log, no values."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.text import msg


class Unexpected(Trouble):
    """A bug."""

    code: ClassVar[str] = "unexpected"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "Something in the program went wrong and this was not done. What is stored is safe; the place of the error "
                "was noted in the log. Try again, and if it happens again send the log to whoever looks after the program."
            )
        )


def log_bug(bug: BaseException) -> None:
    """Note class and place of an error and of its causes, never its message. A log that cannot be written is no trouble."""
    from exchange_app.settings import home_folder

    lines = [f"{datetime.now().isoformat(timespec='seconds')} command line"]
    seen: BaseException | None = bug
    while seen is not None and len(lines) < 200:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__, limit=-30)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    with suppress(OSError):
        path = home_folder() / "errors.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n".join([*lines, "", ""]))
