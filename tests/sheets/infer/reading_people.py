"""Made-up people and outlets of both countries, with canonical values, for lists in any layout."""

import random
from datetime import date, timedelta

TR_GIVEN = {
    "F": "Ayşe Elif İrem Çiğdem Büşra Gökçe Işıl Şeyma Tuğba Özge Zeynep Derya".split(),
    "M": "Ömer Çağrı Uğur İsmail Yiğit Barış Oğuzhan Emre Kağan Işık Mehmet Sarp".split(),
}
TR_FAMILY = "Yılmaz Kılıç Öztürk Şahin Doğan Çelik Güneş Koç Aydın Yıldız Işık Özdemir".split()
AZ_GIVEN = {
    "F": "Aysel Nərgiz Səbinə Günel Ülkər İradə Könül Şəbnəm Lalə Fidan Zəhra Türkan".split(),
    "M": "Elçin Vüqar Xəyal Kənan İlqar Orxan Ülvi Samir Tural Nicat Rəşad Cavid".split(),
}
AZ_FAMILY = "Əliyev Məmmədov Hüseynov Quliyev İsmayılov Rzayev Cəfərov Şükürov Həsənov Vəliyev Ağayev Xəlilov".split()
AZ_FATHER = "Zakir Vaqif Rauf Nizami Əhməd Oqtay Fikrət Sərdar Məhərrəm İlqar".split()
TR_CITY = "İstanbul Ankara İzmir Kars Iğdır Çanakkale Şanlıurfa Diyarbakır Muğla".split()
AZ_CITY = "Bakı Gəncə Sumqayıt Şəki Mingəçevir Lənkəran Naxçıvan Şuşa Quba".split()
TR_WORK = ["Anadolu Ajansı", "TRT Haber", "Ege TV", "Marmara Gazetesi", "Anka Radyo", "Boğaziçi Haber Ajansı"]
AZ_WORK = ["AZƏRTAC", "Xəzər Media", "Kaspi TV", "Şirvan Qəzeti", "Göygöl Radiosu", "İctimai Televiziya"]
TR_JOB = "Muhabir Editör Kameraman Kurgucu Yönetmen Yapımcı Spiker".split()
AZ_JOB = "müxbir redaktor operator montajçı rejissor prodüser aparıcı".split()
TRACKS = ["tv", "news_agency", "press", "radio", "digital", "cinema", "photo", "fact_checking"]
TRACK_WORDS = {
    "en": ["Television", "News agency", "Newspaper", "Radio", "Digital", "Film studio", "Photography", "Fact-checking"],
    "tr": ["Televizyon", "Haber ajansı", "Gazete", "Radyo", "Dijital medya", "Sinema", "Fotoğraf", "Doğrulama"],
    "az": ["Televiziya", "Xəbər agentliyi", "Qəzet", "Radio", "Rəqəmsal media", "Kino", "Foto", "Faktların yoxlanması"],
}
LEVELS = ["A2", "B1", "B2", "C1", "C2"]
LEVEL_WORDS = {
    "en": ["basic", "intermediate", "upper intermediate", "fluent", "native"],
    "tr": ["Temel", "Orta", "Orta üstü", "İleri", "Ana dil"],
    "az": ["zəif", "orta", "yaxşı", "əla", "ana dili"],
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split(),
}
_ASCII = str.maketrans("çğıöşüəÇĞİÖŞÜƏâî", "cgiosueCGIOSUEai")


def ascii_of(text):
    return text.translate(_ASCII)


def turkish_id(rng):
    d = [rng.randint(1, 9)] + [rng.randint(0, 9) for _ in range(8)]
    d.append((7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10)
    d.append(sum(d) % 10)
    return "".join(map(str, d))


def fin(rng):
    code = "".join(rng.choices("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=7))
    return code if any(c.isdigit() for c in code) and any(c.isalpha() for c in code) else fin(rng)


def person(rng, side):
    """One applicant of TR or AZ with every field a list may give."""
    gender = rng.choice("FM")
    turkish = side == "TR"
    given = rng.choice((TR_GIVEN if turkish else AZ_GIVEN)[gender])
    family = rng.choice(TR_FAMILY) if turkish else rng.choice(AZ_FAMILY) + ("a" if gender == "F" else "")
    father = rng.choice(AZ_FATHER)
    work = rng.choice(TR_WORK if turkish else AZ_WORK)
    out = {
        "given_name": given,
        "family_name": family,
        "patronymic": f"{father} {'qızı' if gender == 'F' else 'oğlu'}",
        "gender": gender,
        "birth_date": date(1984, 1, 1) + timedelta(days=rng.randrange(7200)),
        "birth_place": rng.choice(TR_CITY if turkish else AZ_CITY),
        "citizenship": side,
        "national_id": turkish_id(rng) if turkish else fin(rng),
        "passport_number": f"U{rng.randrange(10**7, 10**8)}" if turkish else f"C{rng.randrange(10**7, 10**8):08}",
        "passport_expiry": date(2027, 1, 1) + timedelta(days=rng.randrange(3000)),
        "email": ascii_of(f"{given}.{family}{rng.randrange(999)}@example.{'tr' if turkish else 'az'}").lower(),
        "phone": f"+905{rng.choice('345')}{rng.randrange(10**8):08}"
        if turkish
        else f"+994{rng.choice(['50', '55', '70', '77'])}{rng.randrange(2 * 10**6, 10**7)}",
        "city": rng.choice(TR_CITY if turkish else AZ_CITY),
        "country": side,
        "address": f"Atatürk Cad. No: {rng.randrange(1, 99)}"
        if turkish
        else f"Nizami küç. {rng.randrange(1, 99)}, m. {rng.randrange(1, 60)}",
        "employer": work,
        "position": rng.choice(TR_JOB if turkish else AZ_JOB),
        "track": rng.choice(TRACKS),
        "experience_years": rng.randrange(1, 25),
        "level_en": rng.choice(LEVELS),
        "level_ru": rng.choice(LEVELS),
        "level_az" if turkish else "level_tr": rng.choice(LEVELS),
        "emergency_name": f"{rng.choice((TR_GIVEN if turkish else AZ_GIVEN)['F'])} {rng.choice(TR_FAMILY if turkish else AZ_FAMILY)}",
        "emergency_phone": f"+9053{rng.randrange(10**8):08}" if turkish else f"+99450{rng.randrange(2 * 10**6, 10**7)}",
        "notes": rng.choice([None, "Vejetaryen" if turkish else "Viza lazımdır", None, "–"]),
        "preference_1": rng.choice(AZ_WORK if turkish else TR_WORK),
        "preference_2": rng.choice(AZ_WORK if turkish else TR_WORK),
        "preference_3": rng.choice(AZ_WORK if turkish else TR_WORK),
        "submitted_on": date(2026, 2, 1) + timedelta(days=rng.randrange(60)),
    }
    if out["notes"] == "–":
        out["notes"] = None
    return out


def outlet(rng, side, number):
    """One host outlet."""
    turkish = side == "TR"
    given = rng.choice((TR_GIVEN if turkish else AZ_GIVEN)["F"])
    family = rng.choice(TR_FAMILY if turkish else AZ_FAMILY)
    name = f"{rng.choice(['Yeni', 'Halk', 'Doğu', 'Güney'] if turkish else ['Yeni', 'Xalq', 'Şərq', 'Odlar'])} {rng.choice(['TV', 'Media', 'Press', 'FM'])} {number}"
    return {
        "name": name,
        "kind": rng.choice(TRACKS),
        "city": rng.choice(TR_CITY if turkish else AZ_CITY),
        "country": side,
        "address": f"Cumhuriyet Cad. {rng.randrange(1, 99)}" if turkish else f"Neftçilər pr. {rng.randrange(1, 99)}",
        "website": f"www.{ascii_of(name).lower().replace(' ', '')}.example",
        "places": rng.randrange(1, 9),
        "contact_name": f"{given} {family}",
        "contact_role": rng.choice(["Editör", "Müdür"] if turkish else ["baş redaktor", "direktor"]),
        "contact_email": ascii_of(f"{given}.{family}@example.{'tr' if turkish else 'az'}").lower(),
        "contact_phone": f"+90212{rng.randrange(2 * 10**6, 9 * 10**6)}"
        if turkish
        else f"+99412{rng.randrange(4 * 10**6, 6 * 10**6)}",
        "departments": rng.choice(
            [("Haber", "Spor"), ("Kurgu",), ("Ekonomi", "Kültür", "Dış haberler")]
            if turkish
            else [("Xəbərlər", "İdman"), ("Montaj",)]
        ),
        "languages": rng.choice([("tr", "en"), ("tr",)] if turkish else [("az", "ru"), ("az",)]),
        "active": rng.choice([True, True, False]),
    }


def spoken(person, _rng):
    """The languages of an outlet as a list of its country writes them."""
    names = {"tr": "Türkçe", "en": "İngilizce", "az": "Azərbaycan", "ru": "rus"}
    return ", ".join(names[each] for each in person["languages"])


def seeded(number):
    return random.Random(number)
