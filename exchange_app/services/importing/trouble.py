"""What keeps an import from being prepared or applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.services.importing.unread_sheets import UnreadSheet
from exchange_app.text import Message, msg


class NoRecords(Trouble):
    """No sheet of the file was read as a list of records. Says how one is read all the same: `asked` is the sheet that may hold one."""

    code: ClassVar[str] = "importing.no_records"

    def __init__(self, name: str, asked: UnreadSheet | None) -> None:
        if asked is None:
            super().__init__(
                msg("No list of applicants, outlets or cohorts was found in {name}. Choose another file.", name=name)
            )
        else:
            super().__init__(
                msg(
                    "No list of applicants, outlets or cohorts was found in {name} ({sheet}: {why}); if that sheet is one, "
                    "say which row is its header and what it lists: {options}",
                    name=name,
                    sheet=asked.name,
                    why=asked.why,
                    options=asked.options,
                )
            )


class NothingTaken(Trouble):
    """A sheet is a list, and none of its columns is known by its header, or none of its rows is a record beyond doubt."""

    code: ClassVar[str] = "importing.nothing_taken"

    def __init__(self, name: str, sheet: str, kind: Message) -> None:
        super().__init__(
            msg(
                "{kind}: nothing of sheet {sheet} in {name} was taken for a record. Import the file in the window, where you say "
                "yourself what its columns are.",
                name=name,
                sheet=sheet,
                kind=kind,
            )
        )


class HeaderOfWhichSheet(Trouble):
    """The row of the header was said, and not which sheet it is in."""

    code: ClassVar[str] = "importing.header_sheet"

    def __init__(self, name: str, sheets: Sequence[str]) -> None:
        super().__init__(
            msg(
                "{name} has several sheets; say by --sheet in which the header is: {sheets}.",
                name=name,
                sheets=", ".join(sheets),
            )
        )


class NoSuchRow(Trouble):
    """The sheet ends above the row that should be its header."""

    code: ClassVar[str] = "importing.header_row"

    def __init__(self, sheet: str, row: int, last: int) -> None:
        super().__init__(
            msg(
                "Sheet {sheet} has no row {row}; its last filled row is {last}.",
                sheet=sheet,
                row=str(row),
                last=str(last),
            )
        )


class NoRowOfAList(Trouble):
    """A row that a person took in or set aside is none that a list has."""

    code: ClassVar[str] = "importing.row"

    def __init__(self, place: str) -> None:
        super().__init__(
            msg(
                "{place} can be neither taken in nor set aside: no list has a row there; it is empty, a header, or outside.",
                place=place,
            )
        )


class NoSuchSheet(Trouble):
    """The file has no sheet of that name."""

    code: ClassVar[str] = "importing.sheet"

    def __init__(self, name: str, sheet: str, sheets: Sequence[str]) -> None:
        super().__init__(
            msg(
                "{name} has no sheet called {sheet}; its sheets are {sheets}.",
                name=name,
                sheet=sheet,
                sheets=", ".join(sheets),
            )
        )


class NoSuchColumn(Trouble):
    """No list of the file has a column of that heading or those letters, or none was found in it at all."""

    code: ClassVar[str] = "importing.column"

    def __init__(self, name: str, column: str, columns: Sequence[str]) -> None:
        super().__init__(
            msg(
                "{name} has no column called {column}; its columns are {columns}.",
                name=name,
                column=column,
                columns=", ".join(columns),
            )
            if columns
            else msg(
                "No list was found in {name}, so there is no column {column}; say first which row heads its columns: --header-row.",
                name=name,
                column=column,
            )
        )


class SaidTwice(Trouble):
    """Two things that were said of columns are about one column, or give one field."""

    code: ClassVar[str] = "importing.column_twice"

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            msg(
                "{one} and {other} cannot both hold: a field is read from one column, and a column in one way.",
                one=one,
                other=other,
            )
        )


class ColumnOfWhich(Trouble):
    """Several columns have the heading that was said."""

    code: ClassVar[str] = "importing.several_columns"

    def __init__(self, column: str, letters: Sequence[str]) -> None:
        super().__init__(
            msg(
                "Several columns are headed {column}; say which by its letters: {letters}.",
                column=column,
                letters=", ".join(letters),
            )
        )


class NoSuchField(Trouble):
    """What a column should be read as is no field of what the list holds."""

    code: ClassVar[str] = "importing.field"

    def __init__(self, field: str, kind: Message, fields: Sequence[str]) -> None:
        super().__init__(
            msg(
                "{kind}: there is no field {field}; there are {fields}.",
                kind=kind,
                field=field,
                fields=", ".join(fields),
            )
        )


class NoSuchLayout(Trouble):
    """No layout is remembered under that name."""

    code: ClassVar[str] = "importing.layout"

    def __init__(self, layout: str) -> None:
        super().__init__(
            msg(
                "No layout is remembered under the name {layout}. Import once with --save-layout {layout} first.",
                layout=layout,
            )
        )


class NoSuchCohort(Trouble):
    """The code is not that of a cohort."""

    code: ClassVar[str] = "importing.cohort"

    def __init__(self, cohort: str) -> None:
        super().__init__(msg("There is no cohort {cohort}. List the cohorts to see their codes.", cohort=cohort))


class ChangedMeanwhile(Trouble):
    """The store changed between the preview and Apply in records that the import concerns."""

    code: ClassVar[str] = "importing.outdated"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "What is stored was changed in another window since this preview was made, so nothing was written. "
                "Look at the preview again."
            )
        )
