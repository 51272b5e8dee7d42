"""Headers that mean what they do only beside others, or in their own shape: forms, parentheses, periods, lists without any header."""

from datetime import date

from test_other_shapes import column, problems, read

from exchange_app.sheets.raw import Span

MAILS = ("a@example.tr", "b@example.tr", "c@example.tr", "d@example.tr")
PHONES = ("0541 785 45 13", "0555 689 86 67", "0553 593 89 17", "0542 662 21 25")
NEAR = ("0541 785 45 10", "0555 689 86 60", "0553 593 89 10", "0542 662 21 20")
BORN = ("14.07.1984", "06.01.2002", "14.02.1986", "04.11.1993")
GIVEN, FAMILY = ("Sevgi", "Emre", "Ayşe", "Ali"), ("Kaya", "Demir", "Acar", "Yurt")


def lines(*columns):
    """Rows of columns that each begin with their header."""
    return [tuple(cells) for cells in zip(*columns, strict=True)]


def test_a_form_whose_questions_end_with_colons_is_a_list_and_its_header_no_record():
    rows = lines(
        ("Adınız:", *GIVEN),
        ("Soyadınız:", *FAMILY),
        ("Doğduğunuz tarih:", *BORN),
        ("Size ulaşabileceğimiz telefon:", *PHONES),
        ("E-posta adresiniz:", *MAILS),
    )
    (sheet,) = read(rows).sheets
    assert [row.row for row in sheet.rows] == [2, 3, 4, 5] and sheet.header_rows == (1,)
    assert column(sheet, "family_name") == list(FAMILY) and column(sheet, "birth_date")[0] == date(1984, 7, 14)
    rows = lines(
        ("Given name(s) *:", *GIVEN), ("Family name *:", *FAMILY), ("Date of birth *:", *BORN), ("Mobile:", *PHONES)
    )
    (sheet,) = read(rows).sheets
    assert column(sheet, "given_name") == list(GIVEN) and len(sheet.rows) == 4


def test_labels_with_room_for_answers_beside_them_stay_a_form():
    rows = [
        ("Adı:", "Sevgi", "Soyadı:", "Kaya"),
        ("Doğum tarihi:", "14.07.1984", "Telefon:", PHONES[0]),
        ("E-posta:", MAILS[0], "Şehir:", "Ankara"),
    ]
    (sheet,) = read(rows).sheets
    assert len(sheet.rows) == 1 and column(sheet, "city") == ["Ankara"]


def test_this_person_is_the_one_whom_the_question_before_named():
    kin = ("Can Kaya", "Ece Demir", "Nur Acar", "Efe Yurt")
    for asked, again in (
        ("Acil durumda kime haber verelim? (ad soyad)", "Bu kişinin telefonu"),
        ("Emergency contact (full name)", "This person's phone number"),
        ("Fövqəladə halda kimə zəng edək? (ad, soyad)", "Həmin şəxsin mobil nömrəsi"),
    ):
        rows = lines(
            ("Ad", *GIVEN), ("Soyad", *FAMILY), ("Telefon", *PHONES), (asked, *kin), (again, *NEAR), ("Email", *MAILS)
        )
        (sheet,) = read(rows).sheets
        assert column(sheet, "emergency_name") == list(kin)
        assert column(sheet, "emergency_phone")[0] == "+905417854510" and column(sheet, "phone")[0] == "+905417854513"


def test_what_belongs_to_a_mother_or_a_referee_is_nobody_elses():
    for asked, again in (
        ("Referans verecek kişi (ad soyad)", "Bu kişinin e-posta adresi"),
        ("Name of your referee", "Their e-mail"),
    ):
        rows = lines(
            ("Ad", *GIVEN),
            ("Soyad", *FAMILY),
            ("Doğum tarihi", *BORN),
            (asked, "Can Ak", "Ece Su", "Nur Er", "Efe Al"),
            (again, *MAILS),
        )
        (sheet,) = read(rows).sheets
        assert column(sheet, "email") == [None] * 4 and column(sheet, "given_name") == list(GIVEN)


def test_a_hosts_form_is_a_list_of_outlets_and_the_person_asked_for_its_contact():
    rows = lines(
        ("Kuruluşunuzun adı nedir?", "Ufuk TV", "Haliç Gazetesi", "Körfez FM"),
        ("Kaç gazeteci ağırlayabilirsiniz?", "4", "3 kişi", "duruma göre"),
        ("Kiminle görüşelim? (ad soyad)", "Hande Soylu", "Cem Turan", "Okan Uçar"),
        ("Bu kişinin görevi", "müdür", "editör", "koordinatör"),
        ("Bu kişinin e-posta adresi", *MAILS[:3]),
        ("Bu kişinin telefonu", *PHONES[:3]),
    )
    (sheet,) = read(rows).sheets
    assert sheet.kind == "outlet" and column(sheet, "name") == ["Ufuk TV", "Haliç Gazetesi", "Körfez FM"]
    assert column(sheet, "contact_name") == ["Hande Soylu", "Cem Turan", "Okan Uçar"]
    assert column(sheet, "contact_email") == list(MAILS[:3]) and column(sheet, "contact_phone")[1] == "+905556898667"
    assert [(field, cell) for _, _, field, cell in problems(sheet)] == [("places", "duruma göre")]


def test_a_newsroom_that_is_asked_for_its_name_is_the_outlet():
    rows = lines(
        ("Redaksiyanızın adı nədir?", "Nərgiz TV", "Səda", "Ulduz"), ("Neçə təcrübəçi götürə bilərsiniz?", "4", "3 nəfər", "2"),
        ("Bizimlə kim danışacaq? (ad, soyad)", "Rəna Səlimova", "Elçin Tağıyev", "Zaur Bağırov"), ("Onun vəzifəsi", "müdir", "redaktor", "prodüser"), ("Onun e-poçtu", *MAILS[:3]),
    )  # fmt: skip
    (sheet,) = read(rows).sheets
    assert (
        sheet.kind == "outlet"
        and column(sheet, "name") == ["Nərgiz TV", "Səda", "Ulduz"]
        and column(sheet, "places") == [4, 3, 2]
    )
    assert column(sheet, "contact_name")[0] == "Rəna Səlimova" and column(sheet, "contact_email") == list(MAILS[:3])


def test_parentheses_say_the_order_of_a_name_whatever_stands_before_them():
    for header, names, family in (
        (
            "İşçi (soyadı, adı, atasının adı)",
            ("Həmidova Ramilə Vaqif qızı", "Tağıyev Elçin Akif oğlu", "Nəbiyev Zaur Əli oğlu"),
            ["Həmidova", "Tağıyev", "Nəbiyev"],
        ),
        ("Personel (adı soyadı)", ("Sevgi Kaya", "Emre Demir", "Ali Yurt"), ["Kaya", "Demir", "Yurt"]),
        ("Employee (last name, first name)", ("Kaya Sevgi", "Demir Emre", "Yurt Ali"), ["Kaya", "Demir", "Yurt"]),
    ):
        (sheet,) = read(
            lines(
                (header, *names),
                ("Doğum tarixi", *BORN[:3]),
                ("Təşkilat", "ATV", "Səda", "Ulduz"),
                ("Telefon", *PHONES[:3]),
            )
        ).sheets
        assert sheet.kind == "applicant" and column(sheet, "family_name") == family


def test_the_number_of_an_outlets_employees_is_not_that_of_its_places():
    rows = lines(
        ("Kurum adı", "Ufuk TV", "Haliç Gazetesi", "Körfez FM"),
        ("Şehir", "Ankara", "İzmir", "Bursa"),
        ("Çalışan sayısı", 120, 45, 12),
        ("Web sitesi", "www.u.tr", "www.h.tr", "www.k.tr"),
    )
    (sheet,) = read(rows).sheets
    assert sheet.kind == "outlet" and column(sheet, "places") == [None] * 3


def test_from_and_to_mean_what_their_group_lasts():
    dates = [
        (date(2027, 1, 4), date(2027, 2, 5), date(2027, 4, 5), date(2027, 4, 23)),
        (date(2027, 2, 4), date(2027, 3, 5), date(2027, 5, 5), date(2027, 5, 23)),
    ]
    for top, below in (
        (("Cohort", "Call for applications", None, "On site", None), (None, "opens", "closes", "from", "to")),
        (("Dönem", "Başvuru", None, "Ziyaret", None), (None, "başlangıç", "bitiş", "ilk gün", "son gün")),
        (("Qrup", "Müraciət", None, "Səfər", None), (None, "başlanır", "bitir", "başlanır", "bitir")),
    ):
        rows = [top, below, *[(f"2027-{at} Televizyon", *each) for at, each in enumerate(dates, 1)]]
        (sheet,) = read(rows, merged=(Span(0, 0, 1, 0), Span(0, 1, 0, 2), Span(0, 3, 0, 4))).sheets
        assert sheet.kind == "cohort"
        assert [column(sheet, key)[0] for key in ("opens", "closes", "starts", "ends")] == list(dates[0])


def test_headers_in_two_languages_one_below_the_other_are_one_header():
    top = ("Soyadı, Adı", "Doğum tarihi", "Pasaport no", "Veriliş tarihi", "Yayın organı", "Kadro")
    below = ("Surname, Name", "Date of birth", "Passport no.", "Issued on", "Media outlet", "Function at work")
    people = [
        ("KAYA, Sevgi", BORN[0], "U22744924", "01.02.2021", "ATV", "spiker"),
        ("DEMİR, Emre", BORN[1], "U44667320", "01.03.2022", "Körfez FM", "muhabir"),
    ]
    (sheet,) = read([top, below, *people]).sheets
    assert [row.row for row in sheet.rows] == [3, 4] and column(sheet, "position") == ["spiker", "muhabir"]
    assert column(sheet, "family_name") == ["KAYA", "DEMİR"] and column(sheet, "passport_expiry") == [None, None]


def test_as_one_asks_about_a_friend():
    rows = lines(
        ("isim soyisim", "Sevgi Kaya", "Emre Demir", "Ali Yurt"), ("ne zaman doğmuş", *BORN[:3]), ("nerede yaşıyor", "Ankara", "İzmir", "Bursa"),
        ("nerede çalışıyor", "ATV", "Körfez FM", "Ufuk TV"), ("kaç yıldır", "3 yıl", "4", "12 yıldır"),
    )  # fmt: skip
    (sheet,) = read(rows).sheets
    assert column(sheet, "birth_date")[2] == date(1986, 2, 14) and column(sheet, "city") == ["Ankara", "İzmir", "Bursa"]
    assert column(sheet, "employer") == ["ATV", "Körfez FM", "Ufuk TV"] and column(sheet, "experience_years") == [
        3,
        4,
        12,
    ]


def test_given_names_without_a_header_tell_that_their_neighbours_are_family_names():
    for order in ((0, 1, 2, 3), (1, 0, 3, 2)):
        every = (
            ("Gülnar", "Orxan", "Fidan", "Zaur"),
            ("Məmmədova", "Mirzəyev", "Tağıyeva", "Bağırov"),
            MAILS,
            ("1984-04-07", "1979-06-14", "1991-02-30", "1990-01-02"),
        )
        (sheet,) = read(lines(*[every[at] for at in order])).sheets
        assert column(sheet, "given_name") == list(every[0]) and column(sheet, "family_name") == list(every[1])
        assert [(row, field) for row, _, field, _ in problems(sheet)] == [(3, "birth_date")]


def test_a_name_column_that_ends_with_a_colon_signs_the_list():
    rows = lines(
        ("Ad, soyad", "Sevgi Kaya", "Emre Demir", "Ali Yurt"),
        ("Doğum tarihi", *BORN[:3]),
        ("Telefon", *PHONES[:3]),
        ("Şehir", "Ankara", "İzmir", "Bursa"),
    )
    for foot in (("Dekan:", None, None, "dos. V. Mürsəlov"), ("Fakülte sekreteri:", None, "A. Kurt", "Ankara")):
        (sheet,) = read([*rows, (), foot]).sheets
        assert len(sheet.rows) == 3 and not sheet.problems
