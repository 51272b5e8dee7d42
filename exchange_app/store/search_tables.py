"""The search indexes: for each kind one table of words by row key, which the engine's room makes a full-text index."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.kinds.registry import per_registry
from exchange_app.store.statements import Statement


@per_registry
def search_table(kind: str) -> sa.TableClause:
    """The search index of a kind: `words` by `rowid`, the record's pk."""
    return sa.table(f"{kind}_search", sa.column("rowid"), sa.column("words"))


@per_registry
def index_words(kind: str) -> Statement:
    """Enters the `words` of a record by its `rowid`."""
    return Statement(sa.insert(search_table(kind)), "rowid", "words")


@per_registry
def forget_words(kind: str) -> Statement:
    """Strikes out the words of the record with that `pk`."""
    index = search_table(kind)
    return Statement(sa.delete(index).where(index.c.rowid == sa.bindparam("pk")))
