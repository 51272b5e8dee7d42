"""What a store keeps beside its records and can make anew from them: sort keys of names and the search index."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.kinds import KINDS
from exchange_app.store.kind_schema import NAME_COLUMNS, plan
from exchange_app.store.search_tables import index_words, search_table
from exchange_app.store.search_words import words_of
from exchange_app.store.sort_keys import name_keys
from exchange_app.store.statements import Database, Statement
from exchange_app.store.tables import table


def make_anew(db: Database) -> None:
    """Write the sort keys and the search words of every record as the alphabets and the index are today."""
    for kind in KINDS:
        shape, of = plan(kind), table(kind).c
        if shape.named:
            fields = shape.kind.name_fields
            rows = db.all(sa.select(of.pk, *(of[each] for each in (*fields, *NAME_COLUMNS))))
            stale = [
                {"at": pk, **dict(zip(NAME_COLUMNS, keys, strict=True))}
                for pk, *row in rows
                if (keys := name_keys([part for part in row[: len(fields)] if part])) != tuple(row[len(fields) :])
            ]
            db.many(Statement(sa.update(table(kind)).where(of.pk == sa.bindparam("at")), *NAME_COLUMNS), stale)
        db.run(sa.delete(search_table(kind)))
        rows = db.all(sa.select(of.pk, of.code, *(of[each] for each in shape.searched)).where(of.removed == 0))
        fresh = [(pk, words_of(shape, code, values)) for pk, code, *values in rows]
        db.many(index_words(kind), ({"rowid": pk, "words": words} for pk, words in fresh))
