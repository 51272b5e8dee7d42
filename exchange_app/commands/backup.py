"""undo, operations, backup, restore, check: keeping what is stored safe."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from exchange_app.commands.session import DONE, STORE_UNUSABLE, WAITING, Session, readable
from exchange_app.services.backup import back_up as copy
from exchange_app.services.backup import check, restore
from exchange_app.services.undo import origin_words, undo


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the commands to the app."""
    say = session.words

    @app.command("undo", cls=cls, help=say._("Takes back the last operation, or the one of that number."))
    def undo(operation: Annotated[int, typer.Argument(metavar="[OPERATION]", show_default=False)] = 0) -> int:
        return take_back(session, operation or None)

    @app.command("operations", cls=cls, help=say._("What was done, the latest first."))
    def operations(
        limit: Annotated[int, typer.Option("--limit", min=1, help=say._("At most so many."), show_default=False)] = 50,
    ) -> int:
        return list_operations(session, limit)

    @app.command("backup", cls=cls, help=say._("A safe copy of the store."))
    def backup(file: Annotated[str, typer.Argument(metavar="[FILE]", show_default=False)] = "") -> int:
        return back_up(session, Path(file) if file else None)

    @app.command("restore", cls=cls, help=say._("Brings a backup back; the present store is kept aside."))
    def restore(file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]) -> int:
        return bring_back(session, file)

    @app.command("check", cls=cls, help=say._("Whether the store is whole and its records fit the rules."))
    def check() -> int:
        return check_store(session)


def take_back(session: Session, number: int | None) -> int:
    """Undoes an operation. Raises NothingToUndo, UndoRefused."""
    with session.store() as store:
        result = undo(store, access=session.access, number=number)
    what = result.label.values.get("what", result.label)
    session.result(session.words._("Taken back: {operation}", operation=what))
    session.emit({"operation": result.number, "label": session.words.say(result.label)})
    return DONE


def list_operations(session: Session, limit: int) -> int:
    """Lists the latest operations."""
    say = session.words
    with session.store() as store, store.read() as reader:
        found = reader.journal.operations(limit)
    headers = [say._("No."), say._("When"), say._("Who"), say._("From"), say._("What"), say._("Records")]
    rows = [
        [
            str(each.number), say.moment(each.at), each.author, origin_words(each.origin, say),
            say._("Taken back: {what}", what=each.label) if each.undone else say.say(each.label), say.number(sum(each.counts.values())),
        ]
        for each in found
    ]  # fmt: skip
    session.table(headers, rows)
    session.emit(
        {
            "operations": [
                {
                    "operation": each.number, "at": each.at.isoformat(), "author": each.author, "origin": each.origin,
                    "label": say.say(each.label), "action": each.action, "undone": each.undone, "counts": dict(each.counts),
                }
                for each in found
            ]
        }
    )  # fmt: skip
    return DONE


def back_up(session: Session, target: Path | None) -> int:
    """Makes a safe copy. Raises DiskFull, StoreReadOnly."""
    with session.store() as store:
        made = copy(store, target)
    session.result(session.words._("Backed up as {file}", file=str(made)))
    session.emit({"file": str(made)})
    return DONE


def bring_back(session: Session, backup: Path) -> int:
    """Puts a backup in the store's place. Raises StoreTrouble."""
    kept = restore(session.store_path, readable(backup), passphrase=session.passphrase())
    session.result(session.words._("{file} has been restored.", file=backup.name))
    if kept is not None:
        session.say(session.words._("The store that stood there is kept as {file}", file=str(kept)))
    session.emit({"restored": str(backup), "kept": str(kept) if kept else None})
    return DONE


def check_store(session: Session) -> int:
    """Says what is wrong with the store: code 3 where it is damaged, 1 where records wait for a person."""
    say = session.words
    with session.store() as store:
        report = check(store, today=date.today())
    damage, rules = ([say.say(each) for each in found] for found in (report.damage, report.rules))
    for sentence in (*damage, *rules):
        session.result(sentence)
    if report.whole:
        session.result(say._("The store is whole."))
    session.emit({"whole": report.whole, "damage": damage, "rules": rules})
    return STORE_UNUSABLE if damage else WAITING if rules else DONE
