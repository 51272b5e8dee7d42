"""The opening: places that an outlet offers to a cohort."""

from __future__ import annotations

from exchange_app.kinds.choices import LANGUAGE, LEVEL, TRACK
from exchange_app.kinds.model import (
    Field,
    FieldType,
    Kind,
    Merge,
    Owner,
    Personal,
    Section,
    Shared,
)
from exchange_app.text import nmsg, pmsg

_HOST = Owner.HOST
_PERSONAL = Personal.PERSONAL

OPENING = Kind(
    "opening",
    pmsg("kind", "Opening"),
    pmsg("kind", "Openings"),
    (
        Field(
            "outlet",
            pmsg("field", "Outlet"),
            FieldType.REFERENCE,
            required=True,
            owner=_HOST,
            target="outlet",
            width=24,
            synonyms={"az": ("Qurumun adı", "Qurum")},
        ),
        Field(
            "cohort",
            pmsg("field", "Cohort"),
            FieldType.REFERENCE,
            required=True,
            owner=_HOST,
            target="cohort",
            width=20,
        ),
        Field("department", pmsg("field", "Department"), owner=_HOST, width=18),
        Field(
            "places",
            pmsg("field", "Places"),
            FieldType.INTEGER,
            required=True,
            owner=_HOST,
            minimum=0,
            maximum=500,
            width=7,
            default=1,
            follows="outlet.places",
        ),
        Field("starts", pmsg("field", "Starts"), FieldType.DATE, owner=_HOST, width=12, follows="cohort.starts"),
        Field("ends", pmsg("field", "Ends"), FieldType.DATE, owner=_HOST, width=12, follows="cohort.ends"),
        Field(
            "language_required",
            pmsg("field", "Required language"),
            FieldType.LANGUAGE,
            choices=LANGUAGE,
            owner=_HOST,
            width=14,
        ),
        Field(
            "level_required",
            pmsg("field", "Required level"),
            FieldType.LEVEL,
            choices=LEVEL,
            owner=_HOST,
            width=8,
            pixels=84,
        ),
        Field(
            "tracks",
            pmsg("field", "Tracks"),
            FieldType.LIST,
            choices=TRACK,
            owner=_HOST,
            merge=Merge.SET,
            width=20,
            synonyms={"tr": ("Alanlar",), "az": ("Sahələr",)},
        ),
        Field("mentor", pmsg("field", "Mentor"), owner=_HOST, personal=_PERSONAL, width=20),
    ),
    ("outlet", "department"),
    new=pmsg("button", "New opening"),
    counted=lambda count: nmsg("{count} opening", "{count} openings", count),
    icon="board",
    code_letter="P",
    belongs_to="outlet",
    page=None,
    host="outlet.country",
    card=("outlet", "cohort", "department", "places", "starts", "ends"),
    searched=("department", "mentor"),
    search_line=("cohort", "department"),
    search_rank=5,
    columns=("outlet", "code", "cohort", "department", "places", "starts", "ends", "level_required"),
    sections=(
        Section(pmsg("section", "Opening"), ("outlet", "cohort", "department", "places", "mentor")),
        Section(pmsg("section", "Dates"), ("starts", "ends")),
        Section(pmsg("section", "What is asked"), ("language_required", "level_required", "tracks")),
    ),
    shared=Shared(along="cohort"),
    imported=None,
    same=None,
    roster=4,
    indexed=("outlet", "cohort"),
)
