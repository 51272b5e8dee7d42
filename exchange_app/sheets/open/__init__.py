"""Safe opening of workbooks: any file gives its cells or one sentence of trouble, whatever is in it.

A file is parsed by a child process with limits of memory and time, so that none can take the window down. The child is
`child.py`; what it may spend is in `limits.py`; what crosses the pipe is in `ipc.py`.
"""

from __future__ import annotations

from exchange_app.sheets.open.parent import read_workbook

__all__ = ["read_workbook"]
