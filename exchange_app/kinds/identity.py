"""Who an applicant is: names, birth, citizenship and documents."""

from __future__ import annotations

from exchange_app.kinds.choices import GENDER
from exchange_app.kinds.model import Day, Field, FieldType, InLists, NamePart, Personal
from exchange_app.text import msg, pmsg

_PERSONAL = Personal.PERSONAL
_SENSITIVE = Personal.SENSITIVE

IDENTITY = (
    Field(
        "given_name",
        pmsg("field", "Given name"),
        required=True,
        personal=_PERSONAL,
        width=16,
        name_part=NamePart.GIVEN,
        in_lists=InLists(like=("given", "person"), words=True),
        synonyms={
            "en": ("First name", "Name", "Forename", "Given names", "Given name(s)", "First names"),
            "tr": ("Ad", "Adı", "İsim", "İsmi", "Öz adı", "Adınız"),
            "az": ("Ad", "Adı", "Öz adı", "Adınız"),
        },
    ),
    Field(
        "family_name",
        pmsg("field", "Family name"),
        required=True,
        personal=_PERSONAL,
        width=18,
        name_part=NamePart.FAMILY,
        in_lists=InLists(unlike=("job", "house", "coded", "country"), words=True),
        synonyms={
            "en": ("Surname", "Last name", "Family names"),
            "tr": ("Soyad", "Soyadı", "Soyisim", "Soyismi", "Soyadınız"),
            "az": ("Soyad", "Soyadı", "Familiya", "Familiyası", "Soyadınız"),
        },
    ),
    Field(
        "patronymic",
        pmsg("field", "Father's name"),
        personal=_PERSONAL,
        width=16,
        name_part=NamePart.PATRONYMIC,
        in_lists=InLists(unlike=("job", "house", "coded", "country"), words=True),
        synonyms={
            "en": ("Patronymic", "Father name", "Name of father", "Middle name"),
            "tr": ("Baba adı", "Babasının adı", "Baba ismi"),
            "az": ("Ata adı", "Atasının adı", "Atanızın adı", "Ata"),
        },
    ),
    Field(
        "gender",
        pmsg("field", "Gender"),
        FieldType.CHOICE,
        personal=_PERSONAL,
        choices=GENDER,
        width=9,
        synonyms={
            "en": ("Sex", "M/F", "F/M"),
            "tr": ("Cinsiyeti", "K/E", "E/K"),
            "az": ("Cins", "Cinsiyyət", "Cinsiyyəti", "Q/K", "K/Q"),
        },
    ),
    Field(
        "birth_date",
        pmsg("field", "Date of birth"),
        FieldType.DATE,
        personal=_PERSONAL,
        width=12,
        day=Day.PAST,
        synonyms={
            "en": ("D.o.B.", "DOB", "Birth date", "Birthdate", "Born", "Birthday", "Born on"),
            "tr": ("Doğum Tar.", "D. Tarihi", "Doğum günü", "D.T.", "Doğum T."),
            "az": ("Doğulduğu tarix", "Təvəllüd", "Doğum günü", "D. tarixi", "Doğum t.", "Anadan olduğu tarix"),
        },
    ),
    Field(
        "birth_place",
        pmsg("field", "Place of birth"),
        personal=_PERSONAL,
        width=14,
        in_lists=InLists(like=("city",)),
        synonyms={
            "en": ("Birthplace", "Birth place", "City of birth"),
            "tr": ("Doğduğu yer", "Doğduğu şehir", "D. Yeri", "Doğum Y."),
            "az": ("Doğulduğu yer", "Doğulduğu şəhər", "Anadan olduğu yer", "D. yeri"),
        },
    ),
    Field(
        "citizenship",
        pmsg("field", "Citizenship"),
        FieldType.COUNTRY,
        personal=_PERSONAL,
        width=14,
        synonyms={
            "en": ("Nationality", "Citizen of", "Country of citizenship"),
            "tr": ("Uyruk", "Vatandaşlık", "Vatandaşlığı", "Tabiiyeti", "Vatandaşı olduğu ülke"),
            "az": ("Vətəndaşlıq", "Vətəndaşı olduğu ölkə"),
        },
    ),
    Field(
        "national_id",
        pmsg("field", "National ID"),
        FieldType.NATIONAL_ID,
        personal=_SENSITIVE,
        width=14,
        help=msg("The Turkish identity number (11 digits) or the Azerbaijani FİN (7 letters and digits)."),
        synonyms={
            "en": (
                "ID number",
                "ID no.",
                "Identity number",
                "National ID number",
                "Personal ID",
                "Turkish ID number",
                "FIN",
                "PIN",
            ),
            "tr": (
                "T.C. kimlik no",
                "TC kimlik no",
                "Kimlik no",
                "TCKN",
                "T.C. No",
                "Kimlik numarası",
                "TC no",
                "T.C. Kimlik Numarası",
            ),
            "az": (
                "FİN",
                "FİN kod",
                "FİN kodu",
                "Ş/v FİN",
                "Şəxsiyyət vəsiqəsinin FİN kodu",
                "Fərdi identifikasiya nömrəsi",
            ),
        },
    ),
    Field(
        "passport_number",
        pmsg("field", "Passport no."),
        FieldType.PASSPORT,
        personal=_SENSITIVE,
        width=13,
        synonyms={
            "en": ("Passport number", "Passport", "Passport №", "Passport #"),
            "tr": ("Pasaport no", "Pasaport numarası", "Pasaport", "Pas. No"),
            "az": (
                "Pasport №",
                "Pasportun nömrəsi",
                "Pasport nömrəsi",
                "Pasportun seriya və nömrəsi",
                "Xarici pasport №",
                "Pasport",
            ),
        },
    ),
    Field(
        "passport_expiry",
        pmsg("field", "Passport expiry"),
        FieldType.DATE,
        personal=_SENSITIVE,
        width=12,
        day=Day.LAST,
        synonyms={
            "en": (
                "Passport exp. date",
                "Passport valid until",
                "Passport expires",
                "Passport expiry date",
                "Valid until",
                "Expiry date",
                "Expiry",
            ),
            "tr": (
                "Pasaport son kullanma tarihi",
                "Pasaport geçerlilik tarihi",
                "Pasaport geçerlilik",
                "Pasaport bitiş tarihi",
                "Geçerlilik tarihi",
                "Pasaport geçerlilik süresi",
                "Pas. Geç. Tar.",
                "Son geçerlilik",
            ),
            "az": (
                "Pasportun son istifadə tarixi",
                "Pasportun qüvvədə olma müddəti",
                "Pasportun etibarlılıq müddəti",
                "Pasportun bitmə tarixi",
                "Etibarlılıq müddəti",
                "Etibarlıdır",
                "Pasportun etibarlılıq tarixi",
                "Bitmə tarixi",
                "Pasport etib. müd.",
            ),
        },
    ),
)
