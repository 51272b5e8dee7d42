"""list, show, history, set: records, one at a time or many."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.commands.options import basis_given
from exchange_app.commands.session import DONE, Session, Usage
from exchange_app.domain.records import Record
from exchange_app.files import save
from exchange_app.kinds import Kind, kind
from exchange_app.kinds.values import show, to_json
from exchange_app.services.csv_tables import DELIMITERS, delimiter_for, to_csv
from exchange_app.services.disclosures import disclose, disclose_history, enter_list, reader_of_lists, sensitive_of
from exchange_app.services.duplicates.linked import linked_with
from exchange_app.services.listing import (
    as_data,
    as_text,
    assignments,
    brief_fields,
    columns_of,
    find_kind,
    headings,
    make_query,
    read_list,
    reference_names,
    save_workbook,
    typed_value,
)
from exchange_app.services.naming import referred_names
from exchange_app.services.records import Edit, update
from exchange_app.services.undo import origin_words
from exchange_app.store import HistoryEntry, Reader
from exchange_app.text import msg

FORMATS = ("table", "json", "csv", "xlsx")


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the commands to the app."""
    say = session.words
    clear = say._("Sensitive fields in the clear, not masked; that is entered in the history.")
    why = say._("On what basis they are read.")

    @app.command(
        "list",
        cls=cls,
        help=say._("Records of a kind: applicant, application, cohort, outlet, opening, placement, agency."),
    )
    def list_(
        kind: Annotated[str, typer.Argument(metavar="KIND", show_default=False)],
        where: Annotated[
            list[str],
            typer.Option("--where", help=say._("FIELD=VALUE, also != >= <= ~; may be repeated."), show_default=False),
        ] = [],  # noqa: B006
        search: Annotated[
            str, typer.Option("--search", help=say._("Words that the record has."), show_default=False)
        ] = "",
        sort: Annotated[
            list[str],
            typer.Option(
                "--sort", help=say._("Field to sort by, -FIELD downwards; may be repeated."), show_default=False
            ),
        ] = [],  # noqa: B006
        limit: Annotated[
            int, typer.Option("--limit", min=1, help=say._("At most so many."), show_default=False)
        ] = 1_000_000,
        format: Annotated[
            str,
            typer.Option(
                "--format",
                help=say._(
                    "table, json, csv or xlsx; in csv an apostrophe stands before a cell that begins with = + - @."
                ),
                show_default=False,
            ),
        ] = "table",
        output: Annotated[str, typer.Option("-o", "--output", help=say._("File to write."), show_default=False)] = "",
        delimiter: Annotated[
            str,
            typer.Option(
                "--delimiter",
                help=say._(
                    "Between the cells of csv: “,”, “;”, tab or auto, which is “;” in a Turkish or Azerbaijani store."
                ),
                show_default=False,
            ),
        ] = "auto",
        with_sensitive: Annotated[bool, typer.Option("--with-sensitive", help=clear)] = False,
        basis: Annotated[str, typer.Option("--basis", help=why, show_default=False)] = "",
    ) -> int:
        how = Output(format, output, delimiter, in_the_clear(with_sensitive, basis))
        return list_records(session, kind, where, search, sort, limit, how)

    @app.command("show", cls=cls, help=say._("One record."))
    def show(
        code: Annotated[str, typer.Argument(metavar="CODE", show_default=False)],
        with_sensitive: Annotated[bool, typer.Option("--with-sensitive", help=clear)] = False,
        basis: Annotated[str, typer.Option("--basis", help=why, show_default=False)] = "",
    ) -> int:
        return show_record(session, code, in_the_clear(with_sensitive, basis))

    @app.command("history", cls=cls, help=say._("Every change to a record."))
    def history(
        code: Annotated[str, typer.Argument(metavar="CODE", show_default=False)],
        with_sensitive: Annotated[bool, typer.Option("--with-sensitive", help=clear)] = False,
        basis: Annotated[str, typer.Option("--basis", help=why, show_default=False)] = "",
    ) -> int:
        return tell_history(session, code, in_the_clear(with_sensitive, basis))

    @app.command("set", cls=cls, help=say._("Edits a record, with the same checks as the window."))
    def set_(
        code: Annotated[str, typer.Argument(metavar="CODE", show_default=False)],
        assignments: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE …", show_default=False)],
    ) -> int:
        return set_values(session, code, assignments)


@dataclass(frozen=True, slots=True)
class Output:
    """How a list is given: format, file (empty: standard output), delimiter of csv, and on what basis in the clear (None:
    sensitive fields masked). Raises Usage where these do not go together.
    """

    format: str
    file: str
    delimiter: str
    basis: str | None

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise Usage(msg("--format is one of {formats}.", formats=", ".join(FORMATS)))
        if self.format == "xlsx" and not self.file:
            raise Usage(msg("A workbook needs a file: add -o FILE.xlsx."))
        if self.delimiter != "auto" and self.delimiter not in DELIMITERS:
            raise Usage(msg("--delimiter is one of {choices}.", choices=" ".join(("auto", *DELIMITERS))))


def in_the_clear(with_sensitive: bool, basis: str) -> str | None:
    """On what basis sensitive fields are read in the clear; None where they stay masked. Raises Usage without a basis."""
    lacking = msg(
        "Say on what basis sensitive fields are read: add --basis TEXT; it is entered in the history with your name."
    )
    return basis_given(with_sensitive, basis, lacking)


def list_records(
    session: Session, kind: str, where: list[str], search: str, sort: list[str], limit: int, how: Output
) -> int:
    """Lists records. Raises Trouble."""
    form = "json" if session.as_json else how.format
    declared = find_kind(kind)
    with session.store() as store, reader_of_lists(store, how.basis) as reader:
        listed = read_list(
            reader, make_query(reader, declared, session.words, where=where, search=search, sort=sort), limit
        )
        if how.basis is not None:
            enter_list(store, listed.records, access=session.access, basis=how.basis)
        if form == "json":
            session.as_json = True
            records = list(as_data(reader, listed.records))
            _give(session, {"kind": declared.key, "total": listed.total, "records": records}, how.file)
            return DONE
        if form == "xlsx":
            count = save_workbook(Path(how.file), listed, reader, session.words)
            session.say(
                session.words.n_("{name}: {count} record", "{name}: {count} records", count, name=Path(how.file).name)
            )
            return DONE
        keys: list[str] = []
        if form == "table":
            keys = brief_fields(declared)
            if how.basis is not None:
                keys += [each.key for each in sensitive_of(declared.key)]
        columns = columns_of(declared, keys)
        headers = headings(columns, session.words)
        rows = list(as_text(reader, listed.records, columns, session.words))
        delimiter = DELIMITERS.get(how.delimiter) or delimiter_for(reader, store.agency)
    if form == "csv":
        text = to_csv(headers, rows, delimiter)
        if how.file:
            save(Path(how.file), text.encode("utf-8-sig"))
        else:
            sys.stdout.write(text.replace("\r\n", "\n"))
    else:
        session.table(headers, rows)
        session.say(session.words.n_("{count} record", "{count} records", listed.total))
    return DONE


def _give(session: Session, document: Any, output: str) -> None:
    """The JSON document, to a file where one is named."""
    if not output:
        session.emit(document)
        return
    save(Path(output), (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def show_record(session: Session, code: str, basis: str | None = None) -> int:
    """One record with all it holds; sensitive fields masked, or in the clear on a basis. Raises RecordMissing."""
    say = session.words
    with session.store() as store, store.read() as reader:
        record = reader.by_code(code)
        if basis is not None:
            record = disclose(store, record.kind, record.id, access=session.access, basis=basis)
        declared = kind(record.kind)
        names = reference_names(reader, [record])
        problems = reader.app_data.problems(record=record.id)
        linked = linked_with(reader, record.kind, record.id)
        (document,) = as_data(reader, [record])
    session.result(
        f"{record.code}  {say.say(declared.label)}  {record.agency}"
        + (f"  ({say.p_('history', 'Removed')})" if record.removed else "")
    )
    width = max(len(say.say(field.label)) for field in declared.fields)
    for field in declared.fields:
        if (value := record.get(field.key)) is not None:
            session.result(f"  {say.say(field.label).ljust(width)}  {show(field, value, say, names)}")
    for each in linked:
        session.result("= " + say._("Also entered as {code}", code=each.code) + f"  {each.title}")
    for problem in problems:
        label = say.say(declared.field(problem.field).label) if problem.field else record.code
        session.result(f"! {label}: {say.say(problem.message)}" + (f" ({problem.cell})" if problem.cell else ""))
    document["version"], document["removed"] = record.version, record.removed
    document["created"], document["changed"] = _stamp(record, "created"), _stamp(record, "changed")
    document["problems"] = [
        {"field": each.field, "cell": each.cell, "place": each.place, "message": say.say(each.message)}
        for each in problems
    ]
    session.emit(document)
    return DONE


def _stamp(record: Record, what: str) -> dict[str, str | None]:
    at = record.created_at if what == "created" else record.changed_at
    return {"at": at.isoformat() if at else None, "by": record.created_by if what == "created" else record.changed_by}


def tell_history(session: Session, code: str, basis: str | None = None) -> int:
    """Every change to a record, the latest first; sensitive fields masked, or in the clear on a basis. Raises RecordMissing."""
    say = session.words
    with session.store() as store, store.read() as reader:
        record = reader.by_code(code)
        declared = kind(record.kind)
        if basis is None:
            entries = reader.journal.history(record.id)
        else:
            entries = disclose_history(store, record.kind, record.id, access=session.access, basis=basis)
        names = _names_in(reader, declared, entries)
    document = []
    for entry in entries:
        what = say._("Taken back: {what}", what=entry.label) if entry.undone else say.say(entry.label)
        session.result(f"{say.moment(entry.at)}  {entry.author}  {origin_words(entry.origin, say)}  {what}")
        changes: dict[str, Any] = {}
        for key, (old, new) in entry.changes.items():
            field = declared.field(key)
            shown = [show(field, value, say, names) or "-" for value in (old, new)]
            session.result(f"    {say.say(field.label)}: {shown[0]} → {shown[1]}")
            changes[key] = [None if value is None else to_json(field, value) for value in (old, new)]
        document.append(
            {
                "operation": entry.operation, "at": entry.at.isoformat(), "author": entry.author, "origin": entry.origin,
                "label": say.say(entry.label), "action": entry.action, "undone": entry.undone, "changes": changes,
            }
        )  # fmt: skip
    session.emit({"code": record.code, "kind": record.kind, "history": document})
    return DONE


def _names_in(reader: Reader, declared: Kind, entries: list[HistoryEntry]) -> dict[str, str]:
    """Names of all records that a history's references speak of."""
    changes = ((declared.field(key), value) for each in entries for key, pair in each.changes.items() for value in pair)
    return referred_names(reader, changes)


def set_values(session: Session, code: str, given: list[str]) -> int:
    """Edits one record as one operation. Raises Trouble; then nothing has changed."""
    with session.store() as store:
        with store.read() as reader:
            record = reader.by_code(code)
            declared = kind(record.kind)
            values = {
                key: typed_value(reader, declared, key, text, session.words) for key, text in assignments(given).items()
            }
        result = update(
            store,
            Edit(record.kind, record.id, values, record.version),
            access=session.access,
        )
    if result.number:
        session.result(session.words._("{code} changed.", code=code))
    else:
        session.result(session.words._("{code} was so already.", code=code))
    session.emit({"code": code, "operation": result.number or None, "changed": sorted(values) if result.number else []})
    return DONE
