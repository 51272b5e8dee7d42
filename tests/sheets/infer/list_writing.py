"""How a made-up list is written into a sheet together with its truth."""

from datetime import date

from reading_people import LEVEL_WORDS, LEVELS, MONTHS, TRACK_WORDS, TRACKS, person

from exchange_app.sheets.raw import RawBook, RawSheet, Span

FAULT = object()


class Sheet:
    """A sheet being written: rows, merged cells, and the truth of its records."""

    def __init__(self, name, kind="applicant"):
        self.name, self.kind = name, kind
        self.rows, self.merged, self.truth = [], [], []
        self.date1904 = False

    def row(self, *cells):
        self.rows.append(list(cells))
        return len(self.rows)

    def blank(self, number=1):
        for _ in range(number):
            self.rows.append([])

    def merge(self, top, left, bottom, right):
        self.merged.append(Span(top, left, bottom, right))

    def record(self, cells, values, problems=()):
        self.row(*cells)
        self.truth.append({"row": len(self.rows), "values": plain(values), "problems": list(problems)})

    def raw(self):
        rows = []
        for each in self.rows:
            cells = [None if cell == "" else cell for cell in each]
            while cells and cells[-1] is None:
                cells.pop()
            rows.append(tuple(cells))
        return RawSheet(self.name, rows, merged=tuple(self.merged), date1904=self.date1904)


def plain(values):
    out = {}
    for key, value in values.items():
        if value is not None:
            out[key] = (
                value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
            )
    return out


def book(*sheets, form="xlsx"):
    """The workbook and its truth."""
    raw = RawBook(form, tuple(each.raw() for each in sheets))
    truth = {"sheets": [{"sheet": each.name, "entity": each.kind, "rows": each.truth} for each in sheets if each.truth]}
    return raw, truth


# ways of writing a value; a column is (header, keys, write)


def key_of(key):
    return lambda p, rng: p[key]


def dotted(key):
    return lambda p, rng: f"{p[key]:%d.%m.%Y}"


def slashed(key):
    return lambda p, rng: f"{p[key]:%d/%m/%Y}"


def worded(key, language, tail=""):
    return lambda p, rng: f"{p[key].day} {MONTHS[language][p[key].month - 1]} {p[key].year}{tail}"


def serial(key, base=date(1899, 12, 30)):
    return lambda p, rng: (p[key] - base).days


def mixed_dates(key, language):
    ways = (
        key_of(key),
        dotted(key),
        slashed(key),
        worded(key, language),
        lambda p, r: p[key].isoformat(),
        lambda p, r: f"{p[key].day}-{MONTHS['en'][p[key].month - 1][:3]}-{p[key].year}",
        lambda p, r: f"{p[key]:%d.%m.%Y} ",
    )
    return lambda p, rng: rng.choice(ways)(p, rng)


def word(key, codes, words):
    return lambda p, rng: words[codes.index(p[key])]


def track(language, change=str, key="track"):
    return lambda p, rng: change(TRACK_WORDS[language][TRACKS.index(p[key])])


def level(key, language, change=str):
    return lambda p, rng: change(LEVEL_WORDS[language][LEVELS.index(p[key])])


def of(table, key):
    return lambda p, rng: table[p[key]]


def national(key):
    def write(p, rng):
        number = p[key]
        digits = "0" + number[3:] if number.startswith("+90") else "0" + number[4:]
        return (
            f"{digits[:4]} {digits[4:7]} {digits[7:9]} {digits[9:]}"
            if number.startswith("+90")
            else f"({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}"
        )

    return write


def bare_phone(key):
    return lambda p, rng: int(p[key][1:])


def full(*keys):
    return lambda p, rng: " ".join(p[key] for key in keys)


def constant(*values):
    return lambda p, rng: rng.choice(values)


def spoiled(write, field, faults, share=0.12):
    """Sometimes another cell, which is a fault of the field."""

    def spoil(p, rng):
        if rng.random() < share:
            return FAULT, field, rng.choice(faults)
        return write(p, rng)

    return spoil


def fill(sheet, rng, columns, people, *, before=0, numbered=False):
    """Writes one record a person; `columns` are (header, keys, write), keys () for columns without a field."""
    for at, p in enumerate(people, 1):
        cells, values, problems = [None] * before, {}, []
        if numbered:
            cells.append(at)
        for _, keys, write in columns:
            cell = write(p, rng)
            if isinstance(cell, tuple) and cell and cell[0] is FAULT:
                _, field, cell = cell
                problems.append(field)
                values.update({key: p[key] for key in keys if key != field})
            else:
                values.update({key: p[key] for key in keys})
            cells.append(cell)
        sheet.record(cells, values, problems)


def people(rng, side, number):
    return [person(rng, side) for _ in range(number)]


BAD_DATES = ("31.02.1995", "00.05.1990", "12.13.1994", "30 Şubat 1991", "1988", "bilinmiyor")
BAD_MAILS = ("a @ b.az", "ad.soyad@", "ad.soyad example.com", "x@y", "a@b.az; c@d.az")
BAD_IDS = ("12345678901", "9.94502E+11", "123456789")
BAD_NUMBERS = ("4-6 yıl", "belirlenecek", "5+", "yaklaşık 7")
GENDER_TR, GENDER_AZ, GENDER_EN = (
    {"F": "Kadın", "M": "Erkek"},
    {"F": "qadın", "M": "kişi"},
    {"F": "Female", "M": "Male"},
)
LAND_TR, LAND_AZ, LAND_EN = (
    {"TR": "T.C.", "AZ": "Azerbaycan"},
    {"TR": "Türkiyə", "AZ": "Azərbaycan"},
    {"TR": "Türkiye", "AZ": "Azerbaijan"},
)
