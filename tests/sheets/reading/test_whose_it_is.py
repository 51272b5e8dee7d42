"""Telephones, towns, days and counts that headers give to somebody or something else are none of the record's."""

import pytest

from exchange_app.sheets.reading.headers import ENOUGH, candidates
from tests.sheets.reading.reading_lists import column, read

OTHERS = {
    ("applicant", "tr"): "Tercümanın cep no | Şoförün telefonu | YDS puanı | Kurum izin yazısı tarihi | Üye olduğu meslek kuruluşu | Başvuru kayıt no | Kayıt güncelleme "
    "| Ev telefonu (kefilin) | Aktarma şehri | Kimlik seri no | Arama notu (çağrı merkezi) | Sağlık raporu tarihi",
    ("applicant", "az"): "Sürücünün telefonu | Tərcüməçinin mobil nömrəsi | Zəmanətçinin əlaqə nömrəsi | IELTS balı | Son dəyişiklik | VÖEN | Üzv olduğu jurnalist təşkilatı "
    "| Tranzit şəhəri | İşin nömrəsi (qovluq) | Ş/V seriyası və nömrəsi",
    ("applicant", "en"): "Driver's mobile | Interpreter's phone | IELTS score | Press card valid until | Last updated | Postal code | ID card serial number | Referee's position",
    ("outlet", "tr"): "Muhasebe e-posta | Muhasebe telefonu | KEP adresi | MERSİS No | Muhabir sayısı | Stüdyo sayısı | YouTube abone sayısı | Servis saati | Kuruluş kodu",
    ("outlet", "az"): "Mühafizə postunun telefonu | Mühasibatlığın e-poçtu | Studiya sayı | Qurumun kodu | Hüquqi adı (müqavilə üçün) | Kuratorların sayı | Təsisçinin telefonu",
    ("outlet", "en"): "Accounts dept. e-mail | Night desk phone | Security desk phone | Outlet code | Publisher's phone",
    ("cohort", "tr"): "Tercüman sayısı | Eğitmen sayısı | Açılış töreni yeri | Açılış saati | Kapanış yemeği rezervasyonu | Dönem kodu",
    ("cohort", "az"): "Tərcüməçi sayı | Bronun son günü | Açılış mərasiminin yeri | Açılışın saatı | Müsahibəyə çağırılanlar (nəfər)",
    ("cohort", "en"): "No. of trainers | Opening ceremony venue | Closing dinner booking",
}
OURS = {
    ("applicant", "tr"): "Hâlen görev yaptığı medya kuruluşu = employer | Sık kullandığınız e-posta = email | Yazışma adresi = address | Komisyon toplam puanı = score "
    "| Yedek listedeki kaçıncı sırada = waitlist_rank | BAŞVURUNUN YAPILDIĞI TARİH = submitted_on | Başvuru tarihi ve saati = submitted_on",
    ("applicant", "az"): "Faktiki yaşadığı ünvan = address | Tutduğu vəzifə = position | Sizinlə əlaqə saxlaya biləcəyimiz nömrə = phone | Bal üzrə sırası = rank "
    "| Qiymətləndirmədə tutduğu yer = rank | Komissiyanın yekun balı = score",
    ("applicant", "en"): "Post held at present = position | Mailing address = address | Daytime phone = phone | Passport serial number = passport_number",
    ("outlet", "tr"): "Staj yapılacak yerin adresi = address | Stajyer alınan servisler = departments | Muhatabımız kim? = contact_name",
    ("outlet", "az"): "Hüquqi ünvan = address | Təcrübə keçilə bilən şöbələr = departments",
    ("cohort", "az"): "Aid olduğu proqram = programme | Aşağı yaş həddi = minimum_age | Yuxarı yaş həddi = maximum_age | Qrupun başa çatdığı tarix = ends | Qəbul ediləcək nəfər sayı = seats",
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
    rows = [("Ayşe Kaya", "01.02.1990", "0532 111 22 33", "x@abc.example"), ("Ali Tan", "01.02.1991", "0533 111 22 34", "y@abc.example"), ("Can Er", "01.03.1991", "0533 111 22 35", "z@abc.example")]
    sheet = read(("Ad Soyad", "Doğum tarihi", "Sekreterin telefonu", "Muhasebe e-postası"), *rows)
    assert set().union(*(row.values for row in sheet.rows)) == {"given_name", "family_name", "birth_date"}


def test_of_reading_writing_and_speaking_none_is_the_level_but_the_whole_language_is():
    people = [("Ayşe Kaya", "01.02.1990", "B2", "B1", "A2", "B1"), ("Ali Tan", "01.02.1991", "C2", "C1", "C1", "C1"), ("Can Er", "01.03.1991", "A2", "A1", "A1", "A1")]
    parts = ("İngilizce [Okuma]", "İngilizce [Yazma]", "İngilizce [Konuşma]")
    sheet = read(("Ad Soyad", "Doğum tarihi", *parts), *(person[:5] for person in people))
    assert column(sheet, "level_en") == [None, None, None] and len(sheet.ignored_columns) == 3
    sheet = read(("Ad Soyad", "Doğum tarihi", *parts, "İngilizce düzeyiniz (genel)"), *people)
    assert column(sheet, "level_en") == ["B1", "C1", "A1"]
