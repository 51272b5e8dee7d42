"""The process that sets a document: a template and its data come by standard input, the document goes to standard output.

Nothing goes through files, so no personal value is left on disk. Its memory goes back when it ends (Typst keeps what it has
set of the last documents), and it can be stopped at any moment.

In:  a line of JSON {"template": path, "format": "pdf"|"svg", "tagged": bool}, then a line of JSON: the data.
Out: frames (see child_process): JSON {"parts": how many} and the parts (the PDF; or each page as SVG, packed by zlib), or JSON
{"trouble": code, "at": place in the template}.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from exchange_app.assets import shipped
from exchange_app.child_process import confine, write_frame
from exchange_app.documents.trouble import ColumnsDoNotFit, DocumentTooLarge

if TYPE_CHECKING:
    import typst

FLAG = "--draw-document"
"""First argument by which a frozen application knows that it is to be this process: see `__main__`."""
MEMORY = 4 * 1024**3
SECONDS = 600.0
ROOT = Path(__file__).parent / "templates"
_REFUSALS = (ColumnsDoNotFit.code,)
"""What a template can refuse, by `assert(…, message: code)`."""
_FOREIGN = re.compile(
    "[^\n\\x20-\u0148\u014a-\u01c3\u01c5-\u031e\u0370-\u03e1\u0400-\u049d\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2122]"
)
"""Letters that the shipped typeface may lack."""


def main(arguments: list[str]) -> int:
    """Set the document on standard input."""
    confine(MEMORY, SECONDS)
    answer(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0


def answer(given: IO[bytes], stream: IO[bytes]) -> None:
    """Set the document that is given, and send it or the trouble that was met."""
    asked, data = json.loads(given.readline()), given.readline().decode()
    template = Path(asked["template"])
    head: dict[str, object]
    try:
        parts = _set(template, data, asked["format"], asked["tagged"])
        head = {"parts": len(parts)}
    except MemoryError:
        head, parts = {"trouble": DocumentTooLarge.code}, []
    except RuntimeError as refused:
        code = next((each for each in _REFUSALS if each in str(refused)), "template")
        head, parts = {"trouble": code, "at": _place(refused, template)}, []
    for each in (json.dumps(head).encode(), *parts):
        write_frame(stream, each)


def _place(refused: RuntimeError, template: Path) -> str:
    """Where in which template Typst stopped; not why, since that may hold a value of somebody's record."""
    found = re.search(r"─ (\S+\.typ:\d+:\d+)", getattr(refused, "diagnostic", ""))
    return found[1].replace("__typst_py_bytes__.typ", template.name) if found else template.name


def _set(template: Path, data: str, output: str, tagged: bool) -> list[bytes]:
    import typst

    fonts, fallback = _fonts(data)
    compiler = typst.Compiler(
        template.read_bytes(), root=ROOT, font_paths=fonts, sys_inputs={"data": data, "fallback": json.dumps(fallback)}
    )
    if output == "pdf":
        found = compiler.compile(format="pdf", pdf_tags=tagged)
        assert isinstance(found, bytes)
        return [found]
    found = compiler.compile(format="svg")
    pages = found if isinstance(found, list) else [found]
    return [zlib.compress(page, 1) for page in pages if page is not None]


def _fonts(data: str) -> tuple[typst.Fonts, list[str]]:
    """The shipped typeface; the system's families too where a text has letters that the shipped one lacks."""
    import typst

    foreign = _FOREIGN.search(data) is not None
    found = typst.Fonts(
        include_system_fonts=foreign, include_embedded_fonts=False, font_paths=[shipped("resources", "fonts")]
    )
    families = [each for each in found.families() if each.startswith(("Noto Sans", "DejaVu Sans"))] if foreign else []
    return found, families[:40]
