"""Which records a partner may have, and which fields of them the partner's side may fill."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from exchange_app.domain.records import Record, RecordId
from exchange_app.errors import Trouble
from exchange_app.kinds import kind
from exchange_app.kinds.registry import shared_kinds
from exchange_app.services.agencies import partner_of
from exchange_app.services.naming import names_of
from exchange_app.store import Reader
from exchange_app.store.partner_scope import NARROWING
from exchange_app.store.states import UNNAMED
from exchange_app.text import msg


class UnknownCohort(Trouble):
    """There is no cohort of that code, or the partner has no part in it."""

    code = "exporting.cohort"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """The records that one export holds, by kind, in the order of their sheets."""

    partner: Record
    cohorts: tuple[str, ...]
    records: dict[str, list[Record]]

    def all(self) -> Iterable[Record]:
        """Every record of it."""
        for key in shared_kinds():
            yield from self.records[key]


def scope(reader: Reader, own: str, to: str, cohorts: Sequence[str]) -> ExportScope:
    """What `to` may have: its cohorts (or those named by code), who applied to them, and who hosts them.

    Without named cohorts the partner's own people and outlets come along, whether they applied or not, and whatever it
    knows from an earlier exchange.
    Raises UnknownPartner, UnknownCohort.
    """
    partner = partner_of(reader, own, to)
    chosen = _cohorts(reader, to, cohorts)
    ids = [each.id for each in chosen] if cohorts else None
    records = {key: [*reader.records(key, reader.scope.may_have(key, to, ids))] for key in shared_kinds()}
    return ExportScope(partner, tuple(each.code for each in chosen), records)


def codes_beyond(reader: Reader, found: ExportScope, withheld: Collection[str]) -> dict[str, dict[RecordId, str]]:
    """The codes, by kind and id, of records that those of a scope refer to and that are not in it: removed ones, say.

    What one is called is not told, since the partner does not get it; where no code is known its id stands for it.
    `withheld` names the fields (`kind.key`) that do not leave.
    """
    wanted: dict[str, set[RecordId]] = {}
    for key, records in found.records.items():
        for by, target in kind(key).references.items():
            if f"{key}.{by}" not in withheld:
                wanted.setdefault(target, set()).update(str(value) for each in records if (value := each.get(by)))
    for target, ids in wanted.items():
        ids.difference_update(each.id for each in found.records[target])
    known = names_of(reader, ((target, id) for target, ids in wanted.items() for id in sorted(ids)))
    codes = {id: code for id, (code, _name) in known.items() if code != UNNAMED}
    return {target: {id: codes.get(id, id) for id in sorted(ids)} for target, ids in wanted.items()}


def _cohorts(reader: Reader, to: str, codes: Sequence[str]) -> list[Record]:
    shared = [*reader.records(NARROWING, reader.scope.narrowing(to))]
    if not codes:
        return shared
    by_code = {each.code: each for each in shared}
    for code in codes:
        if code not in by_code:
            raise UnknownCohort(
                msg(
                    "{agency} has no cohort {code}. List the cohorts to see their codes and sides.",
                    agency=to,
                    code=code,
                )
            )
    return [by_code[code] for code in dict.fromkeys(codes)]
