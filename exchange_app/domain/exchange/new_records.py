"""Rows that are no records yet: whoever reads the same workbook makes the same records of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import NAMESPACE_OID, UUID, uuid5

from exchange_app.domain.exchange import findings as said
from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import ABSENT, Unread
from exchange_app.domain.exchange.incoming import Carried, FindingKind, NewRow, WorkbookFinding
from exchange_app.domain.exchange.scanning import TouchedRow
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.domain.short_id import code_of, content_code
from exchange_app.kinds import FieldType


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A new row, and what was found in it; no row where it lacks what a record needs."""

    row: NewRow | None
    findings: tuple[WorkbookFinding, ...] = ()


def id_of(carried: Carried, what: str) -> RecordId:
    """The id of a new record, which follows from the export and what tells the row from others."""
    try:
        space = UUID(carried.export)
    except ValueError:
        space = uuid5(NAMESPACE_OID, carried.export)
    return str(uuid5(space, what))


def make(row: TouchedRow, base: Baseline, carried: Carried) -> MadeRow:
    """The record that a row without a record becomes; its code is that of a spare row, or made of the content."""
    kind = base.sheet.kind
    contents, cells, found = _read(row, base)
    if not contents and not found:
        return MadeRow(None)
    faulty = {each.field for each in found}
    lacking = [
        each
        for at, each in enumerate(base.fields)
        if each.required and each.default is None and each.key not in contents
    ]
    if lacking:
        whole = " | ".join(text for cell in row.cells if (text := base.words(cell)))
        at = base.fields.index(lacking[0])
        told = [] if lacking[0].key in faulty else [
            WorkbookFinding(FindingKind.INCOMPLETE_ROW, said.incomplete(lacking[0]), row.cell(at), whole, kind, None, lacking[0].key)
        ]  # fmt: skip
        if not told:
            told = [
                WorkbookFinding(
                    FindingKind.INCOMPLETE_ROW, found[0].message, row.place, whole, kind, None, lacking[0].key
                )
            ]
        return MadeRow(None, (*found, *told))
    code = code_of(row.short) if row.short in base.spare else None
    if code is not None:
        id = id_of(carried, f"{kind} {code}")
    else:
        text = _canonical(kind, contents)
        id, code = (
            id_of(carried, text),
            content_code(carried.to, carried.number, kind, hashlib.sha256(text.encode()).digest()),
        )
    placed = tuple(replace(each, record=id) for each in found)
    return MadeRow(NewRow(kind, id, code, carried.to, {**_defaults(base), **contents}, cells), placed)


def told_apart(rows: Iterable[NewRow], carried: Carried, typed: Mapping[RecordId, str]) -> list[NewRow]:
    """Rows with codes that differ: where two were made alike they grow longer, in whatever order the rows stand."""
    held: dict[str, dict[RecordId, NewRow]] = {}
    for row in rows:
        held.setdefault(row.code, {}).setdefault(row.record, row)
    found: list[NewRow] = []
    for alike in held.values():
        for id, row in alike.items():
            if len(alike) == 1 or id not in typed:
                found.append(row)
            else:
                digest = hashlib.sha256(typed[id].encode()).digest()
                found.append(replace(row, code=content_code(carried.to, carried.number, row.kind, digest, 12)))
    return found


def _read(row: TouchedRow, base: Baseline) -> tuple[dict[str, Content], dict[str, str], list[WorkbookFinding]]:
    """What a row says, where, and what of it cannot be read. Countries are read first: phones depend on them."""
    contents: dict[str, Content] = {}
    cells: dict[str, str] = {}
    found: list[WorkbookFinding] = []
    order = sorted(range(len(base.fields)), key=lambda at: base.fields[at].type is FieldType.PHONE)
    for at in order:
        cell, field = row.cells[at], base.fields[at]
        if cell is None or cell is ABSENT:
            continue
        content = base.read(at, cell, contents)
        if isinstance(content, Unread):
            words = base.words(cell)
            found.append(
                WorkbookFinding(
                    FindingKind.UNREADABLE, content.message, row.cell(at), words, base.sheet.kind, None, field.key
                )
            )
        elif content is not None:
            contents[field.key], cells[field.key] = content, row.cell(at)
    return contents, cells, found


def canonical(row: NewRow) -> str:
    """What a row without an ID is told from others by."""
    return _canonical(row.kind, {key: row.contents[key] for key in row.cells})


def _canonical(kind: str, contents: Mapping[str, Content]) -> str:
    return f"{kind} {json.dumps(dict(sorted(contents.items())), ensure_ascii=False, separators=(',', ':'))}"


def _defaults(base: Baseline) -> dict[str, Content]:
    """What a new record holds where nothing was typed, as it does when it is made in the application."""
    found: dict[str, Content] = {}
    for each in base.kind.fields:
        if isinstance(each.default, bool):
            found[each.key] = int(each.default)
        elif isinstance(each.default, str | int):
            found[each.key] = each.default
    return found
