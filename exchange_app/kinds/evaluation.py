"""The evaluation: one form that somebody filled in about an application, as the score sheet of a selection."""

from __future__ import annotations

from exchange_app.kinds.choices import EVALUATION_FORM, RECOMMENDATION
from exchange_app.kinds.model import Field, FieldType, Kind, Personal, Section, Shared
from exchange_app.text import msg, nmsg, pmsg

EVALUATION = Kind(
    "evaluation",
    pmsg("kind", "Evaluation"),
    pmsg("kind", "Evaluations"),
    (
        Field(
            "about_application",
            pmsg("field", "About"),
            FieldType.REFERENCE,
            required=True,
            target="application",
            width=24,
        ),
        Field(
            "about_placement",
            pmsg("field", "About the placement"),
            FieldType.REFERENCE,
            target="placement",
            width=24,
        ),
        Field(
            "form",
            pmsg("field", "Form"),
            FieldType.CHOICE,
            choices=EVALUATION_FORM,
            width=12,
            default="selection",
        ),
        Field(
            "by_name",
            pmsg("field", "Evaluator"),
            personal=Personal.PERSONAL,
            width=20,
            help=msg("Empty where the form is anonymous."),
        ),
        Field("side", pmsg("field", "Side of the evaluator"), FieldType.AGENCY, width=10),
        Field("filled_on", pmsg("field", "Filled in on"), FieldType.DATE, width=12),
        Field(
            "scores",
            pmsg("field", "Scores"),
            FieldType.POINTS,
            width=26,
            help=msg("Each criterion of the cohort with its points, such as Motivation 7; Portfolio 8."),
        ),
        Field("recommendation", pmsg("field", "Recommendation"), FieldType.CHOICE, choices=RECOMMENDATION, width=10),
        Field(
            "conflict_of_interest",
            pmsg("field", "Conflict of interest"),
            FieldType.BOOLEAN,
            width=10,
            help=msg("Such a sheet is kept, and its scores do not count."),
        ),
        Field(
            "comment",
            pmsg("field", "Words of the evaluator"),
            FieldType.LONG_TEXT,
            personal=Personal.PERSONAL,
            width=30,
        ),
    ),
    ("about_application", "by_name"),
    listed_by=("about_application",),
    new=pmsg("button", "New evaluation"),
    counted=lambda count: nmsg("{count} evaluation", "{count} evaluations", count),
    icon="star",
    code_letter="E",
    belongs_to="about_application",
    page=None,
    card=("by_name", "side", "scores", "recommendation", "filled_on", "about_application"),
    searched=("by_name",),
    search_line=("by_name", "about_application.cohort"),
    search_rank=9,
    columns=("about_application", "code", "by_name", "side", "scores", "recommendation", "filled_on"),
    sections=(
        Section(pmsg("section", "About"), ("about_application", "about_placement", "form")),
        Section(pmsg("section", "Evaluator"), ("by_name", "side", "filled_on", "conflict_of_interest")),
        Section(pmsg("section", "Judgement"), ("scores", "recommendation", "comment")),
    ),
    shared=Shared(along="about_application"),
    imported=None,
    same=None,
    roster=None,
    indexed=("about_application",),
)
