"""Workbooks that are read in this process: where the process is not what a test is about, it takes longer than the reading."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from exchange_app.child_process import read_frame
from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import child, parent


class _Here:
    """What stands for a child that reads, and for the watch over it: the same frames, from the same function."""

    spent = 0.0

    def __init__(self, arguments: list[str], *, transfer: int, given: bytes | None, **_limits: Any) -> None:
        self._arguments, self._transfer, self._given = arguments, transfer, given

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        pass

    def frames(self, look: Callable[[], None]) -> Iterator[bytes]:
        look()
        path, reader, limits, *_ = self._arguments
        stream = io.BytesIO()
        with warnings.catch_warnings(action="ignore"):
            child.answer(
                Path(path),
                reader,
                Limits(**json.loads(limits)),
                stream,
                None if self._given is None else self._given.decode("utf-8"),
            )
        stream.seek(0)
        while (frame := read_frame(stream, self._transfer)) is not None:
            yield frame


def _start(_module: str, _flag: str, arguments: list[str], **_more: Any) -> list[str]:
    return arguments


@pytest.fixture(autouse=True)
def workbooks_are_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a conftest to import; a test that is marked `child` has its workbooks read as the application does."""
    if request.node.get_closest_marker("child") is None:
        monkeypatch.setattr(parent, "start", _start)
        monkeypatch.setattr(parent, "Watched", _Here)
