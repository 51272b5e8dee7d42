"""Rules that would be broken after a merge: problems to show, never reasons to refuse.

Only the records that differ and those that hang on them are read, whatever the size of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from exchange_app.domain.exchange.comparing import Change, Comparison, Group, RecordMerge
from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.diff import RELEVANT, RuleDiff, RuleFinding
from exchange_app.domain.rules.snapshot import RecordSnapshot
from exchange_app.kinds import KINDS, FieldType, Value, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import cleared
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.services.merging.rule_context import RuleContext
from exchange_app.store import Reader
from exchange_app.store.codec import decoder


class RuleWatch:
    """The rules that a comparison breaks, before and after, and after other decisions."""

    def __init__(self, reader: Reader, comparison: Comparison) -> None:
        self._records = {each.id: each for each in comparison.records}
        self._chosen: dict[RecordId, dict[str, Content]] = {}
        self._drawn: dict[RecordId, dict[str, Content]] = {}
        self._set: dict[RecordId, dict[str, Content]] = {}
        spreading = {id: _spreads(each) for id, each in self._records.items()}
        here = {id: record for id, each in self._records.items() if (record := _before(each)) is not None}
        coming = {id: record_of(each.after) for id, each in self._records.items()}
        links, linked = reader.pairs.same(), _links_after(reader, comparison)
        around = RuleContext(reader)
        changed = sorted({each for pair in set(links) ^ set(linked) for each in pair})
        around.gather(self._states(spreading), (*links, *linked), changed)
        others = [each for each in (*around.sketches, *around.records) if each.id not in self._records]
        before = RecordSnapshot([*others, *here.values()], countries=around.countries, links=links)
        after = RecordSnapshot([*others, *coming.values()], countries=around.countries, links=linked)
        self._watch = RuleDiff(before, after, spreading, changed)

    def _states(self, spreading: Mapping[RecordId, bool]) -> Iterator[tuple[Kept, bool]]:
        """Each state that a record may come to, and whether what others are judged by differs in it."""
        for id, merge in self._records.items():
            spreads = spreading[id]
            yield merge.after, spreads
            if merge.ours is not None:
                yield merge.ours, spreads
                if spreads:
                    theirs = {change.field: change.theirs for change in merge.changes if change.field != REMOVAL}
                    yield replace(merge.after, columns={**merge.after.columns, **theirs}), spreads

    def decided(
        self,
        outcome: Callable[[Change], Content],
        records: Iterable[RecordId] | None = None,
        comes_to: Callable[[RecordMerge], Kept | None] = lambda merge: merge.after,
    ) -> tuple[RuleFinding, ...]:
        """What is broken before and after when that comes of each change. `records` are those about which something
        was decided since the last time (default: any); the rules are asked only where something else came of it. `comes_to`
        gives the state of a record of ours before what was decided is written upon it, None where it stays as it is."""
        looked = list(self._records if records is None else records)
        for id in looked:
            merge = self._records[id]
            self._chosen[id] = {
                change.field: result for change in merge.changes if (result := outcome(change)) != change.after
            }
            if merge.ours is None or (state := comes_to(merge)) is merge.after:
                continue
            if state is None:
                self._chosen[id] |= {key: merge.ours.columns.get(key) for key in merge.after.columns}
            elif state.removed != merge.after.removed:
                self._chosen[id].setdefault(REMOVAL, int(state.removed))
        drawn = self._drawn_along()
        turned: list[Record] = []
        for id in dict.fromkeys((*looked, *drawn, *self._drawn)):
            said = {**self._chosen.get(id, {}), **drawn.get(id, {})}
            if said != self._set.get(id, {}):
                self._set[id] = said
                turned.append(record_of(self._records[id].after, said))
        self._drawn = drawn
        self._watch.change(turned)
        return self._watch.told()

    def _drawn_along(self) -> dict[RecordId, dict[str, Content]]:
        """What becomes of new records that refer to new ones that are refused: they go too, or lose an optional reference."""
        refused = [id for id, said in self._chosen.items() if self._records[id].ours is None and said.get(REMOVAL) == 1]
        found: dict[RecordId, dict[str, Content]] = {}
        for each in refused:
            for id, field, required in self._belonging.get(each, ()):
                if required and REMOVAL not in found.setdefault(id, {}):
                    found[id][REMOVAL] = 1
                    refused.append(id)
                elif not required:
                    found.setdefault(id, {})[field] = None
        return found

    @cached_property
    def _belonging(self) -> dict[RecordId, list[tuple[RecordId, str, bool]]]:
        """By record, those of the comparison that refer to it: id, field, whether they cannot be without."""
        found: dict[RecordId, list[tuple[RecordId, str, bool]]] = {}
        for id, merge in self._records.items():
            for field in kind(merge.kind).fields:
                if (
                    field.type is FieldType.REFERENCE
                    and (target := merge.after.columns.get(field.key)) in self._records
                ):
                    found.setdefault(str(target), []).append((id, field.key, field.required))
        return found


def standing_rules(reader: Reader) -> tuple[RuleFinding, ...]:
    """Every rule that is broken in a store as it stands: the same in two stores that say the same."""
    reader = reader.clear(Purpose.RULES)
    countries = countries_of_agencies(reader)
    every = [each for key in KINDS for each in reader.records(key, with_removed=True)]
    snapshot = RecordSnapshot(every, countries=countries, links=reader.pairs.same())
    return RuleDiff(RecordSnapshot(()), snapshot, {each.id: True for each in every if not each.removed}).told()


def _spreads(merge: RecordMerge) -> bool:
    """Whether a record comes or goes, or differs in something that others are judged by."""
    if merge.ours is None:
        return True
    keys = {change.field for change in merge.changes if change.group is not Group.SAME}
    return REMOVAL in keys or not keys.isdisjoint(RELEVANT.get(merge.kind, ()))


def _links_after(reader: Reader, comparison: Comparison) -> list[tuple[RecordId, RecordId]]:
    """The pairs said to be the same person once what the workbook says of pairs has come together with ours."""
    found = set(reader.pairs.same())
    for pair in comparison.incoming.carried.pairs:
        ids = (pair.first, pair.second)
        found.discard(ids)
        if reader.pairs.of(pair.kind, *ids).join(pair).verdict is Verdict.SAME:
            found.add(ids)
    return sorted(found)


@cleared
@lru_cache(maxsize=16)
def _decoders(record_kind: str) -> tuple[tuple[str, Callable[[Content], Value] | None], ...]:
    return tuple((each.key, decoder(each)) for each in kind(record_kind).fields)


def _before(merge: RecordMerge) -> Record | None:
    return None if merge.ours is None else record_of(merge.ours)


def record_of(kept: Kept, said: dict[str, Content] | None = None) -> Record:
    """A record as it would stand, with what was decided about some of its fields."""
    columns = kept.columns if not said else {**kept.columns, **said}
    values: dict[str, Value] = {}
    for key, decode in _decoders(kept.kind):
        content = columns.get(key)
        if content is not None:
            values[key] = content if decode is None else decode(content)
    removed = kept.removed if not said or REMOVAL not in said else bool(said[REMOVAL])
    return Record(kept.kind, kept.id, kept.code, kept.agency, 0, values, removed=removed)
