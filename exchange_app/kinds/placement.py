"""The placement of a person at an opening."""

from __future__ import annotations

from exchange_app.kinds.choices import CURRENCY, PLACEMENT_STATUS
from exchange_app.kinds.model import (
    Field,
    FieldType,
    Kind,
    KindPage,
    Merge,
    Nouns,
    Owner,
    Personal,
    Placing,
    Section,
    Shared,
    Tab,
)
from exchange_app.text import msg, nmsg, pmsg

_HOST = Owner.HOST
_PERSONAL = Personal.PERSONAL

CERTIFICATE = "certificate_number"
"""The field that numbers the certificate of who was there."""
PLACING = Placing(who="application", where="opening", starts="starts", ends="ends", lock="locked")

PLACEMENT = Kind(
    "placement",
    pmsg("kind", "Placement"),
    pmsg("kind", "Placements"),
    (
        Field(
            "application",
            pmsg("field", "Application"),
            FieldType.REFERENCE,
            required=True,
            target="application",
            width=24,
            pixels=176,
        ),
        Field(
            "opening",
            pmsg("field", "Opening"),
            FieldType.REFERENCE,
            required=True,
            owner=_HOST,
            target="opening",
            width=24,
            pixels=200,
        ),
        Field("starts", pmsg("field", "Starts"), FieldType.DATE, owner=_HOST, width=12),
        Field("ends", pmsg("field", "Ends"), FieldType.DATE, owner=_HOST, width=12),
        Field(
            "status",
            pmsg("field", "Status"),
            FieldType.CHOICE,
            choices=PLACEMENT_STATUS,
            owner=_HOST,
            width=12,
            pixels=116,
            default="proposed",
        ),
        Field("reason", pmsg("field", "Reason"), owner=_HOST, width=24),
        Field("proposed_on", pmsg("field", "Proposed on"), FieldType.DATE, owner=_HOST, width=12),
        Field("answer_by", pmsg("field", "Answer by"), FieldType.DATE, owner=_HOST, width=12),
        Field("accepted_on", pmsg("field", "Accepted on"), FieldType.DATE, owner=_HOST, width=12),
        Field("confirmed_on", pmsg("field", "Confirmed on"), FieldType.DATE, width=12),
        Field("mentor", pmsg("field", "Mentor"), owner=_HOST, personal=_PERSONAL, width=20),
        Field("locked", pmsg("field", "Locked"), FieldType.BOOLEAN, owner=_HOST, width=7),
        Field(
            "accommodation",
            pmsg("field", "Accommodation"),
            owner=_HOST,
            width=24,
            synonyms={"az": ("Yaşayış yeri",)},
        ),
        Field("travel_out", pmsg("field", "Journey out"), width=20),
        Field("travel_back", pmsg("field", "Journey back"), width=20),
        Field("insurance_until", pmsg("field", "Insured until"), FieldType.DATE, width=12),
        Field("visa_until", pmsg("field", "Visa until"), FieldType.DATE, width=12),
        Field("stipend", pmsg("field", "Stipend"), FieldType.DECIMAL, owner=_HOST, minimum=0, width=10),
        Field("currency", pmsg("field", "Currency"), FieldType.CURRENCY, choices=CURRENCY, owner=_HOST, width=8),
        Field("evaluation", pmsg("field", "Evaluation"), FieldType.LONG_TEXT, owner=_HOST, width=24),
        Field(CERTIFICATE, pmsg("field", "Certificate no."), owner=_HOST, width=14),
        Field("notes", pmsg("field", "Notes"), FieldType.LONG_TEXT, owner=Owner.BOTH, merge=Merge.TEXT, width=30),
    ),
    ("application", "opening"),
    listed_by=("application",),
    new=pmsg("button", "New placement"),
    counted=lambda count: nmsg("{count} placement", "{count} placements", count),
    icon="board",
    code_letter="L",
    belongs_to="application",
    page=KindPage(
        "placements",
        pmsg("page", "Placements"),
        "board",
        msg("Nobody is placed yet. Put selected people at openings on the board, or enter a placement here."),
        Nouns(
            shown=lambda shown, total: nmsg(
                "{shown} of {count} placement shown", "{shown} of {count} placements shown", total, shown=shown
            ),
            chosen=lambda count: nmsg("{count} placement selected", "{count} placements selected", count),
            search=msg("Name, code, outlet"),
        ),
        own=True,
    ),
    tabs=(Tab(pmsg("tab", "Related"), ("application", "opening"), msg("Nothing belongs to this placement.")),),
    home="application.applicant",
    host="opening.outlet.country",
    card=("application", "opening", "starts", "ends", "mentor", "accommodation"),
    searched=("mentor", "accommodation", CERTIFICATE),
    search_line=("opening", "application.cohort"),
    search_rank=6,
    columns=("application", "code", "opening", "starts", "ends", "mentor", "status"),
    sections=(
        Section(
            pmsg("section", "Placement"), ("application", "opening", "starts", "ends", "status", "mentor", "locked")
        ),
        Section(
            pmsg("section", "Answers"),
            ("proposed_on", "answer_by", "accepted_on", "confirmed_on", "reason"),
            paired=True,
        ),
        Section(
            pmsg("section", "Travel and stay"),
            ("travel_out", "travel_back", "accommodation", "insurance_until", "visa_until"),
        ),
        Section(pmsg("section", "Stipend"), ("stipend", "currency")),
        Section(pmsg("section", "Result"), ("evaluation", CERTIFICATE)),
        Section(pmsg("section", "Notes"), ("notes",)),
    ),
    moves={
        "proposed": ("accepted", "declined", "withdrawn"),
        "accepted": ("confirmed", "withdrawn"),
        "confirmed": ("arrived", "no_show", "withdrawn"),
        "arrived": ("completed", "curtailed"),
    },
    shared=Shared(along="application"),
    imported=None,
    placing=PLACING,
    same=None,
    roster=3,
    indexed=("application", "opening"),
)
