"""The paper: a document that a person hands in, for one cohort or for all."""

from __future__ import annotations

from exchange_app.kinds.choices import PAPER_STATUS, PAPER_TYPE
from exchange_app.kinds.model import Day, Field, FieldType, Kind, Owner, Personal, Section, Shared
from exchange_app.text import msg, nmsg, pmsg

PAPER = Kind(
    "paper",
    pmsg("kind", "Paper"),
    pmsg("kind", "Papers"),
    (
        Field(
            "applicant", pmsg("field", "Applicant"), FieldType.REFERENCE, required=True, target="applicant", width=24
        ),
        Field(
            "cohort",
            pmsg("field", "Cohort"),
            FieldType.REFERENCE,
            target="cohort",
            width=20,
            help=msg("Empty where the paper serves for every cohort."),
        ),
        Field("type", pmsg("field", "Paper type"), FieldType.CHOICE, choices=PAPER_TYPE, required=True, width=20),
        Field(
            "status",
            pmsg("field", "Status"),
            FieldType.CHOICE,
            choices=PAPER_STATUS,
            width=12,
            pixels=116,
            default="received",
        ),
        Field("received_on", pmsg("field", "Received on"), FieldType.DATE, width=12),
        Field("expires_on", pmsg("field", "Expires on"), FieldType.DATE, width=12, day=Day.LAST),
        Field("number", pmsg("field", "Paper no."), personal=Personal.SENSITIVE, width=14),
        Field("note", pmsg("field", "Note"), owner=Owner.BOTH, personal=Personal.PERSONAL, width=24),
    ),
    ("applicant",),
    new=pmsg("button", "New paper"),
    counted=lambda count: nmsg("{count} paper", "{count} papers", count),
    icon="document",
    code_letter="D",
    belongs_to="applicant",
    page=None,
    home="applicant",
    card=("type", "status", "received_on", "expires_on", "cohort", "note"),
    searched=("note",),
    search_line=("type", "cohort"),
    search_rank=8,
    columns=("applicant", "code", "type", "status", "received_on", "expires_on", "cohort"),
    sections=(
        Section(pmsg("section", "Paper"), ("applicant", "cohort", "type", "status", "number")),
        Section(pmsg("section", "Dates"), ("received_on", "expires_on")),
        Section(pmsg("section", "Notes"), ("note",)),
    ),
    shared=Shared(along="applicant"),
    imported=None,
    same=None,
    roster=None,
    indexed=("applicant", "cohort"),
)
