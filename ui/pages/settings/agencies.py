"""The agencies in the settings: their names, countries and languages; a partner can be added."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.kinds.countries import country_names
from exchange_app.kinds.values import check
from exchange_app.progress import Progress
from exchange_app.services import records
from exchange_app.services.records import Edit
from exchange_app.store import OperationResult
from ui.components.dialog import Dialog
from ui.components.fields import Choice, Labelled
from ui.components.kept_dialog import keep_dialog
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import GoTo
from ui.forms.saving import write_edits


class AgencyDialog(Dialog):
    """Edits an agency, or adds a partner. `record` is None for a new one."""

    def __init__(self, parent: QWidget, desk: Desk, record: Record | None, done: Callable[[], object]) -> None:
        words, declared = desk.words, kind("agency")
        super().__init__(
            parent, words, titles.title(record) if record else words._("Add a partner agency"), icon="exchange"
        )
        self._desk, self._record, self._done = desk, record, done
        values = record.values if record else {}
        self.code = QLineEdit(str(values.get("code", "")))
        self.code.setReadOnly(record is not None)
        self.name = QLineEdit(str(values.get("name", "")))
        self.country = Choice(country_names(words.language).items(), words.say(declared.field("country").label))
        self.country.set_code(str(values.get("country", "AZ")))
        spoken = declared.field("language").choices
        offered = [(code, words.say(spoken.label(code))) for code in ("en", "tr", "az")] if spoken else []
        self.language = Choice(offered, words.say(declared.field("language").label))
        self.language.set_code(str(values.get("language", "en")))
        for key, field in (
            ("code", self.code),
            ("name", self.name),
            ("country", self.country),
            ("language", self.language),
        ):
            field.setFixedHeight(28)
            self.body.addWidget(Labelled(words.say(declared.field(key).label), field))
        self.add_cancel()
        self.add_action(words._("Save"), self._save)
        self._begun, key = self._typed(), record.id if record else "new"

        def draft() -> Draft | None:
            typed, to = self._typed(), GoTo("settings")
            return Draft("agency", key, typed, 1, self.windowTitle(), to) if typed != self._begun else None

        if kept := keep_dialog(self, desk.drafts, draft, "agency", key):
            self.code.setText(str(kept["code"]))
            self.name.setText(str(kept["name"]))
            self.country.set_code(str(kept["country"]))
            self.language.set_code(str(kept["language"]))

    def _typed(self) -> dict[str, str]:
        return {
            "code": self.code.text(), "name": self.name.text(), "country": self.country.code(), "language": self.language.code(),
        }  # fmt: skip

    def _save(self) -> None:
        declared, words, desk = kind("agency"), self.words, self._desk
        values: dict[str, Value | None] = {
            "code": self.code.text().strip().upper() or None, "name": self.name.text().strip() or None,
            "country": self.country.code() or None, "language": self.language.code() or None,
        }  # fmt: skip
        for key, value in values.items():
            if wrong := check(declared.field(key), value):
                self.complain(words.say(wrong))
                return
        record = self._record

        def finished(result: OperationResult) -> None:
            self.accept()
            if result.number:
                desk.step_done(result.label)
            self._done()

        def failed(trouble: Trouble) -> None:
            self.complain(trouble.sentence(words))

        if record is not None:
            changed = {key: value for key, value in values.items() if value != record.get(key)}
            write_edits(desk, [Edit("agency", record.id, changed, record.version)], finished, failed, self)
            return

        def task(_progress: Progress) -> OperationResult:
            code = str(values["code"])
            return records.create(desk.store, "agency", values, access=desk.access, agency=code, code=code)

        desk.operations.write(task, finished, failed, owner=self)
