"""A kind of record made up for a test: everything about it stands in this one file."""

from __future__ import annotations

from exchange_app.kinds import Choices, Field, FieldType, Kind, Merge, Owner, Personal
from exchange_app.kinds.model import Imported, KindPage, Maker, Nouns, Section, Shared, Tab
from exchange_app.text import Message

FORMAT = Choices({"visit": Message("Visit"), "call": Message("Call")}, {"en": {"call": ("Phone call",)}})

MEETING = Kind(
    "meeting",
    Message("Meeting"),
    Message("Meetings"),
    (
        Field("topic", Message("Topic"), required=True, owner=Owner.HOST, width=30, synonyms={"en": ("Subject",)}),
        Field("outlet", Message("Visited outlet"), FieldType.REFERENCE, required=True, target="outlet", width=24),
        Field("cohort", Message("Visiting cohort"), FieldType.REFERENCE, required=True, target="cohort", width=20),
        Field("held_on", Message("Held on"), FieldType.DATE, width=12),
        Field("format", Message("Format"), FieldType.CHOICE, choices=FORMAT, width=12, default="visit"),
        Field("guests", Message("Guests"), FieldType.INTEGER, minimum=0, maximum=90, width=8),
        Field("secret", Message("Secret"), personal=Personal.SENSITIVE, width=12),
        Field("minutes", Message("Minutes"), FieldType.LONG_TEXT, owner=Owner.BOTH, merge=Merge.TEXT, width=30),
    ),
    ("topic",),
    new=Message("New meeting"),
    counted=lambda count: Message("{count} meetings", values={"count": count}),
    icon="calendar",
    code_letter="M",
    belongs_to=None,
    page=KindPage(
        "meetings",
        Message("Meetings"),
        "calendar",
        Message("No meeting is here yet."),
        Nouns(
            shown=lambda shown, total: Message("{shown} of {count} meetings", values={"shown": shown, "count": total}),
            chosen=lambda count: Message("{count} meetings selected", values={"count": count}),
            search=Message("Topic, code"),
        ),
        sum="guests",
    ),
    host="outlet.country",
    tabs=(Tab(Message("Outlets"), ("outlet",), Message("No outlet.")),),
    searched=("topic", "minutes"),
    search_line=("outlet", "held_on"),
    columns=("topic", "code", "agency", "outlet", "held_on", "guests", "format"),
    sections=(
        Section(Message("Meeting"), ("topic", "outlet", "cohort", "held_on", "format", "guests")),
        Section(Message("Result"), ("minutes", "secret")),
    ),
    shared=Shared(along="cohort"),
    imported=Imported(Maker.SENDER, marks=("held_on",)),
    facts=("held_on", "guests"),
    same=None,
    roster=7,
    indexed=("outlet", "cohort"),
)
