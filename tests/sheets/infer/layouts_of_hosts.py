"""Lists of outlets and of cohorts, and people and outlets on one sheet, made up with their truth."""

from datetime import date, timedelta

from list_writing import (
    LAND_AZ,
    LAND_TR,
    Sheet,
    book,
    fill,
    key_of,
    national,
    of,
    people,
    spoiled,
    track,
    worded,
)
from reading_people import TRACK_WORDS, TRACKS, outlet, seeded, spoken

from exchange_app.sheets.raw import RawBook


def outlets_tr(seed):
    rng = seeded(seed)
    s = Sheet("Ev sahibi kurumlar", "outlet")
    s.row("EV SAHİBİ KURULUŞLAR VE KONTENJANLAR")
    s.blank()
    columns = [
        ("Kuruluşun Adı", ["name"], key_of("name")), ("Türü", ["kind"], track("tr", key="kind")), ("Bulunduğu Şehir", ["city"], key_of("city")), ("Ülkesi", ["country"], of(LAND_TR | {"TR": "Türkiye"}, "country")),
        ("Kabul Edeceği Kişi Sayısı", ["places"], spoiled(lambda p, r: r.choice([p["places"], f"{p['places']} kişi", f"{p['places']}"]), "places", ("4-6 kişi", "belirlenecek", "en az 3"))),
        ("Yetkili (ad, telefon, e-posta)", ["contact_name", "contact_phone", "contact_email"], lambda p, r: r.choice([f"{p['contact_name']}, {p['contact_phone']}, {p['contact_email']}", f"{p['contact_email']} / {p['contact_name']} / {p['contact_phone']}", f"{p['contact_name']}\nTel: {p['contact_phone']}\nE-posta: {p['contact_email']}"])),
        ("Birimler", ["departments"], lambda p, r: ", ".join(p["departments"])), ("Web Sitesi", ["website"], key_of("website")), ("Aktif mi?", ["active"], of({True: "Evet", False: "Hayır"}, "active")),
    ]  # fmt: skip
    s.row("No", *[c[0] for c in columns])
    fill(s, rng, columns, [outlet(rng, "TR", n) for n in range(25)], numbered=True)
    s.row(None, "TOPLAM", None, None, None, 99)
    return book(s)


def outlets_az(seed):
    rng = seeded(seed)
    s = Sheet("Qurumlar", "outlet")
    s.row(
        "№",
        "Qurumun adı",
        "Media növü",
        "Ünvan",
        None,
        None,
        "Yer sayı",
        "Əlaqədar şəxs",
        None,
        None,
        None,
        "Dil",
        "Fəaldır",
    )
    s.row(None, None, None, "Ölkə", "Şəhər", "Küçə, ev", None, "Adı, soyadı", "Vəzifəsi", "Telefon", "E-poçt")
    for column in (0, 1, 2, 6, 11, 12):
        s.merge(0, column, 1, column)
    s.merge(0, 3, 0, 5)
    s.merge(0, 7, 0, 10)
    columns = [
        ("", ["name"], key_of("name")), ("", ["kind"], track("az", key="kind")), ("", ["country"], of(LAND_AZ, "country")), ("", ["city"], key_of("city")), ("", ["address"], key_of("address")),
        ("", ["places"], lambda p, r: r.choice([p["places"], f"{p['places']} nəfər"])), ("", ["contact_name"], key_of("contact_name")), ("", ["contact_role"], key_of("contact_role")),
        ("", ["contact_phone"], spoiled(national("contact_phone"), "contact_phone", ("12 34", "yazılacaq"))), ("", ["contact_email"], key_of("contact_email")), ("", ["languages"], spoken), ("", ["active"], of({True: "bəli", False: "xeyr"}, "active")),
    ]  # fmt: skip
    fill(s, rng, columns, [outlet(rng, "AZ", n) for n in range(25)], numbered=True)
    return book(s)


def cohorts(seed):
    rng = seeded(seed)
    s = Sheet("Dönemler", "cohort")
    s.row(
        "Dönem adı",
        "Program",
        "Alan",
        "Gönderen taraf",
        "Ev sahibi taraf",
        "Başvuru başlangıcı",
        "Son başvuru tarihi",
        "Başlangıç tarihi",
        "Bitiş tarihi",
        "Kontenjan",
        "Asgari yaş",
        "Azami yaş",
        "Gerekli dil",
        "Gerekli düzey",
        "Durum",
    )
    for at in range(8):
        start = date(2026, 1 + at, 3)
        values = {
            "title": f"{at + 1}. dönem", "programme": "Medya değişim programı", "track": TRACKS[at], "sending": ("AZ",), "hosting": "TR", "opens": start, "closes": start + timedelta(30),
            "starts": start + timedelta(60), "ends": start + timedelta(90), "seats": 10 + at, "minimum_age": 21, "maximum_age": 45, "language_required": rng.choice(["tr", "en"]), "level_required": "B1", "status": rng.choice(["open", "draft", "completed"]),
        }  # fmt: skip
        s.record(
            [values["title"], values["programme"], TRACK_WORDS["tr"][at], "Azerbaycan" if at % 2 else "AZ", "TR", f"{start:%d.%m.%Y}", values["closes"], values["starts"], worded("ends", "tr")(values, rng),
             rng.choice([values["seats"], f"{values['seats']} kişi"]), 21, 45, {"tr": "Türkçe", "en": "İngilizce"}[values["language_required"]], "B1 (Orta)", {"open": "Açık", "draft": "Taslak", "completed": "Tamamlandı"}[values["status"]]],
            values,
        )  # fmt: skip
    return book(s)


def cohorts_az(seed):
    rng = seeded(seed)
    s = Sheet("Qruplar", "cohort")
    s.row("2026-cı ilin proqramları")
    s.row(
        "№",
        "Qrupun adı",
        "Sahə",
        "Göndərən",
        "Qəbul edən",
        "Başlanma tarixi",
        "Bitmə tarixi",
        "Yer sayı",
        "Vəziyyət",
        "Qeyd",
    )
    for at in range(8):
        start = date(2026, 1 + at, 7)
        values = {
            "title": f"Qrup {at + 1}",
            "track": TRACKS[at],
            "sending": ("TR",),
            "hosting": "AZ",
            "starts": start,
            "ends": start + timedelta(20),
            "seats": 6 + at,
            "status": rng.choice(["open", "running"]),
        }
        s.record(
            [
                at + 1,
                values["title"],
                TRACK_WORDS["az"][at],
                "Türkiyə",
                "Azərbaycan",
                worded("starts", "az", "-ci il")(values, rng),
                values["ends"],
                f"{values['seats']} nəfər",
                {"open": "Açıq", "running": "Davam edir"}[values["status"]],
            ],
            values,
        )
    return book(s)


def two_tables(seed):
    """Applicants above, outlets below on the same sheet; a note in the margin."""
    rng = seeded(seed)
    s = Sheet("Hamısı")
    s.row("Namizədlər")
    columns = [("Adı", ["given_name"], key_of("given_name")), ("Soyadı", ["family_name"], key_of("family_name")), ("Doğum tarixi", ["birth_date"], key_of("birth_date")),
               ("Telefon", ["phone"], national("phone")), ("E-poçt", ["email"], key_of("email")), ("Ünvan", ["address"], key_of("address"))]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "AZ", 12))
    s.rows[4].extend([None, None, "zəng etmək lazımdır"])
    s.blank(2)
    other = Sheet("Hamısı", "outlet")
    other.rows = s.rows
    s.row("Qəbul edən qurumlar")
    columns = [("Qurumun adı", ["name"], key_of("name")), ("Növü", ["kind"], track("az", key="kind")), ("Şəhər", ["city"], key_of("city")), ("Yer sayı", ["places"], key_of("places")),
               ("Əlaqə şəxsi", ["contact_name"], key_of("contact_name"))]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(other, rng, columns, [outlet(rng, "AZ", n) for n in range(6)])
    raw = RawBook("xlsx", (s.raw(),))
    return raw, {
        "sheets": [
            {"sheet": "Hamısı", "entity": "applicant", "rows": s.truth},
            {"sheet": "Hamısı", "entity": "outlet", "rows": other.truth},
        ]
    }
