"""Draws a template with its data as PDF or as pages, in a child process that is watched from here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exchange_app.child_process import OutOfMemory, Watched, start
from exchange_app.documents.child import FLAG, MEMORY
from exchange_app.documents.trouble import ColumnsDoNotFit, DocumentTooLarge
from exchange_app.progress import Progress, Silent
from exchange_app.text import msg

_MODULE = "exchange_app.documents.child"
_PAGES = re.compile(rb"/Type\s*/Pages[^>]*?/Count (\d+)")


def draw_pdf(
    template: Path, data: Mapping[str, Any], *, tagged: bool = True, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The document as PDF, and how many pages it has. `tagged` for screen readers.

    Raises Cancelled as soon as the person asks, ColumnsDoNotFit, and DocumentTooLarge where memory runs out.
    """
    (found,) = _draw(template, data, "pdf", tagged, progress or Silent())
    return found, max(int(count) for count in _PAGES.findall(found))


def draw_pages(template: Path, data: Mapping[str, Any], *, progress: Progress | None = None) -> list[bytes]:
    """Each page as SVG packed by zlib. Raises as draw_pdf does."""
    return _draw(template, data, "svg", False, progress or Silent())


def _draw(template: Path, data: Mapping[str, Any], output: str, tagged: bool, progress: Progress) -> list[bytes]:
    head = json.dumps({"template": str(template), "format": output, "tagged": tagged})
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    given = f"{head}\n{body}\n".encode(errors="replace")
    with Watched(start(_MODULE, FLAG, given=True), memory=MEMORY, given=given) as watched:
        try:
            frames = list(watched.frames(lambda: progress.step(0, None, msg("Drawing the pages"))))
        except OutOfMemory:
            raise _too_large() from None
        return _parts(frames, watched.ended())


def _parts(frames: list[bytes], code: int) -> list[bytes]:
    if code or not frames:
        if code in (-9, -6):
            raise _too_large()
        raise RuntimeError(f"the drawing process ended with {code}")
    head = json.loads(frames[0])
    match head.get("trouble"):
        case None if len(frames) == head["parts"] + 1:
            return frames[1:]
        case None:
            raise RuntimeError("the drawing process ended before its last part")
        case ColumnsDoNotFit.code:
            raise ColumnsDoNotFit(msg("The columns do not fit on the page; choose fewer columns or landscape."))
        case "template":
            raise RuntimeError(f"the template is wrong at {head['at']}")
        case _:
            raise _too_large()


def _too_large() -> DocumentTooLarge:
    return DocumentTooLarge(
        msg(
            "This computer has too little free memory to draw the document. Choose fewer columns, or one outlet at a time."
        )
    )
