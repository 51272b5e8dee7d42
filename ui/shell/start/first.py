"""The first start: language, agency and partner, or a look around with the demo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from exchange_app.errors import Trouble
from exchange_app.kinds.countries import country_names
from exchange_app.progress import Progress
from exchange_app.services import passphrases
from exchange_app.services.demo import DEMO_AGENCIES, demo_partner, fill
from exchange_app.settings import STORE_NAME, STORE_SUFFIX, data_folder
from exchange_app.store import AgencySpec, Store
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.fields import Choice, Labelled
from ui.components.labels import Elided, SectionHeading, label
from ui.components.secret_twice import SecretTwice
from ui.components.segments import Segments
from ui.desk.language import NAMES
from ui.shell.card import TitledCard
from ui.shell.start.choosing import choose_new_store
from ui.shell.start.ways import Ways

_USUAL = {"tr": ("TR", "TR", "AZ", "AZ"), "az": ("AZ", "AZ", "TR", "TR"), "en": ("TR", "TR", "AZ", "AZ")}


class FirstStart(TitledCard):
    """One page: nothing that cannot be changed in the settings later."""

    def __init__(self, ways: Ways, typed: dict[str, str] | None = None) -> None:
        words = ways.frame.words
        super().__init__(
            words._("Welcome to Exchange Desk"),
            words._("Set up the store of your agency. It is one file on this computer; nothing leaves it by itself."),
            680,
        )
        self._ways, self._words = ways, words
        self._place = _free(data_folder() / STORE_NAME)
        self.languages = Segments(list(NAMES.items()), words._("Language"))
        self.languages.choose(words.language)
        self.languages.chosen.connect(ways.frame.set_language)
        self.column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignLeft)
        usual = _USUAL[words.language]
        self.column.addWidget(SectionHeading(words._("Your agency")))
        self.code, self.country, self.name = self._agency(usual[0], usual[1])
        self.column.addWidget(SectionHeading(words._("The partner agency")))
        self.partner_code, self.partner_country, self.partner_name = self._agency(usual[2], usual[3])
        self.column.addWidget(SectionHeading(words._("You and your store")))
        self._you()
        self._fill(typed or {})
        self.complaint = label("", "second", "bad", wrap=True)
        self.complaint.hide()
        self.column.addWidget(self.complaint)
        self.demo = button(words._("Look around with the demo"), icon_name="eye", clicked=self._look_around)
        self.demo.setToolTip(words._("A store full of invented people and outlets; yours stays as it is"))
        self.foot.row.addWidget(button(words._("Open a store…"), "flat", "folder", clicked=ways.choose_store))
        self.foot.row.addStretch(1)
        if ways.has_way_back():
            self.foot.add(button(words._("Cancel"), clicked=ways.back))
        self.foot.add(self.demo)
        self.make = button(words._("Make the store"), "primary", "check", clicked=self._make)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.make.click)
        self.foot.add(self.make)
        self.finish()

    def _agency(self, code: str, country: str) -> tuple[QLineEdit, Choice, QLineEdit]:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(12)
        short = QLineEdit(code)
        short.setMaxLength(8)
        short.setFixedWidth(88)
        name = QLineEdit()
        where = Choice(_countries(words), words._("Country"))
        where.set_code(country)
        where.setFixedWidth(150)
        row.addWidget(Labelled(words._("Code"), short))
        row.addWidget(Labelled(words._("Name of the agency"), name), 1)
        row.addWidget(Labelled(words._("Country"), where))
        self.column.addLayout(row)
        return short, where, name

    def _you(self) -> None:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(12)
        self.author = QLineEdit(self._ways.author)
        row.addWidget(Labelled(words._("Your name, as it stands in the history"), self.author), 1)
        row.addLayout(self._file(), 1)
        self.column.addLayout(row)
        self.passphrase = SecretTwice(words._("Passphrase, if you want one"), words._("The same again"))
        self.passphrase.changed.connect(self._warn)
        self.column.addWidget(self.passphrase)

    def _file(self) -> QVBoxLayout:
        words = self._words
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(label(words._("The store's file"), "second", "second"))
        line = QHBoxLayout()
        self.place = Elided(str(self._place), "text", mode=Qt.TextElideMode.ElideMiddle)
        line.addWidget(self.place, 1)
        line.addWidget(button(words._("Change…"), "link", clicked=self._choose_place))
        place.addLayout(line)
        return place

    def _warn(self) -> None:
        found, advice = passphrases.advice(self.passphrase.first.text())
        said = [self._words.say(each) for each in (advice, passphrases.WARNING)] if advice is not None else []
        self.passphrase.tell_strength(found, "\n".join(said))

    def anew(self) -> FirstStart:
        """The same page in another language or theme, with what was typed."""
        return FirstStart(self._ways, self._typed())

    def _entries(self) -> dict[str, QLineEdit]:
        return {
            "code": self.code,
            "name": self.name,
            "partner_code": self.partner_code,
            "partner_name": self.partner_name,
            "author": self.author,
            "passphrase": self.passphrase.first,
            "passphrase_again": self.passphrase.again,
        }

    def _typed(self) -> dict[str, str]:
        typed = {key: entry.text() for key, entry in self._entries().items()}
        return {
            **typed,
            "country": self.country.code(),
            "partner_country": self.partner_country.code(),
            "place": str(self._place),
        }

    def _fill(self, typed: dict[str, str]) -> None:
        for key, entry in self._entries().items():
            if typed.get(key):
                entry.setText(typed[key])
        if typed:
            self.country.set_code(typed["country"])
            self.partner_country.set_code(typed["partner_country"])
            self._place = Path(typed["place"])
            self.place.setText(typed["place"])

    def _choose_place(self) -> None:
        chosen = choose_new_store(self, self._words, self._place)
        if chosen is not None:
            self._place = chosen
            self.place.setText(str(chosen))

    def _complain(self, sentence: str, entry: QLineEdit | None = None) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        self.make.setEnabled(True)
        self.demo.setEnabled(True)
        if entry is not None:
            entry.setFocus()

    def _make(self) -> None:
        words, typed = self._words, self._typed()
        for entry, key in ((self.code, "code"), (self.partner_code, "partner_code")):
            if not (typed[key].isascii() and typed[key].isalpha() and 2 <= len(typed[key]) <= 8):
                self._complain(words._("The code of an agency is 2 to 8 letters without accents, such as TR."), entry)
                return
        if typed["code"].upper() == typed["partner_code"].upper():
            self._complain(
                words._("Both agencies have the same code; give the partner another one."), self.partner_code
            )
            return
        if typed["passphrase"] and (why := passphrases.refusal(typed["passphrase"], typed["passphrase_again"])):
            self._complain(words.say(why), self.passphrase.first)
            return
        self._run(typed, demo=False)

    def _look_around(self) -> None:
        place = _free(data_folder() / f"demo{STORE_SUFFIX}")
        self._run({**self._typed(), "place": str(place), "passphrase": ""}, demo=True)

    def _run(self, typed: dict[str, str], *, demo: bool) -> None:
        self.make.setEnabled(False)
        self.demo.setEnabled(False)
        self.complaint.hide()
        frame = self._ways.frame
        settings = frame.settings
        settings.language = self._words.language
        settings.author = typed["author"].strip()
        settings.save()
        language = self._words.language

        def task(progress: Progress) -> Path:
            return demo_store(typed, language, progress) if demo else new_store(typed, language)

        def made(place: Path) -> None:
            self._ways.open_store(place, typed["passphrase"] or None)

        running = frame.operations.write(task, made, self._failed, owner=self)
        frame.window.work.watch(running, self._words._("The store is being made"))

    def _failed(self, trouble: Trouble) -> None:
        self._complain(trouble.sentence(self._words))


def _free(path: Path) -> Path:
    """The path itself, or one with a number where a file already stands there."""
    place, number = path, 2
    while place.exists():
        place = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return place


def _countries(words: Words) -> list[tuple[str, str]]:
    return sorted(country_names(words.language).items(), key=lambda pair: pair[0] not in ("TR", "AZ"))


def new_store(typed: dict[str, str], language: str) -> Path:
    """Make the store a person described; gives its path. Raises the StoreTrouble that keeps it from being made."""
    place = Path(typed["place"])
    place.parent.mkdir(parents=True, exist_ok=True)
    partner_language = {"TR": "tr", "AZ": "az"}.get(typed["partner_country"], "en")
    made = _create(
        place,
        AgencySpec(typed["code"].upper(), typed["name"].strip() or typed["code"].upper(), typed["country"], language),
        AgencySpec(
            typed["partner_code"].upper(),
            typed["partner_name"].strip() or typed["partner_code"].upper(),
            typed["partner_country"],
            partner_language,
        ),
        passphrases.checked(typed["passphrase"] or None),
    )
    made.close()
    return place


def _create(place: Path, agency: AgencySpec, partner: AgencySpec, passphrase: str | None) -> Store:
    return Store.create(place, agency=agency, partners=[partner], passphrase=passphrase)


def demo_store(typed: dict[str, str], language: str, progress: Progress) -> Path:
    """Make a store with the invented year, kept by the side whose language it is; gives its path."""
    place = Path(typed["place"])
    place.parent.mkdir(parents=True, exist_ok=True)
    home = "AZ" if language == "az" else "TR"
    specs = {code: AgencySpec(code, name, code, code.lower()) for code, name in DEMO_AGENCIES.items()}
    with Store.create(place, agency=specs[home], partners=[specs[demo_partner(home)]]) as store:
        fill(store, today=date.today(), agencies={code: code for code in specs}, home=home, progress=progress)
    return place
