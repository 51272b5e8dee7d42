"""What may happen in an office: people edit, take out, bring back, undo, settle, link; stores are restored and copied.

A move is proposed once, by chance, with everything it needs by name. When the story is told again with fewer steps, a
move that no longer applies is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from exchange_app.domain.exchange.pairs import Verdict, ordered
from exchange_app.kinds import kind as declared
from exchange_app.services.access import Access
from exchange_app.services.conflicts import conflicts_at, settle_conflict
from exchange_app.store import Work
from exchange_app.store.codec import decode, encode
from exchange_app.store.trouble import NothingToUndo, UndoRefused

from . import palette
from .ledger import REMOVED
from .offices import AUTHOR, SHARED, Office
from .world import World

Arguments = dict[str, Any]
Propose = Callable[[World, Random], Arguments | None]
Do = Callable[[World, Arguments, int], str | None]


@dataclass(frozen=True, slots=True)
class Move:
    """One kind of step: how often it comes, how it is chosen, and how it is done; it tells its line of the story, or
    nothing where it does not apply."""

    weight: int
    propose: Propose
    do: Do


def begin(world: World, arguments: Arguments, step: int) -> str:
    """The first office makes a cohort with people, outlets and a placement."""
    office, chance = next(iter(world.offices.values())), Random(arguments["chance"])
    made: dict[str, tuple[str, str]] = {}

    def start(work: Work) -> None:
        agencies = tuple(sorted({each.agency for each in world.offices.values()}))

        def make(name: str, kind: str, stored: Mapping[str, Any], agency: str | None = None) -> str:
            values = {key: decode(declared(kind).field(key), content) for key, content in stored.items()}
            made[name] = (work.create(kind, values, agency=agency), kind)
            return made[name][0]

        cohort = work.create("cohort", {"title": "Yay 2026", "sending": agencies, "hosting": agencies[0], "seats": 4})
        made["cohort"] = (cohort, "cohort")
        hosts = [
            make(
                f"outlet{at}",
                "outlet",
                {"name": name, "country": agencies[at % len(agencies)], "places": 2, "departments": '["haber"]'},
            )
            for at, name in enumerate(chance.sample(palette.OUTLETS, 2))
        ]
        people = [
            make(f"person{at}", "applicant", palette.person(chance), agencies[at % len(agencies)]) for at in range(4)
        ]
        told = [
            make(
                f"application{at}",
                "application",
                {"applicant": each, "cohort": cohort, "preference_1": hosts[0], "status": "selected"},
            )
            for at, each in enumerate(people[:3])
        ]
        opening = make("opening", "opening", {"outlet": hosts[1], "cohort": cohort, "places": 2, "tracks": '["tv"]'})
        make("placement", "placement", {"application": told[0], "opening": opening, "notes": "Vize hazır"})
        make("paper", "paper", {"applicant": people[0], "cohort": cohort, "type": "passport"})
        make(
            "evaluation",
            "evaluation",
            {"about_application": told[0], "scores": "Motivasiya 7; Portfolio 8"},
            agencies[-1],
        )

    world.do(office, "start", start)
    for name, (id, kind) in made.items():
        world.name(id, kind, name)
    told = f"{office.name} makes a cohort of {len(made)} records"
    if arguments["known"]:
        for each in [*world.offices.values()][1:]:
            world.files[f"first_{each.name}"] = world.export(office, each.agency, f"first_{each.name}")
            world.merge(each, world.files[f"first_{each.name}"])
        told += ", and everybody reads of it"
    return told


def _office(world: World, chance: Random) -> Office:
    return world.offices[chance.choice(sorted(world.offices))]


def _one(
    world: World, office: Office, chance: Random, kinds: tuple[str, ...] = SHARED, *, removed: bool = False
) -> tuple[str, str] | None:
    """A record that stands (or was removed) at an office, and its kind."""
    found = sorted(
        (world.named(id), each.kind)
        for id, each in office.kept().items()
        if each.removed is removed and id in world.names and each.kind in kinds
    )
    return palette.near(chance, found) if found else None


def _held(world: World, arguments: Arguments, *, removed: bool = False) -> tuple[Office, str] | None:
    """The office and the record of a move, if the record stands there (or was removed)."""
    office, record = world.offices.get(arguments["office"]), world.record(arguments["record"])
    kept = office.kept().get(record) if office is not None and record is not None else None
    return (
        (office, record)
        if office is not None and record is not None and kept is not None and kept.removed is removed
        else None
    )


def _propose_edit(world: World, chance: Random) -> Arguments | None:
    office = _office(world, chance)
    found = _one(world, office, chance)
    if found is None:
        return None
    name, kind = found
    there = [each for each in world.recent[-6:] if world.record(each[0]) in office.standing(each[1])]
    if there and chance.random() < 0.5:
        name, kind, field = chance.choice(there)
        return {
            "office": office.name,
            "record": name,
            "kind": kind,
            "field": field,
            "content": chance.choice(palette.CONTENTS[kind][field]),
        }
    if kind in palette.REFERENCES and chance.random() < 0.2:
        field = chance.choice(sorted(palette.REFERENCES[kind]))
        target = _one(world, office, chance, (palette.REFERENCES[kind][field],))
        return (
            {"office": office.name, "record": name, "kind": kind, "field": field, "to": target[0]} if target else None
        )
    field, content = palette.written(chance, kind)
    return {"office": office.name, "record": name, "kind": kind, "field": field, "content": content}


def _edit(world: World, arguments: Arguments, step: int) -> str | None:
    held = _held(world, arguments)
    if held is None:
        return None
    office, record = held
    kind, field = arguments["kind"], arguments["field"]
    content = world.record(arguments["to"]) if "to" in arguments else arguments["content"]
    if "to" in arguments and (content is None or content not in office.standing(palette.REFERENCES[kind][field])):
        return None
    if "to" not in arguments:
        world.recent.append((arguments["record"], kind, field))
    world.do(
        office, field, lambda work: work.update(kind, record, {field: decode(declared(kind).field(field), content)})
    )
    return f"{office.name} sets {arguments['record']}.{field} = {arguments.get('to', content)!r}"


def _propose_create(world: World, chance: Random) -> Arguments | None:
    office = _office(world, chance)
    kind = chance.choice(("applicant", "applicant", "outlet", "application", "opening", "placement", "cohort"))
    wanted: Arguments = {"office": office.name, "kind": kind, "values": {}, "to": {}}
    needs = {
        "application": {"applicant": "applicant", "cohort": "cohort"},
        "opening": {"outlet": "outlet", "cohort": "cohort"},
        "placement": {"application": "application", "opening": "opening"},
    }
    for field, target in needs.get(kind, {}).items():
        found = _one(world, office, chance, (target,))
        if found is None:
            return None
        wanted["to"][field] = found[0]
    if kind == "applicant":
        wanted["values"] = palette.person(chance)
    elif kind == "outlet":
        wanted["values"] = {"name": chance.choice(palette.OUTLETS), "country": chance.choice(("TR", "AZ"))}
    elif kind == "cohort":
        some = sorted({each.agency for each in world.offices.values()})
        wanted["values"] = {"title": "Qış 2026", "sending": '["' + '","'.join(chance.sample(some, 2)) + '"]'}
    return wanted


def _create(world: World, arguments: Arguments, step: int) -> str | None:
    office, kind = world.offices.get(arguments["office"]), arguments["kind"]
    references = {field: world.record(name) for field, name in arguments["to"].items()}
    if office is None or not all(
        each is not None and any(each in office.standing(key) for key in SHARED) for each in references.values()
    ):
        return None
    values = {key: decode(declared(kind).field(key), content) for key, content in arguments["values"].items()}
    made: list[str] = []
    world.do(office, kind, lambda work: made.append(work.create(kind, {**values, **references})))
    world.name(made[0], kind, f"{kind}_{step}")
    return f"{office.name} makes {kind}_{step} {arguments['to'] or ''}"


def _propose_remove(world: World, chance: Random) -> Arguments | None:
    office = _office(world, chance)
    found = _one(world, office, chance)
    return None if found is None else {"office": office.name, "record": found[0], "kind": found[1]}


def _remove(world: World, arguments: Arguments, step: int) -> str | None:
    held = _held(world, arguments)
    if held is None:
        return None
    office, record = held
    world.do(office, "removal", lambda work: work.remove(arguments["kind"], record, cascade=True))
    return f"{office.name} takes out {arguments['record']} and what cannot be without it"


def _propose_restore(world: World, chance: Random) -> Arguments | None:
    office = _office(world, chance)
    found = _one(world, office, chance, removed=True)
    return None if found is None else {"office": office.name, "record": found[0], "kind": found[1]}


def _restore(world: World, arguments: Arguments, step: int) -> str | None:
    held = _held(world, arguments, removed=True)
    if held is None:
        return None
    office, record = held
    world.do(office, "return", lambda work: work.restore(arguments["kind"], record))
    return f"{office.name} brings {arguments['record']} back"


def _propose_office(world: World, chance: Random) -> Arguments:
    return {"office": _office(world, chance).name}


def _propose_undo(world: World, chance: Random) -> Arguments:
    """The last operation, or now and then an earlier one."""
    return {"office": _office(world, chance).name, "earlier": chance.choice((0, 0, 0, 1, 2, 3))}


def _undone(office: Office) -> dict[int, bool]:
    with office.store.read() as reader:
        return {each.number: each.undone for each in reader.journal.operations(1000)}


def _undo(world: World, arguments: Arguments, step: int) -> str | None:
    return _take(world, arguments, back=True)


def _redo(world: World, arguments: Arguments, step: int) -> str | None:
    return _take(world, arguments, back=False)


def _take(world: World, arguments: Arguments, *, back: bool) -> str | None:
    office = world.offices.get(arguments["office"])
    if office is None:
        return None
    before, shown = _undone(office), office.shown()
    try:
        if back and arguments.get("earlier"):
            office.store.undo(AUTHOR, number=_earlier(office, arguments["earlier"]))
        elif back:
            office.store.undo(AUTHOR)
        else:
            office.store.redo(AUTHOR)
    except (NothingToUndo, UndoRefused):
        return None
    number = next(number for number, undone in _undone(office).items() if before.get(number, undone) is not undone)
    done = office.done.get(number)
    if done is None:
        world.note(office, shown)
    elif isinstance(done, dict):  # places that were settled are as they were; the rest is written anew
        world.note(office, shown, done)
        for place, edits in done.items():
            office.known.edits[place] = edits[0 if back else 1]
    elif isinstance(done[0], tuple):  # a pair
        place, old, new, before = done
        if back and before:
            office.known.edits[place] = before
        else:
            world.write(office, place, old if back else new)
    else:
        # whole records come to stand as they stood, whatever was done to them and taken back in between; one that the
        # operation made comes again with what stood there when it was taken back, the versions of that included
        before_it, after_it, touched, taken_back = done
        made = office.made_by(number)
        if back:
            office.done[number] = before_it, after_it, touched, office.known.copy()
        again = taken_back or after_it
        wanted = before_it if back else after_it
        places = {
            place
            for place in {*before_it.edits, *after_it.edits}
            if place[1].startswith("|") and before_it.at(place) != after_it.at(place)
        }
        places |= {
            place
            for place in {*office.known.edits, *wanted.edits, *again.edits}
            if place[0] in touched and not place[1].startswith("|")
        }
        for place in places:
            office.known.edits[place] = (again if not back and place[0] in made else wanted).at(place)
    return f"{office.name} {'undoes' if back else 'redoes'} its operation {number}"


def _earlier(office: Office, back: int) -> int | None:
    """The number of an operation that may be taken back, so many before the last one."""
    with office.store.read() as reader:
        found = [
            each.number
            for each in reader.journal.operations(100)
            if each.undoable and not each.undone and each.action == "do"
        ]
    return found[min(back, len(found) - 1)] if found else None


def _propose_settle(world: World, chance: Random) -> Arguments | None:
    found = sorted(
        (office.name, world.named(record), field)
        for office in world.offices.values()
        for record, field in office.conflicts()
        if record in world.names
    )
    if not found:
        return None
    office, record, field = chance.choice(found)
    return {"office": office, "record": record, "field": field, "side": chance.randint(0, 2)}


def _settle(world: World, arguments: Arguments, step: int) -> str | None:
    office, record = world.offices.get(arguments["office"]), world.record(arguments["record"])
    if office is None or record is None:
        return None
    with office.store.read() as reader:
        conflict = next((each for each in conflicts_at(reader, record) if each.field == arguments["field"]), None)
    if conflict is None:
        return None
    value = conflict.sides[arguments["side"] % len(conflict.sides)].value
    before = office.known.copy()
    done = settle_conflict(office.store, conflict.kind, record, conflict.field, value, access=Access(AUTHOR))
    content = int(bool(value)) if conflict.field == REMOVED else encode(value)
    world.write(office, (record, conflict.field), content)
    office.done[done.number] = (before, office.known.copy(), frozenset((record,)), None)
    return f"{office.name} settles {arguments['record']}.{conflict.field} as {content!r}"


def _propose_pair(world: World, chance: Random) -> Arguments | None:
    office = _office(world, chance)
    one, other = _one(world, office, chance, ("applicant",)), _one(world, office, chance, ("applicant",))
    if one is None or other is None or one == other:
        return None
    return {
        "office": office.name,
        "record": one[0],
        "other": other[0],
        "verdict": chance.choice(("same", "same", "different", None)),
    }


def _pair(world: World, arguments: Arguments, step: int) -> str | None:
    held, other = _held(world, arguments), world.record(arguments["other"])
    if held is None or other is None or other not in held[0].standing("applicant"):
        return None
    office, record = held
    first, second = ordered(record, other)
    verdict = None if arguments["verdict"] is None else Verdict(arguments["verdict"])
    with office.store.read() as reader:
        old = reader.pairs.of("applicant", first, second).verdict
    number = office.write("link", lambda work: work.pairs.say("applicant", record, other, verdict))
    place = (first, f"|{second}")
    before = office.known.at(place) if len(office.known.contents(place)) > 1 else frozenset()
    world.write(office, place, arguments["verdict"])
    office.done[number] = (place, old, arguments["verdict"], before)
    return f"{office.name} says that {arguments['record']} and {arguments['other']} are {arguments['verdict']}"


def _back_up(world: World, arguments: Arguments, step: int) -> str | None:
    office = world.offices.get(arguments["office"])
    if office is None:
        return None
    office.back_up()
    return f"{office.name} is backed up"


def _propose_return(world: World, chance: Random) -> Arguments | None:
    found = [office for office in world.offices.values() if office.backups]
    office = chance.choice(found) if found else None
    return None if office is None else {"office": office.name, "at": chance.randrange(len(office.backups))}


def _return(world: World, arguments: Arguments, step: int) -> str | None:
    office = world.offices.get(arguments["office"])
    if office is None or arguments["at"] >= len(office.backups):
        return None
    office.restore(arguments["at"])
    return f"{office.name} goes back to its backup {arguments['at'] + 1}"


def _copy(world: World, arguments: Arguments, step: int) -> str | None:
    office = world.offices.get(arguments["office"])
    if office is None or len(world.offices) > 3 or "'" in office.name:
        return None
    name = f"{office.name}'"
    if name in world.offices:
        return None
    world.offices[name] = office.copied(name)
    return f"{office.name} sets up a second computer {name} from a backup"


MOVES: Mapping[str, Move] = {
    "edit": Move(30, _propose_edit, _edit),
    "create": Move(4, _propose_create, _create),
    "remove": Move(4, _propose_remove, _remove),
    "restore": Move(3, _propose_restore, _restore),
    "undo": Move(8, _propose_undo, _undo),
    "redo": Move(8, _propose_office, _redo),
    "settle": Move(25, _propose_settle, _settle),
    "pair": Move(3, _propose_pair, _pair),
    "back up": Move(2, _propose_office, _back_up),
    "go back": Move(4, _propose_return, _return),
    "copy a store": Move(1, _propose_office, _copy),
}
