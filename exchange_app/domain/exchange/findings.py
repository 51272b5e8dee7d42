"""The sentences about what was found in a returned workbook beside edits."""

from __future__ import annotations

from exchange_app.kinds import Field
from exchange_app.text import Message, msg, nmsg


def ignored_column(header: str) -> Message:
    return msg("The column “{header}” is none of this workbook, so it was not read.", header=header)


def missing_column(field: Field) -> Message:
    return msg("The column {field} is missing; what stands in that field here stays.", field=field.label)


def exchanged_heading(field: Field) -> Message:
    return msg(
        "The heading {field} stands over another column, so {field} was not read: what stands in that field here stays. "
        "Put the headings back in their places and open the file again.",
        field=field.label,
    )


def missing_sheet(name: str) -> Message:
    return msg("The sheet “{name}” is missing; what was on it stays as it is here.", name=name)


def ignored_sheet(name: str) -> Message:
    return msg("The sheet “{name}” is none of this workbook, so it was not read.", name=name)


def missing_row(code: str) -> Message:
    return msg("The row of {code} is missing. A missing row takes nothing out.", code=code)


def identical_copies(count: int) -> Message:
    return nmsg(
        "{count} row stands twice, letter for letter; it was read once.",
        "{count} rows stand twice, letter for letter; they were read once.",
        count,
    )


def copied_row(short: str) -> Message:
    return msg("Another row has the ID {id} with more right, so this one is read as a new record.", id=short)


def another_person(short: str) -> Message:
    return msg(
        "The row with the ID {id} holds somebody or something else now, so it is read as a new record; the record of that ID stays as it is.",
        id=short,
    )


def torn(count: int) -> Message:
    return nmsg(
        "Columns were sorted apart: {count} row carries the name of another ID. It was put back by its name where that was certain.",
        "Columns were sorted apart: {count} rows carry the names of other IDs. They were put back by their names where that was certain.",
        count,
    )


def torn_row() -> Message:
    return msg("Columns were sorted apart, and it is not certain whose row this is; nothing of it was taken over.")


def torn_cell() -> Message:
    return msg("Columns were sorted apart, and it is not certain whose cell this is; it was not taken over.")


def torn_column(field: Field, count: int) -> Message:
    return nmsg(
        "The column {field} was sorted without the others: {count} cell of it was not taken over.",
        "The column {field} was sorted without the others: {count} cells of it were not taken over.",
        count, field=field.label,
    )  # fmt: skip


def foreign_row(code: str) -> Message:
    return msg(
        "The row {code} is from another workbook: it was not among those sent with this one. Open that workbook, or bring the row in with Import.",
        code=code,
    )


def changed_id() -> Message:
    return msg("The ID of this row was changed or taken out; the row was recognised by what stands in it.")


def unknown_id() -> Message:
    return msg("What stands as the ID of this row is none; the row is read as a new record.")


def locked_edit(field: Field, owner: str | None = None) -> Message:
    """`owner` is the code of the agency that owns the field there, as far as that is known."""
    if owner is None:
        return msg("{field} was locked, yet this cell was changed.", field=field.label)
    return msg(
        "{field} is kept by {agency} and was locked, yet this cell was changed.", field=field.label, agency=owner
    )


def incomplete(field: Field) -> Message:
    return msg("{field} is missing in this new row, so the row was not taken over.", field=field.label)


def withdrawn() -> Message:
    return msg("This new row is marked for removal, so it was not taken over.")


def unknown_answer() -> Message:
    return msg("Whether this row is to be removed cannot be read; it stays. Write “yes”, or leave the cell empty.")
