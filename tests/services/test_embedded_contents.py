"""What a workbook carries of its own export is unpacked whole, early, and never without bounds."""

from __future__ import annotations

import threading
import tracemalloc
import zlib
from datetime import UTC, datetime

import pytest

from exchange_app.domain.exchange.incoming import Carried
from exchange_app.services.exporting import embedded_contents
from exchange_app.services.merging.prefetch import Prefetched


@pytest.fixture
def packed() -> bytes:
    carried = Carried(
        "one", 1, "TR", "AZ", "az", datetime(2026, 5, 1, tzinfo=UTC).isoformat(), "here", {}, (), (), (), (), {}
    )
    return embedded_contents.pack(carried)


@pytest.mark.slow
def test_data_that_would_fill_the_memory_are_damaged(packed: bytes) -> None:
    bomb = zlib.compress(b" " * 300_000_000 + zlib.decompress(packed), 1)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="carried"):
            embedded_contents.unpack(bomb)
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_data_that_break_off_are_damaged(packed: bytes) -> None:
    with pytest.raises(ValueError, match="carried"):
        embedded_contents.unpack(packed[:-6])


def test_data_are_unpacked_while_something_else_is_done(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []
    unpack = embedded_contents.unpack

    def seen(data: bytes) -> Carried:
        threads.append(threading.current_thread())
        return unpack(data)

    monkeypatch.setattr(embedded_contents, "unpack", seen)
    ahead = Prefetched()
    ahead.begin(embedded_contents.as_text(packed))
    assert ahead.unpack(packed) == unpack(packed)
    assert len(threads) == 1 and threads[0] is not threading.current_thread()


@pytest.mark.parametrize("text", ["", "exchange-desk:%%%", "exchange-desk:AAAA"])
def test_a_damaged_carrier_keeps_nobody_from_unpacking_a_whole_one(packed: bytes, text: str) -> None:
    ahead = Prefetched()
    ahead.begin(text)
    assert ahead.unpack(packed) == embedded_contents.unpack(packed)
    with pytest.raises(ValueError, match="carried"):
        ahead.unpack(packed[:20])
