"""Two offices, and what one of them has to tell the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_app.text import msg
from tests.children_here import children_work_here  # noqa: F401
from tests.services.offices import AZ, TR, Office


@pytest.fixture
def tr(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, TR, AZ)
    yield made
    made.store.close()


@pytest.fixture
def az(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, AZ, TR)
    yield made
    made.store.close()


@pytest.fixture
def ids(tr: Office) -> dict[str, str]:
    """A cohort, its host, two people, one of each agency, and a placement; a test file may have others."""
    with tr.store.write(msg("Start"), author="Derya", origin="test") as work:
        cohort = work.create("cohort", {"title": "Yay 2026", "sending": ("TR", "AZ"), "hosting": "TR", "seats": 4})
        host = work.create(
            "outlet",
            {"name": "Ege TV", "country": "TR", "city": "İzmir", "departments": ("haber", "kurgu"), "places": 3},
        )
        isik = work.create(
            "applicant",
            {
                "given_name": "Işık",
                "family_name": "Öztürk",
                "national_id": "10000000146",
                "city": "Ankara",
                "notes": "Vegan",
            },
        )
        kenan = work.create(
            "applicant",
            {
                "given_name": "Kənan",
                "family_name": "Cəfərov",
                "birth_date": date(1987, 1, 2),
                "city": "Bakı",
                "phone": "+994502731018",
            },
            agency="AZ",
        )
        first = work.create(
            "application", {"applicant": isik, "cohort": cohort, "preference_1": host, "status": "selected"}
        )
        second = work.create(
            "application", {"applicant": kenan, "cohort": cohort, "preference_1": host, "status": "selected"}
        )
        opening = work.create("opening", {"outlet": host, "cohort": cohort, "places": 2, "tracks": ("tv", "press")})
        placement = work.create("placement", {"application": first, "opening": opening})
    return {key: value for key, value in locals().items() if isinstance(value, str)}
