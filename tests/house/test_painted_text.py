"""Text is painted in one way, which never shows a part of a value as if it were the whole."""

from __future__ import annotations

from pathlib import Path

import ui

PAINTERS = {"ui/components/text_painting.py", "ui/components/paint_tools.py"}


def test_text_is_painted_and_cut_only_where_the_ellipsis_is_put() -> None:
    root = Path(ui.__file__).parent.parent
    found = {
        path.relative_to(root).as_posix()
        for path in (root / "ui").rglob("*.py")
        if any(call in path.read_text(encoding="utf-8") for call in (".drawText(", ".elidedText(", "drawStaticText("))
    }
    assert found == PAINTERS
