"""What child processes do, done in this process: where the process is not what a test is about, it takes longer than its work."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any, Self

import pytest

from exchange_app.child_process import read_frame
from exchange_app.documents import child as drawing
from exchange_app.documents import engine
from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import child as reading
from exchange_app.sheets.open import parent

Work = Callable[[IO[bytes], bytes | None], None]
"""What a child does: the stream it answers on, and what it was given."""


class _Here:
    """What stands for the watch over a child: the same frames, from the same function."""

    spent = 0.0

    def __init__(self, work: Work, *, memory: int, transfer: int = 1 << 40, given: bytes | None = None, **_limits: Any):
        self._work, self._transfer, self._given = work, transfer, given

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        pass

    def frames(self, look: Callable[[], None]) -> Iterator[bytes]:
        look()
        stream = io.BytesIO()
        with warnings.catch_warnings(action="ignore"):
            self._work(stream, self._given)
        stream.seek(0)
        while (frame := read_frame(stream, self._transfer)) is not None:
            yield frame

    def ended(self) -> int:
        return 0


def _read(path: str, reader: str, limits: str, stream: IO[bytes], given: bytes | None) -> None:
    password = None if given is None else given.decode("utf-8")
    reading.answer(Path(path), reader, Limits(**json.loads(limits)), stream, password)


def _draw(stream: IO[bytes], given: bytes | None) -> None:
    assert given is not None
    drawing.answer(io.BytesIO(given), stream)


def _reader(_module: str, _flag: str, arguments: list[str], **_more: Any) -> Work:
    return partial(_read, *arguments[:3])


def _drawer(_module: str, _flag: str, **_more: Any) -> Work:
    return _draw


def work_here(patch: pytest.MonkeyPatch) -> None:
    """From now on what children do is done in this process, until the patch is taken back."""
    for module, start in ((parent, _reader), (engine, _drawer)):
        patch.setattr(module, "start", start)
        patch.setattr(module, "Watched", _Here)


@pytest.fixture(autouse=True)
def children_work_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a conftest to import; what a test that is marked `child` reads and draws is read and drawn as the application does."""
    if request.node.get_closest_marker("child") is None:
        work_here(monkeypatch)
