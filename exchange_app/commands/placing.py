"""place: who goes where, why, and what would change it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.commands import options
from exchange_app.commands.printing import find
from exchange_app.commands.session import DONE, WAITING, Session, ShownProgress, Usage
from exchange_app.domain.placing import sentences
from exchange_app.domain.placing.best import BEST
from exchange_app.domain.placing.chains import ChainMove
from exchange_app.domain.placing.model import PlacingOutcome, Wish, WishKind
from exchange_app.domain.placing.reasons import Cause, Reason, Reasons, mends
from exchange_app.domain.placing.stable import STABLE
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules import text
from exchange_app.services.placing import Contradiction
from exchange_app.services.placing_runs import Method, Run, compute, write_run
from exchange_app.store import Reader
from exchange_app.text import Message, msg


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the command to the app."""
    say = session.words

    def several(name: str, told: str) -> Any:
        return typer.Option(name, help=told, show_default=False)

    @app.command("place", cls=cls, help=say._("Places the selected people of a cohort, and says why."))
    def place(
        cohort: Annotated[str, options.cohort(say)],
        method: Annotated[
            str,
            typer.Option(
                "--method",
                help=say._("stable (the official method) or best (best overall, a what-if)."),
                show_default=False,
            ),
        ] = Method.STABLE,
        dry_run: Annotated[bool, options.dry_run(say)] = False,
        publish: Annotated[
            bool, typer.Option("--publish", help=say._("Publishes the places: afterwards only the fewest are moved."))
        ] = False,
        explain: Annotated[
            str,
            typer.Option("--explain", help=say._("Says why for one application; writes nothing."), show_default=False),
        ] = "",
        at: Annotated[
            str, typer.Option("--at", help=say._("With --explain: why there, or why not."), show_default=False)
        ] = "",
        together: Annotated[
            list[str] | None, several("--together", say._("Two applications at one outlet, with a comma between."))
        ] = None,
        apart: Annotated[
            list[str] | None, several("--apart", say._("Two applications never at one outlet, with a comma between."))
        ] = None,
        not_alone: Annotated[
            list[str] | None, several("--not-alone", say._("An application that is not to be alone in a city."))
        ] = None,
    ) -> int:
        if method not in set(Method):
            raise Usage(msg("There is no method {name}; there are stable and best.", name=method))
        if publish and Method(method) is Method.BEST:
            raise Usage(msg("Best overall is a what-if and is not published; leave --publish or --method out."))
        if at and not explain:
            raise Usage(msg("--at says where, for the application that --explain names; give both."))
        wished = {WishKind.TOGETHER: together, WishKind.APART: apart, WishKind.NOT_ALONE: not_alone}
        return place_cohort(
            session, cohort, Method(method), {kind: each or [] for kind, each in wished.items()},
            write=not dry_run and not explain and Method(method) is Method.STABLE, publish=publish, explain=explain, at=at,
        )  # fmt: skip


def place_cohort(
    session: Session, cohort: str, method: Method, wished: Mapping[WishKind, Sequence[str]],
    *, write: bool, publish: bool, explain: str = "", at: str = "",
) -> int:  # fmt: skip
    """Places a cohort, writes it where asked to, and tells it; gives 1 where somebody is without a place. Raises Trouble."""
    shown = ShownProgress(session)
    with session.store() as store:
        with store.read() as reader:
            wishes = _wishes(reader, wished, find(reader, "cohort", cohort))
            who = find(reader, "application", explain) if explain else ""
            where = find(reader, "opening", at) if at else ""
            try:
                run = compute(
                    reader, find(reader, "cohort", cohort), method,
                    wishes=wishes, language=session.words.language, progress=shown,
                )  # fmt: skip
            except Contradiction as trouble:
                for each in trouble.found[1:]:
                    session.say(session.words.say(each.sentence))
                raise
            finally:
                shown.end()
        day = date.today() if publish else None
        done = write_run(store, run, access=session.access, publish=day) if write else None
    if explain:
        return _tell_one(session, run, explain, who, where)
    return _tell(session, run, written=write, done=done is not None)


def _wishes(reader: Reader, wished: Mapping[WishKind, Sequence[str]], cohort: RecordId) -> list[Wish]:
    here = reader.find("application", "cohort", cohort)
    selected = {each.id for each in here if text(each, "status") == "selected"}
    found = []
    for kind, each in ((kind, each) for kind, several in wished.items() for each in several):
        codes = [part.strip() for part in each.split(",") if part.strip()]
        if len(codes) != (1 if kind is WishKind.NOT_ALONE else 2) or len(set(codes)) != len(codes):
            raise Usage(msg("A wish names two applications, as CODE,CODE; one that is not to be alone names one."))
        people = [reader.record("application", find(reader, "application", code)) for code in codes]
        for person in people:
            if person.id not in selected:
                raise Usage(
                    msg("{code} is not selected in this cohort, so no place can be wished for them.", code=person.code)
                )
        found.append(Wish(kind, tuple(person.id for person in people)))
    return found


def _tell(session: Session, run: Run, *, written: bool, done: bool) -> int:
    """All of it: who is where and why, who is nowhere, what moves and with whose consent."""
    say, given, outcome = session.words, run.given, run.outcome
    reasons = Reasons(outcome)
    document = {**_facts(run), "placed": [_placed(session, run, reasons, person) for person in outcome.at]}
    document["unplaced"] = [
        {**_named(run, person), "why": say.say(sentences.unplaced(reasons, person))} for person in outcome.unplaced
    ]
    document["broken"] = [say.say(sentences.broken(outcome, each)) for each in outcome.broken()]
    document["moves"] = [_move(run, each) for each in run.moves or ()]
    rows = [
        [given.person[person].name, given.opening[at].name, str(each["choice"] or ""), str(each["why"])]
        for (person, at), each in zip(outcome.at.items(), document["placed"], strict=True)
    ]
    if rows:
        session.table([say._("Person"), say._("Place"), say._("Choice"), say._("Why")], rows)
    for person, each in zip(outcome.unplaced, document["unplaced"], strict=True):
        session.result(f"! {given.person[person].name}: {each['why']}")
    for sentence in document["broken"]:
        session.result(f"! {sentence}")
    for move in run.moves or ():
        session.result(say.say(_moved(run, move)))
    _sum_up(session, run)
    if not written:
        session.result(say._("Nothing was written."))
    elif not done:
        session.result(say._("Nothing changes"))
    else:
        session.result(say._("Written as one step; undo takes it back."))
    session.emit(document)
    return WAITING if document["unplaced"] or document["broken"] or not outcome.optimal else DONE


def _sum_up(session: Session, run: Run) -> None:
    say, outcome = session.words, run.outcome
    placed = ", ".join(f"{side} {count}" for side, count in outcome.by_side.items()) or "–"
    session.result(
        say._(
            "{placed} of {selected} people placed ({sides}).",
            placed=len(outcome.at),
            selected=len(run.given.people),
            sides=placed,
        )
    )
    if outcome.method == BEST:
        session.result(say._("Best overall is a what-if; the official method is stable."))
    if not outcome.optimal:
        session.result(say.say(sentences.stopped(outcome, say)))


def _facts(run: Run) -> dict[str, Any]:
    outcome = run.outcome
    return {
        "cohort": run.board.cohort.code,
        "method": outcome.method,
        "by_side": outcome.by_side,
        "optimal": outcome.optimal,
        "unfinished": outcome.unfinished or None,
        "gap": outcome.gap,
    }


def _placed(session: Session, run: Run, reasons: Reasons, person: RecordId) -> dict[str, Any]:
    at = run.outcome.at[person]
    return {
        **_named(run, person),
        "opening": _opening(run, at),
        "choice": run.given.choice(person, at) or None,
        "why": session.words.say(sentences.said(run.outcome, reasons.why(person, at))),
    }


def _move(run: Run, move: ChainMove) -> dict[str, Any]:
    return {
        **_named(run, move.person),
        "from": _opening(run, move.before) if move.before else None,
        "to": _opening(run, move.to),
        "consents": [move.side, *_outlets(run, move)],
    }


def _moved(run: Run, move: ChainMove) -> Message:
    """A move as a sentence, with whose consent it needs."""
    name, to = run.given.person[move.person].name, run.given.opening[move.to].name
    asked = ", ".join([move.side, *_outlets(run, move)])
    if not move.before:
        return msg("{name} gets a place at {to}; to agree: {asked}.", name=name, to=to, asked=asked)
    before = run.given.opening[move.before].name
    return msg("{name} moves from {before} to {to}; to agree: {asked}.", name=name, before=before, to=to, asked=asked)


def _outlets(run: Run, move: ChainMove) -> list[str]:
    codes = {column.outlet.id: column.outlet.code for column in run.board.columns}
    return [codes[each] for each in move.outlets]


def _named(run: Run, person: RecordId) -> dict[str, Any]:
    return {"application": run.board.cards[person].application.code}


def _opening(run: Run, opening: RecordId) -> str:
    column = run.board.column(opening)
    return column.opening.code if column else ""


def _tell_one(session: Session, run: Run, code: str, person: RecordId, opening: RecordId) -> int:
    """Why one person is where they are, or why not at an opening. Raises Usage for one who is not to be placed here."""
    say, given, outcome = session.words, run.given, run.outcome
    if person not in given.person:
        raise Usage(msg("{code} is not to be placed in this cohort; only selected people are.", code=code))
    if opening and opening not in given.opening:
        raise Usage(msg("That opening is not one of this cohort."))
    reasons = Reasons(outcome)
    found = [reasons.why(person, opening)] if opening else list(reasons.of(person))
    said = [(each.opening, say.say(_why(outcome, each))) for each in found]
    placed = person in outcome.at
    document = {**_facts(run), **_named(run, person), "opening": _opening(run, outcome.at[person]) if placed else None}
    if (
        not placed
        and not opening
        and (whole := say.say(sentences.unplaced(reasons, person))) not in dict(said).values()
    ):
        said.insert(0, ("", whole))
    document["why"] = [{"opening": _opening(run, at) or None, "why": why} for at, why in said]
    changes = mends(reasons, person) if not placed and not opening and outcome.method == STABLE else ()
    document["would_place"] = [say.say(sentences.mend(given, each)) for each in changes]
    for sentence in [*(why for _at, why in said), *document["would_place"]]:
        session.result(sentence)
    session.emit(document)
    return DONE if placed else WAITING


def _why(outcome: PlacingOutcome, reason: Reason) -> Message:
    if reason.cause is Cause.OVERALL:
        return sentences.why_not_overall(outcome, reason.person, reason.opening)
    return sentences.said(outcome, reason)
