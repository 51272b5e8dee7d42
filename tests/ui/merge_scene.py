"""A review of a real store, held against edits that the partner typed into our export no. 12."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from exchange_app.domain.exchange.comparing import compare
from exchange_app.domain.exchange.incoming import (
    Base,
    Carried,
    CarriedSheet,
    CellEdit,
    FindingKind,
    Incoming,
    NewRow,
    RowRemoval,
    WorkbookFinding,
)
from exchange_app.domain.exchange.registers import packed
from exchange_app.domain.exchange.versions import Content
from exchange_app.services.ledger.files import Filed, FileState, Way
from exchange_app.services.merging import Review, RuleFinding, Story
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

AZ = AgencySpec("AZ", "Xəzər Media Agentliyi", "AZ", "az")
TR = AgencySpec("TR", "Anadolu Medya Ajansı", "TR", "tr")
Edits = Mapping[tuple[str, str], Content]
"""(record's key in the scene, field) → what stands in the cell now."""


class Scene:
    """Records by a short name; what each side did to them since the export."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ids: dict[str, tuple[str, str]] = {}
        self.removals: list[str] = []
        self.findings: list[WorkbookFinding] = []
        self.rules: list[RuleFinding] = []
        self.added: list[NewRow] = []
        self.edits: dict[tuple[str, str], Content] = {}
        self._cells: dict[tuple[str, str], str] = {}

    def make(self, key: str, kind: str, values: Mapping[str, object], agency: str) -> None:
        with self.store.write(msg("Scene"), author="Derya Koç") as work:
            self.ids[key] = kind, work.create(kind, values, agency=agency)  # type: ignore[arg-type]

    def freeze(self) -> None:
        """What stands now is what was sent."""
        with self.store.read() as reader:
            self.base = {kind: list(reader.states.kept(kind)) for kind in ("cohort", "outlet", "applicant")}
            self.offices = dict(reader.states.offices())

    def ours(self, key: str, **values: object) -> None:
        kind, id = self.ids[key]
        with self.store.write(msg("Changed here"), author="Derya Koç") as work:
            work.update(kind, id, values)  # type: ignore[arg-type]

    def theirs(self, key: str, **values: Content) -> None:
        for field, content in values.items():
            self.edits[key, field] = content

    def new(self, key: str, name: str, **more: Content) -> None:
        family, given = name.split()
        contents: dict[str, Content] = {"family_name": family, "given_name": given, **more}
        self.added.append(
            NewRow(
                "applicant",
                f"new-{key}",
                f"AZ-N{key}",
                "AZ",
                contents,
                {field: f"Applicants!C{60 + len(self.added)}" for field in contents},
            )
        )

    def incoming(self) -> Incoming:
        known = {kept.id: kept for group in self.base.values() for kept in group}
        sheets = tuple(
            CarriedSheet(kind, kind, (), {f"{kind}{at}": kept for at, kept in enumerate(group)})
            for kind, group in self.base.items()
        )
        made = datetime(2026, 4, 3, 9, tzinfo=UTC).isoformat()
        carried = Carried("export-12", 12, "TR", "AZ", "az", made, "x", self.offices, (), sheets)
        edits = tuple(
            CellEdit(
                self.ids[key][0],
                self.ids[key][1],
                field,
                known[self.ids[key][1]].columns.get(field),
                content,
                f"Applicants!F{23 + at}",
            )
            for at, ((key, field), content) in enumerate(self.edits.items())
        )
        removals = tuple(RowRemoval(*self.ids[key], f"Applicants!Z{9 + at}") for at, key in enumerate(self.removals))
        return Incoming(carried, Base.FROM_FILE, edits, tuple(self.added), removals, tuple(self.findings))

    def review(self, *, ours: bool = True) -> Review:
        incoming = self.incoming()
        with self.store.read() as reader:
            found = compare(
                incoming,
                reader.states.kept,
                reader.states.ownership(),
                reader.states.offices(),
                reader.states.common_content,
            )
            version = reader.journal.data_version()
        made = Review(story(ours=ours), found, "content", version)
        made.rules = tuple(self.rules)
        return made


def story(*, ours: bool = True) -> Story:
    """As the picture tells it: made on our no. 12, number 7 of theirs lost, number 8 is this file."""
    today = datetime.now(UTC).replace(hour=9, minute=0)

    def at(day: int) -> datetime:
        return today - timedelta(days=14 - day)

    sent, received = Way.SENT, Way.RECEIVED
    line = (
        Filed(received, 6, FileState.MERGED, at(2), made_at=at(1)), Filed(sent, 12, FileState.ACKNOWLEDGED, at(3)),
        Filed(sent, 13, FileState.SENT, at(7)), Filed(sent, 14, FileState.SENT, at(9)), Filed(received, 7, FileState.LOST, before=at(10)),
        Filed(received, 8, FileState.HERE, made_at=at(10), export="export-8"),
    )  # fmt: skip
    if ours:
        line = (
            Filed(sent, 11, FileState.RETURNED, at(1), came_back=(at(6),)), Filed(sent, 12, FileState.SENT, at(3), export="export-12"),
            Filed(received, 6, FileState.MERGED, at(6)), Filed(sent, 13, FileState.SENT, at(9)),
        )  # fmt: skip
    sentences = (
        msg("Our export no. {number} comes back from {agency}.", number=12, agency="AZ"),
        msg("{agency} has our no. {number}.", agency="AZ", number=12),
    )
    name = Path("AZ_no8_Yay2026.xlsx")
    if ours:
        return Story(
            name, "export-12", 12, "TR", "AZ", True, Base.FROM_FILE, at(3), 11, (), (), None, None, sentences, line
        )
    return Story(
        name, "export-8", 8, "AZ", "TR", False, Base.FROM_FILE, at(10), 4, (12,), (7,), None, None, sentences, line
    )


def picture(store: Store) -> Scene:
    """The people and outlets of the picture, with four conflicts among them."""
    scene = Scene(store)
    people = {
        "orxan": ("Əliyev", "Orxan", "AZ", "+994503595582", "montajçı"), "gunay": ("Məmmədova", "Günay", "AZ", "+994504424646", "reportyor"),
        "defne": ("Acar", "Defne", "TR", "+905321234567", "muhabir"), "kenan": ("Cəfərov", "Kənan", "AZ", "+994502731018", "operator"),
        "mert": ("Çelik", "Mert", "TR", "+905331112233", "kameraman"), "sema": ("Yılmaz", "Şema", "TR", "+905351112244", "editör"),
    }  # fmt: skip
    for key, (family, given, agency, phone, position) in people.items():
        values = {
            "family_name": family, "given_name": given, "phone": phone, "position": position, "birth_date": date(1990, 4, 12), "city": "Bakı",
            "level_tr": "B1", "notes": "Çox yaxşı namizəd",
        }  # fmt: skip
        scene.make(key, "applicant", values, agency)
    scene.make(
        "kaspi",
        "outlet",
        {
            "name": "Kaspi TV",
            "country": "AZ",
            "city": "Bakı",
            "places": 6,
            "contact_name": "Aysel Rüstəmova",
            "departments": ("editing", "newsroom"),
        },
        "AZ",
    )
    scene.freeze()
    scene.ours("orxan", phone="+994503598552")
    scene.theirs("orxan", position="baş montajçı", phone="+994553595582")
    scene.ours("gunay", level_tr="B2", notes="Çox yaxşı namizəd\nTürkcə danışır")
    scene.theirs("gunay", family_name="Məmmədli", level_tr="C1", notes="Çox yaxşı namizəd\nPasportu hazırdır")
    scene.ours("defne", birth_date=date(1990, 4, 13))
    scene.theirs("defne", birth_date="1990-04-14", position="müxbir")
    scene.ours("kaspi", places=8, departments=("editing", "newsroom", "camera"))
    scene.theirs("kaspi", places=7, contact_name="Aysel Əliyeva", departments=packed(["editing", "newsroom", "photo"]))
    scene.theirs("kenan", city=None, level_tr="B2")
    scene.ours("mert", city="İzmir")
    scene.theirs("mert", city="İzmir")
    scene.removals.append("sema")
    scene.new("1", "Qasımlı Elçin", city="Gəncə", phone="+994553184026")
    scene.findings += [
        WorkbookFinding(
            FindingKind.UNREADABLE,
            msg("February 1989 has no 31st day"),
            "Applicants!D11",
            "31.02.1989",
            "applicant",
            scene.ids["kenan"][1],
            "birth_date",
        ),
        WorkbookFinding(FindingKind.MISSING_ROW, msg("Nine rows are not in the file"), None),
        WorkbookFinding(FindingKind.IGNORED_COLUMN, msg("The column “Qeyd 2” is unknown"), "Applicants!Q1", "Qeyd 2"),
    ]
    scene.rules += [
        RuleFinding(
            "applicant", scene.ids["defne"][1], "Defne Acar", msg("Kaspi TV has more people than places"), False, True
        ),
        RuleFinding(
            "applicant", scene.ids["orxan"][1], "Orxan Əliyev", msg("The passport ends before the stay"), True, False
        ),
    ]
    return scene
