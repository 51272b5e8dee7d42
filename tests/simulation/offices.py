"""An agency at its desk: a real store in a folder of its own, and what a person could see of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from exchange_app.domain.exchange.state_codec import Kept, state_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL, RecordState
from exchange_app.domain.exchange.versions import Offices
from exchange_app.kinds import KINDS
from exchange_app.services.merging.rules import standing_rules
from exchange_app.store import AgencySpec, Store, Work, restore
from exchange_app.text import msg

from .ledger import Known, Mark, Place

AGENCIES = (
    AgencySpec("TR", "Anadolu Medya", "TR", "tr"),
    AgencySpec("AZ", "Xəzər Media", "AZ", "az"),
    AgencySpec("KZ", "Dala Media", "KZ", "en"),
    AgencySpec("UZ", "Ipak Media", "UZ", "en"),
)
SHARED = tuple(key for key in KINDS if key != "agency")
AUTHOR = "Derya"


def template(folder: Path, agency: AgencySpec, partners: int) -> Path:
    """A new store of an agency, made once and copied from then on."""
    path = folder / f"{agency.code}-{partners}.exdesk"
    if not path.exists():
        Store.create(path, agency=agency, partners=[each for each in AGENCIES[:partners] if each != agency]).close()
    return path


@dataclass(frozen=True)
class _Reading:
    """What was read of a store, by which connection, and when as that counts it."""

    connection: Any = None
    version: int = 0
    kept: Mapping[str, Kept] = field(default_factory=dict)
    offices: Offices = field(default_factory=dict)

    @cached_property
    def states(self) -> dict[str, RecordState]:
        return {id: state_of(each, self.offices) for id, each in self.kept.items()}


class Office:
    """One store. `known` is what the ledger says it knows; `own` are the marks made here by place, those taken back too;
    `done` tells of operations what was known before and after of which records, and when they were taken back (None: a new
    edit takes them back)."""

    def __init__(self, name: str, agency: str, path: Path) -> None:
        self.name, self.agency, self.path = name, agency, path
        self.store = Store.open(path)
        self.known = Known()
        self.own: dict[Place, frozenset[Mark]] = {}
        self.merged = 0
        """The number of the last merge; 0 where it changed nothing."""
        self.done: dict[int, Any] = {}
        self.backups: list[tuple[Path, Known, dict[Place, frozenset[Mark]], dict[int, Any]]] = []
        self._reading = _Reading()

    @classmethod
    def opened(cls, name: str, agency: AgencySpec, folder: Path, templates: Path, partners: int) -> Office:
        path = folder / f"{name}.exdesk"
        shutil.copyfile(template(templates, agency, partners), path)
        return cls(name, agency.code, path)

    def close(self) -> None:
        self.store.close()

    def write(self, what: str, how: Callable[[Work], Any]) -> int:
        """Do something as one operation; gives its number."""
        with self.store.write(msg("Edit {what}", what=what), author=AUTHOR) as work:
            how(work)
        return work.result.number

    def back_up(self) -> None:
        path = self.path.with_name(f"{self.name}-backup{len(self.backups)}.exdesk")
        self.store.back_up(path)
        self.backups.append((path, self.known.copy(), dict(self.own), dict(self.done)))

    def restore(self, at: int) -> None:
        """Bring a backup back: what was done since is forgotten here."""
        path, known, own, done = self.backups[at]
        self.store.close()
        restore(self.path, path)
        self.store = Store.open(self.path)
        self.known, self.own, self.done = known.copy(), dict(own), dict(done)

    def copied(self, name: str) -> Office:
        """A second computer of the same agency, set up from a backup of this one."""
        backup = self.store.back_up(self.path.with_name(f"{name}-from.exdesk"))
        path = self.path.with_name(f"{name}.exdesk")
        restore(path, backup)
        made = Office(name, self.agency, path)
        made.known, made.own, made.done = self.known.copy(), dict(self.own), dict(self.done)
        return made

    def twin(self, name: str) -> Office:
        """The very same store once more, to try out what would happen."""
        made = Office(name, self.agency, self.store.back_up(self.path.with_name(f"{name}.exdesk")))
        made.known = self.known.copy()
        return made

    def can_undo(self, operation: int) -> bool:
        """Whether Undo would take back this operation."""
        with self.store.read() as reader:
            return any(
                each.number == operation and each.undoable and not each.undone for each in reader.journal.operations(1)
            )

    # -- what can be seen

    def _read(self) -> _Reading:
        """All records as the file has them: read again only once somebody has written to it, which SQLite itself tells."""
        with self.store.read() as reader:
            cursor = reader.db.cursor
            (version,) = cursor.execute("PRAGMA data_version").fetchone()
            if self._reading.connection is not cursor.connection or self._reading.version != version:
                kept = {each.id: each for kind in SHARED for each in reader.states.kept(kind) if _heard(each)}
                self._reading = _Reading(cursor.connection, version, kept, reader.states.offices())
        return self._reading

    def kept(self) -> dict[str, Kept]:
        """Every record of which something was heard."""
        return dict(self._read().kept)

    def states(self) -> dict[str, RecordState]:
        return self.seen()[0]

    def shown(self) -> dict[str, dict[str, Any]]:
        """What is shown of each record, and whether it is removed."""
        return _shown(self.kept())

    def seen(self) -> tuple[dict[str, RecordState], dict[str, dict[str, Any]]]:
        """The states, and what is shown, of one reading."""
        reading = self._read()
        return dict(reading.states), _shown(reading.kept)

    def standing(self, kind: str) -> dict[str, Kept]:
        """The records of a kind that stand, in the order in which they came."""
        with self.store.read() as reader:
            return {each.id: each for each in reader.states.kept(kind) if not each.removed}

    def codes(self) -> dict[str, str]:
        return {id: each.code for id, each in self.kept().items()}

    def shared_with(self, agency: str) -> set[str]:
        with self.store.read() as reader:
            return set(reader.app_data.shared_with(agency))

    def made_by(self, operation: int) -> set[str]:
        """The records that an operation made."""
        with self.store.read() as reader:
            reader.db.cursor.execute(
                "SELECT record FROM change WHERE operation = ? AND action = 'create'", (operation,)
            )
            return {record for (record,) in reader.db.cursor.fetchall()}

    def conflicts(self) -> list[tuple[str, str]]:
        with self.store.read() as reader:
            return [(each.record, each.field) for each in reader.states.open_conflicts()]

    def broken_rules(self) -> set[tuple[str, str]]:
        """Every rule that is broken, and at which record."""
        with self.store.read() as reader:
            return {(each.rule, each.record) for each in standing_rules(reader)}

    def everything(self) -> Mapping[str, Any]:
        """All that undo must bring back."""
        with self.store.read() as reader:
            receipts = [(each.export, each.content_hash) for each in reader.app_data.receipts()]
            pairs = {(each.first, each.second): each.verdict for each in reader.pairs.every() if each.register.entries}
            problems = sorted((each.record, each.field or "", each.cell or "") for each in reader.app_data.problems())
        states, shown = self.seen()
        return {
            "states": states, "shown": shown, "codes": self.codes(), "conflicts": self.conflicts(), "receipts": receipts,
            "pairs": pairs, "problems": problems,
        }  # fmt: skip


def _shown(kept: Mapping[str, Kept]) -> dict[str, dict[str, Any]]:
    return {id: {**each.columns, REMOVAL: int(each.removed)} for id, each in kept.items()}


def _heard(kept: Kept) -> bool:
    text = StateText.read(kept.registers)
    return not text.void
