"""What a store keeps beside its records and can make anew from them: sort keys of names and the search index."""

from __future__ import annotations

from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.store.kind_schema import NAME_COLUMNS, plan
from exchange_app.store.search_words import words_of
from exchange_app.store.sort_keys import name_keys


def make_anew(cursor: Any) -> None:
    """Write the sort keys and the search words of every record as the alphabets and the index are today."""
    for kind in KINDS:
        shape = plan(kind)
        if shape.named:
            fields = shape.kind.name_fields
            cursor.execute(f"SELECT pk, {', '.join((*fields, *NAME_COLUMNS))} FROM {kind}")
            stale = [
                (*keys, pk)
                for pk, *row in cursor.fetchall()
                if (keys := name_keys([part for part in row[: len(fields)] if part])) != tuple(row[len(fields) :])
            ]
            columns = ", ".join(f"{each} = ?" for each in NAME_COLUMNS)
            cursor.executemany(f"UPDATE {kind} SET {columns} WHERE pk = ?", stale)
        cursor.execute(f"DELETE FROM {kind}_search")
        cursor.execute(f"SELECT {', '.join(('pk', 'code', *shape.searched))} FROM {kind} WHERE removed = 0")
        fresh = [(pk, words_of(shape, code, values)) for pk, code, *values in cursor.fetchall()]
        cursor.executemany(f"INSERT INTO {kind}_search (rowid, words) VALUES (?, ?)", fresh)
