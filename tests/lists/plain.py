"""Plain short lists of people with their organisation, and of organisations with somebody to be asked: what tells the two apart."""

import random
from collections.abc import Iterator

from exchange_app.text import Language

Cells = tuple[str, list[str]]

_NAMES: dict[Language, tuple[str, ...]] = {
    "tr": ("Ad Soyad", "Adı Soyadı", "İsim Soyisim", "Katılımcı"),
    "az": ("Ad, soyad", "S.A.A.", "Adı, soyadı", "İştirakçı"),
    "en": ("Name", "Full name", "Participant", "Name and surname"),
}
_HOUSES: dict[Language, tuple[str, ...]] = {
    "tr": ("Kurum", "Kuruluş", "Çalıştığı kurum", "Medya kuruluşu", "Kurumu", "Gazete", "Kuruluş adı"),
    "az": ("Qurum", "İş yeri", "Təşkilat", "Media qurumu", "Müəssisə", "Redaksiya", "Qurumun adı"),
    "en": ("Organisation", "Company", "Institution", "Media outlet", "Employer", "Newsroom", "Outlet"),
}
_ASKED: dict[Language, tuple[str, ...]] = {
    "tr": ("İrtibat kişisi", "Yetkili"),
    "az": ("Əlaqədar şəxs", "Məsul şəxs"),
    "en": ("Contact person", "Contact"),
}
_MORE: dict[Language, tuple[str, str, str, str, str]] = {
    "tr": ("E-posta", "Telefon", "Birim", "Görevi", "Şehir"),
    "az": ("E-poçt", "Telefon", "Şöbə", "Vəzifəsi", "Şəhər"),
    "en": ("E-mail", "Phone", "Department", "Position", "City"),
}
_SETS = ((0,), (1, 0), (2, 3), (4,), (1, 4), ())
_PEOPLE = (
    "Ayşe Yılmaz", "Mehmet Kaya", "Zeynep Demir", "Can Su", "Leyla Aslanova", "Orxan Babayev", "Nigar Əliyeva", "John Miller",
)  # fmt: skip
_OUTLETS = ("TRT", "Anadolu Ajansı", "NTV", "AzTV", "Report", "Sabah", "Kanal 5", "Trend")
_VALUES = (
    ("a@o.com", "b@o.com", "c@x.az", "d@y.tr"),
    ("0532 111 22 33", "0533 222 33 44", "050 222 33 44", "055 111 22 33"),
    ("Haber", "Spor", "Web", "Kültür"),
    ("Muhabir", "Editör", "Yapımcı", "Kameraman"),
    ("Ankara", "Bakı", "İzmir", "Gəncə"),
)
_ROWS = 4


def plain() -> Iterator[tuple[str, Language, list[Cells]]]:
    """The kind, the language and the columns of each list, headings with their cells."""
    for language, names in _NAMES.items():
        for more in _SETS:
            further = [_further(language, at) for at in more]
            for house in _HOUSES[language]:
                for name in names:
                    people = [(name, _some(_PEOPLE)), (house, _some(_OUTLETS, again=True))]
                    random.shuffle(people)
                    yield "applicant", language, [*people, *further]
                for asked in _ASKED[language]:
                    yield "outlet", language, [(house, _some(_OUTLETS)), (asked, _some(_PEOPLE)), *further]
            if more and 2 not in more:
                yield from (("applicant", language, [(name, _some(_PEOPLE)), *further]) for name in names)
                yield "outlet", language, [(_HOUSES[language][-1], _some(_OUTLETS)), *further]


def _further(language: Language, at: int) -> Cells:
    return _MORE[language][at], _some(_VALUES[at])


def _some(values: tuple[str, ...], *, again: bool = False) -> list[str]:
    return random.choices(values, k=_ROWS) if again else random.sample(values, _ROWS)
