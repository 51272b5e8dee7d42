"""Settings: the person, the look, the agencies, the store with its passphrase, the backups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.kinds.values import show
from exchange_app.progress import Progress
from exchange_app.settings import Density
from ui.components.buttons import button
from ui.components.fields import Choice
from ui.components.labels import Elided, label
from ui.components.panel import PageHeader
from ui.components.pill import SideLetters
from ui.components.scrolling import ScrollArea
from ui.desk.choices import densities, themes
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.signals import AuthorChanged, IdleChanged, Restyle, SetLanguage, SetTheme
from ui.pages import Page
from ui.pages.settings.agencies import AgencyDialog
from ui.pages.settings.backups import Backups
from ui.pages.settings.passphrase import PassphraseDialog, remove
from ui.pages.settings.section import SettingsSection

WIDTH = 860
IDLE = (0, 5, 15, 30, 60)
OWN_NAMES = (("en", "English"), ("tr", "Türkçe"), ("az", "Azərbaycanca"))


class SettingsPage(Page):
    """Every change takes effect at once."""

    key = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(self.title()))
        self.area = ScrollArea()
        inner = QWidget()
        inner.setObjectName("page")
        inner.setMaximumWidth(WIDTH)
        self.sections = QVBoxLayout(inner)
        self.sections.setContentsMargins(16, 0, 16, 24)
        self.sections.setSpacing(8)
        self.sections.addWidget(self._person())
        self.sections.addWidget(self._look())
        self.agencies = SettingsSection(self.words._("Agencies"))
        self.sections.addWidget(self.agencies)
        self.sections.addWidget(self._store())
        self.backups = Backups(desk)
        kept = SettingsSection(self.words._("Backups"))
        kept.add("", self.backups)
        self.sections.addWidget(kept)
        self.sections.addStretch(1)
        self.area.setWidget(inner)
        column.addWidget(self.area, 1)
        self._read()

    # ---- sections --------------------------------------------------------------------------------------------

    def _person(self) -> QWidget:
        words, section = self.words, SettingsSection(self.words._("You"))
        self.author = QLineEdit(self.desk.settings.author)
        self.author.setFixedSize(280, 28)
        self.author.setPlaceholderText(self.desk.access.author)
        self.author.editingFinished.connect(self._set_author)
        self.desk.drafts.gather.connect(self._set_author)
        section.add(
            words._("Your name"), self.author, note=words._("It stands in the history beside everything you change.")
        )
        self.language = Choice(OWN_NAMES, words._("Language"))
        self.language.set_code(words.language)
        self.language.picked.connect(lambda code: self.desk.signals.command.emit(SetLanguage(code)))
        section.add(words._("Language"), self.language)
        return section

    def _look(self) -> QWidget:
        words, section, settings = self.words, SettingsSection(self.words._("Look")), self.desk.settings
        self.theme = Choice(themes(words), words._("Theme"))
        self.theme.set_code(settings.theme)
        self.theme.picked.connect(lambda code: self.desk.signals.command.emit(SetTheme(code)))
        section.add(words._("Theme"), self.theme)
        self.density = Choice(densities(words), words._("Row height"))
        self.density.set_code(settings.density)
        self.density.picked.connect(self._set_density)
        section.add(words._("Row height"), self.density)
        return section

    def _store(self) -> QWidget:
        words, section, store = self.words, SettingsSection(self.words._("The store")), self.desk.store
        place = Elided(str(store.path))
        place.setMinimumWidth(420)
        section.add(words._("File"), place)
        state = (
            words._("Encrypted with a passphrase")
            if store.protected
            else words._("Not encrypted: everybody who can read the file can open it")
        )
        buttons = [
            button(
                words._("Change the passphrase…") if store.protected else words._("Set a passphrase…"),
                "plain",
                "lock",
                clicked=self._passphrase,
            )
        ]
        if store.protected:
            buttons.append(
                button(words._("Remove…"), "plain", "unlock", clicked=lambda: remove(self, self.desk, self._again))
            )
        section.add(words._("Passphrase"), *buttons, note=state)
        choices = [
            (
                str(minutes),
                words.n_("after {count} minute", "after {count} minutes", minutes) if minutes else words._("never"),
            )
            for minutes in IDLE
        ]
        self.idle = Choice(choices, words._("Lock when idle"))
        self.idle.set_code(str(self.desk.settings.idle_minutes))
        self.idle.setEnabled(store.protected)
        self.idle.picked.connect(self._set_idle)
        section.add(words._("Lock when idle"), self.idle)
        return section

    def _read(self) -> None:
        store = self.desk.store

        def task(_progress: Progress) -> list[Record]:
            with store.read() as reader:
                return list(reader.records("agency"))

        self.desk.operations.run(task, self._show_agencies, owner=self)

    def _show_agencies(self, found: list[Record]) -> None:
        words, declared = self.words, kind("agency")
        fresh = SettingsSection(words._("Agencies"))
        for each in sorted(found, key=lambda record: record.get("code") != self.desk.store.agency):
            ours = each.get("code") == self.desk.store.agency
            details = words.join(show(declared.field(key), each.get(key), words) for key in ("country", "language"))
            change = button(words._("Change…"), "plain", "pencil", clicked=self._changing(each), tip=titles.title(each))
            name = words._("This agency") if ours else words._("Partner agency")
            fresh.add(
                name,
                SideLetters(str(each.get("code")), ours),
                label(titles.title(each), "medium"),
                label(details, "text", "second"),
                change,
            )
        fresh.add(
            "",
            button(
                words._("Add a partner agency…"),
                "plain",
                "plus",
                clicked=lambda: AgencyDialog(self, self.desk, None, self._read).open(),
            ),
        )
        self.sections.replaceWidget(self.agencies, fresh)
        self.agencies.deleteLater()
        self.agencies = fresh

    def _changing(self, record: Record) -> Callable[[], object]:
        return lambda: AgencyDialog(self, self.desk, record, self._read).open()

    # ---- changes ---------------------------------------------------------------------------------------------

    def _set_author(self) -> None:
        if self.author.text().strip() == self.desk.settings.author:
            return
        self.desk.settings.author = self.author.text().strip()
        self.desk.settings.save()
        self.desk.signals.command.emit(AuthorChanged())

    def _set_density(self, code: str) -> None:
        self.desk.settings.density = next(each for each in get_args(Density) if each == code)
        self.desk.settings.save()
        self.desk.signals.command.emit(Restyle())

    def _set_idle(self, minutes: str) -> None:
        self.desk.settings.idle_minutes = int(minutes)
        self.desk.settings.save()
        self.desk.signals.command.emit(IdleChanged())

    def _passphrase(self) -> None:
        PassphraseDialog(self, self.desk, self._again).open()

    def _again(self) -> None:
        self.desk.signals.command.emit(Restyle())

    def concerned(self, changes: WrittenRecords) -> bool:
        """It shows the agencies."""
        return changes.touches(("agency",))

    def refresh(self, changes: WrittenRecords) -> None:
        """Agencies may have changed."""
        self._read()

    def state(self) -> dict[str, Any]:
        """How far it is scrolled."""
        return {"scroll": self.area.verticalScrollBar().value()}

    def restore(self, state: dict[str, Any]) -> None:
        """Scroll there again."""
        self.area.verticalScrollBar().setValue(int(state.get("scroll", 0)))
