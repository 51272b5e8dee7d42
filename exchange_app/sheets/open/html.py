"""Tables of a web page saved under a workbook's name, as many systems "export to Excel"."""

from __future__ import annotations

from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "head", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_MOST_SPAN = 1000


class TableReader(HTMLParser):
    """Collects the rows of every table, nested ones as text of their cell; `spans` are (top, left, bottom, right)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.spans: list[list[tuple[int, int, int, int]]] = []
        self._depth = 0
        self._skipped = 0
        self._cell: list[str] | None = None
        self._across = self._down = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open tables, rows and cells."""
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self.spans.append([])
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self.tables[-1].append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
            self._cell = []
            given = dict(attrs)
            self._across, self._down = _number(given.get("colspan")), _number(given.get("rowspan"))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "table":
            if self._depth == 1:
                self._close_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        """Text of the open cell."""
        if self._cell is not None and not self._skipped:
            self._cell.append(" ".join(data.split()) if data.strip() else (" " if self._cell else ""))

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        table = self.tables[-1]
        if not table:
            table.append([])
        row, column = len(table) - 1, self._free_column(table)
        table[-1].extend([""] * (column - len(table[-1])))
        table[-1].append("".join(self._cell).strip())
        table[-1].extend([""] * (self._across - 1))
        if self._across > 1 or self._down > 1:
            self.spans[-1].append((row, column, row + self._down - 1, column + self._across - 1))
        self._cell = None

    def _free_column(self, table: list[list[str]]) -> int:
        """The next column that no cell spanning down from above covers."""
        row, column = len(table) - 1, len(table[-1])
        moved = True
        while moved:
            moved = False
            for top, left, bottom, right in self.spans[-1][-200:]:
                if top < row <= bottom and left <= column <= right:
                    column, moved = right + 1, True
        return column


def _number(text: str | None) -> int:
    return max(1, min(_MOST_SPAN, int(text))) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1
