"""The part of the reader that a few pages ask for; how each of it is read comes with the first question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from exchange_app.domain.records import RecordId
from exchange_app.store.reading import Reading

if TYPE_CHECKING:
    from exchange_app.store.dashboard_figures import Summary
    from exchange_app.store.dashboard_queries import Overview
    from exchange_app.store.pending import PendingKeys, PendingLine


class Seldom(Reading):
    """Figures of the programme, and what a partner has not been sent."""

    def summary(self, cohort: RecordId | None, today: date, *, ahead: int = 60) -> Summary:
        """The figures of a cohort, or of all cohorts that are not over; deadlines of the next `ahead` days."""
        return self._overview().summary(cohort, today, ahead=ahead)

    def leaving(self, agency: str) -> frozenset[str]:
        """The fields (kind.field) that leave for an agency: all that are not withheld by the terms agreed, sensitive ones
        only where its last export held them."""
        return self._overview().leaving(agency)

    def pending(self, agency: str, since: int, *, fields: Iterable[str]) -> PendingKeys:
        """What changed by operations after number `since` in what an agency may have; `fields` (kind.field) are those
        that leave for it."""
        return self._overview().pending(agency, since, fields=fields)

    def pending_lines(self, keys: PendingKeys, numbers: Sequence[int]) -> list[PendingLine]:
        """The lines of some numbers, in their order."""
        return self._overview().pending_lines(keys, numbers)

    def titles(self, of: Mapping[RecordId, str]) -> dict[RecordId, tuple[str, str]]:
        """Code and name of records, removed ones too, by id; `of` gives their kinds."""
        return self._overview().titles(of)

    def _overview(self) -> Overview:
        from exchange_app.store.dashboard_queries import Overview

        return Overview(self.db, self.purpose)
