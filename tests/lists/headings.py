"""What coordinators write above a column, for each idea and language.

`^` before a heading says that it is kept out: it is never to be copied into the reader's own words, so that what is
measured on it is what the reader makes of a heading that nobody taught it. A third of each list is kept out.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """One way to head a column."""

    text: str
    kept_out: bool


_ALL = """
full_name
en Full name; Name and surname; Name Surname; ^Participant; ^Name of the participant; Participant name; Name; ^Who; First and last name
tr Adı Soyadı; Ad Soyad; Adı ve Soyadı; İsim Soyisim; ^Katılımcı; ^Katılımcının Adı Soyadı; Ad-Soyad; ^Kişi; Gazetecinin Adı Soyadı
az Adı, soyadı; Ad, soyad; Adı və soyadı; ^İştirakçı; ^İştirakçının adı və soyadı; Ad Soyad; Tam adı; ^Jurnalistin adı, soyadı; Adı Soyadı
family_first
en Surname, first name; Surname and name; Last name, First name; ^Family name, given name; Surname Name; ^Surname / Name
tr Soyadı Adı; Soyad, Ad; Soyadı, Adı; ^Soyisim İsim; Soyadı ve Adı; ^Katılımcının Soyadı, Adı
az Soyadı, adı; Soyad, ad; Soyadı və adı; ^İştirakçının soyadı, adı; Soyad Ad; ^Soyadı / Adı
saa
az S.A.A.; Soyadı, adı, atasının adı; Soyad, ad, ata adı; ^İştirakçının S.A.A.; SAA; ^Soyadı, adı və ata adı
given_name
en First name; Given name; Given name(s); ^Forename; First Name(s); ^Participant's first name; Name
tr Adı; Ad; İsim; ^Ön adı; İsmi; ^Katılımcının adı
az Adı; Ad; ^İştirakçının adı; Şəxsin adı; İsmi; ^Adınız
family_name
en Surname; Last name; Family name; ^Participant's surname; Last Name(s); ^Second name (surname)
tr Soyadı; Soyad; Soyisim; ^Katılımcının soyadı; Soyismi; ^Aile adı
az Soyadı; Soyad; ^İştirakçının soyadı; Familiyası; Soy adı; ^Soyadınız
patronymic
en Father's name; Patronymic; ^Name of father; Father name
tr Baba adı; Babasının adı; ^Baba ismi; Baba Adı
az Ata adı; Atasının adı; ^Atanızın adı; Ata adi
gender
en Gender; Sex; ^Woman / man; M/F; Gender (F/M); ^Male or female
tr Cinsiyet; Cinsiyeti; ^Kadın / Erkek; K/E; Cinsiyet (K/E); ^Bay / Bayan
az Cinsi; Cins; ^Qadın / kişi; Cinsiyyəti; Cinsiyyət; ^Kişi və ya qadın
birth_date
en Date of birth; Birth date; D.O.B.; ^Born on; Birthday; ^Born; Date of Birth (DD.MM.YYYY)
tr Doğum tarihi; Doğum Tarihi (gg.aa.yyyy); D. Tarihi; ^Doğduğu tarih; Doğum günü; ^Doğum gün/ay/yıl
az Doğum tarixi; Doğulduğu tarix; Təvəllüdü; ^Anadan olduğu tarix; Doğum tarixi (gün.ay.il); ^Doğum günü, ayı, ili
birth_place
en Place of birth; Birthplace; ^Born in (town); City of birth; ^Where born
tr Doğum yeri; Doğduğu yer; ^Doğduğu şehir; Doğum Yeri (il); ^Nerede doğdu
az Doğum yeri; Doğulduğu yer; ^Anadan olduğu yer; Doğulduğu şəhər; ^Doğum yeri (şəhər, rayon)
birth_both
en Place and date of birth; Birth place / date; ^Born (place, date)
tr Doğum yeri ve tarihi; Doğum Yeri / Tarihi; ^Doğum yeri, günü
az Doğum yeri və tarixi; Doğulduğu yer və tarix; ^Doğum yeri / ili
citizenship
en Citizenship; Nationality; Citizen of; ^Country of citizenship; ^National of
tr Uyruğu; Uyruk; Vatandaşlığı; ^Hangi ülke vatandaşı; Vatandaşlık; ^Tabiiyeti
az Vətəndaşlığı; Vətəndaşlıq; ^Hansı ölkənin vətəndaşıdır; Vətəndaşlığı (ölkə); ^Təbəəliyi
national_id
en National ID; National ID number; Identity number; ^Personal identification no.; ID card number; ^Citizen number
tr T.C. Kimlik No; TC Kimlik No; Kimlik numarası; ^TCKN; T.C. Kimlik Numarası; ^Vatandaşlık no
az FİN; FİN kod; Şəxsiyyət vəsiqəsinin FİN-i; ^Fərdi identifikasiya nömrəsi; FİN kodu; ^Vəsiqənin FİN kodu
passport_number
en Passport no.; Passport number; Passport; ^Travel document no.; Passport №; ^No. of passport
tr Pasaport no; Pasaport Numarası; ^Seyahat belgesi no; Pasaport; Pasaport No.; ^Pasaportun nosu
az Pasportun nömrəsi; Pasport №; ^Xarici pasport; Pasport nömrəsi; Ümumvətəndaş pasportu №; ^Pasportun seriya və nömrəsi
passport_expiry
en Passport expiry; Passport valid until; ^Passport runs out on; Date of expiry of passport; Passport expiry date; ^Passport good until
tr Pasaport geçerlilik tarihi; Pasaport bitiş tarihi; ^Pasaport ne zamana kadar geçerli; Pasaportun son geçerlilik tarihi; ^Pasaport süresi (bitiş)
az Pasportun etibarlılıq müddəti; Pasportun bitmə tarixi; ^Pasport nə vaxta qədər etibarlıdır; Pasportun etibarlılıq tarixi; ^Pasportun qüvvədə olma müddəti
email
en E-mail; Email address; E-mail address; ^Mail; Email; ^Participant's e-mail; ^Electronic mail
tr E-posta; E-posta adresi; Eposta; ^Mail; E-mail; ^Katılımcının e-postası; Elektronik posta
az E-poçt; Elektron poçt; E-mail; ^Mail; E-poçt ünvanı; ^İştirakçının e-poçtu; Elektron ünvan
phone
en Phone; Phone number; Mobile; Telephone; ^Cell; Mobile phone; ^WhatsApp number; ^Contact number
tr Telefon; Cep telefonu; GSM; Telefon Numarası; ^Cep no; Tel.; ^Ulaşılabilecek telefon; ^WhatsApp
az Telefon; Mobil telefon; Mobil nömrə; ^Əlaqə nömrəsi; Telefon nömrəsi; ^WhatsApp nömrəsi; Tel.
address
en Address; Home address; Postal address; ^Where they live (full address); Residential address; ^Mailing address
tr Adres; Ev adresi; Açık adres; ^İkametgâh; Adresi; ^Oturduğu adres
az Ünvan; Ev ünvanı; Yaşadığı ünvan; ^Qeydiyyat ünvanı; Ünvanı; ^Faktiki yaşayış ünvanı
city
en City; Town; City of residence; ^Lives in (city); ^Based in
tr Şehir; İl; İkamet ettiği şehir; ^Yaşadığı il; Şehri; ^Bulunduğu şehir
az Şəhər; Yaşadığı şəhər; Şəhər / rayon; ^Yaşayış yeri (şəhər); Şəhəri; ^Hansı şəhərdən
country
en Country; Country of residence; Home country; ^Lives in (country); ^Comes from (country)
tr Ülke; Ülkesi; ^Yaşadığı ülke; İkamet ülkesi; ^Geldiği ülke
az Ölkə; Ölkəsi; Yaşadığı ölkə; ^Hansı ölkədən; ^Gəldiyi ölkə
employer
en Employer; Organisation; Institution; Company; Media outlet; ^Works for; ^Newsroom; Workplace; ^House
tr Kurum; Çalıştığı kurum; Kurumu; İş yeri; Kuruluş; ^Çalıştığı yer; ^Basın kuruluşu; Medya kuruluşu; ^Nerede çalışıyor
az İş yeri; Qurum; Təşkilat; Çalışdığı qurum; İşlədiyi təşkilat; ^Harada işləyir; ^Media qurumu; Müəssisə; ^Redaksiya
position
en Position; Job title; Title; ^Post held; Role; ^What they do; Occupation
tr Görevi; Unvan; Görev; Ünvanı; ^Pozisyonu; ^Ne iş yapıyor; Mesleği
az Vəzifəsi; Vəzifə; ^Tutduğu vəzifə; Vəzifəsi, ixtisası; Peşəsi; ^Nə iş görür
track
en Field; Media field; ^Kind of journalism; Field of work; ^Branch of media
tr Alanı; Alan; Medya alanı; ^Yayın türü; Çalışma alanı; ^Hangi mecra
az Sahə; Fəaliyyət sahəsi; ^Media növü; Sahəsi; ^Hansı sahədə
experience_years
en Years of experience; Experience (years); Work experience; ^Years in the job; Professional experience; ^How long in journalism
tr Mesleki deneyim; Deneyim (yıl); Tecrübe; ^Kaç yıldır gazeteci; Mesleki deneyim (yıl); ^Meslekte geçen yıl
az İş stajı; Təcrübə (il); İş təcrübəsi; ^Neçə ildir jurnalistdir; İş stajı (il); ^Peşədə keçən illər
level_en
en English; English level; Level of English; ^How good is your English; Knowledge of English; ^English (CEFR)
tr İngilizce; İngilizce seviyesi; İngilizce düzeyi; ^İngilizcesi; İngilizce bilgisi; ^İngilizce ne düzeyde
az İngilis dili; İngilis dili səviyyəsi; İngilis dili biliyi; ^İngiliscə; İngilis dili (səviyyə); ^İngilis dilini bilmə dərəcəsi
level_tr
en Turkish; Turkish level; Level of Turkish; ^How good is your Turkish; ^Turkish (CEFR)
tr Türkçe; Türkçe seviyesi; Türkçe düzeyi; ^Türkçesi; ^Türkçe bilgisi
az Türk dili; Türk dili səviyyəsi; Türk dili biliyi; ^Türkcə; ^Türk dilini bilmə dərəcəsi
level_ru
en Russian; Russian level; Level of Russian; ^Russian (CEFR)
tr Rusça; Rusça seviyesi; Rusça düzeyi; ^Rusçası; ^Rusça bilgisi
az Rus dili; Rus dili səviyyəsi; Rus dili biliyi; ^Rusca; ^Rus dilini bilmə dərəcəsi
emergency_name
en Emergency contact; Person to call in an emergency; ^Next of kin; Emergency contact name; ^Whom to call
tr Acil durumda aranacak kişi; Acil durum kişisi; ^Yakınının adı; Acil durumda ulaşılacak kişi; ^Acilde haber verilecek kişi
az Təcili əlaqə; Təcili halda əlaqə saxlanılacaq şəxs; ^Yaxın qohumu; Fövqəladə halda əlaqə; ^Təcili hallarda zəng ediləcək şəxs
emergency_phone
en Emergency phone; Emergency contact phone; ^Next of kin's phone; Emergency number; ^Phone in an emergency
tr Acil durum telefonu; Acil durumda aranacak telefon; ^Yakınının telefonu; Acil telefon; ^Acilde aranacak numara
az Təcili əlaqə telefonu; Təcili telefon; ^Yaxın qohumunun telefonu; Təcili əlaqə nömrəsi; ^Təcili hallarda telefon
needs
en Diet and access needs; Dietary needs; Special needs; ^Food and access; Dietary requirements; ^Anything we should know (food, health)
tr Beslenme ve erişim ihtiyaçları; Özel ihtiyaçlar; Beslenme ihtiyacı; ^Yemek tercihi; Diyet; ^Sağlık / beslenme durumu
az Qida və əlçatanlıq ehtiyacları; Xüsusi ehtiyaclar; Qida ehtiyacları; ^Pəhriz; Qidalanma; ^Qida ilə bağlı istəklər
consent_date
en Consent given; Date of consent; ^Agreed on (personal data); ^Consent form signed on
tr Onay tarihi; KVKK onay tarihi; ^Rıza verdiği tarih; ^Açık rıza tarihi
az Razılıq tarixi; Razılıq verdiyi tarix; ^Razılığın alındığı tarix; ^Razılıq forması (tarix)
notes
en Notes; Remarks; Comment; ^Other; Comments; ^Please note
tr Açıklama; Notlar; Not; ^Diğer; Açıklamalar; ^Düşünceler
az Qeyd; Qeydlər; Əlavə qeyd; ^Digər; Qeydlər və təkliflər; ^Başqa məlumat
preference_1
en First choice; 1st choice; Preference 1; ^Where first; First preference; ^Most wanted outlet
tr 1. Tercih; Birinci tercih; 1. tercihi; ^İlk tercih ettiği kurum; ^En çok istediği kuruluş
az 1-ci seçim; Birinci seçim; I seçim; ^İlk seçdiyi qurum; ^Ən çox istədiyi qurum
preference_2
en Second choice; 2nd choice; Preference 2; ^Where second; Second preference; ^Else which outlet
tr 2. Tercih; İkinci tercih; 2. tercihi; ^İkinci tercih ettiği kurum; ^Olmazsa hangi kuruluş
az 2-ci seçim; İkinci seçim; II seçim; ^İkinci seçdiyi qurum; ^Olmasa hansı qurum
submitted_on
en Timestamp; Submitted on; Date of application; ^Received; ^Form sent on
tr Zaman damgası; Başvuru tarihi; Gönderim tarihi; ^Formun geldiği tarih; ^Müracaat günü
az Müraciət tarixi; Vaxt möhürü; Göndərilmə tarixi; ^Müraciətin daxil olduğu gün; ^Formanın göndərildiyi vaxt

- number
en No.; No; #; ^Nr; Number; ^Seq.
tr Sıra; S.No; Sıra No; ^Sr.; No; ^Sıra numarası
az №; S/s; Sıra №; ^Sıra nömrəsi; No; ^S. №
- adviser_email
en Supervisor's e-mail; Adviser e-mail; ^E-mail of the desk head; HR e-mail; ^Editor's e-mail
tr Danışman e-postası; Yöneticisinin e-postası; ^Müdürünün maili; İK e-posta; ^Amirinin e-postası
az Rəhbərinin e-poçtu; Müdirin e-poçtu; ^Kuratorun maili; Koordinatorun e-poçtu; ^Redaktorun e-poçtu
- adviser_phone
en Supervisor's phone; Manager's phone; ^Phone of the desk head; HR phone; ^Editor's phone
tr Danışman telefonu; Yönetici telefonu; ^Müdürünün telefonu; İK telefon; ^Amirinin telefonu
az Rəhbərin telefonu; Müdirin telefonu; ^Kuratorun telefonu; Koordinatorun telefonu; ^Redaktorun telefonu
- host
en Host institution; Receiving institution; Host outlet; ^Where placed; ^Goes to
tr Ev sahibi kurum; Gideceği kurum; Kabul eden kurum; ^Yerleştirildiği yer; ^Staj yapacağı kuruluş
az Qəbul edən qurum; Gedəcəyi qurum; Ev sahibi qurum; ^Yerləşdirildiyi yer; ^Təcrübə keçəcəyi qurum
- host_country
en Host country; Receiving country; ^Going to (country); Destination country; ^Country of exchange
tr Ev sahibi ülke; Gideceği ülke; ^Hangi ülkeye gidecek; Kabul eden ülke; ^Değişim ülkesi
az Qəbul edən ölkə; Gedəcəyi ölkə; ^Hansı ölkəyə gedir; Ev sahibi ölkə; ^Mübadilə ölkəsi
- arrival
en Arrival; Arrival date; ^Comes on; Date of arrival; ^Lands on
tr Geliş tarihi; Varış; ^Geleceği gün; Varış tarihi; ^İneceği gün
az Gəliş tarixi; Gəliş; ^Gələcəyi gün; Çatma tarixi; ^Enəcəyi gün
- shirt
en T-shirt size; Shirt size; ^Size
tr Tişört bedeni; Beden; ^Hangi beden
az Köynək ölçüsü; Ölçü; ^Hansı ölçü
- signature
en Signature; Signed; ^Sign here
tr İmza; İmzası; ^Buraya imza
az İmza; İmzası; ^Bura imza
- room
en Room; Room no.; ^Sleeps in room
tr Oda; Oda no; ^Kaldığı oda
az Otaq; Otaq №; ^Qaldığı otaq
- export_id
en ID; Response ID; ^Entry ID; Participant ID; _id
tr Katılımcı ID; Form ID; ^Yanıt ID; ID
az ID; İştirakçı ID; ^Cavab ID

outlet:name
en Outlet; Name of outlet; Media outlet; Organisation; ^Newsroom; Host outlet; ^Name of the house; ^Media house
tr Kuruluş; Kuruluş adı; Kurum adı; Kurumun adı; ^Basın kuruluşunun adı; Medya kuruluşu; ^Yayın kuruluşu; ^Ev sahibi kuruluşun adı
az Qurumun adı; Qurum; Media qurumu; Təşkilatın adı; ^Redaksiyanın adı; Qurum adı; ^KİV-in adı; ^Ev sahibi qurumun adı
outlet:kind
en Type; Kind; Media type; ^Sort of media; ^What kind of outlet
tr Türü; Tür; Yayın türü; ^Mecrası; ^Kuruluşun türü
az Növü; Növ; Media növü; ^Fəaliyyət növü; ^Qurumun növü
outlet:city
en City; Town; ^Seat (city); ^Located in
tr Şehir; İl; ^Merkezi (şehir); ^Bulunduğu il
az Şəhər; Şəhəri; ^Yerləşdiyi şəhər; ^Mərkəzi (şəhər)
outlet:country
en Country; ^Seat (country)
tr Ülke; Ülkesi; ^Hangi ülkede
az Ölkə; Ölkəsi; ^Hansı ölkədədir
outlet:address
en Address; Postal address; ^Street and number; ^Office address
tr Adres; Adresi; Açık adres; ^Merkez adresi; ^Ofisinin adresi
az Ünvan; Ünvanı; Hüquqi ünvan; ^Ofisin ünvanı; ^Harada yerləşir
outlet:website
en Website; Web; Web site; ^Internet address; ^Home page
tr Web sitesi; Web; İnternet sitesi; ^İnternet adresi; ^Sitesi
az Veb-sayt; Sayt; Saytı; ^İnternet ünvanı; ^İnternet səhifəsi
outlet:places
en Places; Places offered; Number of places; ^How many can come; Quota; ^Takes (people)
tr Kontenjan; Yer sayısı; Kontenjanı; ^Kaç kişi alabilir; Kişi sayısı; ^Alabileceği kişi
az Yer sayı; Yerlərin sayı; ^Neçə nəfər qəbul edir; Kvota; ^Qəbul edəcəyi nəfər
outlet:contact_name
en Contact person; Contact; Contact name; ^Whom to ask for; ^Person in charge
tr İrtibat kişisi; İlgili kişi; Yetkili; ^Kiminle görüşülecek; İrtibat; ^Sorumlu kişi
az Əlaqədar şəxs; Əlaqə şəxsi; Məsul şəxs; ^Kiminlə danışmalı; ^Cavabdeh şəxs
outlet:contact_role
en Contact's position; Position of contact; ^Their post
tr İrtibat kişisinin görevi; Yetkilinin unvanı; ^Sorumlunun görevi
az Əlaqədar şəxsin vəzifəsi; Məsul şəxsin vəzifəsi; ^Cavabdehin vəzifəsi
outlet:contact_email
en Contact e-mail; E-mail; E-mail of contact; ^Mail; ^Write to
tr E-posta; İrtibat e-posta; Yetkili e-postası; ^Mail; ^Yazışma adresi (e-posta)
az E-poçt; Əlaqə e-poçtu; Elektron poçt; ^Mail; ^Yazışma e-poçtu
outlet:contact_phone
en Contact phone; Phone; Telephone; ^Call; ^Desk phone
tr Telefon; İrtibat telefonu; Yetkili telefonu; ^Santral; ^Aranacak numara
az Telefon; Əlaqə telefonu; Əlaqə nömrəsi; ^Redaksiyanın telefonu; ^Zəng üçün nömrə
outlet:departments
en Departments; Desks; ^Units; ^Which desks
tr Birimler; Bölümler; Servisler; ^Hangi birimler; ^Masalar
az Şöbələr; Bölmələr; ^Hansı şöbələr; ^Redaksiya şöbələri
outlet:languages
en Languages; Working languages; ^Languages spoken; ^Works in
tr Diller; Çalışma dilleri; ^Konuşulan diller; ^Yayın dilleri
az Dillər; İş dilləri; ^Danışılan dillər; ^Yayım dilləri
outlet:notes
en Notes; Remarks; ^Other
tr Açıklama; Notlar; ^Diğer
az Qeyd; Qeydlər; ^Digər

cohort:title
en Cohort; Title; Title of cohort; ^Name of the round; ^Group of the programme
tr Dönem; Dönem adı; Dönemin adı; ^Hangi dönem; ^Grubun adı
az Qrup; Qrupun adı; ^Axının adı; ^Mərhələnin adı
cohort:programme
en Programme; Name of programme; ^Part of (programme)
tr Program; Programın adı; ^Bağlı olduğu program
az Proqram; Proqramın adı; ^Aid olduğu proqram
cohort:track
en Field; Media field; ^Branch
tr Alan; Alanı; ^Mecra
az Sahə; Sahəsi; ^İstiqamət
cohort:opens
en Applications open; Applications from; ^Apply from
tr Başvuru başlangıcı; Başvuruların başlaması; ^Başvuru ilk gün
az Müraciətin başlanması; Müraciətlərin başlanması; ^Müraciət (ilk gün)
cohort:closes
en Applications close; Application deadline; ^Apply until
tr Başvuru bitişi; Son başvuru tarihi; ^Başvuru son gün
az Müraciətin sonu; Son müraciət tarixi; ^Müraciət (son gün)
cohort:starts
en Starts; Start date; Start; ^First day; ^From
tr Başlangıç; Başlangıç tarihi; Başlama tarihi; ^İlk gün
az Başlanma; Başlanma tarixi; Başlama tarixi; ^İlk gün
cohort:ends
en Ends; End date; End; ^Last day; ^Until
tr Bitiş; Bitiş tarihi; ^Son gün
az Bitmə; Bitmə tarixi; ^Son gün
cohort:seats
en Seats; Number of seats; ^How many people; Quota
tr Kontenjan; Kontenjanı; ^Kaç kişi; Kişi sayısı
az Yer sayı; Yerlərin sayı; ^Neçə nəfər
cohort:notes
en Notes; ^Other
tr Notlar; ^Diğer
az Qeydlər; ^Digər
"""


def _parse(text: str) -> dict[str, dict[str, list[Heading]]]:
    found: dict[str, dict[str, list[Heading]]] = {}
    idea = ""
    for line in text.strip().splitlines():
        if not line:
            continue
        language, _, rest = line.partition(" ")
        if language in ("en", "tr", "az") and idea:
            found[idea][language] = [
                Heading(each.strip().lstrip("^"), each.strip().startswith("^")) for each in rest.split(";")
            ]
        else:
            idea = line.removeprefix("- ")
            found[idea] = {}
    return found


HEADINGS = _parse(_ALL)


def kept_out() -> set[str]:
    """Every heading that the reader's vocabulary must not hold because of these lists."""
    return {
        each.text
        for by_language in HEADINGS.values()
        for many in by_language.values()
        for each in many
        if each.kept_out
    }
