"""What the demo's clerks wrote into free text fields, in the language of the agency that keeps the store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Free texts of one agency's clerks."""

    cancelled: str
    missing: str
    withdrawn: tuple[str, ...]
    level: str
    """With {has} and {asked}."""
    no_birth_date: str
    early: str
    twin: str
    evaluations: tuple[str, ...]
    lodging: tuple[str, ...]


PHRASES = {
    "TR": Phrases(
        cancelled="Dönem iptal edildi",
        missing="Eksik bilgi var",
        withdrawn=("Başka işe girdi", "Ailevi nedenler", "Kurumundan izin alamadı"),
        level="Düzeyi {has}, istenen {asked}",
        no_birth_date="Doğum tarihi bilinmiyor",
        early="Ailevi nedenlerle erken döndü",
        twin="Kâğıt formdan girildi",
        evaluations=(
            "İkinci haftadan sonra tek başına çalıştı; birim yeniden almak ister.",
            "İki haberi yayımlandı. Canlı yayında biraz daha deneyim gerekli.",
            "Arşivden iyi malzeme getirdi; dakik ve hazırlıklı.",
            "İlk hafta dil zorladı, sonra sorun kalmadı.",
        ),
        lodging=("Kurum misafirhanesi", "Otel Liman", "Daire, Nizami 40", "Misafirhane 2"),
    ),
    "AZ": Phrases(
        cancelled="Qrup ləğv edildi",
        missing="Məlumat çatışmır",
        withdrawn=("Başqa işə keçdi", "Ailə vəziyyəti", "İş yerindən icazə ala bilmədi"),
        level="Səviyyəsi {has}, tələb olunan {asked}",
        no_birth_date="Doğum tarixi məlum deyil",
        early="Ailə vəziyyətinə görə vaxtından əvvəl qayıtdı",
        twin="Kağız formadan daxil edilib",
        evaluations=(
            "İkinci həftədən müstəqil işlədi; şöbə onu yenidən qəbul etmək istəyir.",
            "İki süjeti efirə getdi. Canlı yayımda bir az da təcrübə lazımdır.",
            "Arxivdən yaxşı material gətirdi; dəqiq və hazırlıqlıdır.",
            "İlk həftə dil çətinlik yaratdı, sonra problem olmadı.",
        ),
        lodging=("Qurumun qonaq evi", "Liman oteli", "Mənzil, Nizami 40", "2 saylı qonaq evi"),
    ),
}
