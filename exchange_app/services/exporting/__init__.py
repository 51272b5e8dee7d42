"""Preparing the workbook that the partner works in, and reading it back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from exchange_app.domain.records import Record
from exchange_app.progress import Progress, Silent
from exchange_app.services.exporting import carrying
from exchange_app.services.exporting.readme import readme
from exchange_app.services.exporting.returning import Returned, compare
from exchange_app.services.exporting.scope import Scope, UnknownCohort, UnknownPartner, scope
from exchange_app.services.exporting.sheets import Made, make_sheets
from exchange_app.store import Store
from exchange_app.text import LANGUAGES, Language, Words, msg, words


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the export's id and number in the row of exports to that partner, and how much it holds."""

    id: str
    number: int
    path: Path
    to: str
    people: int
    records: dict[str, int]
    fields: tuple[str, ...]


def export(
    store: Store,
    path: Path,
    *,
    to: str,
    cohorts: Sequence[str] = (),
    with_sensitive: bool = False,
    password: str | None = None,
    basis: str = "",
    author: str = "",
    progress: Progress | None = None,
) -> Exported:
    """Write the exchange workbook for the agency `to`, in its language, and enter it in the transfer log.

    `cohorts` are codes; none means all in which the partner has a part. Sensitive fields leave only with
    `with_sensitive`; `basis` says on what ground. The file appears whole or not at all.
    Raises UnknownPartner, UnknownCohort, the troubles of writing a file, StoreTrouble, Cancelled.
    """
    from exchange_app.sheets.writing.replacing import replacing

    progress = progress or Silent()
    path = Path(path)
    with store.read() as reader:
        found = scope(reader, store.agency, to, cohorts)
        sender = next(each for each in reader.find("agency", "code", store.agency))
        number = max((each.number for each in reader.exports(to)), default=0) + 1
    progress.step(0, None, msg("Preparing the sheets"))
    said = words(_language(found.partner))
    made = make_sheets(found, said, number, with_sensitive=with_sensitive)
    identity = str(uuid4())
    packed = carrying.pack(_base(store, found, made, identity, number, said))
    with replacing(path) as draft:
        _write(made, packed, found, sender, said, draft.path, number, identity, store, with_sensitive, progress)
        if password:
            from exchange_app.sheets.encrypting import encrypt

            encrypt(draft.path, password)
        fields = tuple(f"{sheet.kind}.{each.key}" for sheet in made.sheets for each in sheet.fields)
        people = len(found.records["applicant"])
        with store.write(msg("Workbook no. {number} for {agency}", number=number, agency=to), author=author, origin=path.name) as work:
            work.log_export(
                to, cohorts=found.cohorts, fields=fields, people=people, file_name=path.name,
                file_hash=hashlib.sha256(draft.path.read_bytes()).hexdigest(), base=packed, basis=basis, id=identity,
            )  # fmt: skip
            draft.put_in_place()
    counts = {key: len(records) for key, records in found.records.items()}
    return Exported(identity, number, path, to, people, counts, fields)


def _language(partner: Record) -> Language:
    found = partner.get("language")
    return next((each for each in LANGUAGES if each == found), "en")


def _base(store: Store, found: Scope, made: Made, identity: str, number: int, said: Words) -> dict[str, object]:
    return {
        "format": carrying.FORMAT, "export": identity, "number": number, "from": store.agency, "to": found.partner.get("code"),
        "language": said.language, "sheets": [sheet.base() for sheet in made.sheets],
    }  # fmt: skip


def _write(
    made: Made, packed: bytes, found: Scope, sender: Record, said: Words, path: Path, number: int, identity: str,
    store: Store, with_sensitive: bool, progress: Progress,
) -> None:  # fmt: skip
    from exchange_app.sheets.writing import Book, write_book
    from exchange_app.sheets.writing.checking import reopen

    title, lines = readme(found, sender, said, number, date.today(), with_sensitive=with_sensitive)
    properties = {
        "ExchangeFormat": carrying.FORMAT, "ExchangeId": identity, "ExchangeFrom": store.agency,
        "ExchangeStore": store.identity.incarnation, "ExchangeNumber": str(number), "ExchangeDigest": carrying.digest(packed),
    }  # fmt: skip
    book = Book(
        [sheet.plan for sheet in made.sheets], (title, lines), made.lists, said.p_("sheet", "Lists"), properties, carrying.as_text(packed),
        (said._("Not one of the choices"), said._("Choose from the list, or leave the cell empty.")),
    )  # fmt: skip
    write_book(book, path, progress)
    reopen(path, [title, *(sheet.name for sheet in made.sheets)])


__all__ = ["Exported", "Returned", "UnknownCohort", "UnknownPartner", "compare", "export"]
