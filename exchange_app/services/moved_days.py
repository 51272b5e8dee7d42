"""Days that were taken over from a record and stand elsewhere still when that record is given others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.registry import per_registry
from exchange_app.services.records import Edit
from exchange_app.store import Reader


def may_follow(edits: Sequence[Edit]) -> bool:
    """Whether anything can have taken over days that these edits replace; asked without a store."""
    kinds = {each.kind for each in edits}
    taken = {of: {key for days in _followers(of).values() for key in days.values()} for of in kinds}
    return any(not taken[each.kind].isdisjoint(each.values) for each in edits)


def following(reader: Reader, edits: Sequence[Edit]) -> list[Edit]:
    """What has just the days that these edits replace, and had them from there: the openings of a cohort, and the placements at these
    openings, as edits that give them the new days. What is locked stays."""
    found: dict[tuple[str, RecordId], Edit] = {}
    fresh = list(edits)
    while fresh:
        fresh = [each for edit in fresh for each in _behind(reader, edit)]
        found.update(((each.kind, each.id), each) for each in fresh)
    for each in edits:
        found.pop((each.kind, each.id), None)
    return list(found.values())


def _behind(reader: Reader, edit: Edit) -> Iterator[Edit]:
    for (other, by), followed in _followers(edit.kind).items():
        days = {field: key for field, key in followed.items() if edit.values.get(key) is not None}
        before = reader.record(edit.kind, edit.id) if days else None
        placing = KINDS[other].placing
        for each in reader.find(other, by, edit.id) if before is not None else ():
            moved = {
                field: edit.values[key]
                for field, key in days.items()
                if before is not None and each.get(field) == before.get(key) not in (None, edit.values[key])
            }
            if moved and not (placing is not None and each.get(placing.lock)):
                yield Edit(other, each.id, moved, each.version)


@per_registry
def _followers(kind_key: str) -> dict[tuple[str, str], dict[str, str]]:
    """By the kinds that refer to one, and the reference: their days, and the day of that one which each takes over."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for other, declared in KINDS.items():
        for field in declared.fields:
            reference, _, key = field.follows.partition(".")
            if field.type is FieldType.DATE and reference and declared.references[reference] == kind_key:
                found.setdefault((other, reference), {})[field.key] = key
        placing = declared.placing
        if placing is not None and declared.references[placing.where] == kind_key:
            found[other, placing.where] = {key: key for key in (placing.starts, placing.ends)}
    return found
