"""Plain short lists as people have them, which no form was made for: directories, representatives, students with those who advise them,
attendance, results, short tables of outlets and of rounds, and lists of other things, which are none of ours. They teach what tells the
kinds of lists apart, and what stands beside what."""

import random
from collections.abc import Iterator

from exchange_app.text import Language

_HEADINGS = """
person
en Name; Full name; Name and surname; Journalist; Student; Staff member; Candidate; Employee name; Trainee; PhD student
tr Ad Soyad; Adı Soyadı; İsim Soyisim; Gazeteci; Öğrenci; Aday; Personelin adı soyadı; Kursiyer
az Ad, soyad; S.A.A.; Adı, soyadı; Jurnalist; Tələbə; Namizəd; Əməkdaşın adı, soyadı
given
en First; First name; Given name
tr Ad; Adı
az Ad; Adı
family
en Last; Last name; Surname
tr Soyad; Soyadı
az Soyad; Soyadı
house
en Organisation; Company; Institution; Media outlet; Employer; Outlet; Current employer
tr Kurum; Kuruluş; Çalıştığı kurum; Medya kuruluşu; Kurumu; Kuruluş adı
az Qurum; İş yeri; Təşkilat; Müəssisə; Qurumun adı
outlet
en Newspaper; Radio station; TV channel; Studio; News agency; Outlet; Organisation
tr Gazete; Stüdyo; Radyo; Televizyon kanalı; Haber ajansı; Kuruluş adı; Kurum
az Qəzet; Studiya; Radio; Telekanal; Xəbər agentliyi; Qurumun adı; Təşkilat
contact
en Contact person; Contact; Representative; Coordinator; Supervisor; Director
tr İrtibat kişisi; Yetkili; Temsilci; Koordinatör; Müdür
az Əlaqədar şəxs; Məsul şəxs; Təmsilçi; Koordinator; Direktor
chief
en Editor-in-chief
tr Genel yayın yönetmeni
az Baş redaktor
position
en Position; Job title; Role
tr Görevi; Unvan; Görev
az Vəzifəsi; Vəzifə
email
en E-mail; Email; E-mail address
tr E-posta; E-posta adresi
az E-poçt; Elektron poçt
phone
en Phone; Mobile; Telephone
tr Telefon; Cep telefonu; Tel.
az Telefon; Mobil telefon; Tel.
work_email
en Office e-mail; Work email; Business e-mail
tr Kurumsal e-posta; İş e-postası
az İş e-poçtu; Xidməti e-poçt
work_phone
en Office phone; Work phone; Work mobile
tr İş telefonu; Kurumsal telefon
az İş telefonu; Xidməti telefon
student_email
en Student's e-mail; Student email
tr Öğrencinin e-postası; Öğrenci e-posta
az Tələbənin e-poçtu; Tələbə e-poçtu
student_phone
en Student's phone; Student phone
tr Öğrencinin telefonu; Öğrenci telefonu
az Tələbənin telefonu; Tələbə telefonu
adviser
en Supervisor; Adviser; Mentor; Head of unit; Reports to
tr Danışman; Amiri; Yöneticisi; Danışmanı
az Elmi rəhbər; Rəhbəri; Müdiri
adviser_phone
en Supervisor's phone; Adviser's phone; Manager's phone
tr Danışman telefonu; Yöneticisinin telefonu
az Elmi rəhbərin telefonu; Rəhbərinin telefonu; Müdirinin telefonu
adviser_email
en Supervisor's e-mail; Adviser's e-mail; Manager's e-mail
tr Danışman e-postası; Yöneticisinin e-postası
az Elmi rəhbərin e-poçtu; Rəhbərinin e-poçtu; Müdirinin e-poçtu
thesis
en Thesis topic; Title of thesis; Research topic
tr Tez konusu; Tezin başlığı
az Dissertasiya mövzusu; Tezisin mövzusu
unit
en Department; Unit
tr Birim; Bölüm; Bölümü
az Şöbə; Bölmə
city
en City; Town
tr Şehir; İl
az Şəhər; Şəhəri
country
en Country
tr Ülke
az Ölkə
going
en Destination country; Host country; Country of placement
tr Gideceği ülke; Gidiş ülkesi; Ev sahibi ülke
az Gedəcəyi ölkə; Səfər edəcəyi ölkə; Qəbul edən ölkə
going_city
en Destination city; Host city
tr Gideceği şehir; Gidiş şehri
az Gedəcəyi şəhər; Səfər edəcəyi şəhər
signature
en Signature
tr İmza
az İmza
mark
en Interview score; Score; Points
tr Mülakat puanı; Puan
az Müsahibə balı; Bal
result
en Result; Status
tr Sonuç; Durum
az Nəticə; Status
places
en Places; Interns accepted; Number of interns; Quota
tr Kontenjan; Stajyer sayısı; Kabul edilen stajyer; Kontenjanı
az Yer sayı; Təcrübəçi sayı; Qəbul edilən təcrübəçi; Kvota
site
en Website; Web site
tr Web sitesi; İnternet sitesi
az Veb-sayt; Sayt
round
en Course title; Course; Workshop; Session; Intake; Programme; Training; Cohort
tr Kurs; Atölye; Eğitim programı; Program adı; Dönem; Program
az Kurs; Təlim; Proqramın adı; Qrup; Axın; Proqram
starts
en Starts; Start date
tr Başlangıç; Başlangıç tarihi
az Başlanma; Başlanma tarixi; Başlanır
ends
en Ends; End date
tr Bitiş; Bitiş tarihi
az Bitmə; Bitmə tarixi; Bitir
closes
en Application deadline; Applications close
tr Son başvuru tarihi; Başvuru bitişi
az Son müraciət tarixi; Sənəd qəbulu bitir
seats
en Seats; Quota; Places
tr Kontenjan; Kişi sayısı
az Yer sayı; Yerlərin sayı
thing
en Item; Product; Equipment; Material; Description; Book title; Film; Task; Agenda item; File name
tr Ürün; Malzeme; Ekipman; Kitap adı; Film; İş; Gündem; Demirbaş; Açıklama; Dosya adı
az Məhsul; Avadanlıq; Material; Kitabın adı; Film; Tapşırıq; Gündəlik; Əşya; Faylın adı
number
en Code; SKU; Serial number; Inventory no.; ISBN; Invoice no.
tr Kod; Stok kodu; Seri no; Demirbaş no; ISBN; Fatura no
az Kod; Seriya nömrəsi; İnventar nömrəsi; ISBN; Qaimə
amount
en Price; Amount; Cost; Total; Unit price; Quantity; Stock
tr Fiyat; Tutar; Maliyet; Toplam; Birim fiyat; Miktar; Adet; Stok
az Qiymət; Məbləğ; Xərc; Cəmi; Vahidin qiyməti; Miqdar; Say
day
en Date; Due date; Purchase date; Year; Meeting date
tr Tarih; Son tarih; Alım tarihi; Yıl; Toplantı tarihi
az Tarix; Son tarix; Alınma tarixi; İl; Görüşün tarixi
by
en Author; Responsible; Supplier; Publisher; Owner; Assigned to; Brand
tr Yazar; Sorumlu; Tedarikçi; Yayınevi; Sahibi; Atanan; Marka
az Müəllif; Məsul; Təchizatçı; Nəşriyyat; Sahibi; İcraçı; Marka
place
en Room; Location; Place; Shelf; Warehouse
tr Salon; Yer; Konum; Raf; Depo
az Otaq; Yer; Məkan; Rəf; Anbar
"""
_LISTS = (
    ("applicant", "person house; person house phone; person house email phone; person house unit; person house unit position"),
    ("applicant", "house person; house person phone email; house person unit position; house person position phone city country"),
    ("applicant", "person position email phone; person position phone; person position email; person position unit phone email"),
    ("applicant", "person email phone; person phone; person email; person phone email city; person work_email work_phone"),
    ("applicant", "person house work_email work_phone adviser; person house work_email; person unit position work_email"),
    ("applicant", "person student_email student_phone adviser thesis; person adviser adviser_email thesis"),
    ("applicant", "person student_phone adviser_phone; person phone adviser adviser_phone adviser_email; adviser person phone email"),
    ("applicant", "person house going phone; person house going_city; person country going phone; person city going_city email"),
    ("applicant", "person house signature; person signature; person house phone signature; person mark result; person house mark"),
    ("applicant", "given family; family given; family given email; given family email; given family house email phone; family given house position; given family city phone"),
    ("applicant", "person house position work_phone; person position unit adviser; person city house; person thesis adviser"),
    ("outlet", "outlet contact; outlet contact phone; outlet contact email phone; outlet contact position phone email; outlet phone"),
    ("outlet", "outlet city contact phone; outlet city country contact phone email; outlet city places; outlet places contact email"),
    ("outlet", "outlet contact places; outlet email phone; outlet site phone; outlet city email; outlet unit; outlet city contact places"),
    ("outlet", "outlet city site; outlet country city places; outlet unit contact phone; outlet contact email; outlet email"),
    ("outlet", "outlet chief contact phone; outlet chief phone; outlet city chief contact email; outlet chief places"),
    ("", "thing number amount; thing amount; number thing amount day; thing by day; thing by number; day thing place; day thing by place"),
    ("", "thing place number; thing amount amount; day amount by; number thing place amount; day thing; thing day by place amount"),
    ("cohort", "round starts ends; round starts ends seats; round starts ends seats closes; round city starts ends; round seats closes"),
)  # fmt: skip
_FIELDS = {
    "applicant": {
        "person": "given_name family_name", "given": "given_name", "family": "family_name", "house": "employer", "work_email": "email",
        "work_phone": "phone", "student_email": "email", "student_phone": "phone", "mark": "score", "result": "status",
        **{key: key for key in "position email phone city country".split()},
    },
    "outlet": {
        "outlet": "name", "contact": "contact_name", "position": "contact_role", "email": "contact_email", "phone": "contact_phone",
        "unit": "departments", "site": "website", **{key: key for key in "city country places".split()},
    },
    "cohort": {"round": "title", **{key: key for key in "starts ends seats closes".split()}},
}  # fmt: skip
_MADE = (
    ("Ba", "Ke", "Mo", "Du", "Ri", "Sa", "Te", "Lo", "Va", "Ni", "Zu", "Go"),
    ("ran", "lis", "mek", "dor", "vin", "sel", "tari", "bek"),
)
_PEOPLE = (
    "Ayşe Yılmaz", "Mehmet Kaya", "Zeynep Demir", "Can Su", "Leyla Aslanova", "Orxan Babayev", "Nigar Əliyeva", "John Miller",
    "Sarah Johnson", "James Wilson", "Elif Arslan", "Kamran Quliyev",
)  # fmt: skip
_VALUES = {
    "house": "TRT; Anadolu Ajansı; NTV; AzTV; Report; Sabah; Kanal 5; Trend; Hürriyet; Bakı Radiosu; Radio Nova; Yeni Səs",
    "position": "Muhabir; Editör; Yapımcı; Kameraman; Reporter; Redaktor; Aparıcı; Editor; Producer",
    "email": "a@o.com; b@o.com; c@x.az; d@y.tr; e@z.com; f@w.az; g@q.org",
    "phone": "0532 111 22 33; 0533 222 33 44; 050 222 33 44; 055 111 22 33; 0541 333 44 55; 070 333 22 11",
    "thesis": "Public media and trust; Haber ve güven; Yeni medya dili; Radio in war; Mediada etika; Sosial şəbəkələr və xəbər",
    "unit": "Haber; Spor; Web; Kültür; Ekonomi; News",
    "city": "Ankara; Bakı; İzmir; Gəncə; İstanbul; Şəki",
    "country": "Türkiye; Azerbaijan; Azərbaycan; Turkey; Gürcistan",
    "mark": "71; 85; 64; 92; 78; 88",
    "result": "Selected; Kabul; Yedek; Qəbul edilib; Rejected; Seçildi",
    "places": "1; 2; 3; 4; 5",
    "site": "www.a.az; www.b.com.tr; www.c.az; www.d.com; www.e.org",
    "round": "Sonbahar 2026; Payız 2026; Spring 2027; Mobile journalism; Data in the newsroom; Belgesel; Radio dili",
    "starts": "01.09.2026; 12.10.2026; 05.11.2026; 10.01.2027; 15.02.2027",
    "ends": "28.09.2026; 09.11.2026; 30.11.2026; 28.01.2027; 12.03.2027",
    "closes": "01.07.2026; 10.08.2026; 05.09.2026; 10.11.2026; 15.12.2026",
    "seats": "12; 8; 20; 15; 10",
    "thing": "Canon EOS R6; Tripod; HDMI kablo; İnce Memed; The Quiet Room; Ali və Nino; Çanta; Mikrofon; Budget review; Açılış; Printer; Lamp",
    "number": "A-101; B-220; SN88213; 978605; INV-14; C-7; 400231",
    "amount": "1250; 49.90; 320; 18; 7; 2.500,00; 95",
    "day": "01.09.2026; 12.10.2026; 2019; 05.11.2026; 2021; 10.01.2027",
    "by": "Yaşar Kemal; Sony; Elif Arslan; Canon; Qanun; Kurban Said; Kamran Quliyev; Penguin; Depo; IT",
    "place": "Room 4; Salon A; B12; Anbar; Ankara; 2-ci mərtəbə; Depo",
}
_LIKE = {"outlet": "house", "going": "country", "going_city": "city"}
_ROWS, _TIMES = 4, 4

Column = tuple[str, list[str], tuple[str, ...]]
"""A heading, the cells under it, and the fields that they give."""


def plain() -> Iterator[tuple[str, Language, list[Column]]]:
    """The kind, the language and the columns of each list."""
    headings = _headings()
    for kind, forms in _LISTS:
        for form in forms.split("; "):
            for language in headings["person"]:
                for _ in range(_TIMES):
                    yield kind, language, [_column(headings, kind, language, role) for role in form.split()]


def _headings() -> dict[str, dict[Language, list[str]]]:
    found: dict[str, dict[Language, list[str]]] = {}
    own: dict[Language, list[str]] = {}
    for line in _HEADINGS.strip().splitlines():
        first, _, rest = line.partition(" ")
        match first:
            case "en" | "tr" | "az":
                own[first] = rest.split("; ")
            case _:
                own = found.setdefault(first, {})
    return found


def _column(headings: dict[str, dict[Language, list[str]]], kind: str, language: Language, role: str) -> Column:
    fields = tuple(_FIELDS.get(kind, {}).get(role, "").split())
    return random.choice(headings[role][language]), _cells(role), fields


def _cells(role: str) -> list[str]:
    if role == "signature":
        return []
    own = _VALUES.get(_LIKE.get(role, role)) or next(
        (told for key, told in _VALUES.items() if role.endswith(key)), None
    )
    if own is not None:
        several = own.split("; ")
        return random.choices(several, k=_ROWS) if role in _REPEATED else random.sample(several, _ROWS)
    people = random.choice((_PEOPLE, [f"{_made()} {_made()}" for _ in range(_ROWS)]))
    return [_part(role, each) for each in random.sample(people, _ROWS)]


_REPEATED = ("house", "position", "unit", "city", "country", "going", "going_city", "mark", "result", "places", "seats")


def _made() -> str:
    """A name that nobody knows."""
    return "".join(map(random.choice, _MADE))


def _part(role: str, name: str) -> str:
    given, _, family = name.partition(" ")
    return {"given": given, "family": family}.get(role, name)
