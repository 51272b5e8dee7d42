"""import and export: what comes in from any list and what goes out in a workbook."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.commands import options
from exchange_app.commands.session import DONE, WAITING, Session, ShownProgress, Usage, first_line, readable
from exchange_app.kinds import Value, kind
from exchange_app.kinds.registry import imported_kinds
from exchange_app.services.agencies import named_agencies
from exchange_app.services.exporting import export
from exchange_app.services.importing import (
    Preview,
    SheetPreview,
    apply,
    counted,
    explain,
    left_out_columns,
    prepare,
    preview_of,
    proposed_cohort,
    read_as,
    report,
    settle_rows,
    to_json,
    unmatched_references,
    unread_sheets,
    waiting_rows,
)
from exchange_app.services.importing.preparing import Wanted
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.results import MappedColumn
from exchange_app.store import Store
from exchange_app.text import Words, msg

AUTO = "auto"
"""Given as the title of a new cohort: as the file says."""


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the commands to the app."""
    say = session.words

    @app.command("import", cls=cls, help=say._("Reads a workbook or text file in any layout."))
    def bring(
        file: Annotated[
            Path, typer.Argument(metavar="FILE", help=say._("xlsx, xlsm, xls, xlsb, ods or csv."), show_default=False)
        ],
        sheet: Annotated[str, typer.Option("--sheet", help=say._("Reads only this sheet."), show_default=False)] = "",
        kind: Annotated[
            str,
            typer.Option(
                "--kind", help=say._("What it lists: {kinds}.", kinds=", ".join(imported_kinds())), show_default=False
            ),
        ] = "",
        header_row: Annotated[
            int | None,
            typer.Option(
                "--header-row",
                min=0,
                help=say._("The row in which its columns are headed, 0 for none."),
                show_default=False,
            ),
        ] = None,
        cohort: Annotated[
            str, typer.Option("--cohort", help=say._("Code of the cohort that people apply for."), show_default=False)
        ] = "",
        new_cohort: Annotated[
            str,
            typer.Option(
                "--new-cohort",
                metavar="TITLE|auto",
                help=say._(
                    "Makes the cohort that people apply for, with what the file says of it; auto: also its title is that of the file."
                ),
                show_default=False,
            ),
        ] = "",
        layout: Annotated[str, typer.Option("--layout", help=say._("A remembered layout."), show_default=False)] = "",
        save_layout: Annotated[
            str, typer.Option("--save-layout", help=say._("Remembers the layout by this name."), show_default=False)
        ] = "",
        take_in: Annotated[
            list[str],
            typer.Option(
                "--take-in",
                metavar="ROW,ROW",
                help=say._("Rows that are records, whatever they look like; of one sheet among several as SHEET!ROW."),
                show_default=False,
            ),
        ] = [],  # noqa: B006
        set_aside: Annotated[
            list[str],
            typer.Option(
                "--set-aside", metavar="ROW,ROW", help=say._("Rows that are no records, likewise."), show_default=False
            ),
        ] = [],  # noqa: B006
        column: Annotated[
            list[str],
            typer.Option(
                "--column",
                metavar="HEADING=FIELD",
                help=say._(
                    "Reads the column of that heading or those letters as a field, several joined by +, none to leave it "
                    "out; may be repeated, and is remembered for files of this layout."
                ),
                show_default=False,
            ),
        ] = [],  # noqa: B006
        dry_run: Annotated[bool, options.dry_run(say)] = False,
        explain: Annotated[
            bool,
            typer.Option("--explain", help=say._("Tells of each column and of each row left out why it was read so.")),
        ] = False,
        report: Annotated[
            str,
            typer.Option("--report", help=say._("Saves the file with its faulty cells marked."), show_default=False),
        ] = "",
    ) -> int:
        return import_file(
            session,
            file,
            sheet=sheet,
            kind=kind,
            header_row=header_row,
            cohort=cohort,
            new_cohort=new_cohort,
            layout=layout,
            save_layout=save_layout,
            rows={True: take_in, False: set_aside},
            columns=column,
            dry_run=dry_run,
            why=explain,
            report_to=report,
        )

    @app.command("waiting", cls=cls, help=say._("Rows of imported lists that were not taken and wait; settles them."))
    def waiting(
        settle: Annotated[
            list[str],
            typer.Option(
                "--settle",
                metavar="NUMBER,NUMBER",
                help=say._("Rows that are no records, by their number in this list: they wait no longer."),
                show_default=False,
            ),
        ] = [],  # noqa: B006
    ) -> int:
        return tell_waiting(session, settle)

    @app.command("export", cls=cls, help=say._("Writes the exchange workbook for a partner."))
    def send(
        file: Annotated[
            Path, typer.Argument(metavar="FILE.xlsx", help=say._("The workbook to write."), show_default=False)
        ],
        to: Annotated[str, typer.Option("--to", help=say._("Code of the partner agency."), show_default=False)],
        cohort: Annotated[
            list[str], typer.Option("--cohort", help=say._("Only this cohort; may be repeated."), show_default=False)
        ] = [],  # noqa: B006
        with_sensitive: Annotated[
            bool, typer.Option("--with-sensitive", help=say._("With identity numbers, passports and needs."))
        ] = False,
        basis: Annotated[
            str,
            typer.Option("--basis", help=say._("On what basis they leave; needed with them."), show_default=False),
        ] = "",
        password_file: Annotated[str, options.password_file(say)] = "",
    ) -> int:
        return export_file(session, file, to, cohort, with_sensitive, basis, password_file)


def import_file(
    session: Session, file: Path, *, sheet: str = "", kind: str = "", header_row: int | None = None, cohort: str = "",
    new_cohort: str = "", layout: str = "", save_layout: str = "", rows: Mapping[bool, Sequence[str]] | None = None, columns: Sequence[str] = (),
    dry_run: bool = False, why: bool = False, report_to: str = "",
) -> int:  # fmt: skip
    """Reads a file and, unless it is a dry run, writes what it brings. Raises Trouble."""
    if kind and kind not in imported_kinds():
        raise Usage(msg("--kind is one of {kinds}.", kinds=", ".join(imported_kinds())))
    if cohort and new_cohort:
        raise Usage(msg("Give either --cohort or --new-cohort, not both."))
    readable(file)
    shown = ShownProgress(session)
    with session.store() as store:
        wanted: Wanted = {
            "sheet": sheet or None, "kind": kind or None, "header_row": header_row, "cohort": cohort or None, "layout": layout or None,
            "rows": _chosen_rows(rows or {}), "columns": _chosen_columns(columns),
        }  # fmt: skip
        preview = prepare(store, file, progress=shown, **wanted)
        if new_cohort and preview.book is not None:
            wanted["new_cohort"] = _new_cohort(store, preview, new_cohort)
            preview = preview_of(store, file, preview.book, progress=shown, **wanted)
        document = to_json(preview, session.words, dry_run=dry_run)
        if not dry_run:
            result = apply(store, preview, access=session.access, layout_name=save_layout or None, progress=shown)
            document["operation"] = result.number or None
            if made := next(iter(result.changed.get("cohort", ())), None):
                with store.read() as reader:
                    document["cohort"] = code = reader.record("cohort", made).code
                session.result(session.words._("{cohort} is made: {code}.", cohort=document["new_cohort"], code=code))
            document["written"] = {key: len(ids) for key, ids in result.changed.items()}
        shown.end()
        unread = [] if sheet or session.as_json else unread_sheets(store, preview)
    if report_to:
        marked = report(preview, Path(report_to), session.words)
        session.say(session.words._("The report {name} marks {count} cells.", name=Path(report_to).name, count=marked))
    if why:
        document["explain"] = explain(preview, session.words)
        _explain(session, document["explain"])
    _tell(session, preview, dry_run)
    for each in unread:
        session.say(
            session.words._(
                "Sheet {sheet} was not read: {why}. If it is a list: {options}",
                sheet=each.name,
                why=each.why,
                options=each.options,
            )
        )
    session.emit(document)
    counts = counted(preview)
    waits = (
        preview.asked_columns
        or preview.hidden_lists
        or any(counts[each] for each in ("problems", "duplicate", "skip", "aside"))
    )
    return WAITING if waits else DONE


def _new_cohort(store: Store, preview: Preview, title: str) -> Mapping[str, Value]:
    """The values of the cohort that is made: as the file says, its title too where that is AUTO. Raises Usage."""
    with store.read() as reader:
        values = proposed_cohort(preview, named_agencies(reader), date.today())
    if not values:
        raise Usage(msg("{file} lists no people, so no cohort is made with it.", file=preview.path.name))
    return values if title == AUTO else {**values, "title": title}


def _chosen_rows(given: Mapping[bool, Sequence[str]]) -> dict[str, dict[int, bool]]:
    """The rows that a person takes for records or not, by their sheet ("" for every sheet that is read). Raises Usage."""
    found: dict[str, dict[int, bool]] = {}
    for record, texts in given.items():
        for each in ",".join(texts).split(",") if texts else ():
            sheet, _, row = each.strip().rpartition("!")
            if not row.strip().isdecimal() or int(row) < 1:
                raise Usage(
                    msg(
                        "--take-in and --set-aside take numbers of rows, such as 12,15 or Sheet1!12; {row} is none.",
                        row=each.strip(),
                    )
                )
            if found.setdefault(sheet.strip(), {}).setdefault(int(row), record) is not record:
                raise Usage(msg("Row {row} is either taken in or set aside, not both.", row=each.strip()))
    return found


def _chosen_columns(given: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The columns that a person named, by heading or letters, and the fields that each gives. Raises Usage."""
    found = []
    for each in given:
        column, equals, fields = each.rpartition("=")
        if not equals or not column.strip():
            raise Usage(
                msg(
                    "--column takes a heading or letters, = and a field, such as Mobil=phone or F=; {text} is none.",
                    text=each,
                )
            )
        found.append((column.strip(), tuple(filter(None, map(str.strip, fields.split("+"))))))
    return found


def _tell(session: Session, preview: Preview, dry_run: bool) -> None:
    """The outcome in words."""
    say, counts = session.words, counted(preview)
    for sheet in preview.sheets:
        session.result(
            say.n_(
                "{sheet}: {count} row of {kind}",
                "{sheet}: {count} rows of {kind}",
                len(sheet.rows),
                sheet=sheet.name or preview.path.name,
                kind=_plural(session, sheet.kind),
            )
        )
    session.result(
        say._(
            "{add} new, {update} changed, {same} as they were, {duplicate} suspected twice, {skip} left out, {aside} set aside; problems: {problems}",
            **counts,
        )
    )
    for sheet in preview.sheets:
        name = sheet.name or preview.path.name
        if left_out := left_out_columns(sheet.mapped):
            said = say.n_(
                "{sheet}: column not read: {columns}",
                "{sheet}: columns not read: {columns}",
                len(left_out),
                sheet=name,
                columns=", ".join(left_out),
            )
            session.result(said)
        lacking = sheet.lacking
        if lacking:
            fields = say.join(say.say(fields_of(sheet.kind)[key].label) for key in lacking)
            session.say(
                say._(
                    '{sheet}: no column was found for {fields}, without which no record is stored. --column "HEADING={keys}" says which it is.',
                    sheet=name, fields=fields, keys="+".join(lacking),
                )
            )  # fmt: skip
        for column in sheet.asked_columns:
            session.say(_asked(say, sheet, column))
        for remark in sheet.mapped.remarks:
            place = f"{sheet.name}!{remark.column}" if remark.column else sheet.name or preview.path.name
            session.say(say._("{place}: {message}", place=place, message=remark.message))
        for left in sheet.mapped.set_aside:
            session.say(
                say._(
                    "{place} is set aside ({why}): {words}. With --take-in {row} it is a record.",
                    place=f"{sheet.name}!{left.row}", why=left.why, words=" · ".join(left.words), row=str(left.row),
                )
            )  # fmt: skip
        for row in sheet.rows:
            for problem in (each for each in row.problems if each.cell or each.field not in lacking):
                place = f"{sheet.name}!{problem.column or ''}{problem.row}"
                session.say(say._("{place}: {message}", place=place, message=problem.message))
            for key, message in unmatched_references(preview, sheet, row):
                stands = sheet.mapped.column_of(key)
                place = f"{sheet.name}!{stands.column if stands is not None else ''}{row.row}"
                session.say(say._("{place}: {message}", place=place, message=message))
            if row.suspect is not None and row.suspect.row is not None:
                session.say(
                    say._(
                        "Row {row} may be the same as row {other}; decide in the window.",
                        row=str(row.row),
                        other=str(row.suspect.row[1]),
                    )
                )
            elif row.suspect is not None:
                session.say(
                    say._("Row {row} may be {code}; decide in the window.", row=str(row.row), code=row.code or "")
                )
    if preview.needs_cohort:
        session.say(
            say._(
                "The list holds choices or dates of applications; they are kept only with --cohort CODE or --new-cohort TITLE."
            )
        )
    if dry_run:
        session.result(say._("Nothing was written."))
    elif preview.corrected:
        session.result(say._("How the columns are read is remembered for files of this layout."))


def _asked(say: Words, sheet: SheetPreview, column: MappedColumn) -> str:
    """The question whether a column is what it was read as, with the options that answer it."""
    return say._(
        "Column {letters} ({header}) is read as {field}, and that is only {share} % sure. --column {letters}={keys} says that it is so, "
        "--column {letters}= leaves it out.",
        letters=column.column, header=_short(column.header), field=read_as(sheet, column, say),
        share=round(100 * column.confidence), keys="+".join(column.fields),
    )  # fmt: skip


def _explain(session: Session, sheets: Sequence[dict[str, Any]]) -> None:
    """Why each column and each row left out was read as it was, as tables."""
    say = session.words
    out, states = (
        say.p_("mapping", "left out"),
        {"ignored": say._("no record"), "aside": say._("set aside"), "skip": say.p_("mapping", "left out")},
    )
    for sheet in sheets:
        rows = ", ".join(map(str, sheet["header_rows"]))
        header = say._("Header in row {row}", row=rows) if rows else say._("No header")
        session.result(say.join((sheet["sheet"] or say._("Sheet"), _plural(session, sheet["kind"]), header)))
        heads = (say._("Column"), say._("Header"), say._("Read as"), say._("How sure"), say._("Why"))
        session.table(
            heads,
            [
                (
                    each["column"],
                    _short(each["header"]),
                    each["read_as"] or out,
                    _share(say, each["confidence"]),
                    f"{each['why']}: {each['speaks']}" if each["speaks"] else each["why"],
                )
                for each in sheet["columns"]
            ],
        )
        if sheet["rows"]:
            session.result("")
            session.table(
                (say.p_("report", "Row"), say._("State"), say._("Why")),
                [(str(each["row"]), states[each["state"]], each["why"]) for each in sheet["rows"]],
            )
        session.result("")


def _share(say: Words, confidence: float | None) -> str:
    return "" if confidence is None else say._("{share} %", share=round(100 * confidence))


def _short(header: str) -> str:
    return header if len(header) <= _WIDEST else f"{header[: _WIDEST - 1]}…"


_WIDEST = 48


def _plural(session: Session, kind_key: str) -> str:
    return session.words.say(kind(kind_key).plural)


def tell_waiting(session: Session, settle: Sequence[str]) -> int:
    """Lists the rows that wait; with numbers it settles these before. Raises Usage."""
    say = session.words
    wanted = [each.strip() for each in ",".join(settle).split(",") if each.strip()]
    with session.store() as store:
        with store.read() as reader:
            rows = waiting_rows(reader)
        known = {str(each.number): each for each in rows}
        if lost := next((each for each in wanted if each not in known), None):
            raise Usage(
                msg("No row waits under the number {number}; exchange-app waiting lists those that do.", number=lost)
            )
        chosen = [known[each] for each in dict.fromkeys(wanted)]
        done = settle_rows(store, chosen, access=session.access) if chosen else None
    rows = [each for each in rows if each not in chosen]
    if done is not None:
        session.result(say._("{step}.", step=done.label))
    if rows:
        heads = (say._("Number"), say.p_("report", "Row"), say._("What its cells say"), say._("Why"))
        session.table(
            heads, [(str(each.number), each.place or "", each.cell or "", say.say(each.message)) for each in rows]
        )
    else:
        session.result(say._("No row waits."))
    session.emit(
        {
            "operation": done.number if done is not None else None,
            "settled": [each.number for each in chosen],
            "waiting": [
                {
                    "number": each.number,
                    "kind": each.kind,
                    "place": each.place,
                    "cells": each.cell,
                    "why": say.say(each.message),
                }
                for each in rows
            ],
        }
    )
    return WAITING if rows else DONE


def export_file(
    session: Session, file: Path, to: str, cohorts: list[str], with_sensitive: bool, basis: str, password_file: str
) -> int:
    """Writes the exchange workbook. Raises Trouble."""
    lacking = msg("Say on what basis sensitive data leaves: add --basis TEXT; it is entered in the transfer log.")
    given = options.basis_given(with_sensitive, basis, lacking)
    password = first_line(Path(password_file)) if password_file else None
    shown = ShownProgress(session)
    with session.store() as store:
        made = export(
            store,
            file,
            to=to,
            cohorts=cohorts,
            with_sensitive=with_sensitive,
            password=password,
            basis=given or "",
            access=session.access,
            progress=shown,
        )
    shown.end()
    session.result(
        session.words.n_(
            "{name} has been written for {agency}: {count} person", "{name} has been written for {agency}: {count} people",
            made.people, name=file.name, agency=to,
        )
    )  # fmt: skip
    session.emit(
        {
            "file": str(made.path), "to": made.to, "export": made.id, "number": made.number, "people": made.people,
            "records": made.records, "fields": list(made.fields),
        }
    )  # fmt: skip
    return DONE
