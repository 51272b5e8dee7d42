"""Whether anything that stands in a file was lost in the reading without a word."""

from exchange_app.domain.sheet_address import address
from exchange_app.sheets.infer.results import MappedBook, MappedSheet
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.texts import not_given, words_of


def unaccounted(raw: RawBook, mapped: MappedBook) -> list[tuple[str, str, str]]:
    """The cells (sheet, address, words) that are in no record's value, no row that is set aside or told to be none, no header,
    no ignored column and no problem that names them. Sheets that are told to be ignored are told whole."""
    told = {each.sheet for each in mapped.ignored_sheets}
    lost = []
    for sheet in raw.sheets:
        tables = [each for each in mapped.sheets if each.sheet == sheet.name]
        if not tables and sheet.name in told:
            continue
        drawn = [each.shown for each in tables if each.shown is not None and not _same_places(sheet, each.shown)]
        known = {word for each in drawn for word in _words(each)} | {
            word
            for table in tables
            for column in (*table.columns, *table.ignored_columns)
            for word in _split(column.header)
        }
        records = {each.row for table in tables for each in table.rows}
        for row, cells in sheet.filled_rows():
            for column, cell in enumerate(cells):
                text = words_of(cell)
                if not_given(text) and (row + 1 in records or drawn or not any(map(str.isalnum, text))):
                    continue
                if drawn and set(_split(text)) <= known:
                    continue
                if not any(_accounts(table, row, column) for table in tables):
                    lost.append((sheet.name, address(row, column), text))
        for table in tables:
            if table.shown in drawn and table.shown is not None:
                lost += [
                    (sheet.name, f"drawn {address(row, column)}", words_of(cell))
                    for row, cells in table.shown.filled_rows()
                    for column, cell in enumerate(cells)
                    if not not_given(words_of(cell)) and not _accounts(table, row, column)
                ]
    return lost


def _same_places(sheet: RawSheet, shown: RawSheet) -> bool:
    return len(sheet.rows) == len(shown.rows) and all(
        tuple(wider[: len(row)]) == tuple(row) for row, wider in zip(sheet.rows, shown.rows, strict=True)
    )


def _split(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def _words(sheet: RawSheet) -> set[str]:
    return {word for _, cells in sheet.filled_rows() for cell in cells for word in _split(words_of(cell))}


def _accounts(table: MappedSheet, row: int, column: int) -> bool:
    """Whether a table tells what became of a cell; `row` and `column` count from 0."""
    number = row + 1
    if any(number == each.row for each in (*table.ignored_rows, *table.set_aside)) or number in table.header_rows:
        return True
    if any(column == each.index for each in table.ignored_columns):
        return True
    record = next((each for each in table.rows if each.row == number), None)
    letters = address(row, column).rstrip("0123456789")
    found = next((each for each in table.columns if column == each.index or letters in each.parts), None)
    if record is None or found is None:
        return False
    return any(key in record.values for key in found.fields) or any(
        each.field in found.fields for each in record.problems
    )
