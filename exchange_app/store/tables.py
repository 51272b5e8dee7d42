"""The tables of the seven kinds of record, written out: one column for each field of the catalogue, named by its key.

A value is stored as text or whole number (see codec). Beside its fields every record carries: `pk` (the row key that
lists work with), `id` (UUIDv7), `code`, `agency` (who made it), `version` (rises with every operation that touches
it), stamps (UTC, ISO), `removed` (a tombstone: rows are never deleted by a person's removal), `origin` (the number of
the operation that made it, and so the version of all its first values), `field_versions` (JSON: field → number of the
operation that last changed it, for fields changed since), `registers` (the state that came together with a partner's,
as domain/exchange/encoding.py writes it; empty while only this store wrote the record) and the sort keys of its name
in three alphabets.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

from exchange_app.store.kind_schema import NAMED

METADATA = MetaData()


def _reference(key: str, target: str) -> Column[str]:
    return Column(key, Text, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"))


def _record(name: str, *columns: Column[str] | Column[int], indexed: tuple[str, ...] = ()) -> Table:
    """A record's table: its own columns between those that every record carries, and its indexes."""
    names = [Column(f"name_{each}", Text, nullable=False) for each in ("tr", "az", "en")] if name in NAMED else []
    table = Table(
        name,
        METADATA,
        Column("pk", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("code", Text, nullable=False),
        Column("agency", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("created_at", Text, nullable=False),
        Column("created_by", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("removed", Integer, nullable=False, server_default=text("0")),
        Column("origin", Integer, nullable=False),
        Column("field_versions", Text),
        Column("registers", Text),
        *columns,
        *names,
    )
    Index(f"{name}_by_code", table.c.code)
    for each in names:
        Index(f"{name}_by_{each.name}", table.c[each.name], sqlite_where=text("removed = 0"))
    for key in indexed:
        Index(f"{name}_by_{key}", table.c[key])
    return table


AGENCY = _record(
    "agency",
    Column("name", Text),
    Column("country", Text),
    Column("language", Text),
)

COHORT = _record(
    "cohort",
    Column("title", Text),
    Column("programme", Text),
    Column("track", Text),
    Column("sending", Text),
    Column("hosting", Text),
    Column("opens", Text),
    Column("closes", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("seats", Integer),
    Column("seats_by_side", Text),
    Column("minimum_age", Integer),
    Column("maximum_age", Integer),
    Column("language_required", Text),
    Column("level_required", Text),
    Column("status", Text),
    Column("notes", Text),
)

APPLICANT = _record(
    "applicant",
    Column("given_name", Text),
    Column("family_name", Text),
    Column("patronymic", Text),
    Column("gender", Text),
    Column("birth_date", Text),
    Column("birth_place", Text),
    Column("citizenship", Text),
    Column("national_id", Text),
    Column("passport_number", Text),
    Column("passport_expiry", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("address", Text),
    Column("city", Text),
    Column("country", Text),
    Column("employer", Text),
    Column("position", Text),
    Column("track", Text),
    Column("experience_years", Integer),
    Column("level_tr", Text),
    Column("level_az", Text),
    Column("level_en", Text),
    Column("level_ru", Text),
    Column("emergency_name", Text),
    Column("emergency_phone", Text),
    Column("needs", Text),
    Column("consent_date", Text),
    Column("notes", Text),
    # The row key of the newest application that stands: kept by the unit of work, so that lists join it at once.
    Column("current_application", Integer),
    indexed=("track", "city"),
)
Index(
    "applicant_by_current_application",
    APPLICANT.c.current_application,
    sqlite_where=text("current_application IS NOT NULL"),
)

APPLICATION = _record(
    "application",
    _reference("applicant", "applicant"),
    _reference("cohort", "cohort"),
    Column("status", Text),
    Column("status_reason", Text),
    Column("submitted_on", Text),
    _reference("preference_1", "outlet"),
    _reference("preference_2", "outlet"),
    _reference("preference_3", "outlet"),
    _reference("preference_4", "outlet"),
    _reference("preference_5", "outlet"),
    Column("score", Text),
    Column("rank", Integer),
    Column("waitlist_rank", Integer),
    indexed=("applicant", "cohort", "status"),
)

OUTLET = _record(
    "outlet",
    Column("name", Text),
    Column("kind", Text),
    Column("city", Text),
    Column("country", Text),
    Column("address", Text),
    Column("website", Text),
    Column("places", Integer),
    Column("contact_name", Text),
    Column("contact_role", Text),
    Column("contact_email", Text),
    Column("contact_phone", Text),
    Column("departments", Text),
    Column("languages", Text),
    Column("active", Integer),
    Column("notes", Text),
)

OPENING = _record(
    "opening",
    _reference("outlet", "outlet"),
    _reference("cohort", "cohort"),
    Column("department", Text),
    Column("places", Integer),
    Column("starts", Text),
    Column("ends", Text),
    Column("language_required", Text),
    Column("level_required", Text),
    Column("tracks", Text),
    Column("mentor", Text),
    indexed=("outlet", "cohort"),
)

PLACEMENT = _record(
    "placement",
    _reference("application", "application"),
    _reference("opening", "opening"),
    Column("starts", Text),
    Column("ends", Text),
    Column("status", Text),
    Column("mentor", Text),
    Column("locked", Integer),
    Column("accommodation", Text),
    Column("travel_out", Text),
    Column("travel_back", Text),
    Column("insurance_until", Text),
    Column("visa_until", Text),
    Column("stipend", Text),
    Column("currency", Text),
    Column("evaluation", Text),
    Column("certificate_number", Text),
    Column("notes", Text),
    indexed=("application", "opening"),
)

RECORDS: Mapping[str, Table] = MappingProxyType(
    {each.name: each for each in (AGENCY, COHORT, APPLICANT, APPLICATION, OUTLET, OPENING, PLACEMENT)}
)
"""Kind → its table."""


def table(key: str) -> Table:
    """The table of a kind. Raises KeyError for an unknown one."""
    return RECORDS[key]
