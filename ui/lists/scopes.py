"""Of which rows and columns of a list something is done: the marked cells, the selected records, or all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from exchange_app.kinds import kind
from exchange_app.text import Words
from ui.lists.cell_table import CellTable
from ui.lists.list_columns import ListColumn


class Scope(NamedTuple):
    """What it is called, and which row keys and columns it is, both in the order of the list."""

    label: str
    keys: Sequence[int]
    columns: Sequence[str]


def scopes(view: CellTable, kind_key: str, words: Words, wanted: Callable[[ListColumn], bool]) -> list[Scope]:
    """The narrowest first: the marked cells, where that are several; the selected records, shown or not; the whole list. Of the
    columns those that are `wanted`."""
    model, marked = view.model_(), view.aligned()
    columns = [column.key for column in model.columns if wanted(column)]

    def rows(what: str, keys: Sequence[int]) -> str:
        return words._("{what}: {rows}", what=what, rows=words.n_("{count} row", "{count} rows", len(keys)))

    found = [Scope(rows(words._("The whole list"), model.keys), model.keys, columns)]
    if model.checked:
        checked = model.checked_keys()
        found.insert(0, Scope(words.say(kind(kind_key).listed.nouns.chosen(len(checked))), checked, columns))
    if marked is not None and view.selects_several():
        keys = [model.keys[row] for row in marked[0]]
        names = [model.columns[at].key for at in marked[1] if wanted(model.columns[at])]
        found.insert(0, Scope(rows(words._("The marked cells"), keys), keys, names))
    return found
