"""Statements that define tables: those of a kind with its indexes, and a column that a table gets later."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from exchange_app.kinds import Field
from exchange_app.store.tables import WHOLE, table


def table_statements(made: Table) -> list[str]:
    """The statements that make a table and its indexes."""
    parts: list[CreateTable | CreateIndex] = [
        CreateTable(made),
        *map(CreateIndex, sorted(made.indexes, key=lambda each: str(each.name))),
    ]
    compiled = [str(each.compile(dialect=sqlite.dialect())).strip() for each in parts]
    return ["\n".join(map(str.rstrip, each.splitlines())) for each in compiled]


def kind_statements(key: str) -> list[str]:
    """The statements that make all of a kind: its table, its indexes, its search index. The migration of a kind that is new
    has them written out, because the declaration goes on changing."""
    return [*table_statements(table(key)), *search_statements(key)]


def search_statements(key: str) -> list[str]:
    """The statements that make the search index of a kind: a full-text table whose rowid is the record's pk.

    A piece of it is written anew once three tenths of its records were struck out: with SQLite's one tenth, a change of every
    tenth record wrote nearly all of the index again, while a person waited.
    """
    index = f"{key}_search"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')",
        f"INSERT INTO {index} ({index}, rank) VALUES ('deletemerge', 30)",
    ]


def added_column(key: str, field: Field) -> str:
    """The statement by which a migration gives the table of a kind the column of a field that is new."""
    words = "INTEGER" if field.type in WHOLE else "TEXT"
    if field.target is not None:
        words += f" REFERENCES {field.target} (id) DEFERRABLE INITIALLY DEFERRED"
    return f"ALTER TABLE {key} ADD COLUMN {field.key} {words}"
