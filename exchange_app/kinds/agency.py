"""The agency: who runs a programme."""

from __future__ import annotations

from exchange_app.kinds.choices import LANGUAGE
from exchange_app.kinds.model import (
    Field,
    FieldType,
    Kind,
    Section,
)
from exchange_app.text import msg, nmsg, pmsg

AGENCY = Kind(
    "agency",
    pmsg("kind", "Agency"),
    pmsg("kind", "Agencies"),
    (
        Field(
            "code", pmsg("field", "Code"), required=True, width=8, help=msg("Two to eight capital letters, such as TR.")
        ),
        Field("name", pmsg("field", "Agency"), required=True, width=30),
        Field("country", pmsg("field", "Country"), FieldType.COUNTRY, width=13),
        Field("language", pmsg("field", "Language"), FieldType.LANGUAGE, choices=LANGUAGE, width=12),
    ),
    ("name",),
    new=pmsg("button", "New agency"),
    counted=lambda count: nmsg("{count} agency", "{count} agencies", count),
    icon="exchange",
    code_letter="G",
    code_field="code",
    belongs_to=None,
    page=None,
    seen_at="settings",
    searched=("code", "name"),
    search_line=("code",),
    search_rank=7,
    columns=("name", "code", "country", "language"),
    sections=(Section(pmsg("section", "Agency"), ("code", "name", "country", "language")),),
    shared=None,
    imported=None,
    same=None,
    roster=None,
)
