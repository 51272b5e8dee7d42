"""The search over the records of all kinds at once."""

from __future__ import annotations

from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import searched_kinds
from exchange_app.store.conditions import searched
from exchange_app.store.joined_columns import Joins
from exchange_app.store.results import SearchHit
from exchange_app.store.search_words import joined_figures
from exchange_app.store.sort_keys import tokens
from exchange_app.store.statements import Database


def hits(db: Database, text: str, limit: int) -> list[SearchHit]:
    """Records whose words begin with the words of `text`, the kinds people look for first; a code stands first."""
    if not tokens(joined_figures(text)):
        return []
    found: list[SearchHit] = []
    for kind in searched_kinds():
        if len(found) < limit:
            found += _of_kind(db, kind, text, limit - len(found))
    wanted = text.strip().upper()
    return sorted(found, key=lambda hit: hit.code != wanted)


def _of_kind(db: Database, kind: str, text: str, limit: int) -> list[SearchHit]:
    scope = Joins(kind)
    name = scope.column("name").value
    line = [scope.column(each).value for each in KINDS[kind].search_line]
    statement = (
        scope.select(scope.own.c.id, scope.own.c.code, name, *line)
        .where(scope.own.c.removed == 0, *searched(scope, text))
        .order_by(scope.own.c.pk)
        .limit(limit)
    )
    return [
        SearchHit(kind, id, code, title or code, " · ".join(str(each) for each in rest if each))
        for id, code, title, *rest in db.all(statement)
    ]
