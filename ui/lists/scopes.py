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
    left: Sequence[str] = ()
    """What the columns are called with which nothing is done."""


def scopes(
    view: CellTable, kind_key: str, words: Words, stands_for: Callable[[ListColumn], Sequence[str]]
) -> list[Scope]:
    """The narrowest first: the marked cells, where that are several; the selected records, shown or not; the whole list. `stands_for`
    says of a column that is shown with which columns something is done there: with itself, with its parts, with none."""
    model, marked = view.model_(), view.aligned()

    def scope(label: str, keys: Sequence[int], shown: Sequence[ListColumn]) -> Scope:
        columns = dict.fromkeys(key for each in shown for key in stands_for(each))
        return Scope(label, keys, list(columns), [each.label for each in shown if not stands_for(each)])

    def rows(what: str, keys: Sequence[int]) -> str:
        return words._("{what}: {rows}", what=what, rows=words.n_("{count} row", "{count} rows", len(keys)))

    found = [scope(rows(words._("The whole list"), model.keys), model.keys, model.columns)]
    if model.checked:
        checked = model.checked_keys()
        found.insert(0, scope(words.say(kind(kind_key).listed.nouns.chosen(len(checked))), checked, model.columns))
    if marked is not None and view.selects_several():
        keys = [model.keys[row] for row in marked[0]]
        found.insert(0, scope(rows(words._("The marked cells"), keys), keys, [model.columns[at] for at in marked[1]]))
    return found
