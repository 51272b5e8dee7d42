"""Exchange workbooks as tests write them: with few empty rows, and a password that is tried in no time.

Hundreds of empty rows take longer to write and to read than all the rest of a merge, and a hundred thousand rounds of a
password longer than both. How many there are of either is said in the file, so whoever reads one reads any. A test for
which the empty rows are the point has the fixture `whole_workbooks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from msoffcrypto.method.ecma376_agile import ECMA376Agile

from exchange_app.services.exporting import sheets

SPARE_ROWS = 4
_ROUNDS = 1000
_whole = sheets.spare_rows


@contextmanager
def light() -> Iterator[None]:
    """Workbooks that are written meanwhile are light."""
    rounds = patch.object(ECMA376Agile.encrypt, "__defaults__", (None, _ROUNDS))
    with patch.object(sheets, "spare_rows", lambda _kind: SPARE_ROWS), rounds:
        yield


@contextmanager
def whole() -> Iterator[None]:
    """Workbooks that are written meanwhile have all rows that the application gives them."""
    with patch.object(sheets, "spare_rows", _whole):
        yield
