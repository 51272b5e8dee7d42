"""Values, whatever the file says: one cell at a time."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from exchange_app.kinds import KINDS
from exchange_app.kinds.model import NamePart
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.sheets.values.countries import find_country, read_countries
from exchange_app.sheets.values.fault import Fault, broken
from exchange_app.sheets.values.names import split_name
from exchange_app.sheets.values.readers import ColumnEvidence, Setting, reader_of
from exchange_app.text import words

TODAY = date(2026, 9, 15)
APPLICANT, OUTLET, COHORT = (fields_of(kind) for kind in ("applicant", "outlet", "cohort"))
AGENCIES = {"tr": "TR", "az": "AZ", "turkiye": "TR", "azerbaycan": "AZ"}


def read(key, cell, language="tr", *, fields=APPLICANT, header="", seen=(), regions=("TR", "AZ"), date1904=False):
    setting = Setting(language, TODAY, date1904, AGENCIES)
    reader = reader_of([fields[key]], setting, header=header, evidence=ColumnEvidence(tuple(seen)))
    return reader.read(cell, regions) if reader.regional else reader.read(cell)


DATES = [
    (date(1999, 12, 31), "31.12.1999"), (date(1999, 12, 31), "31/12/1999"), (date(1999, 12, 31), "1999-12-31"), (date(1998, 3, 5), "5 Mart 1998"),
    (date(1998, 3, 5), "5 mart 1998-ci il"), (date(1998, 3, 12), "12-Mar-1998"), (date(1998, 3, 12), " 12 . 03 . 1998 "), (date(1990, 8, 1), "1 AĞUSTOS 1990"),
    (date(1990, 8, 1), "1 agustos 1990"), (date(1990, 8, 1), "1 avqust 1990-cı il"), (date(1990, 6, 7), "7 iyun 1990"), (date(1990, 7, 7), "7 iyul 1990"), (date(1990, 5, 7), "7 May 1990"),
    (date(1990, 5, 7), "7 Mayıs 1990"), (date(1990, 1, 2), "2 Ocak 1990"), (date(1990, 2, 2), "2 ŞUB 1990"), (date(1990, 2, 2), "2 fevral 1990"), (date(1990, 9, 3), "September 3, 1990"),
    (date(1990, 9, 3), "3rd September 1990"), (date(1990, 11, 3), "03.11.1990 00:00:00"), (date(1990, 11, 3), "1990-11-03T10:00:00Z"), (date(1990, 11, 3), "3.11.1990 r."), (date(1990, 11, 3), "3.11.1990-cı il"),
    (date(1998, 3, 5), "05.03.98"), (date(1994, 8, 21), 34567), (date(1994, 8, 21), "34567"), (date(1994, 8, 21), 34567.5), (date(1990, 1, 31), datetime(1990, 1, 31, 10, 5)), (date(1990, 12, 4), "4\xa0Aralık\xa01990"),
    (date(1990, 10, 4), "4 oktyabr 1990"), (date(1990, 4, 4), "4 aprel 1990 il"), (date(1990, 3, 4), "4 III 1990"),
]  # fmt: skip


@pytest.mark.parametrize("day, cell", DATES, ids=str)
def test_dates_in_every_written_form(day, cell):
    assert read("birth_date", cell) == day


@pytest.mark.parametrize(
    "cell",
    [
        "31.02.1995",
        "29.02.1989",
        "12.13.1994",
        "1/15/1990",
        "1990",
        1990,
        "05.03.03",
        "bilinmiyor",
        "01.01.2030",
        date(2030, 1, 1),
        "mart 1990",
        "0.0.0",
        12,
        99999999,
        True,
        "32 mart 1990",
        "5.3",
    ],
)
def test_a_date_that_is_none_is_a_problem_and_never_another_day(cell):
    found = read("birth_date", cell)
    assert isinstance(found, Fault) and found.value is None
    assert words("en").say(found.message)


def test_a_problem_says_what_is_wrong_with_the_date():
    assert words("en").say(read("birth_date", "29.02.1989").message) == "February 1989 has no day 29; correct the date."


def test_serials_count_from_1904_where_the_workbook_does():
    assert read("birth_date", 33105, date1904=True) == date(1994, 8, 21)


def test_an_expiry_in_the_past_is_read():
    assert read("passport_expiry", "18.03.2019") == date(2019, 3, 18)


@pytest.mark.parametrize("cell", ["-", "—", "yok", "YOXDUR", "n/a", "N/A", "  ", "–"])
@pytest.mark.parametrize(
    "key",
    ["employer", "birth_date", "phone", "email", "national_id", "level_en", "experience_years", "citizenship", "track"],
)
def test_words_for_not_given_give_nothing(key, cell):
    assert read(key, cell) is None


PHONES = [
    ("+905321112233", "0532 111 22 33", ("TR",)), ("+905321112233", "532 111 22 33", ("TR",)), ("+905321112233", 5321112233, ("TR",)), ("+905321112233", "+90 (532) 111-22-33", ()),
    ("+905321112233", "0090 532 111 22 33", ("AZ",)), ("+905321112233", "905321112233", ("AZ",)), ("+905321112233", "+90 (0)532 111 22 33", ()), ("+994502223344", "050 222-33-44", ("AZ",)),
    ("+994502223344", "(050) 222 33 44", ("TR", "AZ")), ("+994502223344", 994502223344, ("TR",)), ("+994502223344", 502223344, ("AZ",)), ("+994502223344", "Mob.: 050 222 33 44", ("AZ",)),
    ("+994502223344", "994502223344.0", ("TR",)), ("+994124930000", "(012) 493 00 00", ("AZ",)), ("+902124630000", "0212 463 00 00", ("TR",)), ("+905300033985", "0530 003 39 85", ("TR",)), ("+4915112345678", "+49 151 12345678", ("TR",)),
    ("+995555123456", "+995 555 12 34 56", ("TR",)), ("+905321112233", "0532.111.22.33", ("TR",)), ("+905321112233", "+90 532 111 22 33 (WhatsApp)", ("TR",)),
]  # fmt: skip


@pytest.mark.parametrize("number, cell, regions", PHONES, ids=str)
def test_phones_become_e164(number, cell, regions):
    assert read("phone", cell, regions=regions) == number


@pytest.mark.parametrize(
    "cell",
    [
        "0532 111 22 33 / 0533 444 55 66",
        "0532 111 22 33, 0533 444 55 66",
        "0532 111 22 33\n0533 444 55 66",
        "+905321112233 +905334445566",
        "05321112233 05334445566",
    ],
)
def test_of_two_phones_the_first_is_kept_and_the_second_reported(cell):
    found = read("phone", cell)
    assert isinstance(found, Fault) and found.value == "+905321112233"


@pytest.mark.parametrize(
    "cell", ["0532 12", "12345", "9.05321E+11", "yazılacak", "0532 111 22 33 4", 12, "+90 532 111", "abc"]
)
def test_a_phone_that_is_none_is_a_problem(cell):
    found = read("phone", cell)
    assert isinstance(found, Fault) and found.value is None


@pytest.mark.parametrize(
    "code, cell",
    [
        ("70574793844", 70574793844),
        ("70574793844", 70574793844.0),
        ("70574793844", "70574793844.0"),
        ("70574793844", " 705 747 938 44 "),
        ("4E71203", "4E71203"),
        ("UJ65SGF", "uj65sgf"),
        ("1234567", 1234567),
        ("70574793844", "70.574.793.844"),
        ("70574793844", "70,574,793,844"),
    ],
)
def test_identifiers_become_their_digits_again(code, cell):
    assert read("national_id", cell) == code


@pytest.mark.parametrize(
    "cell", ["12345678901", 12345678901, "9.94502E+11", "123456", 123456, "1234567890123456789", 1.5, "yoxlanılır"]
)
def test_an_identifier_that_lost_digits_is_a_problem(cell):
    assert isinstance(read("national_id", cell), Fault)


@pytest.mark.parametrize(
    "cell, address", [(" A.B@Example.TR ", "a.b@example.tr"), ("ISIL.OZKAN28@EXAMPLE.TR", "isil.ozkan28@example.tr")]
)
def test_emails_are_small_letters_of_ascii(cell, address):
    assert read("email", cell) == address


@pytest.mark.parametrize(
    "cell",
    ["a.b@example.tr", "'a.b@example.tr", '"a.b@example.tr"', "Ayşe Birgül <a.b@example.tr>", "<A.B@example.tr>", "mailto:a.b@example.tr", "a.b@example.tr;", "E-posta: a.b@example.tr"],
)  # fmt: skip
def test_what_stands_around_an_address_is_no_part_of_it(cell):
    assert read("email", cell) == "a.b@example.tr"


@pytest.mark.parametrize(
    ("cell", "word"),
    [("İNFO@ORNEK.COM", "İ"), ("ışık@ornek.com", "ı"), ("k@Örnek.com.tr", "Ö"), ("pınar_akyol@x.org", "ı"), ("l@@ornek.com", "more than one @"), ("a@b.az; c@d.az", "More than one e-mail"), ("a@b.az/ c@d.az", "More than one e-mail")],
)  # fmt: skip
def test_what_is_wrong_with_an_address_is_told(cell, word):
    found = read("email", cell)
    assert isinstance(found, Fault) and found.value is None and word in words("en").say(found.message)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("U 1234 5679", "U12345679"), ("c 01234567", "C01234567"), ("AZE № 12345678", "AZE12345678"), ("AZE No. 12345678", "AZE12345678"), (12345678.0, "12345678"), ("12345678.0", "12345678"), ("NO1234567", "NO1234567")],
)  # fmt: skip
def test_passports_without_their_blanks(cell, number):
    assert read("passport_number", cell) == number


@pytest.mark.parametrize("cell", ["a @ b.az", "a@b", "a@@b.az", "a@b.az; c@d.az", "ab.az", "a@b..az", 5])
def test_an_email_that_is_none_is_a_problem(cell):
    assert isinstance(read("email", cell), Fault)


@pytest.mark.parametrize(
    "number, cell",
    [(12, "12 yıl"), (7, "7 yıldır"), (5, "5 il"), (5, 5), (5, 5.0), (5, "5"), (5, "5 (beş)"), (3, "3 years"), (0, 0)],
)
def test_numbers_with_words_are_read(number, cell):
    assert read("experience_years", cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "5-6 il",
        "4-6 kişi",
        "belirlenecek",
        "5+",
        "yaklaşık 5",
        "18 ay",
        "2 yıl 6 ay",
        5.5,
        "5,5",
        61,
        -1,
        "təxminən 5",
        date(2026, 6, 5),
    ],
)
def test_a_range_or_a_promise_is_a_problem(cell):
    assert isinstance(read("experience_years", cell), Fault)


@pytest.mark.parametrize("cell", ["8 kişi", "8 nəfər", "8 places", "8 NƏFƏR", " 8 "])
def test_places_with_words(cell):
    assert read("places", cell, fields=OUTLET) == 8


LEVELS = [
    ("C2", "ana dili", "az"), ("C1", "əla", "az"), ("C1", "ƏLA", "az"), ("B2", "yaxşı", "az"), ("B2", "yaxshi", "az"), ("B2", "YAXSI", "az"), ("B1", "orta", "az"), ("A2", "ZƏIF", "az"), ("A2", "zeif", "az"),
    ("C2", "Ana dil", "tr"), ("C1", "İLERİ", "tr"), ("C1", "ILERI", "tr"), ("B2", "Orta üstü", "tr"), ("B2", "orta-ustu", "tr"), ("A2", "TEMEL", "tr"), ("B2", "B2 - Orta üstü", "tr"), ("B2", "Orta üstü (B2)", "tr"), ("C2", "Native", "en"),
    ("C1", "fluent", "en"), ("C1", "Advanced", "en"), ("B2", "Upper-intermediate", "en"), ("B1", "Intermediate", "en"), ("A2", "basic", "en"), ("B1", "b1", "en"), ("B2", "İyi düzeyde", "tr"), ("C1", "əla / fluent", "az"), ("B1", "orta səviyyə", "az"),
    ("C1", "Fluent", "az"), ("B2", "В2", "az"),
]  # fmt: skip


@pytest.mark.parametrize("code, cell, language", LEVELS, ids=str)
def test_level_words(code, cell, language):
    assert read("level_en", cell, language) == code


@pytest.mark.parametrize("cell", ["B1-B2", "B2/C1", "IELTS 6.5", "bilmirəm", "yaxşı deyil", 7])
def test_levels_that_are_none_or_two(cell):
    assert isinstance(read("level_en", cell, "az"), Fault)


@pytest.mark.parametrize(
    "code, cell, language",
    [("tv", "Televiziya", "az"), ("news_agency", "XEBER AGENTLIYI", "az"), ("press", "Qezet", "az"), ("digital", "Reqemsal media", "az"), ("news_agency", "Haber Ajansı", "tr"), ("digital", "DİJİTAL MEDYA", "tr"),
     ("fact_checking", "Fact-checking", "en"), ("cinema", "Film studio", "en"), ("press", "Gazete / Newspaper", "tr"), ("fact_checking", "Doğrulama", "tr"), ("cinema", "Kino", "az"), ("photo", "Foto", "az"), ("tv", "TV kanalı", "tr")],
)  # fmt: skip
def test_track_words(code, cell, language):
    assert read("track", cell, language) == code


@pytest.mark.parametrize("cell", ["Radyo, TV", "Spor", "TV/Radyo"])
def test_tracks_that_are_none_or_two(cell):
    assert isinstance(read("track", cell), Fault)


@pytest.mark.parametrize(
    "cell, code",
    [
        ("Kadın / Female", "F"),
        ("ERKEK", "M"),
        ("qadın", "F"),
        ("KİŞİ", "M"),
        ("kishi", "M"),
        ("Female", "F"),
        ("Qadin", "F"),
        ("kadin", "F"),
        ("Erkek (Male)", "M"),
    ],
)
def test_gender_words(cell, code):
    assert read("gender", cell) == code


@pytest.mark.parametrize(
    "header, seen, language, letter, code",
    [
        ("Cinsiyet", ["K", "E"], "tr", "K", "F"),
        ("Cinsi", ["K", "Q"], "az", "K", "M"),
        ("Gender", ["K", "E"], "en", "K", "F"),
        ("Gender", ["K", "Q"], "en", "K", "M"),
        ("Cinsi", ["K"], "az", "K", "M"),
        ("Cinsiyet", ["K"], "tr", "K", "F"),
        ("Cinsiyet (K = Kişi, Q = Qadın)", ["K"], "tr", "K", "M"),
        ("Cinsi (K - Kadın, E - Erkek)", ["K"], "az", "K", "F"),
        ("Cinsiyet (K/E)", ["K"], "az", "K", "F"),
        ("Sex (M/F)", ["M", "F"], "tr", "M", "M"),
    ],
)
def test_a_letter_means_what_header_column_and_language_say(header, seen, language, letter, code):
    assert read("gender", letter, language, header=header, seen=seen) == code


@pytest.mark.parametrize(
    "text, code",
    [("Azərbaycanlı", "AZ"), ("T.C.", "TR"), ("TC", "TR"), ("Türkiyə", "TR"), ("Turkey", "TR"), ("TURKIYE", "TR"), ("Azerbaijan", "AZ"), ("AZE", "AZ"), ("az", "AZ"), ("Azərbaycan Respublikası", "AZ"), ("T.C. vatandaşı", "TR"),
     ("Azerbaycan / Azerbaijan", "AZ"), ("Gürcüstan", "GE"), ("Gürcistan", "GE"), ("Georgia", "GE"), ("Almanya", "DE"), ("Almaniya", "DE"), ("Türk", "TR"), ("Turkish", "TR"), ("Azerbaijani", "AZ"), ("KAZAKİSTAN", "KZ"), ("Narnia", None)],
)  # fmt: skip
def test_countries(text, code):
    assert find_country(text) == code


def test_the_letters_of_a_country_mean_what_the_language_of_the_list_means():
    assert [read_countries("az")(cell) for cell in ("AR", "ar", "TR", "—")] == ["AZ", "AZ", "TR", None]
    assert read_countries("en")("AR") == "AR"


GIVEN, FAMILY, FATHER = NamePart
NAMES = [
    (("Pınar", "Aydın", None), "Pınar Aydın", ()), (("Ayşe Nur", "Yılmaz", None), "Ayşe Nur Yılmaz", ()), (("Pınar", "AYDIN", None), "AYDIN Pınar", ()), (("Pınar", "AYDIN", None), "Pınar AYDIN", ()),
    (("PINAR", "AYDIN", None), "PINAR AYDIN", ()), (("Adem", "ÖZ", None), "ÖZ Adem", ()), (("JR Ali", "Kaya", None), "JR Ali Kaya", ()), (("Aysel", "Vəliyeva", "Zakir qızı"), "Vəliyeva Aysel Zakir qızı", (FAMILY, GIVEN, FATHER)),
    (("Aysel", "Vəliyeva", "Zakir"), "Vəliyeva Aysel Zakir", (FAMILY, GIVEN, FATHER)), (("KƏNAN", "CƏFƏROV", "NİZAMİ OĞLU"), "CƏFƏROV KƏNAN NİZAMİ OĞLU", (FAMILY, GIVEN, FATHER)),
    (("Ayşe Nur", "Yılmaz", None), "Yılmaz Ayşe Nur", (FAMILY, GIVEN)), (("Aysel", "Vəliyeva", "Zakir qızı"), "Aysel Zakir qızı Vəliyeva", (GIVEN, FAMILY)),
    (("Pınar", "Aydın", None), "Aydın, Pınar", ()), (("Ayşe", "YILMAZ ÖZTÜRK", None), "Ayşe YILMAZ ÖZTÜRK", ()), (("Ayşe", "Kaya", None), "Dr. Ayşe Kaya", ()),
]  # fmt: skip


@pytest.mark.parametrize("parts, text, order", NAMES, ids=str)
def test_full_names(parts, text, order):
    assert split_name(text, order) == parts


def both(keys, cell, fields=APPLICANT):
    reader = reader_of([fields[key] for key in keys], Setting("tr", TODAY, agencies=AGENCIES))
    return reader.read(cell, ("TR", "AZ"))


def test_place_and_date_in_one_cell():
    assert both(("birth_place", "birth_date"), "Kars / 12.03.1998") == ("Kars", date(1998, 3, 12))
    assert both(("birth_place", "birth_date"), "12 mart 1998-ci il, Şəki") == ("Şəki", date(1998, 3, 12))
    place, day = both(("birth_place", "birth_date"), "Kars / 31.02.1998")
    assert place == "Kars" and isinstance(day, Fault)


@pytest.mark.parametrize(
    "cell",
    [
        "Ali Ak, 0532 111 22 33, a@b.tr",
        "a@b.tr / Ali Ak / +905321112233",
        "Ali Ak\nTel: 0532 111 22 33\nE-posta: a@b.tr",
        "0532 111 22 33 Ali Ak a@b.tr",
        "Ali Ak (0532 111 22 33; a@b.tr)",
    ],
)
def test_a_contact_in_any_order(cell):
    keys = ("contact_name", "contact_phone", "contact_email", "contact_role")
    assert both(keys, cell, OUTLET) == ("Ali Ak", "+905321112233", "a@b.tr", None)


def test_what_cannot_be_read_of_a_contact_is_the_problem_of_that_field():
    name, phone, mail, role = both(
        ("contact_name", "contact_phone", "contact_email", "contact_role"), "Ali Ak (Müdür), 0532 11, a @ b.tr", OUTLET
    )
    assert (name, role) == ("Ali Ak", "Müdür")
    assert isinstance(phone, Fault) and isinstance(mail, Fault)


def test_lists_answers_and_decimals():
    assert read("departments", "Haber, Spor / Kültür", fields=OUTLET) == ("Haber", "Spor", "Kültür")
    assert read("languages", "Türkçe ve İngilizce", fields=OUTLET) == ("tr", "en")
    assert [read("active", cell, fields=OUTLET) for cell in ("Evet", "bəli", "hə", "Yes", "AKTİF", True)] == [True] * 6
    assert [read("active", cell, fields=OUTLET) for cell in ("Hayır", "xeyr", "no", "pasif", "yox", False)] == [
        False
    ] * 6
    assert read("score", "85,5") == Decimal("85.5")


def test_agencies_are_named_by_code_or_country():
    assert read("sending", "Azərbaycan, TR", fields=COHORT) == ("AZ", "TR")
    assert read("hosting", "Türkiye", fields=COHORT) == "TR"
    assert isinstance(read("hosting", "Fransa", fields=COHORT), Fault)


def test_text_is_trimmed_and_composed():
    assert read("employer", "\xa0 Xəzər   Media \n TV ") == "Xəzər Media TV"
    assert read("city", "S\u0327us\u0327a") == "Şuşa"


def test_a_cell_with_an_error_is_a_problem():
    assert "#REF!" in words("en").say(broken(BrokenCell(Broken.ERROR, "#REF!")).message)
    assert KINDS["applicant"].field("email")
