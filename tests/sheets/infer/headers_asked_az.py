"""Ways to head a column in Azerbaijani: field, then headers for it; those after `-` have no field."""

ASKED = {
    "applicant": """
        given_name = Adınız | Adınızı yazın | Zəhmət olmasa adınızı daxil edin | Adınız nədir? | Öz adı | Adı (pasportda olduğu kimi) | AD |
            Adınızı pasportda olduğu kimi yazın
        family_name = Soyadınız | Soyadınızı yazın | Familiyası | Familiya | Soy adı | İştirakçının soyadı | Namizədin soyadı | SOYAD |
            Soyadınızı latın hərfləri ilə yazın
        given_name+family_name = Ad, soyad | Ad və soyad | Adı və soyadı | Adınız, soyadınız | Namizədin adı, soyadı | Tam adı | ad_soyad |
            Tələbənin adı, soyadı | Əməkdaşın adı, soyadı | Nümayəndənin adı, soyadı | Heyət üzvünün adı və soyadı | Vətəndaşın adı, soyadı |
            Dinləyicinin adı və soyadı | Namizədlər | İştirakçılar
        family_name+given_name = Soyadı və adı | Soyad Ad
        family_name+given_name+patronymic = Soyadı, adı, atasının adı | S.A.A | Soyadı, adı və ata adı | Soyadı, adı, atasının adı (tam) |
            İşçinin soyadı, adı, atasının adı
        patronymic = Atasının adı | Ata adınız | Atanızın adı | Ata adı (oğlu/qızı) | ATA_ADI | Ata adınızı qeyd edin
        gender = Cinsi | Cinsiniz | Cinsiyyət | Cinsiyyəti | Cins (K/Q) | K/Q | Q/K | Qadın/Kişi | Cinsinizi seçin | CINS | Cinsi (K/Q) |
            Qadınsınız, yoxsa kişi?
        birth_date = Doğum tarixi | Doğum günü | Doğulduğu tarix | Təvəllüd | Təvəllüdü | Təv. | Anadan olduğu tarix | Anadan olub | Doğum t. |
            D/tarixi | Doğum tarixiniz (gün.ay.il) | Hansı tarixdə anadan olmusunuz? | DOGUM_TARIXI | Təvəllüdü (gün, ay, il) | Doğulduğu il, ay, gün |
            Doğum tarixinizi daxil edin
        birth_place = Doğum yeri | Doğulduğu yer | Anadan olduğu yer | Doğulduğu şəhər | Doğulduğu rayon | Harada anadan olmusunuz? |
            Doğulduğu yer (şəhər, rayon)
        citizenship = Vətəndaşlığı | Vətəndaşlığınız | Hansı ölkənin vətəndaşısınız? | Vətəndaşı olduğu ölkə | Vətən. | VETENDASLIQ |
            Vətəndaşlıq mənsubiyyəti | Hansı ölkənin vətəndaşıdır
        national_id = FİN | FIN | FİN kod | FİN kodu | Fərdi identifikasiya nömrəsi | Şəxsiyyət vəsiqəsinin FİN-i | Ş/v FİN | FIN_KOD |
            Şəxsiyyət vəsiqəsinin FİN kodu | FİN (şəxsiyyət vəsiqəsində) | Fərdi identifikasiya nömrəsi (FİN)
        passport_number = Pasport nömrəsi | Pasportun №-si | Pasport № | Xarici pasportun nömrəsi | Xarici pasport | Ümumvətəndaş pasportunun nömrəsi |
            Pasportun seriya və nömrəsi | Pasport məlumatı | Pas. № | Psp. № | PASPORT_NO | Pasportun seriyası, nömrəsi |
            Xarici pasportun seriya nömrəsi | Pasportunuzun nömrəsini yazın
        passport_expiry = Pasportun etibarlılıq müddəti | Pasportun bitmə tarixi | Pasport bitir | Pasportun vaxtı nə zaman bitir? |
            Pasportun qüvvədə olma müddəti | Pasport nə vaxta qədər etibarlıdır? | Pasportunuz nə vaxt bitir? | Etibarlıdır | Etibarlılıq tarixi |
            Pasportun son tarixi | Pas. müd. | PASPORT_BITME | Pasportun etibarlı olduğu tarix | Pasportun bitdiyi tarix |
            Pasport hansı tarixədək etibarlıdır? | Etibarlılıq müddəti bitir | Pasportun son istifadə tarixi
        email = E-poçt | E-poçtu | E-poçtunuz | Elektron poçt ünvanı | Elektron ünvanı | E-mail | Mail | Mail ünvanı | İmeyl | El. poçt |
            Elektron poçtunuzu yazın | EPOCT | E-poçt ünvanınızı qeyd edin | Elektron poçt | Poçt (elektron) | Ən çox istifadə etdiyiniz e-poçt
        phone = Mobil nömrə | Mobil nömrəniz | Mob. | Mob. nömrə | Mobil tel. | Əlaqə nömrəsi | Əlaqə telefonu | Əl telefonu | Telefon nömrəniz |
            Telefonu | Tel. № | Əlaqə № | WhatsApp nömrəsi | Nömrəniz | MOBIL | MOBIL_NOMRE | Əlaqə üçün telefon | Əlaqə vasitəsi (mobil) |
            Sizinlə necə əlaqə saxlaya bilərik? (mobil) | WhatsApp nömrəniz | Tel.:
        - = A2 | B1 | C1 | İngilis dili imtahanının balı | Dil imtahanının balı | İngilis dili (oxu) | Dərs 1 | Modul 2 | 1-ci sessiya | 3-cü zal | Göndərən qurum | Göndərən ölkə | Ağırlayan ölkə |
            İş telefonu | Birinci yer | Ana adı | Anasının adı | Yaş | Yaşı | Təhsil | Təhsili | Bitirdiyi universitet | Ailə vəziyyəti |
            Uşaqların sayı | Geyim ölçüsü | Geyim ölçünüz | Köynək ölçüsü | Reys nömrəsi | Uçuş seçimi | Otaq № | Mehmanxana | Viza tələb olunurmu? |
            Dəvət məktubu lazımdırmı? | CV | Portfolionuzun linki | Motivasiya məktubu | Niyə iştirak etmək istəyirsiniz? | Sosial şəbəkə hesabı |
            Qan qrupu | Sürücülük vəsiqəsi | Hesab nömrəsi | VÖEN | Jurnalist vəsiqəsinin nömrəsi | Pasportu verən orqan | Pasportun verilmə tarixi |
            Pasportun növü | Pasportun verildiyi yer | Qızlıq soyadı | Rəhbərinin adı | İş yerinin ünvanı | İş yerinin telefonu | İş e-poçtu |
            Qurumun telefonu | Əlavə nömrə | İkinci nömrə | Faks | Gəliş tarixi | Qayıdış tarixi | Yerləşdirildiyi qurum | Kurator | İmza | Şəkil |
            Sənədlərin təqdim edildiyi tarix | Orta bal | Tabel № | Şöbə | İşə qəbul tarixi | Təhsil forması | Kursu | Qrupu | Elmi dərəcə |
            Partiya mənsubiyyəti | Hərbi mükəlləfiyyəti | Mükafatları | Daha əvvəl iştirak edibmi? | Əsərlərinin linki | Pasportun surəti |
            Şəxsiyyət vəsiqəsinin surəti | Viza dəstəyi lazımdırmı? | Bilet kim tərəfindən alınacaq | Uçuş tarixi | Otel seçimi | Avadanlıq siyahısı |
            Gələcək planları
        address = Ünvan | Ünvanı | Yaşayış ünvanı | Yaşadığı ünvan | Ev ünvanı | Qeydiyyat ünvanı | Qeydiyyatda olduğu ünvan | Ünvanınız |
            Faktiki ünvan | Yaşayış yerinin ünvanı | Yaşayış yeri (ünvan) | Qeydiyyat yeri | Hazırda yaşadığı ünvan
        city = Şəhər | Şəhəri | Yaşadığı şəhər | Yaşadığınız şəhər | Hansı şəhərdən | Şəhər/rayon | Rayon | Yaşayış yeri | Yaşadığı yer |
            Harada yaşayır? | Hansı şəhərdən gəlir? | SEHER | Hansı şəhər/rayonda yaşayırsınız? | Şəhər və ya rayon | Hazırda yaşadığınız şəhər
        country = Ölkə | Yaşadığı ölkə | Hansı ölkədə yaşayırsınız? | Ölkəniz | OLKE
        employer = İş yeri | İş yeriniz | İşlədiyi yer | İşlədiyi qurum | Çalışdığı qurum | Çalışdığınız qurum | Təmsil etdiyi qurum |
            Təmsil etdiyi media | Media qurumu | Media subyekti | Mətbuat orqanı | KİV | Qurum | Təşkilat | Müəssisə | Harada işləyirsiniz? |
            Hansı qurumda çalışırsınız? | Bağlı olduğu qurum | Redaksiya | İşlədiyi redaksiya | İŞ YERİ | IS_YERI | QURUM_ADI | Əsas iş yeri |
            İş yerinin adı | İş yeri (redaksiya) | İşlədiyi KİV | İşlədiyi media subyekti | Çalışdığı redaksiya | Çalışdığınız media qurumunun adı |
            Hansı media orqanını təmsil edirsiniz? | Təmsil olunduğu qurum
        position = Vəzifə | Vəzifəsi | Vəzifəniz | Tutduğu vəzifə | İşlədiyi vəzifə | Peşə | Peşəsi | İxtisası | Kim işləyir? | Nə iş görür? | Vəz. |
            VEZIFE | Vəzifə (tam) | Hansı vəzifədə çalışırsınız? | Vəzifəniz nədir? | İş yerindəki vəzifəsi | Redaksiyada nə iş görürsünüz? |
            İxtisas / vəzifə
        track = Sahə | Sahəsi | İstiqamət | İstiqaməti | Seçdiyi sahə | Müraciət etdiyi sahə | Media növü | Hansı sahə üzrə | Fəaliyyət sahəsi |
            Media sahəsi | Təcrübə sahəsi | SAHE | Təcrübə keçmək istədiyi sahə | İxtisaslaşma sahəsi | Hansı istiqamət üzrə müraciət edirsiniz? |
            Media sahəsi üzrə istiqamət
        experience_years = Staj | İş stajı | Stajı (il) | İş təcrübəsi | Peşə stajı | Jurnalist stajı | Neçə ildir jurnalistsiniz? |
            Neçə il iş təcrübəniz var? | Mediada işlədiyi illər | Təcrübə, il | Neçə ildir işləyir? | Peşədə neçənci ilidir | STAJ |
            Ümumi iş stajı (il) | Jurnalistikada neçə ildir? | Peşə fəaliyyəti (il) | İş stajınız neçə ildir? | Mediada iş təcrübəsi |
            Sahə üzrə təcrübə (il)
        level_en = İngilis dili | İngiliscə | İngilis d. | İngilis dilini bilmə səviyyəsi | İng. dili | İngilis dili bilikləri | INGILIS_DILI |
            İngilis dilini necə bilirsiniz? | İngilis dilində danışıq səviyyəsi | Xarici dil (ingilis) | Dil biliyi: ingilis
        level_ru = Rus dili | Rusca | Rus dilini hansı səviyyədə bilirsiniz? | Xarici dil (rus) | Dil biliyi: rus
        level_tr = Türk dili | Türkcə | Türk dilini bilirsinizmi? | Türk dilini bilmə səviyyəsi | Türk dilində sərbəst danışırsınızmı?
        level_az = Azərbaycan dili | Azərbaycanca | Az. dili
        emergency_name = Təcili əlaqə | Təcili halda əlaqə saxlanılacaq şəxs | Təcili hallarda kimə zəng edək? | Təcili əlaqə üçün şəxs |
            Yaxın qohumunun adı | Yaxın qohumu | Fövqəladə hallarda kimə xəbər verilsin? | Təcili əlaqə şəxsinin adı, soyadı |
            Təcili halda əlaqə saxlanılmalı şəxs | Təcili hallarda zəng ediləcək şəxs | Fövqəladə hallarda əlaqə saxlanılan şəxs | Yaxın adamının adı
        emergency_phone = Təcili əlaqə nömrəsi | Təcili əlaqə tel. | Təcili hallar üçün telefon | Yaxın qohumunun nömrəsi | Təcili telefon |
            Təcili hallarda zəng ediləcək nömrə | Yaxın qohumunun əlaqə nömrəsi | Fövqəladə hallar üçün nömrə | Təcili əlaqə şəxsinin telefonu
        needs = Qida məhdudiyyəti | Qidalanma ehtiyacı | Yemək seçimi | Allergiyası | Allergiyanız varmı? | Pəhriz | Xüsusi ehtiyaclar |
            Xüsusi ehtiyacınız varmı? | Qida ilə bağlı ehtiyaclar | Əlçatanlıq ehtiyacları | Qida allergiyanız varmı? | Vegetariansınızmı? |
            Yeməklə bağlı məhdudiyyətiniz varmı? | Sağlamlıqla bağlı xüsusi ehtiyac | Xüsusi qulluğa ehtiyac varmı?
        consent_date = Razılıq verdiyi tarix | Razılıq tarixi | Fərdi məlumatların emalına razılıq tarixi | Razılığın verildiyi tarix |
            Fərdi məlumatların işlənməsinə razılıq verdiyi tarix
        notes = Qeyd | Qeydlər | Qeydiniz | Əlavə qeydlər | Əlavə etmək istədikləriniz | Şərh | Başqa qeydlər | Əlavə məlumat | QEYD | Qeydləriniz |
            Əlavə qeydiniz varsa, yazın
        status = Müraciətin statusu | Status | Vəziyyəti | Nəticə | Qərar | Seçimin nəticəsi | Son vəziyyət | Komissiyanın qərarı |
            Müraciətin nəticəsi | Müraciətin vəziyyəti
        status_reason = Səbəb | İmtina səbəbi | Rədd səbəbi
        submitted_on = Müraciət tarixi | Müraciətin tarixi | Müraciət etdiyi tarix | Qeydiyyat tarixi | Göndərilmə tarixi | Anketin doldurulma tarixi |
            Vaxt möhürü | Tamamlama vaxtı | MURACIET_TARIXI | Müraciətin daxil olma tarixi | Müraciətin qəbul tarixi | Anketin doldurulduğu tarix
        preference_1 = Seçimlər | 1-ci seçim | I seçim | Birinci seçim | Birinci seçiminiz | İlk seçim | Seçim 1 | 1-ci üstünlük | 1-ci növbədə seçdiyi qurum |
            İlk növbədə hansı qurum? | Ən çox istədiyi qurum | Getmək istədiyi qurum | SECIM1 | 1-ci yerdə seçdiyi qurum |
            Birinci üstünlük verdiyi redaksiya | Birinci seçdiyi qurum | Getmək istədiyi ilk qurum
        preference_2 = 2-ci seçim | II seçim | İkinci seçim | 2-ci üstünlük verdiyi qurum | SECIM_2 | Getmək istədiyi ikinci qurum | İkinci üstünlük
        preference_3 = 3-cü seçim | III seçim | Üçüncü seçdiyi qurum
        preference_4 = 4-cü seçim
        preference_5 = 5-ci seçim
        score = Bal | Balı | Müsahibə balı | Ümumi bal | Toplam bal | İmtahan balı | Yekun bal | Topladığı bal
        rank = Reytinq | Sıralama | Reytinq yeri
        waitlist_rank = Ehtiyat siyahısında yeri | Ehtiyat sırası | Ehtiyat siyahısında sıra nömrəsi
        birth_date+birth_place = Doğum tarixi və yeri
        birth_place+birth_date = Doğum yeri və tarixi
        employer+position = İş yeri və vəzifəsi
        position+employer = Vəzifəsi və iş yeri
    """,
    "outlet": """
        name = Redaksiyanızın adı nədir? | Qurum | Qurumun adı | Qəbul edən qurum | Ev sahibi qurum | Ev sahibi | Media qurumu | Media subyektinin adı | Təşkilatın adı | Təşkilat |
            Müəssisənin adı | Müəssisə | KİV | KİV-in adı | Mətbuat orqanı | Tərəfdaş qurum
        kind = Növü | Qurumun növü | Media növü | Sahəsi | Fəaliyyət sahəsi | Nə qurumu | Tipi
        city = Şəhər | Yerləşdiyi şəhər | Şəhəri | Rayon
        country = Ölkə | Ölkəsi
        address = Ünvan | Ünvanı | Hüquqi ünvan | Faktiki ünvan
        website = Sayt | Veb sayt | Saytı | İnternet ünvanı | Vebsayt
        places = Yer sayı | Yerlərin sayı | Yer | Neçə nəfər qəbul edir | Neçə nəfər qəbul edə bilər? | Qəbul edəcəyi nəfər sayı | Kvota |
            Ayrılmış yer | Təcrübəçi sayı | Tutum | Nəfər sayı
        contact_name = Əlaqədar şəxs | Əlaqə şəxsi | Əlaqələndirici | Əlaqələndirici şəxs | Məsul şəxs | Məsul | Məsul şəxsin adı |
            Kiminlə əlaqə saxlamalı | Koordinator | Qarşılayan şəxs
        contact_role = Məsul şəxsin vəzifəsi | Vəzifəsi
        contact_email = E-poçt | E-poçtu | Məsul şəxsin e-poçtu | Əlaqə e-poçtu | Elektron ünvan
        contact_phone = Telefon | Əlaqə telefonu | Məsul şəxsin telefonu | Əlaqə nömrəsi | Mobil
        departments = Hansı şöbələr qəbul edir? | Qəbul edən şöbələr | Şöbələr | Bölmələr | Redaksiyalar | Hansı şöbələr | Təcrübə keçiləcək şöbələr
        languages = Dillər | İş dili | İş dilləri | Yayım dili | Ünsiyyət dili
        active = Aktivdir? | Aktiv | Fəaldır | Bu il iştirak edirmi?
        notes = Qeyd | Qeydlər | Əlavə qeydlər
        - = VÖEN | Faks | Baş redaktor | Yaranma tarixi | İşçi sayı | Bank rekvizitləri | Tirajı | №
    """,
    "cohort": """
        title = Qrup | Qrupun adı | Dövr | Başlıq | Mərhələ
        programme = Proqram | Proqramın adı | Layihə
        track = Sahə | İstiqamət
        sending = Göndərən tərəf | Göndərən | Göndərən ölkə
        hosting = Qəbul edən tərəf | Qəbul edən ölkə | Ev sahibi tərəf | Qəbul edən
        opens = Müraciətin başlanması | Müraciət başlayır | Müraciətlər açılır | Müraciətin ilk günü | Qəbulun başlanması
        closes = Müraciətin sonu | Müraciətin son günü | Son müraciət tarixi | Müraciət bitir | Qəbulun sonu
        starts = Başlanma | Başlanma tarixi | Başlayır | Başlanğıc | İlk gün
        ends = Bitmə | Bitmə tarixi | Bitir | Son gün | Sonu
        seats = Yer sayı | Neçə nəfər | Nəfər sayı | İştirakçı sayı | Kvota | Neçə nəfərlik
        minimum_age = Minimum yaş | Ən az yaş | Yaş (ən az) | Ən kiçik yaş | Alt yaş həddi
        maximum_age = Maksimum yaş | Ən çox yaş | Ən böyük yaş | Yaş / ən çox | Üst yaş həddi
        language_required = Tələb olunan dil | Dil tələbi
        level_required = Tələb olunan səviyyə | Dil səviyyəsi
        status = Vəziyyət | Vəziyyəti | Status | Son vəziyyət
        notes = Qeyd | Qeydlər
        - = Büdcə | Məsul | №
    """,
}
