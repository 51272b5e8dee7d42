"""The choices of the catalogue: codes, labels, and the words met for them in files."""

from __future__ import annotations

from exchange_app.fields.model import Choices
from exchange_app.text import pmsg

TRACK = Choices(
    {
        "tv": pmsg("track", "Television"),
        "news_agency": pmsg("track", "News agency"),
        "press": pmsg("track", "Newspaper"),
        "radio": pmsg("track", "Radio"),
        "digital": pmsg("track", "Digital media"),
        "cinema": pmsg("track", "Cinema"),
        "photo": pmsg("track", "Photography"),
        "fact_checking": pmsg("track", "Fact-checking"),
    },
    {
        "en": {
            "tv": ("Television", "TV", "Broadcast television", "TV channel"),
            "news_agency": ("News agency", "Agency", "Wire service", "Newswire"),
            "press": ("Newspaper", "Press", "Print", "Print media", "Magazine", "Newspapers and magazines"),
            "radio": ("Radio",),
            "digital": ("Digital", "Digital media", "Online", "Online media", "New media", "Internet media", "Web"),
            "cinema": ("Film studio", "Cinema", "Film", "Movies", "Film and cinema"),
            "photo": ("Photography", "Photo", "Photojournalism"),
            "fact_checking": ("Fact-checking", "Fact checking", "Verification", "Factchecking"),
        },
        "tr": {
            "tv": ("Televizyon", "TV", "Televizyonculuk", "TV kanalı"),
            "news_agency": ("Haber ajansı", "Ajans", "Haber Ajansları", "Ajans haberciliği"),
            "press": ("Gazete", "Basın", "Yazılı basın", "Dergi", "Gazetecilik"),
            "radio": ("Radyo", "Radyoculuk"),
            "digital": (
                "Dijital medya",
                "Dijital",
                "İnternet medyası",
                "Yeni medya",
                "Çevrimiçi medya",
                "İnternet haberciliği",
            ),
            "cinema": ("Sinema", "Film stüdyosu", "Film"),
            "photo": ("Fotoğraf", "Foto muhabirliği", "Fotoğrafçılık", "Foto"),
            "fact_checking": ("Doğrulama", "Teyit", "Bilgi doğrulama", "Haber doğrulama"),
        },
        "az": {
            "tv": ("Televiziya", "TV", "Telekanal", "Teleyayım"),
            "news_agency": ("Xəbər agentliyi", "Agentlik", "İnformasiya agentliyi", "Xəbər agentlikləri"),
            "press": ("Qəzet", "Mətbuat", "Çap mediası", "Jurnal", "Yazılı mətbuat"),
            "radio": ("Radio",),
            "digital": ("Rəqəmsal media", "Rəqəmsal", "Onlayn media", "İnternet media", "Yeni media", "Dijital media"),
            "cinema": ("Kino", "Kinostudiya", "Film studiyası", "Film"),
            "photo": ("Foto", "Fotoqrafiya", "Fotojurnalistika", "Fotoşəkil"),
            "fact_checking": ("Faktların yoxlanması", "Fakt yoxlama", "Faktçekinq", "Faktların yoxlanılması"),
        },
    },
)

GENDER = Choices(
    {"F": pmsg("gender", "Female"), "M": pmsg("gender", "Male"), "X": pmsg("gender", "Other")},
    {
        "en": {
            "F": ("Female", "F", "Woman", "W"),
            "M": ("Male", "M", "Man"),
            "X": ("Other", "X", "Non-binary", "Unspecified"),
        },
        "tr": {"F": ("Kadın", "K", "Bayan", "Kız"), "M": ("Erkek", "E", "Bay"), "X": ("Diğer", "X", "Belirtilmemiş")},
        "az": {"F": ("Qadın", "Q", "Xanım"), "M": ("Kişi", "K", "Bəy"), "X": ("Digər", "X")},
    },
)

LEVEL = Choices(
    {
        "A1": pmsg("level", "A1"),
        "A2": pmsg("level", "A2"),
        "B1": pmsg("level", "B1"),
        "B2": pmsg("level", "B2"),
        "C1": pmsg("level", "C1"),
        "C2": pmsg("level", "C2"),
    },
    {
        "en": {
            "A1": ("Beginner", "Elementary beginner"),
            "A2": ("Basic", "Elementary", "Pre-intermediate"),
            "B1": ("Intermediate",),
            "B2": ("Upper intermediate", "Upper-intermediate", "Good"),
            "C1": ("Advanced", "Fluent", "Excellent", "Very good"),
            "C2": ("Native", "Native speaker", "Mother tongue", "Proficient"),
        },
        "tr": {
            "A1": ("Başlangıç",),
            "A2": ("Temel", "Zayıf", "Az"),
            "B1": ("Orta",),
            "B2": ("Orta üstü", "İyi", "Üst orta"),
            "C1": ("İleri", "Çok iyi", "Akıcı", "İleri düzey"),
            "C2": ("Ana dil", "Ana dili", "Anadil", "Anadili"),
        },
        "az": {
            "A1": ("Başlanğıc",),
            "A2": ("Zəif",),
            "B1": ("Orta", "Kafi"),
            "B2": ("Yaxşı", "Ortadan yuxarı"),
            "C1": ("Əla", "Çox yaxşı", "Sərbəst", "Mükəmməl"),
            "C2": ("Ana dili", "Ana dil", "Doğma dil"),
        },
    },
)

LANGUAGE = Choices(
    {
        "tr": pmsg("language", "Turkish"),
        "az": pmsg("language", "Azerbaijani"),
        "en": pmsg("language", "English"),
        "ru": pmsg("language", "Russian"),
    },
    {
        "en": {"tr": ("Turkish",), "az": ("Azerbaijani", "Azeri"), "en": ("English",), "ru": ("Russian",)},
        "tr": {
            "tr": ("Türkçe", "Türkiye Türkçesi"),
            "az": ("Azerbaycan Türkçesi", "Azerbaycanca", "Azerice"),
            "en": ("İngilizce",),
            "ru": ("Rusça",),
        },
        "az": {
            "tr": ("Türk dili", "Türkcə", "Türk"),
            "az": ("Azərbaycan dili", "Azərbaycanca", "Azərbaycan"),
            "en": ("İngilis dili", "İngiliscə", "İngilis"),
            "ru": ("Rus dili", "Rusca", "Rus"),
        },
    },
)

COHORT_STATUS = Choices(
    {
        "draft": pmsg("cohort status", "Draft"),
        "open": pmsg("cohort status", "Open"),
        "selection": pmsg("cohort status", "Selection"),
        "placing": pmsg("cohort status", "Placing"),
        "running": pmsg("cohort status", "Running"),
        "completed": pmsg("cohort status", "Completed"),
        "cancelled": pmsg("cohort status", "Cancelled"),
    },
    {
        "en": {
            "open": ("Accepting applications",),
            "completed": ("Finished", "Done"),
            "running": ("In progress", "Ongoing"),
        },
        "tr": {
            "draft": ("Taslak",),
            "open": ("Açık", "Başvuruya açık"),
            "selection": ("Seçim", "Değerlendirme"),
            "placing": ("Yerleştirme",),
            "running": ("Sürüyor", "Devam ediyor"),
            "completed": ("Tamamlandı", "Bitti"),
            "cancelled": ("İptal", "İptal edildi"),
        },
        "az": {
            "draft": ("Qaralama", "Layihə"),
            "open": ("Açıq", "Qəbul açıqdır"),
            "selection": ("Seçim",),
            "placing": ("Yerləşdirmə",),
            "running": ("Davam edir",),
            "completed": ("Başa çatıb", "Tamamlanıb", "Bitib"),
            "cancelled": ("Ləğv edilib", "Ləğv olunub"),
        },
    },
)

APPLICATION_STATUS = Choices(
    {
        "received": pmsg("application status", "Received"),
        "incomplete": pmsg("application status", "Incomplete"),
        "eligible": pmsg("application status", "Eligible"),
        "ineligible": pmsg("application status", "Ineligible"),
        "shortlisted": pmsg("application status", "Shortlisted"),
        "selected": pmsg("application status", "Selected"),
        "waitlisted": pmsg("application status", "Waitlisted"),
        "rejected": pmsg("application status", "Rejected"),
        "withdrawn": pmsg("application status", "Withdrawn"),
    },
    {
        "en": {"waitlisted": ("Reserve", "Waiting list"), "withdrawn": ("Withdrew",)},
        "tr": {
            "received": ("Alındı",),
            "incomplete": ("Eksik", "Eksik belge"),
            "eligible": ("Uygun",),
            "ineligible": ("Uygun değil",),
            "shortlisted": ("Kısa listede", "Ön eleme"),
            "selected": ("Seçildi", "Asil"),
            "waitlisted": ("Yedek",),
            "rejected": ("Reddedildi", "Ret"),
            "withdrawn": ("Çekildi", "Vazgeçti"),
        },
        "az": {
            "received": ("Daxil olub", "Qəbul edilib"),
            "incomplete": ("Natamamdır", "Natamam"),
            "eligible": ("Uyğundur", "Uyğun"),
            "ineligible": ("Uyğun deyil",),
            "shortlisted": ("Qısa siyahıda",),
            "selected": ("Seçilib",),
            "waitlisted": ("Ehtiyatda", "Ehtiyat"),
            "rejected": ("Rədd edilib",),
            "withdrawn": ("Geri götürüb", "İmtina edib"),
        },
    },
)

PLACEMENT_STATUS = Choices(
    {
        "proposed": pmsg("placement status", "Proposed"),
        "accepted": pmsg("placement status", "Accepted"),
        "declined": pmsg("placement status", "Declined"),
        "confirmed": pmsg("placement status", "Confirmed"),
        "arrived": pmsg("placement status", "Arrived"),
        "completed": pmsg("placement status", "Completed"),
        "curtailed": pmsg("placement status", "Curtailed"),
        "withdrawn": pmsg("placement status", "Withdrawn"),
        "no_show": pmsg("placement status", "No-show"),
    },
)

CURRENCY = Choices(
    {
        "TRY": pmsg("currency", "Turkish lira"),
        "AZN": pmsg("currency", "Azerbaijani manat"),
        "EUR": pmsg("currency", "Euro"),
        "USD": pmsg("currency", "US dollar"),
    },
)
