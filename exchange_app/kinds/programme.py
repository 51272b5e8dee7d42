"""The agency and the cohort: who runs a programme, and one round of it."""

from __future__ import annotations

from exchange_app.kinds.choices import COHORT_STATUS, LANGUAGE, LEVEL, TRACK
from exchange_app.kinds.model import Field, FieldType, Kind, Merge, Owner
from exchange_app.text import msg, pmsg

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
)

COHORT = Kind(
    "cohort",
    pmsg("kind", "Cohort"),
    pmsg("kind", "Cohorts"),
    (
        Field(
            "title",
            pmsg("field", "Title"),
            required=True,
            owner=Owner.BOTH,
            width=26,
            synonyms={
                "en": ("Cohort", "Cohort title", "Group", "Round", "Cohort name"),
                "tr": ("Dönem", "Dönem adı", "Grup", "Başlık", "Grup adı"),
                "az": ("Qrup", "Başlıq", "Qrupun adı", "Dövr"),
            },
        ),
        Field(
            "programme",
            pmsg("field", "Programme"),
            owner=Owner.BOTH,
            width=24,
            synonyms={
                "en": ("Program", "Programme name"),
                "tr": ("Program", "Program adı"),
                "az": ("Proqram", "Proqramın adı"),
            },
        ),
        Field(
            "track",
            pmsg("field", "Track"),
            FieldType.CHOICE,
            choices=TRACK,
            owner=Owner.BOTH,
            width=16,
            synonyms={
                "en": ("Field", "Media field", "Area"),
                "tr": ("Alan", "Alanı", "Medya alanı"),
                "az": ("Sahə", "Sahəsi", "İstiqamət"),
            },
        ),
        Field(
            "sending",
            pmsg("field", "Sending side"),
            FieldType.AGENCIES,
            owner=Owner.BOTH,
            merge=Merge.SET,
            width=12,
            synonyms={
                "en": ("Sending", "Sent by", "From", "Sending country"),
                "tr": ("Gönderen taraf", "Gönderen", "Gönderen ülke"),
                "az": ("Göndərən tərəf", "Göndərən", "Göndərən ölkə"),
            },
        ),
        Field(
            "hosting",
            pmsg("field", "Host side"),
            FieldType.AGENCY,
            owner=Owner.BOTH,
            width=10,
            synonyms={
                "en": ("Hosting side", "Host", "Hosted by", "Host country"),
                "tr": ("Ev sahibi taraf", "Ev sahibi", "Ağırlayan taraf", "Ev sahibi ülke"),
                "az": ("Qəbul edən tərəf", "Qəbul edən", "Ev sahibi tərəf", "Qəbul edən ölkə"),
            },
        ),
        Field(
            "opens",
            pmsg("field", "Applications open"),
            FieldType.DATE,
            owner=Owner.BOTH,
            width=12,
            synonyms={
                "en": ("Opens", "Opening date"),
                "tr": ("Başvuru başlangıcı", "Başvuru başlangıç"),
                "az": ("Müraciətin başlanması", "Qəbulun başlanması"),
            },
        ),
        Field(
            "closes",
            pmsg("field", "Applications close"),
            FieldType.DATE,
            owner=Owner.BOTH,
            width=12,
            synonyms={
                "en": ("Closes", "Deadline", "Application deadline"),
                "tr": ("Başvuru bitişi", "Son başvuru", "Son başvuru tarihi", "Başvuru sonu"),
                "az": ("Müraciətin sonu", "Son müraciət", "Son müraciət tarixi", "Qəbulun sonu"),
            },
        ),
        Field(
            "starts",
            pmsg("field", "Starts"),
            FieldType.DATE,
            owner=Owner.BOTH,
            width=12,
            synonyms={
                "en": ("Start", "Start date", "Begins"),
                "tr": ("Başlangıç", "Başlangıç tarihi", "Başlama tarihi"),
                "az": ("Başlanma", "Başlama tarixi", "Başlanma tarixi"),
            },
        ),
        Field(
            "ends",
            pmsg("field", "Ends"),
            FieldType.DATE,
            owner=Owner.BOTH,
            width=12,
            synonyms={
                "en": ("End", "End date", "Finishes"),
                "tr": ("Bitiş", "Bitiş tarihi"),
                "az": ("Bitmə", "Bitmə tarixi", "Son"),
            },
        ),
        Field(
            "seats",
            pmsg("field", "Seats"),
            FieldType.INTEGER,
            owner=Owner.BOTH,
            minimum=1,
            width=7,
            synonyms={
                "en": ("Places", "Quota", "Number of seats", "Number of participants"),
                "tr": ("Kontenjan", "Kişi sayısı"),
                "az": ("Yer sayı", "Yerlərin sayı", "Kvota"),
            },
        ),
        Field(
            "seats_by_side",
            pmsg("field", "Seats per side"),
            FieldType.COUNTS,
            owner=Owner.BOTH,
            width=14,
            help=msg("How many of the seats each sending side has, such as TR 10, AZ 10."),
            synonyms={"tr": ("Taraf başına kontenjan",), "az": ("Tərəflər üzrə yerlər",), "en": ("Seats by side",)},
        ),
        Field(
            "minimum_age",
            pmsg("field", "Minimum age"),
            FieldType.INTEGER,
            owner=Owner.BOTH,
            minimum=15,
            maximum=99,
            width=8,
            synonyms={
                "en": ("Min. age", "Age from"),
                "tr": ("En küçük yaş", "Asgari yaş", "Alt yaş sınırı"),
                "az": ("Minimum yaş", "Ən az yaş", "Yaş həddi (min)"),
            },
        ),
        Field(
            "maximum_age",
            pmsg("field", "Maximum age"),
            FieldType.INTEGER,
            owner=Owner.BOTH,
            minimum=15,
            maximum=99,
            width=8,
            synonyms={
                "en": ("Max. age", "Age to"),
                "tr": ("En büyük yaş", "Azami yaş", "Üst yaş sınırı"),
                "az": ("Maksimum yaş", "Ən çox yaş", "Yaş həddi (maks)"),
            },
        ),
        Field(
            "language_required",
            pmsg("field", "Required language"),
            FieldType.LANGUAGE,
            choices=LANGUAGE,
            owner=Owner.BOTH,
            width=14,
            synonyms={
                "en": ("Language",),
                "tr": ("Gerekli dil", "Dil", "İstenen dil"),
                "az": ("Tələb olunan dil", "Dil"),
            },
        ),
        Field(
            "level_required",
            pmsg("field", "Required level"),
            FieldType.LEVEL,
            choices=LEVEL,
            owner=Owner.BOTH,
            width=8,
            synonyms={
                "en": ("Level", "Language level", "Minimum level", "Minimum language level"),
                "tr": ("Gerekli düzey", "Dil düzeyi", "Düzey"),
                "az": ("Tələb olunan səviyyə", "Dil səviyyəsi", "Səviyyə"),
            },
        ),
        Field(
            "status",
            pmsg("field", "Status"),
            FieldType.CHOICE,
            choices=COHORT_STATUS,
            owner=Owner.BOTH,
            width=12,
            default="draft",
            synonyms={"en": ("State",), "tr": ("Durum",), "az": ("Vəziyyət",)},
        ),
        Field(
            "notes",
            pmsg("field", "Notes"),
            FieldType.LONG_TEXT,
            owner=Owner.BOTH,
            merge=Merge.TEXT,
            width=30,
            synonyms={
                "en": ("Note", "Remarks", "Comments"),
                "tr": ("Açıklama", "Not", "Notlar"),
                "az": ("Qeyd", "Qeydlər"),
            },
        ),
    ),
    ("title",),
)
