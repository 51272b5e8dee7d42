"""What stands round the records of a list: titles, groups, totals, signatures, notes, blank rows, further sheets."""

from random import Random
from typing import Any, Protocol

from tests.lists.model import Cell, Column, PartnerList, Row, Truth
from tests.lists.names import ascii, upper

NO_FIELDS = (
    "number",
    "signature",
    "shirt",
    "room",
    "adviser_email",
    "adviser_phone",
    "host",
    "host_country",
    "arrival",
    "export_id",
)
NAMES = {"given_name", "family_name", "patronymic", "name", "title"}

SEASONS = {
    "en": "Spring Summer Autumn Winter".split(),
    "tr": "İlkbahar Yaz Sonbahar Kış".split(),
    "az": "Yaz Yay Payız Qış".split(),
}
COHORT = {"en": "{season} {year} {track}", "tr": "{year} {season} {track}", "az": "{season} {year} {track}"}
PROGRAMME = {"en": "Young journalists", "tr": "Genç gazeteciler", "az": "Gənc jurnalistlər"}
LISTED = {
    "applicant": {"en": ["List of participants", "Journalists' exchange 2026: participants", "Candidates"], "tr": ["Katılımcı Listesi", "2026 Yılı Gazeteci Değişim Programı Katılımcıları", "Aday Listesi"], "az": ["İştirakçıların siyahısı", "2026-cı il jurnalist mübadiləsi proqramının iştirakçıları", "Namizədlərin siyahısı"]},
    "outlet": {"en": ["Host outlets", "List of media outlets that take part", "Host newsrooms 2026"], "tr": ["Ev Sahibi Kuruluşlar", "2026 Yılı Medya Kuruluşları Listesi", "Kuruluş Listesi"], "az": ["Qəbul edən qurumlar", "Media qurumlarının siyahısı", "2026-cı il üzrə qurumların siyahısı"]},
    "cohort": {"en": ["Cohorts", "Rounds of the programme 2026", "Plan of cohorts"], "tr": ["Dönemler", "2026 Program Dönemleri", "Dönem Planı"], "az": ["Qruplar", "2026-cı il üzrə qruplar", "Qrupların planı"]},
}  # fmt: skip
AGENCIES = {"en": ["Agency for Media Cooperation", "Training Department"], "tr": ["T.C. MEDYA İŞBİRLİĞİ KURUMU", "Eğitim Dairesi Başkanlığı"], "az": ["MEDİA ƏMƏKDAŞLIĞI AGENTLİYİ", "Təlim şöbəsi"]}  # fmt: skip
DATED = {"en": "Date: 12 March 2026", "tr": "Tarih: 12.03.2026", "az": "Tarix: 12.03.2026"}
TOTAL = {
    "en": ["Total", "TOTAL", "Total:", "Sum"],
    "tr": ["Toplam", "TOPLAM", "Genel Toplam", "Toplam:"],
    "az": ["Cəmi", "CƏMİ", "Cəmi:", "Yekun"],
}
COUNTED = {"en": ["Total: {n}", "Total: {n} people", "Number of people: {n}"], "tr": ["Toplam: {n}", "Toplam {n} kişi", "TOPLAM: {n} kişi"], "az": ["Cəmi: {n}", "Cəmi: {n} nəfər", "CƏMİ {n} nəfər"]}  # fmt: skip
PART = {"en": "Subtotal: {n}", "tr": "Ara toplam: {n}", "az": "Aralıq cəmi: {n}"}
ROLES = {
    "en": ["Coordinator", "Head of department", "Prepared by"],
    "tr": ["Program Koordinatörü", "Daire Başkanı", "Hazırlayan"],
    "az": ["Proqram koordinatoru", "Şöbə müdiri", "Tərtib etdi"],
}
SIGNERS = {
    "en": ["Helen Carter", "Paul Day"],
    "tr": ["Hakan Öz", "Sevda Er", "Fazıl Say"],
    "az": ["Rəşad Əliyev", "Sevinc Quliyeva", "Ümid Cəmilli"],
}
REMARKS = {
    "en": [
        "Note: passport copies will be sent separately.",
        "* Those marked have been with us before.",
        "This list may still change.",
    ],
    "tr": [
        "Not: Pasaport fotokopileri ayrıca gönderilecektir.",
        "* İşaretli kişiler daha önce katılmıştır.",
        "Liste kesin değildir, değişebilir.",
    ],
    "az": [
        "Qeyd: Pasportların surəti ayrıca göndəriləcək.",
        "* İşarə olunanlar əvvəllər də iştirak edib.",
        "Siyahı dəqiqləşdirilə bilər.",
    ],
}
GROUPS = {
    "en": {"person": "Personal details", "reach": "Contact", "work": "Work", "more": "Other"},
    "tr": {"person": "Kişisel Bilgiler", "reach": "İletişim Bilgileri", "work": "Meslek Bilgileri", "more": "Diğer"},
    "az": {"person": "Şəxsi məlumatlar", "reach": "Əlaqə məlumatları", "work": "İş məlumatları", "more": "Digər"},
}
GROUP_OF = {
    "person": "number full_name family_first saa given_name family_name patronymic gender birth_date birth_place birth_both citizenship national_id passport_number passport_expiry".split(),
    "reach": "phone email address city country".split(),
    "work": "employer position track experience_years".split(),
}
SHEETS = {
    "en": ["Sheet1", "List", "Participants 2026"],
    "tr": ["Sayfa1", "Liste", "Sayfa 1"],
    "az": ["Vərəq1", "Siyahı", "Sheet1"],
}
CODE_SHEET = {
    "en": (
        "Read me",
        [["How to fill in this form"], ["Please write dates as day.month.year."], ["Send the form back by 1 April."]],
    ),
    "tr": (
        "Açıklama",
        [["Formun doldurulması"], ["Tarihleri gün.ay.yıl olarak yazınız."], ["Formu 1 Nisan'a kadar gönderiniz."]],
    ),
    "az": (
        "İzah",
        [["Formanın doldurulması"], ["Tarixləri gün.ay.il kimi yazın."], ["Formanı 1 aprelə qədər göndərin."]],
    ),
}
OF_CITY = {"en": "{}", "tr": "{} ili", "az": "{} şəhəri"}


class Maker(Protocol):
    """Who makes the records of the list."""

    rng: Random
    language: str
    kind: str
    sort: str
    xlsx: bool
    index: int
    habits: Any

    def chance(self, share: float) -> bool: ...
    def records(self, columns: list[Column], count: int) -> list[tuple[dict[int, Cell], str, str]]: ...


class Sheet:
    """Lays a list out row by row and writes down what each row is."""

    def __init__(self, maker: Maker, columns: list[Column], left: int) -> None:
        self.maker, self.columns, self.left = maker, columns, left
        self.rng, self.language, self.chance = maker.rng, maker.language, maker.chance
        self.width = left + len(columns)
        self.grid: list[list[Any]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.others: dict[int, str] = {}
        self.rows: list[Row] = []
        self.by_idea = {column.idea: column for column in columns}
        self.numbered = "number" in self.by_idea
        self.count = 0

    # ---- pieces

    def line(self, cells: dict[int, Any], why: str = "") -> int:
        """Adds a row; gives its number in the file."""
        row = [None] * self.width
        for index, value in cells.items():
            row[index] = value
        self.grid.append(row)
        if why:
            self.others[len(self.grid)] = why
        return len(self.grid)

    def say(self, text: str) -> str:
        """As this coordinator types words."""
        return ascii(text) if self.maker.habits.plain else text

    def wide(self, row: int) -> None:
        """Merges a row over the width of the list."""
        if self.maker.xlsx and self.width - self.left > 1:
            self.merges.append((row, self.left, row, self.width - 1))

    def first(self) -> int:
        """Where the names stand."""
        names = [column.index for column in self.columns if set(column.fields) & NAMES]
        return min(names)

    def titles(self) -> None:
        language, rng = self.language, self.rng
        if self.left and self.chance(0.6):
            self.line({}, "blank")
        if not self.chance(0.6):
            return
        lines = [rng.choice(LISTED[self.maker.kind][language])]
        if self.chance(0.3):
            lines.insert(0, rng.choice(AGENCIES[language]))
        if self.chance(0.15):
            lines.append(DATED[language])
        merged = self.chance(0.5)
        for text in lines:
            row = self.line({self.left: self.say(upper(text, language) if self.chance(0.3) else text)}, "title")
            if merged:
                self.wide(row)
        if self.chance(0.6):
            self.line({}, "blank")

    def header(self) -> list[int]:
        rows = []
        groups = [
            next((key for key, ideas in GROUP_OF.items() if column.idea in ideas), "more") for column in self.columns
        ]
        if self.maker.kind == "applicant" and len(self.columns) >= 5 and self.chance(0.12):
            cells, start = {}, 0
            spans = []
            for place in range(1, len(groups) + 1):
                if place == len(groups) or groups[place] != groups[start]:
                    cells[self.left + start] = self.say(GROUPS[self.language][groups[start]])
                    spans.append((self.left + start, self.left + place - 1))
                    start = place
            row = self.line(cells, "header")
            rows.append(row)
            self.merges += [(row, a, row, b) for a, b in spans if b > a and self.maker.xlsx]
        rows.append(self.line({column.index: column.written for column in self.columns}, "header"))
        return rows

    def record(
        self,
        cells: dict[int, Cell],
        *,
        sort: str = "plain",
        carried: dict[str, tuple[str, ...]] | None = None,
        soft: bool = False,
    ) -> Row:
        """Adds a record with what is true of it."""
        self.count += 1
        written, values, problems, forms = {}, {}, set(), {}
        also: dict[str, tuple[Any, ...]] = {}
        for column in self.columns:
            cell = cells.get(column.index, Cell())
            if column.idea == "number":
                cell = Cell(f"{self.count}." if self.dotted and not self.maker.xlsx else self.count)
            written[column.index] = cell.written
            values |= cell.values
            problems |= cell.problems
            forms |= {key: cell.form for key in [*cell.values, *cell.problems] if cell.form}
        for key, accepted in (carried or {}).items():
            values[key], also[key], forms[key] = accepted[0], accepted, "from the group's heading"
        row = Row(self.line(written), values, problems, forms, also, set(carried or {}) if soft else set(), sort)
        self.rows.append(row)
        return row

    def sparse(self, cells: dict[int, Cell]) -> dict[int, Cell]:
        """Of a record nothing but its name."""
        kept = {column.index for column in self.columns if set(column.fields) & NAMES and column.idea != "patronymic"}
        return {index: cell for index, cell in cells.items() if index in kept}

    # ---- the body

    def body(self) -> None:
        rng, maker = self.rng, self.maker
        count = rng.choice([4, 6, 8, 10, 12, 15, 20, 30]) if maker.kind != "cohort" else rng.randint(3, 8)
        self.dotted = self.chance(0.2)
        records = maker.records(self.columns, count)
        people = maker.kind == "applicant"
        by_city = (
            maker.kind != "cohort" and not {"city", "birth_both", "country"} & set(self.by_idea) and self.chance(0.16)
        )
        by_house = people and not by_city and not {"employer", "host"} & set(self.by_idea) and self.chance(0.12)
        if by_city or by_house:
            self.grouped(records, 1 if by_city else 2)
            return
        joined = next((key for key in ("city", "employer") if key in self.by_idea), None)
        if maker.xlsx and people and joined and self.chance(0.12):
            self.joined(records, joined)
            return
        few = (
            set(rng.sample(range(count), min(count - 2, rng.randint(1, 3))))
            if people and self.chance(0.2) and count > 3
            else set()
        )
        if not people and maker.kind == "outlet" and self.chance(0.12):
            few = {count - 1}
        blank = set(rng.sample(range(1, count), min(count - 1, rng.randint(1, 3)))) if self.chance(0.15) else set()
        again = rng.randint(3, count - 1) if count > 6 and self.chance(0.06) else -1
        for number, (cells, _, _) in enumerate(records):
            if number in blank:
                self.line({}, "blank")
            if number == again:
                self.line({column.index: column.written for column in self.columns}, "header again")
            self.record(self.sparse(cells) if number in few else cells, sort="name only" if number in few else "plain")

    def grouped(self, records: list[Any], by: int) -> None:
        rng, language = self.rng, self.language
        groups: dict[str, list[Any]] = {}
        names = sorted({each[by] for each in records})[: rng.randint(2, 4)]
        for number, each in enumerate(records):
            groups.setdefault(each[by] if each[by] in names else names[number % len(names)], []).append(each)
        style = rng.choice(["plain", "plain", "capitals", "colon", "of"])
        parts, merged, at = self.chance(0.25), self.chance(0.4), self.left if self.chance(0.7) else self.first()
        for name, each in groups.items():
            name = self.say(name)
            text = {
                "capitals": upper(name, language),
                "colon": f"{name}:",
                "of": self.say(OF_CITY[language]).format(name) if by == 1 else name,
            }.get(style, name)
            row = self.line({at: text}, "group heading")
            if merged and at == self.left:
                self.wide(row)
            key = "city" if by == 1 else "employer"
            for cells, _, _ in each:
                self.record(cells, carried={key: (name, text, text.rstrip(":"))}, soft=by == 2)
            if parts:
                self.line({self.first(): self.say(PART[language].format(n=len(each)))}, "total")

    def joined(self, records: list[Any], key: str) -> None:
        """Rows that share a merged cell."""
        rng, column = self.rng, self.by_idea[key]
        place = 0
        while place < len(records):
            span = min(rng.randint(1, 4), len(records) - place)
            cell = records[place][0][column.index]
            rows = []
            for number in range(span):
                cells = dict(records[place + number][0])
                cells[column.index] = Cell(cell.written if number == 0 else None, cell.values, cell.problems, "merged")
                rows.append(self.record(cells).row)
            if span > 1 and cell.values:
                self.merges.append((rows[0], column.index, rows[-1], column.index))
            place += span

    def tail(self) -> None:
        rng, language, maker = self.rng, self.language, self.maker
        if self.numbered and self.chance(0.1):
            for more in range(rng.randint(2, 5)):
                self.line({self.by_idea["number"].index: self.count + more + 1}, "number alone")
        sums = next((self.by_idea[key] for key in ("places", "seats") if key in self.by_idea), None)
        if sums is not None and self.chance(0.5):
            total = sum(each.values[sums.idea] for each in self.rows if sums.idea in each.values)
            if sums.index != self.first():
                self.line(
                    {
                        self.first(): self.say(rng.choice(TOTAL[language])),
                        sums.index: total if maker.xlsx else str(total),
                    },
                    "total",
                )
        elif maker.kind == "applicant" and self.chance(0.2):
            if self.chance(0.5) or len(self.columns) < 3:
                self.line(
                    {
                        self.left if self.chance(0.5) else self.first(): self.say(
                            rng.choice(COUNTED[language]).format(n=len(self.rows))
                        )
                    },
                    "total",
                )
            else:
                at = min(self.first(), self.width - 2)
                self.line(
                    {
                        at: self.say(rng.choice(TOTAL[language])),
                        at + 1: len(self.rows) if maker.xlsx else str(len(self.rows)),
                    },
                    "total",
                )
        if self.chance(0.15):
            self.line({}, "blank")
            self.line({self.left: self.say(rng.choice(REMARKS[language]))}, "note")
        if self.chance(0.18):
            for _ in range(rng.randint(1, 2)):
                self.line({}, "blank")
            at = rng.choice([self.left, self.width - 1, max(self.left, self.width - 2)])
            role, who = self.say(rng.choice(ROLES[language])), self.say(rng.choice(SIGNERS[language]))
            match rng.choice(["one", "two", "beside"]):
                case "one":
                    self.line({at: f"{role}: {who}"}, "signature")
                case "beside" if at + 1 < self.width:
                    self.line({at: role, at + 1: who}, "signature")
                case _:
                    lines = [role, who] if self.chance(0.5) else [who, role]
                    for each in lines:
                        self.line({at: each}, "signature")

    def made(self) -> PartnerList:
        rng, language, maker = self.rng, self.language, self.maker
        self.titles()
        headers = self.header()
        self.body()
        self.tail()
        sheet = rng.choice([*SHEETS[language], LISTED[maker.kind][language][0]])[:31]
        truth = Truth(maker.kind, language, sheet, headers, self.columns, self.rows, self.others)
        extra = None
        if maker.xlsx and self.chance(0.08):
            name, lines = CODE_SHEET[language]
            extra = (name, lines, self.chance(0.5))
        delimiter = rng.choices([";", ",", "\t", "|"], [50, 35, 10, 5])[0]
        encoding = rng.choice(
            {
                "tr": ["utf-8-sig", "utf-8-sig", "utf-8", "cp1254", "utf-16", "iso8859-9"],
                "az": ["utf-8-sig", "utf-8-sig", "utf-8", "utf-16"],
                "en": ["utf-8", "utf-8-sig", "cp1252"],
            }[language]
        )
        try:
            "".join(str(cell) for row in self.grid for cell in row if cell is not None).encode(encoding)
        except UnicodeEncodeError:
            encoding = "utf-8-sig"
        name = f"list-{maker.index:05}"
        return PartnerList(
            name, "xlsx" if maker.xlsx else "csv", self.grid, self.merges, truth, delimiter, encoding, extra
        )
