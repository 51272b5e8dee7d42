"""From a workbook to what it says."""

from __future__ import annotations

from pathlib import Path

from exchange_app.domain.exchange.incoming import Base, Incoming
from exchange_app.progress import Progress
from exchange_app.services.exporting.carrying import from_text
from exchange_app.services.exporting.returning import NotAnExchange
from exchange_app.store import Store
from exchange_app.text import msg


def read_returned(store: Store, path: Path, *, password: str | None = None, progress: Progress | None = None) -> Incoming:
    """What an exchange workbook says. Raises NotAnExchange, and the troubles of opening a file."""
    from exchange_app.sheets.carriers import carried
    from exchange_app.sheets.opening import read_workbook

    text = carried(read_workbook(path, progress=progress))
    try:
        return Incoming(from_text(text or ""), Base.FROM_FILE)
    except ValueError:
        raise NotAnExchange(
            msg("{name} is not an exchange workbook, or its hidden sheet was taken out. Bring it in with Import.", name=path.name)
        ) from None
