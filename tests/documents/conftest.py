"""Rosters of invented people, as plain data."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from exchange_app.documents.model import Column, Group, Roster, SignatureBlock

FAMILIES = "Əliyev Qasımlı Xəlilova Çelik Ergin Güneş İsmayılzadə Işık Öztürk Şükürov Hüseynov Allahverdiyeva-Məmmədzadə".split()
GIVEN = "Aysel Orxan Kənan Vüqar Bengü Çağla Nərmin Ilgaz Rauf Defne".split()
WORK = [
    "Xəzər Media",
    "Ege TV",
    "Dijital Medya Atölyesi ve Haber Ajansı",
    "Azərbaycan Dövlət Teleradio Verilişləri Cəmiyyəti",
]


@pytest.fixture
def make_roster() -> Callable[..., Roster]:
    """make_roster(rows, languages=("az",), groups=1, wide=False, **changes)."""

    def make(rows: int, languages=("az",), groups: int = 0, wide: bool = False, **changes) -> Roster:
        rng = random.Random(rows)
        both = len(languages) > 1

        def heads(first: str, second: str) -> tuple[str, ...]:
            return (first, second) if both else (first,)

        columns = [
            Column("number", heads("№", "No."), 4, "right", whole=True),
            Column("family_name", heads("Soyadı", "Soyadı"), 16, strong=True),
            Column("given_name", heads("Adı", "Adı"), 14, strong=True),
            Column("birth_date", heads("Doğum tarixi", "Doğum tarihi"), 12, whole=True),
            Column("employer", heads("İş yeri", "Çalıştığı kurum"), 22),
            Column("status", heads("Vəziyyət", "Durum"), 14),
        ]
        if wide:
            columns += [
                Column("phone", heads("Telefon", "Telefon"), 18, whole=True),
                Column("email", heads("E-poçt", "E-posta"), 26),
                Column("city", heads("Şəhər", "Şehir"), 14),
                Column("track", heads("Sahə", "Alanı"), 16),
            ]
        people = []
        for number in range(1, rows + 1):
            family, given = rng.choice(FAMILIES), rng.choice(GIVEN)
            row = [str(number), family, given, f"{rng.randint(1, 28):02}.04.19{rng.randint(60, 99)}", rng.choice(WORK)]
            row.append("Seçilib / Seçildi" if both else "Seçilib")
            if wide:
                row += ["+994 50 273 10 18", f"{number}.ad.soyad@example.az", "Mingəçevir", "Televiziya"]
            people.append(row)
        if groups:
            size = max(1, -(-rows // groups))
            parts = tuple(Group(f"Qrup {at}", "Bakı", people[at * size : (at + 1) * size]) for at in range(groups))
        else:
            parts = (Group("", "", people),)
        said = {
            "languages": tuple(languages),
            "agencies": ("Medianın İnkişafı Agentliyi", "İletişim Başkanlığı"),
            "titles": ("İştirakçıların siyahısı", "Katılımcı listesi")[: len(languages)],
            "subtitles": ("Yay 2026", "Televiziya · 1 iyun 2026 – 26 iyun 2026"),
            "facts": ("14.04.2026 tarixinə", f"{rows} nəfər"),
            "as_of": "14.04.2026 tarixinə",
            "columns": tuple(columns),
            "groups": parts,
            "empty": "Hələ heç kim yoxdur.",
            "signatures": tuple(
                SignatureBlock(name, ("Ad, vəzifə", "İmza", "Tarix"))
                for name in ("Medianın İnkişafı Agentliyi", "İletişim Başkanlığı")
            ),
            "page_label": "Səhifə {page} / {pages}",
            "continued": "{title} (davamı)",
        }
        return Roster(**(said | changes))

    return make


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


@pytest.fixture
def page_count() -> Callable[[bytes], int]:
    """How many pages a PDF says it has."""

    def count(data: bytes) -> int:
        return max(
            int(found)
            for found in re.findall(rb"/Type\s*/Pages\s[^>]*?/Count\s+(\d+)|/Count\s+(\d+)", data)
            for found in found
            if found
        )

    return count
