"""The text of a record's state, as store and workbook keep it beside the contents of the fields. See state_codec."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from exchange_app.domain.exchange.versions import Version
from exchange_app.domain.records import REMOVAL

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""Data as one text, always the same for equal data."""

Spelled = Version | dict[str, Any]
"""One version, which alone stands; or a register in full."""


@dataclass(slots=True)
class StateText:
    """The text of a record's state, taken apart. `origin` is the version of every field that is not named."""

    origin: Version | None = None
    unheard: frozenset[str] = frozenset()
    fields: dict[str, Any] = field(default_factory=dict)
    removal: Any = None
    void: bool = False

    @classmethod
    def read(cls, text: str) -> StateText:
        """Take a text apart."""
        origin, unheard, fields, removal, void = _taken_apart(text)
        return cls(origin, unheard, dict(fields), removal, void)

    def spelled(self, key: str) -> Spelled | None:
        """How a field is spelled: a version, or a register in full; None where it was never heard of."""
        if self.void:
            return None
        found = self.fields.get(key)
        return found if found is not None else None if key in self.unheard else self.origin

    def spelled_removal(self) -> Spelled | None:
        """How the removal is spelled; None where nothing was heard of it."""
        if self.void:
            return None
        return self.removal if self.removal is not None else None if REMOVAL in self.unheard else self.origin

    def set_field(self, key: str, spelled: Spelled) -> None:
        """Spell a field otherwise."""
        if spelled == self.origin and key not in self.unheard:
            self.fields.pop(key, None)
        else:
            self.fields[key] = spelled

    def settled_by_writing(self, keys: Iterable[str]) -> list[str]:
        """Those of some fields in which different contents stand, so that writing there settles it."""
        several = (key for key in keys if isinstance(self.fields.get(key), dict))
        return [key for key in several if len({compact(each[1]) for each in self.fields[key]["l"]}) > 1]

    @property
    def taken_out(self) -> bool:
        """Whether somebody said that the record goes."""
        return isinstance(self.removal, dict) and any(each[1] == 1 for each in self.removal["l"])

    def part(self, keys: Iterable[str], *, removal: bool = False) -> str:
        """The text of some fields alone, and of the removal."""
        return StateText(
            fields={key: self.spelled(key) for key in keys}, removal=self.spelled_removal() if removal else None
        ).written()

    def written(self) -> str:
        """The text."""
        held: dict[str, Any] = {"v": True} if self.void else {}
        if self.origin is not None:
            held["o"] = self.origin
        if self.unheard:
            held["w"] = sorted(self.unheard)
        if self.fields:
            held["f"] = self.fields
        if self.removal is not None:
            held["r"] = self.removal
        return compact(held)


@lru_cache(maxsize=4096)
def _taken_apart(text: str) -> tuple[Version | None, frozenset[str], Mapping[str, Any], Any, bool]:
    """Most records of a store share their text."""
    held = json.loads(text) if text else {}
    return held.get("o"), frozenset(held.get("w", ())), held.get("f", {}), held.get("r"), bool(held.get("v"))
