"""The cells of a large worksheet stand where the file has them, however it was written."""

import zipfile
from datetime import date

import pytest

from exchange_app.progress import Cancelled
from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import Broken, BrokenCell, Span
from exchange_app.sheets.trouble import Damaged, TooLarge

pytestmark = pytest.mark.slow

LONG = "Xəzər Media " * 40
ROWS = 18_000
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
BOOK = f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets><sheet name="Siyahı" sheetId="1" r:id="w"/></sheets></workbook>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{KINDS}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/></Types>'
)


def links(**targets):
    """The relations of a part: the last word of each one's kind, and where it points."""
    each = (
        f'<Relationship Id="{kind[0]}" Type="{RELATED}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def row(at, inside=""):
    """A row of the file, with a number, a day and a long text from column B on."""
    return (
        f'<row r="{at}"><c r="B{at}"><v>{at}</v></c><c r="C{at}" s="1"><v>{35000 + at}</v></c>'
        f'<c r="D{at}" t="inlineStr"><is><t>{LONG}{at}</t></is></c>{inside}</row>'
    )


def read(at):
    """The same row as it is to be read."""
    return (None, at, date.fromordinal(date(1899, 12, 30).toordinal() + 35000 + at), f"{LONG}{at}")


def package(path, rows, tail=""):
    """A workbook of one sheet, written row by row as given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("_rels/.rels", links(officeDocument="xl/workbook.xml"))
        made.writestr("xl/workbook.xml", BOOK)
        made.writestr("xl/_rels/workbook.xml.rels", links(worksheet="worksheets/sheet1.xml", styles="styles.xml"))
        made.writestr("xl/styles.xml", STYLES)
        made.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData>{tail}</worksheet>"
        )
    return path


@pytest.mark.child
def test_cells_gaps_errors_and_merged_ranges_of_a_large_sheet_keep_their_places(tmp_path):
    rows = [row(at) for at in range(3, ROWS)]
    rows[ROWS - 10] = row(ROWS - 7, f'<c r="F{ROWS - 7}" t="e"><v>#REF!</v></c><c r="G{ROWS - 7}"><f>1+1</f></c>')
    rows += [row(ROWS + 5_000), f'<row r="{ROWS + 6_000}"><c r="A{ROWS + 6_000}" t="e"><v>#N/A</v></c></row>']
    tail = '<mergeCells count="1"><mergeCell ref="B3:B9"/></mergeCells>'
    path = package(tmp_path / "large.xlsx", rows, tail)
    [sheet] = read_workbook(path).sheets
    assert sheet.rows[:2] == [(), ()]
    assert [found for found in sheet.rows[2 : ROWS - 1] if len(found) == 4] == [
        read(at) for at in range(3, ROWS) if at != ROWS - 7
    ]
    assert sheet.rows[ROWS - 8] == (
        *read(ROWS - 7),
        None,
        BrokenCell(Broken.ERROR, "#REF!"),
        BrokenCell(Broken.UNCALCULATED, "=1+1"),
    )
    assert set(sheet.rows[ROWS - 1 : ROWS + 4_999]) == {()}
    assert sheet.rows[ROWS + 4_999] == read(ROWS + 5_000)
    assert sheet.height == ROWS + 6_000 and sheet.rows[-1] == (BrokenCell(Broken.ERROR, "#N/A"),)
    assert sheet.merged == (Span(2, 1, 8, 1),)


def test_rows_that_stand_in_no_order_are_put_in_order(tmp_path):
    path = package(tmp_path / "large.xlsx", map(row, range(ROWS, 0, -1)))
    [sheet] = read_workbook(path).sheets
    assert list(sheet.rows) == [read(at) for at in range(1, ROWS + 1)]


def test_rows_that_do_not_say_their_number_are_counted(tmp_path):
    rows = [f'<row><c t="inlineStr"><is><t>{LONG}{at}</t></is></c></row>' for at in range(ROWS)]
    [sheet] = read_workbook(package(tmp_path / "large.xlsx", rows)).sheets
    assert list(sheet.rows) == [(f"{LONG}{at}",) for at in range(ROWS)]


@pytest.mark.parametrize("quoted", ["<!--{}-->", "<?note {}?>"])
def test_what_looks_like_rows_in_a_remark_is_none(tmp_path, quoted):
    rows = [row(at) for at in range(1, ROWS + 1)]
    rows.insert(ROWS // 3, quoted.format("".join(row(at).replace("Xəzər", "Yox") for at in range(1, ROWS))))
    [sheet] = read_workbook(package(tmp_path / "large.xlsx", rows)).sheets
    assert list(sheet.rows) == [read(at) for at in range(1, ROWS + 1)]


def test_a_large_sheet_with_too_many_cells_is_refused(tmp_path):
    path = package(tmp_path / "large.xlsx", map(row, range(1, ROWS)))
    with pytest.raises(TooLarge):
        read_workbook(path, limits=Limits(cells=2 * ROWS))


def test_a_large_sheet_that_breaks_off_is_damaged(tmp_path):
    path = package(tmp_path / "large.xlsx", [*map(row, range(1, ROWS)), '<row r="99999"><c r="A99999">'])
    with pytest.raises(Damaged):
        read_workbook(path)


@pytest.mark.child
def test_cancel_stops_a_reading_whose_first_rows_have_come(tmp_path):
    seen = []

    class Stop:
        def step(self, done, total, what):
            seen.append(done)
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(package(tmp_path / "large.xlsx", map(row, range(1, ROWS))), progress=Stop())
    assert 0 < seen[-1] < ROWS // 2
