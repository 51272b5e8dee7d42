"""The stock the demo's people are made of: names, cities and employers of two countries, with their right letters.

All people, employers and outlets are invented; names and cities are the ordinary ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stock:
    """What one country's people are drawn from."""

    country: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    """Family names; where `feminine` is given, a woman's name gets that ending."""
    feminine: str
    fathers: tuple[str, ...]
    """Names of fathers, for patronymics; empty where the country has none."""
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    employers: tuple[str, ...]
    positions: tuple[str, ...]
    mail_domain: str
    dial: str
    """Country code and the operator codes met: +90|530,532…"""
    operators: tuple[str, ...]
    notes: tuple[str, ...]
    needs: tuple[str, ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


TURKEY = Stock(
    country="TR",
    women=_split(
        "Ayşe, Fatma, Zeynep, Elif, Şeyma, Büşra, Gökçe, Çiğdem, Özge, İrem, Işıl, Nur, Gül, Pınar, Derya, Selin, Ebru, Sevgi, Gamze, "
        "Tuğba, Dilek, Yağmur, Çağla, Ece, Merve, Esra, Hande, Sıla, Nazlı, Melis"
    ),
    men=_split(
        "Mehmet, Mustafa, Emre, Burak, Uğur, Oğuz, Çağrı, Özgür, İbrahim, Ömer, Tolga, Mert, Kerem, Volkan, Yiğit, Barış, Serkan, Onur, "
        "Gökhan, Caner, Ilgaz, Doğukan, Alper, Hakan, Koray, Sinan, Tunahan, Umut, Eren, Kaan"
    ),
    families=_split(
        "Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Aydın, Öztürk, Arslan, Doğan, Kılıç, Aslan, Çetin, Koç, Kurt, Özdemir, Şimşek, Polat, "
        "Korkmaz, Güneş, Erdoğdu, Aktaş, Işık, Taşkın, Bulut, Keskin, Acar, Uçar, Ünal, Tekin, Duman, Ağaoğlu, Çakır, Özkan, Gündüz, "
        "Karaca, Sarı, Uysal, Bozkurt, Eker"
    ),
    feminine="",
    fathers=(),
    cities=_split(
        "İstanbul, İstanbul, İstanbul, İstanbul, Ankara, Ankara, İzmir, Trabzon, Kars, Iğdır, Şanlıurfa, Diyarbakır, Çanakkale, Eskişehir, Muğla, Nevşehir, Bursa, Erzurum, "
        "Gaziantep, Antalya"
    ),
    streets=_split(
        "Çınar Sokak, Gül Sokak, Lale Caddesi, Işık Sokak, Değirmen Yolu, Ihlamur Caddesi, Kuğulu Sokak, Şelale Caddesi"
    ),
    employers=_split(
        "Karadeniz Günlüğü, Ege Postası, Çınar TV, Başak Radyo, Pusula Haber, Yeni Ufuk Gazetesi, Işık Dijital, Kızılırmak Film, "
        "Toros Foto Servisi, Doğru mu Ekibi, Ağrı Dağı Haber, Üç Deniz TV"
    ),
    positions=_split(
        "Muhabir, Editör, Kameraman, Kurgucu, Yapımcı, Yönetmen, Sunucu, Foto muhabiri, Haber müdürü, Sosyal medya editörü"
    ),
    mail_domain="example.com.tr",
    dial="+90",
    operators=("530", "532", "533", "535", "537", "538", "542", "543", "545", "551", "553", "555"),
    notes=_split(
        "Gece vardiyasına uygun, Vize işlemleri başladı, Kurumdan izin yazısı bekleniyor, Portfolyo ayrıca gönderildi, "
        "Geçen yıl yedek listedeydi, Mülakat çevrim içi yapıldı, Kendi kamerasını getirecek"
    ),
    needs=_split(
        "Vejetaryen, Glütensiz yemek, Tekerlekli sandalye erişimi, Fıstık alerjisi, Vegan, İşitme cihazı kullanıyor"
    ),
)

AZERBAIJAN = Stock(
    country="AZ",
    women=_split(
        "Aysel, Günel, Leyla, Nigar, Sevinc, Aytən, Gülnar, İradə, Könül, Şəbnəm, Xədicə, Lalə, Fidan, Nərmin, Türkan, Ülviyyə, Zəhra, "
        "Əsmər, Arzu, Cəmilə, Gülşən, Həcər, Jalə, Kəmalə, Məleykə, Nurlanə, Pərvanə, Rəna, Səbinə, Təranə"
    ),
    men=_split(
        "Elçin, Orxan, Rəşad, Vüqar, Tural, Nicat, Kənan, Samir, Emin, İlqar, Ülvi, Əli, Həsən, Xəyal, Cavid, Fərid, Qabil, Şahin, Zaur, "
        "Anar, Elnur, Ramil, Pərviz, Tərlan, Müşfiq, Səbuhi, Eldəniz, Rövşən, Toğrul, Araz"
    ),
    families=_split(
        "Əliyev, Məmmədov, Həsənov, Hüseynov, Quliyev, Cəfərov, Rzayev, Vəliyev, Səfərov, Qasımov, Mirzəyev, Babayev, Şükürov, Rüstəmov, "
        "İsmayılov, Abdullayev, Ağayev, Xəlilov, Nəcəfov, Yusifov, Zeynalov, Kərimov, Süleymanov, Bağırov, Əsgərov, Həmidov, Nəbiyev, "
        "Orucov, Tağıyev, Ələkbərov, Məhərrəmov, Qəniyev, Fətullayev, Səmədov, Heydərov, Cabbarov"
    ),
    feminine="a",
    fathers=_split(
        "Zakir, Nizami, Vaqif, Fikrət, Oqtay, Ənvər, Məhərrəm, İlham, Rafiq, Tofiq, Əhməd, Şamil, Ceyhun, Bəhruz, Xalid, Yaşar"
    ),
    cities=_split(
        "Bakı, Bakı, Bakı, Bakı, Bakı, Gəncə, Gəncə, Sumqayıt, Şəki, Mingəçevir, Lənkəran, Naxçıvan, Şuşa, Quba, Şamaxı, Zaqatala, Bərdə"
    ),
    streets=_split(
        "Nizami küçəsi, Xətai prospekti, Füzuli küçəsi, Bağlar küçəsi, Sahil küçəsi, Şəfəq küçəsi, Çinar küçəsi, Əsgər küçəsi"
    ),
    employers=_split(
        "Xəzər Xəbər, Şirvan Qəzeti, Göygöl Radiosu, Abşeron TV, Qobustan Film, Muğan Media, Araz Foto, Odlar İnformasiya, Səhər Dalğası, "
        "Dəqiq Fakt, Qafqaz Rəqəmsal, Üfüq TV"
    ),
    positions=_split(
        "müxbir, redaktor, operator, montajçı, prodüser, rejissor, aparıcı, fotoqraf, baş redaktor, sosial media redaktoru"
    ),
    mail_domain="example.az",
    dial="+994",
    operators=("50", "51", "55", "70", "77", "99"),
    notes=_split(
        "Viza lazımdır, Gecə növbəsinə hazırdır, İş yerindən icazə gözlənilir, Müsahibə onlayn keçirilib, Ötən il ehtiyatda idi, "
        "Portfolio ayrıca göndərilib, Öz kamerası ilə gələcək"
    ),
    needs=_split(
        "Vegetarian, Qlütensiz qida, Əlil arabası üçün giriş, Qoza allergiyası var, Halal qida, Eşitmə aparatı istifadə edir"
    ),
)

STOCKS = {"TR": TURKEY, "AZ": AZERBAIJAN}
