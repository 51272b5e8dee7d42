"""The small parts of an xlsx package: content types, relations, workbook, properties, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_app.domain.sheet_address import column_letters
from exchange_app.sheets.embedded_names import CUSTOM_NAMESPACE
from exchange_app.sheets.write.cell_xml import xml_text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def attribute(text: str) -> str:
    """A text as it stands in an attribute."""
    return xml_text(text).replace('"', "&quot;").replace("\n", "_x000a_")


def content_types(sheets: int, tables: int, custom: bool) -> str:
    """[Content_Types].xml."""
    parts = [
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>',
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>',
        *(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
            for n in range(1, sheets + 1)
        ),
        *(
            f'<Override PartName="/xl/tables/table{n}.xml" ContentType="{_SHEET}.table+xml"/>'
            for n in range(1, tables + 1)
        ),
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    ]
    if custom:
        parts.append(
            '<Override PartName="/docProps/custom.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
            '<Override PartName="/customXml/itemProps1.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
        )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(parts)}</Types>'
    )


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """A .rels part: (type, target) in the order of their ids rId1, rId2, …"""
    found = (
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(found)}</Relationships>'


def workbook(sheets: Sequence[tuple[str, str]], first: int = 0) -> str:
    """xl/workbook.xml: (name, state) of each sheet; `first` is the one shown."""
    listed = "".join(
        f'<sheet name="{attribute(name)}" sheetId="{n}"{"" if state == "visible" else f" state={chr(34)}{state}{chr(34)}"} r:id="rId{n}"/>'
        for n, (name, state) in enumerate(sheets, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView activeTab="{first}"/></bookViews>'
        f"<sheets>{listed}</sheets></workbook>"
    )


def table(number: int, headers: Sequence[str], rows: int) -> str:
    """A table over all columns and `rows` rows with an autofilter."""
    area = f"A1:{column_letters(len(headers) - 1)}{max(rows, 2)}"
    columns = "".join(f'<tableColumn id="{n}" name="{attribute(header)}"/>' for n, header in enumerate(headers, 1))
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="{number}" name="Table{number}" displayName="Table{number}" ref="{area}" totalsRowShown="0">'
        f'<autoFilter ref="{area}"/><tableColumns count="{len(headers)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    )


def core_properties() -> str:
    """docProps/core.xml: the program, nobody's name."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Exchange Desk</dc:creator></cp:coreProperties>"
    )


def custom_properties(properties: Mapping[str, str]) -> str:
    """docProps/custom.xml, all texts."""
    found = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{attribute(name)}"><vt:lpwstr>{xml_text(value)}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{found}</Properties>'
    )


def custom_xml(text: str) -> str:
    """customXml/item1.xml."""
    return f'{HEAD}<exchange xmlns="{CUSTOM_NAMESPACE}">{xml_text(text)}</exchange>'


def custom_xml_properties() -> str:
    """customXml/itemProps1.xml."""
    return (
        f'{HEAD}<ds:datastoreItem ds:itemID="{{6A1C0F5E-2B7B-4E0B-9C55-0F6E1B0E7D11}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{CUSTOM_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
