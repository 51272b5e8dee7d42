"""Names of people, in the languages' own letters; among them many that are ordinary words as well."""

TR_WOMEN = """Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Özlem Hacer Kübra
Yasemin Büşra Sevgi Gülsüm Songül Tuğba Rabia Ayten Aysel Hülya Nurcan Melek Derya Sibel Yıldız Gülay Ebru Pınar Çiğdem İrem
Ceren Selin Ece Defne Nehir Ada Azra Beren Duru Ecrin Eylül Gizem Güneş İpek İclal Işıl Işık Itır Müge Nazlı Nilüfer Nur Oya
Özge Öykü Pelin Rüya Sevda Sevinç Simge Sude Şebnem Şule Tülin Umay Ülkü Yağmur Yaren Yeliz Zerrin Aslı Asuman Bahar Başak
Belgin Berna Betül Burcu Canan Damla Demet Dilek Dilara Figen Filiz Gamze Gonca Gönül Gülşah Handan Hande Jale Leyla Lale
Mehtap Mine Neşe Nihan""".split()
TR_MEN = """Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah
Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Orhan İlhan İlker İlyas İrfan İsa İshak Işın Ilgaz Cem Can
Cemal Cengiz Cihan Deniz Umut Barış Savaş Onur Onay Güven Gökhan Gürkan Ege Efe Eren Ercan Erdem Erhan Ferhat Fırat Fikret
Furkan Haluk Kaan Kağan Koray Levent Mert Metin Mete Necati Nihat Oğuz Oktay Ozan Özgür Polat Rıza Sabri Sadık Sait Sedat
Selçuk Serdar Serkan Sinan Soner Şahin Şükrü Tamer Taner Tarık Tayfun Tolga Tuncay Turgut Uğur Ufuk Ümit Vedat Volkan Yavuz
Yiğit Zafer Fazıl Hür Yalın Çağrı Doğan""".split()
TR_FAMILIES = """Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç
Kurt Özkan Şimşek Polat Korkmaz Özer Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal
Turan Gül Özcan Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Yiğit Bayram Uçar Ay Karaca Güven Tunç Duman Coşkun
Deniz Çiftçi Toprak Say Onay Er Öz Başkan Bakan Muhtar Yazar Okur Öğretmen Hekim Kaptan Müdür Uzman Usta Çavuş Paşa
Ünlü Sezer Bilgin Bilgi Uysal Güngör Akın Özgür Gündüz Gece Sabah Akşam Bahar Yaz Ekim Nisan Cuma Pazar Sevim Sezgin Soylu
Tanrıverdi Topal Toptaş Tural Uğurlu Uslu Ulusoy Uzun Vural Yaman Yaşar Yazıcı Yeşil Yurt Zengin Zorlu İnan İnce İnal İlhan
İpek İşler Iğdır Ilıcalı Ispir Irmak Işıklar Itır Abacı Abalı Adıgüzel Ağaoğlu Akbaş Akbulut Akça Akgül Akkaya Aktürk Akyol
Alkan Alp Altın Altun Altuntaş Apaydın Aras Arıkan Arı Atalay Atasoy Avşar Ayhan Aykut Baltacı Baran Barut Baş Başaran Batur
Baykal Bayrak Bilen Bilgiç Birinci Boz Bozdağ Budak Cengiz Ceylan Çağlar Çalışkan Çam Çınar Çolak Dağ Dalkılıç Demirci Demirel
Dinç Dönmez Duran Durmaz Dursun Ekinci Eren Erkan Ersoy Ertürk Esen Evren Gedik Genç Göçer Gök Gökçe Gültekin Gümüş Gürsoy
Hazar Hızır Kahraman Kalkan Karabulut Karadağ Karahan Karakaya Karataş Kartal Keleş Kılınç Kıral Koca Kocabaş Koçak Konak
Mutlu Oğuz Okay Oral Orhan Öner Önder Öncü Özbek Özel Pala Sağlam Savaş Selvi Sevinç Soysal Sönmez Şeker Şentürk Tanış Temel""".split()

AZ_WOMEN = """Aygün Aynur Aytən Aysel Aydan Arzu Afaq Aidə Alina Almaz Ayan Ayşən Bahar Bəyaz Bənövşə Cəmilə Çinarə Dilarə Dilşad
Dürdanə Dünya Elmira Elnarə Elza Esmira Əminə Əsli Əfsanə Fatimə Fidan Firəngiz Fəridə Gülnar Gülnarə Gülər Gülşən Günay Günel
Günəş Gövhər Həcər Həqiqət Hicran Humay İlahə İlhamə İnci İradə İlqarə İqbalə İzzət Jalə Kəmalə Könül Kübra Qəmər Qızıl Qönçə Lalə
Lamiyə Leyla Ləman Lətafət Mahirə Maral Məlahət Məryəm Mətanət Mina Mirvari Nailə Narınc Nərgiz Nərmin Nigar Nuranə Nuray
Nüşabə Pərvanə Pəri Ramilə Rəna Röya Rübabə Rəqsanə Sabina Sahilə Samirə Sara Sevda Sevinc Səadət Səbinə Səidə Sevil Sədaqət
Solmaz Şəbnəm Şəfəq Şəhla Şəlalə Təranə Tünzalə Təzəgül Turan Ülkər Ülviyyə Ulduz Vəfa Vüsalə Xalidə Xəyalə Xumar Yaqut Yeganə
Zeynəb Zərifə Zəhra Zülfiyyə""".split()
AZ_MEN = """Əli Əhməd Əkbər Əliağa Ədalət Əflatun Əjdər Əlövsət Ənvər Əsgər Anar Aqil Araz Arif Asif Azad Azər Babək Bəhruz
Bəxtiyar Cavad Cavid Ceyhun Cəmil Cəfər Çingiz Dəmir Dəniz Dünyamalı Elçin Eldar Elman Elmir Elnur Elşad Elvin Emil Emin Etibar
Əziz Fərhad Fərid Fikrət Fuad Füzuli Hacı Hafiz Həsən Heydər Həmid Hikmət Hüseyn Hüsü İbrahim İlham İlkin İlqar İlyas İsa İsmayıl
İsgəndər İslam İntiqam İqbal Kamal Kamran Kənan Kərim Qabil Qadir Qalib Qəhrəman Qılman Qorxmaz Qurban Qüdrət Lətif Mahir
Maqsud Məhəmməd Məhərrəm Məmməd Mübariz Murad Musa Müşfiq Namiq Natiq Nazim Nəriman Nicat Nizami Novruz Nurlan Nüsrət Orxan Oqtay
Pərviz Polad Rafiq Ramil Ramin Rasim Rauf Rəhim Rəşad Röyal Rövşən Ruslan Rüfət Rüstəm Sabir Sadiq Salman Samir Sərxan Səməd
Səttar Seymur Şahin Şamil Şəhriyar Tahir Talıb Tofiq Toğrul Tural Umud Ümid Üzeyir Vaqif Vasif Vəli Vüqar Xalid Xaliq Xəyal
Yaqub Yaşar Yusif Zabit Zahid Zaur Zəfər Ziya""".split()
# what the endings -ov/-ova, -yev/-yeva follow
AZ_STEMS = """Məmməd:ov Həsən:ov Hüseyn:ov Abbas:ov Qasım:ov Rəhim:ov Kərim:ov Səfər:ov Cəfər:ov Heydər:ov İbrahim:ov İsmayıl:ov
Rüstəm:ov Süleyman:ov Novruz:ov Oruc:ov Orucəli:yev Əli:yev Vəli:yev Quli:yev Hacı:yev Musa:yev İsa:yev Mirzə:yev Bağır:ov Nağı:yev
Tağı:yev Əhməd:ov Əsgər:ov Əkbər:ov Ələkbər:ov Əhəd:ov Ərəb:ov Əmir:ov Əmrah:ov Əzim:ov Əziz:ov Babayev: Bayram:ov Bədəl:ov
Cabbar:ov Camal:ov Cavad:ov Cəlal:ov Cəlil:ov Dadaş:ov Dəmir:ov Eldar:ov Eminov: Fərhad:ov Fərzəli:yev Fətəli:yev Fətulla:yev
Gülməmməd:ov Həbib:ov Həmid:ov Həmzə:yev Həşim:ov İbad:ov İdris:ov İlyas:ov İmam:ov İmran:ov İskəndər:ov İslam:ov İsrafil:ov
İmanov: İbadov: Kazım:ov Qafar:ov Qarayev: Qədir:ov Qəhrəman:ov Qəni:yev Qəribov: Qocayev: Qurban:ov Lətif:ov Mahmud:ov Manaf:ov
Maqsud:ov Mehdi:yev Məcid:ov Məhərrəm:ov Məlik:ov Mənsur:ov Mərdan:ov Mikayıl:ov Miri:yev Murad:ov Mustafa:yev Mürsəl:ov
Nadir:ov Namaz:ov Nəbi:yev Nəcəf:ov Nəsib:ov Nəzər:ov Niftəli:yev Nur:iyev Osman:ov Paşa:yev Pənah:ov Pirəli:yev Rəcəb:ov Rəhman:ov
Rəsul:ov Rza:yev Sadıq:ov Salah:ov Salman:ov Seyid:ov Səlim:ov Səmədov: Soltan:ov Şaban:ov Şahbaz:ov Şahin:ov Şərif:ov Şirin:ov
Şükür:ov Talıb:ov Tahir:ov Teymur:ov Ümüd:ov Vahid:ov Xalıq:ov Xəlil:ov Xudayar:ov Yaqub:ov Yunus:ov Yusif:ov Zaman:ov Zeynal:ov
Zəki:yev Zülfüqar:ov Ağa:yev Ağayar:ov Alışov: Aslan:ov Atakişi:yev Axund:ov Bəşir:ov Cümşüd:ov Çoban:ov Dünyamalı:yev Əfəndi:yev
Əjdər:ov Ənvər:ov Əsəd:ov Əvəz:ov Əyyub:ov Həzi:yev Kişi:yev Mövlud:ov Piri:yev Qılınc:ov Qənbər:ov Rəşid:ov Sərdar:ov Səttar:ov
Şıxəli:yev Xanlar:ov Vəkil:ov Nağdəli:yev Balakişi:yev Qaragöz:ov""".split()
AZ_PLAIN = """Abbaszadə Əlizadə Həsənzadə Kərimzadə Mirzəzadə Nuruzadə Rzazadə Axundzadə Ağazadə Qurbanlı Bakılı Şəhərli Sumqayıtlı
Cəmilli Həsənli Əhmədli Məmmədli Quliyevli İsmayıllı İbrahimli Ələkbərli Novruzlu Salmanlı Səfərli Şirinli Tağızadə Vəlizadə
Qarabağlı Şuşalı Laçınlı Dilbazi Rəsulzadə Rüstəmli Cavadlı Cəfərli Heydərli Hüseynli İlyaslı Kamallı Mahmudlu Nəbili Sultanlı
Tahirli Yusifli Zeynallı Vahabzadə Talıblı Müəllimzadə Gündüz Dəniz Günəş Bahar Ümid Sadıqlı Qələm Haqverdi""".split()

EN_WOMEN = """Mary Anna Emma Olivia Sophie Charlotte Amelia Grace Lily Ruby Rose Violet Daisy Ivy Holly Hazel Iris Heather Joy
Hope Faith Patience Prudence Constance Honor April May June Summer Autumn Dawn Eve Crystal Amber Pearl Jade Gemma Melody Carol
Harmony Robin Paige Page Sky Skye Georgia Florence Victoria Sydney Chelsea Alice Amy Andrea Angela Barbara Beatrice Bridget
Catherine Claire Clara Deborah Diana Eleanor Elizabeth Emily Esther Fiona Frances Gillian Hannah Harriet Helen Isabel Jane
Janet Jean Jennifer Jessica Joan Josephine Julia Karen Kate Laura Linda Louise Lucy Margaret Martha Matilda Megan Molly Nancy
Naomi Natalie Nicola Nora Pamela Patricia Paula Phoebe Rachel Rebecca Rita Sarah Sharon Sheila Stella Susan Sylvia Tara
Teresa Tracy Ursula Wendy""".split()
EN_MEN = """James John Robert Michael William Will Bill Mark Grant Frank Rich Drew Chase Chance Guy Art Dean Earl Duke Major Miles
Max Jack Pat Rob Sandy Sterling Victor Christian Norman German Roman Christopher Adam Alan Albert Alexander Andrew Anthony
Arthur Barry Benjamin Bernard Brian Bruce Charles Colin Craig Daniel David Dennis Derek Donald Douglas Duncan Edgar Edmund
Edward Eric Eugene Felix Francis Fred Gareth Gary Geoffrey George Gerald Gilbert Glen Gordon Graham Gregory Harold Harry Henry
Howard Hugh Ian Isaac Ivan Jacob Jeremy Joseph Joshua Keith Kenneth Kevin Kyle Lawrence Leo Leonard Lewis Malcolm Martin
Matthew Maurice Neil Nicholas Nigel Noel Oliver Oscar Owen Patrick Paul Peter Philip Ralph Raymond Richard Roger Ronald Roy
Russell Samuel Scott Sean Simon Stanley Stephen Steven Stuart""".split()
EN_FAMILIES = """Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts
Green Hall Wood Jackson Clarke Clark Harrison Scott Cooper King Davis Young Old Martin Baker Morris James Lewis Hill Moore Lee
Carter Page Press Place Price Sum Total Note Date Day Summers Winter Field Fields Street Lane Rhodes Park Banks Bridge Church
Bishop Pope Abbott Prior Dean Chair Head Hand Foot Legg Bone Good Best Wise Sharp Strong Small Little Long Short Rich Poor
Guest Host Major Sargent Marshall Constable Judge Law Lord Knight Squire Page-Turner Chancellor Reporter Editor Writer Penn
Bookman Reader Speaker Singer Player Driver Porter Butler Cook Miller Mason Carpenter Turner Fisher Hunter Shepherd Gardener
Farmer Archer Fletcher Bowman Ward Wardrobe Chambers Hallmark Gates Waters Rivers Lake Pond Sea Moon Starr Snow Frost Rain
Gale Storm Cloud Love Bliss Joy Gay Fear Pain Moody Savage Gentle Noble Fair Bright Black Gray Silver Gold Diamond Stone Steel
Rose Flowers Bush Root Branch Leaf Ash Birch Oakes Wolf Fox Hare Lamb Bull Bird Swan Crane Finch Nightingale Drake Pike Salmon
Adams Allen Anderson Atkinson Bailey Barker Barnes Bell Bennett Brooks Burton Butcher Campbell Carr Chapman Collins Cox Cunningham
Dawson Dixon Edwards Elliott Ellis Foster Fuller Gibson Graves Griffiths Hamilton Harper Harvey Holmes Howe Hughes Hudson
Jenkins Kelly Kennedy Lawson Lloyd Macdonald Matthews Mills Mitchell Morgan Murphy Murray Newman Nichols Norton Osborne Palmer
Parker Parsons Pearson Phillips Pritchard Reynolds Richards Sanders Saunders Simpson Spencer Stewart Sutton Underwood
Vaughan Wallace Watson Webb West Wheeler""".split()


def az_families() -> list[tuple[str, str]]:
    """(a man's, a woman's) form of each family name."""
    pairs = [(name, name) for name in AZ_PLAIN]
    for stem in AZ_STEMS:
        root, _, ending = stem.partition(":")
        man = root + ending
        pairs.append((man, man + "a" if man.endswith(("ov", "ev")) else man))
    return pairs


AZ_FAMILIES = az_families()

FOLD = str.maketrans("ıİşŞğĞçÇöÖüÜəƏâÂîÎûÛ", "iIsSgGcCoOuUeEaAiIuU")


def ascii(text: str) -> str:
    """As it is typed on a keyboard without the language's letters."""
    return text.translate(FOLD)


def upper(text: str, language: str) -> str:
    """Capitals as the language writes them."""
    return (text.replace("i", "İ").replace("ı", "I") if language in ("tr", "az") else text).upper()


def lower(text: str, language: str) -> str:
    """Small letters as the language writes them."""
    return (text.replace("I", "ı").replace("İ", "i") if language in ("tr", "az") else text).lower()
