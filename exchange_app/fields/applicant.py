"""The applicant: a person."""

from __future__ import annotations

from exchange_app.fields.choices import LEVEL, TRACK
from exchange_app.fields.identity import IDENTITY
from exchange_app.fields.model import Field, FieldType, Kind, Merge, Personal, Spellings
from exchange_app.text import Message, msg, pmsg

_PERSONAL = Personal.PERSONAL
_SENSITIVE = Personal.SENSITIVE

_LEVEL_HELP = msg("CEFR level from A1 to C2; C2 stands for a native speaker too.")


def _level(
    code: str, label: Message, english: tuple[str, ...], turkish: tuple[str, ...], azerbaijani: tuple[str, ...]
) -> Field:
    synonyms: Spellings = {"en": english, "tr": turkish, "az": azerbaijani}
    return Field(f"level_{code}", label, FieldType.LEVEL, choices=LEVEL, width=7, help=_LEVEL_HELP, synonyms=synonyms)


_LEVELS = (
    _level(
        "tr",
        pmsg("field", "Turkish"),
        ("Turkish level",),
        ("Türkçe", "Türkiye Türkçesi", "Türkçe düzeyi"),
        ("Türk dili", "Türkcə", "Türk dili səviyyəsi"),
    ),
    _level(
        "az",
        pmsg("field", "Azerbaijani"),
        ("Azeri", "Azerbaijani level"),
        ("Azerbaycan Türkçesi", "Azerbaycanca", "Azerice", "Azerbaycan dili", "Az. Türkçesi"),
        ("Azərbaycan dili", "Azərbaycanca"),
    ),
    _level(
        "en",
        pmsg("field", "English"),
        ("English level",),
        ("İngilizce", "İngilizce düzeyi", "İng."),
        ("İngilis dili", "İngiliscə", "İngilis dili səviyyəsi"),
    ),
    _level(
        "ru",
        pmsg("field", "Russian"),
        ("Russian level",),
        ("Rusça", "Rusça düzeyi"),
        ("Rus dili", "Rusca", "Rus dili səviyyəsi"),
    ),
)

APPLICANT = Kind(
    "applicant",
    pmsg("kind", "Applicant"),
    pmsg("kind", "Applicants"),
    (
        *IDENTITY,
        Field(
            "email",
            pmsg("field", "E-mail"),
            FieldType.EMAIL,
            personal=_PERSONAL,
            width=26,
            synonyms={
                "en": ("Email", "Email address", "E-mail address", "Mail"),
                "tr": ("E-posta", "Eposta", "E-posta adresi", "Mail adresi", "E-mail", "Elektronik posta"),
                "az": ("E-poçt", "Elektron poçt", "Elektron ünvan", "E-mail", "Mail", "E-poçt ünvanı", "El. poçt"),
            },
        ),
        Field(
            "phone",
            pmsg("field", "Phone"),
            FieldType.PHONE,
            personal=_PERSONAL,
            width=18,
            synonyms={
                "en": (
                    "Telephone",
                    "Mobile",
                    "Mobile phone",
                    "Cell phone",
                    "Phone number",
                    "Tel.",
                    "Contact number",
                    "Mobile no.",
                ),
                "tr": (
                    "Cep telefonu",
                    "Cep tel.",
                    "GSM",
                    "Telefon numarası",
                    "Tel.",
                    "Telefon no",
                    "Cep",
                    "İletişim no",
                ),
                "az": (
                    "Mobil telefon",
                    "Telefon nömrəsi",
                    "Əlaqə nömrəsi",
                    "Mob. tel.",
                    "Mobil nömrə",
                    "Əlaqə telefonu",
                    "Mob.",
                    "Tel.",
                ),
            },
        ),
        Field(
            "address",
            pmsg("field", "Address"),
            personal=_PERSONAL,
            width=30,
            synonyms={
                "en": ("Home address", "Postal address", "Residence address"),
                "tr": ("Ev adresi", "İkamet adresi", "Açık adres", "Adresi"),
                "az": ("Ünvan", "Ev ünvanı", "Yaşayış ünvanı", "Yaşadığı ünvan", "Qeydiyyat ünvanı", "Ünvanı"),
            },
        ),
        Field(
            "city",
            pmsg("field", "City"),
            width=14,
            synonyms={
                "en": ("City of residence", "Town", "Residence", "Lives in"),
                "tr": (
                    "İkamet şehri",
                    "Şehir",
                    "İl",
                    "Yaşadığı şehir",
                    "İkamet ettiği şehir",
                    "İkamet ili",
                    "Yaşadığı il",
                ),
                "az": ("Şəhər", "Yaşadığı şəhər", "Şəhər/rayon", "Rayon", "Yaşayış yeri"),
            },
        ),
        Field(
            "country",
            pmsg("field", "Country"),
            FieldType.COUNTRY,
            width=13,
            synonyms={
                "en": ("Country of residence",),
                "tr": ("Ülke", "Ülkesi", "İkamet ülkesi", "Yaşadığı ülke"),
                "az": ("Ölkə", "Ölkəsi", "Yaşadığı ölkə"),
            },
        ),
        Field(
            "employer",
            pmsg("field", "Employer"),
            width=22,
            synonyms={
                "en": (
                    "Organisation",
                    "Organization",
                    "Media outlet",
                    "Company",
                    "Institution",
                    "Workplace",
                    "Works at",
                    "Name of organization",
                    "Employer name",
                    "Current employer",
                ),
                "tr": (
                    "Çalıştığı kurum",
                    "Kurumu",
                    "Kurum",
                    "İşyeri",
                    "İş yeri",
                    "Çalıştığı medya kuruluşu",
                    "Çalıştığı yer",
                    "Medya kuruluşu",
                    "Görev yaptığı kurum",
                    "Kurum adı",
                    "İş yerinin adı",
                ),
                "az": (
                    "İş yeri",
                    "İşlədiyi qurum",
                    "İşlədiyi yer",
                    "Çalışdığı qurum",
                    "Media qurumu",
                    "Müəssisə",
                    "Təşkilat",
                    "İşlədiyi media qurumu",
                    "İşlədiyi təşkilat",
                    "İş yerinin adı",
                    "Qurumun adı",
                ),
            },
        ),
        Field(
            "position",
            pmsg("field", "Position"),
            width=18,
            synonyms={
                "en": ("Job title", "Role", "Post", "Occupation", "Profession", "Job"),
                "tr": ("Görevi", "Görev", "Unvan", "Unvanı", "Ünvan", "Pozisyon", "Mesleği", "Pozisyonu", "Kadro", "Kurumdaki görevi"),
                "az": ("Vəzifəsi", "Vəzifə", "Tutduğu vəzifə", "Peşəsi", "Peşə", "İxtisası", "Qurumdakı vəzifəsi", "İş yerindəki vəzifəsi"),
            },
        ),
        Field(
            "track",
            pmsg("field", "Media field"),
            FieldType.CHOICE,
            choices=TRACK,
            width=16,
            synonyms={
                "en": ("Field", "Track", "Area", "Sector", "Media type", "Field of work", "Media field", "Speciality"),
                "tr": ("Alanı", "Alan", "Medya alanı", "Branş", "Sektör", "Başvurduğu alan", "Çalışma alanı", "Mecra"),
                "az": ("Sahə", "Sahəsi", "Media sahəsi", "Fəaliyyət sahəsi", "İstiqamət", "Sektor"),
            },
        ),
        Field(
            "experience_years",
            pmsg("field", "Years of experience"),
            FieldType.INTEGER,
            minimum=0,
            maximum=60,
            width=9,
            synonyms={
                "en": (
                    "Experience",
                    "Experience (years)",
                    "Work experience",
                    "Years in media",
                    "Years in the profession",
                    "Exp. (yrs)",
                ),
                "tr": (
                    "Mesleki deneyim (yıl)",
                    "Mesleki deneyim",
                    "Deneyim",
                    "Deneyim (yıl)",
                    "Tecrübe",
                    "Tecrübe (yıl)",
                    "Deneyim yılı",
                    "Meslekte geçen yıl",
                    "Kıdem",
                    "Çalışma süresi",
                    "Deneyim süresi",
                    "Medya alanında deneyim (yıl)",
                    "Meslekte kaç yıllık deneyim",
                ),
                "az": (
                    "İş stajı (il)",
                    "İş stajı",
                    "Staj",
                    "Stajı",
                    "Təcrübə",
                    "Təcrübəsi",
                    "İş təcrübəsi",
                    "Peşə stajı",
                    "Təcrübə (il)",
                    "Media sahəsində iş stajı",
                    "Neçə il təcrübə",
                ),
            },
        ),
        *_LEVELS,
        Field(
            "emergency_name",
            pmsg("field", "Emergency contact"),
            personal=_PERSONAL,
            width=20,
            synonyms={
                "en": ("Emergency contact name", "Contact in emergency", "Next of kin", "Emergency"),
                "tr": ("Acil durumda aranacak kişi", "Acil durum kişisi", "Acil durumda ulaşılacak kişi", "Yakını"),
                "az": (
                    "Təcili əlaqə",
                    "Təcili halda əlaqə",
                    "Fövqəladə halda əlaqə saxlanılacaq şəxs",
                    "Təcili əlaqə şəxsi",
                    "Yaxını",
                ),
            },
        ),
        Field(
            "emergency_phone",
            pmsg("field", "Emergency phone"),
            FieldType.PHONE,
            personal=_PERSONAL,
            width=18,
            synonyms={
                "en": ("Emergency contact phone", "Emergency number", "Emergency tel."),
                "tr": ("Acil durum telefonu", "Acil durum tel.", "Yakınının telefonu", "Acil telefon"),
                "az": ("Təcili əlaqə telefonu", "Təcili əlaqə nömrəsi", "Yaxınının telefonu", "Təcili telefon"),
            },
        ),
        Field(
            "needs",
            pmsg("field", "Diet and access needs"),
            personal=_SENSITIVE,
            width=24,
            synonyms={
                "en": (
                    "Dietary requirements",
                    "Special needs",
                    "Access needs",
                    "Diet",
                    "Dietary and access needs",
                    "Allergies",
                ),
                "tr": (
                    "Beslenme ve erişim ihtiyaçları",
                    "Özel ihtiyaçlar",
                    "Beslenme",
                    "Diyet",
                    "Alerji",
                    "Beslenme tercihi",
                ),
                "az": (
                    "Qida və əlçatanlıq ehtiyacları",
                    "Xüsusi ehtiyaclar",
                    "Qida məhdudiyyəti",
                    "Pəhriz",
                    "Allergiya",
                ),
            },
        ),
        Field(
            "consent_date",
            pmsg("field", "Consent given"),
            FieldType.DATE,
            width=12,
            synonyms={
                "en": ("Consent date", "Date of consent", "Consent"),
                "tr": ("Onay tarihi", "Rıza tarihi", "KVKK onay tarihi", "Muvafakat tarihi"),
                "az": ("Razılıq tarixi", "Razılıq verilmə tarixi", "Razılıq"),
            },
        ),
        Field(
            "notes",
            pmsg("field", "Notes"),
            FieldType.LONG_TEXT,
            merge=Merge.TEXT,
            width=30,
            synonyms={
                "en": ("Note", "Remarks", "Comments", "Comment", "Remark"),
                "tr": ("Açıklama", "Açıklamalar", "Not", "Notlar", "Düşünceler"),
                "az": ("Qeyd", "Qeydlər", "Əlavə qeyd", "Şərh"),
            },
        ),
    ),
    ("family_name", "given_name"),
)
