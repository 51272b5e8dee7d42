"""Two agencies, each at its own desk with its own store, who send each other workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exchange_app.domain.exchange.state_codec import state_of
from exchange_app.domain.exchange.states import RecordState
from exchange_app.kinds import KINDS
from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.services.merging import HELD, Decision, Merged, Review, apply, open_review, rules_after
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

TR, AZ = AgencySpec("TR", "Anadolu Medya", "TR", "tr"), AgencySpec("AZ", "Xəzər Media", "AZ", "az")
SHARED = tuple(key for key in KINDS if key != "agency")


def agreed(review: Review) -> Review:
    """The review after somebody has looked at what would be lost, and agreed."""
    for change in review.comparison.changes():
        if change.group in HELD:
            review.decide(change, Decision.ACCEPT)
    rules_after(review)
    return review


class Office:
    """One agency at its desk."""

    def __init__(self, folder: Path, own: AgencySpec, partner: AgencySpec) -> None:
        self.folder, self.partner, self.name = folder, partner.code, own.code
        self.store = Store.create(folder / f"{own.code}.exdesk", agency=own, partners=[partner])

    def send(self, name: str = "") -> Path:
        with self.store.read() as reader:
            number = len(reader.app_data.exports()) + 1
        return export(
            self.store, self.folder / f"{self.name}-{number}{name}.xlsx", to=self.partner, access=Access("Derya")
        ).path

    def look(self, path: Path) -> Review:
        return open_review(self.store, path)

    def read(self, path: Path, **decisions: Decision) -> Merged:
        looked = self.look(path)
        for change in looked.comparison.changes():
            if change.field in decisions:
                looked.decide(change, decisions[change.field])
            elif change.group in HELD:
                # what is lost is looked at and agreed to; what happens otherwise, tests say by a decision
                looked.decide(change, Decision.ACCEPT)
        return apply(self.store, looked, access=Access("Derya"))

    def write(self, kind: str, id: str, **values: Any) -> None:
        with self.store.write(msg("Edited"), author="Derya") as work:
            work.update(kind, id, values)

    def value(self, kind: str, id: str, field: str) -> Any:
        with self.store.read() as reader:
            return reader.record(kind, id).get(field)

    def states(self) -> dict[str, RecordState]:
        """Every state of shared records, without the fields that never leave."""
        with self.store.read() as reader:
            offices = reader.states.offices()
            found = [state_of(kept, offices) for kind in SHARED for kept in reader.states.kept(kind)]
        return {each.id: _told(each) for each in found if each.seen.counters or each.seen.typed}

    def shown(self) -> dict[str, Any]:
        with self.store.read() as reader:
            return {
                each.id: (
                    each.code,
                    {key: value for key, value in each.values.items() if not KINDS[kind].field(key).sensitive},
                )
                for kind in SHARED
                for each in reader.records(kind)
            }


def _told(state: RecordState) -> RecordState:
    kept = {key: each for key, each in state.fields.items() if not KINDS[state.kind].field(key).sensitive}
    return RecordState(state.kind, state.id, state.code, state.agency, kept, state.removal)


def together(tr: Office, az: Office) -> None:
    """Both read each other until nothing is new."""
    for _ in range(2):
        az.read(tr.send())
        tr.read(az.send())
