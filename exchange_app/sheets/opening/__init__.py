"""Safe opening of workbooks: any file gives its cells or one sentence of trouble, whatever is in it.

A file is parsed by a child process with limits of memory and time, so that none can take the window down. The child is
`child.py`; what it may spend is in `limits.py`; what crosses the pipe is in `frames.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange_app.progress import Progress
    from exchange_app.sheets.limits import Limits
    from exchange_app.sheets.raw import RawBook


def read_workbook(path: Path, *, progress: Progress | None = None, limits: Limits | None = None) -> RawBook:
    """The cells of a workbook or text file; see parent.read_workbook, which the child has no use for."""
    from exchange_app.sheets.opening import parent

    return parent.read_workbook(path, progress=progress, limits=limits)


__all__ = ["read_workbook"]
