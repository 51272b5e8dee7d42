"""Telephones, towns, days and counts that headers give to somebody or something else are none of the record's."""

import pytest

from exchange_app.sheets.infer.headers import ENOUGH, candidates
from tests.sheets.infer.reading_lists import column, read

OTHERS = {
    (
        "applicant",
        "tr",
    ): "Tercümanın cep no | Şoförün telefonu | YDS puanı | Kurum izin yazısı tarihi | Üye olduğu meslek kuruluşu | Başvuru kayıt no | Kayıt güncelleme "
    "| Ev telefonu (kefilin) | Aktarma şehri | Kimlik seri no | Arama notu (çağrı merkezi) | Sağlık raporu tarihi",
    (
        "applicant",
        "az",
    ): "Sürücünün telefonu | Tərcüməçinin mobil nömrəsi | Zəmanətçinin əlaqə nömrəsi | IELTS balı | Son dəyişiklik | VÖEN | Üzv olduğu jurnalist təşkilatı "
    "| Tranzit şəhəri | İşin nömrəsi (qovluq) | Ş/V seriyası və nömrəsi",
    (
        "applicant",
        "en",
    ): "Driver's mobile | Interpreter's phone | IELTS score | Press card valid until | Last updated | Postal code | ID card serial number | Referee's position",
    (
        "outlet",
        "tr",
    ): "Muhasebe e-posta | Muhasebe telefonu | KEP adresi | MERSİS No | Muhabir sayısı | Stüdyo sayısı | YouTube abone sayısı | Servis saati | Kuruluş kodu",
    (
        "outlet",
        "az",
    ): "Mühafizə postunun telefonu | Mühasibatlığın e-poçtu | Studiya sayı | Qurumun kodu | Hüquqi adı (müqavilə üçün) | Kuratorların sayı | Təsisçinin telefonu",
    (
        "outlet",
        "en",
    ): "Accounts dept. e-mail | Night desk phone | Security desk phone | Outlet code | Publisher's phone",
    (
        "cohort",
        "tr",
    ): "Tercüman sayısı | Eğitmen sayısı | Açılış töreni yeri | Açılış saati | Kapanış yemeği rezervasyonu | Dönem kodu",
    (
        "cohort",
        "az",
    ): "Tərcüməçi sayı | Bronun son günü | Açılış mərasiminin yeri | Açılışın saatı | Müsahibəyə çağırılanlar (nəfər)",
    ("cohort", "en"): "No. of trainers | Opening ceremony venue | Closing dinner booking",
}
OURS = {
    (
        "applicant",
        "tr",
    ): "Hâlen görev yaptığı medya kuruluşu = employer | Sık kullandığınız e-posta = email | Yazışma adresi = address | Komisyon toplam puanı = score "
    "| Yedek listedeki kaçıncı sırada = waitlist_rank | BAŞVURUNUN YAPILDIĞI TARİH = submitted_on | Başvuru tarihi ve saati = submitted_on",
    (
        "applicant",
        "az",
    ): "Faktiki yaşadığı ünvan = address | Tutduğu vəzifə = position | Sizinlə əlaqə saxlaya biləcəyimiz nömrə = phone | Bal üzrə sırası = rank "
    "| Qiymətləndirmədə tutduğu yer = rank | Komissiyanın yekun balı = score",
    (
        "applicant",
        "en",
    ): "Post held at present = position | Mailing address = address | Daytime phone = phone | Passport serial number = passport_number",
    (
        "outlet",
        "tr",
    ): "Staj yapılacak yerin adresi = address | Stajyer alınan servisler = departments | Muhatabımız kim? = contact_name",
    (
        "outlet",
        "az",
    ): "Redaksiyanın / qurumun adı = name | Hüquqi ünvan = address | Təcrübə keçilə bilən şöbələr = departments",
    (
        "cohort",
        "az",
    ): "Aid olduğu proqram = programme | Aşağı yaş həddi = minimum_age | Yuxarı yaş həddi = maximum_age | Qrupun başa çatdığı tarix = ends | Qəbul ediləcək nəfər sayı = seats",
    ("cohort", "tr"): "Dönemin sona erdiği tarih = ends | Dönemin başladığı tarih = starts",
}


def meant(header, kind, language):
    found = candidates((header,), kind, language)
    return found[0].fields[0] if found and found[0].score >= ENOUGH else ""


@pytest.mark.parametrize(("kind", "language"), OTHERS)
def test_a_header_that_names_another_owner_names_no_field(kind, language):
    headers = [header.strip() for header in OTHERS[kind, language].split("|")]
    assert [(header, field) for header in headers if (field := meant(header, kind, language))] == []


@pytest.mark.parametrize(("kind", "language"), OURS)
def test_words_that_only_describe_the_matter_take_nothing_away(kind, language):
    pairs = [tuple(map(str.strip, pair.split("="))) for pair in OURS[kind, language].split("|")]
    assert [(header, field, got) for header, field in pairs if (got := meant(header, kind, language)) != field] == []


def test_values_do_not_win_against_a_header_that_names_another_owner():
    rows = [
        ("Ayşe Kaya", "01.02.1990", "0532 111 22 33", "x@abc.example"),
        ("Ali Tan", "01.02.1991", "0533 111 22 34", "y@abc.example"),
        ("Can Er", "01.03.1991", "0533 111 22 35", "z@abc.example"),
    ]
    sheet = read(("Ad Soyad", "Doğum tarihi", "Sekreterin telefonu", "Muhasebe e-postası"), *rows)
    assert set().union(*(row.values for row in sheet.rows)) == {"given_name", "family_name", "birth_date"}


def test_of_reading_writing_and_speaking_none_is_the_level_but_the_whole_language_is():
    people = [
        ("Ayşe Kaya", "01.02.1990", "B2", "B1", "A2", "B1"),
        ("Ali Tan", "01.02.1991", "C2", "C1", "C1", "C1"),
        ("Can Er", "01.03.1991", "A2", "A1", "A1", "A1"),
    ]
    parts = ("İngilizce [Okuma]", "İngilizce [Yazma]", "İngilizce [Konuşma]")
    sheet = read(("Ad Soyad", "Doğum tarihi", *parts), *(person[:5] for person in people))
    assert column(sheet, "level_en") == [None, None, None] and len(sheet.ignored_columns) == 3
    sheet = read(("Ad Soyad", "Doğum tarihi", *parts, "İngilizce düzeyiniz (genel)"), *people)
    assert column(sheet, "level_en") == ["B1", "C1", "A1"]


def test_of_two_columns_of_places_the_later_year_is_meant():
    rows = [("TRT Haber", "Ankara", 2, 3), ("Kanal Fırat", "Elazığ", 1, 4), ("Ege FM", "İzmir", 5, 6)]
    for headers in (
        ("Kurum adı", "Şehir", "2025 kontenjanı", "2027 kontenjanı"),
        ("Kurum adı", "Şehir", "2026-cı ilin yer sayı", "2027-ci ilin yer sayı"),
    ):
        assert column(read(headers, *rows), "places") == [3, 4, 6]


def test_letters_answer_yes_and_no_where_a_column_leaves_no_doubt():
    rows = [("TRT Haber", "Ankara", "E"), ("Kanal Fırat", "Elazığ", "H"), ("Ege FM", "İzmir", "E")]
    assert column(read(("Kurum adı", "Şehir", "Aktif mi (E/H)"), *rows), "active") == [True, False, True]
    rows = [("Araz FM", "Gəncə", "B"), ("Kür TV", "Bakı", "X"), ("Şəki qəzeti", "Şəki", "B")]
    assert column(read(("Qurumun adı", "Şəhər", "Fəaldır (B/X)"), *rows), "active") == [True, False, True]


def test_names_that_a_database_glues_together_are_understood():
    rows = [
        ("Ayşe", "Kaya", "01.02.1990", "U12345678", "31.12.2030", "İzmir", "Lale Sok. No: 4"),
        ("Ali", "Tan", "01.02.1991", "U12345679", "30.11.2031", "Bursa", "Gül Sok. No: 7"),
    ]
    sheet = read(("AD", "SOYAD", "DOGTAR", "PASNO", "PASBITTAR", "IKAMETIL", "IKAMETADR"), *rows)
    assert {key for row in sheet.rows for key in row.values} == {
        "given_name",
        "family_name",
        "birth_date",
        "passport_number",
        "passport_expiry",
        "city",
        "address",
    }
    assert column(sheet, "city") == ["İzmir", "Bursa"]


def test_a_line_of_an_office_and_a_name_under_a_list_is_no_record():
    rows = [
        ("Ayşe Kaya", "01.02.1990", "x@abc.example"),
        ("Ali Tan", "01.02.1991", "y@abc.example"),
        ("Can Er", "01.03.1991", "z@abc.example"),
        ("Dernek Sekreteri: Nezihe Tan", "", ""),
    ]
    assert column(read(("Ad Soyad", "Doğum tarihi", "E-posta"), *rows), "given_name") == ["Ayşe", "Ali", "Can"]


def test_an_address_without_its_sign_is_the_fault_of_the_e_mail_not_a_position():
    rows = [
        ("Ege FM", "Elif Er, 0541 785 45 13, elif@ege.example"),
        ("Kür FM", "Ali Er, 0541 785 45 14, ali.kur.example"),
        ("Nil FM", "Ece Tan\nece@nil.example\n0541 785 45 15"),
    ]
    sheet = read(("Kurum adı", "İrtibat kişisi (ad, telefon, e-posta)"), *rows)
    assert column(sheet, "contact_name") == ["Elif Er", "Ali Er", "Ece Tan"] and column(sheet, "contact_role") == [
        None,
        None,
        None,
    ]
    assert [(each.row, each.field) for each in sheet.problems] == [(3, "contact_email")]


def test_a_word_of_a_choice_may_be_cut_short_with_a_point_or_explained_in_parentheses():
    rows = [
        ("Ayşə Əliyeva", "01.02.1990", "qad.", "İnformasiya (xəbər) agentliyi"),
        ("Əli Əliyev", "01.02.1991", "kiş.", "Televiziya"),
        ("Can Ərov", "01.02.1992", "kişi", "Qəzet"),
    ]
    sheet = read(("Ad, soyad", "Doğum tarixi", "Cinsi", "Sahəsi"), *rows)
    assert column(sheet, "gender") == ["F", "M", "M"] and column(sheet, "track") == ["news_agency", "tv", "press"]


def test_an_answer_beside_a_label_with_a_colon_is_an_answer_however_it_reads():
    forms = [
        ("Soyadı:", "Ələkbərov"),
        ("Adı:", "Nurlan"),
        ("Doğulduğu tarix:", "15.12.1987"),
        ("Vətəndaşlığı:", "Azərbaycan Respublikası"),
        ("İş yeri:", "Şəhər qəzeti"),
        ("FİN:", "8B0R55S"),
        ("Vəzifəsi:", "müxbir"),
    ]
    sheet = read(*forms)
    assert column(sheet, "citizenship") == ["AZ"] and column(sheet, "employer") == ["Şəhər qəzeti"]


def test_what_an_outlet_does_is_its_kind_where_kinds_of_media_stand_below():
    rows = [
        ("Ege FM", "İzmir", "radyo"),
        ("Kür TV", "Ankara", "televizyon"),
        ("Nil Ajans", "Bursa", "haber ajansı"),
        ("Sabah", "Adana", "gazete"),
    ]
    sheet = read(("kurum adı", "şehir", "ne iş yapıyor"), *rows)
    assert column(sheet, "kind") == ["radio", "tv", "news_agency", "press"] and sheet.column_of("contact_role") is None


def test_a_question_that_goes_on_speaks_of_the_person_named_before():
    rows = [
        (name, "01.02.1990", "Ece Kaya", f"+90 532 111 22 3{at}", f"+90 533 111 22 3{at}", "Türkiye")
        for at, name in enumerate(("Ayşe Kaya", "Ali Tan", "Can Er", "Su Ay", "Nil Ok"))
    ]
    asked = (
        "Full name",
        "Date of birth",
        "Whom should we call in an emergency?",
        "…and on what number? (incl. country code)",
        "Mobile number incl. country code",
        "Which passport do you hold (country)?",
    )
    sheet = read(asked, *rows)
    assert column(sheet, "emergency_phone")[0] == "+905321112230" and column(sheet, "phone")[0] == "+905331112230"
    assert column(sheet, "citizenship")[0] == "TR" and sheet.column_of("country") is None


def test_a_turn_named_between_outlets_is_no_outlet():
    rows = [
        ("Birinci növbə", "", ""),
        ("Ege FM", "İzmir", "radio"),
        ("Kür TV", "Bakı", "televiziya"),
        ("İkinci növbə", "", ""),
        ("Sabah", "Bakı", "qəzet"),
    ]
    assert column(read(("Qurumun adı", "Şəhər", "Növü"), *rows), "name") == ["Ege FM", "Kür TV", "Sabah"]
