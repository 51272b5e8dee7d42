"""select: who is selected for a cohort, and why; with --decide it is written, with --protocol put on paper."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.commands import options
from exchange_app.commands.printing import find
from exchange_app.commands.session import DONE, WAITING, Session
from exchange_app.domain.rules import text
from exchange_app.kinds.application import PLACE
from exchange_app.kinds.choices import APPLICATION_STATUS
from exchange_app.kinds.cohort import LOT
from exchange_app.services.printing import Request, documents, print_to, refuse_format
from exchange_app.services.selecting import Selection, decide, decision_of, read_selection, why
from exchange_app.store import Store
from exchange_app.text import LANGUAGES, Language, Words, msg


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the command to the app."""
    say = session.words

    @app.command("select", cls=cls, help=say._("Ranks and selects by the cohort's rules."))
    def select(
        cohort: Annotated[str, options.cohort(say)],
        dry_run: Annotated[bool, options.dry_run(say)] = False,
        decide_it: Annotated[
            bool, typer.Option("--decide", help=say._("Writes the decisions, as one step that can be undone."))
        ] = False,
        protocol: Annotated[
            Path | None,
            typer.Option(
                "--protocol",
                help=say._("Puts what is decided on paper, in the languages of both sides: .pdf or .xlsx."),
                show_default=False,
            ),
        ] = None,
    ) -> int:
        return select_people(session, cohort, write=decide_it and not dry_run, protocol=protocol)


def select_people(session: Session, cohort: str, *, write: bool = False, protocol: Path | None = None) -> int:
    """Ranks the people of a cohort, says why, writes the decisions where that is asked, and the protocol of what is decided.
    Raises Trouble."""
    say = session.words
    if protocol is not None:
        refuse_format(documents()["protocol"], protocol)
    with session.store() as store:
        with store.read() as reader:
            id = find(reader, "cohort", cohort)
            found = read_selection(reader, id)
        number = decide(store, id, access=session.access, say=say).number if write else None
        if protocol is not None:
            print_to(store, Request("protocol", id, languages=_languages(store)), protocol, access=session.access)
    _tell(session, found)
    waits = [say.say(each) for each in found.waits()]
    for each in waits:
        session.result(f"! {each}")
    if number == 0:
        session.result(say._("Nothing changes"))
    elif number is not None:
        session.result(say._("Decided, as step {number}; undo takes it back.", number=number))
    else:
        session.result(say._("Nothing is written yet; --decide writes it."))
    session.emit({**_as_json(found, say), "waiting": waits, "operation": number or None})
    return WAITING if waits else DONE


def _languages(store: Store) -> tuple[Language, ...]:
    """The languages of the two sides, the own one first."""
    with store.read() as reader:
        agencies = sorted(reader.records("agency"), key=lambda each: each.get("code") != store.agency)
    spoken = dict.fromkeys(text(each, "language") for each in agencies)
    return tuple(each for each in LANGUAGES if each in spoken)[:2] or ("en",)


def _tell(session: Session, found: Selection) -> None:
    say = session.words
    heads = [
        say.p_("column", "Rank"),
        say.p_("column", "Code"),
        say.p_("column", "Name"),
        say.p_("column", "Side"),
        say.p_("column", "Decision"),
        say.p_("column", "Why"),
    ]
    rows = []
    for each, status, place in decision_of(found):
        person = found.people[each.candidate.person]
        decision = say.say(APPLICATION_STATUS.label(status)) + (f" {place}" if place else "")
        code = person.application.code
        rows.append([str(each.rank), code, person.name, person.side, decision, say.say(why(found, each))])
    session.table(heads, rows)
    for one in [] if found.decided else found.barred():
        session.result(
            f"– {one.application.code}  {one.name}: "
            + " ".join(
                f"{say.say(bar.why)}. {say.say(bar.mend) if bar.mend else ''}".strip() for bar in one.barred if bar.why
            )
        )
    held = found.held()
    for group, least in found.rules.minimums.items():
        session.result(say._("Minimum {group}: {have} of {least}", group=group, have=held[group], least=least))
    if any(each.decided_by == "lot" for each, *_ in decision_of(found)):
        session.result(say.say(msg("The lot was drawn with the number {number}.", number=str(found.rules.seed))))


def _as_json(found: Selection, say: Words) -> dict[str, Any]:
    ranked = []
    for each, status, place in decision_of(found):
        person, given = found.people[each.candidate.person], found.scores.get(each.candidate.person)
        ranked.append(
            {
                "application": person.application.code,
                "name": person.name,
                "side": person.side,
                "rank": each.rank,
                "score": str(each.score),
                "average": str(given.average) if given else None,
                "sheets": given.sheets if given else 0,
                "spread": str(given.spread) if given else None,
                "disagreement": bool(given and given.disagree),
                "decision": status,
                PLACE: place,
                "decided_by": each.decided_by or None,
                "why": say.say(why(found, each)),
            }
        )
    held = found.held()
    return {
        "cohort": found.cohort.code,
        "decided_before": found.decided,
        "ranked": ranked,
        "ineligible": [
            {
                "application": each.application.code,
                "name": each.name,
                "why": [say.say(bar.why) for bar in each.barred if bar.why is not None],
                "mend": [say.say(bar.mend) for bar in each.barred if bar.mend is not None],
            }
            for each in ([] if found.decided else found.barred())
        ],
        "unscored": [found.people[each.person].application.code for each in found.outcome.unscored],
        "by_side": dict(sorted(found.seats().items())),
        "quotas": [
            {"group": group, "asked": least, "have": held[group]} for group, least in found.rules.minimums.items()
        ],
        LOT: found.rules.seed,
    }
