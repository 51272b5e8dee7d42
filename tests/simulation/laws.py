"""What must hold: each law by the number it has in the design, with the words that a broken one is told in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from exchange_app.domain.exchange.states import REMOVAL, RecordState, Standing
from exchange_app.domain.rules.record import MOVE
from exchange_app.kinds import KINDS, Merge
from exchange_app.kinds import kind as declared
from exchange_app.services import merging
from exchange_app.services.merging import Review
from exchange_app.text import words

from .broken import Broken

if TYPE_CHECKING:
    from .offices import Office
    from .world import World

_STANDING = {"stands": Standing.STANDS, "removed": Standing.REMOVED, "contested": Standing.CONTESTED}


def agrees_with_the_ledger(world: World, office: Office) -> Mapping[str, RecordState]:
    """Laws 5, 6 and 10: what stands in a store is what was written and not superseded by someone who had seen it. Gives that."""
    states, shown = office.seen()
    heard = {place[0] for place, edits in office.known.edits.items() if edits and not place[1].startswith("|")}
    if lost := sorted(heard - states.keys()):
        raise Broken("5 every edit is live", f"{office.name} knows nothing of {', '.join(map(world.named, lost))}")
    for record, state in states.items():
        _fields_agree(world, office, state, shown[record])
        wanted = _STANDING[office.known.removal(record)]
        if state.standing is not wanted:
            raise Broken(
                "5 every edit is live",
                f"{world.named(record)} is {state.standing.name} at {office.name}, and {wanted.name} by the ledger",
            )
        if shown[record][REMOVAL] != (wanted is Standing.REMOVED):
            raise Broken(
                "4 equal views",
                f"{world.named(record)} is {wanted.name} at {office.name}, yet shown as {shown[record][REMOVAL]}",
            )
    _conflicts_agree(world, office, states)
    world.counts["law 5, 6 every edit is live or seen"] += 1
    return states


def _fields_agree(world: World, office: Office, state: RecordState, shown: Mapping[str, Any]) -> None:
    for each in declared(state.kind).fields:
        wanted = office.known.contents((state.id, each.key))
        found = state.register(each.key).contents
        if found != wanted:
            lost, risen = wanted - found, found - wanted
            law = "5 every edit is live" if lost else "6 no resolved value comes back"
            raise Broken(
                law,
                f"{world.named(state.id)}.{each.key} at {office.name} holds {_told(found)}; by the ledger {_told(wanted)} (lost {_told(lost)}, risen {_told(risen)})",
            )
        if each.merge is Merge.REGISTER and shown[each.key] not in (found or {None}):
            raise Broken(
                "4 equal views",
                f"{world.named(state.id)}.{each.key} at {office.name} shows {shown[each.key]!r} of {_told(found)}",
            )
        if each.merge is Merge.TEXT and (
            lost := {line for text in found if text for line in text.split("\n")}
            - set((shown[each.key] or "").split("\n"))
        ):
            raise Broken(
                "5 every edit is live",
                f"{world.named(state.id)}.{each.key} at {office.name} lacks the lines {_told(lost)}",
            )


def _conflicts_agree(world: World, office: Office, states: Mapping[str, RecordState]) -> None:
    wanted = {(id, REMOVAL) for id, each in states.items() if each.standing is Standing.CONTESTED}
    for id, state in states.items():
        for each in declared(state.kind).fields if state.standing is not Standing.REMOVED else ():
            if each.merge is Merge.REGISTER and len(office.known.contents((id, each.key))) > 1:
                wanted.add((id, each.key))
    if wanted != set(office.conflicts()):
        differ = sorted(f"{world.named(id)}.{key}" for id, key in wanted ^ set(office.conflicts()))
        raise Broken(
            "5 every edit is live", f"open conflicts of {office.name} are not those that stand: {', '.join(differ)}"
        )


def pairs_agree(world: World, office: Office) -> None:
    """What was said of two people: as fields, by the ledger."""
    with office.store.read() as reader:
        found = {
            (each.first, f"|{each.second}"): each.register.contents
            for each in reader.pairs.every()
            if each.register.entries
        }
    wanted = {
        place: contents
        for place in office.known.edits
        if place[1].startswith("|") and (contents := office.known.contents(place))
    }
    if found != wanted:
        raise Broken("5 every edit is live", f"what {office.name} says of pairs is {found}; by the ledger {wanted}")


def versions_are_used_once(world: World, states: Mapping[str, RecordState]) -> None:
    """Law 13: no version ever says two things."""
    for state in states.values():
        for key, register in (*state.fields.items(), (REMOVAL, state.removal)):
            several = key != REMOVAL and declared(state.kind).field(key).merge is Merge.SET
            for version, content in register.entries:
                told = (state.id, key, version, content if several else None)
                before = world.written.setdefault(told, content)
                if before != content:
                    raise Broken(
                        "13 no version twice",
                        f"{version} wrote {before!r} and {content!r} into {world.named(state.id)}.{key}",
                    )
    world.counts["law 13 versions are used once"] += 1


def is_whole(world: World, office: Office) -> None:
    """Nothing is wrong with the store."""
    if found := office.store.check():
        raise Broken(
            f"store is whole ({found[0].code})",
            f"{office.name}: {'; '.join(words('en').say(each.message) for each in found)}",
        )
    world.counts["store is whole"] += 1


def are_equal(world: World, one: Office, other: Office, *, every: bool = False) -> None:
    """Law 4: what both share is equal, in state and in view; sensitive fields may stay with one."""
    (mine, shown), (theirs, there) = one.seen(), other.seen()
    shared = mine.keys() & theirs.keys() if every else one.shared_with(other.agency) & other.shared_with(one.agency)
    codes, codes_there = one.codes(), other.codes()
    law = "3 the order does not matter" if every else "4 equal after reading"
    if every and mine.keys() != theirs.keys():
        raise Broken(
            law,
            f"{', '.join(map(world.named, mine.keys() ^ theirs.keys()))} is only in one of {one.name} and {other.name}",
        )
    for record in sorted(shared):
        left, right = mine.get(record), theirs.get(record)
        if left is None or right is None:
            if left is not right:
                raise Broken(law, f"{world.named(record)} is shared by {one.name} and {other.name} and not in both")
            continue
        for told, here, away in _compared(left, right, shown[record], there[record]):
            if here != away:
                raise Broken(law, f"{world.named(record)}.{told}: {one.name} has {here!r}, {other.name} has {away!r}")
        alike = [id for id, code in codes.items() if code.partition("/")[0] == codes[record].partition("/")[0]]
        if all(each in shared and each in theirs for each in alike) and codes[record] != codes_there[record]:
            alike_there = [
                id for id, code in codes_there.items() if code.partition("/")[0] == codes[record].partition("/")[0]
            ]
            if sorted(alike) == sorted(alike_there):
                raise Broken(
                    law,
                    f"{world.named(record)} is {codes[record]} at {one.name} and {codes_there[record]} at {other.name}",
                )
    if every and one.broken_rules() != other.broken_rules():
        raise Broken(
            "16 rules in any order",
            f"{one.name} and {other.name} break other rules: {one.broken_rules() ^ other.broken_rules()}",
        )
    world.counts["law 3 order does not matter" if every else "law 4 equal after reading"] += 1


def _compared(
    left: RecordState, right: RecordState, shown: Mapping[str, Any], there: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    yield "removal", left.removal.entries, right.removal.entries
    if not (_kept_by_what_stays_here(left) or _kept_by_what_stays_here(right)):
        yield "removal as shown", shown[REMOVAL], there[REMOVAL]
    if left.standing is Standing.REMOVED:
        return
    for each in KINDS[left.kind].fields:
        if not each.sensitive:
            yield (
                f"{each.key} as a state",
                sorted(map(str, left.register(each.key).entries)),
                sorted(map(str, right.register(each.key).entries)),
            )
            yield each.key, shown[each.key], there[each.key]


def _kept_by_what_stays_here(state: RecordState) -> bool:
    """Whether a removal is contested only by changes that the partner never sees: then only here a person has to choose."""
    sensitive = {each.key for each in KINDS[state.kind].fields if each.sensitive}
    return (
        state.standing is Standing.CONTESTED
        and len(state.removal.contents) == 1
        and {key for key, _version in state.unseen_by_removal()} <= sensitive
    )


def undone_is_as_before(office: Office, before: Mapping[str, Any], after: Mapping[str, Any], what: str) -> None:
    """Law 12: everything is as it was."""
    for key, held in before.items():
        if held != after[key]:
            raise Broken(f"12 undo is before ({key})", f"{what} at {office.name}: {_unlike(held, after[key])}")


def _unlike(before: Any, after: Any) -> str:
    if not isinstance(before, dict):
        return f"{before!r:.300} → {after!r:.300}"
    for id in before.keys() | after.keys():
        one, other = before.get(id), after.get(id)
        if isinstance(one, RecordState) and isinstance(other, RecordState):
            one, other = ({**each.fields, REMOVAL: each.removal} for each in (one, other))
        if isinstance(one, dict) and isinstance(other, dict):
            for key in one:
                if one[key] != other.get(key):
                    return f"{id}.{key}: {one[key]!r} → {other.get(key)!r}"
        if one != other:
            return f"{id}: {one!r:.300} → {other!r:.300}"
    return ""


def rules_came_as_told(world: World, office: Office, review: Review, before: set[tuple[str, str]]) -> None:
    """Law 16: the rules that a merge breaks or mends are those that its review told, beside the moves of states, which only a
    change can break."""
    after = office.broken_rules()
    told = [each for each in merging.rules_after(review) if each.rule != MOVE]
    stays = {(each.rule, each.record) for each in told if each.before and each.after}
    broken = {(each.rule, each.record) for each in told if each.after and not each.before} - stays
    mended = {(each.rule, each.record) for each in told if each.before and not each.after} - stays - broken
    for what, found, wanted in (
        ("broken", after - before, broken - before),
        ("mended", before - after, mended - after),
    ):
        if found != wanted:
            differ = ", ".join(f"{rule} at {world.named(record)}" for rule, record in sorted(found ^ wanted))
            raise Broken(
                "16 rules are told",
                f"{what} at {office.name} by {review.story.path.stem}, and not told or the other way: {differ}",
            )
    world.counts["law 16 rules are told"] += 1


def nothing_is_new(world: World, office: Office, records: int, name: str) -> None:
    """Law 2: the same file a second time brings nothing."""
    if records:
        raise Broken("2 twice is once", f"{name} read by {office.name} once more still differs in {records} records")
    world.counts["law 2 twice is once"] += 1


def _told(contents: Any) -> str:
    return "{" + ", ".join(sorted(map(repr, contents))) + "}"
