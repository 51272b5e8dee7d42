"""The order and the sections of forms, written by hand; a test holds them against the declarations."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_app.text import Message, pmsg


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the fields under it. `paired`: short values stand two in a line."""

    title: Message
    fields: tuple[str, ...]
    paired: bool = False


LAYOUTS: dict[str, tuple[Section, ...]] = {
    "agency": (Section(pmsg("section", "Agency"), ("code", "name", "country", "language")),),
    "cohort": (
        Section(pmsg("section", "Cohort"), ("title", "programme", "track", "status")),
        Section(pmsg("section", "Sides"), ("sending", "hosting", "seats", "seats_by_side")),
        Section(pmsg("section", "Dates"), ("opens", "closes", "starts", "ends")),
        Section(
            pmsg("section", "What is asked"), ("minimum_age", "maximum_age", "language_required", "level_required")
        ),
        Section(pmsg("section", "Notes"), ("notes",)),
    ),
    "applicant": (
        Section(
            pmsg("section", "Person"),
            (
                "family_name",
                "given_name",
                "patronymic",
                "gender",
                "birth_date",
                "birth_place",
                "citizenship",
                "national_id",
            ),
        ),
        Section(
            pmsg("section", "Contact"),
            ("phone", "email", "address", "city", "country", "emergency_name", "emergency_phone"),
        ),
        Section(pmsg("section", "Profession"), ("employer", "position", "track", "experience_years")),
        Section(pmsg("section", "Languages"), ("level_tr", "level_az", "level_en", "level_ru"), paired=True),
        Section(pmsg("section", "Passport"), ("passport_number", "passport_expiry")),
        Section(pmsg("section", "Needs and consent"), ("needs", "consent_date")),
        Section(pmsg("section", "Notes"), ("notes",)),
    ),
    "application": (
        Section(pmsg("section", "Application"), ("applicant", "cohort", "submitted_on", "status", "status_reason")),
        Section(
            pmsg("section", "Choices"), ("preference_1", "preference_2", "preference_3", "preference_4", "preference_5")
        ),
        Section(pmsg("section", "Selection"), ("score", "rank", "waitlist_rank")),
    ),
    "outlet": (
        Section(pmsg("section", "Outlet"), ("name", "kind", "places", "active")),
        Section(pmsg("section", "Where it is"), ("address", "city", "country", "website")),
        Section(pmsg("section", "Contact"), ("contact_name", "contact_role", "contact_email", "contact_phone")),
        Section(pmsg("section", "Work there"), ("departments", "languages")),
        Section(pmsg("section", "Notes"), ("notes",)),
    ),
    "opening": (
        Section(pmsg("section", "Opening"), ("outlet", "cohort", "department", "places", "mentor")),
        Section(pmsg("section", "Dates"), ("starts", "ends")),
        Section(pmsg("section", "What is asked"), ("language_required", "level_required", "tracks")),
    ),
    "placement": (
        Section(
            pmsg("section", "Placement"), ("application", "opening", "starts", "ends", "status", "mentor", "locked")
        ),
        Section(
            pmsg("section", "Travel and stay"),
            ("travel_out", "travel_back", "accommodation", "insurance_until", "visa_until"),
        ),
        Section(pmsg("section", "Stipend"), ("stipend", "currency")),
        Section(pmsg("section", "Result"), ("evaluation", "certificate_number")),
        Section(pmsg("section", "Notes"), ("notes",)),
    ),
}


def field_order(kind: str) -> tuple[str, ...]:
    """All fields of a kind in the order of its form."""
    return tuple(key for section in LAYOUTS[kind] for key in section.fields)
