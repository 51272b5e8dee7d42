"""Records named as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import per_registry
from exchange_app.store.expressions import among, listed
from exchange_app.store.joined_columns import Joins
from exchange_app.store.statements import Database, Statement


def names(db: Database, kind: str, ids: Iterable[RecordId]) -> dict[RecordId, tuple[str, str]]:
    """Code and name of records by id, removed ones too: the name that domain.titles.listed gives."""
    return {id: (code, name or code) for id, code, name in db.all(_named(kind), ids=list(ids))}


@per_registry
def _named(kind: str) -> Statement:
    scope = Joins(kind)
    own = scope.own.c
    name = scope.column("name").value
    return Statement(scope.select(own.id, own.code, name).where(among(own.id, listed("ids"))))
