"""The tables beside the records: journal, problems, exports, and what the application remembers.

Search indexes (one FTS5 table for each kind, `<kind>_search`, its rowid the record's pk) are not tables that
SQLAlchemy knows; the engine's room makes them (store/sqlite/definitions.py).
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal,
)

from exchange_app.store.tables import METADATA as METADATA

IDENTITY = Table(
    "identity",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("store", Text, nullable=False),
    # A restored backup or a copied store takes a new one, so that a version (incarnation, number) is never used twice.
    Column("incarnation", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("created_at", Text, nullable=False),
)

INCARNATION = Table(
    "incarnation",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("since_operation", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)

OPERATION = Table(
    "operation",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("incarnation", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Integer),
    Column("undoable", Integer, nullable=False),
    Column("undone_by", Integer),
    Column("fields", Text),
    Column("counts", Text),
    Column("exact", Integer, nullable=False, server_default=literal(0)),
)
"""One row for each operation. `label` and `counts` are JSON; `action` is do, undo or redo, the latter two of `target`;
`undone_by` is the undo that holds at present. `fields` gives, by kind, the order of values in its `create` changes.
`exact` operations (merges) are taken back to the very state before, with its registers, instead of by a new version."""
Index("operation_undone", OPERATION.c.undone_by, sqlite_where=OPERATION.c.undone_by.is_not(None))

CHANGE = Table(
    "change",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("operation", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("data", Text),
)
"""One row for each record an operation touched. `action` is create, update, remove or restore; `data` is JSON of
stored values: a list of the first values for create, {field: [old, new, old version]} for update."""
Index("change_by_operation", CHANGE.c.operation)
Index("change_by_record", CHANGE.c.record)

CODE_COUNTER = Table(
    "code_counter",
    METADATA,
    Column("prefix", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

PROBLEM = Table(
    "problem",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("field", Text),
    Column("source", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("cell", Text),
    Column("place", Text),
    Column("operation", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False, server_default=literal(0)),
    Column("solved", Integer, nullable=False, server_default=literal(0)),
    Column("solved_by", Integer),
)
"""What waits for a person at a record: `source` is import (a cell that could not be read; `cell` its words, `place` its
sheet and address) or check; or a ROW of an imported list that was set aside, whose place stands for the record. `withdrawn` while the
operation that noted it is undone."""
ROW = "row"
OPEN_PROBLEM = and_(PROBLEM.c.solved == 0, PROBLEM.c.withdrawn == 0)
"""Whether a problem waits for a person."""
Index("problem_open", PROBLEM.c.record, sqlite_where=OPEN_PROBLEM)

LAYOUT = Table(
    "layout",
    METADATA,
    Column("signature", Text, primary_key=True),
    Column("name", Text),
    Column("mapping", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)

SAVED_FILTER = Table(
    "saved_filter",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    PrimaryKeyConstraint("kind", "name"),
)

EXPORT = Table(
    "export",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("operation", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("cohorts", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("people", Integer, nullable=False),
    Column("basis", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("base", LargeBinary, nullable=False),
    Column("encrypted", Integer, nullable=False, server_default=literal(0)),
    UniqueConstraint("agency", "number"),
)
"""The transfer log: what left for which agency (`number` counts per agency), and the base it will come back to."""

SHARED = Table(
    "shared",
    METADATA,
    Column("agency", Text, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("agency", "record"),
    sqlite_with_rowid=False,
)
"""Records that an agency knows, since it was sent them or sent them: what happens to them later goes to it as well."""

OFFICE = Table(
    "office",
    METADATA,
    Column("incarnation", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("before", Text),
    Column("since", Integer, nullable=False),
)
"""The incarnations of other stores that workbooks told of: whose each is, and which one it goes on from."""

RECEIPT = Table(
    "receipt",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("export", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", Text),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("acknowledged", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("operation", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False, server_default=literal(0)),
)
"""The ledger of merges: which export came back or in (`export`, `number` of `sender`), what it acknowledged (JSON), what
it brought (JSON), and whether its base was found, from the file, or none. `withdrawn` while the merge is undone."""
Index("receipt_by_export", RECEIPT.c.export)

REVIEW = Table(
    "review",
    METADATA,
    Column("content_hash", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("workbook", LargeBinary, nullable=False),
    Column("decisions", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("kept_by", Integer),
    Column("closed_by", Integer),
)
"""Reviews left for tomorrow: the workbook itself, and what was decided so far (JSON). `kept_by` is the merge that left
something of it open, `closed_by` the one that wrote it; neither counts while that is undone."""

CONFLICT = Table(
    "conflict",
    METADATA,
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint("record", "field"),
)
"""Open conflicts: fields in which different values stand side by side (`removed` for a removal that is contested)."""

PAIR = Table(
    "pair",
    METADATA,
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("verdict", Text),
    Column("registers", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("operation", Integer, nullable=False),
    PrimaryKeyConstraint("first", "second"),
)
"""What people said of two records (`first` < `second`): `same` person, `different`, or nothing any more (null). It
travels as fields do, so `registers` is its state as domain/exchange/pairs.py writes it."""

PAIR_CHANGE = Table(
    "pair_change",
    METADATA,
    Column("operation", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("old", Text),
    Column("new", Text, nullable=False),
    PrimaryKeyConstraint("operation", "first", "second"),
)
"""The journal of pairs: the states before and after each operation."""

TERMS = Table(
    "terms",
    METADATA,
    Column("agency", Text, primary_key=True),
    Column("withheld", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)
"""What was agreed with a partner: fields (JSON list of kind.field) that do not leave for it."""

DRAFT = Table(
    "draft",
    METADATA,
    Column("author", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    PrimaryKeyConstraint("author", "place", "key"),
)
"""What a person has typed and not saved, as JSON: `place` is where in the window, `key` which one there."""

DISCLOSURE = Table(
    "disclosure",
    METADATA,
    Column("operation", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text),
    Column("fields", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("basis", Text, nullable=False),
)
"""Who was shown sensitive values: by which operation (who, when, from where), of which kind, of which record or of how many,
which fields (JSON list), and on what basis. It stays here: no workbook carries it, and nothing takes it back."""
Index("disclosure_by_record", DISCLOSURE.c.record)

ALEMBIC_VERSION = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own mark; user_version, which any SQLite shows, says the same."""
