"""What waits for a person at a record of a list, in sentences: for the hover of its marks and for helping technology."""

from __future__ import annotations

from exchange_app.text import Words
from ui.lists.list_columns import ListColumn, Look
from ui.lists.list_row import ListRow


def waiting(line: ListRow, column: ListColumn, words: Words) -> list[str]:
    """The sentences of the marks in a cell; none where it has no mark."""
    said = []
    if line.problems and column.look in (Look.NAME, Look.PROBLEMS):
        said.append(
            words.n_(
                "{count} problem waits here; the record's form says which.",
                "{count} problems wait here; the record's form says which.",
                line.problems,
            )
        )
    if line.conflicts and column.look is Look.NAME:
        said.append(
            words.n_(
                "In {count} field both sides' values stand; the record's form lets you choose.",
                "In {count} fields both sides' values stand; the record's form lets you choose.", line.conflicts,
            )
        )  # fmt: skip
    return said
