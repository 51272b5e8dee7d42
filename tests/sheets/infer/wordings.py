"""Headers written down before the vocabulary was looked at: for each field many plausible wordings, and for none those of other things."""

WORDINGS = {
    "tr": {
        "given_name": """
            Adınız | Ön ad | İlk adınız nedir? | Kimlikteki adınız | Nüfus cüzdanındaki ad | Öz isminiz | Ad(lar) | Pasaporttaki isim | ISIM | adi | Adınızı giriniz | ÖN ADI
        """,
        "given_name+family_name": """
            Katılımcının adı | Stajyerin adı | Adayın İsmi | Adınız soyadınız | Ad ve soyad | Adı-soyadı | İsim-Soyisim | Aday adı soyadı | Gazetecinin adı ve soyadı | Katılımcı (ad soyad) | Tam adınız
            | Adınız ve soyadınız nedir? | Kursiyerin adı soyadı | Adi Soyadi | İsim ve soyisim | Ad & Soyad | Başvuru sahibinin adı soyadı | Başvuranın tam adı
        """,
        "family_name": """
            Soy adınız | Soyadınızı yazınız | Aile adı | Pasaportta geçen soyadınız | SOYISIM | Soyisminiz | Katılımcının soyadı | Kimlikteki soyadı | soyadi | Evlendikten sonraki soyadınız |
            Soyad (büyük harflerle) | Soyadiniz nedir
        """,
        "patronymic": """
            Babanızın adı | Baba ismi | Babasının ismi | Baba Adı (Azerbaycan vatandaşları için) | Babanızın ismi nedir? | BABA ADI
        """,
        "gender": """
            Cinsiyetiniz | Cinsiyeti | Cinsiyetiniz nedir? | Kadın mı erkek mi? | Kadın/Erkek | Cins. | CINSIYET
        """,
        "birth_date": """
            Doğduğunuz tarih | Doğum gününüz | Ne zaman doğdunuz? | Doğum tarihiniz (gün/ay/yıl) | Doğum Tar. | Hangi tarihte doğdunuz? | Doğumu | dogum tarihi | Nüfusa kayıtlı doğum tarihi |
            D.Tarihi (gg.aa.yyyy)
        """,
        "birth_place": """
            Doğduğunuz şehir | Nerede doğdunuz? | Doğum yeriniz | Doğduğunuz yer neresi? | Doğum yeri (şehir) | Nereli olduğunuz (doğum yeri) | Doğduğu kent | dogum yeri
        """,
        "citizenship": """
            Vatandaşlığınız | Hangi ülkenin vatandaşısınız? | Uyruğunuz | Tabiiyet | Vatandaşı olduğunuz ülke | Taşıdığınız pasaportun ülkesi / uyruk | Uyruk bilgisi | Milliyeti | Hangi ülke vatandaşı
        """,
        "national_id": """
            T.C. No | TC kimlik numaranız | Vatandaşlık numarası | Kimlik numaranız | T.C. Kimlik Numaranızı yazınız (11 hane) | TCKN / FİN | Ulusal kimlik no | T.C. kimlik no / FİN | Kimlik Kartı No
        """,
        "passport_number": """
            Pasaportunuzun numarası | Pasaport seri no | Pasaport No. | Pasaport seri ve numarası | Seyahat belgesi no | Geçerli pasaportunuzun numarası nedir? | Umuma mahsus pasaport no | Pas. numarası
            | Pasaport No (U ile başlayan)
        """,
        "passport_expiry": """
            Pasaportunuzun bitiş tarihi | Pasaport ne zamana kadar geçerli? | Pasaportunuzun süresi ne zaman doluyor? | Pasaport son tarihi | Pasaportun geçerli olduğu son gün | Pasaport geçerliliği |
            Pas. bitiş | Pasaport vadesi | Pasaportun son geçerlilik günü | Seyahat belgesinin geçerlilik sonu | Pasaport süresinin dolacağı tarih
        """,
        "email": """
            E-posta adresiniz | Elektronik posta adresi | Sık kullandığınız mail | Mailiniz | Size ulaşabileceğimiz e-posta | Kişisel e-posta | İletişim e-postası | eposta adresi | Mail adr. |
            E-mail adresiniz nedir? | Aktif kullandığınız e-posta adresi
        """,
        "phone": """
            Cep telefonunuz | Telefonunuz | Cep tel no | Size ulaşabileceğimiz telefon numarası | GSM no | WhatsApp numaranız | Telefon (cep) | İrtibat telefonu | Numaranız | Arayabileceğimiz numara |
            Mobil | Tel no | İletişim için telefon numarası | Cep (WhatsApp)
        """,
        "address": """
            Adresiniz | Açık adresiniz | Ev adresiniz | İkametgâh adresi | Yazışma adresi | Posta adresi | Oturduğunuz adres | Tebligat adresi | Mahalle, sokak, no | Adres (posta kodu ile)
        """,
        "city": """
            Yaşadığınız şehir | Hangi şehirde yaşıyorsunuz? | Oturduğunuz il | İkamet ettiğiniz şehir | Bulunduğunuz şehir | İkamet yeri | Yaşadığı kent | Nerede yaşıyorsunuz? | İl | Şehriniz |
            Hangi ilde ikamet ediyorsunuz
        """,
        "country": """
            Yaşadığınız ülke | Hangi ülkede yaşıyorsunuz? | İkamet ülkesi | Ülkeniz | Bulunduğunuz ülke | İkamet edilen ülke
        """,
        "employer": """
            Çalıştığınız yer | Hangi kurumda çalışıyorsunuz? | Görev yaptığınız kurum | Halen çalıştığınız medya organı | Bağlı olduğunuz kuruluş | Kurumunuz | Şu an nerede çalışıyorsunuz? |
            Mensubu olduğu kurum | Yayın organı | İşvereni | Çalıştığı gazete/kanal | İş yeriniz | Medya kuruluşunuzun adı | Temsil ettiği kurum | Çalışmakta olduğunuz kurum | İşveren kuruluş
        """,
        "position": """
            Göreviniz | Kurumdaki göreviniz | Unvanınız | Ne iş yapıyorsunuz? | Mesleğiniz | Pozisyonunuz | Kurumunuzdaki unvanınız nedir? | İş tanımı | Görev ünvanı | Hangi görevde çalışıyorsunuz? |
            Şu anki göreviniz | Kadro unvanı | Görev tanımınız
        """,
        "track": """
            Medya alanınız | Hangi alanda başvuruyorsunuz? | Hangi alanda eğitim almak istiyorsunuz? | Tercih ettiğiniz alan | İlgi alanı | Uzmanlık alanınız | Başvurulan dal |
            Staj yapmak istediğiniz alan | Katılmak istediğiniz program alanı | Medya türü | Hangi medya dalında çalışıyorsunuz?
        """,
        "experience_years": """
            Deneyiminiz (yıl) | Kaç yıldır gazetecilik yapıyorsunuz? | Meslekte kaçıncı yılınız? | Mesleki tecrübeniz | Toplam mesleki deneyim süresi | Çalışma yılı | Medyada çalıştığınız yıl sayısı |
            Kaç yıllık gazetecisiniz? | Sektörde geçirilen yıl | Tecrübe yılı | Mesleki kıdem | Kaç senedir bu işi yapıyorsunuz?
        """,
        "level_en": """
            İngilizce seviyeniz | İngilizceniz ne düzeyde? | İngilizce bilgi düzeyi | İngilizceyi ne kadar iyi biliyorsunuz? | İng. düzeyi | Yabancı dil düzeyi - İngilizce | İngilizce dil yeterliliği |
            İngilizce (A1-C2) | İngilizce konuşma düzeyiniz
        """,
        "level_tr": """
            Türkçe seviyeniz | Türkçeyi ne düzeyde biliyorsunuz? | Türkiye Türkçesi düzeyi | Türkçe bilgisi | Türkçe yeterlilik
        """,
        "level_az": """
            Azerbaycan Türkçesi seviyeniz | Azerbaycanca düzeyiniz | Azeri Türkçesi bilginiz | Azerice seviyesi | Azerbaycan dilini ne düzeyde biliyorsunuz?
        """,
        "level_ru": """
            Rusça seviyeniz | Rusçanız hangi düzeyde? | Rusça bilginiz | Rusça dil düzeyi | Rusça biliyor musunuz (düzey)?
        """,
        "emergency_name": """
            Acil durumda kime haber verelim? | Acil durumda ulaşılabilecek yakınınızın adı | Acil hâlde aranacak yakını | Acil durum irtibat kişisi | Yakınınızın adı soyadı |
            Acil durumda haber verilecek kişinin adı | Acil durum için bir yakınınız | Acil durumda başvurulacak kişi | Acil kontak kişisi | Acil durumda irtibat kurulacak kişi
        """,
        "emergency_phone": """
            Acil durum numarası | Acil durumda aranacak kişinin telefon numarası | Yakınınızın telefon numarası | Acil durum irtibat telefonu | Acil durumda aranacak telefon |
            Acil durum kişisinin cep telefonu | Acil durumda hangi numarayı arayalım? | Yakının cep no | Acil tel.
        """,
        "needs": """
            Özel beslenme gereksinimi | Diyetiniz veya alerjiniz var mı? | Beslenme alışkanlığı | Yemek kısıtlamaları | Özel gereksinimler (diyet, erişilebilirlik) | Gıda alerjisi |
            Engellilik / erişim ihtiyacı | Besin alerjiniz var mı? | Vejetaryen/helal vb. beslenme tercihi | Özel gereksiniminiz | Sağlık veya beslenme ile ilgili bilmemiz gerekenler
        """,
        "consent_date": """
            KVKK onay tarihi | Aydınlatma metni onay tarihi | Rıza verilen tarih | Açık rıza tarihi | Kişisel verilerin işlenmesine onay tarihi | Onay verdiğiniz tarih | Muvafakatname tarihi | KVKK
        """,
        "notes": """
            Eklemek istediğiniz notlar | Görüşleriniz | Ek açıklamalar | Diğer notlar | Not/Açıklama | Varsa eklemek istedikleriniz | Koordinatör notu | Başka eklemek istediğiniz bir şey var mı? |
            Mülahazat | Düşünceler
        """,
        "status": """
            Başvurunun durumu | Değerlendirme sonucu | Karar | Durumu | Sonuç | Kabul durumu | Başvuru sonucu
        """,
        "submitted_on": """
            Başvuru yapılan tarih | Formun doldurulduğu tarih | Başvurunun alındığı tarih | Kayıt zamanı | Form gönderim tarihi | Başvuru zamanı | Gönderildiği tarih | Müracaat tarihi
        """,
        "preference_1": """
            1. tercihiniz | Birinci tercih ettiği kurum | Öncelikli tercihiniz | İlk tercih | Tercih (1) | Staj yapmak istediği kurum 1 | En çok istediğiniz kuruluş | 1. sıradaki tercihi |
            Birinci seçenek kurum
        """,
        "preference_2": """
            2. tercihiniz | İkinci tercih ettiği kurum | İkinci sıradaki kurum | Tercih (2) | Staj yapmak istediği kurum 2 | İkinci seçeneğiniz
        """,
        "score": """
            Mülakat puanı | Aldığı puan | Değerlendirme puanı | Toplam puanı | Puanlama | Jüri puanı
        """,
        "": """
            Başvuru no | Kursiyer no | Ref no | Tişört bedeni | Beden | IBAN | Banka hesap no | Motivasyon mektubu | LinkedIn profiliniz | İmza | Fotoğraf | Yakınlık derecesi | Kan grubu | Anne adı | Anne kızlık soyadı | Medeni hali |
            Eğitim durumu | Mezun olduğu üniversite | Bölüm | Bizi nereden duydunuz? | Daha önce programa katıldınız mı? | Ehliyet sınıfı | Askerlik durumu | Referans kişi | Referansın telefonu |
            Özgeçmiş (PDF) | Sosyal medya hesabı | Instagram | Portfolyo bağlantısı | Uçuş no | Otel | Vize durumu | Sigarta içiyor musunuz? | Pasaport veriliş tarihi | Pasaportu veren makam |
            Eski soyadı | Yaş | Boy | Hobileriniz | Bilgisayarınız var mı? | Vergi no | SGK no | Yöneticinizin adı | Amirinin e-postası | İş telefonu dahili | Neden bu programa katılmak istiyorsunuz? |
            Çocuk sayısı | Ayakkabı numarası | Daha önce Bakü'de bulundunuz mu? | Kaç dil biliyorsunuz? | Kart teslim edildi mi | Evrak tamam mı
        """,
    },
    "az": {
        "given_name": """
            Adınız | Adınızı qeyd edin | Şəxsiyyət vəsiqəsindəki adınız | Pasportdakı ad | ADI | Öz adınız | Adiniz | Adınız nədir? | Adı (latın hərfləri ilə)
        """,
        "given_name+family_name": """
            İştirakçının adı | Namizədin adı | Təcrübəçinin adı | Adınız və soyadınız | Ad, soyad | Adı, soyadı | Ad soyad | İştirakçının adı və soyadı | Jurnalistin adı, soyadı | Tam adınız |
            Ad Soyadınız | Namizədin adı və soyadı | Adınız, soyadınız
        """,
        "family_name": """
            Soyadınızı qeyd edin | Soyadınız | İştirakçının soyadı | Familiyanız | SOYADI | Soyadiniz | Pasportdakı soyad | Namizədin soyadı | Soy adı | Soyadınız nədir?
        """,
        "family_name+given_name+patronymic": """
            Soyadı, adı, atasının adı | Soyad, ad, ata adı | S.A.A. | SAA | Soyadınız, adınız, atanızın adı | İştirakçının soyadı, adı, ata adı | Soyadı Adı Ata adı
        """,
        "patronymic": """
            Ata adınız | Atanızın adı nədir? | Atasının adı | ATA ADI | Atanızın adını yazın | Ata adi (oğlu/qızı)
        """,
        "gender": """
            Cinsiniz | Cinsi (kişi/qadın) | Cinsiyyətiniz | Cinsiniz? | Kişi/Qadın | Cinsi (K/Q) | CINSI
        """,
        "birth_date": """
            Doğum tarixiniz | Nə vaxt doğulmusunuz? | Anadan olduğunuz tarix | Təvəllüdünüz | Doğulduğunuz gün, ay, il | Doğum günü, ayı, ili | Doğulduğu gün | Doğum ili, ayı, günü | Dogum tarixi |
            Hansı tarixdə anadan olmusunuz? | Anadan olma tarixi | Doğ. tarixi
        """,
        "birth_place": """
            Doğulduğunuz yer | Harada anadan olmusunuz? | Doğulduğunuz şəhər | Doğum yeriniz | Anadan olduğunuz yer | Doğulduğu rayon | Harada doğulmusunuz? | Doğulduğu şəhər/rayon | Dogum yeri
        """,
        "citizenship": """
            Vətəndaşlığınız | Hansı ölkənin vətəndaşısınız? | Vətəndaşlıq (ölkə) | Vətəndaşı olduğunuz ölkə | Vətəndaşlığı | Hansı dövlətin vətəndaşıdır | Vetendaslig | Tabeliyi (vətəndaşlıq)
        """,
        "national_id": """
            FİN kodunuz | FİN-kod | Şəxsiyyət vəsiqəsinin FİN-i | Fərdi identifikasiya nömrəniz | FIN | Şəxsiyyət vəsiqənizin FİN kodu (7 simvol) | Vəsiqənin FİN kodu | Ş.v. FİN | FIN kod |
            Şəxsi kod (FİN) | Şəxsiyyət vəsiqəsi (FİN)
        """,
        "passport_number": """
            Pasportunuzun nömrəsi | Pasportun seriyası və nömrəsi | Xarici pasportunuzun nömrəsi | Ümumvətəndaş pasportunun nömrəsi | Pasport No | Pasport nömrəniz nədir? | Pasportun №-si |
            Xaricə çıxış pasportu № | Pasport seriya nömrəsi | Səyahət sənədinin nömrəsi
        """,
        "passport_expiry": """
            Pasportunuz nə vaxta qədər etibarlıdır? | Pasportun etibarlılıq tarixi | Pasportun bitmə vaxtı | Pasportunuzun müddəti nə vaxt bitir? | Pasportun qüvvədə olma müddəti | Pasportun son tarixi
            | Pasport hansı tarixədək etibarlıdır | Pasportun vaxtının bitdiyi tarix | Pasportun etibarlı olduğu son gün | Pasportun keçərlilik müddəti | Pasportun bitdiyi tarix
        """,
        "email": """
            Elektron poçtunuz | E-poçt ünvanınız | E-mailiniz | Elektron poçt ünvanı | Sizinlə əlaqə üçün e-poçt | Mail ünvanınız | El. poçt ünvanı | İşlək e-poçt ünvanınız | E-mail ünvanı |
            elektron unvan | Emailiniz
        """,
        "phone": """
            Telefonunuz | Mobil nömrəniz | Əlaqə nömrəniz | Sizinlə əlaqə saxlaya biləcəyimiz nömrə | Telefon nömrəniz | WhatsApp nömrəniz | Mobil tel. | Əlaqə vasitəsi (telefon) | Telefonu |
            Mobil telefon nömrəsi (+994) | Nömrəniz | Əlaqə üçün telefon | Zəng edə biləcəyimiz nömrə
        """,
        "address": """
            Ünvanınız | Yaşadığınız ünvan | Faktiki yaşayış ünvanı | Qeydiyyatda olduğunuz ünvan | Ev ünvanınız | Poçt ünvanı | Dəqiq ünvan | Yaşayış yeri (ünvan) | Ünvan (küçə, ev, mənzil)
        """,
        "city": """
            Yaşadığınız şəhər | Hansı şəhərdə yaşayırsınız? | Harada yaşayırsınız? | Şəhər və ya rayon | Yaşayış yeriniz | Şəhəriniz | Hal-hazırda yaşadığı şəhər | Məskunlaşdığı şəhər | seher |
            Yaşadığı rayon
        """,
        "country": """
            Yaşadığınız ölkə | Hansı ölkədə yaşayırsınız? | Ölkəniz | Yaşayış ölkəsi | Daimi yaşadığınız ölkə | olke
        """,
        "employer": """
            İşlədiyiniz qurum | Harada işləyirsiniz? | İş yeriniz | Hansı media qurumunda işləyirsiniz? | Çalışdığınız media orqanı | Təmsil etdiyiniz qurum | İşlədiyiniz redaksiya |
            Hazırda çalışdığınız yer | İş yerinizin adı | Mənsub olduğu təşkilat | İşəgötürən | Fəaliyyət göstərdiyi qurum | Çalışdığınız müəssisənin adı | Media subyekti | Təmsil etdiyi KİV
        """,
        "position": """
            Vəzifəniz | Tutduğunuz vəzifə | Qurumdakı vəzifəniz | Hansı vəzifədə çalışırsınız? | İxtisasınız | Peşəniz | Hansı vəzifədə işləyirsiniz? | Vezife | İşlədiyiniz vəzifə | Vəzifəsi (ştat üzrə)
            | Nə iş görürsünüz?
        """,
        "track": """
            Hansı sahə üzrə müraciət edirsiniz? | Media sahəniz | Seçdiyiniz istiqamət | Fəaliyyət sahəniz | Təcrübə keçmək istədiyiniz sahə | İxtisaslaşdığı sahə | Müraciət etdiyiniz istiqamət |
            Hansı istiqamətdə təcrübə keçmək istəyirsiniz? | Təlim istiqaməti | Media növü | Maraqlandığınız sahə
        """,
        "experience_years": """
            Neçə ildir jurnalistikada çalışırsınız? | İş stajınız (il) | Təcrübəniz (illə) | Peşə stajınız | Media sahəsində neçə il təcrübəniz var? | İş stajı, il | Neçə illik iş təcrübəniz var? |
            Stajınız | Ümumi iş stajı | Jurnalistika üzrə təcrübə (il) | Təcrübə müddəti | Peşədə neçə ildir
        """,
        "level_en": """
            İngilis dili bilikləriniz | İngilis dilini hansı səviyyədə bilirsiniz? | İngiliscə səviyyəniz | İngilis dili (səviyyə) | İngilis dili səviyyəniz | İngilis dilini bilmə dərəcəsi |
            İngilis dili üzrə səviyyə | Xarici dil (ingilis) | Ingilis dili
        """,
        "level_tr": """
            Türk dili səviyyəniz | Türkcəniz hansı səviyyədədir? | Türkiyə türkcəsi | Türk dilini bilmə səviyyəsi | Türk dili bilikləri
        """,
        "level_az": """
            Azərbaycan dili səviyyəniz | Azərbaycan dilini bilmə səviyyəsi | Azərbaycan dili biliyi | Azərb. dili | Azərbaycan dili (səviyyə)
        """,
        "level_ru": """
            Rus dili səviyyəniz | Rus dilini hansı səviyyədə bilirsiniz? | Rus dili bilikləri | Rusca səviyyəsi | Rus dilini bilmə dərəcəniz
        """,
        "emergency_name": """
            Təcili hallarda əlaqə saxlanılacaq şəxs | Təcili vəziyyətdə kimə zəng edək? | Fövqəladə hallarda əlaqə qurulacaq şəxsin adı | Yaxın qohumunuzun adı | Təcili hallar üçün əlaqədar şəxs |
            Təcili halda məlumat veriləcək şəxs | Fövqəladə hal üçün əlaqə şəxsi | Yaxınınızın adı, soyadı | Təcili hallarda kimə müraciət edək?
        """,
        "emergency_phone": """
            Təcili əlaqə nömrəsi | Təcili hallarda əlaqə telefonu | Fövqəladə hallar üçün telefon | Yaxınınızın telefonu | Təcili halda əlaqə saxlanılacaq şəxsin telefonu |
            Təcili vəziyyətdə zəng ediləcək nömrə | Yaxın qohumun mobil nömrəsi | Təcili əlaqə (tel.)
        """,
        "needs": """
            Qidalanma ilə bağlı xüsusi tələbləriniz | Pəhriziniz və ya allergiyanız varmı? | Qida allergiyası | Xüsusi ehtiyaclarınız | Yemək üstünlükləri | Əlillik və ya xüsusi ehtiyac |
            Qida ilə bağlı məhdudiyyətlər | Allergik olduğunuz qidalar | Sağlamlıqla bağlı xüsusi ehtiyaclar | Vegetarian / halal və s.
        """,
        "consent_date": """
            Razılıq verdiyiniz tarix | Şəxsi məlumatların emalına razılıq tarixi | Fərdi məlumatların işlənməsinə razılıq (tarix) | Razılıq tarixi | Razılığın verildiyi gün |
            Məlumatların emalına razılıq verilib
        """,
        "notes": """
            Əlavə qeydləriniz | Qeydlər | Digər qeydlər | Əlavə etmək istədikləriniz | Başqa qeydləriniz varmı? | Koordinatorun qeydi | Şərhlər | Rəy və qeydlər | Qeyd (varsa)
        """,
        "status": """
            Müraciətin statusu | Qərar | Müraciətin nəticəsi | Vəziyyəti | Seçim nəticəsi | Statusu
        """,
        "submitted_on": """
            Müraciət etdiyi tarix | Müraciətin göndərildiyi tarix | Formanın doldurulma tarixi | Qeydiyyat tarixi | Müraciət vaxtı | Anketin doldurulduğu tarix | Müraciətin daxil olduğu tarix |
            Göndərilmə vaxtı
        """,
        "preference_1": """
            1-ci seçiminiz | Birinci seçdiyiniz qurum | İlk seçim | Əsas seçim | Təcrübə keçmək istədiyi qurum 1 | Ən çok üstünlük verdiyiniz qurum | Birinci üstünlük | Seçim № 1 | I seçim
        """,
        "preference_2": """
            2-ci seçiminiz | İkinci seçdiyiniz qurum | Təcrübə keçmək istədiyi qurum 2 | İkinci üstünlük | Seçim № 2 | II seçim
        """,
        "score": """
            Topladığı bal | Müsahibə balı | Balı | Qiymətləndirmə balı | Ümumi balı | Yekun bal
        """,
        "": """
            Müraciət № | Qeydiyyat nömrəsi | Köynək ölçüsü | Bank hesabı | IBAN | Motivasiya məktubu | LinkedIn | İmza | Şəkil | Qohumluq dərəcəsi | Qan qrupu | Ana adı | Qızlıq soyadı | Ailə vəziyyəti | Təhsili | Bitirdiyi universitet
            | Bizdən necə xəbər tutmusunuz? | Əvvəllər proqramda iştirak etmisiniz? | Sürücülük vəsiqəsi | Hərbi mükəlləfiyyət | Tövsiyə edən şəxs | Tövsiyəçinin telefonu | CV (fayl) |
            Sosial şəbəkə hesabı | Instagram | Portfolio linki | Reys nömrəsi | Mehmanxana | Viza tələb olunur? | Siqaret çəkirsiniz? | Pasportun verilmə tarixi | Pasportu verən orqan | Əvvəlki soyadı |
            Yaşı | Boyu | Hobbiləriniz | Noutbukunuz varmı? | VÖEN | Sosial sığorta nömrəsi | Rəhbərinin adı | Rəhbərin e-poçtu | Niyə bu proqramda iştirak etmək istəyirsiniz? | Uşaqların sayı |
            Ayaqqabı ölçüsü | Türkiyədə olmusunuzmu? | Neçə dil bilirsiniz? | Sənədləri tamdırmı | Dövlət mükafatı
        """,
    },
    "en": {
        "given_name": """
            Your first name | Forename(s) | Given name as in passport | First name (Latin letters) | FIRST NAME | What is your given name?
        """,
        "given_name+family_name": """
            Applicant first name | Participant's first name | Full name | Name and surname | Applicant's full name | First and last name | Name of applicant | Your full name | Full name (as on passport)
            | Participant name | Applicant name | Name & surname | What is your full name?
        """,
        "family_name": """
            Your surname | Surname (as in passport) | Last name of applicant | Your family name? | LAST NAME | Participant's surname | What's your last name? | Family name(s)
        """,
        "patronymic": """
            Father's first name | Your father's name | Patronymic (if any) | Name of your father | Father
        """,
        "gender": """
            Your gender | Gender (M/F) | Sex (M / F) | Male or female | Are you male or female? | What is your gender?
        """,
        "birth_date": """
            Your date of birth | When were you born? | Birth day | DoB (dd/mm/yyyy) | Date born | Birth date (day first) | Day, month and year of birth | What is your birth date? | D. of birth
        """,
        "birth_place": """
            Where were you born? | Town of birth | City you were born in | Your birthplace | Place where born | Birth city | In which city were you born?
        """,
        "citizenship": """
            Your nationality | Country of citizenship | Which country are you a citizen of? | Citizen of which country | Passport country / nationality | What is your citizenship?
        """,
        "national_id": """
            National identity number | ID card number | Personal identification number | Your national ID | Personal code (FIN) | T.C. / FIN number | Identity card no. | Citizen ID
        """,
        "passport_number": """
            Your passport number | Passport no | Number of passport | Travel document number | Passport serial number | What is your passport number? | Passport ID
        """,
        "passport_expiry": """
            Passport expiration | Passport expiration date | Passport valid till | When does your passport expire? | Passport good until | Expiry of passport | Passport validity |
            Date your passport runs out | Date of expiry (passport) | Until what date is your passport valid? | Passport end date
        """,
        "email": """
            Your e-mail | Contact e-mail | Email addr. | Personal email address | Where can we e-mail you? | Electronic mail | Best email to reach you | E-mail ID
        """,
        "phone": """
            Your phone number | Cell number | Contact phone | Best number to reach you | Mobile (with country code) | Phone / WhatsApp | WhatsApp number | Which number can we call you on? | Handphone |
            Telephone no. | Your mobile
        """,
        "address": """
            Your address | Street address | Mailing address | Full postal address | Where do you live (address)? | Residential address | Home address (street, no.)
        """,
        "city": """
            Your city | City where you live | In which city do you live? | Where do you live? | City/town | Place of residence | Where are you based? | Current city | Hometown
        """,
        "country": """
            Country you live in | Your country | Where do you live (country)? | Residence country | Country of current residence | Based in (country)
        """,
        "employer": """
            Your employer | Who do you work for? | Where do you work? | Organisation you work for | Current workplace | Name of your media outlet | Media organization | Newsroom | Your organisation |
            Newspaper / channel you work at | Company name | Institution represented
        """,
        "position": """
            Your position | What do you do at work? | Your job title | Your role | Current position | Position held | What is your job? | Role at the organisation
        """,
        "track": """
            Your field | Area of interest | Media sector | Field of training | Preferred field | Which media field are you applying for? | Area of specialisation | Programme track |
            Which track do you want to join?
        """,
        "experience_years": """
            How long have you worked in media? | Years in journalism | Years of professional experience | How many years have you been working? | Work experience in years | No. of years in the media |
            Experience (yrs.) | Years on the job | Seniority (years) | Professional experience
        """,
        "level_en": """
            English proficiency | Your level of English | How good is your English? | English language skills | English (CEFR) | English ability | Knowledge of English | Spoken English
        """,
        "level_tr": """
            Turkish proficiency | Your Turkish level | How well do you speak Turkish? | Knowledge of Turkish | Turkish language level
        """,
        "level_az": """
            Azerbaijani proficiency | Your level of Azerbaijani | Knowledge of Azerbaijani | How well do you speak Azerbaijani? | Azeri language
        """,
        "level_ru": """
            Russian proficiency | Your level of Russian | How good is your Russian? | Knowledge of Russian | Russian skills
        """,
        "emergency_name": """
            Person to contact in an emergency | Who should we call in an emergency? | Emergency contact (name) | Name of emergency contact | ICE contact | Emergency contact person | Next-of-kin name |
            In case of emergency notify | Whom to inform in case of emergency
        """,
        "emergency_phone": """
            Emergency contact number | Phone of emergency contact | Emergency phone no. | Number to call in an emergency | ICE phone | Next of kin phone | Emergency contact's mobile |
            Phone of contact person in emergency
        """,
        "needs": """
            Any dietary requirements? | Food allergies | Do you have any special needs? | Special requirements (diet, access) | Accessibility requirements | Dietary restrictions | Meal preference |
            Disability or access needs | Allergies and diet | Any food we should avoid?
        """,
        "consent_date": """
            Consent given on | Date consent was given | GDPR consent date | Data protection consent (date) | Consent signed on | Agreed to data processing on
        """,
        "notes": """
            Any other comments | Other information | Additional notes | Anything to add? | Further remarks | Is there anything else you would like to tell us?
        """,
        "status": """
            Application outcome | Decision taken | Outcome | Current status | Status of application | Selection result
        """,
        "submitted_on": """
            Date submitted | Form submitted at | Date applied | Received on | Date of submission | When did you apply?
        """,
        "preference_1": """
            First preference | Your first choice of outlet | Top choice | Preferred outlet (1st) | Choice no. 1 | Host preference #1 | Primary choice | Most preferred host
        """,
        "preference_2": """
            Second preference | Your second choice of outlet | Preferred outlet (2nd) | Choice no. 2 | Host preference #2 | Secondary choice
        """,
        "score": """
            Interview score | Total points | Jury score | Assessment score | Marks | Evaluation score
        """,
        "": """
            Application ID | Name in native script | T-shirt size | IBAN | Bank account | Motivation letter | LinkedIn profile | Signature | Photo | Relationship to applicant | Blood group | Mother's maiden name | Marital status | Education |
            University attended | How did you hear about us? | Have you taken part before? | Driving licence | Military service | Referee name | Referee's phone | CV (upload) | Social media handle |
            Instagram | Link to portfolio | Flight number | Hotel | Visa needed? | Do you smoke? | Passport issue date | Issuing authority | Former surname | Age | Height | Hobbies |
            Do you have a laptop? | Tax number | Social security number | Supervisor's name | Line manager's e-mail | Why do you want to join? | Number of children | Shoe size | Have you been to Baku? |
            How many languages do you speak? | Documents complete? | Room type
        """,
    },
}  # fmt: skip
