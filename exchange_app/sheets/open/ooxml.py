"""What calamine does not tell about an xlsx: errors, formulas without a result, hidden sheets, properties, the date system."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree

from exchange_app.domain.sheet_address import column_index
from exchange_app.sheets.embedded_names import CUSTOM_NAMESPACE
from exchange_app.sheets.raw import Broken, BrokenCell

_CUSTOM_PART = re.compile(r"customxml/item\d*\.xml")
_CHUNK = 1 << 18
OVERLAP = 64
"""So many bytes of one piece are looked at again with the next, so that nothing is cut in two."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_F = rb"(?:<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>))"
_V = rb"(<(?:\w+:)?v\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?v>))?"
_FORMULA_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*" + _F + rb"\s*" + _V)
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\b([^>]*\bt\s*=\s*["']e["'][^>]*)>\s*""" + _F + rb"?\s*" + _V)
_HAS_FORMULA = re.compile(rb"[<:]f[>\s/]")
"""The element of a formula, not the formula1 of what may be typed, which most lists with choices have."""
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z0-9:$]+)"')
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_TYPED = re.compile(rb"""\bt\s*=\s*["'](?:str|e)["']""")


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>")
"""A cell with something in it."""
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""
SpanData = tuple[int, int, int, int]
"""A merged range as (top, left, bottom, right) counted from 0."""


class NotThisFormat(Exception):
    """The package lacks the parts of an xlsx."""


@dataclass(frozen=True, slots=True)
class Part:
    """A worksheet of the package."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The workbook's own table of contents."""

    parts: tuple[Part, ...]
    date1904: bool = False
    made_by: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    carried: str = ""


def contents(package: zipfile.ZipFile) -> Package:
    """What the workbook says it holds. Raises NotThisFormat, or what zipfile and ElementTree raise on damage."""
    names = {name.lstrip("/").lower().replace("\\", "/"): name for name in package.namelist()}
    workbook = _workbook_path(package, names)
    root = ElementTree.fromstring(package.read(names[workbook]))
    targets = _relations(package, names, workbook)
    parts, date1904 = [], False
    for element in root.iter():
        tag = _local(element.tag)
        if tag == "workbookPr":
            date1904 = element.get("date1904", "0").lower() in ("1", "true", "on")
        elif tag == "sheet":
            link = next((value for key, value in element.attrib.items() if _local(key) == "id"), "")
            path = targets.get(link, "")
            hidden = element.get("state", "visible") != "visible"
            parts.append(Part(element.get("name", ""), names.get(path.lower(), ""), hidden))
    return Package(
        tuple(parts), date1904, _application(package, names), _properties(package, names), _carried(package, names)
    )


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _workbook_path(package: zipfile.ZipFile, names: dict[str, str]) -> str:
    if "_rels/.rels" in names:
        for element in ElementTree.fromstring(package.read(names["_rels/.rels"])):
            if element.get("Type", "").endswith("/officeDocument"):
                path = element.get("Target", "").lstrip("/").lower()
                if path in names:
                    return path
    if "xl/workbook.xml" in names:
        return "xl/workbook.xml"
    found = next((name for name in names if name.endswith("workbook.xml")), None)
    if found is None:
        raise NotThisFormat
    return found


def _relations(package: zipfile.ZipFile, names: dict[str, str], workbook: str) -> dict[str, str]:
    folder, name = posixpath.split(workbook)
    path = posixpath.join(folder, "_rels", name + ".rels")
    if path not in names:
        return {}
    targets = {}
    for element in ElementTree.fromstring(package.read(names[path])):
        target = element.get("Target", "").replace("\\", "/")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        targets[element.get("Id", "")] = whole
    return targets


def _application(package: zipfile.ZipFile, names: dict[str, str]) -> str:
    try:
        root = ElementTree.fromstring(package.read(names["docprops/app.xml"]))
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile):
        return ""
    return next((element.text or "" for element in root if _local(element.tag) == "Application"), "")[:80]


def _properties(package: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    try:
        root = ElementTree.fromstring(package.read(names["docprops/custom.xml"]))
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile):
        return {}
    return {element.get("name", ""): "".join(element.itertext()) for element in root}


def _carried(package: zipfile.ZipFile, names: dict[str, str]) -> str:
    """The text of the custom part that the exchange workbook carries; "" where there is none."""
    for name in names:
        if not _CUSTOM_PART.fullmatch(name):
            continue
        try:
            with package.open(names[name]) as stream:
                if CUSTOM_NAMESPACE.encode() not in stream.read(1000):
                    continue
            return "".join(ElementTree.fromstring(package.read(names[name])).itertext())
        except (ElementTree.ParseError, zipfile.BadZipFile, zlib.error):
            continue
    return ""


@dataclass(slots=True)
class Traits:
    """What stands in a worksheet's XML: how many cells, hardly ever told too high, whether errors or formulas may be among them, and whether
    rows may be hidden."""

    cells: int = 0
    broken: bool = False
    hidden: bool = False


def traits(package: zipfile.ZipFile, path: str, most_cells: int) -> Traits:
    """Look through a worksheet's XML once, unpacked piece by piece; stops past `most_cells`."""
    found = Traits()
    tail = b""
    with package.open(path) as stream:
        while piece := stream.read(_CHUNK):
            # A colon alone is found many times faster than one with a letter, and most lists hold few.
            prefixed = b":" in piece
            found.cells += piece.count(b"<c") + (piece.count(b":c") if prefixed else 0)
            if found.cells > most_cells:
                return found
            piece = tail + piece
            found.broken = found.broken or _may_be_broken(piece)
            found.hidden = found.hidden or b"hidden=" in piece
            tail = piece[-OVERLAP:]
    return found


def _may_be_broken(piece: bytes) -> bool:
    """Whether errors or formulas are among the cells of a piece of XML."""
    if b't="e"' in piece or (b"'" in piece and b"t='e'" in piece):
        return True
    return (b"<f" in piece or (b":" in piece and b":f" in piece)) and _HAS_FORMULA.search(piece) is not None


def broken_in(xml: bytes) -> dict[Place, BrokenCell]:
    """Error values and formulas without a stored result among the cells of a worksheet's XML."""
    found: dict[Place, BrokenCell] = {}
    for attributes, _, _, words in _ERROR_CELL.findall(xml):
        if place := _place(attributes):
            found[place] = BrokenCell(Broken.ERROR, words.strip().decode("utf-8", "replace")[:40] or "#ERROR!")
    for attributes, formula, value, words in _FORMULA_CELL.findall(xml):
        if words.strip() or (value and _TYPED.search(attributes)):
            continue
        if place := _place(attributes):
            found[place] = BrokenCell(Broken.UNCALCULATED, "=" + _unescape(formula))
    return found


def _place(attributes: bytes) -> Place | None:
    match = _PLACE.search(attributes)
    return (int(match.group(2)) - 1, column_index(match.group(1).decode())) if match else None


def hidden_in(xml: bytes) -> list[int]:
    """The rows that a worksheet's XML tells to hide, counted from 0."""
    return [int(found[1]) - 1 for each in _ROW.findall(xml) if _HIDDEN.search(each) and (found := _NUMBER.search(each))]


def struck_styles(package: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles whose font is struck out."""
    names = {name.lstrip("/").lower(): name for name in package.namelist()}
    try:
        xml = package.read(names["xl/styles.xml"])
        groups = {_local(each.tag): each for each in ElementTree.fromstring(xml)} if b"strike" in xml else {}
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error):
        return frozenset()
    struck = {
        str(number)
        for number, font in enumerate(groups.get("fonts", ()))
        if any(_local(part.tag) == "strike" and part.get("val", "1") not in ("0", "false") for part in font)
    }
    return frozenset(
        str(number).encode() for number, style in enumerate(groups.get("cellXfs", ())) if style.get("fontId") in struck
    )


def struck_in(xml: bytes, styles: frozenset[bytes]) -> list[int]:
    """The rows of a worksheet's XML whose cells with content are all struck out, counted from 0."""
    struck: dict[int, bool] = {}
    for attributes in _CELL.findall(xml):
        if place := _place(attributes):
            style = _STYLE.search(attributes)
            struck[place[0]] = struck.get(place[0], True) and style is not None and style[1] in styles
    return [row for row, whole in struck.items() if whole]


def merged_in(xml: bytes) -> list[SpanData]:
    """The merged ranges that a worksheet's XML tells of."""
    return [span for found in _MERGE.findall(xml) if (span := span_of(found.decode()))]


def span_of(reference: str) -> SpanData | None:
    """A range such as "A1:C12"; None where it is no range."""
    ends = _REFERENCE.findall(reference)
    if len(ends) != 2:
        return None
    (left, top), (right, bottom) = ends
    return int(top) - 1, column_index(left), int(bottom) - 1, column_index(right)


def _unescape(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace"))[:200]
