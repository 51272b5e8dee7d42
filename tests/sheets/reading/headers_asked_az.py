"""Ways to head a column in Azerbaijani: field, then headers for it; those after `-` have no field."""

ASKED = {
    "applicant": """
        given_name = Adınız | Adınızı yazın | Zəhmət olmasa adınızı daxil edin | Adınız nədir? | Öz adı | Adı (pasportda olduğu kimi)
        family_name = Soyadınız | Soyadınızı yazın | Familiyası | Familiya | Soy adı | İştirakçının soyadı | Namizədin soyadı
        given_name+family_name = Ad, soyad | Ad və soyad | Adı və soyadı | Adınız, soyadınız | Namizədin adı, soyadı | Tam adı
        family_name+given_name = Soyadı və adı | Soyad Ad
        family_name+given_name+patronymic = Soyadı, adı, atasının adı | S.A.A | Soyadı, adı və ata adı
        patronymic = Atasının adı | Ata adınız | Atanızın adı | Ata adı (oğlu/qızı)
        gender = Cinsi | Cinsiniz | Cinsiyyət | Cinsiyyəti | Cins (K/Q) | K/Q | Q/K | Qadın/Kişi | Cinsinizi seçin
        birth_date = Doğum tarixi | Doğum günü | Doğulduğu tarix | Təvəllüd | Təvəllüdü | Təv. | Anadan olduğu tarix | Anadan olub | Doğum t. |
            D/tarixi | Doğum tarixiniz (gün.ay.il) | Hansı tarixdə anadan olmusunuz?
        birth_place = Doğum yeri | Doğulduğu yer | Anadan olduğu yer | Doğulduğu şəhər | Doğulduğu rayon | Harada anadan olmusunuz?
        citizenship = Vətəndaşlığı | Vətəndaşlığınız | Hansı ölkənin vətəndaşısınız? | Vətəndaşı olduğu ölkə | Milliyyəti | Vətən.
        national_id = FİN | FIN | FİN kod | FİN kodu | Fərdi identifikasiya nömrəsi | Şəxsiyyət vəsiqəsinin FİN-i | Ş/v FİN
        passport_number = Pasport nömrəsi | Pasportun №-si | Pasport № | Xarici pasportun nömrəsi | Xarici pasport | Ümumvətəndaş pasportunun nömrəsi |
            Pasportun seriya və nömrəsi | Pasport məlumatı | Pas. № | Psp. №
        passport_expiry = Pasportun etibarlılıq müddəti | Pasportun bitmə tarixi | Pasport bitir | Pasportun vaxtı nə zaman bitir? |
            Pasportun qüvvədə olma müddəti | Pasport nə vaxta qədər etibarlıdır? | Pasportunuz nə vaxt bitir? | Etibarlıdır | Etibarlılıq tarixi |
            Pasportun son tarixi | Pas. müd.
        email = E-poçt | E-poçtu | E-poçtunuz | Elektron poçt ünvanı | Elektron ünvanı | E-mail | Mail | Mail ünvanı | İmeyl | El. poçt |
            Elektron poçtunuzu yazın
        phone = Mobil nömrə | Mobil nömrəniz | Mob. | Mob. nömrə | Mobil tel. | Əlaqə nömrəsi | Əlaqə telefonu | Əl telefonu | Telefon nömrəniz |
            Telefonu | Tel. № | Əlaqə № | WhatsApp nömrəsi | Nömrəniz
        - = İş telefonu | Birinci yer | Ana adı | Anasının adı | Yaş | Yaşı | Təhsil | Təhsili | Bitirdiyi universitet | Ailə vəziyyəti |
            Uşaqların sayı | Geyim ölçüsü | Geyim ölçünüz | Köynək ölçüsü | Reys nömrəsi | Uçuş seçimi | Otaq № | Mehmanxana | Viza tələb olunurmu? |
            Dəvət məktubu lazımdırmı? | CV | Portfolionuzun linki | Motivasiya məktubu | Niyə iştirak etmək istəyirsiniz? | Sosial şəbəkə hesabı |
            Qan qrupu | Sürücülük vəsiqəsi | Hesab nömrəsi | VÖEN | Jurnalist vəsiqəsinin nömrəsi | Pasportu verən orqan | Pasportun verilmə tarixi |
            Pasportun növü | Pasportun verildiyi yer | Qızlıq soyadı | Rəhbərinin adı | İş yerinin ünvanı | İş yerinin telefonu | İş e-poçtu |
            Qurumun telefonu | Əlavə nömrə | İkinci nömrə | Faks | Gəliş tarixi | Qayıdış tarixi | Yerləşdirildiyi qurum | Kurator | İmza | Şəkil
        address = Ünvan | Ünvanı | Yaşayış ünvanı | Yaşadığı ünvan | Ev ünvanı | Qeydiyyat ünvanı | Qeydiyyatda olduğu ünvan | Ünvanınız |
            Faktiki ünvan | Yaşayış yerinin ünvanı
        city = Şəhər | Şəhəri | Yaşadığı şəhər | Yaşadığınız şəhər | Hansı şəhərdən | Şəhər/rayon | Rayon | Yaşayış yeri | Yaşadığı yer |
            Harada yaşayır? | Hansı şəhərdən gəlir?
        country = Ölkə | Yaşadığı ölkə | Hansı ölkədə yaşayırsınız? | Ölkəniz
        employer = İş yeri | İş yeriniz | İşlədiyi yer | İşlədiyi qurum | Çalışdığı qurum | Çalışdığınız qurum | Təmsil etdiyi qurum |
            Təmsil etdiyi media | Media qurumu | Media subyekti | Mətbuat orqanı | KİV | Qurum | Təşkilat | Müəssisə | Harada işləyirsiniz? |
            Hansı qurumda çalışırsınız? | Bağlı olduğu qurum | Redaksiya | İşlədiyi redaksiya
        position = Vəzifə | Vəzifəsi | Vəzifəniz | Tutduğu vəzifə | İşlədiyi vəzifə | Peşə | Peşəsi | İxtisası | Kim işləyir? | Nə iş görür? | Vəz.
        track = Sahə | Sahəsi | İstiqamət | İstiqaməti | Seçdiyi sahə | Müraciət etdiyi sahə | Media növü | Hansı sahə üzrə | Fəaliyyət sahəsi |
            Media sahəsi | Təcrübə sahəsi
        experience_years = Staj | İş stajı | Stajı (il) | İş təcrübəsi | Peşə stajı | Jurnalist stajı | Neçə ildir jurnalistsiniz? |
            Neçə il iş təcrübəniz var? | Mediada işlədiyi illər | Təcrübə, il | Neçə ildir işləyir? | Peşədə neçənci ilidir
        level_en = İngilis dili | İngiliscə | İngilis d. | İngilis dilini bilmə səviyyəsi | İng. dili | İngilis dili bilikləri
        level_ru = Rus dili | Rusca | Rus dilini hansı səviyyədə bilirsiniz?
        level_tr = Türk dili | Türkcə | Türk dilini bilirsinizmi?
        level_az = Azərbaycan dili | Azərbaycanca | Az. dili
        emergency_name = Təcili əlaqə | Təcili halda əlaqə saxlanılacaq şəxs | Təcili hallarda kimə zəng edək? | Təcili əlaqə üçün şəxs |
            Yaxın qohumunun adı | Yaxın qohumu | Fövqəladə hallarda kimə xəbər verilsin? | Təcili əlaqə şəxsinin adı, soyadı
        emergency_phone = Təcili əlaqə nömrəsi | Təcili əlaqə tel. | Təcili hallar üçün telefon | Yaxın qohumunun nömrəsi | Təcili telefon
        needs = Qida məhdudiyyəti | Qidalanma ehtiyacı | Yemək seçimi | Allergiyası | Allergiyanız varmı? | Pəhriz | Xüsusi ehtiyaclar |
            Xüsusi ehtiyacınız varmı? | Qida ilə bağlı ehtiyaclar | Əlçatanlıq ehtiyacları
        consent_date = Razılıq verdiyi tarix | Razılıq tarixi | Fərdi məlumatların emalına razılıq tarixi
        notes = Qeyd | Qeydlər | Qeydiniz | Əlavə qeydlər | Əlavə etmək istədikləriniz | Şərh | Başqa qeydlər | Əlavə məlumat
        status = Müraciətin statusu | Status | Vəziyyəti | Nəticə | Qərar | Seçimin nəticəsi | Son vəziyyət
        status_reason = Səbəb | İmtina səbəbi
        submitted_on = Müraciət tarixi | Müraciətin tarixi | Müraciət etdiyi tarix | Qeydiyyat tarixi | Göndərilmə tarixi | Anketin doldurulma tarixi |
            Vaxt möhürü | Tamamlama vaxtı
        preference_1 = 1-ci seçim | I seçim | Birinci seçim | Birinci seçiminiz | İlk seçim | Seçim 1 | 1-ci üstünlük | 1-ci növbədə seçdiyi qurum |
            İlk növbədə hansı qurum? | Ən çox istədiyi qurum | Getmək istədiyi qurum
        preference_2 = 2-ci seçim | II seçim | İkinci seçim | 2-ci üstünlük verdiyi qurum
        preference_3 = 3-cü seçim | III seçim
        preference_4 = 4-cü seçim
        preference_5 = 5-ci seçim
        score = Bal | Balı | Müsahibə balı | Ümumi bal | Toplam bal
        rank = Reytinq | Sıralama
        waitlist_rank = Ehtiyat siyahısında yeri | Ehtiyat sırası
    """,
    "outlet": """
        name = Qurum | Qurumun adı | Qəbul edən qurum | Ev sahibi qurum | Ev sahibi | Media qurumu | Media subyektinin adı | Təşkilatın adı | Təşkilat |
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
        departments = Şöbələr | Bölmələr | Redaksiyalar | Hansı şöbələr | Təcrübə keçiləcək şöbələr
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
