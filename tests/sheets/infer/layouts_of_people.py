"""Lists of people in arrangements of many kinds, made up with their truth: what a partner might mail tomorrow."""

from datetime import date, datetime

from list_writing import (
    BAD_DATES,
    BAD_IDS,
    BAD_MAILS,
    BAD_NUMBERS,
    GENDER_AZ,
    GENDER_EN,
    GENDER_TR,
    LAND_EN,
    LAND_TR,
    Sheet,
    bare_phone,
    book,
    constant,
    dotted,
    fill,
    full,
    key_of,
    level,
    mixed_dates,
    national,
    of,
    people,
    serial,
    slashed,
    spoiled,
    track,
    worded,
)
from reading_people import LEVEL_WORDS, LEVELS, TRACK_WORDS, TRACKS, ascii_of, person, seeded


def tr_plain(seed):
    """Turkish, two name columns family name first, K/E, serial dates, a column nobody asked for."""
    rng = seeded(seed)
    s = Sheet("Liste")
    columns = [
        ("SOYADI", ["family_name"], key_of("family_name")), ("ADI", ["given_name"], key_of("given_name")),
        ("TC KİMLİK NO", ["national_id"], spoiled(lambda p, r: r.choice([p["national_id"], int(p["national_id"]), f"{p['national_id']}.0"]), "national_id", BAD_IDS)),
        ("DOĞ. TARİHİ", ["birth_date"], serial("birth_date")), ("CİNS.", ["gender"], of({"F": "K", "M": "E"}, "gender")),
        ("CEP TEL.", ["phone"], national("phone")), ("MAİL ADRESİ", ["email"], spoiled(lambda p, r: f" {p['email'].upper()} ", "email", BAD_MAILS)),
        ("İL", ["city"], key_of("city")), ("MEDENİ HALİ", [], constant("Evli", "Bekâr")), ("UNVANI", ["position"], key_of("position")),
        ("ÇALIŞTIĞI YER", ["employer"], key_of("employer")), ("TECRÜBE (YIL)", ["experience_years"], spoiled(lambda p, r: r.choice([p["experience_years"], f"{p['experience_years']} yıl", f"{p['experience_years']} yıldır"]), "experience_years", BAD_NUMBERS)),
        ("İNG.", ["level_en"], level("level_en", "tr", lambda w: w.replace("i", "İ").upper())), ("KAN GRUBU", [], constant("A Rh+", "0 Rh-")),
    ]  # fmt: skip
    s.row("S.NO", *[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "TR", 40), numbered=True)
    return book(s)


def az_ascii_csv(seed):
    """Azerbaijani in plain ASCII, everything text."""
    rng = seeded(seed)
    s = Sheet("siyahi")
    columns = [
        ("Soyadi, adi, atasinin adi", ["family_name", "given_name", "patronymic"], lambda p, r: ascii_of(f"{p['family_name']} {p['given_name']} {p['patronymic']}")),
        ("Dogum tarixi", ["birth_date"], spoiled(mixed_text("birth_date", "az"), "birth_date", BAD_DATES)),
        ("Cinsi", ["gender"], of({"F": "qadin", "M": "kishi"}, "gender")), ("FIN kod", ["national_id"], key_of("national_id")),
        ("Mobil nomre", ["phone"], national("phone")), ("E-poct", ["email"], key_of("email")), ("Seher", ["city"], key_of("city")),
        ("Ish yeri", ["employer"], key_of("employer")), ("Vezifesi", ["position"], key_of("position")),
        ("Sahe", ["track"], of(dict(zip(TRACKS, ["Televiziya", "Xeber agentliyi", "Qezet", "Radio", "Reqemsal media", "Kino", "Foto", "Faktlarin yoxlanmasi"], strict=False)), "track")),
        ("Ish staji (il)", ["experience_years"], lambda p, r: f"{p['experience_years']} il"),
        ("Turk dili", ["level_tr"], of(dict(zip(LEVELS, ["zeif", "orta", "yaxshi", "ela", "ana dili"], strict=False)), "level_tr")),
        ("Ingilis dili", ["level_en"], of(dict(zip(LEVELS, ["ZEIF", "ORTA", "YAXSI", "ELA", "ANA DILI"], strict=False)), "level_en")),
        ("1-ci secim", ["preference_1"], key_of("preference_1")), ("2-ci secim", ["preference_2"], key_of("preference_2")),
    ]  # fmt: skip
    s.row("No", *[c[0] for c in columns])
    group = people(rng, "AZ", 40)
    for p in group:
        for key in ("family_name", "given_name", "patronymic"):
            p[key] = ascii_of(p[key])
    fill(s, rng, columns, group, numbered=True)
    for row in s.rows:
        row[:] = [None if cell is None else str(cell) for cell in row]
    return book(s, form="csv")


def mixed_text(key, language):
    ways = (
        dotted(key),
        slashed(key),
        worded(key, language),
        worded(key, language, "-ci il" if language == "az" else ""),
        lambda p, r: p[key].isoformat(),
    )
    return lambda p, rng: rng.choice(ways)(p, rng)


def az_bilingual(seed):
    """Both languages in one header by a line break, letterhead above, totals and signatures below, merged city cells."""
    rng = seeded(seed)
    s = Sheet("Namizədlər")
    s.row("AZƏRBAYCAN DÖVLƏT İNFORMASİYA AGENTLİYİ")
    s.row(None, None, "Mübadilə proqramına namizədlərin siyahısı", None, None, "Tarix: 12.03.2026")
    s.blank(2)
    columns = [
        ("Şəhər\nCity", ["city"], key_of("city")), ("Soyadı, adı\nSurname, name", ["family_name", "given_name"], full("family_name", "given_name")),
        ("Atasının adı\nPatronymic", ["patronymic"], key_of("patronymic")), ("Cinsi (K – kişi, Q – qadın)\nGender", ["gender"], of({"F": "Q", "M": "K"}, "gender")),
        ("Təvəllüdü\nDate of birth", ["birth_date"], mixed_dates("birth_date", "az")), ("Vətəndaşlığı\nCitizenship", ["citizenship"], of({"AZ": "Azərbaycanlı"}, "citizenship")),
        ("Ünvan\nAddress", ["address"], key_of("address")), ("Telefon / Phone", ["phone"], lambda p, r: p["phone"] if r.random() < 0.5 else national("phone")(p, r)),
        ("E-mail", ["email"], key_of("email")), ("İşlədiyi qurum\nEmployer", ["employer"], key_of("employer")),
        ("Vəzifəsi\nPosition", ["position"], key_of("position")), ("Rus dili\nRussian", ["level_ru"], level("level_ru", "az", str.upper)),
        ("Şəkil\nPhoto", [], lambda p, r: None), ("İmza\nSignature", [], lambda p, r: None),
    ]  # fmt: skip
    s.row("№", *[c[0] for c in columns])
    s.row(*range(1, len(columns) + 2))
    group = sorted(people(rng, "AZ", 30), key=lambda p: p["city"])
    start = len(s.rows)
    fill(s, rng, columns, group, numbered=True)
    at = 0
    while at < len(group):
        end = at
        while end + 1 < len(group) and group[end + 1]["city"] == group[at]["city"]:
            end += 1
        if end > at:
            s.merge(start + at, 1, start + end, 1)
            for row in range(at + 1, end + 1):
                s.rows[start + row][1] = None
        at = end + 1
    s.row(None, "Cəmi", f"{len(group)} nəfər")
    s.blank()
    s.row(None, "Şöbə müdiri:", None, None, "_________", None, "İ. Məmmədov")
    s.row(None, "M.Y.")
    return book(s)


def tr_groups(seed):
    """Three levels of merged headers, a heading per city inside the list, the header again halfway down."""
    rng = seeded(seed)
    s = Sheet("Başvuru Listesi")
    s.row("T.C.")
    s.row("MEDYA EĞİTİM MERKEZİ")
    s.row("2026 yılı 1. dönem başvuru listesi")
    s.merge(2, 0, 2, 15)
    s.blank()
    s.row(
        "Sıra",
        "Kişisel Bilgiler",
        None,
        None,
        None,
        "Pasaport",
        None,
        "İletişim",
        None,
        "Acil Durum",
        None,
        "Dil Düzeyi",
        None,
        "Tercihler",
        None,
        "Not",
    )
    s.row(
        None,
        "Adı",
        "Soyadı",
        "Doğum",
        None,
        "No",
        "Geçerlilik",
        "Telefon",
        "E-posta",
        "Aranacak kişi",
        "Telefonu",
        "İngilizce",
        "Rusça",
        "1",
        "2",
        None,
    )
    s.row(None, None, None, "Yeri", "Tarihi")
    for left, right in ((1, 4), (5, 6), (7, 8), (9, 10), (11, 12), (13, 14)):
        s.merge(4, left, 4, right)
    for column in (0, 15):
        s.merge(4, column, 6, column)
    for column in (1, 2, *range(5, 15)):
        s.merge(5, column, 6, column)
    s.merge(5, 3, 5, 4)
    columns = [
        ("", ["given_name"], key_of("given_name")), ("", ["family_name"], lambda p, r: p["family_name"]), ("", ["birth_place"], key_of("birth_place")),
        ("", ["birth_date"], spoiled(dotted("birth_date"), "birth_date", BAD_DATES)), ("", ["passport_number"], key_of("passport_number")), ("", ["passport_expiry"], key_of("passport_expiry")),
        ("", ["phone"], spoiled(national("phone"), "phone", ("0532 12", "12345", "9.05321E+11"))), ("", ["email"], key_of("email")), ("", ["emergency_name"], key_of("emergency_name")),
        ("", ["emergency_phone"], bare_phone("emergency_phone")), ("", ["level_en"], lambda p, r: f"{p['level_en']} - {LEVEL_WORDS['tr'][LEVELS.index(p['level_en'])]}"), ("", ["level_ru"], key_of("level_ru")),
        ("", ["preference_1"], key_of("preference_1")), ("", ["preference_2"], key_of("preference_2")), ("", ["notes"], key_of("notes")),
    ]  # fmt: skip
    head = [list(s.rows[at]) for at in (4, 5, 6)]
    for number, city in enumerate(("Ankara", "İstanbul", "Kars")):
        if number == 2:
            s.blank()
            for each in head:
                s.row(*each)
        s.row(city.upper() + " GRUBU")
        s.merge(len(s.rows) - 1, 0, len(s.rows) - 1, 15)
        fill(s, rng, columns, people(rng, "TR", 12), numbered=True)
    s.row("Toplam", 36)
    return book(s)


def form_tr(seed):
    """A form's export with questions as headers."""
    rng = seeded(seed)
    s = Sheet("Form Yanıtları 1")
    columns = [
        ("Zaman damgası", ["submitted_on"], lambda p, r: datetime(*p["submitted_on"].timetuple()[:3], 14, 22, 5) if r.random() < 0.5 else f"{p['submitted_on']:%d.%m.%Y} 14:22:05"),
        ("E-posta Adresi", ["email"], key_of("email")), ("Adınız ve soyadınız nedir?", ["given_name", "family_name"], full("given_name", "family_name")),
        ("Doğum tarihiniz (gün/ay/yıl)", ["birth_date"], mixed_dates("birth_date", "tr")), ("Cinsiyetiniz", ["gender"], of(GENDER_TR, "gender")),
        ("Hangi ülkenin vatandaşısınız?", ["citizenship"], of(LAND_TR, "citizenship")), ("Hangi şehirde yaşıyorsunuz?", ["city"], key_of("city")),
        ("Cep telefonu numaranız", ["phone"], national("phone")), ("Hangi kurumda çalışıyorsunuz?", ["employer"], key_of("employer")), ("Kurumdaki göreviniz", ["position"], key_of("position")),
        ("Hangi alanda başvuruyorsunuz?", ["track"], track("tr")), ("Meslekte kaç yıllık deneyiminiz var?", ["experience_years"], key_of("experience_years")),
        ("İngilizce seviyenizi seçiniz", ["level_en"], key_of("level_en")), ("Azerbaycan Türkçesi seviyeniz", ["level_az"], level("level_az", "tr")),
        ("Programa katılmak isteme nedeniniz nedir?", [], constant("Yeni bir ülke tanımak ve deneyim kazanmak istiyorum.", "Mesleki gelişim")),
        ("Daha önce Azerbaycan'da bulundunuz mu?", [], constant("Evet", "Hayır")), ("Birinci tercihiniz", ["preference_1"], key_of("preference_1")),
        ("İkinci tercihiniz", ["preference_2"], key_of("preference_2")), ("KVKK aydınlatma metnini okudum, onaylıyorum", [], constant("Evet")),
    ]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "TR", 40))
    return book(s)


def form_az(seed):
    rng = seeded(seed)
    s = Sheet("Form cavabları")
    columns = [
        ("Vaxt damğası", ["submitted_on"], lambda p, r: datetime(*p["submitted_on"].timetuple()[:3], 9, 2, 5)),
        ("Soyadınız, adınız, atanızın adı", ["family_name", "given_name", "patronymic"], full("family_name", "given_name", "patronymic")),
        ("Doğum tarixiniz", ["birth_date"], worded("birth_date", "az", "-ci il")), ("Cinsiniz", ["gender"], of(GENDER_AZ, "gender")),
        ("Hansı media qurumunda işləyirsiniz?", ["employer"], key_of("employer")), ("Vəzifəniz nədir?", ["position"], key_of("position")),
        ("Yaşadığınız şəhər", ["city"], key_of("city")), ("Əlaqə nömrəniz (WhatsApp)", ["phone"], national("phone")), ("Elektron poçt ünvanınız", ["email"], key_of("email")),
        ("Media sahəsində iş stajınız (il)", ["experience_years"], key_of("experience_years")), ("Türk dilini hansı səviyyədə bilirsiniz?", ["level_tr"], level("level_tr", "az")),
        ("Xarici pasportunuzun nömrəsi", ["passport_number"], key_of("passport_number")), ("Pasportunuzun bitmə tarixi", ["passport_expiry"], dotted("passport_expiry")),
        ("Hansı quruma getmək istəyirsiniz? (1-ci seçim)", ["preference_1"], key_of("preference_1")), ("Təhsiliniz", [], constant("ali", "orta ixtisas")),
        ("Proqram haqqında haradan eşitmisiniz?", [], constant("Facebook", "Həmkarımdan")),
    ]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "AZ", 40))
    return book(s)


def english(seed):
    """English, names in one column with the family name in capitals, 1904 serials, birth place and date in one."""
    rng = seeded(seed)
    cover = Sheet("Cover")
    cover.row("Programme:", "Media exchange 2026")
    cover.row("Organisation", "AZERTAC", "Country", "Azerbaijan")
    cover.row("Contact person", "A. Aliyev", "Phone", "+994125000000")
    cover.row("E-mail", "info@example.az", "City", "Baku")
    s = Sheet("Nominees")
    s.date1904 = True
    s.blank(2)
    columns = [
        ("Full name", ["given_name", "family_name"], lambda p, r: f"{p['family_name']} {p['given_name']}" if r.random() < 0.5 else f"{p['given_name']} {p['family_name']}"),
        ("Sex (M/F)", ["gender"], key_of("gender")), ("Place and date of birth", ["birth_place", "birth_date"], spoiled(lambda p, r: f"{p['birth_place']} / {p['birth_date']:%d.%m.%Y}", "birth_date", ("Bakı / 31.02.1990",), 0.0)),
        ("Nationality", ["citizenship"], lambda p, r: r.choice(["Azerbaijani", "AZ", "AZE", "Azerbaijan"])), ("Passport no.", ["passport_number"], key_of("passport_number")),
        ("Valid until", ["passport_expiry"], serial("passport_expiry", date(1904, 1, 1))), ("Mobile", ["phone"], key_of("phone")), ("Email address", ["email"], key_of("email")),
        ("Media outlet", ["employer"], key_of("employer")), ("Job title", ["position"], key_of("position")), ("Field", ["track"], track("en")), ("Years of experience", ["experience_years"], lambda p, r: f"{p['experience_years']} years"),
        ("English", ["level_en"], level("level_en", "en", str.capitalize)), ("Emergency contact (name, phone)", ["emergency_name", "emergency_phone"], lambda p, r: f"{p['emergency_name']}, {p['emergency_phone']}"),
        ("T-shirt size", [], constant("S", "M", "L")), ("First choice", ["preference_1"], key_of("preference_1")), ("Remarks", ["notes"], key_of("notes")),
    ]  # fmt: skip
    s.row(None, None, "#", *[c[0] for c in columns])
    group = people(rng, "AZ", 40)
    for p in group:
        p["family_name"] = p["family_name"].replace("i", "İ").upper()
    fill(s, rng, columns, group, before=2, numbered=True)
    s.blank()
    s.row(None, None, "* Please check the passport numbers.")
    return book(cover, s)


def two_languages_kq(seed):
    """Headers in English over Turkish people, K and E; phones as numbers; a list-of-values sheet that is no list of records."""
    rng = seeded(seed)
    s = Sheet("Data")
    columns = [
        ("First Name", ["given_name"], key_of("given_name")), ("Last Name", ["family_name"], key_of("family_name")), ("Gender", ["gender"], of({"F": "K", "M": "E"}, "gender")),
        ("DOB", ["birth_date"], key_of("birth_date")), ("Turkish ID Number", ["national_id"], lambda p, r: int(p["national_id"])), ("Country of Residence", ["country"], of(LAND_EN, "country")),
        ("Phone Number", ["phone"], lambda p, r: int(p["phone"][3:])), ("E-Mail", ["email"], lambda p, r: p["email"].title()), ("Current Employer", ["employer"], key_of("employer")),
        ("Position", ["position"], key_of("position")), ("Sector", ["track"], track("tr", lambda w: f"{w} / {dict(zip(TRACK_WORDS['tr'], TRACK_WORDS['en'], strict=False))[w]}")),
        ("English Level", ["level_en"], lambda p, r: f"{p['level_en']} ({LEVEL_WORDS['en'][LEVELS.index(p['level_en'])]})"), ("Age", [], lambda p, r: 2026 - p["birth_date"].year),
    ]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "TR", 40))
    values = Sheet("Lists")
    values.row("Gender", "Sector", "Level", "Country", "Organisation")
    for at in range(10):
        values.row(
            *(
                words[at] if at < len(words) else None
                for words in (
                    ["K", "E"],
                    TRACK_WORDS["tr"],
                    ["A1", "A2", "B1", "B2", "C1", "C2"],
                    ["Türkiye", "Azerbaijan", "Georgia"],
                    [f"Kurum {n}" for n in range(10)],
                )
            )
        )
    return book(s, values)


def odd_headers(seed):
    """Headers that say little: values tell e-mails and patronymics; `Adı` over full names; empty first columns."""
    rng = seeded(seed)
    s = Sheet("List1")
    columns = [("Adı", ["given_name", "family_name"], full("given_name", "family_name")), (None, ["patronymic"], key_of("patronymic")), ("Yazışma üçün", ["email"], key_of("email")),
               ("Cins", ["gender"], of({"F": "q", "M": "k"}, "gender")), ("Doğ. tar.", ["birth_date"], mixed_dates("birth_date", "az")), ("Əlaqə", ["phone"], lambda p, r: f"mob. {p['phone']}"),
               ("Dərs ili", [], constant("2024", "2025")), ("Ananın adı", [], constant("Leyla", "Sevda")), ("Pasportun verilmə tarixi", [], constant("12.03.2020", "01.05.2021"))]  # fmt: skip
    s.blank()
    s.row(None, None, *[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "AZ", 30), before=2)
    return book(s)


def lost_letters(seed):
    """A text file that lost its ə."""
    rng = seeded(seed)
    s = Sheet("csv")
    columns = [("Soyadı", ["family_name"], key_of("family_name")), ("Adı", ["given_name"], key_of("given_name")), ("Doğum tarixi", ["birth_date"], dotted("birth_date")), ("V?zif?si", ["position"], key_of("position")),
               ("Ş?h?r", ["city"], key_of("city")), ("Sah?", ["track"], track("az", lambda w: w.replace("ə", "?"))), ("Türk dili", ["level_tr"], level("level_tr", "az", lambda w: w.replace("ə", "?"))), ("E-poçt", ["email"], key_of("email"))]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "AZ", 30))
    return book(s, form="csv")


def pairs(seed):
    """Two fields in a column, several times: name of the place and date, work and position, phones and mail."""
    rng = seeded(seed)
    s = Sheet("Katılımcılar")
    s.row("KATILIMCI LİSTESİ")
    columns = [
        ("Adı Soyadı", ["given_name", "family_name"], lambda p, r: f"{p['given_name']} {p['family_name']}"), ("Doğum Yeri / Tarihi", ["birth_place", "birth_date"], spoiled(lambda p, r: f"{p['birth_place']} / {p['birth_date']:%d.%m.%Y}", "birth_place", ("/ 12.03.1990",), 0)),
        ("Kurumu / Görevi", ["employer", "position"], lambda p, r: f"{p['employer']} / {p['position']}"), ("İletişim (tel / e-posta)", ["phone", "email"], lambda p, r: r.choice([f"{national('phone')(p, r)} / {p['email']}", f"{p['email']}; {p['phone']}"])),
        ("Pasaport No ve Geçerlilik Tarihi", ["passport_number", "passport_expiry"], lambda p, r: f"{p['passport_number']} - {p['passport_expiry']:%d.%m.%Y}"), ("Uyruğu", ["citizenship"], of(LAND_TR, "citizenship")),
        ("Acil Durumda Aranacak Kişi ve Telefonu", ["emergency_name", "emergency_phone"], lambda p, r: f"{p['emergency_name']} ({national('emergency_phone')(p, r)})"),
    ]  # fmt: skip
    s.row("Sıra No", *[c[0] for c in columns])
    fill(s, rng, columns, people(rng, "TR", 40), numbered=True)
    return book(s)


def foreign_group(seed):
    """A Turkish file of people of both countries: phones follow the record's own country."""
    rng = seeded(seed)
    s = Sheet("Ortak liste")
    columns = [
        ("Ad", ["given_name"], key_of("given_name")), ("Soyad", ["family_name"], key_of("family_name")), ("Uyruk", ["citizenship"], of({"TR": "Türk", "AZ": "Azerbaycan vatandaşı"}, "citizenship")),
        ("Telefon", ["phone"], national("phone")), ("Kimlik No / FİN", ["national_id"], key_of("national_id")), ("Görev", ["position"], key_of("position")), ("E-posta", ["email"], key_of("email")), ("Başvuru tarihi", ["submitted_on"], dotted("submitted_on")),
    ]  # fmt: skip
    s.row(*[c[0] for c in columns])
    fill(s, rng, columns, [person(rng, rng.choice(["TR", "AZ"])) for _ in range(40)])
    return book(s)


def two_rows_two_languages(seed):
    """A row of Turkish headers, a row of English ones under it."""
    rng = seeded(seed)
    s = Sheet("Liste")
    columns = [
        ("Adı|Name", ["given_name"], key_of("given_name")), ("Soyadı|Surname", ["family_name"], key_of("family_name")), ("Cinsiyeti|Gender", ["gender"], lambda p, r: f"{GENDER_TR[p['gender']]} / {GENDER_EN[p['gender']]}"),
        ("Doğum Tarihi|Date of Birth", ["birth_date"], key_of("birth_date")), ("Telefonu|Phone", ["phone"], national("phone")), ("Kurumu|Organization", ["employer"], key_of("employer")), ("Unvanı|Position", ["position"], key_of("position")), ("Alan|Field", ["track"], track("tr")),
    ]  # fmt: skip
    s.row("Sıra", *[c[0].split("|")[0] for c in columns])
    s.row("No.", *[c[0].split("|")[1] for c in columns])
    fill(s, rng, columns, people(rng, "TR", 25), numbered=True)
    return book(s)
