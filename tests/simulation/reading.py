"""A workbook of the simulation as an office reads it: its cells in memory, or a true file written and opened."""

from __future__ import annotations

from pathlib import Path

from exchange_app.domain.exchange.grid import read_grids
from exchange_app.domain.exchange.incoming import Base, Incoming
from exchange_app.services.exporting import carrying
from exchange_app.services.merging.parsing import Parser

from .files import File
from .offices import Office


def read(office: Office, file: File, folder: Path | None) -> Incoming | None:
    """What a workbook says; None where it is refused: it carries nothing, and this office did not make it."""
    carried = carrying.from_text(file.text) if file.text is not None else None
    base = Base.FROM_FILE
    if carried is None:
        with office.store.read() as reader:
            packed = reader.export_base(file.carried.export)
        if packed is None:
            return None
        carried, base = carrying.unpack(packed), Base.FOUND
    return read_grids(carried, file.grids(), Parser(carried), base)
