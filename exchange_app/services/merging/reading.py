"""Reads a returned file: opens it, finds its base, reads its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory

from exchange_app.domain.exchange.grid import read_grids
from exchange_app.domain.exchange.incoming import Incoming
from exchange_app.files import unfinished
from exchange_app.progress import Progress, Silent
from exchange_app.services.merging.base_lookup import find_base
from exchange_app.services.merging.parsing import Parser
from exchange_app.services.merging.prefetch import Prefetched
from exchange_app.services.merging.trouble import NeedsPassword
from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.encryption import decrypted, sealed, takes_password
from exchange_app.sheets.formats import FileFormat, of_package
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import RawBook
from exchange_app.sheets.trouble import Encrypted
from exchange_app.store import Store
from exchange_app.text import LANGUAGES, fold, msg, words

_ODS_COUNTS_FROM, _EXCEL_COUNTS_FROM = date(1899, 12, 30), date(1899, 12, 31)


def read_returned(
    store: Store, path: Path, *, password: str | None = None, progress: Progress | None = None
) -> Incoming:
    """What an exchange workbook says, whatever program saved it: xlsx, ods, xls, csv; with its base or without.

    The file is parsed in a process of its own. Of one that has a password, nothing decrypted reaches a disk.
    Raises NotAnExchange where nobody can tell which export it was, NeedsPassword, WrongPassword, NewerFormat, the troubles
    of opening a file, Cancelled.
    """
    path = Path(path)
    ahead = Prefetched()
    book = open_returned(path, password=password, progress=progress, carried=ahead.begin)
    return _read(store, book, path.name, ahead, progress or Silent())


def _read(store: Store, book: RawBook, name: str, ahead: Prefetched, progress: Progress) -> Incoming:
    found = find_base(store, book, name, ahead.unpack)
    progress.step(0, None, msg("Comparing “{name}” with what was sent", name=name))
    counted_from = _ODS_COUNTS_FROM if book.format == "ods" else _EXCEL_COUNTS_FROM
    parser = Parser(found.carried, date1904=any(sheet.date1904 for sheet in book.sheets), days_from=counted_from)
    beside = {
        fold(HIDDEN_SHEET),
        *(fold(words(each).p_("sheet", title)) for each in LANGUAGES for title in ("Lists", "Read me", "Problems")),
    }
    grids = [sheet for sheet in book.sheets if fold(sheet.name) not in beside]
    return read_grids(found.carried, grids, parser, found.base, found.findings)


def open_returned(
    path: Path,
    *,
    password: str | None = None,
    progress: Progress | None = None,
    carried: Callable[[str], object] | None = None,
) -> RawBook:
    """The cells of a file that may have a password; `carried` is told early what it carries. Raises NeedsPassword, WrongPassword, the troubles of opening a file."""
    try:
        return read_workbook(path, password=password, progress=progress, carried=carried)
    except Encrypted:
        if password is None and takes_password(path):
            raise NeedsPassword(path.name) from None
        raise


@contextmanager
def on_disk(workbook: bytes, name: str) -> Iterator[tuple[Path, str | None]]:
    """A workbook that was kept, as a file for as long as the block lasts, and the password to open it with.

    What came under a password does not lie open on a disk: an xlsx is sealed with a password that is forgotten afterwards.
    """
    password = None
    if workbook.startswith(b"PK") and of_package(BytesIO(workbook)) in (FileFormat.XLSX, FileFormat.XLSM):
        password = token_urlsafe(24)
        workbook = sealed(workbook, password)
    with TemporaryDirectory(prefix="exchange-desk-") as folder, unfinished(Path(folder)):
        path = Path(folder) / f"review{Path(name).suffix}"
        path.write_bytes(workbook)
        yield path, password


def workbook_bytes(path: Path, *, password: str | None = None) -> bytes:
    """The file as it is without its password, in memory. Raises NeedsPassword, WrongPassword, the troubles of opening a file."""
    if not takes_password(path):
        return path.read_bytes()
    if password is None:
        raise NeedsPassword(path.name)
    return decrypted(path, password)
