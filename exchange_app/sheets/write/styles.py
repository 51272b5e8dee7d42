"""The styles of our workbooks: every combination has a number, and the styles part lists them in that order."""

from __future__ import annotations

from functools import lru_cache

_TEXT, _DATE, _INTEGER = 49, 164, 1
_FORMATS = {"text": _TEXT, "date": _DATE, "integer": _INTEGER}
_NAMED = ("normal", "header", "title", "line")


@lru_cache(maxsize=64)
def style(name: str, *, free: bool = True, quoted: bool = False) -> int:
    """The number of a style: `normal`, `header`, `title`, `line`, or a kind of cell, free or locked, quoted or not."""
    if name in _NAMED:
        return _NAMED.index(name)
    return len(_NAMED) + 4 * list(_FORMATS).index(name) + 2 * (not free) + quoted


def styles_part() -> str:
    """styles.xml: fonts, fills and one format for each number that `style` gives. Locked cells are tinted."""
    formats = [
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        '<xf numFmtId="49" fontId="1" fillId="3" borderId="1" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
        '<alignment vertical="center" wrapText="1"/></xf>',
        '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf>',
    ]
    for number in _FORMATS.values():
        for locked in (0, 1):
            for quoted in (0, 1):
                formats.append(
                    f'<xf numFmtId="{number}" fontId="0" fillId="{2 if locked else 0}" borderId="1" xfId="0" '
                    f'applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1"'
                    f"{' quotePrefix=' + chr(34) + '1' + chr(34) if quoted else ''}>"
                    f'<protection locked="{locked}"/></xf>'
                )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
        '<fonts count="3"><font><sz val="10"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="10"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="15"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFF1F3F6"/><bgColor indexed="64"/></patternFill></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EFFA"/><bgColor indexed="64"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        '<border><left/><right/><top/><bottom style="hair"><color rgb="FFC9CED6"/></bottom><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="0"/></styleSheet>'
    )
