"""Layouts that another author wrote from the catalogue alone: questions of forms, grids, official letters, odd totals."""

from datetime import date, datetime

import pytest
from list_writing import Sheet, book, dotted, key_of, level, national, of, people, slashed, track, worded
from reading_people import outlet, seeded, spoken
from reading_scoring import as_json, assert_holds, score

from exchange_app.sheets.infer.context import ReadingContext
from exchange_app.sheets.infer.mapping import map_book

CONTEXT = ReadingContext(today=date(2026, 9, 15))


def nothing(text):
    return lambda p, rng: text


def lay(name, columns, persons, kind="applicant", above=(), lead=None, foot=()):
    """A list of (header, keys, write) columns; `lead` heads a column of row numbers."""
    sheet, rng = Sheet(name, kind), seeded(5)
    for row in above:
        sheet.row(*row)
    first = [] if lead is None else [lead]
    sheet.row(*first, *[header for header, _, _ in columns])
    for at, person in enumerate(persons):
        values = {key: person[key] for _, keys, _ in columns for key in keys}
        number = [] if lead is None else [at + 1]
        sheet.record([*number, *[write(person, rng) for _, _, write in columns]], values)
    for row in foot:
        sheet.row(*row)
    return book(sheet)


def stamp(p, rng):
    return datetime(p["submitted_on"].year, p["submitted_on"].month, p["submitted_on"].day, 23, 59, 1)


def full(p, rng):
    return f"{p['given_name']} {p['family_name']}"


def field(header, key, write=None):
    return (header, (key,), write or key_of(key))


def form_tr():
    return lay("Form Yanıtları 1", [
        field("Zaman damgası", "submitted_on", stamp),
        ("Adınızı ve soyadınızı pasaportta yazıldığı gibi giriniz", ("given_name", "family_name"), full),
        field("Ne zaman doğdunuz?", "birth_date", dotted("birth_date")),
        field("Size hangi telefondan ulaşabiliriz?", "phone", national("phone")),
        field("Hangi alanda staj yapmak istersiniz?", "track", track("tr")),
        field("Bu meslekte kaç yıldır çalışıyorsunuz?", "experience_years", lambda p, r: f"{p['experience_years']} yıldır"),
        field("Pasaportunuz ne zamana kadar geçerli?", "passport_expiry"),
        field("Dil bilgisi [İngilizce]", "level_en", level("level_en", "tr", str.capitalize)),
        field("Dil bilgisi [Azerbaycan Türkçesi]", "level_az", level("level_az", "tr")),
        field("İlk tercihiniz hangi kuruluş?", "preference_1"),
        field("Acil bir durumda kimi arayalım? (ad)", "emergency_name"),
        ("Daha önce yurt dışında çalıştınız mı?", (), nothing("Hayır")),
        ("Pasaportunuz var mı?", (), nothing("Evet")),
        ("Bizi nereden duydunuz?", (), nothing("Sosyal medya")),
    ], people(seeded(1), "TR", 20))  # fmt: skip


def form_az():
    return lay("Cavablar", [
        field("Vaxt möhürü", "submitted_on", stamp), field("Adınızı yazın", "given_name"), field("Soyadınızı yazın", "family_name"),
        field("Nə vaxt anadan olmusunuz?", "birth_date", dotted("birth_date")),
        field("Hansı sahədə təcrübə keçmək istəyirsiniz?", "track", track("az")),
        field("Neçə ildir bu sahədə çalışırsınız?", "experience_years", lambda p, r: f"{p['experience_years']} ildir"),
        field("Türk dilini hansı səviyyədə bilirsiniz?", "level_tr", level("level_tr", "az")),
        field("Pasportunuzun etibarlılıq müddəti nə vaxt bitir?", "passport_expiry", dotted("passport_expiry")),
        field("Birinci növbədə hansı qurumda təcrübə keçmək istərdiniz?", "preference_1"),
        field("Təcili hallarda kiminlə əlaqə saxlayaq?", "emergency_name"),
        ("Niyə bu proqramda iştirak etmək istəyirsiniz?", (), nothing("Təcrübə qazanmaq istəyirəm.")),
    ], people(seeded(2), "AZ", 20))  # fmt: skip


def form_en():
    return lay("Responses", [
        field("Submission time", "submitted_on", stamp),
        field("What is your first name (as in your passport)?", "given_name"),
        field("Family name – as in passport", "family_name"),
        field("When were you born?", "birth_date", worded("birth_date", "en")),
        field("What is your mobile phone number?", "phone"),
        field("Which media organisation do you work for?", "employer"),
        field("What do you do there (position)?", "position"),
        field("For how many years have you been a journalist?", "experience_years"),
        field("In which field do you want to be placed?", "track", track("en")),
        field("How well do you speak English?", "level_en", level("level_en", "en", str.capitalize)),
        field("Until when is your passport valid?", "passport_expiry", slashed("passport_expiry")),
        field("Who should we contact in an emergency?", "emergency_name"),
        ("How did you hear about us?", (), nothing("A friend")),
        ("Shirt size", (), nothing("M")),
    ], people(seeded(3), "AZ", 20))  # fmt: skip


def official_letter():
    """Footnote marks, totals in two languages, signatures of several rows at the foot."""
    return lay("Siyahı", [
        ("Adı və\nsoyadı*", ("given_name", "family_name"), full),
        field("Təvəllüdü¹", "birth_date", worded("birth_date", "az", "-ci il")),
        field("Cinsi", "gender", of({"F": "Q", "M": "K"}, "gender")),
        field("Peşəkar\nstajı (il)²", "experience_years", lambda p, r: f"{p['experience_years']} il"),
        field("Ünvan", "address"), field("Əlaqə\ntelefonu", "phone", national("phone")),
    ], people(seeded(4), "AZ", 20), above=[(None, None, "Təsdiq edirəm"), (), ("NAMİZƏDLƏRİN SİYAHISI",), ("Tarix: 12.05.2026", None, "№ 45-A"), ()],
       lead="№", foot=[("GENEL TOPLAM / ÜMUMİ CƏM", "20 kişi / 20 nəfər"), (), ("* Pasportda olduğu kimi.",), (None, "Şöbə müdiri:", None, None, "R. Kərimov"),
                       (None, "Hazırlayan", None, None, "Onay"), (None, "Fulya Oral", None, None, "Necati İnce")])  # fmt: skip


def foreign_codes():
    """`ID` over codes of the sender's own is no national ID; a travel document's `Number` does not count rows."""
    sheet = Sheet("Nominees")
    sheet.row("Personal", None, None, "Travel document", None, "Professional", None, "Languages (CEFR)", None)
    for left, right in ((0, 2), (3, 4), (5, 6), (7, 8)):
        sheet.merge(0, left, 0, right)
    sheet.row("ID", "Given name", "Surname", "Number", "Date of expiry", "Employer", "Position", "EN", "RU")
    for at, p in enumerate(people(seeded(6), "TR", 15)):
        keys = (
            "given_name",
            "family_name",
            "passport_number",
            "passport_expiry",
            "employer",
            "position",
            "level_en",
            "level_ru",
        )
        sheet.record([f"X{at}", *[p[key] for key in keys]], {key: p[key] for key in keys})
    sheet.row("Total number of applicants:", 15)
    return book(sheet)


def outlets_by_form():
    rng = seeded(7)
    contact = ("contact_name", "contact_role", "contact_phone", "contact_email")
    return lay("Qurumlar", [
        field("Qurumun adı nədir?", "name"), field("Hansı şəhərdə yerləşirsiniz?", "city"),
        field("Neçə yer ayıra bilərsiniz?", "places", lambda p, r: f"{p['places']} nəfər"),
        ("Əlaqələndirici şəxs (ad, vəzifə, telefon, e-poçt)", contact, lambda p, r: "\n".join(p[key] for key in contact)),
        field("Hansı şöbələr qəbul edir?", "departments", lambda p, r: ", ".join(p["departments"])),
        field("Ünsiyyət dili", "languages", spoken),
        field("Proqramda iştirak edir", "active", lambda p, r: "Bəli" if p["active"] else "Xeyr"),
    ], [outlet(rng, "AZ", number) for number in range(1, 16)], kind="outlet", foot=[("Cəmi:", None, "60 nəfər")])  # fmt: skip


def cohorts_of_unknown_agencies():
    rounds = [
        {"title": f"{n}. dönem", "track": "radio", "sending": ("AZ",), "hosting": "TR", "seats": n + 5}
        for n in range(1, 9)
    ]
    return lay("Dönemler", [
        field("Dönem", "title"), field("Alan", "track", track("tr")), field("Gönderen taraf", "sending", nothing("AZ")),
        field("Ev sahibi taraf", "hosting"), field("Kontenjan", "seats", lambda p, r: f"{p['seats']} kişi"),
    ], rounds, kind="cohort", foot=[("TOPLAM / CƏMİ", None, None, None, 76)])  # fmt: skip


def choices_numbered_in_one_cell():
    keys = ("preference_1", "preference_2", "preference_3")
    return lay("Başvuranlar", [
        ("Ad Soyad", ("given_name", "family_name"), full), field("E-posta", "email"),
        ("Tercihler", keys, lambda p, r: "\n".join(f"{at}) {p[key]}" for at, key in enumerate(keys, 1))),
    ], [p for p in people(seeded(8), "TR", 60) if len({p[key] for key in keys}) == 3][:15])  # fmt: skip


@pytest.mark.parametrize("layout", [
    form_tr, form_az, form_en, official_letter, foreign_codes, outlets_by_form, cohorts_of_unknown_agencies, choices_numbered_in_one_cell,
])  # fmt: skip
def test_a_layout_nobody_had_seen_is_read(layout):
    raw, truth = layout()
    assert_holds(score(truth, as_json(map_book(raw, CONTEXT))))


def test_a_column_of_foreign_codes_is_ignored_once():
    raw, _ = foreign_codes()
    sheet = as_json(map_book(raw, CONTEXT))["sheets"][0]
    assert [(each["header"], each["why"]) for each in sheet["ignored_columns"]] == [
        ("Personal / ID", "no field for this")
    ]
    assert not any(row["problems"] for row in sheet["rows"])
