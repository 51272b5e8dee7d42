"""Lists put together at random: header wordings, order, title blocks, groups, ways of writing, faults."""

from datetime import date, timedelta

from headings import HEADINGS
from list_writing import (
    BAD_DATES,
    BAD_IDS,
    BAD_MAILS,
    BAD_NUMBERS,
    GENDER_AZ,
    GENDER_EN,
    GENDER_TR,
    LAND_AZ,
    LAND_EN,
    LAND_TR,
    Sheet,
    bare_phone,
    book,
    dotted,
    fill,
    full,
    key_of,
    level,
    national,
    of,
    serial,
    slashed,
    spoiled,
    track,
    worded,
)  # fmt: skip
from reading_people import ascii_of, outlet, person, seeded, spoken

GENDERS, LANDS = {"tr": GENDER_TR, "az": GENDER_AZ, "en": GENDER_EN}, {"tr": LAND_TR, "az": LAND_AZ, "en": LAND_EN}
LETTERS = {"tr": {"F": "K", "M": "E"}, "az": {"F": "Q", "M": "K"}, "en": {"F": "F", "M": "M"}}
ORDERS = {
    ("given_name", "family_name"): full("given_name", "family_name"),
    ("family_name", "given_name"): full("family_name", "given_name"),
    ("family_name", "given_name", "patronymic"): full("family_name", "given_name", "patronymic"),
    ("given_name", "patronymic", "family_name"): full("given_name", "patronymic", "family_name"),
}
UNKNOWN = {
    "tr": (
        ("Medeni Hali", ("Evli", "Bekâr")),
        ("Mezun Olduğu Okul", ("Ankara Üniversitesi", "Ege Üniversitesi")),
        ("Otel", ("Hilton", "Park Otel")),
        ("Anne Adı", ("Fatma", "Emine")),
        ("Varış Tarihi", (date(2026, 10, 1),)),
        ("Beden", ("M", "L")),
    ),
    "az": (
        ("Ailə vəziyyəti", ("evli", "subay")),
        ("Bitirdiyi universitet", ("BDU", "ADU")),
        ("Mehmanxana", ("Park Inn",)),
        ("Ananın adı", ("Leyla", "Sevda")),
        ("Gəliş tarixi", (date(2026, 10, 1),)),
        ("Pasportun verilmə tarixi", (date(2020, 5, 1), date(2021, 6, 1))),
    ),
    "en": (
        ("Marital status", ("single", "married")),
        ("University", ("Baku State", "Ankara")),
        ("Hotel", ("Hilton",)),
        ("Mother's name", ("Leyla",)),
        ("Arrival date", (date(2026, 10, 1),)),
        ("Date of issue", (date(2020, 5, 1),)),
    ),
}
FIELDS = {
    "applicant": ["patronymic", "birth_date", "birth_place", "gender", "citizenship", "national_id", "passport_number", "passport_expiry", "phone", "email", "address", "city", "country", "employer", "position", "track",
                  "experience_years", "level_en", "level_ru", "emergency_name", "emergency_phone", "notes", "preference_1", "preference_2", "submitted_on"],
    "outlet": ["kind", "city", "country", "address", "website", "places", "contact_name", "contact_role", "contact_phone", "contact_email", "departments", "languages", "active"],
}  # fmt: skip


def wordings(kind, language):
    """Fields (joined by +) → the headers met for them."""
    out = {}
    for each in HEADINGS:
        if (each.kind, each.language) == (kind, language) and "lists" in each.met_in:
            out.setdefault("+".join(each.fields), []).append(each.levels[0])
    return out


def styles(rng, key, language, kind):
    dates = [
        key_of(key),
        dotted(key),
        slashed(key),
        worded(key, language, "-ci il" if language == "az" else ""),
        lambda p, r: p[key].isoformat(),
    ]
    if key == "birth_date":
        return spoiled(rng.choice([*dates, serial(key)]), key, BAD_DATES, rng.choice([0, 0.1]))
    if key in ("passport_expiry", "submitted_on"):
        return rng.choice(dates)
    if key in ("phone", "emergency_phone", "contact_phone"):
        ways = [key_of(key), bare_phone(key)] if language == "en" else [key_of(key), national(key), bare_phone(key)]
        return spoiled(rng.choice(ways), key, ("12 34", "9.9450E+11"), rng.choice([0, 0.05]))
    if key in ("email", "contact_email"):
        return spoiled(
            rng.choice([key_of(key), lambda p, r: f"{p[key].upper()} "]), key, BAD_MAILS, rng.choice([0, 0.1])
        )
    if key == "gender":
        return of(
            rng.choice([GENDERS[language], LETTERS[language], {k: v.upper() for k, v in GENDERS[language].items()}]),
            key,
        )
    if key in ("citizenship", "country"):
        return of(rng.choice([LANDS[language], {"TR": "TR", "AZ": "AZ"}]), key)
    if key in ("track", "kind"):
        return track(language, rng.choice([str, str.capitalize]), key)
    if key.startswith("level_"):
        return rng.choice([level(key, language), key_of(key)])
    if key == "experience_years":
        unit = {"tr": "yıl", "az": "il", "en": "years"}[language]
        return spoiled(
            rng.choice([key_of(key), lambda p, r: f"{p[key]} {unit}"]), key, BAD_NUMBERS, rng.choice([0, 0.1])
        )
    if key == "places":
        unit = {"tr": "kişi", "az": "nəfər", "en": "places"}[language]
        return spoiled(
            rng.choice([key_of(key), lambda p, r: f"{p[key]} {unit}"]), key, ("4-6", "?"), rng.choice([0, 0.05])
        )
    if key == "languages":
        return spoken
    if key == "departments":
        return lambda p, r: ", ".join(p[key])
    if key == "active":
        return of(
            {"tr": {True: "Evet", False: "Hayır"}, "az": {True: "hə", False: "xeyr"}, "en": {True: "yes", False: "no"}}[
                language
            ],
            key,
        )
    if key == "national_id":
        return spoiled(key_of(key), key, BAD_IDS, rng.choice([0, 0.1]))
    return key_of(key)


def any_layout(seed):
    """One list of applicants or outlets; every choice hangs on the seed."""
    rng = seeded(seed)
    kind = rng.choice(["applicant", "applicant", "outlet"])
    language = rng.choice(["tr", "az", "en"])
    side = {"tr": "TR", "az": "AZ", "en": rng.choice(["TR", "AZ"])}[language]
    words = wordings(kind, language)
    columns = []
    if kind == "applicant":
        names = [tuple(each.split("+")) for each in words if tuple(each.split("+")) in ORDERS]
        if rng.random() < 0.5 and names:
            order = rng.choice(names)
            columns.append(
                (
                    rng.choice(words["+".join(order)]),
                    list(order),
                    ORDERS[order] if order != ("given_name", "family_name") else full("given_name", "family_name"),
                )
            )
        else:
            for key in rng.sample(["given_name", "family_name"], 2):
                plain = (
                    words.get(key)
                    or {
                        "tr": {"given_name": ["Adı"], "family_name": ["Soyadı"]},
                        "az": {"given_name": ["Adı"], "family_name": ["Soyadı"]},
                    }[language][key]
                )
                columns.append((rng.choice(plain), [key], key_of(key)))
    else:
        columns.append((rng.choice(words["name"]), ["name"], key_of("name")))
    used = {key for column in columns for key in column[1]}
    for key in rng.sample(FIELDS[kind], rng.randrange(4, 14)):
        if key in words and key not in used and not (key == "patronymic" and side == "TR"):
            columns.append((rng.choice(words[key]), [key], styles(rng, key, language, kind)))
    for header, values in rng.sample(UNKNOWN[language], rng.randrange(0, 3)) if kind == "applicant" else ():
        columns.append((header, [], lambda p, r, values=values: r.choice(values)))
    if rng.random() < 0.6:
        head, rest = columns[:1], columns[1:]
        rng.shuffle(rest)
        columns = head + rest if rng.random() < 0.7 else rest + head
    change = rng.choice(
        [str, str, str, ascii_of, lambda t: t.replace("i", "İ").upper() if language != "en" else t.upper()]
    )
    people = [person(rng, side) if kind == "applicant" else outlet(rng, side, n) for n in range(rng.randrange(8, 30))]
    s = Sheet(rng.choice(["Sheet1", "Sayfa1", "Liste", "Siyahı"]), kind)
    for title in rng.choice(
        [(), ("MEDIA 2026",), ("T.C.", "Medya Akademisi", "Liste 2026", None), ("Siyahı", None, None)]
    ):
        s.row(*([None] * rng.randrange(2)), title) if title else s.blank()
    before = rng.choice([0, 0, 0, 1, 2])
    numbered = rng.random() < 0.6
    number = rng.choice(["№", "Sıra", "No", "#", "S/N"])
    if language != "en" and rng.random() < 0.25:
        columns = [(bilingual(rng, kind, header, keys), keys, write) for header, keys, write in columns]
    columns = grouped(s, rng, columns, before + numbered, number if numbered else None, change, kind, language)
    parts = rng.choice([1, 1, 2, 3])
    size = -(-len(people) // parts)
    for part in range(parts):
        if parts > 1 and rng.random() < 0.5:
            s.row(*[None] * before, rng.choice(["I QRUP", "ANKARA", "Bakı şəhəri üzrə", "2. GRUP"]))
        elif part and rng.random() < 0.5:
            s.blank(rng.randrange(1, 3))
        fill(s, rng, columns, people[part * size : (part + 1) * size], before=before, numbered=numbered)
    if rng.random() < 0.3:
        s.blank()
    if rng.random() < 0.4:
        s.row(*[None] * before, rng.choice(["Cəmi", "Toplam:", "TOTAL", "Yekun"]), len(people))
    if rng.random() < 0.4:
        s.blank()
        s.row(None, rng.choice(["Məsul şəxs: __________", "Hazırlayan: A. Yılmaz (imza)", "Signature: ____"]))
    if rng.random() < 0.2:
        for row in s.rows:
            row[:] = [
                cell if cell is None else f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell) for cell in row
            ]
        return book(s, form="csv")
    return book(s)


def bilingual(rng, kind, header, keys):
    english = wordings(kind, "en").get("+".join(keys))
    return (
        f"{header}{rng.choice([' / ', chr(10), ' - '])}{rng.choice(english)}"
        if english and "(" not in header
        else header
    )


GROUPS = {
    "tr": (("Kişisel Bilgiler", ("gender", "birth_date", "birth_place", "citizenship")), ("İletişim Bilgileri", ("phone", "email", "address", "city")), ("Mesleki Bilgiler", ("employer", "position", "track", "experience_years"))),
    "az": (("Şəxsi məlumatlar", ("gender", "birth_date", "birth_place", "citizenship", "patronymic")), ("Əlaqə məlumatları", ("phone", "email", "address", "city")), ("Peşə fəaliyyəti", ("employer", "position", "track", "experience_years"))),
    "en": (("Personal details", ("gender", "birth_date", "birth_place", "citizenship")), ("Contact details", ("phone", "email", "address", "city")), ("Work", ("employer", "position", "track", "experience_years"))),
}  # fmt: skip


def grouped(s, rng, columns, left, number, change, kind, language):
    """Writes the header: one row, or two with merged groups over the columns that belong together."""
    lead = [None] * (left - (number is not None)) + ([number] if number is not None else [])
    if kind != "applicant" or rng.random() < 0.6:
        s.row(*lead, *[change(column[0]) for column in columns])
        return columns
    member = {key: name for name, keys in GROUPS[language] for key in keys}
    of_group = [member.get(column[1][0]) if len(column[1]) == 1 else None for column in columns]
    order = sorted(
        range(len(columns)),
        key=lambda at: (
            of_group[at] is not None,
            [name for name, _ in GROUPS[language]].index(of_group[at]) if of_group[at] else 0,
        ),
    )
    columns, of_group = [columns[at] for at in order], [of_group[at] for at in order]
    top = [change(name) if name else change(column[0]) for name, column in zip(of_group, columns, strict=True)]
    low = [change(column[0]) if name else None for name, column in zip(of_group, columns, strict=True)]
    merged = rng.random() < 0.7
    shown = [
        text if not at or not of_group[at] or of_group[at] != of_group[at - 1] else None for at, text in enumerate(top)
    ]
    row = s.row(*lead, *shown) - 1
    s.row(*[None] * left, *low)
    at = 0
    while merged and at < len(columns):
        end = at
        while of_group[at] and end + 1 < len(columns) and of_group[end + 1] == of_group[at]:
            end += 1
        if of_group[at]:
            s.merge(row, left + at, row, left + end)
        else:
            s.merge(row, left + at, row + 1, left + at)
        at = end + 1
    return columns


__all__ = ["any_layout", "timedelta"]
