"""What a reader gives when a cell cannot be read, or only in part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.text import Message, msg

Reader = Callable[[Any], Any]
"""One filled cell → a canonical value, None (not given), or a Fault. Readers of several fields give a tuple of those."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell could not be read. `value` is what could be read of it all the same, mostly nothing."""

    message: Message
    value: Any = None


def broken(cell: BrokenCell) -> Fault:
    """The fault of a cell that shows an error or was never calculated."""
    if cell.why is Broken.ERROR:
        return Fault(msg("The cell shows an error ({words}); type the value itself.", words=cell.words))
    if cell.why is Broken.LONG:
        return Fault(msg("Far more letters stand here than belong into the cell; shorten the text."))
    return Fault(
        msg("The formula was never calculated; open the file in a spreadsheet program, save it and import it again.")
    )
