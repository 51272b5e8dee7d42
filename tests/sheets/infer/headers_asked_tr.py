"""Ways to head a column in Turkish: field, then headers for it; those after `-` have no field."""

ASKED = {
    "applicant": """
        given_name = Adınız | Adınızı yazınız | Lütfen adınızı giriniz | İsminiz nedir? | Ön ad | Öz adı | Adı (nüfus cüzdanındaki gibi) | ADI | adi |
            Adınız nedir?
        family_name = Soyadınızı yazınız | Soyadınız nedir? | Soy adı | Soy isim | Soy isminiz | Soyismi | Aile adı | Soyad (pasaporttaki şekliyle) |
            Katılımcının soyadı | Gazetecinin soyismi | soyadi | Peki ya soyadınız?
        given_name+family_name = Adınız ve soyadınız nedir? | Adınız Soyadınız | Adı-Soyadı | Ad/Soyad | Katılımcının adı soyadı |
            Adayın Adı ve Soyadı | Tam adı | Tam isim | İsim - Soyisim | Gazetecinin adı soyadı | Ad Syd. | AD_SOYAD | ADSOYAD | ad_soyad |
            PERSONEL ADI SOYADI | Görevlinin adı soyadı | Heyet üyesinin adı soyadı | Temsilcinin adı soyadı | Basın mensubunun adı soyadı |
            Öğrencinin adı soyadı | Çalışanın adı soyadı | Bursiyerin adı soyadı | Kişinin adı soyadı | Adaylar | Katılımcılar
        family_name+given_name = Soyadı, Adı | SOYADI / ADI
        patronymic = Baba adınız | Babasının adı | Babanızın adı | Baba ismi
        gender = Cinsiyetiniz | Cinsiyetinizi seçiniz | Cins | Cinsiyet (K/E) | K/E | E/K | Kadın mı erkek mi? | Cns. | CINSIYET | CINSIYET_KODU |
            Kadın/Erkek
        birth_date = Doğum tarihiniz | Doğum t. | D. Tarihi | D.Tar. | Doğ. Tar. | Dğ. Tar. | Doğum günü | Doğduğu tarih | Doğum tarihinizi giriniz |
            Doğum gün/ay/yıl | Hangi tarihte doğdunuz? | DOGUM_TARIHI | DOGUM_TRH | DOĞ.TAR. | Dogum Tarihi (gg/aa/yyyy) | Doğum tarihi (gün.ay.yıl)
        birth_place = Doğum yeriniz | D. Yeri | D.Yeri | Doğ. Yeri | Dğ. Yeri | Nerede doğdunuz? | Doğduğu şehir | Doğduğu yer | Doğum yeri (şehir) |
            DOGUM_YERI
        citizenship = Uyruğunuz | Vatandaşlık | Vatandaşı olduğu ülke | Tabiiyeti | Milliyeti | Hangi ülke vatandaşısınız? | Vatandaşlık durumu | Uyr. |
            UYRUK | UYRUGU
        national_id = Kimlik no | Kimlik numaranız | TC no | TCKN | T.C. No | TC Kimlik Numaranız | T.C. Kim. No | Vatandaşlık no |
            Vatandaşlık numarası | Nüfus cüzdanı no | Kimlik kartı no | TC_KIMLIK_NO | TCKIMLIKNO | Kimlik No (T.C.)
        passport_number = Pasaport numaranız | Pasaport seri no | Pas. No | Psp. No | Pasaport | Pasaportunuzun numarası nedir? | Seyahat belgesi no |
            Umuma mahsus pasaport no | PASAPORT_NO | Pasaport No. (umuma mahsus)
        passport_expiry = Pasaport geçerlilik | Pasaport geçerlilik tarihiniz | Pasaport bitiş | Pasaport son kullanma tarihi | Pas. Geç. Tar. |
            Psp. Geç. Tar. | Pas. bitiş t. | Pasaport hangi tarihe kadar geçerli? | Pasaportunuz ne zaman bitiyor? | Pasaport vadesi |
            Geçerlilik tarihi | Pasaport süresi | PASAPORT_BITIS | PAS_GEC_TARIHI | Pasaport geç. tarihi | Pasaportun bitiş tarihi |
            Pasaportunuzun son geçerlilik günü
        email = E-posta | E-postanız | e-mail adresi | E-mail adresiniz nedir? | Elektronik posta adresi | E-pst. | Mail adresiniz | Kişisel e-posta |
            Size hangi e-posta adresinden ulaşalım? | E_POSTA | EPOSTA | MAIL | Size ulaşabileceğimiz e-posta | Sık kullandığınız e-posta adresi
        phone = Cep telefonunuz | Cep tel | Cep | Cebi | Tel. | Tlf. | Tel no | GSM | GSM no | Telefon (cep) | Cep Telefonu (WhatsApp) |
            WhatsApp numarası | İrtibat telefonu | İrtibat no | Size ulaşabileceğimiz telefon | Telefonunuz | Mobil | CEP_TEL | CEP_TELEFONU | TEL_NO |
            GSM Numarası | Telefon (GSM) | Cep telefonu numaranız (başında 0 ile) | WhatsApp kullandığınız numara
        - = B2 | C1 | C2 - Ana dil | İngilizce sınavının puanı | Yabancı dil sınavı notu | Dil sınavı puanı | İngilizce (okuma) | Rusça [konuşma] | Pasaport alım tarihi | Pasaportu aldığı tarih | Mesleğe başladığı yıl | Ders 1 | Modül 2 | 1. oturum | 3. salon | Gönderen kuruluş | Gönderen ülke | Ağırlayan ülke |
            İş tel. | Ofis telefonu | İlçe | Sağlık durumu | Başlama saati | T1 | Annesinin adı | Anne kızlık soyadı | Yaşınız | Eğitim | Mezuniyet |
            Öğrenim durumu | Bölümü | Uçuş no | Uçuş tercihi | Koltuk tercihi | Otel oda no | Oda tercihi | Kiminle kalmak ister | Vize gerekli mi? |
            Vizesi var mı? | Yaka kartı no | Tişört bedeni | Kıyafet bedeni | Giyim bedeni | Daha önce katıldınız mı? | Neden bu program? |
            Neden katılmak istiyorsunuz? | Motivasyon | Özgeçmiş | Referans adı | Referansın telefonu | Sosyal medya hesabı | İnstagram adresi |
            Web sitesi | Kan grubu | Sürücü belgesi | Bilgisayarınız var mı? | Okudum, onaylıyorum | Hesap no | Vergi no | SGK no | Basın kartı no |
            Sarı basın kartı var mı? | Pasaportu veren makam | Pasaport verildiği yer | Pasaport düzenlenme tarihi | Pasaport çeşidi | Medeni hali |
            Çocuk sayısı | Eşinin adı | Kurum yetkilisinin adı | Müdürünün adı | Kurum e-postası | İş e-postası | Kurumun adresi | Kurumun telefonu |
            Faks | Geliş tarihi | Dönüş tarihi | Gidiş saati | Kaldığı otel | Yerleştiği kurum | Yerleştirildiği kuruluş | Danışmanı |
            Size nasıl hitap edelim? | Hususi/hizmet/umuma mahsus | Pasaportun türü | Pasaport veriliş ve bitiş tarihi | Kurumsal e-posta | İL / İLÇE |
            Başınıza bir şey gelirse kimi arayalım? | Yiyemediği şeyler | SICIL_NO | Sicil no | PERSONEL_NO | BIRIM_ADI | Birimi | ISE_GIRIS_TARIHI |
            EGITIM_DURUMU | MEZUN_OKUL | MEDENI_HAL | KAN_GRUBU | EMEKLI_SICIL_NO | Gazeteciler cemiyeti üyesi mi? | Sendika üyeliği |
            Yurtdışına çıkış yasağı var mı? | Hangi hafta uygun? | Kalacak yer gerekiyor mu? | Uçak biletini kim alacak? | Davet mektubu gerekli mi? |
            Fotoğraf çekimine izin | Haber linkleri | Son üç haberinizin bağlantısı | Bizi nereden duydunuz? | Referans veren kişi | Amirinin onayı |
            Ekipman ihtiyacı | Kamera getirecek mi?
        address = Adresiniz | Açık adres | İkamet adresi | Ev adresiniz | Yazışma adresi | Posta adresi | Tebligat adresi | Adr. | ADRES |
            İKAMET_ADRESI | Açık adresiniz | Oturduğunuz adres
        city = Şehriniz | Yaşadığınız şehir | Hangi şehirde yaşıyorsunuz? | İl | İli | İkamet | İkamet yeri | Yaşadığı yer | Nerede yaşıyor? |
            Oturduğu şehir | Hangi ilden | Geldiği şehir | Nereden geliyor | Bulunduğu il | SEHIR | İkamet ettiğiniz şehir |
            Hangi şehirden katılıyorsunuz? | Şu an hangi şehirdesiniz?
        country = Ülkeniz | Yaşadığınız ülke | Hangi ülkede yaşıyorsunuz? | Geldiği ülke | İkamet ülkesi | ULKE
        employer = Çalıştığınız kurum | İşyeri | İş yeri | Çalıştığı yer | Çalıştığı kuruluş | Çalıştığınız yer | Görev yeri | Görev yaptığı kurum |
            Bağlı olduğu kurum | Bağlı olduğu yer | Bağlı bulunduğu kuruluş | Mensup olduğu kuruluş | Temsil ettiği kurum | Temsil ettiği medya |
            Medya kuruluşu | Medya organı | Yayın kuruluşu | Yayın organı | Basın kuruluşu | Gazete/TV | Nerede çalışıyorsunuz? |
            Hangi kurumda çalışıyorsunuz? | Şirket | Firma | Krm. | Kur. | İşvereni | KURUM_ADI | ISYERI_ADI | Çalıştığı Medya Kurumu |
            Çalıştığı Gazete/Televizyon | Çalışmakta olduğunuz kurum | Kuruluşu | Halen çalıştığı yer | Görevli olduğu kurum | Görev aldığı kuruluş |
            Ajansı/Gazetesi/Kanalı | Mensubu olduğu yayın kuruluşu | Şu anki iş yeriniz
        position = Göreviniz | Görevi/Unvanı | Mesleğiniz | Ünvanı | Unvanınız | Kurumdaki pozisyonu | Kadrosu | Ne iş yapıyor? | Yaptığı iş | Gör. |
            Meslek/Unvan | GOREV_ADI | GOREVI | UNVAN | UNVAN_ADI | KADRO_UNVANI | Görev Tanımı | Kurumda ne iş yapıyorsunuz? |
            Kurumunuzdaki göreviniz nedir? | Mesleki unvanı
        track = Branşı | Başvurulan alan | Çalışmak istediği alan | Staj alanı | Uzmanlık | Medya türü | Hangi alanda? | Hangi alan | Alan tercihi |
            Sektörü | İlgi alanı | ALAN | UZMANLIK_ALANI | Programda hangi alanda yer almak istersiniz? | Staj yapmak istediğiniz alan |
            Hangi mecrada çalışıyorsunuz? | Çalıştığı alan | Hangi dalda?
        experience_years = Deneyim yılı | Deneyim (yıl) | Kıdem | Kıdem yılı | Mesleki kıdem | Kaç yıldır gazeteci? | Kaç yıldır çalışıyorsunuz? |
            Meslekte kaçıncı yılı | Meslek yılı | Hizmet yılı | Hizmet süresi | Tecrübe | Tecrübesi (yıl) | Tcr. (yıl) | İş tecrübesi |
            Meslekteki yılı | Sektörde geçirdiği yıl | KIDEM_YIL | DENEYIM | Meslekteki süresi | Kaç yıllık gazeteci | Basında kaç yıldır çalışıyor |
            Gazetecilikte kaçıncı yılınız? | Toplam mesleki deneyiminiz kaç yıl? | İş deneyimi (yıl)
        level_en = İngilizceniz | İngilizceniz ne düzeyde? | İngilizce | İng. | İng. düzeyi | İng. sev. | İngilizce yeterliliği |
            İngilizceyi ne kadar biliyorsunuz? | INGILIZCE_SEVIYE | İngilizce bilgi düzeyi | İngilizceyi hangi düzeyde konuşuyorsunuz? |
            İngilizce bilgisi nasıl? | Yabancı dil: İngilizce
        level_ru = Rusça düzeyiniz | Rusçanız nasıl? | Rsç. | Rus dili | Yabancı dil: Rusça | Rusça biliyor musunuz? | Rusça seviyeniz
        level_tr = Türkçesi | Türkçe düzeyiniz
        level_az = Azerice | Azerbaycanca | Azerice düzeyi | Azerbaycan Türkçesini ne kadar anlıyorsunuz? | Azerbaycan Türkçesi bilgisi
        emergency_name = Acil durumda aranacak kişinin adı | Acil durumda haber verilecek kişi | Acil iletişim kişisi | Acil durum kontağı |
            Yakınının adı soyadı | Acil durumda kime ulaşalım? | Acil durumda aranacak kişi (ad soyad) | Acil durumda aranacak yakınınız |
            Acil durumda kime haber verelim? | ACIL_KISI
        emergency_name+emergency_phone = Acil durumda aranacak kişi ve telefonu | Acil durum kişisi ve telefonu
        emergency_phone = Acil durumda aranacak numara | Acil durum telefonu | Acil tel | Acil no | Yakınının tel. no'su |
            Acil durumda aranacak telefon | Acil durumda ulaşılacak kişinin telefon numarası | Yakınının cep telefonu | Acil durum kişisinin telefonu |
            ACIL_TEL
        needs = Beslenme ihtiyaçları | Yemek tercihi | Beslenme tercihi | Besin alerjisi | Alerjisi var mı? | Özel durum | Özel durumu | Diyet |
            Yemek kısıtlaması | Engel durumu | Erişilebilirlik ihtiyacı | Yemekle ilgili notlar | Yemek konusunda bir kısıtlamanız var mı? |
            Vejetaryen/vegan mısınız? | Herhangi bir alerjiniz var mı? | Özel bir ihtiyacınız var mı? | Beslenme alışkanlığı |
            Engeli / sağlık ihtiyacı
        consent_date = KVKK onayı | Onay verdiği tarih | Rıza tarihi | Onam tarihi | KVKK tarihi | Razı olduğu tarih | KVKK_ONAY_TARIHI |
            Aydınlatma metni onay tarihi
        notes = Not | Açk. | Açıklama | Ek notlar | Eklemek istediğiniz bir şey var mı? | Diğer notlar | Düşünceler | Mülahazat | Özel notlar |
            Ek bilgiler | AÇIKLAMA | NOTLAR | Varsa notunuz | Eklemek istedikleriniz | Bize iletmek istediğiniz bir not var mı?
        status = Başvuru durumu | Son durum | Değerlendirme sonucu | Sonuç | Karar | Başvurunun durumu | Durumu | Komisyon kararı | BASVURU_DURUMU |
            Başvuru sonucu | Aday durumu
        status_reason = Ret gerekçesi | Gerekçe | RED_NEDENI | Reddedilme nedeni | Elenme gerekçesi
        submitted_on = Form doldurma tarihi | Başvuru zamanı | Kayıt tarihi | Gönderim tarihi | Müracaat tarihi | Başvuruyu gönderdiği tarih |
            Formun gönderildiği tarih | Gönderilme zamanı | Tamamlanma zamanı | BASVURU_TARIHI | KAYIT_TARIHI | Formun doldurulduğu tarih |
            Başvuru tarihi ve saati
        preference_1 = Tercihler | 1. tercih | 1. tercihi | I. Tercih | Birinci tercihi | İlk tercih | İlk tercihiniz | 1. sıradaki tercihi |
            Birinci sıradaki tercihiniz | Öncelikli tercih | Tercih 1 | Tercih-1 | Kuruluş tercihi 1 | 1. kuruluş tercihi |
            Staj yapmak istediği kuruluş | En çok hangi kuruluşu istersiniz? | Gitmek istediği kuruluş | Gitmek istediği ilk kuruluş | TERCIH1 |
            TERCIH_1 | 1. Tercih (kuruluş) | Birinci tercih ettiği kurum | 1. tercih edilen kuruluş | Birinci sırada gitmek istediğiniz kuruluş |
            Öncelikle hangi kuruluşta bulunmak istersiniz?
        preference_2 = 2. tercihi | II. Tercih | İkinci tercih | İkinci tercihiniz | Gitmek istediği ikinci kuruluş | 2. sıra tercih | TERCIH_2 |
            Olmazsa ikinci tercihiniz | İkinci sırada gitmek istediğiniz kuruluş
        preference_3 = 3. tercih | III. Tercih | Üçüncü tercihiniz nedir? | Üçüncü tercih ettiği kurum
        preference_4 = 4. Tercih | Dördüncü tercih
        preference_5 = 5. tercih
        score = Mülakat notu | Toplam puan | Puanı | Değerlendirme puanı | Jüri puanı | Ortalama puan | MULAKAT_PUANI | Sözlü puanı
        rank = Sıralama | Sıralaması | Başarı sırası | Genel sıralama | Sıralamadaki yeri
        waitlist_rank = Yedek sırası | Yedek sıra no | Yedeklik sırası | Yedek listedeki sırası
        birth_place+birth_date = Doğum Yeri-Tarihi
        country+city = Ülke / Şehir
        employer+position = Kurum / Ünvan | Kurumu ve görevi
    """,
    "outlet": """
        name = Kuruluş | Kuruluşun adı | Kuruluş adı | Kurum adı | Kurum | Medya kuruluşu | Ev sahibi kuruluş | Ağırlayan kuruluş | Ağırlayacak kurum |
            Kabul eden kuruluş | Yayın organı | Yayın kuruluşunun adı | Firma | Partner kuruluş | Ortak kuruluş
        kind = Kuruluş türü | Türü | Kuruluşun türü | Ne kuruluşu | Medya türü | Alanı | Faaliyet alanı | Mecra | Tip
        city = Şehir | Bulunduğu şehir | Şehri | İl | Hangi şehirde
        country = Ülke | Ülkesi | Bulunduğu ülke
        address = Adres | Adresi | Açık adres | Posta adresi
        website = Web | Web sitesi | Web adresi | İnternet sitesi | Site | URL
        places = Kontenjan | Kontenjanı | Yer sayısı | Kaç kişi alabilir? | Kaç kişi ağırlar | Kaç kişi ağırlayabilir | Kabul edeceği kişi sayısı |
            Kabul edebileceği stajyer sayısı | Stajyer kontenjanı | Kapasite | Kaç stajyer alabilirsiniz? | Kişi sayısı | Misafir sayısı |
            Ayırdığı yer | Açtığı yer
        contact_name = Yetkili | Yetkili kişi | İlgili kişi | İlgilenecek kişi | İrtibat kişisi | İletişim kişisi | Muhatap | Sorumlu | Sorumlu kişi |
            Kiminle görüşülecek | Kiminle görüşelim? | Yetkilinin adı soyadı | Temas kişisi | Karşılayacak kişi | Koordinatör
        contact_role = Yetkilinin görevi | Yetkilinin unvanı | İlgili kişinin görevi | Unvanı | Görevi
        contact_email = Yetkili e-posta | E-posta | İletişim e-postası | İlgilenecek kişinin e-maili | Yetkilinin e-postası | Mail
        contact_phone = Telefon | Telefonu | Yetkili telefonu | İrtibat telefonu | İlgilenecek kişinin cebi | Cep | Yetkilinin cep telefonu
        departments = Birimler | Bölümler | Departman | Servisler | Hangi birimler | Staj yapılacak birimler | Stajyer alacak birimler | Masalar
        languages = Diller | Çalışma dili | Yayın dili | Konuşulan diller | Yayın dilleri
        active = Aktif | Aktif mi? | Aktif mi | Faal mi? | Bu yıl katılıyor mu?
        notes = Notlar | Açıklama | Not | Düşünceler
        - = Faks | Kuruluş yılı | Vergi dairesi | Vergi no | Çalışan sayısı | Tiraj | Genel yayın yönetmeni | Logo | Sıra no | Protokol tarihi |
            Konaklama | Yemek veriyor mu? | Sosyal medya | Posta kodu
    """,
    "cohort": """
        title = Dönem | Dönem adı | Dönemin adı | Başlık | Grup | Grup adı | Grubun adı | Kafile | Program dönemi
        - = Tur | Ekip | Kimden | Gidiş | Bütçe | Sorumlu | Süre (gün) | Sıra
        programme = Program | Program adı | Programın adı | Proje | Proje adı
        track = Alan | Alanı | Hangi alan | Medya alanı
        sending = Gönderen taraf | Gönderen | Gönderen ülke | Gönderen kurum
        hosting = Ev sahibi | Ev sahibi taraf | Ev sahibi ülke | Ağırlayan taraf | Kabul eden taraf
        opens = Başvuru başlangıcı | Başvuru açılışı | Başvurular açılıyor | Başvuru başlama tarihi | Başvuruların başlaması | İlk başvuru günü |
            Başvuru ilk günü
        closes = Başvuru sonu | Başvuru bitişi | Son başvuru | Son başvuru tarihi | Son başvuru günü | Başvuru son günü | Başvurular kapanıyor |
            Başvuru kapanışı | Başvuru bitiş tarihi
        starts = Başlangıç | Başlangıç tarihi | Başlama | Başlar | Program başlangıcı | İlk gün
        ends = Bitiş | Bitiş tarihi | Program bitişi | Biter | Son gün
        seats = Kontenjan | Kişi sayısı | Yer sayısı | Kaç kişilik | Kaç kişi | Katılımcı sayısı | Alınacak kişi sayısı | Toplam kontenjan
        minimum_age = En küçük yaş | En az yaş | Asgari yaş | Alt yaş sınırı | Yaş alt sınırı | Minimum yaş | Yaş (en az) | Yaş / en az
        maximum_age = En büyük yaş | En çok yaş | En fazla yaş | Azami yaş | Üst yaş sınırı | Yaş üst sınırı | Yaş / en çok
        minimum_age+maximum_age = En küçük / en büyük yaş
        language_required = Gerekli dil | Aranan dil | İstenen dil | Dil şartı
        level_required = Gerekli düzey | Dil düzeyi | İstenen düzey | En az dil düzeyi | Dil seviyesi
        status = Durum | Durumu | Son durum
        notes = Not | Açıklama | Notlar
    """,
}
