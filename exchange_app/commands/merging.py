"""merge: what a returned workbook brings, decided by options or by a file of decisions."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.commands import options
from exchange_app.commands.session import DONE, WAITING, Session, ShownProgress, Usage, first_line, readable
from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import kind
from exchange_app.services.listing import typed_value
from exchange_app.services.merging import LOSING, Decision, Losses, Review, apply, open_review, other_content
from exchange_app.services.merging import report as write_report
from exchange_app.services.merging.as_json import to_json
from exchange_app.services.merging.reading import workbook_bytes
from exchange_app.services.merging.reporting import partner_words
from exchange_app.services.merging.saved_reviews import decisions_of, verdicts_of
from exchange_app.store import Store
from exchange_app.text import msg

ON_CONFLICT = ("leave", "ours", "theirs", "owner")
ON_HELD = ("leave", "accept", "refuse")
"""What may be said at once of removals and clearings, and of changes of locked cells."""


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the command to the app."""
    say = session.words

    @app.command("merge", cls=cls, help=say._("Merges a returned exchange workbook."))
    def merge(
        file: Annotated[
            Path, typer.Argument(metavar="FILE.xlsx", help=say._("The returned workbook."), show_default=False)
        ],
        dry_run: Annotated[bool, options.dry_run(say)] = False,
        on_conflict: Annotated[
            str, typer.Option("--on-conflict", help=say._("leave, ours, theirs or owner."), show_default=False)
        ] = "leave",
        on_removal: Annotated[
            str,
            typer.Option(
                "--on-removal",
                help=say._("What becomes of removals and emptied fields: leave, accept or refuse."),
                show_default=False,
            ),
        ] = "leave",
        on_locked: Annotated[
            str,
            typer.Option(
                "--on-locked",
                help=say._("What becomes of changes of locked cells: leave, accept or refuse."),
                show_default=False,
            ),
        ] = "leave",
        decisions: Annotated[
            str, typer.Option("--decisions", help=say._("Decisions as JSON."), show_default=False)
        ] = "",
        report: Annotated[
            str, typer.Option("--report", help=say._("Saves what was not applied."), show_default=False)
        ] = "",
        password_file: Annotated[str, options.password_file(say)] = "",
    ) -> int:
        return merge_file(
            session,
            file,
            dry_run=dry_run,
            on_conflict=on_conflict,
            on_removal=on_removal,
            on_locked=on_locked,
            decisions=decisions,
            report_to=report,
            password_file=password_file,
        )


def merge_file(
    session: Session, file: Path, *, dry_run: bool = False, on_conflict: str = "leave", on_removal: str = "leave", on_locked: str = "leave",
    decisions: str = "", report_to: str = "", password_file: str = "",
) -> int:  # fmt: skip
    """Merges a returned workbook and, unless it is a dry run, writes what it brings. Raises Trouble."""
    if on_conflict not in ON_CONFLICT:
        raise Usage(msg("{option} is one of {choices}.", option="--on-conflict", choices=", ".join(ON_CONFLICT)))
    for option, said in {"--on-removal": on_removal, "--on-locked": on_locked}.items():
        if said not in ON_HELD:
            raise Usage(msg("{option} is one of {choices}.", option=option, choices=", ".join(ON_HELD)))
    readable(file)
    password = first_line(Path(password_file)) if password_file else None
    shown = ShownProgress(session)
    with session.store() as store:
        review = open_review(store, file, password=password, progress=shown)
        _decide(session, store, review, on_conflict, on_removal, on_locked, decisions)
        document = to_json(store, review, session.words, dry_run=dry_run)
        if report_to:
            marked = write_report(review, Path(report_to), partner_words(store, review), store=store, password=password)
            session.say(
                session.words._("The report {name} marks {count} cells.", name=Path(report_to).name, count=marked)
            )
        losses = review.losses()
        still_open = sum(1 for _ in review.undecided()) - losses.open
        if not dry_run:
            workbook = workbook_bytes(file, password=password) if losses.open else None
            merged = apply(store, review, access=session.access, progress=shown, workbook=workbook)
            document["operation"] = merged.operation.number or None
            still_open = merged.open_conflicts
        shown.end()
    _tell_merge(session, document, review, still_open, dry_run)
    session.emit(document)
    return WAITING if still_open or losses.open or review.counts["problems"] else DONE


def _decide(
    session: Session,
    store: Store,
    review: Review,
    on_conflict: str,
    on_removal: str,
    on_locked: str,
    decisions: str,
) -> None:
    """What the command line says of conflicts, of what would be lost and of locked cells, then what a file says of single changes."""
    chosen = {"leave": None, "ours": Decision.OURS, "theirs": Decision.THEIRS, "owner": Decision.ACCEPT}[on_conflict]
    held = {"leave": None, "accept": Decision.ACCEPT, "refuse": Decision.REFUSE}
    lost, locked = held[on_removal], held[on_locked]
    changes = list(review.comparison.changes())
    for change in changes:
        if lost is not None and change.group in LOSING:
            review.decide(change, lost)
        if locked is not None and change.group is Group.LOCKED:
            review.decide(change, locked)
        if chosen is not None and change.group is Group.CONFLICT:
            review.decide(change, chosen)
    if not decisions:
        return
    readable(Path(decisions))
    try:
        given = json.loads(Path(decisions).read_text("utf-8"))
        (decided, typed), verdicts = decisions_of(given), verdicts_of(given)
    except (OSError, ValueError):
        raise Usage(
            msg(
                "{name} is no list of decisions. It holds [code, field, decision] for each, decision being one of {choices}; after “other” follows the value. "
                "Of two that may be one it holds [code, code, verdict], the verdict being same, different or later.",
                name=Path(decisions).name, choices=", ".join(each.value for each in Decision),
            )
        ) from None  # fmt: skip
    by_code = {(record.code, change.field): change for record in review.records for change in record.changes}
    by_id = {(change.record, change.field): change for change in changes}
    for key, decision in decided.items():
        change_of = by_code.get(key) or by_id.get(key)
        if change_of is None:
            raise Usage(msg("There is no change of “{field}” at {code} in this workbook.", field=key[1], code=key[0]))
        review.decide(
            change_of, decision, _typed(store, review, change_of, typed[key], session) if key in typed else None
        )
    for two, verdict in verdicts.items():
        pair = next(
            (
                each
                for each in review.suspects
                if frozenset(two) in (frozenset(each.key), frozenset((each.first.code, each.second.code)))
            ),
            None,
        )
        if pair is None:
            raise Usage(
                msg(
                    "{code} and {other} are not among those that may be one in this workbook.",
                    code=two[0],
                    other=two[1],
                )
            )
        review.say_of(pair, verdict)


def _typed(store: Store, review: Review, change: Change, given: Any, session: Session) -> Content:
    """A third value as a file of decisions gives it, read and checked as `set` does. Raises Usage, UnfitValues."""
    if change.field == REMOVAL:
        raise Usage(msg("Whether a record goes or stays cannot be answered with another value."))
    text = ", ".join(map(str, given)) if isinstance(given, list) else "" if given is None else str(given)
    with store.read() as reader:
        value = typed_value(reader, kind(change.kind), change.field, text, session.words)
    return other_content(review, change, value, today=date.today())


def _tell_merge(session: Session, document: dict[str, Any], review: Review, still_open: int, dry_run: bool) -> None:
    """The outcome in words."""
    say = session.words
    for sentence in document["story"]:
        session.result(sentence)
    if review.comparison.nothing_changes:
        session.result(say._("Nothing will change."))
    else:
        session.result(
            say._(
                "Records: {added} new, {removed} taken out. Fields: {changed} changed, {cleared} emptied, {combined} put together, "
                "{conflicts} in conflict, {same_on_both} the same on both sides.",
                **review.brings,
            )
        )
    for problem in document["problems"]:
        session.say(
            say._("{place}: {message}", place=problem["cell"] or problem["title"] or "–", message=problem["message"])
        )
    if still_open:
        session.say(
            say.n_("{count} conflict waits for a decision.", "{count} conflicts wait for a decision.", still_open)
        )
    _tell_losses(session, review.losses(), dry_run)
    waiting = sum(review.verdict(pair) is None for pair in review.suspects)
    if waiting and dry_run:
        session.say(
            say.n_(
                "{count} person or outlet may be entered twice.",
                "{count} people or outlets may be entered twice.",
                waiting,
            )
        )
    if dry_run:
        session.result(say._("Nothing was written."))


def _tell_losses(session: Session, losses: Losses, dry_run: bool) -> None:
    """What goes and is emptied, and what was left open."""
    say = session.words
    parts = [
        say.n_("{count} removal", "{count} removals", losses.removed) if losses.removed else "",
        say.n_("{count} clearing", "{count} clearings", losses.cleared) if losses.cleared else "",
    ]
    if named := say.join(part for part in parts if part):
        session.result(named)
    if losses.removals_open:
        session.say(
            say.n_(
                "{count} removal waits for a decision.", "{count} removals wait for a decision.", losses.removals_open
            )
        )
    if losses.clearings_open:
        session.say(
            say.n_(
                "{count} clearing waits for a decision.",
                "{count} clearings wait for a decision.",
                losses.clearings_open,
            )
        )
    if losses.locked_open:
        session.say(
            say.n_(
                "{count} change of a locked cell waits for a decision.",
                "{count} changes of locked cells wait for a decision.",
                losses.locked_open,
            )
        )
    if losses.open and not dry_run:
        session.say(say._("The review is kept in the store until that is decided."))
