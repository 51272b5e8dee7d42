"""What may happen to a workbook: it is made, copied, typed into, sorted, torn, stripped, and read by somebody, or nobody."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from exchange_app.domain.exchange.comparing import Change
from exchange_app.kinds import kind as declared
from exchange_app.services import merging
from exchange_app.services.merging import HELD, Decision

from . import laws, palette
from .files import File, Row, Sheet
from .ledger import REMOVED
from .moves import Arguments, Move
from .world import World

_DECISIONS = (None, None, None, Decision.OURS, Decision.THEIRS, Decision.ACCEPT, Decision.REFUSE, Decision.LEAVE)


def _file(world: World, chance: Random) -> File | None:
    """A file, the latest first."""
    names = list(world.files)
    return world.files[names[-1 - min(int(chance.expovariate(0.6)), len(names) - 1)]] if names else None


def _sheet(world: World, arguments: Arguments) -> tuple[File, Sheet] | None:
    file = world.files.get(arguments["file"])
    return None if file is None else (file, file.sheets[arguments["kind"]])


def _propose_export(world: World, chance: Random) -> Arguments | None:
    office = world.offices[chance.choice(sorted(world.offices))]
    others = sorted({each.agency for each in world.offices.values()} - {office.agency})
    return {"office": office.name, "to": chance.choice(others), "sensitive": chance.random() < 0.15}


def _export(world: World, arguments: Arguments, step: int) -> str | None:
    office = world.offices.get(arguments["office"])
    if office is None:
        return None
    name = f"file_{step}"
    world.files[name] = world.export(office, arguments["to"], name, sensitive=arguments["sensitive"])
    return f"{office.name} prepares {name} for {arguments['to']}{' with sensitive fields' if arguments['sensitive'] else ''}"


def _propose_copy(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    return None if file is None else {"file": file.name}


def _copy(world: World, arguments: Arguments, step: int) -> str | None:
    file = world.files.get(arguments["file"])
    if file is None:
        return None
    name = f"file_{step}"
    world.files[name] = file.copied(name)
    return f"somebody copies {file.name} as {name}"


def _propose_type(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    rows = (
        [(sheet, row) for sheet, row in file.rows() if row.record and sheet.exact and row.record in world.names]
        if file
        else []
    )
    if file is None or not rows:
        return None
    sheet, row = palette.near(chance, sorted(rows, key=lambda each: world.named(str(each[1].record))))
    told: Arguments = {"file": file.name, "kind": sheet.kind, "record": world.named(str(row.record))}
    chosen = chance.random()
    if chosen < 0.08:
        return {**told, "goes": True}
    if chosen < 0.16 and sheet.kind in palette.UNREADABLE:
        return {**told, "field": chance.choice(sorted(palette.UNREADABLE[sheet.kind])), "words": True}
    if chosen < 0.22 and sheet.kind in palette.REFERENCES:
        field = chance.choice(sorted(palette.REFERENCES[sheet.kind]))
        target = file.sheets[palette.REFERENCES[sheet.kind][field]]
        names = [world.named(each.record) for each in target.rows if each.record in world.names]
        return {**told, "field": field, "to": chance.choice(names)} if names else None
    there = [
        each
        for each in world.recent[-6:]
        if (record := world.record(each[0])) and file.sheets[each[1]].row(record) is not None
    ]
    if there and chance.random() < 0.5:
        name, kind, field = chance.choice(there)
        return {
            "file": file.name,
            "kind": kind,
            "record": name,
            "field": field,
            "content": chance.choice(palette.CONTENTS[kind][field]),
        }
    field, content = palette.written(chance, sheet.kind)
    return {**told, "field": field, "content": content}


def _type(world: World, arguments: Arguments, step: int) -> str | None:
    held, record = _sheet(world, arguments), world.record(arguments["record"])
    row = held[1].row(record) if held is not None and record is not None else None
    if held is None or record is None or row is None or not held[1].exact:
        return None
    file, sheet = held
    told = f"in {file.name} somebody"
    if arguments.get("goes"):
        if not sheet.has(REMOVED):
            return None
        row.cells[sheet.at(REMOVED)], row.goes = file.yes(), True
        return f"{told} wants {arguments['record']} removed"
    key = arguments["field"]
    if not sheet.has(key):
        return None
    if arguments.get("words"):
        words = palette.UNREADABLE[sheet.kind][key]
        row.cells[sheet.at(key)] = words
        row.edits.pop(key, None)
        row.unread[key] = words
        return f"{told} writes “{words}” into {arguments['record']}.{key}"
    content = world.record(arguments["to"]) if "to" in arguments else arguments["content"]
    if "to" in arguments and content not in file.carried.texts:
        return None
    if "to" not in arguments:
        world.recent.append((arguments["record"], sheet.kind, key))
    row.unread.pop(key, None)
    row.cells[sheet.at(key)] = file.cell(sheet.kind, key, content)
    if content == file.base(sheet.kind, record, key):
        row.edits.pop(key, None)
    else:
        row.edits[key] = content
    return f"{told} types {arguments['record']}.{key} = {arguments.get('to', content)!r}"


def _propose_row(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    if file is None:
        return None
    kind = chance.choice(("applicant", "applicant", "outlet", "application"))
    contents: dict[str, Any] = {}
    to: dict[str, str] = {}
    if kind == "applicant":
        contents = palette.person(chance)
    elif kind == "outlet":
        contents = {"name": chance.choice(palette.OUTLETS), "places": 2}
    else:
        for field in ("applicant", "cohort"):
            names = [world.named(each.record) for each in file.sheets[field].rows if each.record in world.names]
            if not names:
                return None
            to[field] = chance.choice(names)
    return {"file": file.name, "kind": kind, "spare": chance.random() < 0.7, "contents": contents, "to": to}


def _row(world: World, arguments: Arguments, step: int) -> str | None:
    held = _sheet(world, arguments)
    if held is None or not held[1].exact:
        return None
    file, sheet = held
    contents = {**arguments["contents"], **{key: world.record(name) for key, name in arguments["to"].items()}}
    if any(content not in file.carried.texts for key, content in contents.items() if key in arguments["to"]) or not all(
        map(sheet.has, contents)
    ):
        return None
    row = (
        next((each for each in sheet.rows if each.record is None and each.new is None and not each.foreign), None)
        if arguments["spare"]
        else None
    )
    if row is None:
        row = Row([None] * len(sheet.columns))
        sheet.rows.append(row)
    for key, content in contents.items():
        row.cells[sheet.at(key)] = file.cell(sheet.kind, key, content)
    row.new = contents
    return f"in {file.name} somebody adds a row of {sheet.kind} {'with' if arguments['spare'] else 'without'} an ID {arguments['to'] or ''}"


def _propose_order(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    if file is None:
        return None
    sheet = file.sheets[chance.choice(sorted(file.sheets))]
    what = chance.choice(
        (
            "sort",
            "sort",
            "shuffle columns",
            "drop rows",
            "drop a column",
            "rename a column",
            "add a column",
            "blank rows",
        )
    )
    return {"file": file.name, "kind": sheet.kind, "what": what, "chance": chance.randint(0, 10**6)}


def _order(world: World, arguments: Arguments, step: int) -> str | None:
    held = _sheet(world, arguments)
    if held is None:
        return None
    (file, sheet), chance = held, Random(arguments["chance"])
    told = f"in {file.name} somebody"
    match arguments["what"]:
        case "sort":
            at = chance.randrange(len(sheet.columns))
            sheet.rows.sort(key=lambda row: (row.cells[at] is None, str(row.cells[at])), reverse=chance.random() < 0.3)
            return f"{told} sorts {sheet.kind} by {sheet.headers[at]}"
        case "shuffle columns":
            order = list(range(len(sheet.columns)))
            chance.shuffle(order)
            sheet.columns, sheet.headers = [sheet.columns[at] for at in order], [sheet.headers[at] for at in order]
            for row in sheet.rows:
                row.cells = [row.cells[at] for at in order]
            return f"{told} moves the columns of {sheet.kind}"
        case "drop rows":
            left = [row for row in sheet.rows if chance.random() < 0.6]
            count, sheet.rows = len(sheet.rows) - len(left), left
            return f"{told} deletes {count} rows of {sheet.kind}"
        case "drop a column":
            droppable = [
                key for key in sheet.columns if key and key not in ("ID", REMOVED) and not _telling(sheet.kind, key)
            ]
            if not sheet.exact or not droppable:
                return None
            key = chance.choice(droppable)
            at = sheet.at(key)
            del sheet.columns[at], sheet.headers[at]
            for row in sheet.rows:
                del row.cells[at]
                row.edits.pop(key, None)
                row.unread.pop(key, None)
                if row.new:
                    row.new.pop(key, None)
            return f"{told} deletes the column {key} of {sheet.kind}"
        case "rename a column":
            keys = [key for key in sheet.columns if key and key not in ("ID", REMOVED)]
            key = chance.choice(keys)
            at = sheet.at(key)
            filled = sum(
                row.record is not None and file.base(sheet.kind, row.record, key) is not None and key not in row.edits
                for row in sheet.rows
            )
            if filled < 2:
                return None
            sheet.headers[at] = f"{sheet.headers[at]} (bax!)"
            return f"{told} renames the column {key} of {sheet.kind}"
        case "add a column":
            at = chance.randint(0, len(sheet.columns))
            sheet.columns.insert(at, None)
            sheet.headers.insert(at, "Qeydlərim")
            for row in sheet.rows:
                row.cells.insert(at, chance.choice((None, "baxdım", "?")) if row.record else None)
            return f"{told} adds a column to {sheet.kind}"
        case _:
            for _ in range(2):
                sheet.rows.insert(chance.randint(0, len(sheet.rows)), Row([None] * len(sheet.columns), foreign=True))
            return f"{told} leaves blank rows in {sheet.kind}"


def _telling(kind: str, key: str) -> bool:
    shape = declared(kind)
    return key in shape.name_fields or key == "birth_date" or shape.field(key).required


def _propose_muddle(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    if file is None:
        return None
    kind = chance.choice(("applicant", "applicant", "outlet", "application"))
    what = chance.choice(("tear", "tear", "tear off the IDs", "double a row", "double and edit", "paste"))
    other = _file(world, chance)
    return {
        "file": file.name,
        "kind": kind,
        "what": what,
        "chance": chance.randint(0, 10**6),
        "other": other.name if other else "",
    }


def _muddle(world: World, arguments: Arguments, step: int) -> str | None:
    held = _sheet(world, arguments)
    if held is None:
        return None
    (file, sheet), chance = held, Random(arguments["chance"])
    told = f"in {file.name} somebody"
    rows = [row for row in sheet.rows if row.record]
    match arguments["what"]:
        case "tear" | "tear off the IDs":
            return _tear(sheet, rows, chance, told, arguments["what"])
        case "double a row" | "double and edit":
            if not rows or sheet.torn:
                return None  # whose the cells of a torn row are nobody can say, so nobody is taken to write into it
            row = chance.choice(rows).duplicate()
            sheet.rows.insert(chance.randint(0, len(sheet.rows)), row)
            sheet.doubled = True
            if arguments["what"] == "double and edit":
                field, content = palette.written(chance, sheet.kind)
                if not sheet.has(field):
                    return None
                row.cells[sheet.at(field)] = file.cell(sheet.kind, field, content)
                if content != file.base(sheet.kind, str(row.record), field):
                    row.edits[field] = content
                return f"{told} copies the row of {world.named(str(row.record))} and sets {field} = {content!r} in the copy"
            return f"{told} copies the row of {world.named(str(row.record))}"
        case _:
            return _paste(world, file, sheet, world.files.get(arguments["other"]), chance, told)


def _tear(sheet: Sheet, rows: list[Row], chance: Random, told: str, what: str) -> str | None:
    """Some columns are sorted and the others stay: names away from IDs, so that it can be seen at all."""
    if len(rows) < 3 or sheet.kind != "applicant" or not sheet.exact or any(row.edits or row.unread for row in rows):
        return None
    names = [at for at, key in enumerate(sheet.columns) if key in ("family_name", "given_name", "birth_date", "email")]
    if len(names) < 4 or len({tuple(row.cells[at] for at in names[:2]) for row in rows}) < len(rows):
        return None
    at_id = sheet.at("ID")
    rest = [at for at in range(len(sheet.columns)) if at != at_id and at not in names]
    moved = [*names, *rest] if what == "tear off the IDs" else [*names, *(at for at in rest if chance.random() < 0.6)]
    order = rows[1:] + rows[:1] if chance.random() < 0.5 else sorted(rows, key=lambda row: str(row.cells[names[1]]))
    if order == rows:
        return None
    cells = [[row.cells[at] for at in moved] for row in order]
    for row, taken in zip(rows, cells, strict=True):
        for at, cell in zip(moved, taken, strict=True):
            row.cells[at] = cell
    sheet.torn = True
    return f"{told} sorts some columns of {sheet.kind} without the others ({len(moved)} of {len(sheet.columns)})"


def _paste(world: World, file: File, sheet: Sheet, other: File | None, chance: Random, told: str) -> str | None:
    """A row of another export, or of another copy of this one, is pasted in."""
    if (
        other is None
        or other is file
        or sheet.torn
        or not other.sheets[sheet.kind].exact
        or other.carried.to != file.carried.to
    ):
        return None
    source = other.sheets[sheet.kind]
    rows = [row for row in source.rows if row.record and not row.unread]
    if not rows or not all(key is None or source.has(key) for key in sheet.columns):
        return None
    found = chance.choice(rows)
    row = Row([None if key is None else found.cells[source.at(key)] for key in sheet.columns], found.record)
    known = any(
        kept.id == found.record
        for each in file.carried.sheets
        if each.kind == sheet.kind
        for kept in each.records.values()
    )
    row.foreign = not known
    row.goes = found.goes and sheet.has(REMOVED)
    if known:
        for key in sheet.columns:
            if key and key not in ("ID", REMOVED):
                content = found.edits.get(key, other.base(sheet.kind, str(found.record), key))
                if content != file.base(sheet.kind, str(found.record), key):
                    row.edits[key] = content
    else:
        row.record, row.goes = None, False
    sheet.rows.append(row)
    sheet.doubled = True
    return f"{told} pastes the row of {world.named(str(found.record))} from {other.name}"


def _propose_strip(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    lost = chance.choice(
        (
            ("sheet",),
            ("part",),
            ("properties",),
            ("sheet", "part"),
            ("sheet", "properties"),
            ("part", "properties"),
            ("sheet", "part", "properties"),
        )
    )
    return None if file is None else {"file": file.name, "lost": lost}


def _strip(world: World, arguments: Arguments, step: int) -> str | None:
    file = world.files.get(arguments["file"])
    if file is None:
        return None
    for each in arguments["lost"]:
        file.carriers.pop(each, None)
    return f"{file.name} loses of what it knew about itself: {', '.join(arguments['lost'])}"


def _propose_deliver(world: World, chance: Random) -> Arguments | None:
    file = _file(world, chance)
    if file is None:
        return None
    wanted = [each.name for each in world.offices.values() if each.agency in (file.carried.to, file.carried.sender)]
    names = wanted if wanted and chance.random() < 0.95 else sorted(world.offices)
    return {
        "file": file.name,
        "office": chance.choice(names),
        "deciding": chance.random() < 0.5,
        "undo": chance.random() < 0.15,
        "rules": chance.random() < 0.3,
        "true": chance.random() < 0.006,
    }


def _deliver(world: World, arguments: Arguments, step: int) -> str | None:
    file, office = world.files.get(arguments["file"]), world.offices.get(arguments["office"])
    if file is None or office is None:
        return None

    def choose(change: Change) -> Decision | None:
        """The same decision whenever this step comes to this change."""
        told = f"{step} {world.named(change.record)} {change.field}"
        if change.group in HELD and Random(f"{told}?").random() < 0.3:
            return Decision.LEAVE
        return Random(told).choice(_DECISIONS) if arguments["deciding"] and Random(f"{told}!").random() < 0.5 else None

    before = office.everything() if arguments["undo"] else {}
    known, rules = office.known.copy(), office.broken_rules() if arguments["rules"] else set()
    review = world.merge(office, file, choose, true=arguments["true"])
    if review is None:
        return f"{office.name} opens {file.name}, which tells nothing any more"
    if arguments["undo"] and office.can_undo(office.merged):
        after = office.everything()
        office.store.undo("Derya")
        laws.undone_is_as_before(office, before, office.everything(), "undo of a merge")
        laws.is_whole(world, office)
        office.store.redo("Derya")
        laws.undone_is_as_before(office, after, office.everything(), "redo of a merge")
        world.counts["law 12 undo is before"] += 1
    if arguments["rules"]:
        laws.rules_came_as_told(world, office, review, rules)
    again = merging.review(office.store, review.comparison.incoming, review.story.path)
    waiting = {change.record for change in review.undecided() if change.group in HELD}
    world.counts["left open: removal, clearing or locked cell"] += len(waiting)
    laws.nothing_is_new(world, office, sum(each.id not in waiting for each in again.records), file.name)
    told = sum(1 for place in office.known.edits if office.known.at(place) != known.at(place))
    return f"{office.name} reads {file.name}{' and decides' if arguments['deciding'] else ''}: {told} places learned"


MISHAPS: Mapping[str, Move] = {
    "export": Move(14, _propose_export, _export),
    "copy": Move(5, _propose_copy, _copy),
    "type": Move(22, _propose_type, _type),
    "row": Move(5, _propose_row, _row),
    "order": Move(6, _propose_order, _order),
    "muddle": Move(7, _propose_muddle, _muddle),
    "strip": Move(3, _propose_strip, _strip),
    "deliver": Move(32, _propose_deliver, _deliver),
}
