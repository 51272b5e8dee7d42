"""Pages to PDF or to images, by Typst with the shipped template and typeface.

Data reaches the template as JSON in memory and never as markup, so whatever stands in a field prints as it was typed;
nothing is written to disk on the way.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from exchange_app.documents.pages import Pages

if TYPE_CHECKING:
    import typst

TAGGED_UP_TO = 3000
"""Rows up to which the PDF is tagged for screen readers; tags of 10,000 rows would weigh twenty times the pages."""


def draw_pdf(pages: Pages, *, title: str, author: str) -> bytes:
    """The whole document as PDF. Its properties name the document and the agency, nobody else."""
    rows = sum(len(sheet["lines"]) for sheet in pages.sheets)
    found = _compile(pages, range(len(pages)), title, author, format="pdf", pdf_tags=rows <= TAGGED_UP_TO)
    assert isinstance(found, bytes)
    return found


def draw_page(pages: Pages, index: int, *, ppi: float) -> bytes:
    """One page (from 0) as PNG of `ppi` pixels an inch; takes some hundredths of a second, whatever the document's length."""
    found = _compile(pages, range(index, index + 1), "", "", format="png", ppi=ppi)
    if isinstance(found, list):
        found = found[0]
    assert isinstance(found, bytes)
    return found


def _compile(pages: Pages, which: range, title: str, author: str, **options: Any) -> bytes | list[bytes] | None:
    import typst

    data = {
        **pages.shared,
        "sheets": [pages.sheets[index] for index in which],
        "meta": {"title": title, "author": author, "fallback": [] if pages.ordinary else _system_families()},
    }
    template = files("resources").joinpath("typst", "roster.typ").read_bytes()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    compiler = typst.Compiler(template, font_paths=_fonts(not pages.ordinary), sys_inputs={"data": text})
    return compiler.compile(**options)


@cache
def _fonts(system: bool) -> typst.Fonts:
    """The shipped typeface; the system's too where a name has letters that the shipped one lacks."""
    import typst

    with as_file(files("resources").joinpath("fonts")) as folder:
        return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[folder])


def _system_families() -> list[str]:
    return [family for family in _fonts(True).families() if family.startswith(("Noto Sans", "DejaVu Sans"))][:40]
