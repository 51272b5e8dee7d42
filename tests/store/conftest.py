"""Real stores for the tests of the store room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from offices import AZ, TR, dump_of

from exchange_app.store import Store
from exchange_app.text import msg


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.exdesk"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, agency=AZ, partners=[TR]) as made:
        yield made


@pytest.fixture
def programme(store: Store) -> SimpleNamespace:
    """A cohort with one outlet, one opening, two people who applied, and one of them placed."""
    with store.write(msg("A small programme"), author="Selin") as work:
        cohort = work.create(
            "cohort",
            {
                "title": "Bahar 2026",
                "seats": 4,
                "starts": date(2026, 5, 4),
                "ends": date(2026, 6, 26),
                "sending": ("AZ", "TR"),
                "status": "placing",
            },
        )
        outlet = work.create(
            "outlet", {"name": "Kanal Üç", "city": "Ankara", "country": "TR", "languages": ("tr",)}, agency="TR"
        )
        opening = work.create("opening", {"outlet": outlet, "cohort": cohort, "department": "Haber", "places": 2})
        kenan = work.create(
            "applicant",
            {
                "given_name": "Kənan", "family_name": "Cəfərov", "birth_date": date(1995, 3, 12), "city": "Bakı", "country": "AZ",
                "phone": "+994501234567", "passport_number": "C01234567", "passport_expiry": date(2026, 8, 1), "needs": "halal",
            },
        )  # fmt: skip
        isik = work.create(
            "applicant", {"given_name": "Işık", "family_name": "Çelik", "city": "İzmir", "country": "TR"}, agency="TR"
        )
        first = work.create(
            "application",
            {
                "applicant": kenan,
                "cohort": cohort,
                "preference_1": outlet,
                "status": "selected",
                "score": Decimal("87.50"),
            },
        )
        second = work.create("application", {"applicant": isik, "cohort": cohort, "status": "shortlisted"}, agency="TR")
        placement = work.create("placement", {"application": first, "opening": opening})
    return SimpleNamespace(**{key: value for key, value in locals().items() if isinstance(value, str)})


@pytest.fixture
def dump(store: Store) -> Callable[[], dict[str, Any]]:
    """Everything a person could see of the store: standing records, open problems, what search finds."""
    return lambda: dump_of(store)
