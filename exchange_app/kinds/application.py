"""The application: a person in a cohort."""

from __future__ import annotations

from exchange_app.kinds.choices import APPLICATION_STATUS
from exchange_app.kinds.model import (
    OURS,
    Field,
    FieldType,
    InLists,
    Kind,
    Section,
    Shared,
)
from exchange_app.text import msg, nmsg, pmsg

_PREFERENCES = (
    (
        1,
        pmsg("field", "First choice"),
        ("1st choice", "Choice 1", "Preference 1", "1st preference"),
        ("Birinci tercih",),
        ("Birinci seçim",),
    ),
    (
        2,
        pmsg("field", "Second choice"),
        ("2nd choice", "Choice 2", "Preference 2", "2nd preference"),
        ("İkinci tercih",),
        ("İkinci seçim",),
    ),
    (
        3,
        pmsg("field", "Third choice"),
        ("3rd choice", "Choice 3", "Preference 3", "3rd preference"),
        ("Üçüncü tercih",),
        ("Üçüncü seçim",),
    ),
    (
        4,
        pmsg("field", "Fourth choice"),
        ("4th choice", "Choice 4", "Preference 4", "4th preference"),
        ("Dördüncü tercih",),
        ("Dördüncü seçim",),
    ),
    (
        5,
        pmsg("field", "Fifth choice"),
        ("5th choice", "Choice 5", "Preference 5", "5th preference"),
        ("Beşinci tercih",),
        ("Beşinci seçim",),
    ),
)
_ORDINALS_AZ = ("1-ci", "2-ci", "3-cü", "4-cü", "5-ci")

PLACE, REASON = "waitlist_rank", "decision_reason"
DECISION = ("score", "rank", PLACE, REASON)
"""What a selection decides of an application beside its state, in the order in which a protocol says it."""
DECIDED = "decided_on"
ORDER = (PLACE, "rank")
"""By which people of one decision are put in an order."""
EXCEPTION = "eligibility_override"
"""Why somebody may be selected whom a rule leaves out."""

APPLICATION = Kind(
    "application",
    pmsg("kind", "Application"),
    pmsg("kind", "Applications"),
    (
        Field(
            "applicant", pmsg("field", "Applicant"), FieldType.REFERENCE, required=True, target="applicant", width=24
        ),
        Field("cohort", pmsg("field", "Cohort"), FieldType.REFERENCE, required=True, target="cohort", width=20),
        Field(
            "status",
            pmsg("field", "Status"),
            FieldType.CHOICE,
            choices=APPLICATION_STATUS,
            width=14,
            pixels=116,
            default="received",
            synonyms={
                "en": ("Decision", "Result", "Application status", "State"),
                "tr": ("Sonuç", "Değerlendirme sonucu", "Başvuru sonucu", "Durum", "Başvuru durumu"),
                "az": ("Nəticə", "Vəziyyət", "Status", "Müraciətin vəziyyəti"),
            },
        ),
        Field(
            "status_reason",
            pmsg("field", "Reason"),
            width=24,
            synonyms={"tr": ("Gerekçe",), "az": ("Səbəb",), "en": ("Status reason",)},
        ),
        Field(
            "submitted_on",
            pmsg("field", "Submitted on"),
            FieldType.DATE,
            width=12,
            synonyms={
                "en": (
                    "Submission time",
                    "Submitted at",
                    "Applied on",
                    "Registered on",
                    "Application received on",
                    "Timestamp",
                    "Application date",
                    "Date of application",
                    "Submission date",
                    "Submitted",
                ),
                "tr": ("Gönderim zamanı", "Zaman damgası", "Başvuru tarihi", "Gönderim tarihi", "Kayıt tarihi"),
                "az": (
                    "Göndərilmə vaxtı",
                    "Vaxt damğası",
                    "Müraciət tarixi",
                    "Göndərilmə tarixi",
                    "Zaman möhürü",
                    "Müraciətin tarixi",
                ),
            },
        ),
        *(
            Field(
                f"preference_{n}",
                label,
                FieldType.REFERENCE,
                target="outlet",
                in_lists=InLists(like=("house",)),
                width=22,
                pixels=144,
                synonyms={
                    "en": (*english, f"Preferred host {n}", f"Host choice {n}", f"Option {n}"),
                    "tr": (f"{n}. Tercih", f"Tercih {n}", f"{n}. Seçenek", f"{n}. Tercih edilen kurum", *turkish),
                    "az": (
                        f"{_ORDINALS_AZ[n - 1]} seçim",
                        f"Seçim {n}",
                        f"{n}. Seçim",
                        f"{_ORDINALS_AZ[n - 1]} seçdiyi qurum",
                        f"{_ORDINALS_AZ[n - 1]} qurum",
                        f"{_ORDINALS_AZ[n - 1]} üstünlük",
                        *azerbaijani,
                    ),
                },
            )
            for n, label, english, turkish, azerbaijani in _PREFERENCES
        ),
        Field(
            "score",
            pmsg("field", "Score"),
            FieldType.DECIMAL,
            minimum=0,
            width=8,
            synonyms={
                "en": ("Points", "Grade", "Total score"),
                "tr": ("Puan", "Puanı", "Toplam puan"),
                "az": ("Bal", "Balı", "Ümumi bal", "Xal"),
            },
        ),
        Field(
            "rank",
            pmsg("field", "Rank"),
            FieldType.INTEGER,
            minimum=1,
            width=6,
            synonyms={"tr": ("Sıralama",), "az": ("Reytinq",)},
        ),
        Field(
            "waitlist_rank",
            pmsg("field", "Waiting list rank"),
            FieldType.INTEGER,
            minimum=1,
            width=8,
            synonyms={"tr": ("Yedek sırası",), "az": ("Ehtiyat sırası",)},
        ),
        Field(
            "eligibility_override",
            pmsg("field", "Let in all the same"),
            in_lists=OURS,
            width=24,
            help=msg(
                "Why somebody may be selected whom a rule of eligibility leaves out; empty where nobody decided so."
            ),
        ),
        Field("decided_on", pmsg("field", "Decided on"), FieldType.DATE, in_lists=OURS, width=12),
        Field("decision_reason", pmsg("field", "Reason of the decision"), in_lists=OURS, width=30),
    ),
    ("applicant", "cohort"),
    listed_by=("applicant",),
    new=pmsg("button", "New application"),
    counted=lambda count: nmsg("{count} application", "{count} applications", count),
    icon="document",
    code_letter="A",
    belongs_to="applicant",
    page=None,
    home="applicant",
    card=(
        "cohort",
        "applicant",
        "submitted_on",
        "preference_1",
        "preference_2",
        "preference_3",
        "score",
        "status_reason",
    ),
    searched=("status_reason",),
    search_line=("cohort",),
    search_rank=4,
    columns=("applicant", "code", "cohort", "preference_1", "preference_2", "score", "rank", "status"),
    sections=(
        Section(pmsg("section", "Application"), ("applicant", "cohort", "submitted_on", "status", "status_reason")),
        Section(
            pmsg("section", "Choices"), ("preference_1", "preference_2", "preference_3", "preference_4", "preference_5")
        ),
        Section(
            pmsg("section", "Selection"),
            ("score", "rank", "waitlist_rank", "eligibility_override", "decided_on", "decision_reason"),
        ),
    ),
    moves={
        "received": ("eligible", "incomplete", "ineligible", "withdrawn"),
        "incomplete": ("eligible", "ineligible", "withdrawn"),
        "eligible": ("shortlisted", "incomplete", "ineligible", "withdrawn"),
        "ineligible": ("eligible", "withdrawn"),
        "shortlisted": ("selected", "waitlisted", "rejected", "withdrawn"),
        "waitlisted": ("selected", "rejected", "withdrawn"),
        "selected": ("withdrawn",),
        "rejected": ("withdrawn",),
    },
    shared=Shared(along="cohort", letters="APL"),
    imported=None,
    same=None,
    roster=2,
    indexed=("applicant", "cohort", "status"),
)
