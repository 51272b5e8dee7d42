"""Saves what a form holds, beside the window: one operation a time, with the version the form was opened with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.kinds.counted import counted
from exchange_app.progress import Progress
from exchange_app.services import records
from exchange_app.services.conflicts import settle_conflict
from exchange_app.services.moved_days import following, may_follow
from exchange_app.services.naming import title_of
from exchange_app.services.placement_rules import StillPlaced
from exchange_app.services.records import Edit, NewRecord, Places
from exchange_app.services.typed_values import parse_typed
from exchange_app.services.undo import undo
from exchange_app.store.results import OperationResult
from exchange_app.store.trouble import StaleRecord
from exchange_app.text import Message, Words
from ui.components.dialog import Dialog, ask
from ui.desk.context import Desk
from ui.forms.clash import ClashDialog
from ui.forms.form import RecordForm
from ui.forms.lookups import Lookups
from ui.forms.pane_reader import reveal
from ui.forms.record_drafts import RecordDrafts

Done = Callable[[OperationResult], None]
Failed = Callable[[Trouble], None]


def write_edits(
    desk: Desk,
    edits: Sequence[Edit],
    done: Done,
    failed: Failed | None,
    owner: QWidget,
    *,
    label: Message | None = None,
    new: Sequence[NewRecord] = (),
    places: Places = Places.REFUSE,
) -> None:
    """Write records as one operation. Where something else had the days that are replaced from these records, the person is asked
    whether it is moved along. Where another window was faster, the person chooses field by field; where people hold places on
    which they would have no claim any more, the person says whether those are taken back. Who goes on editing instead finds
    nothing changed, and `failed` gets the trouble.

    `label` names the operation; one edit alone names it by itself.
    """
    if along := _moved_along(desk, edits, owner):
        if label is None:
            (only,) = edits
            with desk.store.read() as reader:
                label = records.changed_label(only.kind, title_of(reader, only.kind, only.id), only.values)
        edits = [*edits, *along]
    _write(desk, edits, done, failed, owner, label, new, places)


def _moved_along(desk: Desk, edits: Sequence[Edit], owner: QWidget) -> list[Edit]:
    """What is given the new days too, because the person says so."""
    if not may_follow(edits):
        return []
    words = desk.words
    with desk.store.read() as reader:
        along = following(reader, edits)
    if not along:
        return []
    said = words._(
        "With the old days: {records}. They are moved in the same step, which Undo takes back.",
        records=counted(Counter(each.kind for each in along), words),
    )
    yes, no = words._("Move them too"), words._("Leave them")
    return along if ask(owner, words, words._("Move the days of what follows too?"), said, yes, no=no) else []


def _write(
    desk: Desk,
    edits: Sequence[Edit],
    done: Done,
    failed: Failed | None,
    owner: QWidget,
    label: Message | None,
    new: Sequence[NewRecord],
    places: Places,
) -> None:

    def task(_progress: Progress) -> OperationResult:
        if label is None:
            (only,) = edits
            return records.update(desk.store, only, access=desk.access, places=places)
        return records.write(desk.store, label, edits, new, access=desk.access, places=places)

    def refused(trouble: Trouble) -> None:
        if isinstance(trouble, StaleRecord):
            clash = ClashDialog(owner, Lookups(desk.store, desk.words), trouble.stale, edits)
            if clash.exec() == Dialog.DialogCode.Accepted:
                _write(desk, clash.chosen(), done, failed, owner, label, new, places)
                clash.deleteLater()
                return
            clash.deleteLater()
            if failed is not None:
                failed(trouble)
        elif isinstance(trouble, StillPlaced) and ask(
            owner, desk.words, *still_placed_question(trouble, desk.words), danger=True
        ):
            _write(desk, edits, done, failed, owner, label, new, Places.TAKE_BACK)
        elif failed is not None:
            failed(trouble)
        else:
            desk.show(trouble)

    desk.operations.write(task, done, refused, owner=owner)


def still_placed_question(trouble: StillPlaced, words: Words) -> tuple[str, str, str]:
    """The question before people lose their places with a change: the first of them by name and place, and what is done."""
    count = len(trouble.places)
    title = words.n_("Take {count} place back as well?", "Take {count} places back as well?", count)
    held = [
        words._("{name} at {outlet}", name=each.name, outlet=each.where) for each in trouble.places[: records.NAMED]
    ]
    names, more = words.join(held), count - len(held)
    if more > 0:
        names = words.n_("{names} and {count} more", "{names} and {count} more", more, names=names)
    sentence = words._(
        "Only selected people hold a place, and these are placed: {names}. One Undo brings all of it back.", names=names
    )
    return title, sentence, words._("Take back")


def save_changes(
    desk: Desk,
    kind_key: str,
    record: str,
    changes: Mapping[str, Value | None],
    version: int | None,
    done: Done,
    failed: Failed | None,
    owner: QWidget,
) -> None:
    """Change one record, over the version with which its form was opened."""
    write_edits(desk, [Edit(kind_key, record, changes, version)], done, failed, owner)


def end_typed(desk: Desk, edits: Sequence[Edit]) -> str:
    """These fields were written just now, from elsewhere than where something is typed for them and not saved: the last hand
    holds, and what is typed there is over. Gives a sentence where that was something else."""
    lookups, replaced = Lookups(desk.store, desk.words), 0
    kept = {key: RecordDrafts(desk.drafts, key) for key in {each.kind for each in edits}}
    for edit in edits:
        drafts = kept[edit.kind]
        if (typed := drafts.typed(edit.id)) is None:
            continue
        over = typed.fields.keys() & edit.values.keys()
        for key in over:
            said = parse_typed(kind(edit.kind).field(key), typed.fields[key], desk.words, lookups.find)
            replaced += said != edit.values[key]
        drafts.end(edit.id, over)
    return (replaced and desk.words.n_(
        "In {count} field something else was typed and not saved; this stands in its place.",
        "In {count} fields something else was typed and not saved; this stands in its place.",
        replaced,
    )) or ""  # fmt: skip


def end_typed_of(desk: Desk, result: OperationResult) -> str:
    """As `end_typed`, of an operation that wrote the same fields of all its records of a kind."""
    with desk.store.read() as reader:
        written = [
            Edit(key, each.id, {field: each.get(field) for field in fields})
            for key, fields in result.fields.items()
            for each in reader.records(key, list(result.changed[key]))
        ]
    return end_typed(desk, written)


def settle_field(
    desk: Desk,
    kind_key: str,
    record: str,
    field: str,
    value: Value | None,
    version: int | None,
    done: Done,
    failed: Failed | None,
    owner: QObject,
) -> None:
    """Write which of the values that stand in a field holds, over the version in which they were seen, and say so; for
    `removed`, whether the record goes."""

    def task(_progress: Progress) -> OperationResult:
        return settle_conflict(desk.store, kind_key, record, field, value, access=desk.access, version=version)

    def settled(result: OperationResult) -> None:
        desk.step_done(result.label, end_typed(desk, [Edit(kind_key, record, {field: value})]))
        done(result)

    desk.operations.write(task, settled, failed, owner=owner)


def reveal_field(desk: Desk, kind_key: str, record: str, field: str, form: RecordForm, owner: QObject) -> None:
    """Show a masked value in its form, once that stands in the record's history."""
    desk.operations.write(
        lambda _progress: reveal(desk.store, kind_key, record, field, desk.access, desk.words),
        lambda revealed: form.reveal(field, revealed),
        owner=owner,
        quiet=True,
    )


def strike_problem(desk: Desk, problem: int, title: str, done: Done, failed: Failed | None, owner: QObject) -> None:
    """Strike out a noted problem of the record of that title."""

    def task(_progress: Progress) -> OperationResult:
        return records.strike_problem(desk.store, problem, title=title, access=desk.access)

    desk.operations.write(task, done, failed, owner=owner)


def create_record(
    desk: Desk,
    kind_key: str,
    values: Mapping[str, Value | None],
    done: Callable[[str, OperationResult], None],
    failed: Failed | None,
    owner: QObject,
) -> None:
    """Make one record; `done` gets its id."""

    def task(_progress: Progress) -> OperationResult:
        return records.create(desk.store, kind_key, values, access=desk.access)

    def made(result: OperationResult) -> None:
        (id,) = result.changed[kind_key]
        done(id, result)

    desk.operations.write(task, made, failed, owner=owner)


def remove_records(
    desk: Desk, kind_key: str, ids: Sequence[str], done: Done, failed: Failed | None, owner: QWidget, more: str = ""
) -> None:
    """Remove records with what cannot be without them, after a question that names them, and says `more`; Undo brings all
    back."""
    words = desk.words
    with desk.store.read() as reader:
        versions = [each.version for each in reader.records(kind_key, ids)]
        removal = records.removal_of(reader, kind_key, ids)
    title, sentence = removal_question(removal, words)
    if not ask(owner, words, title, " ".join(filter(None, (sentence, more))), words._("Remove"), danger=True):
        return

    def task(_progress: Progress) -> OperationResult:
        return records.remove(desk.store, kind_key, ids, access=desk.access, versions=versions)

    desk.operations.write(task, done, failed, owner=owner)


def removal_question(removal: records.Removal, words: Words) -> tuple[str, str]:
    """The question before records go, whom it names, and what goes with them."""
    title = (
        words._("Remove {record}?", record=removal.title)
        if removal.title
        else words.n_("Remove {count} record of {list}?", "Remove {count} records of {list}?", removal.count, list=kind(removal.kind).plural)
    )  # fmt: skip
    along = counted(removal.along, words)
    sentence = (
        words._("With this go {records}. Undo brings everything back.", records=along)
        if along
        else words._("Nothing else goes with it. Undo brings everything back.")
    )
    return title, sentence if removal.title else f"{_named(removal, words)} {sentence}"


def _named(removal: records.Removal, words: Words) -> str:
    names = words.join(removal.names)
    if more := removal.count - len(removal.names):
        return words.n_("{names} and {count} more.", "{names} and {count} more.", more, names=names)
    return words._("{names}.", names=names)


def undo_operation(desk: Desk, number: int, owner: QObject) -> None:
    """Take back one operation by its number."""
    desk.operations.write(
        lambda _progress: undo(desk.store, access=desk.access, number=number),
        # what is written is called by what it takes back: `Undo: …`
        lambda result: desk.message(desk.words.say(result.label), "good"),
        owner=owner,
    )
