"""Invented people as plain records, and what stands on the pages of a PDF."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exchange_app.documents.document import Content, Request
from exchange_app.documents.engine import draw_pdf
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.registry import document, template
from exchange_app.domain.records import Record
from tests.children_here import children_work_here  # noqa: F401

FAMILIES = "Əliyev Qasımlı Xəlilova Çelik Ergin Güneş İsmayılzadə Işık Öztürk Şükürov Allahverdiyeva-Məmmədzadə".split()
GIVEN = "Aysel Orxan Kənan Vüqar Bengü Çağla Nərmin Ilgaz Rauf Defne".split()
WORK = ["Xəzər Media", "Ege TV", "Dijital Medya Atölyesi ve Haber Ajansı"]


def record(kind: str, key: str, agency: str = "AZ", **values: Any) -> Record:
    return Record(kind, key, key.upper(), agency, 1, values)


@pytest.fixture
def make_material() -> Callable[..., Material]:
    """make_material(rows, outlets=0, **values of the first person): a cohort's people, placed at `outlets` in turn."""

    def make(rows: int, outlets: int = 0, **first: Any) -> Material:
        rng = random.Random(rows)
        days = {"starts": date(2026, 6, 1), "ends": date(2026, 6, 26)}
        cohort = record("cohort", "c", title="Yay 2026", programme="Mübadilə", track="tv", **days)
        hosts = [record("outlet", f"o{at}", name=f"Kanal {at:02}", city="Ankara") for at in range(outlets)]
        entries = []
        for at in range(rows):
            values = {
                "family_name": f"{rng.choice(FAMILIES)}",
                "given_name": rng.choice(GIVEN),
                "birth_date": date(1960 + at % 40, 4, 1 + at % 28),
                "employer": rng.choice(WORK),
                "city": "Mingəçevir",
                "phone": "+994502731018",
                "email": f"{at}.ad.soyad@example.az",
            }
            person = record("applicant", f"p{at:05}", **(values | (first if at == 0 else {})))
            records = {
                "applicant": person,
                "application": record("application", f"a{at}", status="selected"),
                "cohort": cohort,
            }
            if hosts:
                host = hosts[at % outlets]
                records |= {"placement": record("placement", f"l{at}", **days), "outlet": host}
            entries.append(PersonEntry(records))
        agencies = (
            record("agency", "az", name="Medianın İnkişafı Agentliyi", code="AZ", language="az"),
            record("agency", "tr", name="İletişim Başkanlığı", code="TR", language="tr"),
        )
        return Material(date(2026, 4, 14), agencies, cohort=cohort, entries=entries)

    return make


@pytest.fixture
def roster(make_material) -> Callable[..., Content]:
    """roster(material or a number of people, languages=("az",), **options) gives what a roster says."""

    def make(material: Material | int, languages=("az",), **options: Any) -> Content:
        made = make_material(material) if isinstance(material, int) else material
        return document("roster").content(made, Request(cohort="c", languages=tuple(languages), options=options))

    return make


@pytest.fixture
def pdf_of() -> Callable[..., bytes]:
    """The PDF of a roster."""

    def draw(content: Content, **more: Any) -> bytes:
        return draw_pdf(template("roster"), content.data, tagged=content.tagged, **more)[0]

    return draw


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF, by poppler; skips where that is not installed."""

    def read(data: bytes) -> list[str]:
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed")
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
        return found.stdout.decode().split("\f")[:-1]

    return read
