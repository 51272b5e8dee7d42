"""What people write: a few values for each field, so that both sides often write the same and often something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")

CONTENTS: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "applicant": {
        "city": ("Bakı", "İzmir", "Şəki", None), "phone": ("+994502731018", "+905321234567", None), "birth_date": ("1987-01-02", "1990-12-31", None),
        "experience_years": (3, 12, None), "level_en": ("B1", "C2", None), "notes": ("Vegan", "Vegan\nGeç gelir", "Pəncərə yeri", None),
        "national_id": ("10000000146", "19191919190", None), "gender": ("F", "M", None), "patronymic": ("Əli oğlu", "Vəli oğlu", None),
        "consent_date": ("2026-02-03", None), "employer": ("@haber", "=1+1", "+TV", None),
    },
    "outlet": {
        "city": ("Bakı", "İzmir", None), "places": (1, 2, 5, None), "departments": ('["haber"]', '["haber","kurgu"]', '["idman","kurgu"]', None),
        "languages": ('["az"]', '["az","tr"]', '["en","tr"]', None), "active": (1, 0), "notes": ("Asansör yok", "Asansör yok\nSəhər zəng", None),
        "country": ("TR", "AZ", "KZ", None), "contact_name": ("Səbinə", "Deniz", None), "kind": ("tv", "radio", None),
    },
    "cohort": {
        "seats": (2, 4, None), "status": ("draft", "open"), "notes": ("Başladı", "Bitdi", None), "starts": ("2026-06-01", "2026-07-15", None),
        "seats_by_side": ('{"AZ":2,"TR":2}', '{"AZ":1,"TR":3}', None), "programme": ("Yay", "Qış", None),
        "criteria": ("Motivasiya 3; Portfolio 4", "Portfolio 4; Motivasiya 3", "Dil 2.5", None), "blind": (1, 0, None),
        "documents_required": ('["cv"]', '["cv","passport"]', '["health","passport"]', None), "tie_break": ("level; lot", "Portfolio; lot", None),
    },
    "application": {
        "status": ("received", "selected", "rejected"), "score": ("81.5", "7", None), "rank": (1, 2, None), "status_reason": ("gecikti", "az hal", None),
        "submitted_on": ("2026-01-20", "2026-01-21", None), "decision_reason": ("az bal", "Yedek liste", None),
    },
    "opening": {
        "places": (1, 2, 3), "tracks": ('["tv"]', '["press","tv"]', '["radio"]', None), "mentor": ("Aylin", "Orxan", None), "starts": ("2026-06-02", None),
    },
    "placement": {
        "status": ("proposed", "confirmed"), "notes": ("Vize hazır", "Bilet alındı", None), "mentor": ("Aylin", "Orxan", None), "stipend": ("1500", "99.9", None),
        "locked": (1, 0, None), "evaluation": ("Çok iyi", "Yaxşı\niki sətir", None), "travel_out": ("TK 332", None),
    },
    "paper": {
        "status": ("requested", "received", "checked"), "expires_on": ("2030-01-31", "2031-05-06", None), "number": ("C1234567", None),
        "note": ("Noter tasdikli", "Surət", None), "type": ("passport", "cv"),
    },
    "evaluation": {
        "scores": ("Motivasiya 7; Portfolio 8", "Motivasiya 6.5; Portfolio 8", None), "recommendation": ("yes", "no", None),
        "comment": ("Güclü namizəd", "Çok iyi\nYalnız dil", None), "by_name": ("Aylin", "Orxan", None), "conflict_of_interest": (1, 0, None),
    },
}  # fmt: skip
"""Kind → field → contents as the store's columns hold them."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "application": {"preference_1": "outlet", "preference_2": "outlet"},
    "opening": {"outlet": "outlet"},
    "placement": {"opening": "opening"},
    "paper": {"cohort": "cohort"},
    "evaluation": {"about_placement": "placement"},
}
"""Kind → field → the kind of record that it names."""

UNREADABLE: Mapping[str, Mapping[str, str]] = {
    "applicant": {
        "birth_date": "yazın",
        "experience_years": "çoxlu",
        "level_en": "yaxşıdır bəlkə",
        "phone": "zəng edin",
    },
    "outlet": {"places": "birkaç", "country": "Nərdistan"},
    "cohort": {"seats": "təxminən"},
    "application": {"score": "yüksək", "submitted_on": "dünən", "preference_1": "Heç Vaxt TV"},
    "opening": {"places": "çox"},
    "placement": {"stipend": "razılaşma"},
    "paper": {"expires_on": "tezliklə"},
    "evaluation": {"scores": "çox yaxşı"},
}
"""Words that are no value of their field, in any language."""

GIVEN = (
    "Kənan",
    "Işık",
    "Leyla",
    "Rəşad",
    "Nigar",
    "Tural",
    "Aysel",
    "Deniz",
    "Orxan",
    "Səbinə",
    "Ülkər",
    "Cem",
    "Zeynep",
    "Vüsal",
    "Elçin",
    "Günay",
)
FAMILY = (
    "Cəfərov",
    "Öztürk",
    "Əliyeva",
    "Quliyev",
    "Hüseynova",
    "Məmmədov",
    "İbrahimova",
    "Yıldız",
    "Şahin",
    "Babayev",
    "Aslan",
    "Kaya",
)
OUTLETS = ("Ege TV", "Xəzər FM", "Günlük", "Bozkır Ajans", "Aral Press", "Sahil Radio")


def person(chance: Random) -> dict[str, Any]:
    """What is known of a new person."""
    return {
        "given_name": chance.choice(GIVEN), "family_name": chance.choice(FAMILY),
        "birth_date": f"19{chance.randint(60, 99)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", "city": chance.choice(("Bakı", "Gəncə", "Ankara")),
        "email": f"a{chance.randint(1, 10**6)}@example.org",
    }  # fmt: skip


def written(chance: Random, kind: str) -> tuple[str, Any]:
    """A field of a kind, and what somebody writes into it; the first fields most often, so that people meet there."""
    field = near(chance, list(CONTENTS[kind]))
    return field, chance.choice(CONTENTS[kind][field])


def near(chance: Random, of: Sequence[T]) -> T:
    """One of several, the first ones most often."""
    return of[min(int(chance.expovariate(0.45)), len(of) - 1)] if chance.random() < 0.8 else chance.choice(of)
