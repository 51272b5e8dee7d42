"""The words of headers by the idea they stand for, in three languages and a little Russian: data for `lexicon`."""

from __future__ import annotations

STRONG, PLAIN, WEAK, FAINT = 1.0, 0.6, 0.3, 0.12

IDEAS: dict[str, tuple[float, str]] = {
    "name": (STRONG, "ad adı name isim ismi forename imya names adlı fname firstname имя имена"),
    "surname": (STRONG, "soyad soyadı surname soyisim soyismi familiya lastname family soyadi lname фамилия syd"),
    "father": (STRONG, "ata atası baba babası father patronymic atanızın отчество"),
    "full": (PLAIN, "tam full bütün"),
    "applicant": (
        PLAIN,
        "başvuran başvurucu aday applicant candidate namizəd müraciətçi iştirakçı katılımcı participant kursiyer trainee nominee "
        "gazeteci journalist jurnalist müraciətedən adayın nominasiya müraciətçinin stajyer intern təcrübəçi katılan kandidat "
        "attendee delegate fellow dinləyici passenger sərnişin yolcu visitor guest misafir konuk qonaq ziyaretçi member "
        "üye üzv müsafir heyet heyət delegasyon delegation üyesi üyesinin üzvü üzvünün davetli davetlinin dəvətli dəvətlinin "
        "invitee nümayəndə nümayəndənin temsilci temsilcinin kişinin",
    ),
    "birth": (
        STRONG,
        "doğum birth born doğduğu doğulduğu dob təvəllüd anadan birthdate birthday doğulma doğdunuz doğulmusunuz "
        "doğulmusuz doğumlu təvəllüdü doğ doğdu doğuldu рождения родился рожд",
    ),
    "gender": (STRONG, "cins cinsi cinsiyet cinsiyyət gender sex cinsiyeti cinsiyyəti"),
    "sexes": (STRONG, "kadın qadın erkek male female пол"),
    "citizen": (
        STRONG,
        "vatandaş vatandaşlık vətəndaş vətəndaşlıq uyruk uyruğu uyrukluk nationality citizenship citizen milliyet tabiiyet "
        "гражданство nat uyr",
    ),
    "identity": (STRONG, "kimlik identity tc tckn fin şəxsiyyət fərdi pin id identifikasiya identification ssn nüfus"),
    "card": (FAINT, "vəsiqə vəsiqəsi cüzdanı kart card kartı kod kodu code şv"),
    "passport": (STRONG, "pasaport pasport passport pas паспорт passaport ppt pp psp"),
    "expiry": (
        STRONG,
        "geçerlilik etibarlılıq expiry valid expires expiration etibar etibarlıdır geçerli expire etib validity keçərli "
        "keçərlilik qüvvədə vade vadesi истекает срок geçerliği",
    ),
    "finish": (
        PLAIN,
        "bitme bitiş bitmə biter bitir bitiyor bitecek bitəcək doluyor dolur finishes finish finishing bit bitdiyi bittiği dolacağı "
        "dolduğu dolma tükənmə",
    ),
    "until": (WEAK, "dek dək until till kadar qədər"),
    "issue": (
        STRONG,
        "veriliş verilmə issue issued verildiyi düzenleme verildiği verən veren authority verildi vermiş выдачи выдан issuing",
    ),
    "period": (FAINT, "müddət müddəti süre süresi period müd"),
    "email": (STRONG, "mailbox email imeyl eposta epoct epoçt mail gmail elektron elektronik meyl emailiniz почта"),
    "post": (FAINT, "posta poçt post"),
    "phone": (STRONG, "telefon phone tel telephone gsm telefonu telf телефон tlf handphone"),
    "mobile": (PLAIN, "mobil mobile cep cell mob whatsapp cellphone cebi cebim cebiniz"),
    "call": (WEAK, "ara arayabileceğimiz ulaş ulaşabil ulaşılacak zəng çağrı reach notify inform"),
    "address": (STRONG, "adres address adresi küçə cadde sokak street mahalle адрес postal"),
    "unvan": (STRONG, "ünvan unvan"),
    "live": (
        PLAIN,
        "yaşadığı ikamet residence yaşayış live lives yaşayır oturduğu qaldığı yaşadığınız yaşıyorsunuz yaşayırsınız residing "
        "home ev reside bulunduğu yerləşdiyi yerləşən location konum based faktiki otur yaşa məskun məskunlaş ikametgah hometown "
        "проживания yaşıyor resident yerləşir living",
    ),
    "city": (STRONG, "şehir şəhər city town rayon sehir şehri şehriniz şəhəriniz kent город kənd"),
    "il": (WEAK, "il ili yıl yıllık illik yıldır ildir iller illər ilidir yılı"),
    "district": (PLAIN, "ilçe district"),
    "country": (STRONG, "ülke ölkə country ülkesi страна devlet dövlət"),
    "work": (
        STRONG,
        "iş çalıştığı işlədiyi çalışdığı çalışma work works employer workplace işyeri çalıştığınız işlədiyiniz işləyir "
        "işləyirsiniz çalışıyorsunuz çalışırsınız çalışıyor çalışır görevlisiniz görevlidir working employed əmək işgüzar işver "
        "işveren işəgötürən работы ofis office business service",
    ),
    "represent": (WEAK, "temsil təmsil represent mensup mensubu mənsub affiliated affiliation"),
    "organisation": (
        STRONG,
        "kurum qurum kuruluş müəssisə təşkilat organisation organization institution company outlet şirkət şirket orqan "
        "institusiya firma kurumu qurumu newsroom organ subyekt организация kiv",
    ),
    "media": (WEAK, "media medya mətbuat basın kiv journalism gazetecilik jurnalistika"),
    "press": (
        WEAK,
        "gazete qəzet newspaper kanal channel yayın nəşr nəşriyyat publication broadcaster ajans agentlik "
        "kanalı qəzeti gazetesi portalı nəşri yayınevi radiosu radyosu",
    ),
    "position": (
        STRONG,
        "görev görevi vəzifə position pozisyon kadro vazife role occupation profession meslek mesleği peşə peşəsi "
        "ixtisas vəzifəsi göreviniz mövqe designation vəzifəniz job должность vezife function funksiya fonksiyon",
    ),
    "field": (
        STRONG,
        "medium alan alanı sahə sahəsi field track area sector sektör sektor branş istiqamət mecra speciality dal sahəniz "
        "alanınız ixtisaslaşma ixtisaslaşdığı uzmanlık uzmanlığı specialisation specialization speciali interest ilgi",
    ),
    "type": (
        STRONG,
        "tür türü növ növü type kind tip tipi çeşit çeşidi profil profili kateqoriya kategori category kateqoriyası kategorisi",
    ),
    "activity": (WEAK, "activity activities fəaliyyət faaliyet peşəkar mesleki mesleğinizdeki professional profession"),
    "experience": (STRONG, "deneyim təcrübə experience tecrübe staj stajı kıdem seniority exp təcrübəsi deneyiminiz təcrübəniz stajınız"),
    "training": (STRONG, "eğitim təlim training internship"),
    "years": (WEAK, "years yrs sene sənə senedir yr лет"),
    "emergency": (STRONG, "acil təcili emergency fövqəladə yakını yaxını yakın yaxın qohumu qohum ice kin yakınının yaxınının"),
    "situation": (FAINT, "hal durum durumda halda vəziyyət case durumlarda hallarda"),
    "contact": (
        WEAK,
        "əlaqə iletişim contact irtibat temas aranacak əlaqədar saxlanılacaq ilgili yetkili məsul sorumlu responsible coordinator "
        "koordinator koordinatör əlaqələndirici liaison cavabdeh poc muhatap muhatab muhatabımız saxlanacaq əlaqələndiriləcək aranılacak kontakt ilgilenecek qarşılayan "
        "karşılayacak karşılayan ilgilenen kurator",
    ),
    "person": (WEAK, "kim kimdir kişi şəxs person kişinin şəxsin kişisi şəxsi people persons"),
    "need": (
        STRONG,
        "ihtiyaç ehtiyac needs requirements need ihtiyaçlar ehtiyaclar ihtiyaçlarınız gereksinim requirement tələb tələblər "
        "kısıtlama kısıt məhdudiyyət restriction restrictions alışkanlık alışkanlığı assistance",
    ),
    "diet": (
        STRONG,
        "beslenme qida qidalanma diet dietary diyet pəhriz alerji allergiya allergies allergy food yemek yemək besin gıda gida "
        "meal meals vejetaryen vegetarian vegan helal halal yeməklər allergik",
    ),
    "access": (
        PLAIN,
        "erişim əlçatanlıq access accessibility engel erişilebilirlik erişilebilir accessible əlil əlillik engelli "
        "engellilik disability disabilities",
    ),
    "health": (WEAK, "sağlık sağlamlıq health medical"),
    "special": (FAINT, "özel xüsusi special"),
    "consent": (
        STRONG,
        "onay rıza razılıq consent kvkk muvafakat aydınlatma emal emalı işlənmə işlənməsi işlenmesi gdpr agree agreed "
        "muvafakatname processing kvk izin icazə onam razı",
    ),
    "note": (
        STRONG,
        "hususlar husus məsələlər məsələ açıklama qeyd note notes remarks comments comment not notlar şərh açıklamalar qeydlər remark izahat görüş görüşler "
        "görüşleriniz mülahazat mülahizə rəy fikir düşünce примечание düşünceler observation observations misc miscellaneous "
        "gözlem müşahidə",
    ),
    "say": (WEAK, "eklemek anything add tell"),
    "extra": (PLAIN, "əlavə ek additional alternatif alternativ other diğer digər başqa başka further"),
    "turkish": (STRONG, "türkçe türk turkish türkcə türkçesi türkcəsi"),
    "azerbaijani": (STRONG, "azerbaycan azərbaycan azerbaijani azeri azərbaycanca azerice azerbaycanca azerb azərb"),
    "english": (STRONG, "ingilizce ingilis english ingiliscə ing ingiliz eng"),
    "russian": (STRONG, "rus rusça rusca russian rusiya rusçanız"),
    "language": (WEAK, "dil dili language diller dillər languages lisan dilini"),
    "level": (
        0.2,
        "düzey seviye səviyyə level düzeyi seviyesi səviyyəsi bilgisi biliyi bilik bilikləri bilgi proficiency "
        "knowledge cefr derece dərəcə dərəcəniz yeterlilik yeterliliği yeterliği ability skill skills bacarıq fluency "
        "düzeyde seviyede",
    ),
    "skill": (
        WEAK,
        "okuma yazma konuşma dinleme anlama oxuma oxu danışıq danışma dinləmə qavrama reading writing speaking listening comprehension",
    ),
    "foreign": (FAINT, "yabancı xarici foreign"),
    "turkiye": (PLAIN, "türkiye türkiyə turkey bakü bakı baku istanbul ankara"),
    "required": (PLAIN, "gerekli required istenen olunan aranan"),
    "application": (
        PLAIN,
        "başvuru müraciət application başvurunun müraciətin apply submission applied gönderim göndərilmə submitted gönderilme "
        "kayıt qeydiyyat registration registered gönderildi göndərildi ərizə dilekçe gönder göndər submit applying müracaat received form anket forma doldur "
        "doldurulduğu completed",
    ),
    "reception": (PLAIN, "qəbul kabul"),
    "timestamp": (STRONG, "zaman vaxt damgası damğası timestamp möhürü"),
    "choice": (
        STRONG,
        "tercih seçim choice preference üstünlük seçenek tercihi seçimi tercihiniz seçiminiz preferred prioritet öncelik seçdiyi "
        "seçtiği seçilmiş pref selection",
    ),
    "want": (WEAK, "istedi istədi istek istək istey istəy istiyor istər istərdi want wish"),
    "first": (PLAIN, "1 birinci first ilk"),
    "second": (PLAIN, "secondary 2 ikinci second"),
    "third": (PLAIN, "3 üçüncü third"),
    "fourth": (PLAIN, "4 dördüncü fourth"),
    "fifth": (PLAIN, "5 beşinci fifth"),
    "most": (WEAK, "top primary əsas öncelikli asıl most ən en"),
    "status": (STRONG, "mərhələdədir mərhələsindədir mərhələsində aşamada aşamasında durumunda status durumu vəziyyəti state statusu stage aşama aşaması phase pipeline"),
    "result": (PLAIN, "sonuç nəticə netice outcome result decision karar qərar"),
    "reason": (STRONG, "gerekçe səbəb reason neden nedeni"),
    "score": (STRONG, "puan bal score points grade balı puanı not marks mark puanlama баллы"),
    "evaluation": (
        WEAK,
        "mülakat müsahibə interview değerlendirme qiymətləndirmə evaluation assessment jüri jury münsiflər başarı uğur merit sınav imtahan exam examination test",
    ),
    "rank": (STRONG, "sıralama reytinq rank ranking"),
    "sequence": (WEAK, "sıra sırası sn"),
    "reserve": (PLAIN, "yedek ehtiyat reserve waiting waitlist"),
    "website": (STRONG, "website web sayt site url homepage veb sitesi internet səhifə səhifəsi sayfa sayfası page webpage sayti sitə vebsayt websayt websitesi"),
    "place": (WEAK, "yer yeri place yerlər places seats seat where nerede nerde harada neresi neresidir hara"),
    "count": (
        WEAK,
        "sayı say sayısı count kota slots kontenjan kvota quota capacity kapasite kont headcount tutum kontenjanı nəfər seats places "
        "offered adet miqdarı neçə kaç intake neçənci kaçıncı",
    ),
    "department": (
        STRONG,
        "birim bölüm departments department şöbə bölmə servis desks units birimler şöbələr desk şöbəsi departman section sections depts dept newsdesk "
        "masa masalar masası",
    ),
    "staff": (PLAIN, "işçi çalışan personel employee staff əməkdaş"),
    "obtained": (FAINT, "alınma alındığı alındı alınıb alım"),
    "newsroom": (STRONG, "redaksiya redaksiyası"),
    "active": (STRONG, "inactive cooperating cooperates aktif aktiv active etkin faal fəal katılıyor iştirak participating participates"),
    "cohort": (STRONG, "axın axını axınının akın cohort dönem qrup grup group round dövr kohort qrupun mərhələ kafile grubu grubun"),
    "title": (PLAIN, "başlık başlıq title"),
    "programme": (STRONG, "program proqram programme proqramın programın proje layihə"),
    "sending": (STRONG, "gönderen göndərən sending sent from"),
    "hosting": (STRONG, "ağırlayan hosting hosted sahibi host ağırlayacak ağırlar receiving"),
    "side": (WEAK, "taraf tərəf side tarafı tərəfi"),
    "start": (
        STRONG,
        "açıldığı açılacağı açılır açıldı başlangıç başlanma başlama start begins starts opens opening başlanğıc başlangıcı başlanması açılış başlayır başlar "
        "begin açıl açılma açılıyor başladığı başlıyor başladı başlayacağı başlayacaq commence commences",
    ),
    "end": (STRONG, "son end ends closes deadline kapan kapanış kapanma bağlanma bağlanış close closing sonu last"),
    "minimum": (STRONG, "min minimum minimal asgari alt aşağı azı az küçük kiçik lowest lower youngest"),
    "maximum": (STRONG, "max maximum maks maksimum maksimal maximal azami üst yuxarı yukarı çox büyük böyük upper highest fazla oldest eldest"),
    "age": (STRONG, "yaş age yaşı yaşınız"),
    "clock": (WEAK, "saat saati saatı hour hours clock time"),
    "date": (WEAK, "dt tarih tarix date tarihi tarixi gün günü tar dates day tarixlər month"),
    "number": (WEAK, "no nömrə numara number nömrəsi numarası num nomer"),
    "serial": (FAINT, "seri seriya seriyası serial"),
    "total": (FAINT, "toplam total cəmi"),
    "info": (FAINT, "bilgi məlumat information bilgiler məlumatlar personal kişisel şəxsi details genel ümumi data"),
    "placement": (STRONG, "placement placements"),
    "fixed": (PLAIN, "sabit stasionar landline"),
    "visit": (WEAK, "ziyaret səfər visit exchange mübadilə değişim gezi seyahat trip"),
    "range": (WEAK, "aralığı aralıq aralık range sınır sınırı hədd həddi limit window limits"),
    "partner": (WEAK, "partner ortak tərəfdaş"),
    "other": (
        STRONG,
        "milliyyət anne ana mother eş eşi həyat yoldaşı spouse çocuk uşaq child children kardeş qardaş bacı referans reference tövsiyə "
        "supervisor amir yönetici rəhbər müdir müdür direktor manager qızlıq kızlık maiden former dahili daxili extension gruppa "
        "fax faks əvvəlki önceki previous old evvelki eski kan qan blood boy çəki kilo weight height təhsil education üniversite "
        "universitet university okul məktəb school mezun medeni marital ailə yerleştiği yerleştirildiği yerleşeceği "
        "yerləşdirildiyi yerləşdirilən placed konaklama accommodation hotel otel mehmanxana flight uçuş uçak reys "
        "arrival varış gəliş departure bilet ticket viza vize visa sığorta sigorta insurance imza signature foto fotoğraf photo "
        "şəkil resim cv özgeçmiş motivasyon motivasiya letter link linkedin facebook instagram twitter sosial sosyal social hesap "
        "valideyn veli velisi parent parents guardian qəyyum contract sözleşme müqavilə ücret ücreti fee fees payment ödeme ödəniş "
        "kompüter kompyuter remaining occupied qalan bank iban fatura faturası faktura hesabfaktura qaimə invoice billing vergi tax özgeçmişi sertifikat sertifika certificate diplom diploma portfolio portfolyo yakınlık yakınlığı "
        "qohumluq relationship relation kinship beden bedeni ölçü ölçüsü tişört tshirt shirt köynək ayakkabı ayaqqabı shoe hobi "
        "hobby hobbies hobbi zip postcode ehliyet sürücülük driving licence license askerlik hərbi military sgk ssn smoke sigara "
        "sigarette siqaret bilgisayar noutbuk laptop computer linki url daha əvvəl əvvəllər before neden niyə why hear duydunuz "
        "evrak belge belgeler sənədlər documents attachment dosya fayl file upload oda otaq room password şifrə şifre referee "
        "recommend recommender tövsiyəçi tavsiye line boss müellim müəllim hoca teacher dekan maaş maas salary gelir gəlir income "
        "din religion inanç mükafat ödül award nəşr hesabı handle skype telegram tiktok youtube github imzası mühür kaşe stamp "
        "gpa üomg agno ip sample samples copy surət surəti fotokopi kopya ekipman avadanlıq equipment teknik texniki "
        "ielts toefl toeic yds yökdil duolingo pte delf testdaf goethe "
        "değişiklik dəyişiklik güncelleme güncellendi güncelleyen yenilənmə yeniləmə yenilənib modified modification updated edited değiştirilme dəyişdirilmə "
        "tercüman tercümanın tərcüməçi mütərcim interpreter interpreters translator sürücü şoför driver drivers kefil zamin zəmanətçi guarantor witness şahid tanık "
        "muhasebe muhasebeci mühasib mühasibat mühasibatlıq accountant accounting accounts mühafizə muhafaza güvenlik security guard santral kommutator switchboard "
        "harita xəritə koordinat koordinatları coordinates map gps akkreditasiya akreditasyon accreditation accredited propiska kademe kademesi slot fakülte fakültə faculty kafedra resepsiyon görüşme görüşmə növbətçi nöbetçi duty night trainer trainers eğitmen eğitmenler təlimçi təlimçilər instructor instructors danışma sekreter sekreterya katib katibə secretary sekretarya mütəvəlli təsisçi kurucu founder founders publisher naşir sahip "
        "həkim hekim doktor doctor doctors vəkil avukat lawyer kurye kuryer courier "
        "vöen voen mersis vergilendirme kep rekvizit rekvizitlər swift "
        "parti partiya partiyası party siyasi political abone abunəçi subscriber subscribers followers takipçi izləyici viewers audience reyting rating tiraj tirajı circulation "
        "barkod barcode qr arxiv arşiv archive qovluq kadastr demirbaş inventar inventory plaka nömrənişan plate",
    ),
}  # fmt: skip
"""Idea → how much it counts when sets of ideas are compared, and its words. Of two ideas with one word the first has it."""
