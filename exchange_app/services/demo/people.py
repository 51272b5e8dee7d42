"""The demo's people: believable, complete enough to work with, and messy as real lists are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from exchange_app.kinds.model import Value
from exchange_app.services.demo.names import Stock
from exchange_app.text import fold, upper

Values = dict[str, Value]

_FIN_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LEVELS = ("A1", "A2", "B1", "B2", "C1")


@dataclass(frozen=True, slots=True)
class Person:
    """One applicant to be: values by catalogue key, and what could not be read of the list he came in."""

    agency: str
    values: Values
    unreadable: dict[str, str]
    """Field key to the words that stood in the cell."""


def people(stock: Stock, agency: str, tracks: Sequence[str], count: int, today: date, random: Random) -> list[Person]:
    """`count` different people of one country, the given tracks in turn."""
    made: list[Person] = []
    names: set[tuple[str, str]] = set()
    while len(made) < count:
        values = _person(stock, tracks[len(made) % len(tracks)], len(made), today, random)
        name = (str(values["given_name"]), str(values["family_name"]))
        if name in names:
            continue
        names.add(name)
        made.append(Person(agency, values, _life(values, stock, today, random)))
    return made


def twin(person: Person, agency: str, remark: str, random: Random) -> Person:
    """The same person as another clerk typed him: letters lost, no identifiers, and another phone or none."""
    old = person.values
    kept = ("gender", "birth_date", "city", "track", "employer", "position", "experience_years", "country")
    values = {key: old[key] for key in kept if key in old}
    values["given_name"] = _ascii(str(old["given_name"]))
    values["family_name"] = _ascii(str(old["family_name"]))
    if random.random() < 0.5 and "phone" in old:
        values["phone"] = old["phone"]
    values["notes"] = remark
    return Person(agency, values, {})


def turkish_id(random: Random) -> str:
    """Eleven digits whose two check digits are right; it belongs to nobody we know of."""
    digits = [random.randint(1, 9), *(random.randint(0, 9) for _ in range(8))]
    tenth = (sum(digits[0:9:2]) * 7 - sum(digits[1:8:2])) % 10
    digits.append(tenth)
    return "".join(map(str, [*digits, sum(digits) % 10]))


def fin(random: Random) -> str:
    """Seven letters and digits, as an Azerbaijani FİN."""
    return "".join(random.choice(_FIN_LETTERS + "0123456789") for _ in range(6)) + random.choice(_FIN_LETTERS)


def _person(stock: Stock, track: str, number: int, today: date, random: Random) -> Values:
    woman = random.random() < 0.52
    given = random.choice(stock.women if woman else stock.men)
    root = random.choice(stock.families)
    family = root + (stock.feminine if woman else "")
    born = today - timedelta(days=random.randint(23 * 365, 42 * 365))
    age = (today - born).days // 365
    turkish = stock.country == "TR"
    values: Values = {
        "given_name": given,
        "family_name": family,
        "gender": "F" if woman else "M",
        "birth_date": born,
        "birth_place": random.choice(stock.cities),
        "citizenship": stock.country,
        "national_id": turkish_id(random) if turkish else fin(random),
        "passport_number": f"{'U' if turkish else 'C'}{random.randint(1_000_000, 99_999_999):08d}",
        "passport_expiry": today + timedelta(days=random.randint(400, 3600)),
        "email": f"{_mailbox(given)}.{_mailbox(family)}{number}@{stock.mail_domain}",
        "phone": f"{stock.dial}{random.choice(stock.operators)}{random.randint(2_000_000, 8_999_999)}",
        "address": f"{random.choice(stock.streets)} {random.randint(1, 140)}",
        "city": random.choice(stock.cities),
        "country": stock.country,
        "employer": random.choice(stock.employers),
        "position": random.choice(stock.positions),
        "track": track,
        "experience_years": random.randint(0, max(1, age - 22)),
        "level_tr": "C2" if turkish else random.choice(("A2", "B1", "B1", "B2", "B2", "C1")),
        "level_az": random.choice(("A1", "A2", "B1", "B1", "B2")) if turkish else "C2",
        "consent_date": today - timedelta(days=random.randint(5, 300)),
    }
    if stock.fathers:
        values["patronymic"] = f"{random.choice(stock.fathers)} {'qızı' if woman else 'oğlu'}"
    if random.random() < 0.8:
        values["level_en"] = random.choice(_LEVELS)
    if random.random() < (0.25 if turkish else 0.75):
        values["level_ru"] = random.choice(_LEVELS[1:])
    if random.random() < 0.4:
        relative = random.choice(stock.women + stock.men)
        values["emergency_name"] = f"{relative} {root + (stock.feminine if relative in stock.women else '')}"
        values["emergency_phone"] = (
            f"{stock.dial}{random.choice(stock.operators)}{random.randint(2_000_000, 8_999_999)}"
        )
    return values


def _life(values: Values, stock: Stock, today: date, random: Random) -> dict[str, str]:
    """Does to the values what life does; gives what could not be read of the list."""
    chance = random.random
    if chance() < 0.08:
        del values["phone"]
    if chance() < 0.05:
        values["passport_expiry"] = today + timedelta(days=random.randint(-60, 200))
    if chance() < 0.06:
        del values["passport_number"], values["passport_expiry"]
    if chance() < 0.06:
        language = "tr" if stock.country == "TR" else "az"
        for key in ("given_name", "family_name"):
            values[key] = upper(str(values[key]), "tr" if language == "tr" else "az")
    if chance() < 0.12:
        values["notes"] = random.choice(stock.notes)
    if chance() < 0.07:
        values["needs"] = random.choice(stock.needs)
    if chance() < 0.05:
        del values["consent_date"]
    if chance() < 0.05:
        del values["employer"]
    return _unreadable(values, random)


def _unreadable(values: Values, random: Random) -> dict[str, str]:
    chance = random.random()
    if chance < 0.02:
        return {"birth_date": f"31.02.{_take_date(values, 'birth_date').year}"}
    if chance < 0.04:
        email = str(values.pop("email"))
        return {"email": email.replace("@", " @ ")}
    if chance < 0.055 and "phone" in values:
        return {"phone": str(values.pop("phone"))[4:9]}
    if chance < 0.065 and values["citizenship"] == "TR":
        number = str(values.pop("national_id"))
        return {"national_id": number[:-1] + str((int(number[-1]) + 1) % 10)}
    return {}


def _take_date(values: Values, key: str) -> date:
    taken = values.pop(key)
    assert isinstance(taken, date)
    return taken


def _ascii(text: str) -> str:
    return fold(text).title()


def _mailbox(text: str) -> str:
    return fold(text).replace(" ", "")
