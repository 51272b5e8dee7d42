"""Says for each task of Home to which page it leads."""

from __future__ import annotations

from typing import assert_never

from exchange_app.kinds.registry import page_of
from exchange_app.services.home import (
    AddTo,
    BringList,
    CohortBoard,
    Compare,
    OneRecord,
    Print,
    Records,
    RowsSetAside,
    Send,
    Target,
)
from ui.desk.goto import AddRelated, GoTo, ToBoard, ToDocuments, ToDuplicates, ToImport, ToList, ToPrepare, ToRecord


def way_of(target: Target) -> GoTo:
    """Where a task, or a figure, is seen."""
    match target:
        case OneRecord(kind, record):
            return ToRecord(page_of(kind), record)
        case Records(kind, filters, with_problems):
            return ToList(page_of(kind), filters, with_problems)
        case CohortBoard(cohort):
            return ToBoard(cohort=cohort) if cohort else GoTo(page_of("placement"))
        case Send(agency):
            return ToPrepare(partner=agency)
        case Compare(kind):
            return ToDuplicates(kind=kind)
        case RowsSetAside():
            return ToImport()
        case BringList():
            return ToImport(choose=True)
        case AddTo(cohort, kind):
            return ToRecord(page_of("cohort"), cohort, AddRelated(kind, {"cohort": cohort}))
        case Print(cohort):
            return ToDocuments(cohort=cohort or "")
        case _:
            assert_never(target)
