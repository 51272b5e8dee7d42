"""The two agencies of the tests, and what a person could see of a store."""

from __future__ import annotations

from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.store import AgencySpec, Reader, Store

AZ = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
TR = AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr")


def dump_of(store: Store) -> dict[str, Any]:
    """Standing records and open problems, without the counters that only ever rise."""
    with store.read() as reader:
        return {kind: _records(reader, kind) for kind in KINDS} | {
            "problems": sorted((each.record, each.field or "", each.cell or "") for each in reader.app_data.problems())
        }


def _records(reader: Reader, kind: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {each.id: (each.code, each.agency, dict(each.values)) for each in reader.records(kind)}
