"""Lists whose records do not stand in rows under a header: what is read of them, and what is reported."""

from datetime import date

from exchange_app.sheets.infer import layout, multirow
from exchange_app.sheets.infer.context import AgencyName, Corrections, ReadingContext, SheetCorrection
from exchange_app.sheets.infer.header_lines import is_header
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.raw import RawBook, RawSheet, Span

CONTEXT = ReadingContext(agency=AgencyName("TR", "Anadolu", "TR", "tr"), today=date(2026, 9, 15))
PEOPLE = [
    ("Sevgi Kaya", "Kadın", "14.07.1984", "0541 785 45 13", "sevgi@example.tr", "Fotoğraf"),
    ("Emre Demir", "Erkek", "06.01.2002", "0555 689 86 67", "emre@example.tr", "Sinema"),
    ("Ayşe Acar", "Kadın", "14.02.1986", "0553 593 89 17", "ayse@example.tr", "Radyo"),
    ("Ali Yurt", "Erkek", "04.11.1993", "0542 662 21 25", "ali@example.tr", "Televizyon"),
]
HEADERS = ("Adı Soyadı", "Cinsiyet", "Doğum Tarihi", "Telefon", "E-posta", "Alanı")


def read(*sheets, corrections=None, merged=()):
    raw = RawBook("xlsx", tuple(RawSheet(f"S{at}", list(rows), merged=merged) for at, rows in enumerate(sheets, 1)))
    return map_book(raw, CONTEXT, corrections)


def column(sheet, key):
    return [row.values.get(key) for row in sheet.rows]


def problems(sheet):
    return [(each.row, each.column, each.field, each.cell) for each in sheet.problems]


def on_its_side(rows):
    return list(zip(HEADERS, *rows, strict=True))


def test_records_in_columns_are_read_and_their_problems_name_the_cell_of_the_file():
    people = [PEOPLE[0], ("Emre Demir", "Erkek", "31.02.2002", *PEOPLE[1][3:])]
    (sheet,) = read([("ADAYLAR",), (), *on_its_side(people)]).sheets
    assert sheet.turned and [row.row for row in sheet.rows] == [2, 3]
    assert column(sheet, "family_name") == ["Kaya", "Demir"]
    assert column(sheet, "birth_date") == [date(1984, 7, 14), None]
    assert problems(sheet) == [(5, "C", "birth_date", "31.02.2002")]
    assert sheet.column_of("birth_date").column == "5"


def test_headings_between_the_labels_of_a_turned_sheet_say_whose_telephone_it_is():
    rows = [
        ("Adı", "Sevgi", "Emre"), ("Soyadı", "Kaya", "Demir"), ("E-posta", "s@example.tr", "e@example.tr"), ("Telefon", "0541 785 45 13", "0555 689 86 67"),
        ("ACİL DURUM",), ("Adı", "Can Kaya", "Ece Demir"), ("Telefon", "0541 785 45 10", "0555 689 86 60"),
    ]  # fmt: skip
    (sheet,) = read(rows).sheets
    assert column(sheet, "phone") == ["+905417854513", "+905556898667"]
    assert column(sheet, "emergency_name") == ["Can Kaya", "Ece Demir"]
    assert column(sheet, "emergency_phone") == ["+905417854510", "+905556898660"]


def test_a_person_can_correct_a_row_of_a_turned_sheet():
    fixed = Corrections(sheets={"S1": SheetCorrection(columns={"4": ("emergency_phone",)})})
    (sheet,) = read(on_its_side(PEOPLE), corrections=fixed).sheets
    assert sheet.turned and column(sheet, "emergency_phone")[0] == "+905417854513" and column(sheet, "phone")[0] is None


def test_cards_below_one_another_are_records_too():
    rows = [("Başvuru kartları",)]
    for person in PEOPLE[:3]:
        rows += [(f"{header}:", value) for header, value in zip(HEADERS, person, strict=True)] + [()]
    rows[12] = ("E-posta:", "emre @ example.tr")
    (sheet,) = read(rows).sheets
    assert not sheet.turned and [row.row for row in sheet.rows] == [2, 9, 16]
    assert column(sheet, "given_name") == ["Sevgi", "Emre", "Ayşe"]
    assert [each[:3] for each in problems(sheet)] == [(13, "B", "email")]


def test_one_form_about_one_person_is_no_list():
    assert (
        read([("Kurum:", "TRT"), ("Telefon:", "0312 463 00 00"), ("Şehir:", "Ankara"), ("Adres:", "Oran")]).sheets == []
    )


def test_a_date_in_three_columns_is_one_date():
    rows = [
        ("Ad", "Soyad", "Doğum tarixi", None, None, "E-poçt"), (None, None, "gün", "ay", "il"),
        ("Eldar", "Mirzəyev", 16, 7, 1985, "e@example.az"), ("Lalə", "Quliyeva", "5", "mart", "1990", "l@example.az"),
        ("Orxan", "Əliyev", 31, 2, 1995, "o@example.az"), ("Günel", "Həsənova", 3, None, 1991, "g@example.az"), ("Aysel", "Abbasova", None, None, None, "a@example.az"),
    ]  # fmt: skip
    (sheet,) = read(rows, merged=(Span(0, 2, 0, 4),)).sheets
    assert column(sheet, "birth_date") == [date(1985, 7, 16), date(1990, 3, 5), None, None, None]
    assert problems(sheet) == [(5, "C", "birth_date", "31.2.1995"), (6, "C", "birth_date", "3 … 1991")]
    assert sheet.column_of("birth_date").parts == ("C", "D", "E")
    assert not any(each.column in "CDE" for each in sheet.ignored_columns)


def test_three_columns_named_alike_are_a_date_in_any_order():
    rows = [
        ("Ad", "Soyad", "Doğum yılı", "Doğum ayı", "Doğum günü", "E-posta"),
        ("Ali", "Kaya", 1990, "Mayıs", 2, "a@example.tr"),
        ("Ece", "Koç", 1991, 12, 30, "e@example.tr"),
    ]
    (sheet,) = read(rows).sheets
    assert column(sheet, "birth_date") == [date(1990, 5, 2), date(1991, 12, 30)]


def test_marks_under_the_words_of_a_choice_are_that_choice():
    rows = [
        ("Soyad", "Ad", "Dil bilikləri", None, None, None, "Sahə", None, "Cinsi", None), (None, None, "İngilis dili", None, None, None, "Televiziya", "Radio", "Kişi", "Qadın"),
        (None, None, "zəif", "orta", "yaxşı", "əla"),
        ("Mirzəyev", "Eldar", None, None, "x", None, "+", None, "✓", None), ("Quliyeva", "Lalə", None, "X", "x", None, None, 1, None, "V"), ("Əliyev", "Orxan", "-", None, None, None, None, None, "x", None),
    ]  # fmt: skip
    (sheet,) = read(rows, merged=(Span(0, 2, 0, 5), Span(1, 2, 1, 5), Span(0, 6, 0, 7), Span(0, 8, 0, 9))).sheets
    assert column(sheet, "level_en") == ["B2", None, None]
    assert column(sheet, "track") == ["tv", "radio", None]
    assert column(sheet, "gender") == ["M", "F", "M"]
    assert problems(sheet) == [(5, "C", "level_en", "orta / yaxşı")]


def test_ranks_under_outlets_are_choices():
    rows = [
        ("Ad", "Soyad", "E-posta", "Tercih sırası", None, None), (None, None, None, "Ulduz Film", "Günəş FM", "Kür Qəzeti"),
        ("Ali", "Kaya", "a@example.tr", 2, 1, 3), ("Ece", "Koç", "e@example.tr", 1, None, 2), ("Can", "Ak", "c@example.tr", 1, 1, None), ("Nil", "Us", "n@example.tr", 3, 2, 1),
    ]  # fmt: skip
    (sheet,) = read(rows, merged=(Span(0, 3, 0, 5),)).sheets
    assert column(sheet, "preference_1") == ["Günəş FM", "Ulduz Film", None, "Kür Qəzeti"]
    assert column(sheet, "preference_2") == ["Ulduz Film", "Kür Qəzeti", None, "Günəş FM"]
    assert [each[:3] for each in problems(sheet)] == [(5, "D", "preference_1")]


def test_a_list_of_people_without_any_header_is_read_by_its_values_and_says_so():
    (sheet,) = read(PEOPLE).sheets
    assert column(sheet, "family_name") == ["Kaya", "Demir", "Acar", "Yurt"]
    assert (
        column(sheet, "birth_date")[0] == date(1984, 7, 14)
        and column(sheet, "track")[1] == "cinema"
        and column(sheet, "gender")[2] == "F"
    )
    assert {each.why.text for each in sheet.columns} == {"by its values"}


def test_passports_and_ids_without_a_header_are_left_to_the_person_and_are_no_telephones():
    people = [
        ("Şirinov Zaur Ənvər oğlu", "8Y2MJQV", "C90365053", "077 895 13 54"),
        ("Kərimova Nailə Cəmil qızı", "9R1M36B", "C52347566", "070 734 62 93"),
        ("Rəhimov Həsən Tofiq oğlu", "8VQXQWY", "C96231509", "051 607 24 57"),
    ]
    (sheet,) = read(people).sheets
    assert [each.column for each in sheet.ignored_columns] == ["B", "C"]
    assert column(sheet, "phone")[0] == "+994778951354" and column(sheet, "patronymic")[0] == "Ənvər oğlu"
    assert sheet.problems == []


def test_a_list_goes_on_in_a_sheet_without_a_header():
    book = read(
        [HEADERS, *PEOPLE[:3]],
        [PEOPLE[3], ("Can Ak", "Erkek", "5 Mayıs 1999", "0553 111 22 33", "can@example.tr", "Gazete"), PEOPLE[0]],
    )
    assert [sheet.sheet for sheet in book.sheets] == ["S1", "S2"]
    assert column(book.sheets[1], "birth_date")[1] == date(1999, 5, 5) and [row.row for row in book.sheets[1].rows] == [
        1,
        2,
        3,
    ]


def test_other_tables_without_headers_are_no_list_of_people():
    assert (
        read(
            [("Otobüs saatleri", "08:00"), ("Kahvaltı", "09:00"), ("Toplantı", "10:00"), ("Öğle yemeği", "12:00")]
        ).sheets
        == []
    )
    assert read([(f"Ürün {n}", n * 3, n * 1.5) for n in range(10)]).sheets == []


def test_a_form_that_names_its_groups_in_every_header_has_groups():
    headers = (
        "Name - First Name",
        "Name - Last Name",
        "Address - Street",
        "Address - City",
        "Reference - Name",
        "Reference - E-mail",
        "E-mail",
    )
    rows = [
        headers,
        ("Ali", "Kaya", "Gül Sok. 5", "Ankara", "Prof. Ece Ak", "ece@uni.example", "ali@example.tr"),
        ("Can", "Ak", "Lale Sok. 7", "Bursa", "Dr. Nil Us", "nil@uni.example", "can@example.tr"),
    ]
    (sheet,) = read(rows).sheets
    assert (
        column(sheet, "family_name") == ["Kaya", "Ak"]
        and column(sheet, "city") == ["Ankara", "Bursa"]
        and column(sheet, "email") == ["ali@example.tr", "can@example.tr"]
    )
    assert {each.column for each in sheet.ignored_columns} == {"E", "F"}


def test_numbers_of_rows_headed_id_are_no_documents_and_a_stamp_of_time_is_the_day_of_applying():
    rows = [("ID", "Start time", "Full name", "E-mail", "Preferred field of placement")]
    rows += [
        (at, f"2026-02-1{at} 14:12:59", name, mail, field) for at, (name, _, _, _, mail, field) in enumerate(PEOPLE, 1)
    ]
    (sheet,) = read(rows).sheets
    assert sheet.problems == [] and "national_id" not in sheet.rows[0].values
    assert column(sheet, "submitted_on")[0] == date(2026, 2, 11) and column(sheet, "track")[0] == "photo"


def test_blocks_of_records_in_columns_below_one_another_are_all_read():
    (sheet,) = read([("ADAYLAR",), *on_its_side(PEOPLE[:2]), (), *on_its_side(PEOPLE[2:])]).sheets
    assert (
        column(sheet, "given_name") == ["Sevgi", "Emre", "Ayşe", "Ali"] and column(sheet, "phone")[3] == "+905426622125"
    )
    assert len({row.row for row in sheet.rows}) == 4


def test_records_of_two_rows_under_a_header_of_two_rows_are_one_record_each():
    rows = [("No", "Adı", "Soyadı", "Doğum tarihi"), (None, "Telefon", "E-posta", "Kurumu")]
    for number, (name, _, born, phone, mail, _) in enumerate(PEOPLE, 1):
        rows += [(number, *name.split(), born), (None, phone, mail, "Anka Haber")]
    rows[4] = (2, "Emre", "Demir", "31.02.2002")
    rows[5] = (None, "0555", "emre@example.tr", "Anka Haber")
    (sheet,) = read(rows).sheets
    assert column(sheet, "family_name") == ["Kaya", "Demir", "Acar", "Yurt"]
    assert column(sheet, "email")[3] == "ali@example.tr" and column(sheet, "employer")[0] == "Anka Haber"
    assert sorted(each[:3] for each in problems(sheet)) == [(5, "D", "birth_date"), (6, "B", "phone")]


def test_a_list_whose_columns_stand_in_one_cell_is_parted():
    (sheet,) = read([(";".join(row),) for row in (HEADERS, *PEOPLE)]).sheets
    assert column(sheet, "family_name") == ["Kaya", "Demir", "Acar", "Yurt"] and column(sheet, "track")[0] == "photo"


def test_a_filled_in_form_about_one_person_is_a_record():
    rows = [
        ("BAŞVURU FORMU",), ("Adı:", "Sevgi", None, "Soyadı:", "Kaya"), ("Doğum tarihi:", "14.07.1984", None, "Cinsiyeti:", "Kadın"),
        ("Telefon: 0541 785 45 13",), ("E-posta:", "sevgi@example.tr", None, "Alanı:", "Fotoğraf"), ("Pasaport no:", "U1234567"),
    ]  # fmt: skip
    (sheet,) = read(rows).sheets
    assert len(sheet.rows) == 1
    assert [column(sheet, key)[0] for key in ("family_name", "phone", "track", "passport_number", "gender")] == [
        "Kaya",
        "+905417854513",
        "photo",
        "U1234567",
        "F",
    ]


def test_given_names_tell_which_word_of_a_full_name_is_the_family_name():
    people = [
        ("Kaya Sevgi", *PEOPLE[0][1:]),
        ("Demir Emre", *PEOPLE[1][1:]),
        ("Acar Ayşe", *PEOPLE[2][1:]),
        ("Yurt Ali", *PEOPLE[3][1:]),
    ]
    (sheet,) = read(people).sheets
    assert column(sheet, "family_name") == ["Kaya", "Demir", "Acar", "Yurt"]


def test_a_long_list_is_searched_for_headers_only_where_they_can_be(monkeypatch):
    asked = []

    def counted(sheet, row, **how):
        asked.append(row)
        return is_header(sheet, row, **how)

    for module in (multirow, layout):
        monkeypatch.setattr(module, "is_header", counted)
    people = [PEOPLE[at % 4] for at in range(3000)]
    (sheet,) = read([HEADERS, *people]).sheets
    assert len(sheet.rows) == 3000
    assert len(asked) < 1000
