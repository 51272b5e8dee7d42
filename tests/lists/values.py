"""What stands in cells, and the value that each of them means."""

import datetime as dt
from random import Random

from tests.lists.names import ascii, upper

CITIES = {
    "TR": """Ankara İstanbul İzmir Bursa Antalya Adana Konya Gaziantep Kayseri Eskişehir Samsun Trabzon Erzurum Diyarbakır Malatya
    Mersin Denizli Sakarya Ordu Kars Iğdır Ağrı Van Muş Çanakkale Balıkesir Isparta Şanlıurfa Uşak Zonguldak""".split(),
    "AZ": """Bakı Gəncə Sumqayıt Mingəçevir Şirvan Naxçıvan Şəki Lənkəran Yevlax Quba Qusar Xaçmaz Şamaxı İsmayıllı Ağdam Füzuli
    Bərdə Göyçay Salyan Sabirabad Tovuz Qazax Zaqatala Qəbələ Xankəndi Şuşa Masallı Astara Cəlilabad Ağsu""".split(),
    "GB": "London Leeds Bristol Manchester Oxford Cardiff Glasgow Reading Bath Derby".split(),
}
EN_CITY = {
    "İstanbul": "Istanbul",
    "Bakı": "Baku",
    "Gəncə": "Ganja",
    "Naxçıvan": "Nakhchivan",
    "Şəki": "Sheki",
    "Xankəndi": "Khankendi",
}
COUNTRIES = {
    "en": {"TR": ["Türkiye", "Turkey"], "AZ": ["Azerbaijan"], "GB": ["United Kingdom", "UK"], "GE": ["Georgia"], "KZ": ["Kazakhstan"],
           "DE": ["Germany"], "UZ": ["Uzbekistan"], "BA": ["Bosnia and Herzegovina"], "UA": ["Ukraine"], "PL": ["Poland"]},
    "tr": {"TR": ["Türkiye", "T.C.", "Türkiye Cumhuriyeti"], "AZ": ["Azerbaycan"], "GB": ["İngiltere", "Birleşik Krallık"], "GE": ["Gürcistan"],
           "KZ": ["Kazakistan"], "DE": ["Almanya"], "UZ": ["Özbekistan"], "BA": ["Bosna-Hersek"], "UA": ["Ukrayna"], "PL": ["Polonya"]},
    "az": {"TR": ["Türkiyə"], "AZ": ["Azərbaycan", "Azərbaycan Respublikası"], "GB": ["Böyük Britaniya"], "GE": ["Gürcüstan"],
           "KZ": ["Qazaxıstan"], "DE": ["Almaniya"], "UZ": ["Özbəkistan"], "BA": ["Bosniya və Herseqovina"], "UA": ["Ukrayna"], "PL": ["Polşa"]},
}  # fmt: skip
HOME = {"tr": "TR", "az": "AZ", "en": "GB"}

# (name, kind): among them such as are ordinary words too
OUTLETS = {
    "tr": """TRT Haber:tv; Anadolu Ajansı:news_agency; Cem TV:tv; Total FM:radio; Sabah:press; Güneş Gazetesi:press; Gün TV:tv; Toplam Haber:news_agency;
    Şehir FM:radio; Yeni Söz:press; Liste Haber:digital; Deniz TV:tv; Umut FM:radio; Ülke TV:tv; Sayı Gazetesi:press; Adres Dergisi:press;
    Posta:press; Görev Gazetesi:press; Anka:news_agency; Kuzey Yıldızı:press; Doğu Ekspres:press; Kent Radyo:radio; Radyo Barış:radio;
    Medyatik:digital; Bozkır Haber:digital; Işık TV:tv; İz Dergisi:press; Akdeniz Haber Ajansı:news_agency; Ege Postası:press; Fırat TV:tv;
    Çınar Radyo:radio; Özgün Yapım:cinema; Perde Film:cinema; Kare Fotoğraf Ajansı:photo; Teyit Masası:fact_checking; Onay Medya:digital;
    Telefon Radyo:radio; Notlar:digital; Tarih Dergisi:press; Trakya Sesi:radio; Karadeniz Gündem:digital; Hatay Söz:press; Uşak Olay:press;
    Kanal Iğdır:tv; Sivas Memleket:press; İçel Ekspres:press; Halk Arenası:digital; Yerel Bakış:digital; Mavi Kare:photo; Doğru mu:fact_checking""",
    "az": """İctimai Televiziya:tv; AZƏRTAC:news_agency; Cəmi Xəbər:news_agency; Yekun TV:tv; Say qəzeti:press; Günəş Radiosu:radio; Dəniz FM:radio; Şəhər TV:tv;
    Ümid:press; Ekspress:press; Ədalət:press; Kaspi:press; Respublika:press; Səs:press; Xalq qəzeti:press; Trend:news_agency; Report:news_agency;
    Oxu:digital; Qeyd:digital; Tarix jurnalı:press; Ulduz jurnalı:press; Bahar Radiosu:radio; Araz FM:radio; Kəpəz TV:tv; Xəzər TV:tv;
    Qafqaz Xəbər:digital; Turan:news_agency; Günay:press; Zaman:press; Yeni Fikir:press; Mil-Muğan TV:tv; Göyəzən:press; Aypara:press;
    Cəbhə:press; Sumqayıt sesi:press; Bakı Film:cinema; Yaddaş studiyası:cinema; Kadr Foto:photo; Fakt Yoxla:fact_checking; Ünvan:digital;
    Lənkəran Radiosu:radio; Şirvan qəzeti:press; Nəfəs FM:radio; Media Günü:digital; Sərhəd TV:tv; Naxçıvan Xəbər:digital; Vətən səsi:radio;
    Qələm:press; Nömrə 1:digital; Xəbər 24:tv""",
    "en": """Total FM:radio; Press Agency:news_agency; The Note:press; Date Line:news_agency; City Radio:radio; Sum Media:digital; Morning Post:press; Daily Number:press;
    Field Notes:digital; The Address:press; North Star Television:tv; Bridge TV:tv; Harbour News Agency:news_agency; Evening Echo:press; Wave FM:radio;
    Clear Radio:radio; Signal TV:tv; The Reader:press; List Weekly:press; Grand Total Sport:digital; Open Frame:photo; Lens Agency:photo; Truth Desk:fact_checking;
    Check It:fact_checking; River Film Studio:cinema; Silver Screen:cinema; Anadolu Agency:news_agency; TRT World:tv; AZERTAC:news_agency; Trend:news_agency;
    Baku TV:tv; Caspian Post:press; Report:news_agency; Public Television:tv; Ankara Echo:press; Bosphorus Radio:radio; Silk Road Media:digital; Ganja Voice:radio;
    Caucasus Weekly:press; Summit TV:tv; The Signature:digital; Phone-In Radio:radio; Host TV:tv; Young Reporter:digital; Mirror:press; Globe Online:digital;
    Island News:press; Valley TV:tv; Meridian Agency:news_agency; Plain Facts:fact_checking""",
}  # fmt: skip


def outlets(language: str) -> list[tuple[str, str]]:
    """(name, kind) of each outlet."""
    pairs = [each.strip().rpartition(":") for each in OUTLETS[language].replace("\n", " ").split(";")]
    return [(" ".join(name.split()), kind) for name, _, kind in pairs]


POSITIONS = {
    "tr": "Muhabir; Editör; Haber Müdürü; Kameraman; Spiker; Genel Yayın Yönetmeni; Foto muhabiri; Yapımcı; Müdür; Koordinatör; Stajyer; Yazı İşleri Müdürü; Sunucu; Kurgu operatörü; Dış haberler editörü; Başkan".split("; "),
    "az": "Müxbir; Redaktor; Şöbə müdiri; Operator; Aparıcı; Baş redaktor; Fotomüxbir; Prodüser; Müdir; Koordinator; Təcrübəçi; Rejissor; Direktor; Xəbər redaktoru; Jurnalist; Sədr müavini".split("; "),
    "en": "Reporter; Editor; Head of news; Camera operator; News reader; Editor-in-chief; Photographer; Producer; Director; Coordinator; Trainee; Presenter; Correspondent; Sub-editor; Manager; Chairman".split("; "),
}  # fmt: skip
TRACKS = {
    "en": {"tv": ["Television", "TV"], "news_agency": ["News agency"], "press": ["Newspaper"], "radio": ["Radio"], "digital": ["Digital"], "cinema": ["Cinema", "Film studio"], "photo": ["Photography"], "fact_checking": ["Fact-checking"]},
    "tr": {"tv": ["Televizyon", "TV"], "news_agency": ["Haber ajansı", "Haber Ajansı"], "press": ["Gazete"], "radio": ["Radyo"], "digital": ["Dijital medya"], "cinema": ["Sinema"], "photo": ["Fotoğraf"], "fact_checking": ["Doğrulama"]},
    "az": {"tv": ["Televiziya", "TV"], "news_agency": ["Xəbər agentliyi"], "press": ["Qəzet"], "radio": ["Radio"], "digital": ["Rəqəmsal media"], "cinema": ["Kino"], "photo": ["Foto"], "fact_checking": ["Faktların yoxlanması"]},
}  # fmt: skip
LEVELS = {
    "en": {"C2": "native", "C1": "advanced", "B2": "upper intermediate", "B1": "intermediate", "A2": "basic"},
    "tr": {"C2": "ana dil", "C1": "ileri", "B2": "orta üstü", "B1": "orta", "A2": "temel"},
    "az": {"C2": "ana dili", "C1": "əla", "B2": "yaxşı", "B1": "orta", "A2": "zəif"},
}
GENDERS = {
    "en": [{"F": "F", "M": "M"}, {"F": "Female", "M": "Male"}, {"F": "female", "M": "male"}, {"F": "Woman", "M": "Man"}],
    "tr": [{"F": "K", "M": "E"}, {"F": "Kadın", "M": "Erkek"}, {"F": "KADIN", "M": "ERKEK"}, {"F": "Bayan", "M": "Bay"}, {"F": "Kadın / Female", "M": "Erkek / Male"}],
    "az": [{"F": "Q", "M": "K"}, {"F": "qadın", "M": "kişi"}, {"F": "Qadın", "M": "Kişi"}, {"F": "QADIN", "M": "KİŞİ"}, {"F": "qadin", "M": "kishi"}],
}  # fmt: skip
LANGUAGES = {
    "en": {"tr": "Turkish", "az": "Azerbaijani", "en": "English", "ru": "Russian"},
    "tr": {"tr": "Türkçe", "az": "Azerbaycan Türkçesi", "en": "İngilizce", "ru": "Rusça"},
    "az": {"tr": "türk", "az": "azərbaycan", "en": "ingilis", "ru": "rus"},
}
DEPARTMENTS = {
    "en": "News desk; Sport; Foreign desk; Culture; Economy; Archive; Programmes; Human resources".split("; "),
    "tr": "Haber Merkezi; Spor; Dış Haberler; Kültür-Sanat; Ekonomi; Arşiv; Program; İnsan kaynakları; İletişim".split(
        "; "
    ),
    "az": "Xəbərlər; İdman; Beynəlxalq şöbə; Mədəniyyət; İqtisadiyyat; Arxiv; Proqramlar; Kadrlar".split("; "),
}
NEEDS = {
    "en": "Vegetarian; No pork; Wheelchair; Nut allergy; Gluten free; Diabetic".split("; "),
    "tr": "Vejetaryen; Fıstık alerjisi; Tekerlekli sandalye; Glütensiz; Diyabet; Vegan".split("; "),
    "az": "Vegetarian; Fındıq allergiyası; Əlil arabası; Qlütensiz; Şəkərli diabet; Balıq yemir".split("; "),
}
NOTES = {
    "en": "Arrives a day later; Was with us in 2023; Call after 17:00; Total beginner; Signature to follow; Needs a letter for the visa; Sum paid; See list 2; prefers radio".split("; "),
    "tr": "Bir gün geç gelecek; 2023'te de katıldı; 17.00'den sonra arayınız; Toplam 3 kitabı var; İmza bekleniyor; Vize yazısı istiyor; Onay verildi; Listeye sonradan eklendi; radyoyu tercih ediyor".split("; "),
    "az": "Bir gün gec gələcək; 2023-cü ildə də iştirak edib; Saat 17-dən sonra zəng etmək; Cəmi 3 kitabı var; İmza gözlənilir; Viza məktubu lazımdır; Razılıq verilib; Siyahıya sonradan əlavə olunub; radionu üstün tutur".split("; "),
}  # fmt: skip
TITLES = {
    "en": ["Dr.", "Prof.", "Prof. Dr.", "Dr", "PhD"],
    "tr": ["Dr.", "Prof. Dr.", "Doç. Dr.", "Doç.Dr.", "Prof.Dr.", "Öğr. Gör.", "Arş. Gör.", "Av.", "Dr. Öğr. Üyesi"],
    "az": ["Dr.", "Prof.", "dos.", "akad.", "prof.", "f.f.d."],
}
NOTHING = {"en": ["-", "—", "n/a", ""], "tr": ["-", "—", "yok", "Yok", ""], "az": ["-", "—", "yoxdur", "Yoxdur", ""]}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split(),
}
YEARS = {
    "en": ["{} years", "{} yrs", "{}"],
    "tr": ["{} yıl", "{}", "{} yıldır", "{} sene"],
    "az": ["{} il", "{}", "{} ildir"],
}
PEOPLE = {"en": ["{} places", "{} people", "{}"], "tr": ["{} kişi", "{}"], "az": ["{} nəfər", "{}"]}


def az_ordinal(year: int) -> str:
    """The ending of an Azerbaijani ordinal: 1998-ci, 1996-cı, 1994-cü, 1999-cu."""
    last = {1: "ci", 2: "ci", 3: "cü", 4: "cü", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cu"}
    tens = {1: "cu", 2: "ci", 3: "cu", 4: "cı", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cı"}
    return last.get(year % 10) or tens.get(year // 10 % 10) or "ci" if year % 1000 else "ci"


DATE_STYLES = ("real", "dotted", "slashed", "iso", "words", "short_month", "short_dotted", "dashed")


def date_text(day: dt.date, style: str, language: str) -> str | dt.datetime:
    """A day as somebody writes it."""
    month = MONTHS[language][day.month - 1]
    match style:
        case "real":
            return dt.datetime(day.year, day.month, day.day)
        case "dotted":
            return f"{day:%d.%m.%Y}"
        case "slashed":
            return f"{day:%d/%m/%Y}"
        case "dashed":
            return f"{day:%d-%m-%Y}"
        case "iso":
            return day.isoformat()
        case "short_dotted":
            return f"{day.day}.{day.month}.{day.year}"
        case "short_month":
            # the first three letters of June and July are the same in Azerbaijani
            short = {"iyun": "iyn", "iyul": "iyl"}.get(month, month[:3])
            return f"{day.day:02}-{short}-{day.year}"
        case _:
            if language == "az":
                return f"{day.day} {month} {day.year}-{az_ordinal(day.year)} il"
            return f"{day.day} {month} {day.year}"


def bad_date(rng: Random) -> str:
    """A day that no calendar has."""
    return rng.choice(["31.02.{}", "31.04.{}", "30.02.{}", "45.01.{}"]).format(rng.randint(1975, 2001))


PHONES = {
    "TR": (["532", "533", "535", "542", "543", "505", "506", "507", "555", "552"], "+90"),
    "AZ": (["50", "51", "55", "70", "77", "99"], "+994"),
    "GB": (["7400", "7712", "7890", "7984", "7533"], "+44"),
}
NATIONAL = {
    "TR": ["0{p} {a} {b} {c}", "0({p}) {a} {b} {c}", "0{p}{a}{b}{c}", "0{p}-{a}-{b}-{c}", "0 {p} {a}{b}{c}", "{p} {a} {b} {c}", "0{p}.{a}.{b}.{c}", "({p}) {a} {b} {c}"],
    "AZ": ["0{p} {a} {b} {c}", "(0{p}) {a}-{b}-{c}", "0{p}{a}{b}{c}", "0{p}-{a}-{b}-{c}", "0{p} {a}{b}{c}", "{p} {a} {b} {c}"],
    "GB": ["0{p} {a}{b}{c}", "0{p}{a}{b}{c}", "0{p} {a} {b}{c}"],
}  # fmt: skip
FOREIGN = ["+{k} {p} {a} {b} {c}", "+{k}{p}{a}{b}{c}", "00{k} {p} {a} {b} {c}", "+{k} ({p}) {a} {b} {c}", "+{k}-{p}-{a}-{b}-{c}", "{k} {p} {a} {b} {c}", "{k}{p}{a}{b}{c}"]  # fmt: skip


def phone_parts(rng: Random, country: str) -> tuple[dict[str, str], str]:
    """The pieces of an invented mobile number, and the whole in E.164."""
    prefixes, code = PHONES[country]
    prefix = rng.choice(prefixes)
    left = {"TR": 7, "AZ": 7, "GB": 6}[country]
    digits = str(rng.randint(2, 9)) + "".join(rng.choice("0123456789") for _ in range(left - 1))
    a = digits[: left - 4]
    return {"k": code[1:], "p": prefix, "a": a, "b": digits[-4:-2], "c": digits[-2:]}, f"{code}{prefix}{digits}"


def tckn(rng: Random) -> str:
    """An invented Turkish identity number with right check digits."""
    n = [rng.randint(1, 9)] + [rng.randint(0, 9) for _ in range(8)]
    n.append((sum(n[0:9:2]) * 7 - sum(n[1:8:2])) % 10)
    n.append(sum(n) % 10)
    return "".join(map(str, n))


def fin(rng: Random) -> str:
    """An invented Azerbaijani FIN."""
    return rng.choice("123456789") + "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(6))


def passport(rng: Random, country: str) -> str:
    """An invented passport number."""
    if country == "AZ":
        return rng.choice(["C0", "AA"]) + str(rng.randint(1000000, 9999999))
    if country == "TR":
        return rng.choice("SU") + str(rng.randint(10000000, 99999999))
    return str(rng.randint(100000000, 999999999))


STREETS = {
    "tr": [
        "Atatürk Cad. No: {}",
        "Cumhuriyet Mah. Gül Sok. {}/4",
        "İnönü Bulvarı {}",
        "Bağdat Caddesi {} D:3",
        "Çankaya Mah. {}. Sokak No:7",
    ],
    "az": [
        "Nizami küç. {}",
        "H. Əliyev pr. {}",
        "Füzuli küçəsi {}, mənzil 12",
        "28 May küç. {}",
        "Azadlıq prospekti {}",
    ],
    "en": ["{} High Street", "{} Church Lane", "Flat 3, {} Station Road", "{} Park Avenue", "{} King Street"],
}


def email_of(given: str, family: str, rng: Random, *, domain: str = "") -> str:
    """An invented address that tells whose it is."""
    one, two = (ascii(part).lower().replace(" ", "").replace("-", "").replace("'", "") for part in (given, family))
    mailbox = rng.choice(
        [f"{one}.{two}", f"{one[0]}.{two}", f"{one}{rng.randint(70, 99)}", f"{two}.{one}", f"{one}_{two}"]
    )
    return f"{mailbox}@{domain or rng.choice(['example.com', 'ornek.com.tr', 'numune.az', 'posta.example', 'mail.example.org'])}"


def shouted(text: str, language: str) -> str:
    """In the language's capitals."""
    return upper(text, language)
