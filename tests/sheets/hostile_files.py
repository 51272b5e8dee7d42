"""Makes workbooks that hurt programs: bombs, torn packages, cells at the end of the sheet."""

import io
import random
import zipfile
from pathlib import Path

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
ROOT_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
BOOK_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = '<?xml version="1.0"?><worksheet xmlns="' + MAIN + '"><sheetData>{rows}</sheetData>{rest}</worksheet>'
ONE_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Ad</t></is></c><c r="B1"><v>1</v></c></row>'
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'
    '<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">'
    '<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]>'
)


def package(path: Path, sheet: bytes | str = "", strings: bytes | str = "", **more: bytes | str) -> Path:
    """An xlsx of one sheet with the given XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", TYPES)
        out.writestr("_rels/.rels", ROOT_RELS)
        out.writestr("xl/workbook.xml", WORKBOOK)
        out.writestr("xl/_rels/workbook.xml.rels", BOOK_RELS)
        out.writestr("xl/sharedStrings.xml", strings or f'<sst xmlns="{MAIN}"/>')
        out.writestr("xl/worksheets/sheet1.xml", sheet or SHEET.format(rows=ONE_ROW, rest=""))
        for name, content in more.items():
            out.writestr(name, content)
    return path


def with_entities(path: Path, codec: str = "utf-8", prefix: str = "") -> Path:
    """Entities that unfold to a billion letters, in the sheet."""
    mark = f"{prefix}:" if prefix else ""
    names = f'xmlns:{prefix}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    declaration = '<?xml version="1.0" encoding="' + codec + '"?>'
    body = (
        f'<{mark}worksheet {names}><{mark}sheetData><{mark}row r="1"><{mark}c r="A1" t="inlineStr"><{mark}is><{mark}t>&i;'
        f"</{mark}t></{mark}is></{mark}c></{mark}row></{mark}sheetData></{mark}worksheet>"
    )
    return package(path, (declaration + ENTITIES + body).encode(codec))


def with_outside_entity(path: Path) -> Path:
    """An entity that fetches a file of the reader's machine."""
    sheet = SHEET.format(rows=ONE_ROW.replace("Ad", "&x;"), rest="")
    return package(
        path, sheet.replace("<worksheet", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet', 1)
    )


def zeros(path: Path, megabytes: int = 1024) -> Path:
    """A sheet of zeros, a gigabyte in a megabyte."""
    package(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as out,
        out.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as part,
    ):
        block = b"0" * (1 << 20)
        for _ in range(megabytes):
            part.write(block)
    return path


def many_cells(path: Path, rows: int = 1_040_000, columns: int = 26) -> Path:
    """27 million small cells."""
    row = ("<row>" + "<c><v>1</v></c>" * columns + "</row>").encode()
    package(path)
    head, tail = SHEET.format(rows="|", rest="").encode().split(b"|")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in (
            ("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT_RELS), ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS), ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"/>'),
        ):  # fmt: skip
            out.writestr(name, content)
        with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(head)
            for _ in range(rows // 1000):
                part.write(row * 1000)
            part.write(tail)
    return path


def merged_everywhere(path: Path) -> Path:
    """One merged range over the whole sheet."""
    return package(
        path, SHEET.format(rows=ONE_ROW, rest='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    )


def last_cell(path: Path) -> Path:
    """Cells in the first and in the last corner of the sheet, and dimensions that lie."""
    rows = ONE_ROW + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>end</t></is></c></row>'
    sheet = SHEET.format(rows=rows, rest="").replace("<sheetData>", '<dimension ref="A1:B2"/><sheetData>')
    return package(path, sheet)


def string_bomb(path: Path, letters: int = 1_000_000, cells: int = 200_000) -> Path:
    """One long shared string, used by very many cells."""
    strings = f'<sst xmlns="{MAIN}" count="{cells}" uniqueCount="1"><si><t>{"x" * letters}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells + 1))
    return package(path, SHEET.format(rows=rows, rest=""), strings)


def many_strings(path: Path, count: int = 12_000_000) -> Path:
    """Shared strings without end."""
    return package(path, strings=f'<sst xmlns="{MAIN}">' + "<si><t>a</t></si>" * count + "</sst>")


def deep(path: Path, levels: int = 300_000) -> Path:
    """Elements inside elements."""
    return package(path, f'<worksheet xmlns="{MAIN}">' + "<a>" * levels + "</a>" * levels + "</worksheet>")


def ods_repeated(path: Path) -> Path:
    """An ods whose one cell is repeated over the whole sheet."""
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
    return path


def mutated(original: bytes, seed: int) -> bytes:
    """The workbook with damage: bytes flipped, cut short, a piece doubled, or the XML inside its members mangled."""
    chance = random.Random(seed)
    match seed % 4:
        case 0:
            data = bytearray(original)
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            return bytes(data)
        case 1:
            return original[: chance.randrange(1, len(original))]
        case 2:
            start = chance.randrange(len(original))
            return original[:start] + original[start : start + chance.randint(1, 4000)] + original[start:]
        case _:
            return _mangled(original, chance)


def _mangled(original: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        victim = chance.choice([name for name in book.namelist() if name.endswith((".xml", ".rels"))])
        for name in book.namelist():
            data = book.read(name)
            copy.writestr(name, _mangle(data, chance) if name == victim else data)
    return out.getvalue()


def _mangle(data: bytes, chance: random.Random) -> bytes:
    changes = (
        (b'"1"', b'"99999999"'), (b"</", b"<"), (b'r="A', b'r="ZZZ'), (b"<v>", b"<v>1e999"), (b't="s"', b't="b"'),
        (b'ref="', b'ref="A1:XFD1048576'), (b's="', b's="4294967296'), (b"xmlns", b"xmlnt"), (b"<c ", b"<c t='e' "),
        (b'="', b'="\xff\xfe'), (b">", b">&undefined;"),
    )  # fmt: skip
    for _ in range(chance.randint(1, 4)):
        old, new = chance.choice(changes)
        places = [at for at in range(len(data)) if data.startswith(old, at)]
        if places:
            at = chance.choice(places)
            data = data[:at] + new + data[at + len(old) :]
    return data
