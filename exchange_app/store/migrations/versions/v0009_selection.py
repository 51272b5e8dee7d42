"""Version 9: papers and evaluations, and what a selection says of cohorts, applications and placements."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    (
        "CREATE TABLE paper ( pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, "
        "version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, field_versions "
        "TEXT, registers TEXT, applicant TEXT, cohort TEXT, type TEXT, status TEXT, received_on TEXT, expires_on "
        "TEXT, number TEXT, note TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(applicant) REFERENCES "
        "applicant (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(cohort) REFERENCES cohort (id) DEFERRABLE "
        "INITIALLY DEFERRED )"
    ),
    "CREATE INDEX paper_by_agency ON paper (agency) WHERE removed = 0",
    "CREATE INDEX paper_by_applicant ON paper (applicant)",
    "CREATE INDEX paper_by_code ON paper (code)",
    "CREATE INDEX paper_by_cohort ON paper (cohort)",
    "CREATE INDEX paper_by_origin ON paper (origin)",
    (
        "CREATE VIRTUAL TABLE paper_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    "INSERT INTO paper_search (paper_search, rank) VALUES ('deletemerge', 30)",
    (
        "CREATE TABLE evaluation ( pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT "
        "NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, changed_at TEXT NOT "
        "NULL, changed_by TEXT NOT NULL, removed INTEGER DEFAULT 0 NOT NULL, origin INTEGER NOT NULL, "
        "field_versions TEXT, registers TEXT, about_application TEXT, about_placement TEXT, form TEXT, by_name "
        "TEXT, side TEXT, filled_on TEXT, scores TEXT, recommendation TEXT, conflict_of_interest INTEGER, "
        "comment TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(about_application) REFERENCES application (id) "
        "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(about_placement) REFERENCES placement (id) DEFERRABLE "
        "INITIALLY DEFERRED )"
    ),
    "CREATE INDEX evaluation_by_about_application ON evaluation (about_application)",
    "CREATE INDEX evaluation_by_agency ON evaluation (agency) WHERE removed = 0",
    "CREATE INDEX evaluation_by_code ON evaluation (code)",
    "CREATE INDEX evaluation_by_origin ON evaluation (origin)",
    (
        "CREATE VIRTUAL TABLE evaluation_search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "prefix='2', tokenize='unicode61 remove_diacritics 0')"
    ),
    "INSERT INTO evaluation_search (evaluation_search, rank) VALUES ('deletemerge', 30)",
    "ALTER TABLE cohort ADD COLUMN criteria TEXT",
    "ALTER TABLE cohort ADD COLUMN scale INTEGER",
    "ALTER TABLE cohort ADD COLUMN blind INTEGER",
    "ALTER TABLE cohort ADD COLUMN evaluators_per_application INTEGER",
    "ALTER TABLE cohort ADD COLUMN pass_score TEXT",
    "ALTER TABLE cohort ADD COLUMN tie_break TEXT",
    "ALTER TABLE cohort ADD COLUMN documents_required TEXT",
    "ALTER TABLE cohort ADD COLUMN minimums TEXT",
    "ALTER TABLE cohort ADD COLUMN max_choices INTEGER",
    "ALTER TABLE cohort ADD COLUMN confirm_days INTEGER",
    "ALTER TABLE cohort ADD COLUMN published_on TEXT",
    "ALTER TABLE cohort ADD COLUMN lot_seed INTEGER",
    "ALTER TABLE application ADD COLUMN eligibility_override TEXT",
    "ALTER TABLE application ADD COLUMN decided_on TEXT",
    "ALTER TABLE application ADD COLUMN decision_reason TEXT",
    "ALTER TABLE placement ADD COLUMN reason TEXT",
    "ALTER TABLE placement ADD COLUMN proposed_on TEXT",
    "ALTER TABLE placement ADD COLUMN answer_by TEXT",
    "ALTER TABLE placement ADD COLUMN accepted_on TEXT",
    "ALTER TABLE placement ADD COLUMN confirmed_on TEXT",
)


def upgrade() -> None:
    """Make the tables, add the columns, and mark the version."""
    for each in STATEMENTS:
        op.execute(each)
    op.execute("PRAGMA user_version = 9")
