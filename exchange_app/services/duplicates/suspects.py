"""People and outlets that may be entered twice, what speaks for it, and what a person says of two of them.

Nothing is merged: two records said to be the same are linked, and the link (or that they are different) travels with the
next workbook. Of two agencies that each entered the person, pairs across both come first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar, NamedTuple

from exchange_app.domain import matching
from exchange_app.domain.exchange.pairs import Pair, Verdict, ordered
from exchange_app.domain.matching.matches import linked_groups
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.titles import title
from exchange_app.errors import Trouble
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.masking import Purpose, seen
from exchange_app.kinds.model import Same
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.store import OperationResult, Query, Reader, Store
from exchange_app.text import Message, fold, msg, name_key

NOTHING: Mapping[RecordId, Record] = {}


class PairSide(NamedTuple):
    """One of two records, with the facts that tell it apart."""

    id: RecordId
    code: str
    agency: str
    title: str
    facts: tuple[Value | None, Value | None]


class Suspects(NamedTuple):
    """Two records that may be one, the elder first; `score` is 0 to 1, `evidence` names what speaks for it, the strongest
    first."""

    kind: str
    first: PairSide
    second: PairSide
    likeness: matching.Likeness
    score: float
    evidence: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[RecordId, RecordId]:
        """Both ids, the smaller first."""
        return self.first.id, self.second.id

    @property
    def across(self) -> bool:
        """Whether two agencies entered them."""
        return self.first.agency != self.second.agency


class Agreement(StrEnum):
    """How two values of a field stand to each other."""

    EQUAL = "equal"
    FOLDED = "folded"
    """The same in other letters: Əliyev and Aliyev."""
    DIFFERENT = "different"
    ONE_SIDED = "one_sided"
    """Only one of them is given."""


class Evidence(NamedTuple):
    """A field of two records side by side."""

    field: Field
    first: Value | None
    second: Value | None
    agreement: Agreement


def suspected(
    reader: Reader, record_kind: str, among: Collection[RecordId] | None = None, progress: Progress | None = None,
    *, coming: Mapping[RecordId, Record] = NOTHING, said: Iterable[Pair] = (),
) -> list[Suspects]:  # fmt: skip
    """Pairs that may be one and of which nobody has said anything yet: across agencies first, then the surest.

    `among` keeps to pairs of which at least one is such a record. `coming` are records of the kind, and `said` what is said of pairs, as
    they will stand after a merge, in the place of what the store holds. 100,000 people take some seconds; not for the
    window's thread. Raises Cancelled.
    """
    reader = reader.clear(Purpose.MATCHING)

    if among is not None and not among:
        return []

    def tick() -> None:
        (progress or Silent()).step(0, None, msg("Comparing people and outlets"))

    declared, columns = kind(record_kind), _columns(record_kind)
    rows = {row[1]: row[2:] for row in reader.table(Query(record_kind), ("code", "agency", *columns))}
    for record in coming.values():
        if record.removed:
            rows.pop(record.id, None)
        else:
            rows[record.id] = (record.code, record.agency, *map(record.get, columns))
    tick()
    held = dict(zip(columns, list(zip(*rows.values(), strict=True))[2:], strict=True)) if rows else {}
    people = matching.entries(declared, list(rows), held.__getitem__) if rows else []
    if among is None:
        new, known = people, list[matching.Entry]()
    else:
        wanted = set(among)
        new, known = (
            [each for each in people if each.key in wanted],
            [each for each in people if each.key not in wanted],
        )
    if not new:
        return []
    apart, links = set(reader.pairs.different()), set(reader.pairs.same())
    for pair in said:
        for verdict, standing in ((Verdict.DIFFERENT, apart), (Verdict.SAME, links)):
            (standing.add if pair.verdict is verdict else standing.discard)((pair.first, pair.second))
    group = linked_groups(links)
    found = []
    for each in matching.matches(declared, new, known, apart=frozenset(map(frozenset, apart)), tick=tick):
        first, second = ordered(str(each.first), str(each.second))
        linked = group.get(first) is not None and group.get(first) is group.get(second)
        if not linked:
            found.append(
                Suspects(
                    record_kind,
                    _entry(record_kind, first, rows[first]),
                    _entry(record_kind, second, rows[second]),
                    each.likeness,
                    each.score,
                    each.evidence,
                )
            )
    found.sort(key=lambda pair: (not pair.across, -pair.score, fold(pair.first.title), pair.first.id, pair.second.id))
    return found


def _columns(record_kind: str) -> tuple[str, ...]:
    """The fields by which records are told apart, and those that are shown of them."""
    declared = kind(record_kind)
    return tuple(dict.fromkeys((*declared.telling_fields, *declared.facts)))


def _rule(record_kind: str) -> Same:
    rule = kind(record_kind).same
    if rule is None:
        raise ValueError(f"two records called {record_kind} are never compared")
    return rule


def _entry(record_kind: str, id: RecordId, row: Sequence[Value | None]) -> PairSide:
    code, agency, *values = row
    held = {key: each for key, each in zip(_columns(record_kind), values, strict=True) if each is not None}
    first, second = kind(record_kind).facts
    record = Record(record_kind, id, str(code), str(agency), 0, held)
    return PairSide(id, record.code, record.agency, title(record), (held.get(first), held.get(second)))


def evidence(first: Record, second: Record) -> list[Evidence]:
    """All fields of which at least one of two records of a kind, read in the clear, has a value, in catalogue order;
    sensitive values masked."""
    found = []
    rule = kind(first.kind).same
    loose = rule.loose if rule is not None else ()
    for field in kind(first.kind).fields:
        one, other = first.get(field.key), second.get(field.key)
        if one is not None or other is not None:
            found.append(Evidence(field, seen(field, one), seen(field, other), _agreement(field, one, other, loose)))
    return found


def side_by_side(reader: Reader, pair: Suspects) -> tuple[tuple[Record, Record], list[Evidence]]:
    """Both records of a pair, and what speaks for one and against it; sensitive values masked in both. Raises RecordMissing."""
    first, second = (reader.record(pair.kind, each) for each in pair.key)
    return (first, second), evidence(*(reader.clear(Purpose.MATCHING).record(pair.kind, each) for each in pair.key))


def _agreement(field: Field, one: Value | None, other: Value | None, loose: Collection[str]) -> Agreement:
    if one is None or other is None:
        return Agreement.ONE_SIDED
    if one == other:
        return Agreement.EQUAL
    if isinstance(one, str) and isinstance(other, str):
        spelled = name_key if field.key in loose else fold
        if spelled(one) == spelled(other):
            return Agreement.FOLDED
    return Agreement.DIFFERENT


# -- what a person says


class SaidMeanwhile(Trouble):
    """Something else was said of two records in another window; `said` is what stands."""

    code: ClassVar[str] = "pair.said"

    def __init__(self, what: Message, said: Verdict | None) -> None:
        super().__init__(msg("In another window it was said meanwhile: {what}. Nothing was overwritten.", what=what))
        self.said = said


def say(
    store: Store,
    record_kind: str,
    one: RecordId,
    other: RecordId,
    verdict: Verdict | None,
    *,
    access: Access,
    over: Verdict | None = None,
) -> OperationResult:
    """Remember that two records are the same, are different, or (None) that nothing is said any more. One operation; it
    changes nothing where that was said already. Raises SaidMeanwhile where neither that nor `over` is said, which stood
    when the person was asked."""
    first, second = ordered(one, other)
    with store.read() as reader:
        records = [reader.record(record_kind, each) for each in (one, other)]
    names = [title(each) for each in records]
    with operation(store, _label(record_kind, names, verdict), access) as work:
        said = work.reader.pairs.of(record_kind, first, second).verdict
        if said not in (verdict, over):
            raise SaidMeanwhile(_label(record_kind, names, said), said)
        if said is not verdict:
            work.pairs.say(record_kind, first, second, verdict)
    return work.result


def _label(record_kind: str, names: Sequence[str], verdict: Verdict | None) -> Message:
    values = {"name": names[0], "other": names[1]}
    if verdict is None:
        return msg("{name} and {other} no longer linked", **values)
    rule = _rule(record_kind)
    return replace(rule.linked if verdict is Verdict.SAME else rule.apart, values=values)
