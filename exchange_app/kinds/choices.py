"""The choices of the catalogue: codes, labels, and the words met for them in files."""

from __future__ import annotations

from exchange_app.kinds.model import Choices
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
            "news_agency": ("News agency", "Agency", "Wire", "Wire service", "Newswire", "News wire", "Press agency"),
            "press": (
                "Newspaper",
                "Newspapers",
                "Press",
                "Print",
                "Print media",
                "Printed press",
                "Print journalism",
                "Magazine",
                "Newspapers and magazines",
            ),
            "radio": ("Radio", "Radio broadcasting"),
            "digital": (
                "Digital",
                "Digital media",
                "Online",
                "Online media",
                "New media",
                "Internet media",
                "Web",
                "Internet",
                "Digital journalism",
                "Online journalism",
                "Web journalism",
                "Online news",
            ),
            "cinema": (
                "Film studio",
                "Cinema",
                "Film",
                "Films",
                "Movies",
                "Film and cinema",
                "Film production",
                "Documentary film",
            ),
            "photo": ("Photography", "Photo", "Photos", "Photojournalism", "Photo reportage", "Press photography"),
            "fact_checking": (
                "Fact-checking",
                "Fact checking",
                "Verification",
                "Factchecking",
                "Fact check",
                "Fact-check",
                "Fact-checker",
            ),
        },
        "tr": {
            "tv": ("Televizyon", "TV", "Televizyonculuk", "TV kanalı"),
            "news_agency": ("Haber ajansı", "Ajans", "Haber Ajansları", "Ajans haberciliği"),
            "press": ("Gazete", "Basın", "Yazılı basın", "Basılı medya", "Yazılı medya", "Dergi", "Gazetecilik"),
            "radio": ("Radyo", "Radyoculuk"),
            "digital": (
                "Dijital medya",
                "Dijital",
                "İnternet medyası",
                "Yeni medya",
                "Çevrimiçi medya",
                "İnternet haberciliği",
                "İnternet",
                "İnternet gazeteciliği",
                "Dijital gazetecilik",
                "Dijital yayıncılık",
                "Online gazetecilik",
                "Çevrimiçi gazetecilik",
                "Sosyal medya",
            ),
            "cinema": ("Sinema", "Film stüdyosu", "Film", "Film yapımı", "Sinemacılık"),
            "photo": (
                "Fotoğraf",
                "Foto muhabirliği",
                "Fotomuhabirlik",
                "Fotoğrafçılık",
                "Basın fotoğrafçılığı",
                "Haber fotoğrafçılığı",
                "Foto",
            ),
            "fact_checking": (
                "Doğrulama",
                "Teyit",
                "Bilgi doğrulama",
                "Haber doğrulama",
                "Doğruluk kontrolü",
                "Teyitçilik",
                "Doğrulama haberciliği",
            ),
        },
        "az": {
            "tv": ("Televiziya", "TV", "Telekanal", "Teleyayım"),
            "news_agency": (
                "Xəbər agentliyi",
                "Agentlik",
                "İnformasiya agentliyi",
                "Xəbər agentlikləri",
                "Məlumat agentliyi",
            ),
            "press": (
                "Qəzet",
                "Mətbuat",
                "Çap mediası",
                "Çap",
                "Çap mətbuatı",
                "Yazılı media",
                "Jurnal",
                "Yazılı mətbuat",
                "Qəzetçilik",
            ),
            "radio": ("Radio", "Radio yayımı"),
            "digital": (
                "Onlayn",
                "İnternet",
                "Onlayn jurnalistika",
                "Rəqəmsal jurnalistika",
                "Sosial media",
                "Rəqəmsal media",
                "Rəqəmsal",
                "Onlayn media",
                "İnternet media",
                "Yeni media",
                "Dijital media",
            ),
            "cinema": (
                "Kino",
                "Kinostudiya",
                "Film studiyası",
                "Film",
                "Kinematoqrafiya",
                "Kino sənəti",
                "Film istehsalı",
            ),
            "photo": ("Foto", "Fotoqrafiya", "Fotojurnalistika", "Fotoşəkil", "Fotojurnalist", "Fotomüxbirlik"),
            "fact_checking": (
                "Faktların yoxlanması",
                "Fakt yoxlama",
                "Faktçekinq",
                "Fakt-çekinq",
                "Fakt çekinq",
                "Faktların yoxlanılması",
                "Fakt yoxlanışı",
                "Faktın yoxlanılması",
                "Doğrulama",
            ),  # fmt: skip,
        },
    },
)

GENDER = Choices(
    {"F": pmsg("gender", "Female"), "M": pmsg("gender", "Male"), "X": pmsg("gender", "Other")},
    {
        "en": {
            "F": ("Female", "F", "Woman", "W", "Fem.", "Ms", "Mrs", "Miss", "Girl"),
            "M": ("Male", "M", "Man", "Mr", "Boy"),
            "X": ("Other", "X", "Non-binary", "Unspecified"),
        },
        "tr": {
            "F": ("Kadın", "K", "Bayan", "Kız", "Hanım"),
            "M": ("Erkek", "E", "Bay"),
            "X": ("Diğer", "X", "Belirtilmemiş"),
        },
        "az": {"F": ("Qadın", "Q", "Xanım", "Qız"), "M": ("Kişi", "K", "Bəy", "Oğlan", "Cənab"), "X": ("Digər", "X")},
    },
    letters="kqefmw",
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
            "A2": ("Basic", "Elementary", "Pre-intermediate", "Basic knowledge", "Weak"),
            "B1": ("Intermediate",),
            "B2": ("Upper intermediate", "Upper-intermediate", "Good", "Good command", "Good knowledge"),
            "C1": ("Advanced", "Fluent", "Fluently", "Excellent", "Very good"),
            "C2": ("Native", "Native speaker", "Native language", "Mother tongue", "First language", "Proficient"),
        },
        "tr": {
            "A1": ("Başlangıç",),
            "A2": ("Temel", "Zayıf", "Az"),
            "B1": ("Orta",),
            "B2": ("Orta üstü", "İyi", "Üst orta"),
            "C1": ("İleri", "Çok iyi", "Akıcı", "İleri düzey", "Mükemmel"),
            "C2": ("Ana dil", "Ana dili", "Anadil", "Anadili", "Ana dilim", "Anadilim"),
        },
        "az": {
            "A1": ("Başlanğıc",),
            "A2": ("Zəif",),
            "B1": ("Orta", "Kafi"),
            "B2": ("Yaxşı", "Ortadan yuxarı"),
            "C1": ("Əla", "Çox yaxşı", "Sərbəst", "Mükəmməl", "Sərbəst danışır"),
            "C2": ("Ana dili", "Ana dil", "Ana dilim", "Doğma", "Doğma dil", "Doğma dili"),
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
            "draft": ("Planned", "In preparation"),
            "open": ("Accepting applications", "Applications open", "Open for applications", "Call open"),
            "completed": ("Finished", "Done", "Ended", "Over"),
            "running": ("In progress", "Ongoing", "Under way", "Underway"),
        },
        "tr": {
            "draft": ("Taslak", "Hazırlık", "Hazırlanıyor", "Planlanıyor"),
            "open": ("Açık", "Başvuruya açık", "Başvurular açık", "Başvurular sürüyor", "Başvuru alınıyor"),
            "selection": (
                "Seçim",
                "Değerlendirme",
                "Seçim aşamasında",
                "Seçim aşaması",
                "Seçim yapılıyor",
                "Değerlendiriliyor",
                "Değerlendirme aşamasında",
            ),
            "placing": ("Yerleştirme", "Yerleştirme aşamasında", "Yerleştiriliyor", "Yerleştirme yapılıyor"),
            "running": ("Sürüyor", "Devam ediyor", "Devam etmekte", "Sürmekte"),
            "completed": ("Tamamlandı", "Bitti", "Sona erdi"),
            "cancelled": ("İptal", "İptal edildi", "İptal oldu"),
        },
        "az": {
            "draft": ("Qaralama", "Layihə", "Hazırlanır", "Planlaşdırılır", "Hazırlıq"),
            "open": (
                "Açıq",
                "Açıqdır",
                "Qəbul açıqdır",
                "Müraciət açıqdır",
                "Müraciətə açıq",
                "Qəbul gedir",
                "Qəbul davam edir",
            ),
            "selection": ("Seçim", "Seçim mərhələsi", "Seçim mərhələsində", "Seçim gedir", "Qiymətləndirmə"),
            "placing": ("Yerləşdirmə", "Yerləşdirmə mərhələsi", "Yerləşdirilir"),
            "running": ("Davam edir", "Gedir", "Davam etməkdədir"),
            "completed": ("Başa çatıb", "Başa çatdı", "Tamamlanıb", "Bitib", "Sona çatıb"),
            "cancelled": ("Ləğv edilib", "Ləğv olunub", "Ləğv"),
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
        "en": {
            "received": ("New", "Application received"),
            "incomplete": ("Missing documents", "Documents missing", "Not complete"),
            "ineligible": ("Not eligible",),
            "shortlisted": (
                "Short-listed",
                "Shortlist",
                "Short list",
                "On the short list",
                "Preliminary list",
                "On the preliminary list",
            ),
            "selected": ("Accepted", "Successful", "Chosen"),
            "waitlisted": (
                "Reserve",
                "Waiting list",
                "Waitlist",
                "On waiting list",
                "On the waiting list",
                "Reserve list",
                "Wait-listed",
            ),
            "rejected": ("Not selected", "Unsuccessful", "Refused", "Not accepted"),
            "withdrawn": ("Withdrew", "Withdrawn by applicant"),
        },
        "tr": {
            "received": ("Alındı", "Başvuru alındı", "Yeni"),
            "incomplete": ("Eksik", "Eksik belge", "Eksik evrak", "Evrak eksik", "Belge eksik", "Tamamlanmadı"),
            "eligible": ("Uygun",),
            "ineligible": ("Uygun değil", "Uygun bulunmadı"),
            "shortlisted": (
                "Kısa listede",
                "Kısa liste",
                "Ön eleme",
                "Ön liste",
                "Ön listede",
                "Ön listeye alındı",
                "Ön elemeyi geçti",
            ),
            "selected": ("Seçildi", "Asil", "Asil liste", "Asil listede", "Kabul", "Kabul edildi", "Kazandı"),
            "waitlisted": ("Yedek", "Yedek liste", "Yedek listede", "Yedekte"),
            "rejected": (
                "Reddedildi",
                "Ret",
                "Red",
                "Elendi",
                "Seçilmedi",
                "Kabul edilmedi",
                "Ret edildi",
                "Red edildi",
            ),
            "withdrawn": ("Çekildi", "Vazgeçti", "Feragat etti", "Feragat", "Geri çekildi", "Başvurusunu geri çekti"),
        },
        "az": {
            "received": ("Daxil olub", "Müraciət qəbul edilib"),
            "incomplete": (
                "Natamamdır",
                "Natamam",
                "Sənəd natamamdır",
                "Sənədlər natamamdır",
                "Sənədləri natamamdır",
                "Sənəd çatışmır",
                "Sənədi çatışmır",
            ),
            "eligible": ("Uyğundur", "Uyğun"),
            "ineligible": ("Uyğun deyil",),
            "shortlisted": (
                "Qısa siyahıda",
                "Qısa siyahı",
                "Qısa siyahıdadır",
                "İlkin siyahı",
                "İlkin siyahıda",
                "Ön siyahı",
                "Ön siyahıda",
                "İlkin seçimdən keçib",
            ),
            "selected": ("Seçilib", "Seçildi", "Əsas siyahı", "Əsas siyahıda", "Qəbul edilib", "Qəbul olunub"),
            "waitlisted": (
                "Ehtiyatda",
                "Ehtiyat",
                "Ehtiyat siyahı",
                "Ehtiyat siyahısı",
                "Ehtiyat siyahısında",
                "Ehtiyatdadır",
            ),
            "rejected": ("Rədd edilib", "Rədd olunub", "Rədd", "Seçilməyib", "Seçilmədi", "Keçməyib"),
            "withdrawn": (
                "Geri götürüb",
                "İmtina edib",
                "İmtina etdi",
                "İmtina",
                "Geri çəkilib",
                "Müraciətini geri götürüb",
            ),
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

PAPER_TYPE = Choices(
    {
        "passport": pmsg("paper type", "Passport"),
        "photo": pmsg("paper type", "Photograph"),
        "cv": pmsg("paper type", "CV"),
        "motivation": pmsg("paper type", "Motivation letter"),
        "reference": pmsg("paper type", "Letter of reference"),
        "portfolio": pmsg("paper type", "Portfolio"),
        "release": pmsg("paper type", "Release by the employer"),
        "language_proof": pmsg("paper type", "Language certificate"),
        "consent": pmsg("paper type", "Consent form"),
        "health": pmsg("paper type", "Health certificate"),
        "other": pmsg("paper type", "Other paper"),
    },
)

PAPER_STATUS = Choices(
    {
        "requested": pmsg("paper status", "Requested"),
        "received": pmsg("paper status", "Received"),
        "checked": pmsg("paper status", "Checked"),
        "refused": pmsg("paper status", "Refused"),
    },
)

EVALUATION_FORM = Choices({"selection": pmsg("evaluation form", "Selection")})

RECOMMENDATION = Choices(
    {
        "yes": pmsg("recommendation", "Yes"),
        "maybe": pmsg("recommendation", "Maybe"),
        "no": pmsg("recommendation", "No"),
    },
)

TIE_BREAK = Choices(
    {
        "level": pmsg("tie-break", "Level of the language"),
        "experience_years": pmsg("tie-break", "Years of experience"),
        "submitted_on": pmsg("tie-break", "Earlier application"),
        "lot": pmsg("tie-break", "Lot"),
    },
)
