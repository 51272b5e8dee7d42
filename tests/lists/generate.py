"""Makes ordinary partner lists, each with what is true of it: kind, records, values, and which rows are no records."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.lists import furniture
from tests.lists import values as v
from tests.lists.headings import HEADINGS
from tests.lists.model import Cell, Column, PartnerList
from tests.lists.names import (
    AZ_FAMILIES,
    AZ_MEN,
    AZ_WOMEN,
    EN_FAMILIES,
    EN_MEN,
    EN_WOMEN,
    TR_FAMILIES,
    TR_MEN,
    TR_WOMEN,
    ascii,
    upper,
)

# what stays as it is when a whole list is typed in capitals or without the language's letters
CODES = {
    "email",
    "phone",
    "website",
    "gender",
    "national_id",
    "passport_number",
    "contact_email",
    "contact_phone",
    "emergency_phone",
}
# values that are the cell's own words
TEXTS = {
    "given_name", "family_name", "patronymic", "birth_place", "address", "city", "employer", "position", "emergency_name", "needs", "notes",
    "preference_1", "preference_2", "name", "website", "contact_name", "contact_role", "departments", "title", "programme",
}  # fmt: skip


@dataclass
class Person:
    """An invented person."""

    country: str
    gender: str
    given: str
    family: str
    father: str
    born: dt.date
    city: str
    employer: str
    track: str


@dataclass
class Habits:
    """How one coordinator types: chosen once for each list."""

    date: str
    second_date: str
    phones: str
    names: str
    gender: int
    levels: str
    capitals: bool
    plain: bool
    titles: bool
    glued: bool
    numbers: bool
    years: str
    country_known: bool


def make(seed: int, index: int) -> PartnerList:
    """The list of that number; the same for the same numbers, whatever was made before."""
    return _Maker(Random(f"{seed}:{index}"), index).make()


class _Maker:
    """Makes one list."""

    def __init__(self, rng: Random, index: int) -> None:
        self.rng, self.index = rng, index
        self.language = rng.choices(["tr", "az", "en"], [40, 35, 25])[0]
        self.sort = rng.choices(["people", "placements", "outlets", "cohorts"], [77, 5, 13, 5])[0]
        self.kind = {"outlets": "outlet", "cohorts": "cohort"}.get(self.sort, "applicant")
        self.xlsx = self.chance(0.6)
        self.habits = self._habits()
        self.used: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _habits(self) -> Habits:
        rng, language = self.rng, self.language
        dates = (
            [each for each in v.DATE_STYLES if self.xlsx or each != "real"]
            + ["dotted"] * 3
            + ["real"] * (4 if self.xlsx else 0)
        )
        if self.xlsx and self.chance(0.04):
            dates = ["serial"]
        habits = Habits(
            rng.choice(dates), rng.choice(["dotted", "words", "slashed"]), rng.choice(["mixed", "national", "foreign", "numbers"]),
            rng.choices(["plain", "family_capitals", "capitals", "mixed"], [50, 22, 18, 10])[0], rng.randrange(9), rng.choice(["cefr", "words", "WORDS", "both"]),
            self.chance(0.07), language != "en" and self.chance(0.07), self.chance(0.2), self.chance(0.3), self.chance(0.5), rng.choice(v.YEARS[language]),
            False,
        )  # fmt: skip
        if habits.capitals:
            # in a list all in capitals they cannot tell which word is the family name
            habits.names = "capitals"
        return habits

    # ---- columns

    def _ideas(self) -> list[str]:
        if self.kind == "outlet":
            return ["name"] + self._some(
                {
                    "kind": 0.5,
                    "city": 0.6,
                    "country": 0.35,
                    "address": 0.35,
                    "website": 0.3,
                    "places": 0.6,
                    "contact": 0.75,
                    "departments": 0.25,
                    "languages": 0.25,
                    "notes": 0.3,
                },
                least=2,
            )
        if self.kind == "cohort":
            return ["title", "starts", "ends"] + self._some(
                {"programme": 0.4, "track": 0.6, "opens": 0.4, "closes": 0.5, "seats": 0.7, "notes": 0.3}, least=2
            )
        rng = self.rng
        names = rng.choices(
            ["full_name", "family_first", "saa", "given_family", "family_given"],
            [48, 10, 14 if self.language == "az" else 0, 24, 8],
        )[0]
        head = {"given_family": ["given_name", "family_name"], "family_given": ["family_name", "given_name"]}.get(
            names, [names]
        )
        if names != "saa" and self.chance(0.25 if self.language == "az" else 0.06):
            head.append("patronymic")
        some = self._some(
            {
                "gender": 0.3, "birth_date": 0.5, "birth_place": 0.15, "birth_both": 0.06, "citizenship": 0.2, "national_id": 0.2, "passport_number": 0.2, "passport_expiry": 0.12,
                "phone": 0.6, "email": 0.55, "address": 0.2, "city": 0.35, "country": 0.15, "employer": 0.62, "position": 0.45, "track": 0.22, "experience_years": 0.25,
                "level_en": 0.22, "level_tr": 0.12, "level_ru": 0.08, "emergency_name": 0.12, "needs": 0.1, "consent_date": 0.06, "notes": 0.25, "preference_1": 0.12,
                "adviser_email": 0.05, "adviser_phone": 0.05, "shirt": 0.05, "room": 0.03,
            }, least=2,
        )  # fmt: skip
        if "birth_both" in some:
            some = [each for each in some if each not in ("birth_date", "birth_place")]
        if "emergency_name" in some:
            some.insert(some.index("emergency_name") + 1, "emergency_phone")
        if "preference_1" in some and self.chance(0.7):
            some.insert(some.index("preference_1") + 1, "preference_2")
        if self.sort == "placements":
            some = (
                [each for each in some if each not in ("preference_1", "preference_2", "track")]
                + ["host"]
                + self._some({"host_country": 0.5, "arrival": 0.5})
            )
        if self.chance(0.15):
            rng.shuffle(some)
        if self.chance(0.1) and self.sort == "people":
            return (["export_id"] if self.chance(0.4) else []) + ["submitted_on", *head, *some]
        ideas = head + some if not self.chance(0.06) else some[:2] + head + some[2:]
        if self.chance(0.5):
            ideas.insert(0, "number")
        if self.chance(0.1):
            ideas.append("signature")
        return ideas

    def _some(self, shares: dict[str, float], least: int = 0) -> list[str]:
        while True:
            some = [idea for idea, share in shares.items() if self.chance(share)]
            if len(some) >= least:
                break
        if "contact" in some:
            at = some.index("contact")
            some[at : at + 1] = (
                ["contact_both"]
                if self.chance(0.15)
                else ["contact_name"]
                + [each for each in ("contact_role", "contact_phone", "contact_email") if self.chance(0.55)]
            )
        return some

    def _column(self, index: int, idea: str) -> Column:
        key = {"contact_both": "contact_name", "number": "number"}.get(idea, idea)
        known = HEADINGS.get(f"{self.kind}:{key}") if self.kind != "applicant" and idea != "number" else HEADINGS[key]
        assert known is not None, idea
        for _ in range(50):
            heading = self.rng.choice(known[self.language])
            if heading.text.casefold() not in self.used:
                break
        self.used.add(heading.text.casefold())
        english = next((each.text for each in known.get("en", [])), "")
        fields = {
            "full_name": ("given_name", "family_name"), "family_first": ("given_name", "family_name"), "saa": ("given_name", "family_name", "patronymic"),
            "birth_both": ("birth_place", "birth_date"), "contact_both": ("contact_name", "contact_phone", "contact_email"),
            **dict.fromkeys(furniture.NO_FIELDS, ()),
        }.get(idea, (idea,))  # fmt: skip
        return Column(index, idea, heading, self._headed(heading.text, english), fields)

    def _headed(self, text: str, english: str) -> str:
        match self.heading_style:
            case "capitals":
                return upper(text, self.language)
            case "both" if self.language != "en":
                return f"{text} / {english}"
            case "colon":
                return f"{text}:"
            case "star" if self.chance(0.6):
                return f"{text} *"
            case "broken" if " " in text and self.xlsx:
                at = text.rindex(" ")
                return f"{text[:at]}\n{text[at + 1 :]}"
        return ascii(text) if self.habits.plain else text

    # ---- records

    def _person(self) -> Person:
        rng, language = self.rng, self.language
        country = rng.choices(["TR", "AZ", "GB"], {"tr": [88, 9, 3], "az": [9, 88, 3], "en": [40, 40, 20]}[language])[0]
        gender = rng.choice("FM")
        women, men = {"TR": (TR_WOMEN, TR_MEN), "AZ": (AZ_WOMEN, AZ_MEN), "GB": (EN_WOMEN, EN_MEN)}[country]
        given = rng.choice(women if gender == "F" else men)
        if country != "AZ" and self.chance(0.1):
            given += " " + rng.choice(women if gender == "F" else men)
        family = (
            rng.choice(AZ_FAMILIES)[gender == "F"]
            if country == "AZ"
            else rng.choice(TR_FAMILIES if country == "TR" else EN_FAMILIES)
        )
        father = rng.choice(men)
        city = rng.choice(v.CITIES[country])
        if language == "en":
            given, family, father, city = ascii(given), ascii(family), ascii(father), v.EN_CITY.get(city, ascii(city))
        employer, track = rng.choice(v.outlets(language))
        born = dt.date(rng.randint(1965, 2003), rng.randint(1, 12), rng.randint(1, 28))
        return Person(country, gender, given, family, father, born, city, employer, track)

    def _date(self, key: str, day: dt.date) -> Cell:
        style = self.habits.date if not self.chance(0.04) else self.habits.second_date
        if self.chance(0.012):
            return Cell(v.bad_date(self.rng), {}, {key}, "no such day")
        if style == "serial":
            return Cell((day - dt.date(1899, 12, 30)).days, {key: day.isoformat()}, form="date: serial")
        return Cell(v.date_text(day, style, self.language), {key: day.isoformat()}, form=f"date: {style}")

    def _phone(self, key: str, country: str, known: bool) -> Cell:
        rng = self.rng
        parts, number = v.phone_parts(rng, country)
        style = self.habits.phones if self.habits.phones != "mixed" else rng.choice(["national", "foreign"])
        if not (known or (self.language != "en" and country == v.HOME[self.language])):
            style = "foreign"
        if style == "numbers" and self.xlsx:
            return Cell(int(number[len(v.PHONES[country][1]) :]), {key: number}, form="phone: a number")
        form = rng.choice(v.NATIONAL[country] if style in ("national", "numbers") else v.FOREIGN)
        text = form.format(**parts)
        if self.chance(0.03):
            more, _ = v.phone_parts(rng, country)
            return Cell(f"{text} / {form.format(**more)}", {key: number}, form="phone: two")
        return Cell(text, {key: number}, form=f"phone: {'with' if 'k' in form else 'without'} its country's code")

    def _name(self, idea: str, person: Person) -> Cell:
        """Given and family name in one cell."""
        rng, language, style = self.rng, self.language, self.habits.names
        given, family, values = person.given, person.family, {}
        if style == "capitals":
            given, family = upper(given, language), upper(family, language)
        elif style == "family_capitals":
            family = upper(family, language)
        form = f"name: {style}"
        if idea == "saa":
            child = {"F": "qızı", "M": "oğlu"}[person.gender]
            father = f"{person.father} {child}"
            father = upper(father, "az") if style == "capitals" else father
            values["patronymic"] = father
            text = f"{family} {given} {father}"
        elif idea == "family_first":
            text = f"{family}{', ' if self.comma else ' '}{given}"
            form += ", family first" + (", comma" if self.comma else "")
        elif (
            style == "mixed"
            and person.country == "AZ"
            and family.endswith(("ov", "ova", "yev", "yeva"))
            and self.chance(0.4)
        ):
            text = f"{family} {given}"
            form += ", family first by its ending"
        elif style == "family_capitals" and self.family_before:
            text = f"{family} {given}"
            form += ", family first"
        else:
            text = f"{given} {family}"
            if self.habits.titles and self.chance(0.4):
                title = rng.choice(v.TITLES[language])
                text = (
                    f"{text}, PhD"
                    if title == "PhD"
                    else f"{title}{'' if self.habits.glued and title.endswith('.') else ' '}{text}"
                )
                form += ", titled"
        return Cell(text, {"given_name": given, "family_name": family, **values}, form=form)

    def _person_cell(self, idea: str, person: Person, known: bool) -> Cell:
        rng, language, habits = self.rng, self.language, self.habits
        match idea:
            case "full_name" | "family_first" | "saa":
                return self._name(idea, person)
            case "given_name" | "family_name":
                text = person.given if idea == "given_name" else person.family
                shout = habits.names == "capitals" or (habits.names == "family_capitals" and idea == "family_name")
                text = upper(text, language) if shout else text
                if idea == "given_name" and habits.titles and self.chance(0.4):
                    title = rng.choice([each for each in v.TITLES[language] if each != "PhD"])
                    return Cell(f"{title} {text}", {idea: text}, form="name: part, titled")
                return Cell(text, {idea: text}, form="name: part")
            case "patronymic":
                text = person.father
                if self.language == "az" and self.child:
                    text += {"F": " qızı", "M": " oğlu"}[person.gender]
                return Cell(text, {idea: text})
            case "gender":
                styles = v.GENDERS[language]
                text = styles[habits.gender % len(styles)][person.gender]
                return Cell(text, {idea: person.gender}, form=f"gender: {text}")
            case "birth_date":
                return self._date(idea, person.born)
            case "birth_place":
                return Cell(person.city, {idea: person.city})
            case "birth_both":
                text = f"{person.city}{rng.choice([' / ', ', '])}{person.born:%d.%m.%Y}"
                return Cell(
                    text, {"birth_place": person.city, "birth_date": person.born.isoformat()}, form="two in one"
                )
            case "citizenship" | "country":
                return Cell(
                    rng.choice(v.COUNTRIES[language][person.country])
                    if not habits.capitals or language == "en"
                    else v.COUNTRIES[language][person.country][0],
                    {idea: person.country},
                )
            case "national_id":
                if person.country == "GB":
                    return Cell()
                text = v.tckn(rng) if person.country == "TR" else v.fin(rng)
                number = habits.numbers and self.xlsx and text.isdigit()
                return Cell(
                    int(text) if number and person.country == "TR" else text,
                    {idea: text},
                    form=f"id of {person.country}{', a number' if number else ''}",
                )
            case "passport_number":
                text = v.passport(rng, person.country)
                return Cell(text, {idea: text})
            case "passport_expiry":
                return self._date(idea, dt.date(rng.randint(2027, 2035), rng.randint(1, 12), rng.randint(1, 28)))
            case "consent_date":
                return self._date(idea, dt.date(2026, rng.randint(1, 9), rng.randint(1, 28)))
            case "submitted_on":
                return self._stamp(
                    dt.datetime(
                        2026,
                        rng.randint(1, 9),
                        rng.randint(1, 28),
                        rng.randint(7, 22),
                        rng.randint(0, 59),
                        rng.randint(0, 59),
                    )
                )
            case "email":
                text = v.email_of(person.given, person.family, rng)
                if self.chance(0.01):
                    return Cell(text.replace("@", "ş@", 1), {}, {idea}, "e-mail with a letter it cannot have")
                return Cell(rng.choices([text, text.upper(), f" {text} "], [94, 3, 3])[0], {idea: text})
            case "phone":
                return self._phone(idea, person.country, known)
            case "emergency_phone":
                return self._phone(idea, person.country, known)
            case "address":
                text = rng.choice(v.STREETS[language]).format(rng.randint(1, 150))
                return Cell(text, {idea: text})
            case "city":
                return Cell(person.city, {idea: person.city})
            case "employer":
                return Cell(person.employer, {idea: person.employer})
            case "position":
                text = rng.choice(v.POSITIONS[language])
                return Cell(text, {idea: text})
            case "track":
                return Cell(rng.choice(v.TRACKS[language][person.track]), {idea: person.track})
            case "experience_years":
                years = rng.randint(1, 30)
                if self.chance(0.012):
                    return Cell(habits.years.format(f"{years}-{years + 1}"), {}, {idea}, "a range of years")
                text = habits.years.format(years)
                return Cell(
                    years if text.isdigit() and self.xlsx else text, {idea: years}, form=f"years: {habits.years}"
                )
            case "level_en" | "level_tr" | "level_ru":
                level = rng.choice(["A2", "B1", "B2", "C1", "C2"])
                word = v.LEVELS[language][level]
                text = {
                    "cefr": level,
                    "words": word,
                    "WORDS": upper(word, language),
                    "both": f"{level} - {word.capitalize()}",
                }[habits.levels]
                return Cell(text, {idea: level}, form=f"level: {habits.levels}")
            case "emergency_name":
                other = self._person()
                text = f"{other.given} {other.family}"
                return Cell(text, {idea: text})
            case "needs" | "notes":
                if self.chance(0.6):
                    return Cell(rng.choice(v.NOTHING[language]))
                text = rng.choice((v.NEEDS if idea == "needs" else v.NOTES)[language])
                return Cell(text, {idea: text})
            case "preference_1" | "preference_2":
                text = rng.choice(v.outlets(language))[0]
                return Cell(text, {idea: text})
            case "adviser_email":
                other = self._person()
                return Cell(v.email_of(other.given, other.family, rng))
            case "adviser_phone":
                return Cell(self._phone("phone", v.HOME[language], False).written)
            case "host":
                return Cell(rng.choice(v.outlets(language))[0])
            case "host_country":
                return Cell(v.COUNTRIES[language]["TR" if person.country == "AZ" else "AZ"][0])
            case "arrival":
                return Cell(
                    v.date_text(
                        dt.date(2026, rng.randint(9, 12), rng.randint(1, 28)),
                        "real" if self.xlsx else "dotted",
                        language,
                    )
                )
            case "shirt":
                return Cell(rng.choice(["S", "M", "L", "XL"]))
            case "room":
                return Cell(rng.randint(101, 420))
            case "export_id":
                return Cell(rng.randint(1000, 99999))
        return Cell()

    def _stamp(self, when: dt.datetime) -> Cell:
        if self.xlsx:
            written: Any = when
        elif self.language == "tr":
            written = f"{when:%Y/%m/%d} {when.hour % 12 or 12}:{when:%M:%S} {'ÖÖ' if when.hour < 12 else 'ÖS'} GMT+3"
        else:
            written = f"{when:%d.%m.%Y %H:%M:%S}" if self.language == "az" else f"{when:%Y-%m-%d %H:%M:%S}"
        return Cell(written, {"submitted_on": when.date().isoformat()}, form="time stamp")

    def _outlet_record(self, columns: Sequence[Column]) -> dict[int, Cell]:
        rng, language = self.rng, self.language
        while (pair := rng.choice(v.outlets(language))) in self.taken:
            pass
        self.taken.add(pair)
        name, kind = pair
        person = self._person()
        country = person.country
        site = (
            "www."
            + "".join(c for c in ascii(name).lower() if c.isalnum())
            + {"TR": ".com.tr", "AZ": ".az", "GB": ".example"}[country]
        )
        cells: dict[int, Cell] = {}
        for column in columns:
            idea = column.idea
            known = self.habits.country_known
            contact = f"{person.given} {person.family}"
            match idea:
                case "name":
                    cell = Cell(name, {idea: name})
                case "kind":
                    cell = Cell(rng.choice(v.TRACKS[language][kind]), {idea: kind})
                case "city":
                    cell = Cell(person.city, {idea: person.city})
                case "country":
                    cell = Cell(v.COUNTRIES[language][country][0], {idea: country})
                case "address" | "notes":
                    cell = self._person_cell(idea, person, known)
                case "website":
                    cell = Cell(site, {idea: site})
                case "places":
                    places = rng.randint(1, 9)
                    text = self.places_form.format(places)
                    cell = Cell(places if text.isdigit() and self.xlsx else text, {idea: places})
                case "contact_name":
                    cell = Cell(contact, {idea: contact})
                case "contact_role":
                    text = rng.choice(v.POSITIONS[language])
                    cell = Cell(text, {idea: text})
                case "contact_phone":
                    cell = self._phone(idea, country, known)
                case "contact_email":
                    text = v.email_of(person.given, person.family, rng)
                    cell = Cell(text, {idea: text})
                case "contact_both":
                    phone, number = v.phone_parts(rng, country)
                    mail = v.email_of(person.given, person.family, rng)
                    cell = Cell(
                        f"{contact}, {v.FOREIGN[0].format(**phone)}, {mail}",
                        {"contact_name": contact, "contact_phone": number, "contact_email": mail},
                        form="contact in one cell",
                    )
                case "departments":
                    some = rng.sample(v.DEPARTMENTS[language], rng.randint(1, 3))
                    cell = Cell(", ".join(some), {idea: some})
                case "languages":
                    keys = rng.sample(sorted(v.LANGUAGES[language]), rng.randint(1, 3))
                    cell = Cell(", ".join(v.LANGUAGES[language][key] for key in keys), {idea: keys})
                case _:
                    cell = Cell()
            cells[column.index] = cell
        self.city = person.city
        return cells

    def _cohort_record(self, columns: Sequence[Column], number: int) -> dict[int, Cell]:
        rng, language = self.rng, self.language
        track = rng.choice(sorted(v.TRACKS[language]))
        start = dt.date(2026, 9, 1) + dt.timedelta(days=40 * number + rng.randint(0, 20))
        season = furniture.SEASONS[language][number % 4]
        title = furniture.COHORT[language].format(season=season, year=start.year, track=v.TRACKS[language][track][0])
        cells: dict[int, Cell] = {}
        for column in columns:
            idea = column.idea
            days = {"opens": -120, "closes": -70, "starts": 0, "ends": 27}
            if idea in days:
                day = start + dt.timedelta(days=days[idea])
                style = self.habits.date
                written = (day - dt.date(1899, 12, 30)).days if style == "serial" else v.date_text(day, style, language)
                cell = Cell(written, {idea: day.isoformat()}, form=f"date: {style}")
            elif idea == "title":
                cell = Cell(title, {idea: title})
            elif idea == "programme":
                cell = Cell(furniture.PROGRAMME[language], {idea: furniture.PROGRAMME[language]})
            elif idea == "track":
                cell = Cell(v.TRACKS[language][track][0], {idea: track})
            elif idea == "seats":
                seats = rng.randint(4, 20)
                text = self.places_form.format(seats)
                cell = Cell(seats if text.isdigit() and self.xlsx else text, {idea: seats})
            elif idea == "notes":
                text = rng.choice(v.NOTES[language])
                cell = Cell(text, {idea: text})
            else:
                cell = Cell()
            cells[column.index] = cell
        return cells

    def _typed(self, cell: Cell) -> Cell:
        """The cell as this coordinator types: all in capitals, or without the language's letters."""
        change: Callable[[str], str]
        if self.habits.plain:
            change = ascii
        elif self.habits.capitals:

            def change(text: str) -> str:
                return upper(text, self.language)
        else:
            return cell
        if (
            set(cell.values) & CODES
            or cell.problems & CODES
            or not isinstance(cell.written, str)
            or "@" in cell.written
        ):
            return cell
        values = {
            key: ([change(each) for each in value] if isinstance(value, list) else change(value))
            if key in TEXTS and key != "website"
            else value
            for key, value in cell.values.items()
        }
        return Cell(change(cell.written), values, cell.problems, cell.form)

    # ---- the whole

    def make(self) -> PartnerList:
        rng, language = self.rng, self.language
        self.heading_style = rng.choices(
            ["plain", "capitals", "both", "colon", "star", "broken"], [62, 13, 8, 3, 6, 8]
        )[0]
        self.comma, self.family_before, self.child = self.chance(0.4), self.chance(0.3), self.chance(0.5)
        self.places_form, self.taken, self.city = rng.choice(v.PEOPLE[language]), set(), ""
        ideas = self._ideas()
        if self.kind != "applicant" and self.chance(0.5):
            ideas.insert(0, "number")
        left = 1 if self.xlsx and self.chance(0.1) else 0
        columns = [self._column(left + place, idea) for place, idea in enumerate(ideas)]
        self.habits.country_known = bool({"country", "citizenship"} & set(ideas))
        return furniture.Sheet(self, columns, left).made()

    def records(self, columns: Sequence[Column], count: int) -> list[tuple[dict[int, Cell], str, str]]:
        """(cells by column, city, employer) of each record."""
        found = []
        for number in range(count):
            if self.kind == "outlet":
                cells, city, employer = self._outlet_record(columns), "", ""
                city = self.city
            elif self.kind == "cohort":
                cells, city, employer = self._cohort_record(columns, number), "", ""
            else:
                person = self._person()
                cells = {
                    column.index: self._person_cell(column.idea, person, self.habits.country_known)
                    for column in columns
                }
                for column in columns:
                    names = {
                        "full_name",
                        "family_first",
                        "saa",
                        "given_name",
                        "family_name",
                        "country",
                        "citizenship",
                        "submitted_on",
                        "export_id",
                    }
                    if column.idea not in names and self.chance(0.06):
                        cells[column.index] = Cell(rng_nothing(self.rng, self.language))
                city, employer = person.city, person.employer
            found.append(({index: self._typed(cell) for index, cell in cells.items()}, city, employer))
        return found


def rng_nothing(rng: Random, language: str) -> str | None:
    """An empty cell, or what is typed for one."""
    return rng.choice(v.NOTHING[language]) or None if rng.random() < 0.3 else None
