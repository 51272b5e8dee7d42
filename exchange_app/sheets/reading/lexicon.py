"""What the words of headers mean, whatever the language: words → ideas.

It knows no fields. A field's declared headers, put through it, become sets of ideas; a header of a file becomes one too;
the field whose set is nearest is meant. So `Pasportun bitiş günü` is found although only `Pasaport geçerlilik tarihi` and
`Passport expiry` are declared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.sheets.reading.keys import stems, tokens
from exchange_app.text import fold, name_key

STRONG, PLAIN, WEAK, FAINT = 1.0, 0.6, 0.3, 0.12

_IDEAS: dict[str, tuple[float, str]] = {
    # persons and what is asked of them
    "name": (STRONG, "ad adı name isim ismi forename imya names adlı"),
    "surname": (STRONG, "soyad soyadı surname soyisim soyismi familiya lastname family soyadi"),
    "father": (STRONG, "ata atası baba babası father patronymic atanızın"),
    "full": (PLAIN, "tam full bütün"),
    "applicant": (PLAIN, "başvuran başvurucu aday applicant candidate namizəd müraciətçi iştirakçı katılımcı participant kursiyer "
                  "trainee nominee gazeteci journalist jurnalist müraciətedən adayın nominasiya müraciətçinin stajyer intern"),
    "birth": (STRONG, "doğum birth born doğduğu doğulduğu dob təvəllüd anadan birthdate birthday doğulma doğdunuz doğulmusunuz doğulmusuz doğumlu dt təvəllüdü"),
    "gender": (STRONG, "cins cinsi cinsiyet cinsiyyət gender sex cinsiyeti cinsiyyəti"),
    "citizen": (STRONG, "vatandaş vatandaşlık vətəndaş vətəndaşlıq uyruk uyruğu uyrukluk nationality citizenship citizen milliyyət tabiiyet"),
    "identity": (STRONG, "kimlik identity tc tckn fin şəxsiyyət fərdi pin id identifikasiya identification ssn nüfus"),
    "card": (FAINT, "vəsiqə vəsiqəsi cüzdanı kart card kartı kod kodu code şv"),
    "passport": (STRONG, "pasaport pasport passport pas"),
    "expiry": (STRONG, "geçerlilik etibarlılıq expiry valid expires expiration etibar etibarlıdır geçerli expire "
               "etib validity until"),
    "finish": (PLAIN, "bitme bitiş bitmə biter bitir bitiyor bitecek bitəcək doluyor dolur finishes"),
    "issue": (STRONG, "veriliş verilmə issue issued verildiyi düzenleme verildiği verən veren authority"),
    "period": (FAINT, "müddət müddəti süre süresi period müd"),
    "email": (STRONG, "email imeyl eposta epoct epoçt mail gmail elektron elektronik meyl emailiniz"),
    "post": (FAINT, "posta poçt post"),
    "phone": (STRONG, "telefon phone tel telephone gsm telefonu telf"),
    "mobile": (PLAIN, "mobil mobile cep cell mob whatsapp cellphone"),
    "address": (STRONG, "adres address adresi küçə cadde sokak street mahalle"),
    "unvan": (STRONG, "ünvan unvan"),
    "live": (PLAIN, "yaşadığı ikamet residence yaşayış lives yaşayır oturduğu qaldığı yaşadığınız yaşıyorsunuz yaşayırsınız residing home ev reside bulunduğu yerləşdiyi yerləşən location konum based faktiki"),
    "city": (STRONG, "şehir şəhər city town rayon sehir şehri şehriniz şəhəriniz"),
    "il": (WEAK, "il ili yıl yıllık illik yıldır ildir"),
    "district": (PLAIN, "ilçe district"),
    "country": (STRONG, "ülke ölkə country ülkesi"),
    "work": (STRONG, "iş çalıştığı işlədiyi çalışdığı çalışma work works employer job workplace işyeri çalıştığınız işlədiyiniz işləyir "
             "işləyirsiniz çalışıyorsunuz çalışırsınız working employed əmək işgüzar"),
    "organisation": (STRONG, "kurum qurum kuruluş müəssisə təşkilat organisation organization institution company outlet şirkət şirket orqan "
                     "institusiya firma kurumu qurumu"),
    "media": (WEAK, "media medya mətbuat basın kiv journalism gazetecilik jurnalistika"),
    "position": (STRONG, "görev görevi vəzifə position pozisyon kadro vazife role occupation profession meslek mesleği peşə peşəsi ixtisas "
                 "vəzifəsi göreviniz mövqe designation vəzifəniz"),
    "field": (STRONG, "alan alanı sahə sahəsi field track area sector sektör sektor branş istiqamət mecra speciality area dal sahəniz alanınız"),
    "type": (STRONG, "tür türü növ növü type kind tip tipi"),
    "activity": (WEAK, "fəaliyyət faaliyet peşəkar mesleki mesleğinizdeki professional profession"),
    "experience": (STRONG, "deneyim təcrübə experience tecrübe staj stajı kıdem exp təcrübəsi deneyiminiz təcrübəniz stajınız"),
    "years": (WEAK, "years yrs"),
    "emergency": (STRONG, "acil təcili emergency fövqəladə yakını yaxını yakın yaxın qohumu qohum ice kin yakınının yaxınının"),
    "situation": (FAINT, "durum durumda halda vəziyyət case durumlarda hallarda"),
    "contact": (WEAK, "əlaqə iletişim contact irtibat temas aranacak əlaqədar ulaşılacak saxlanılacaq ilgili yetkili məsul sorumlu responsible "
                "coordinator koordinator koordinatör əlaqələndirici muhatap ulaşılabilecek saxlanacaq əlaqələndiriləcək aranılacak kontakt"),
    "person": (WEAK, "kişi şəxs person kişinin şəxsin kişisi şəxsi people persons"),
    "need": (STRONG, "ihtiyaç ehtiyac needs requirements need ihtiyaçlar ehtiyaclar ihtiyaçlarınız"),
    "diet": (STRONG, "qida qidalanma diet dietary diyet pəhriz alerji allergiya allergies allergy food yemek yemək məhdudiyyət"),
    "access": (PLAIN, "erişim əlçatanlıq access accessibility engel"),
    "special": (FAINT, "özel xüsusi special"),
    "consent": (STRONG, "onay rıza razılıq consent kvkk muvafakat"),
    "note": (STRONG, "açıklama qeyd note notes remarks comments comment not notlar düşünceler şərh açıklamalar qeydlər remark izahat"),
    "extra": (PLAIN, "əlavə ek additional alternatif alternativ other diğer digər secondary"),
    # languages
    "turkish": (STRONG, "türkçe türk turkish türkcə türkçesi türkcəsi"),
    "azerbaijani": (STRONG, "azerbaycan azərbaycan azerbaijani azeri azərbaycanca azerice azerbaycanca azerb azərb"),
    "english": (STRONG, "ingilizce ingilis english ingiliscə ing ingiliz eng"),
    "russian": (STRONG, "rus rusça rusca russian rusiya rusçanız"),
    "language": (WEAK, "dil dili language diller dillər languages lisan dilini"),
    "level": (0.2, "düzey seviye səviyyə level düzeyi seviyesi səviyyəsi bilgisi biliyi bilik bilikləri bilgi proficiency knowledge cefr"),
    "foreign": (FAINT, "yabancı xarici foreign"),
    "required": (PLAIN, "gerekli tələb required istenen olunan aranan"),
    # applications
    "application": (PLAIN, "başvuru müraciət application başvurunun müraciətin apply submission applied gönderim göndərilmə submitted gönderilme kayıt "
                    "qeydiyyat registration registered"),
    "reception": (PLAIN, "qəbul kabul"),
    "timestamp": (STRONG, "zaman vaxt damgası damğası timestamp möhürü"),
    "choice": (STRONG, "tercih seçim choice preference üstünlük seçenek istek tercihi seçimi tercihiniz seçiminiz preferred istədiyi prioritet öncelik seçdiyi seçtiği seçilmiş pref"),
    "first": (PLAIN, "1 birinci first ilk"),
    "second": (PLAIN, "2 ikinci second"),
    "third": (PLAIN, "3 üçüncü third"),
    "fourth": (PLAIN, "4 dördüncü fourth"),
    "fifth": (PLAIN, "5 beşinci fifth"),
    "status": (STRONG, "status durumu vəziyyəti state statusu"),
    "reason": (STRONG, "gerekçe səbəb reason neden nedeni"),
    "score": (STRONG, "puan bal score points grade xal balı puanı not"),
    "rank": (STRONG, "sıralama reytinq rank"),
    "sequence": (WEAK, "sıra sırası sn"),
    "reserve": (PLAIN, "yedek ehtiyat reserve waiting waitlist"),
    # outlets and cohorts
    "website": (STRONG, "website web sayt site url homepage veb sitesi internet sayti sitə vebsayt websayt websitesi"),
    "place": (WEAK, "yer yeri place yerlər places seats seat where"),
    "count": (WEAK, "sayı say sayısı count kota slot slots kontenjan kvota quota capacity kapasite tutum kontenjanı nəfər seats places offered adet miqdarı neçə kaç"),
    "department": (STRONG, "birim bölüm departments department şöbə bölmə servis redaksiya desks units birimler şöbələr desk şöbəsi"),
    "active": (STRONG, "aktif aktiv active etkin faal fəal katılıyor iştirak participating participates"),
    "cohort": (STRONG, "cohort dönem qrup grup group round dövr kohort qrupun mərhələ"),
    "title": (PLAIN, "başlık başlıq title"),
    "programme": (STRONG, "program proqram programme proqramın programın proje layihə"),
    "sending": (STRONG, "gönderen göndərən sending sent from"),
    "hosting": (STRONG, "ağırlayan hosting hosted sahibi host"),
    "side": (WEAK, "taraf tərəf side tarafı tərəfi"),
    "start": (STRONG, "başlangıç başlanma başlama start begins starts opens opening başlanğıc beslenme başlangıcı başlanması açılış başlayır başlar begin"),
    "end": (STRONG, "son end ends closes deadline sonu last"),
    "minimum": (STRONG, "min minimum minimal asgari alt az küçük"),
    "maximum": (STRONG, "max maks maksimum maksimal maximal azami üst çox büyük"),
    "age": (STRONG, "yaş age yaşı yaşınız"),
    # words that say little
    "date": (WEAK, "tarih tarix date tarihi tarixi gün günü tar dates day tarixlər month"),
    "number": (WEAK, "no nömrə numara number nömrəsi numarası seriya seri num nomer"),
    "total": (FAINT, "toplam total cəmi"),
    "info": (FAINT, "bilgi məlumat information bilgiler məlumatlar personal kişisel şəxsi details genel ümumi data"),
    # other people and things: they make a header mean something else
    "other": (STRONG, "anne ana mother eş eşi həyat yoldaşı spouse çocuk uşaq child children kardeş qardaş bacı referans reference tövsiyə supervisor "
              "amir yönetici rəhbər müdir müdür direktor manager qızlıq kızlık maiden fax faks əvvəlki önceki previous old evvelki eski kan qan blood boy çəki "
              "kilo weight height təhsil eğitim education üniversite universitet university okul məktəb school mezun medeni marital ailə "
              "yerleştiği yerleştirildiği yerleşeceği yerləşdirildiyi yerləşdirilən placed placement konaklama accommodation hotel otel mehmanxana flight uçuş uçak reys arrival varış gəliş departure bilet ticket viza vize visa sığorta sigorta insurance imza signature foto "
              "fotoğraf photo şəkil resim cv özgeçmiş motivasyon motivasiya letter link linkedin facebook instagram twitter sosial sosyal social hesap "
              "bank iban vergi tax özgeçmişi sertifikat sertifika certificate diplom diploma portfolio portfolyo"),
}  # fmt: skip
_STOP = frozenset(
    key
    for word in """ve və and of the lütfen zəhmət olmasa yazın yazınız nedir nədir hansı hangi your please olduğu üçün için ilə ile
    what you how to in at a an do olan olarak olaraq kimi gibi her hər giriniz daxil edin belirtiniz göstərin mi mı nə ne harada nerede
    sizin siz sizi enter write kindly varsa if any da də de as on by with per veya ya or which national current güncel hazırki cari şu hazırda şimdiki daimi resmi rəsmi
    istiyorsunuz istersiniz istəyirsiniz istəyərdiniz yapmak etmek etmək keçmək geçirmek keçirmək olmaq olmak edir ediyor edirsiniz ediyorsunuz ederdiniz bilirsiniz
    biliyorsunuz konuşuyorsunuz danışırsınız katılmak qatılmaq olmusunuz oldunuz bir var nasıl değerlendirirsiniz qiymətləndirirsiniz kiminle kiminlə
    saxlayaq arayalım ulaşabiliriz ulaşabileceğimiz bilərsiniz bilər bilirik ayıra ayırabilirsiniz yazıldığı yazılan göründüğü göründüyü geçtiği kadar qədər üzrə orada burada
    boş alınacak alabilir spoken ayrılan ayrılmış available istedikleri istedikleriniz edən eden till edildiyi ettiği etdiyi edilən edilen ediləcək edilecek edeceği edəcəyi edebileceği edə biləcəyi olunacaq""".split()
    for key in tokens(word)
)


_ENGLISH = frozenset(key for word in "what when where which how who whom you your would".split() for key in tokens(word))
"""Words that only an English question has."""
_ENGLISH_STOP = frozenset(
    key
    for word in """is are was were be been well would like could should can want wish may appears written train training do does did have has had for been there else should speak know use will
    you your yours i my we us our it its this that as currently presently until yet much long were when about hear""".split()
    for key in tokens(word)
)
"""Words that say nothing in an English question; some of them are words in other languages (`is`: work)."""


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    out: dict[str, str] = {}
    for idea, (_, words) in _IDEAS.items():
        for word in words.split():
            for key in tokens(word):
                out.setdefault(key, idea)
    return out


@lru_cache(maxsize=1)
def _long_words() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((word, idea) for word, idea in _words().items() if len(word) >= 5), key=lambda each: -len(each[0])))


_BEND = frozenset(key for word in "ad ata il dil tel cep bal yaş yer not cins iş no gün ay tür kişi mob".split() for key in tokens(word))
"""Short words that take endings; other words of up to three letters are met only as they are."""


@lru_cache(maxsize=8192)
def idea_of(token: str) -> str | None:
    """The idea of a token: as it stands, with endings taken off, or glued to others; "" for a word that says nothing."""
    if token in _STOP:
        return ""
    words = _words()
    for stem in stems(token):
        if stem in words and (len(stem) > 3 or stem == token or stem in _BEND):
            return words[stem]
        if stem in _STOP and len(stem) > 2:
            return ""
    for word, idea in _long_words():
        if token.startswith(word):
            return idea
    return None


def speaks_plainly(token: str) -> bool:
    """Whether a token stands for an idea beyond doubt, even alone: four letters of it or more are a known word."""
    words = _words()
    return any(len(stem) >= 4 and stem in words for stem in stems(token)) or any(
        token.startswith(word) for word, _ in _long_words()
    )


def _abbreviated(token: str) -> str | None:
    """The idea of a word cut short (`doğ.`, `etib.`), where only one idea has words that begin so."""
    meant = {idea for word, idea in _words().items() if word.startswith(token)}
    return meant.pop() if len(meant) == 1 else None


def weight(idea: str) -> float:
    """How much an idea counts when sets of ideas are compared; unknown words count by half."""
    known = _IDEAS.get(idea)
    return known[0] if known else 0.5


_SHORT = re.compile(r"([^\W\d_]{3,})\.(?!\w)")
_IDIOMS = {
    (*tokens(words),): meant
    for words, meant in {
        "last name": "surname", "family name": "surname", "first name": "name", "soy isim": "surname", "soy ad": "surname", "soy adı": "surname", "fore name": "name", "first last": "name surname", "given name": "name", "given names": "name",
        "middle name": "father", "job title": "position", "qeyd edin": "", "qeyd et": "",
        "qeyd edəsiniz": "", "birth place": "birth place", "ata baba": "father", "daxil edin": "", "ev sahibi": "hosting",
        "home address": "live address", "i̇şlə": "work", "iş yeri": "work place", "contact person": "contact person",
        "focal point": "contact person", "el poçt": "email", "el poct": "email", "el ünvan": "email", "date issue": "issue", "ne zaman": "date", "nə vaxt": "date",
        "ne zamana": "date", "nə vaxta": "date", "nə vaxtadək": "date", "görev yeri": "work place", "travel document": "passport", "seyahat belgesi": "passport", "səyahət sənədi": "passport", "how long": "years", "how many": "count",
    }.items()
}  # fmt: skip


@lru_cache(maxsize=8192)
def ideas(text: str) -> tuple[str, ...]:
    """The ideas of a header text in the order of its words; unknown words stand for themselves, as `~word`."""
    found: list[str] = []
    several = tokens(text)
    dotted = {name_key(word) for word in _SHORT.findall(fold(text))}
    known = any(idea_of(token) for token in several)
    english = not _ENGLISH.isdisjoint(several)
    skip = 0
    for at, token in enumerate(several):
        if skip:
            skip -= 1
            continue
        meant = _IDIOMS.get(several[at : at + 2])
        if meant is not None:
            found.extend(meant.split())
            skip = 1
            continue
        idea = "" if english and token in _ENGLISH_STOP else idea_of(token)
        if idea is None and len(token) >= 3 and (token in dotted or (known and len(token) == 3)):
            idea = _abbreviated(token)
        if idea is None and len(token) <= 2:
            continue
        if idea is None:
            found.append("~" + stems(token)[-1])
        elif idea:
            found.append(idea)
    return tuple(found)
