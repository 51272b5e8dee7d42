"""Version 1: the seven kinds of record, the journal, problems and the search."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    (
        "CREATE TABLE agency (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "name TEXT, country TEXT, language TEXT, name_tr TEXT NOT NULL, name_az TEXT NOT NULL, name_en TEXT NOT NULL, "
        "PRIMARY KEY (pk), UNIQUE (id))"
    ),
    "CREATE INDEX agency_by_code ON agency (code)",
    "CREATE INDEX agency_by_name_az ON agency (name_az) WHERE removed = 0",
    "CREATE INDEX agency_by_name_en ON agency (name_en) WHERE removed = 0",
    "CREATE INDEX agency_by_name_tr ON agency (name_tr) WHERE removed = 0",
    (
        "CREATE TABLE applicant (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "given_name TEXT, family_name TEXT, patronymic TEXT, gender TEXT, birth_date TEXT, birth_place TEXT, "
        "citizenship TEXT, national_id TEXT, passport_number TEXT, passport_expiry TEXT, email TEXT, phone TEXT, "
        "address TEXT, city TEXT, country TEXT, employer TEXT, position TEXT, track TEXT, experience_years INTEGER, "
        "level_tr TEXT, level_az TEXT, level_en TEXT, level_ru TEXT, emergency_name TEXT, emergency_phone TEXT, needs "
        "TEXT, consent_date TEXT, notes TEXT, current_application INTEGER, name_tr TEXT NOT NULL, name_az TEXT NOT "
        "NULL, name_en TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id))"
    ),
    "CREATE INDEX applicant_by_city ON applicant (city)",
    "CREATE INDEX applicant_by_code ON applicant (code)",
    (
        "CREATE INDEX applicant_by_current_application ON applicant (current_application) WHERE current_application "
        "IS NOT NULL"
    ),
    "CREATE INDEX applicant_by_name_az ON applicant (name_az) WHERE removed = 0",
    "CREATE INDEX applicant_by_name_en ON applicant (name_en) WHERE removed = 0",
    "CREATE INDEX applicant_by_name_tr ON applicant (name_tr) WHERE removed = 0",
    "CREATE INDEX applicant_by_track ON applicant (track)",
    (
        "CREATE TABLE change (pk INTEGER NOT NULL, operation INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT "
        "NULL, action TEXT NOT NULL, data TEXT, PRIMARY KEY (pk))"
    ),
    "CREATE INDEX change_by_operation ON change (operation)",
    "CREATE INDEX change_by_record ON change (record)",
    "CREATE TABLE code_counter (prefix TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix))",
    (
        "CREATE TABLE cohort (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "title TEXT, programme TEXT, track TEXT, sending TEXT, hosting TEXT, opens TEXT, closes TEXT, starts TEXT, "
        "ends TEXT, seats INTEGER, seats_by_side TEXT, minimum_age INTEGER, maximum_age INTEGER, language_required "
        "TEXT, level_required TEXT, status TEXT, notes TEXT, name_tr TEXT NOT NULL, name_az TEXT NOT NULL, name_en "
        "TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id))"
    ),
    "CREATE INDEX cohort_by_code ON cohort (code)",
    "CREATE INDEX cohort_by_name_az ON cohort (name_az) WHERE removed = 0",
    "CREATE INDEX cohort_by_name_en ON cohort (name_en) WHERE removed = 0",
    "CREATE INDEX cohort_by_name_tr ON cohort (name_tr) WHERE removed = 0",
    (
        "CREATE TABLE identity (one INTEGER NOT NULL, store TEXT NOT NULL, incarnation TEXT NOT NULL, agency TEXT NOT "
        "NULL, created_at TEXT NOT NULL, PRIMARY KEY (one))"
    ),
    (
        "CREATE TABLE incarnation (name TEXT NOT NULL, since_operation INTEGER NOT NULL, at TEXT NOT NULL, why TEXT "
        "NOT NULL, PRIMARY KEY (name))"
    ),
    (
        "CREATE TABLE operation (number INTEGER NOT NULL, incarnation TEXT NOT NULL, label TEXT NOT NULL, author TEXT "
        "NOT NULL, origin TEXT NOT NULL, at TEXT NOT NULL, action TEXT NOT NULL, target INTEGER, undoable INTEGER NOT "
        "NULL, undone_by INTEGER, fields TEXT, counts TEXT, PRIMARY KEY (number))"
    ),
    "CREATE INDEX operation_undone ON operation (undone_by) WHERE undone_by IS NOT NULL",
    (
        "CREATE TABLE outlet (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "name TEXT, kind TEXT, city TEXT, country TEXT, address TEXT, website TEXT, places INTEGER, contact_name "
        "TEXT, contact_role TEXT, contact_email TEXT, contact_phone TEXT, departments TEXT, languages TEXT, active "
        "INTEGER, notes TEXT, name_tr TEXT NOT NULL, name_az TEXT NOT NULL, name_en TEXT NOT NULL, PRIMARY KEY (pk), "
        "UNIQUE (id))"
    ),
    "CREATE INDEX outlet_by_code ON outlet (code)",
    "CREATE INDEX outlet_by_name_az ON outlet (name_az) WHERE removed = 0",
    "CREATE INDEX outlet_by_name_en ON outlet (name_en) WHERE removed = 0",
    "CREATE INDEX outlet_by_name_tr ON outlet (name_tr) WHERE removed = 0",
    (
        "CREATE TABLE problem (pk INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT, source TEXT "
        "NOT NULL, message TEXT NOT NULL, cell TEXT, place TEXT, operation INTEGER NOT NULL, withdrawn INTEGER "
        "DEFAULT 0 NOT NULL, solved INTEGER DEFAULT 0 NOT NULL, solved_by INTEGER, PRIMARY KEY (pk))"
    ),
    "CREATE INDEX problem_open ON problem (record) WHERE solved = 0 AND withdrawn = 0",
    (
        "CREATE TABLE application (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "applicant TEXT, cohort TEXT, status TEXT, status_reason TEXT, submitted_on TEXT, preference_1 TEXT, "
        "preference_2 TEXT, preference_3 TEXT, preference_4 TEXT, preference_5 TEXT, score TEXT, rank INTEGER, "
        "waitlist_rank INTEGER, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(applicant) REFERENCES applicant (id) "
        "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(cohort) REFERENCES cohort (id) DEFERRABLE INITIALLY DEFERRED, "
        "FOREIGN KEY(preference_1) REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(preference_2) "
        "REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(preference_3) REFERENCES outlet (id) "
        "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(preference_4) REFERENCES outlet (id) DEFERRABLE INITIALLY "
        "DEFERRED, FOREIGN KEY(preference_5) REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED)"
    ),
    "CREATE INDEX application_by_applicant ON application (applicant)",
    "CREATE INDEX application_by_code ON application (code)",
    "CREATE INDEX application_by_cohort ON application (cohort)",
    "CREATE INDEX application_by_status ON application (status)",
    (
        "CREATE TABLE opening (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "outlet TEXT, cohort TEXT, department TEXT, places INTEGER, starts TEXT, ends TEXT, language_required TEXT, "
        "level_required TEXT, tracks TEXT, mentor TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(outlet) REFERENCES "
        "outlet (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(cohort) REFERENCES cohort (id) DEFERRABLE INITIALLY "
        "DEFERRED)"
    ),
    "CREATE INDEX opening_by_code ON opening (code)",
    "CREATE INDEX opening_by_cohort ON opening (cohort)",
    "CREATE INDEX opening_by_outlet ON opening (outlet)",
    (
        "CREATE TABLE placement (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions TEXT, "
        "application TEXT, opening TEXT, starts TEXT, ends TEXT, status TEXT, mentor TEXT, locked INTEGER, "
        "accommodation TEXT, travel_out TEXT, travel_back TEXT, insurance_until TEXT, visa_until TEXT, stipend TEXT, "
        "currency TEXT, evaluation TEXT, certificate_number TEXT, notes TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN "
        "KEY(application) REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(opening) REFERENCES "
        "opening (id) DEFERRABLE INITIALLY DEFERRED)"
    ),
    "CREATE INDEX placement_by_application ON placement (application)",
    "CREATE INDEX placement_by_code ON placement (code)",
    "CREATE INDEX placement_by_opening ON placement (opening)",
    (
        "CREATE VIRTUAL TABLE agency_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE cohort_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE applicant_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE application_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE outlet_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE opening_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE VIRTUAL TABLE placement_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
)


def upgrade() -> None:
    """Run the statements, and mark the version that SQLite itself shows."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA application_id = 1165509733")
    op.execute("PRAGMA user_version = 1")
