"""Preparing the workbook that the partner works in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.state_codec import Kept, restricted
from exchange_app.domain.records import Record
from exchange_app.files import replacing
from exchange_app.kinds import kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import sensitive_fields, shared_kinds
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.agencies import agency_of
from exchange_app.services.exporting import embedded_contents
from exchange_app.services.exporting.readme import readme
from exchange_app.services.exporting.scope import ExportScope, UnknownCohort, codes_beyond, scope
from exchange_app.services.exporting.sheets import MadeSheets, make_sheets
from exchange_app.sheets.encryption import sealed
from exchange_app.sheets.write import Book, write_book
from exchange_app.sheets.write.checking import reopen
from exchange_app.sheets.write.model import CellKind
from exchange_app.store import Reader, Store, Work
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
    withheld: Collection[str] | None = None,
    agree: bool = False,
    password: str | None = None,
    basis: str = "",
    access: Access,
    progress: Progress | None = None,
) -> Exported:
    """Write the exchange workbook for the agency `to`, in its language, and enter it in the transfer log.

    `cohorts` are codes; none means all in which the partner has a part. Sensitive fields leave only with
    `with_sensitive`; `withheld` names others (`kind.key`) that stay here, None those agreed with the partner; with `agree` they are agreed from now on,
    in the same operation; `basis` says on what ground. The file appears whole or not at all. Raises UnknownPartner, UnknownCohort, the troubles of writing a file, StoreTrouble, Cancelled.
    """
    progress = progress or Silent()
    path = Path(path)
    progress.step(0, None, msg("Preparing the sheets"))
    with store.read() as reader:
        agreed = reader.app_data.terms(to) if withheld is None else withheld
        kept_back = {*agreed, *(() if with_sensitive else sensitive_fields())}
        prepared = prepare(store, reader, to, cohorts, kept_back)
    packed = embedded_contents.pack(prepared.carried)
    number = prepared.carried.number
    with replacing(path) as draft:
        # What has a password never lies open on a disk.
        workbook = _made(prepared, packed, with_sensitive, progress)
        if password:
            workbook = sealed(workbook, password)
        draft.write(workbook)
        label = msg("Workbook no. {number} for {agency}", number=number, agency=to)
        with operation(store, label, access.by_file(path.name)) as work:
            if agree and withheld is not None:
                work.app_data.agree_terms(to, withheld)
            file_hash = hashlib.sha256(workbook).hexdigest()
            enter(
                work, prepared, packed, file_name=path.name, file_hash=file_hash, basis=basis, encrypted=bool(password)
            )
            draft.promise(store.path)
    counts = {key: len(records) for key, records in prepared.scope.records.items()}
    return Exported(prepared.carried.export, number, path, to, prepared.people, counts, prepared.fields)


def enter(
    work: Work,
    prepared: PreparedWorkbook,
    packed: bytes,
    *,
    file_name: str,
    file_hash: str,
    basis: str = "",
    encrypted: bool = False,
) -> None:
    """Enter an export in the transfer log, with the base it will come back to, and what the partner knows from now on."""
    found, carried = prepared.scope, prepared.carried
    work.app_data.log_export(
        carried.to, cohorts=found.cohorts, fields=prepared.fields, people=prepared.people, file_name=file_name, file_hash=file_hash,
        base=packed, basis=basis, encrypted=encrypted, id=carried.export,
    )  # fmt: skip
    work.app_data.share(carried.to, (each.id for each in found.all()))


@dataclass(frozen=True, slots=True)
class PreparedWorkbook:
    """Everything that goes into one workbook: the records in scope, their sheets, and what it will know about itself."""

    scope: ExportScope
    sender: Record
    made: MadeSheets
    carried: Carried
    said: Words

    @property
    def people(self) -> int:
        """How many people are among the records."""
        return sum(len(records) for key, records in self.scope.records.items() if kind(key).people)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields (`kind.key`) that leave."""
        return tuple(f"{sheet.kind}.{each.key}" for sheet in self.made.sheets for each in sheet.fields)


def prepare(
    store: Store, reader: Reader, to: str, cohorts: Sequence[str], withheld: Collection[str]
) -> PreparedWorkbook:
    """Everything that goes into the workbook, of one moment of the store. Raises UnknownPartner, UnknownCohort."""
    reader = reader.clear(Purpose.EXCHANGE)
    found = scope(reader, store.agency, to, cohorts)
    sender = agency_of(reader, store.agency)
    assert sender is not None
    number = max((each.number for each in reader.app_data.exports(to)), default=0) + 1
    said = words(_language(found.partner))
    kept = {
        each.id: each
        for key in shared_kinds()
        for each in reader.states.kept(key, [record.id for record in found.records[key]])
    }
    beyond = codes_beyond(reader, found, withheld)
    made = make_sheets(found, kept, reader.states.ownership(), said, number, withheld, beyond)
    sent = set(kept)
    carried = Carried(
        export=str(uuid4()),
        number=number,
        sender=store.agency,
        to=to,
        language=said.language,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        incarnation=store.identity.incarnation,
        offices=reader.states.offices(),
        acknowledged=tuple(reader.app_data.merged_exports(to)),
        sheets=tuple(sheet.carried() for sheet in made.sheets),
        gone=tuple(_tombstone(each) for key in shared_kinds() for each in reader.states.kept_gone(key)),
        pairs=tuple(each for each in reader.pairs.every() if each.first in sent and each.second in sent),
        texts=made.texts,
    )
    return PreparedWorkbook(found, sender, made, carried, said)


def _tombstone(kept: Kept) -> Kept:
    """A removed record as it travels: that it is gone, and nothing of what it held."""
    every = frozenset(kind(kept.kind).keys)
    return Kept(kept.kind, kept.id, kept.code, kept.agency, {}, restricted(kept.registers, frozenset(), every), True)


def _language(partner: Record) -> Language:
    found = partner.get("language")
    return next((each for each in LANGUAGES if each == found), "en")


def _made(prepared: PreparedWorkbook, packed: bytes, with_sensitive: bool, progress: Progress) -> bytes:
    """The workbook, in memory."""
    made, carried, said = prepared.made, prepared.carried, prepared.said
    title, lines = readme(
        prepared.scope, prepared.sender, said, carried.number, date.today(), with_sensitive=with_sensitive
    )
    properties = {
        "ExchangeFormat": embedded_contents.FORMAT, "ExchangeId": carried.export, "ExchangeFrom": carried.sender, "ExchangeTo": carried.to,
        "ExchangeStore": carried.incarnation, "ExchangeNumber": str(carried.number), "ExchangeDigest": embedded_contents.digest(packed),
        "ExchangeAcknowledged": " ".join(carried.acknowledged[-50:]),
    }  # fmt: skip
    book = Book(
        [sheet.plan for sheet in made.sheets], (title, lines), made.lists, said.p_("sheet", "Lists"), properties, embedded_contents.as_text(packed),
        {
            CellKind.TEXT: (said._("Not one of the choices"), said._("Choose from the list, or leave the cell empty.")),
            CellKind.DATE: (said._("Not a date"), said._("Write the date as day.month.year, such as 05.03.2027.")),
            CellKind.INTEGER: (said._("Not a whole number"), said._("Write a whole number.")),
        },
    )  # fmt: skip
    target = BytesIO()
    write_book(book, target, progress)
    reopen(target.getvalue(), [title, *(sheet.name for sheet in made.sheets)])
    return target.getvalue()


__all__ = ["Exported", "PreparedWorkbook", "UnknownCohort", "enter", "export", "prepare"]
