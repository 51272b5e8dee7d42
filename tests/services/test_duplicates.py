"""Who may be the same person, and that many people are quick to look through."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from exchange_app.domain.matching import people
from exchange_app.domain.matching.people import Identity
from exchange_app.domain.matching.people import matches as suspicions
from exchange_app.services.demo.names import AZERBAIJAN, TURKEY

BORN = date(1990, 4, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Aysel", "Əliyeva"), ("Aysel", "Aliyeva")),
        (("Xəyal", "Məmmədov"), ("Khayal", "Mammadov")),
        (("Işıl", "Işık"), ("ISIL", "ISIK")),
        (("Cəmilə", "Quliyeva"), ("Jamila", "Guliyeva")),
        (("Elif", "Yılmaz"), ("Yilmaz", "Elif")),
    ],
)
def test_spellings_of_one_name_with_one_birth_date_are_suspected(one: tuple[str, str], other: tuple[str, str]) -> None:
    (found,) = suspicions([Identity(1, *one, birth=BORN), Identity(2, *other, birth=BORN)])
    assert (found.first, found.second) == (1, 2) and found.score >= 0.9
    assert "birth_date" in found.evidence and "name" in found.evidence


def test_a_slip_in_the_birth_date_is_forgiven_to_the_same_name() -> None:
    swapped = Identity(2, "Elif", "Yılmaz", birth=date(1990, 5, 4))
    assert suspicions([Identity(1, "Elif", "Yılmaz", birth=BORN), swapped])


def test_the_same_phone_or_document_leads_to_people_whose_names_differ_a_little() -> None:
    assert suspicions([Identity(1, "Elif", "Yılmaz", phone="+90555"), Identity(2, "Elif", "Yilmas", phone="+90555")])
    assert suspicions([Identity(1, "Elif", "Yılmaz", national_id="1"), Identity(2, "Ayşe", "Koç", national_id="1")])


def test_two_people_stay_two() -> None:
    assert not suspicions([Identity(1, "Elif", "Yılmaz", birth=BORN), Identity(2, "Ayşe", "Yılmaz", birth=BORN)]), (
        "sisters"
    )
    assert not suspicions(
        [Identity(1, "Elif", "Yılmaz", birth=BORN), Identity(2, "Elif", "Yılmaz", birth=date(1971, 9, 30))]
    )
    other = Identity(2, "Elif", "Yılmaz", birth=BORN, national_id="98765432109")
    assert not suspicions([Identity(1, "Elif", "Yılmaz", birth=BORN, national_id="12345678901"), other])


def test_what_was_decided_is_not_asked_again() -> None:
    pair = [Identity("a", "Elif", "Yılmaz", birth=BORN), Identity("b", "Elif", "Yilmaz", birth=BORN)]
    assert suspicions(pair) and not suspicions(pair, apart={frozenset(("a", "b"))})
    assert not suspicions([], pair), "known people are not compared with one another"


@pytest.mark.slow
def test_twenty_thousand_people_are_not_each_compared_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(3)
    crowd = [
        Identity(
            number,
            random.choice(stock.women + stock.men),
            random.choice(stock.families),
            birth=date(1975, 1, 1) + timedelta(days=random.randrange(11_000)),
            phone=str(random.randrange(10**10)),
        )
        for number in range(20_000)
        for stock in (random.choice((TURKEY, AZERBAIJAN)),)
    ]
    compared: list[int] = []
    likeness = people._Names.likeness
    monkeypatch.setattr(people._Names, "likeness", lambda names, a, b: compared.append(a) or likeness(names, a, b))
    suspicions(crowd)
    assert 0 < len(compared) < len(crowd)
