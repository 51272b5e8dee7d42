"""Which records a partner may have, and which fields of them the partner's side may fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds.registry import shared_kinds
from exchange_app.store import Reader
from exchange_app.store.partner_scope import NARROWING
from exchange_app.text import msg


class UnknownPartner(Trouble):
    """There is no partner agency of that code."""

    code = "exporting.partner"


class UnknownCohort(Trouble):
    """There is no cohort of that code, or the partner has no part in it."""

    code = "exporting.cohort"


@dataclass(frozen=True, slots=True)
class Scope:
    """The records that one export holds, by kind, in the order of their sheets."""

    partner: Record
    cohorts: tuple[str, ...]
    records: dict[str, list[Record]]

    def all(self) -> Iterable[Record]:
        """Every record of it."""
        for key in shared_kinds():
            yield from self.records[key]


def scope(reader: Reader, own: str, to: str, cohorts: Sequence[str]) -> Scope:
    """What `to` may have: its cohorts (or those named by code), who applied to them, and who hosts them.

    Without named cohorts the partner's own people and outlets come along, whether they applied or not, and whatever it
    knows from an earlier exchange.
    Raises UnknownPartner, UnknownCohort.
    """
    partner = next((each for each in reader.find("agency", "code", to) if not each.removed), None)
    if partner is None or to == own:
        partners = ", ".join(each for each in reader.app_data.partners())
        raise UnknownPartner(
            msg("There is no partner agency {code}; the partners are: {partners}.", code=to, partners=partners or "–")
        )
    chosen = _cohorts(reader, to, cohorts)
    ids = [each.id for each in chosen] if cohorts else None
    records = {key: [*reader.records(key, reader.scope.may_have(key, to, ids))] for key in shared_kinds()}
    return Scope(partner, tuple(each.code for each in chosen), records)


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
