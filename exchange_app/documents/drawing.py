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
from exchange_app.progress import Progress, Silent

if TYPE_CHECKING:
    import typst

TAGGED_UP_TO = 3000
"""Lines up to which the PDF is tagged for screen readers; tags of 10,000 rows would weigh twenty times the pages."""
HERE_UP_TO = 300
"""Lines up to which the PDF is drawn in this process. Typst keeps what it has set of the last ten documents, which
for long ones would be gigabytes, so those are drawn by a process that ends."""


def draw_pdf(pages: Pages, *, title: str, author: str, progress: Progress | None = None) -> bytes:
    """The whole document as PDF. Its properties name the document and the agency, nobody else.

    Raises Cancelled, and TooLarge where the memory of the machine is too small for it.
    """
    lines = sum(len(sheet["lines"]) for sheet in pages.sheets)
    data = _data(pages, range(len(pages)), title, author)
    tagged = lines <= TAGGED_UP_TO
    if lines <= HERE_UP_TO:
        return compile_pdf(data, tagged=tagged, ordinary=pages.ordinary)
    from exchange_app.documents.child import draw

    return draw(data, tagged=tagged, ordinary=pages.ordinary, progress=progress or Silent())


def draw_page(pages: Pages, index: int, *, ppi: float) -> bytes:
    """One page (from 0) as PNG of `ppi` pixels an inch; takes some hundredths of a second, whatever the document's length."""
    data = _data(pages, range(index, index + 1), "", "")
    found = _compiler(data, ordinary=pages.ordinary).compile(format="png", ppi=ppi)
    if isinstance(found, list):
        found = found[0]
    assert isinstance(found, bytes)
    return found


def compile_pdf(data: str, *, tagged: bool, ordinary: bool) -> bytes:
    """The PDF of a document whose JSON is `data`, drawn in this process."""
    found = _compiler(data, ordinary=ordinary).compile(format="pdf", pdf_tags=tagged)
    assert isinstance(found, bytes)
    return found


def _data(pages: Pages, which: range, title: str, author: str) -> str:
    families = [] if pages.ordinary else _system_families()
    data: dict[str, Any] = {
        **pages.shared,
        "sheets": [pages.sheets[index] for index in which],
        "meta": {"title": title, "author": author, "fallback": families},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _compiler(data: str, *, ordinary: bool) -> typst.Compiler:
    import typst

    template = files("resources").joinpath("typst", "roster.typ").read_bytes()
    return typst.Compiler(template, font_paths=_fonts(not ordinary), sys_inputs={"data": data})


@cache
def _fonts(system: bool) -> typst.Fonts:
    """The shipped typeface; the system's too where a name has letters that the shipped one lacks."""
    import typst

    with as_file(files("resources").joinpath("fonts")) as folder:
        return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[folder])


def _system_families() -> list[str]:
    return [family for family in _fonts(True).families() if family.startswith(("Noto Sans", "DejaVu Sans"))][:40]
