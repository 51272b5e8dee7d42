"""Where a workbook lies, and work that runs beside its reader."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

Source = Path | bytes
"""Where a workbook is: a file, or the bytes that were decrypted."""

Result = TypeVar("Result")


def opened(source: Source) -> str | io.BytesIO:
    """A source as libraries take it."""
    return str(source) if isinstance(source, Path) else io.BytesIO(source)


class Background(Generic[Result]):
    """A call that runs beside the reader, which leaves the interpreter free while it parses."""

    def __init__(self, call: Callable[[], Result]) -> None:
        self._call = call
        self._results: list[Result] = []
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._results.append(self._call())
        except BaseException as failure:
            # The reader's panics are no Exceptions.
            self._failure = failure

    def result(self) -> Result:
        """What the call gave; raises what it raised."""
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        return self._results[0]
