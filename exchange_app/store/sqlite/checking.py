"""Whether a store is whole: its pages, its references, and that journal, search and what is derived fit the records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from exchange_app.kinds import KINDS
from exchange_app.store.kind_schema import NAME_COLUMNS, current_column, plan
from exchange_app.store.sort_keys import name_keys
from exchange_app.text import Message, msg, nmsg


class StoreFinding(NamedTuple):
    """Something that is not as it should be: a stable code, and the sentence."""

    code: str
    message: Message


def findings(cursor: Any) -> Iterator[StoreFinding]:
    """Everything wrong with a store; nothing when it is whole."""
    yield from _pages(cursor)
    yield from _references(cursor)
    for kind in KINDS:
        yield from _journal(cursor, kind)
        yield from _search(cursor, kind)
        yield from _names(cursor, kind)
        yield from _current(cursor, kind)
    yield from _codes(cursor)


def _pages(cursor: Any) -> Iterator[StoreFinding]:
    said = [row[0] for row in cursor.execute("PRAGMA integrity_check(10)").fetchall()]
    if said != ["ok"]:
        yield StoreFinding("pages", msg("The file is damaged. Restore the latest backup."))


def _references(cursor: Any) -> Iterator[StoreFinding]:
    if count := len(cursor.execute("PRAGMA foreign_key_check").fetchall()):
        yield StoreFinding(
            "references",
            nmsg(
                "{count} record refers to one that is not there.",
                "{count} records refer to others that are not there.",
                count,
            ),
        )


def _journal(cursor: Any, kind: str) -> Iterator[StoreFinding]:
    """Every record was made by an operation, and its version counts the operations that touched it."""
    made = f"SELECT count(*) FROM {kind} t WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.record = t.id AND c.action = 'create')"
    counted = (
        f"SELECT count(*) FROM {kind} t WHERE t.version <> 1 + (SELECT count(DISTINCT c.operation) FROM change c "
        "WHERE c.record = t.id AND c.operation <> t.origin)"
    )
    (missing,) = cursor.execute(made).fetchone()
    (uneven,) = cursor.execute(counted).fetchone()
    if missing or uneven:
        yield StoreFinding(
            "journal",
            nmsg(
                "The history of {count} record does not fit it.",
                "The histories of {count} records do not fit them.",
                missing + uneven,
            ),
        )


def _search(cursor: Any, kind: str) -> Iterator[StoreFinding]:
    standing = {pk for (pk,) in cursor.execute(f"SELECT pk FROM {kind} WHERE removed = 0").fetchall()}
    indexed = {pk for (pk,) in cursor.execute(f"SELECT rowid FROM {kind}_search").fetchall()}
    if count := len(standing ^ indexed):
        yield StoreFinding(
            "search",
            nmsg("{count} record is missing from the search.", "{count} records are missing from the search.", count),
        )


def _names(cursor: Any, kind: str) -> Iterator[StoreFinding]:
    """The sort keys of names are those the alphabets give today."""
    if not plan(kind).named:
        return
    fields = plan(kind).kind.name_fields
    cursor.execute(f"SELECT {', '.join((*fields, *NAME_COLUMNS))} FROM {kind}")
    wrong = sum(
        name_keys([part for part in row[: len(fields)] if part]) != row[len(fields) :] for row in cursor.fetchall()
    )
    if wrong:
        yield StoreFinding(
            "names",
            nmsg("{count} record is sorted by an old name.", "{count} records are sorted by old names.", wrong),
        )


def _current(cursor: Any, kind: str) -> Iterator[StoreFinding]:
    """Lists join the newest of the records that stand."""
    current = KINDS[kind].current
    if current is None:
        return
    (wrong,) = cursor.execute(
        f"SELECT count(*) FROM {kind} p WHERE p.{current_column(current.kind)} IS NOT "
        f"(SELECT max(pk) FROM {current.kind} a WHERE a.{current.by} = p.id AND a.removed = 0)"
    ).fetchone()
    if wrong:
        yield StoreFinding(
            current_column(current.kind),
            nmsg(
                "{count} record of {list} is shown with an old {kind}.",
                "{count} records of {list} are shown with an old {kind}.",
                wrong,
                list=KINDS[kind].plural,
                kind=KINDS[current.kind].label,
            ),
        )


def _codes(cursor: Any) -> Iterator[StoreFinding]:
    for kind in KINDS:
        doubled = cursor.execute(
            f"SELECT code FROM {kind} WHERE removed = 0 GROUP BY code HAVING count(*) > 1 ORDER BY code LIMIT 5"
        ).fetchall()
        if doubled:
            yield StoreFinding(
                "codes", msg("These codes are used twice: {codes}.", codes=", ".join(row[0] for row in doubled))
            )
