"""What headers mean under the groups above them, whatever words those have."""

import pytest

from exchange_app.sheets.infer.headers import ENOUGH, candidates

GROUPS = {
    ("applicant", "ADAYIN | Namizədin | Kişisel bilgiler | Applicant | İştirakçının"): {
        "Adı": "given_name", "Soyadı": "family_name", "Telefonu": "phone", "E-mail": "email", "Doğum tarihi": "birth_date", "Görevi": "position", "Vəzifəsi": "position",
    },
    ("applicant", "Çalıştığı kurum | İş yeri | Employer | Görev yaptığı kuruluş | İşlədiyi qurum | Görev yaptığı basın kuruluşu"): {
        "Adı": "employer", "Görevi": "position", "Vəzifəsi": "position", "Telefonu": "", "Adresi": "",
    },
    ("applicant", "Acil durumda aranacak kişi | Təcili hallarda əlaqə | Emergency contact | Yakını | Acil durumda ulaşılacak yakını"): {
        "Adı soyadı": "emergency_name", "Telefonu": "emergency_phone", "Mobil nömrəsi": "emergency_phone", "Yakınlığı": "", "E-posta": "",
    },
    ("applicant", "Yöneticisinin | Rəhbəri | Line manager | Eşinin | Tərcüməçi | Zamin"): {"Adı": "", "Adı soyadı": "", "Telefonu": "", "E-mail": ""},
    ("applicant", "Pasaport | Xarici pasport | Passport"): {
        "No": "passport_number", "Seri no": "passport_number", "Bitmə tarixi": "passport_expiry", "Valid until": "passport_expiry", "Veriliş tarihi": "", "Issued by": "",
    },
    ("applicant", "Dil bilgisi | Dil bilikləri | Languages"): {"İngilizce": "level_en", "Rus": "level_ru", "Azərb.": "level_az", "Almanca": "", "Diğer": ""},
    ("applicant", "İletişim | Əlaqə | Contact"): {"Cep": "phone", "E-poçt": "email", "Adres": "address", "Şəhər": "city"},
    ("outlet", "Kuruluş | Qurum | Outlet | Qurumun"): {"Adı": "name", "Türü": "kind", "Şehri": "city", "Saytı": "website", "VÖEN": ""},
    ("outlet", "İrtibat kişisi | Əlaqələndirici şəxs | Contact person | Liaison | Person to contact | İrtibat kurulacak yetkilinin | Kuruluşun yetkilisi"): {
        "Adı soyadı": "contact_name", "Name": "contact_name", "Görevi": "contact_role", "Telefonu": "contact_phone", "E-mail": "contact_email", "Dahili": "",
    },
    ("outlet", "Genel müdür | Baş mühasib | Genel yayın yönetmeni | Qurumun rəhbəri | Baş redaktor | Editor-in-chief"): {"Adı": "", "Adı soyadı": "", "Telefonu": "", "E-mail": ""},
    ("outlet", "Kontenjan | Yer sayı | Places"): {"2027": "places", "Toplam": "places", "2027-ci il üçün ayrılıb": "places", "2025-ci ildə olub": ""},
    ("cohort", "Başvuru | Müraciət | Applications"): {"Başlangıç": "opens", "Start": "opens", "Bitiş": "closes", "Son gün": "closes"},
    ("cohort", "Program | Mübadilə | Exchange"): {"Başlangıç": "starts", "Start": "starts", "Bitiş": "ends", "Bitmə tarixi": "ends"},
    ("applicant", "Tercihler | Seçdiyi qurumlar | Getmək istədiyi qurumlar | Host preferences"): {"I": "preference_1", "2": "preference_2", "3-cü": "preference_3"},
    ("applicant", "English level | İngilizce düzeyi | İngilis dili səviyyəsi"): {"Response": "level_en", "Reading": "", "Yazma": "", "Danışıq": ""},
    ("cohort", "Call for applications | Başvuru dönemi | Müraciət müddəti"): {"opens": "opens", "closes": "closes", "From": "opens", "To": "closes", "başlanır": "opens", "bitir": "closes"},
    ("cohort", "On site | Ziyaret | Səfər | Program"): {"From": "starts", "To": "ends", "ilk gün": "starts", "son gün": "ends", "başlanır": "starts", "bitir": "ends"},
    ("cohort", "Yaş | Age | Yaş həddi"): {"En az": "minimum_age", "From": "minimum_age", "Üst": "maximum_age", "Yuxarı": "maximum_age"},
}  # fmt: skip


def meant(group, own, kind):
    language = "az" if {"ə", "Ə"} & set(group + own) else "tr"
    found = candidates((group, own), kind, language)
    return "+".join(found[0].fields) if found and found[0].score >= ENOUGH else ""


@pytest.mark.parametrize(("kind", "groups"), GROUPS)
def test_a_group_says_whose_name_telephone_or_day_it_is(kind, groups):
    wrong = []
    for group in map(str.strip, groups.split("|")):
        for own, field in GROUPS[kind, groups].items():
            if (got := meant(group, own, kind)) != field:
                wrong.append((group, own, field, got))
    assert wrong == []
