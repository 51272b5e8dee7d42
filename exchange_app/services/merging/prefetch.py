"""What a workbook carries, unpacked while its sheets are still being read."""

from __future__ import annotations

import threading

from exchange_app.domain.exchange.incoming import Carried
from exchange_app.services.exporting import embedded_contents


class Prefetched:
    """Unpacks carried data beside the reading of a file. Of use for one file."""

    def __init__(self) -> None:
        self._unpacked: dict[bytes, Carried] = {}
        self._thread: threading.Thread | None = None

    def begin(self, text: str) -> None:
        """Begin with the text of a carrier, as it comes from the file, and go on with something else."""
        self._thread = threading.Thread(target=self._run, args=(text,), daemon=True)
        self._thread.start()

    def _run(self, text: str) -> None:
        try:
            packed = embedded_contents.packed_in(text)
            self._unpacked[packed] = embedded_contents.unpack(packed)
        except (ValueError, MemoryError):
            # Whoever needs the data unpacks them himself, and finds out.
            return

    def unpack(self, packed: bytes) -> Carried:
        """As embedded_contents.unpack, but for data that were unpacked already. Raises ValueError where they are damaged."""
        if self._thread is not None:
            self._thread.join()
        return self._unpacked.get(packed) or embedded_contents.unpack(packed)
