"""The identity of a store: its own id, its incarnation, the agency whose store it is, and the partners."""

from __future__ import annotations

import os
from typing import NamedTuple

import sqlalchemy as sa

from exchange_app.store.codec import now
from exchange_app.store.ids import new_id
from exchange_app.store.statements import Database, Statement
from exchange_app.store.system_tables import IDENTITY, INCARNATION

_READ = Statement(sa.select(IDENTITY.c.store, IDENTITY.c.incarnation, IDENTITY.c.agency))
_WRITTEN = Statement(sa.insert(IDENTITY), "one", "store", "incarnation", "agency", "created_at")
_RENAMED = Statement(sa.update(IDENTITY), "incarnation")
_ENTERED = Statement(sa.insert(INCARNATION), "name", "since_operation", "at", "why")


class AgencySpec(NamedTuple):
    """An agency as a person names it when a store is made: code, name, ISO country and language (en, tr, az)."""

    code: str
    name: str
    country: str
    language: str


class StoreIdentity(NamedTuple):
    """The store's id (kept through restores), its incarnation (new after each) and its own agency's code."""

    store: str
    incarnation: str
    agency: str


def read_identity(connection: sa.Connection) -> StoreIdentity:
    """The identity written in the store."""
    return StoreIdentity(*Database(connection).first(_READ))


def write_identity(connection: sa.Connection, agency: str) -> StoreIdentity:
    """Give a new store its identity and first incarnation."""
    identity = StoreIdentity(new_id(), _incarnation(), agency)
    db = Database(connection)
    db.run(_WRITTEN, one=1, store=identity.store, incarnation=identity.incarnation, agency=agency, created_at=now())
    _enter(db, identity.incarnation, 0, "created")
    return identity


def take_new_incarnation(connection: sa.Connection, why: str, since: int) -> str:
    """Begin a new incarnation, so that the numbers of operations from here on are never mistaken for earlier ones."""
    name, db = _incarnation(), Database(connection)
    db.run(_RENAMED, incarnation=name)
    _enter(db, name, since, why)
    return name


def _incarnation() -> str:
    return os.urandom(6).hex()


def _enter(db: Database, name: str, since: int, why: str) -> None:
    db.run(_ENTERED, name=name, since_operation=since, at=now(), why=why)
