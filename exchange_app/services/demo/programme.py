"""The demo's cohorts, outlets and openings: a year of exchange over all tracks, seen from one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from exchange_app.kinds.model import Value
from exchange_app.services.demo.names import STOCKS, Stock
from exchange_app.text import fold

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Round:
    """One cohort to be; days count from today, negative ones lie behind."""

    key: str
    track: str
    titles: Mapping[str, str]
    programme: Mapping[str, str]
    sends: tuple[str, ...]
    """Countries of the sending sides."""
    hosts: str
    status: str
    opens: int
    closes: int
    starts: int
    ends: int
    seats: int
    applicants: int
    """For each sending side."""
    rules: Mapping[str, Value]


_NEWSROOM = {"TR": "Haber Merkezi Değişim Programı", "AZ": "Redaksiya mübadiləsi"}
_SCREEN = {"TR": "Ekran ve Perde Programı", "AZ": "Ekran və kino proqramı"}
_NEW_MEDIA = {"TR": "Yeni Medya Programı", "AZ": "Yeni media proqramı"}

ROUNDS = (
    Round(
        "agency",
        "news_agency",
        {"TR": "Haber ajansı, sonbahar", "AZ": "Xəbər agentliyi, payız"},
        _NEWSROOM,
        ("AZ",),
        "TR",
        "completed",
        -300,
        -270,
        -215,
        -185,
        12,
        26,
        {"minimum_age": 22, "maximum_age": 40, "language_required": "tr", "level_required": "B1"},
    ),
    Round(
        "cinema",
        "cinema",
        {"TR": "Sinema atölyesi", "AZ": "Kino atelyesi"},
        _SCREEN,
        ("TR",),
        "AZ",
        "completed",
        -210,
        -180,
        -120,
        -92,
        10,
        24,
        {"minimum_age": 21, "maximum_age": 45},
    ),
    Round(
        "tv",
        "tv",
        {"TR": "Televizyon, Bakü", "AZ": "Televiziya, Bakı"},
        _SCREEN,
        ("TR",),
        "AZ",
        "running",
        -120,
        -85,
        -12,
        30,
        14,
        40,
        {"minimum_age": 22, "maximum_age": 42, "language_required": "az", "level_required": "A2"},
    ),
    Round(
        "digital",
        "digital",
        {"TR": "Dijital medya, İstanbul", "AZ": "Rəqəmsal media, İstanbul"},
        _NEW_MEDIA,
        ("AZ",),
        "TR",
        "placing",
        -95,
        -50,
        34,
        66,
        16,
        40,
        {"minimum_age": 21, "maximum_age": 40, "language_required": "tr", "level_required": "B1"},
    ),
    Round(
        "radio",
        "radio",
        {"TR": "Radyo, iki şehir", "AZ": "Radio, iki şəhər"},
        _NEWSROOM,
        ("TR", "AZ"),
        "AZ",
        "selection",
        -60,
        -6,
        70,
        98,
        12,
        20,
        {"minimum_age": 22, "maximum_age": 45},
    ),
    Round(
        "press",
        "press",
        {"TR": "Gazete mutfağı", "AZ": "Qəzet mətbəxi"},
        _NEWSROOM,
        ("TR", "AZ"),
        "TR",
        "open",
        -30,
        9,
        110,
        140,
        14,
        20,
        {"minimum_age": 22, "maximum_age": 45, "language_required": "tr", "level_required": "B1"},
    ),
    Round(
        "photo",
        "photo",
        {"TR": "Fotoğraf, Kafkas yolları", "AZ": "Foto, Qafqaz yolları"},
        _SCREEN,
        ("TR", "AZ"),
        "AZ",
        "open",
        -14,
        24,
        130,
        152,
        10,
        14,
        {"minimum_age": 20, "maximum_age": 50},
    ),
    Round(
        "facts",
        "fact_checking",
        {"TR": "Doğrulama masası", "AZ": "Faktların yoxlanması masası"},
        _NEW_MEDIA,
        ("TR", "AZ"),
        "TR",
        "draft",
        20,
        55,
        170,
        190,
        8,
        0,
        {"minimum_age": 22, "maximum_age": 45},
    ),
    Round(
        "spring",
        "digital",
        {"TR": "Dijital medya, ilkbahar", "AZ": "Rəqəmsal media, yaz"},
        _NEW_MEDIA,
        ("TR",),
        "AZ",
        "cancelled",
        -160,
        -140,
        -60,
        -40,
        8,
        8,
        {"minimum_age": 21, "maximum_age": 40},
    ),
)

_OUTLETS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "TR": (
        ("Boğaz Haber Ajansı", "news_agency", "İstanbul"), ("Başkent Haber Ajansı", "news_agency", "Ankara"), ("Ege Ufku TV", "tv", "İzmir"),
        ("Peribacası TV", "tv", "Nevşehir"), ("Anka Kuşu Radyo", "radio", "Ankara"), ("Kıyı Radyo", "radio", "Trabzon"),
        ("Çınaraltı Gazetesi", "press", "İstanbul"), ("Porsuk Çayı Gazetesi", "press", "Eskişehir"), ("Dijital Medya Evi", "digital", "İstanbul"),
        ("Galata Dijital", "digital", "İstanbul"), ("Ağ Atölyesi", "digital", "Bursa"), ("Toros Dağı Film", "cinema", "Antalya"),
        ("Işık Foto Kolektifi", "photo", "İzmir"), ("Doğru Bilgi Masası", "fact_checking", "Ankara"),
    ),
    "AZ": (
        ("Xəzər Dalğası TV", "tv", "Bakı"), ("Odlar Yurdu TV", "tv", "Bakı"), ("Gəncə Üfüq TV", "tv", "Gəncə"), ("Abşeron İnformasiya", "news_agency", "Bakı"),
        ("Göy Göl Dalğası", "radio", "Gəncə"), ("İçərişəhər Radio", "radio", "Bakı"), ("Şirvan Həftəliyi", "press", "Şamaxı"),
        ("Xan Bağı Qəzeti", "press", "Şəki"), ("Qobustan Kinostudiyası", "cinema", "Bakı"), ("Çıraq Film", "cinema", "Bakı"),
        ("Sahil Rəqəmsal", "digital", "Bakı"), ("Qafqaz Foto Evi", "photo", "Quba"), ("Dəqiq Məlumat", "fact_checking", "Bakı"),
    ),
}  # fmt: skip

_DEPARTMENTS_TR = {
    "tv": ("Haber merkezi", "Canlı yayın"), "news_agency": ("Dış haberler", "Ekonomi"), "press": ("Yazı işleri", "Kültür sanat"), "radio": ("Sabah kuşağı",),
    "digital": ("Video", "Sosyal medya"), "cinema": ("Kurgu", "Görüntü"), "photo": ("Haber fotoğrafı",), "fact_checking": ("Doğrulama",),
}  # fmt: skip
_DEPARTMENTS_AZ = {
    "tv": ("Xəbərlər redaksiyası", "Canlı yayım"), "news_agency": ("Xarici xəbərlər",), "press": ("Redaksiya", "Mədəniyyət"), "radio": ("Səhər verilişi",),
    "digital": ("Video", "Sosial şəbəkələr"), "cinema": ("Montaj", "Operator qrupu"), "photo": ("Xəbər fotosu",), "fact_checking": ("Faktların yoxlanması",),
}  # fmt: skip


def cohort(each: Round, agencies: Mapping[str, str], home: str, today: date) -> Values:
    """The values of a cohort; `agencies` gives the agency code of a country, `home` the country whose words are used."""

    def day(offset: int) -> date:
        return today + timedelta(days=offset)

    values: Values = {
        "title": f"{each.titles[home]} {day(each.starts).year}",
        "programme": each.programme[home],
        "track": each.track,
        "sending": tuple(agencies[country] for country in each.sends),
        "hosting": agencies[each.hosts],
        "opens": day(each.opens),
        "closes": day(each.closes),
        "starts": day(each.starts),
        "ends": day(each.ends),
        "seats": each.seats,
        "status": each.status,
        **each.rules,
    }
    if len(each.sends) > 1:
        values["seats_by_side"] = {agencies[country]: each.seats // 2 for country in each.sends}
    return values


def outlets(country: str, random: Random) -> Iterator[Values]:
    """The values of all outlets of one country."""
    stock = STOCKS[country]
    departments = _DEPARTMENTS_TR if country == "TR" else _DEPARTMENTS_AZ
    for number, (name, track, city) in enumerate(_OUTLETS[country]):
        domain = fold(name).replace(" ", "-")
        contact, family = _contact(stock, random)
        values: Values = {
            "name": name,
            "kind": track,
            "city": city,
            "country": country,
            "address": f"{random.choice(stock.streets)} {random.randint(1, 90)}",
            "website": f"https://www.{domain}.example",
            "places": random.randint(2, 8),
            "contact_name": f"{contact} {family}",
            "contact_role": random.choice(stock.positions),
            "contact_email": f"{fold(contact)}.{fold(family)}@{domain}.example",
            "contact_phone": f"{stock.dial}{'212' if country == 'TR' else '12'}{random.randint(4_000_000, 5_999_999)}",
            "departments": departments[track],
            "languages": ("tr", "en") if country == "TR" else ("az", "tr", "ru"),
            "active": number != 10,
        }
        if number % 5 == 3:
            del values["contact_phone"]
        yield values


def opening(host: Values, term: Values, random: Random) -> Values:
    """What an outlet offers to a cohort, but for the two references."""
    values: Values = {"places": random.randint(1, 4), "starts": term["starts"], "ends": term["ends"]}
    departments = host.get("departments")
    if isinstance(departments, tuple):
        values["department"] = random.choice(departments)
    for key in ("language_required", "level_required"):
        if key in term:
            values[key] = term[key]
    values["tracks"] = (str(term["track"]),)
    if random.random() < 0.6:
        values["mentor"] = str(host["contact_name"])
    return values


def _contact(stock: Stock, random: Random) -> tuple[str, str]:
    if random.random() < 0.5:
        return random.choice(stock.women), random.choice(stock.families) + stock.feminine
    return random.choice(stock.men), random.choice(stock.families)
