"""Invented applicants in any number, the same on every run."""

from __future__ import annotations

import atexit
import random
import shutil
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from exchange_app.kinds import Value
from exchange_app.store import AgencySpec, Store
from exchange_app.text import fold, msg

GIVEN = (
    "Aysel Orxan Elçin Günel Ləman İlqar Rəşad Vüqar Zeynep Işıl Çiğdem Oğuz Ilgaz Çağrı Barış Ömer Yiğit Şule".split()
)
FAMILY = "Əliyev Məmmədov Hüseynov Quliyev Rzayev Cəfərov Yılmaz Şahin Öztürk Çelik Aydın Işık Güneş Kılıç".split()
CITIES = "Bakı Gəncə Şəki Lənkəran Sumqayıt İzmir Ankara Şanlıurfa Iğdır Çanakkale".split()
EMPLOYERS = ("Xəzər Media", "Kaspi TV", "Şirvan Qəzeti", "Ege TV", "Anka Radyo", "Marmara Gazetesi")
TRACKS = ("tv", "news_agency", "press", "radio", "digital", "cinema", "photo", "fact_checking")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
EPOCH = date(1975, 1, 1)


def people(count: int) -> list[dict[str, Value]]:
    """`count` applicants with 25 fields each."""
    luck = random.Random(2026)
    return [_person(luck, number) for number in range(count)]


def _person(luck: random.Random, number: int) -> dict[str, Value]:
    given, family, city = (
        luck.choice(GIVEN),
        f"{luck.choice(FAMILY)}{luck.choice(('', 'a', 'lı', 'zadə', 'oğlu'))}",
        luck.choice(CITIES),
    )
    return {
        "given_name": given,
        "family_name": family,
        "patronymic": luck.choice(GIVEN),
        "gender": luck.choice("FM"),
        "birth_date": EPOCH + timedelta(days=luck.randrange(11000)),
        "birth_place": luck.choice(CITIES),
        "citizenship": "AZ",
        "national_id": f"{number:07}"[-7:],
        "passport_number": f"C{number:08}",
        "passport_expiry": date(2027, 1, 1) + timedelta(days=luck.randrange(2500)),
        "email": f"{fold(given)}.{fold(family)}{number}@example.az",
        "phone": f"+99450{number + 2000000:07}",
        "address": f"Nizami küç. {number}",
        "city": city,
        "country": "AZ",
        "employer": luck.choice(EMPLOYERS),
        "position": luck.choice(("redaktor", "müxbir", "operator", "montajçı")),
        "track": luck.choice(TRACKS),
        "experience_years": luck.randrange(30),
        "level_tr": luck.choice(LEVELS),
        "level_en": luck.choice(LEVELS),
        "level_ru": luck.choice(LEVELS),
        "emergency_name": f"{luck.choice(GIVEN)} {family}",
        "emergency_phone": f"+99455{number + 2000000:07}",
        "notes": "" if luck.random() < 0.8 else "Vegetarian",
    }


def folder() -> Path:
    """A fresh folder that is taken away when the run ends."""
    made = Path(mkdtemp(prefix="exchange-bench-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@lru_cache(maxsize=1)
def programme_with(count: int) -> Path:
    """The path of a store with so many applicants who all applied in one of twenty cohorts, each tenth of them placed; made once a
    run. Nothing of it has been sent to the partner yet."""
    path = folder() / "programme.exchange"
    spec = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
    partners = [AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr")]
    store = Store.create(path, agency=spec, partners=partners)
    with store, store.write(msg("Benchmark"), author="bench", origin="bench") as work:
        cohorts = work.create_many("cohort", [_cohort(number) for number in range(20)])
        outlets = work.create_many("outlet", [{"name": f"Kanal {number}", "country": "TR"} for number in range(400)])
        openings = work.create_many(
            "opening",
            [{"outlet": outlets[n % 400], "cohort": cohorts[n % 20], "places": 6} for n in range(2000)],
        )
        persons = work.create_many("applicant", people(count))
        applied = work.create_many(
            "application",
            [
                {
                    "applicant": person,
                    "cohort": cohorts[n % 20],
                    "status": ("submitted", "shortlisted", "selected", "rejected")[n % 4],
                    "preference_1": outlets[n % 400],
                    "preference_2": outlets[n * 7 % 400],
                }
                for n, person in enumerate(persons)
            ],
        )
        placed = range(2, count, 10)
        work.create_many(
            "placement",
            [{"application": applied[n], "opening": openings[n % 2000], "status": "confirmed"} for n in placed],
        )
    return path


def _cohort(number: int) -> dict[str, Value]:
    starts = date(2026, 12, 1) + timedelta(days=number)
    return {
        "title": f"Kohort {number}",
        "sending": ("AZ",),
        "hosting": "TR",
        "starts": starts,
        "ends": starts + timedelta(days=60),
        "seats": 100,
        "status": "open",
    }


@lru_cache(maxsize=2)
def store_with(count: int) -> Path:
    """The path of a store with so many applicants, made once a run."""
    path = folder() / "store.exchange"
    spec = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
    partners = [AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr")]
    store = Store.create(path, agency=spec, partners=partners)
    with store, store.write(msg("Benchmark"), author="bench", origin="bench") as work:
        work.create_many("applicant", people(count))
    return path
