"""What a workbook is taken to say, held against what people did to its cells: laws 7, 8, 9, 10 and 15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from exchange_app.domain.exchange.incoming import FindingKind, Incoming
from exchange_app.kinds import kind as declared

from .broken import Broken
from .files import File, Row, Sheet

if TYPE_CHECKING:
    from .world import World


def says_what_was_typed(world: World, file: File, incoming: Incoming) -> None:
    """Every cell is taken for what a person wrote there, or is in the findings; nothing else is taken for anything."""
    for sheet in file.sheets.values():
        if sheet.exact:
            _says_exactly(file, sheet, incoming)
            world.counts["law 7 rows and columns as one likes"] += 1
        else:
            _says_no_more(file, sheet, incoming)
            world.counts["law 8 columns sorted apart" if sheet.torn else "law 9 IDs doubled"] += 1
        _tells_the_rest(file, sheet, incoming)
    world.counts["law 15 what is not applied is told"] += 1


def _edits(sheet: Sheet) -> set[tuple[str, str, Any]]:
    return {(row.record, key, content) for row in sheet.rows if row.record for key, content in row.edits.items()}


def _says_exactly(file: File, sheet: Sheet, incoming: Incoming) -> None:
    found = {(each.record, each.field, each.content) for each in incoming.edits if each.kind == sheet.kind}
    wanted = _edits(sheet)
    if found != wanted:
        raise Broken(
            "7 sorting changes nothing",
            f"{file.name}, {sheet.kind}: typed {_few(wanted - found)}, taken for {_few(found - wanted)}",
        )
    removed = {each.record for each in incoming.removals if each.kind == sheet.kind}
    if removed != {row.record for row in sheet.rows if row.goes}:
        raise Broken(
            "10 an absent row deletes nothing", f"{file.name}, {sheet.kind}: removals {removed} are not those wished"
        )
    rows = [row for row in sheet.rows if row.new and _complete(sheet, row)]
    without_id = {_told(row.new) for row in rows if row.cells[sheet.at("ID")] is None}
    new = sorted([*without_id, *(_told(row.new) for row in rows if row.cells[sheet.at("ID")] is not None)])
    added = sorted(
        _told({key: each.contents[key] for key in each.cells}) for each in incoming.added if each.kind == sheet.kind
    )
    if new != added:
        raise Broken("7 sorting changes nothing", f"{file.name}, {sheet.kind}: new rows {new} are taken for {added}")


def _says_no_more(file: File, sheet: Sheet, incoming: Incoming) -> None:
    found = {(each.record, each.field, each.content) for each in incoming.edits if each.kind == sheet.kind}
    if found - _edits(sheet):
        law = "8 torn columns never write to the wrong record" if sheet.torn else "9 a doubled ID never overwrites"
        raise Broken(law, f"{file.name}, {sheet.kind}: {_few(found - _edits(sheet))} was never typed there")
    for record in {record for record, _key, _content in found}:
        several = [
            {(record, key, content) for key, content in row.edits.items()}
            for row in sheet.rows
            if row.record == record and not row.foreign
        ]
        taken = {each for each in found if each[0] == record}
        if len(several) > 1 and not sheet.torn and not any(taken <= each for each in several):
            raise Broken(
                "9 a doubled ID never overwrites",
                f"{file.name}, {sheet.kind}: {_few(taken)} was typed in no single row",
            )
        if len(several) > 1 and not sheet.torn and not all(several):
            raise Broken(
                "9 a doubled ID never overwrites",
                f"{file.name}, {sheet.kind}: {_few(taken)} comes from a copy beside the row as it left",
            )
    removed = {each.record for each in incoming.removals if each.kind == sheet.kind}
    if removed - {row.record for row in sheet.rows if row.goes}:
        raise Broken(
            "10 an absent row deletes nothing", f"{file.name}, {sheet.kind}: removals {removed} are not those wished"
        )


def _tells_the_rest(file: File, sheet: Sheet, incoming: Incoming) -> None:
    """Whatever was typed and is neither an edit nor part of a new row stands in the findings."""
    edits = {(each.record, each.field, each.content) for each in incoming.edits}
    removals = {each.record for each in incoming.removals}
    added = [each for each in incoming.added if each.kind == sheet.kind]
    for at, row in enumerate(sheet.rows, 2):
        wanted = [(key, content) for key, content in row.edits.items() if (row.record, key, content) not in edits]
        open_ = [key for key, content in wanted if not any(each.contents.get(key) == content for each in added)]
        open_ += [*row.unread]
        if row.goes and row.record not in removals:
            open_.append("removed")
        for key in open_:
            if not _in_findings(sheet, at, row, key, incoming, file.yes()):
                raise Broken(
                    "15 what is not applied is told",
                    f"{file.name}, {sheet.kind} row {at}: {key} of {row.record} is neither applied nor told",
                )


def _in_findings(sheet: Sheet, number: int, row: Row, key: str, incoming: Incoming, yes: str) -> bool:
    words = row.unread.get(key)
    for each in incoming.findings:
        if each.record_kind != sheet.kind:
            continue
        if words is not None and each.words == words:
            return True
        if sheet.torn and key == "removed" and each.kind is FindingKind.TORN and each.words == yes:
            return True  # the wish went with the names, and is told where it stands now
        if (
            number in _rows(each.cell)
            and each.kind is not FindingKind.MISSING_ROW
            and (each.field in (None, key) or each.kind is FindingKind.COPIED_ROW)
        ):
            return True
        if each.kind is FindingKind.IDENTICAL_COPY and sheet.doubled:
            return True
        if each.kind is FindingKind.MISSING_COLUMN and each.field == key:
            return True
    return False


def _rows(cell: str | None) -> Iterator[int]:
    """The numbers of the rows of an address: `Kişiler!J9`, `Kişiler!J2:J7`."""
    numbers = [int(each) for each in re.findall(r"[A-Z]+(\d+)", (cell or "").rpartition("!")[2])]
    return iter(range(min(numbers), max(numbers) + 1)) if numbers else iter(())


def _complete(sheet: Sheet, row: Row) -> bool:
    wanted = {each.key for each in declared(sheet.kind).fields if each.required and each.default is None}
    return wanted <= (row.new or {}).keys()


def _told(contents: Any) -> str:
    return repr(sorted((contents or {}).items()))


def _few(found: set[tuple[str, str, Any]]) -> str:
    return (
        ", ".join(f"{record[:8]}.{key} = {content!r}" for record, key, content in sorted(found, key=str)[:4])
        or "nothing"
    )
