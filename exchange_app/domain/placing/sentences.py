"""What is said of reasons: one sentence each, for commands, the board and protocols."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from exchange_app.domain.placing.bad_input import cap_name
from exchange_app.domain.placing.best import BEST, Aim
from exchange_app.domain.placing.chains import CHAINS
from exchange_app.domain.placing.model import Cap, PlacingInput, PlacingOutcome, Wish, WishKind
from exchange_app.domain.placing.reasons import Cause, Mend, MendKind, Reason, Reasons, overall
from exchange_app.text import Message, Words, msg, nmsg


def said(outcome: PlacingOutcome, reason: Reason) -> Message:
    """Why a person is at an opening, or why not there."""
    given = outcome.given
    name, outlet = given.person[reason.person].name, given.opening[reason.opening].name
    match reason.cause:
        case Cause.HERE:
            return _here(outcome, reason)
        case Cause.LOCKED:
            there = given.opening[given.lock[reason.person]].name
            return msg("{name} stays at {outlet}.", name=name, outlet=there)
        case Cause.RULE:
            first = given.objections[reason.person, reason.opening][0]
            return msg("{outlet}: {rule}.", outlet=outlet, rule=first.sentence)
        case Cause.NOT_NAMED:
            return msg("{name} did not name {outlet} and takes only what was named.", name=name, outlet=outlet)
        case Cause.BETTER:
            there = given.opening[outcome.at[reason.person]].name
            return msg("{name} has a place at {better}, and wants it more than one at {outlet}.", name=name, better=there, outlet=outlet)  # fmt: skip
        case Cause.RANKED:
            return _ranked(given, _cap(reason))
        case Cause.RESERVED:
            return msg(
                "{where} is full: places there are kept for people of {side}, and the others went to people who stand higher.",
                where=cap_name(given, _cap(reason)),
                side=reason.side,
            )
        case Cause.WITHIN:
            there = given.opening[outcome.at[reason.person]].name
            return msg(
                "{where} has room for {name} only at {place}; at {outlet} others stand higher.",
                where=cap_name(given, _cap(reason)),
                name=name,
                place=there,
                outlet=outlet,
            )
        case Cause.NO_PLACES:
            cap = _cap(reason)
            if _locked(given, cap):
                return msg("All places at {where} are held by people who stay there.", where=cap_name(given, cap))
            return msg("{where} offers no places.", where=cap_name(given, cap))
        case Cause.KEPT:
            return msg(
                "{where} is full, and after publication nobody loses a place.", where=cap_name(given, _cap(reason))
            )
        case Cause.AHEAD:
            return msg(
                "{name} stands higher than somebody who has a place at {where}.",
                name=name,
                where=cap_name(given, _cap(reason)),
            )
        case Cause.OVERALL if not outcome.optimal:
            return msg(
                "Nothing better for all with {name} at {outlet} was found in the time.", name=name, outlet=outlet
            )
        case Cause.OVERALL:
            return msg(
                "For all taken together it would not be better with {name} at {outlet}.", name=name, outlet=outlet
            )
        case Cause.FREE:
            return msg("{outlet} has room, and nothing speaks against {name} there.", outlet=outlet, name=name)
        case _:
            assert_never(reason.cause)


def _here(outcome: PlacingOutcome, reason: Reason) -> Message:
    given = outcome.given
    name, outlet = given.person[reason.person].name, given.opening[reason.opening].name
    choice = given.choice(reason.person, reason.opening)
    if reason.person in given.lock:
        return msg("{name} stays at {outlet}.", name=name, outlet=outlet)
    if choice == 1:
        return msg("{outlet} is the first choice of {name}.", outlet=outlet, name=name)
    if outcome.method == CHAINS:
        return msg(
            "{name} is at {outlet}: after publication nobody loses a place, and as few as can be move.",
            name=name,
            outlet=outlet,
        )
    if outcome.method == BEST:
        return msg("{name} is at {outlet} because that is best for all taken together.", name=name, outlet=outlet)
    if choice:
        return msg(
            "{outlet} is choice {number} of {name}; none above it could be met.",
            outlet=outlet,
            number=choice,
            name=name,
        )
    return msg("None of the choices of {name} could be met, and {outlet} has a place.", name=name, outlet=outlet)


def _ranked(given: PlacingInput, cap: Cap) -> Message:
    where, locked = cap_name(given, cap), _locked(given, cap)
    if locked:
        return msg(
            "{locked} of the {places} places at {where} are held by people who stay there, and the others went to people who stand higher.",
            locked=locked,
            places=cap.most,
            where=where,
        )
    if any(given.opening[each].ranking for each in cap.openings if each in given.opening):
        return nmsg(
            "The place at {where} went to somebody whom the outlet ranks higher.",
            "All {count} places at {where} went to people whom the outlet ranks higher.",
            cap.most,
            where=where,
        )
    return nmsg(
        "The place at {where} went to somebody who stands higher in the selection.",
        "All {count} places at {where} went to people who stand higher in the selection.",
        cap.most,
        where=where,
    )


def _cap(reason: Reason) -> Cap:
    assert reason.cap is not None
    return reason.cap


def _locked(given: PlacingInput, cap: Cap) -> int:
    """How many of those whom a cap counts are locked."""
    held = ((opening, given.person[person].side) for person, opening in given.lock.items())
    return sum(opening in cap.openings and cap.side in ("", side) for opening, side in held)


def unplaced(reasons: Reasons, person: str) -> Message:
    """Why a person has no place at all."""
    given = reasons.given
    name, found = given.person[person].name, reasons.of(person)
    if not found:
        return msg("{name} named no outlet that offers places here, and takes no other.", name=name)
    causes = {each.cause for each in found}
    if causes == {Cause.RULE}:
        if len({str(given.objections[person, each.opening][0].sentence) for each in found}) == 1:
            return said(reasons.outcome, found[0])
        return msg("A rule is against {name} at every outlet with places.", name=name)
    if len(found) == 1:
        return said(reasons.outcome, found[0])
    return msg("Wherever {name} could go, the places went to others.", name=name)


def mend(given: PlacingInput, change: Mend) -> Message:
    """Which change would give a person a place."""
    name, outlet = given.person[change.person].name, given.opening[change.opening].name
    match change.kind:
        case MendKind.RULE:
            assert change.objection is not None
            return msg("{name} would be at {outlet}, but for this: {rule}.", name=name, outlet=outlet, rule=change.objection.sentence)  # fmt: skip
        case MendKind.NAME:
            return msg("If {name} also took {outlet}, there would be a place.", name=name, outlet=outlet)
        case MendKind.PLACE:
            cap = change.cap
            assert cap is not None
            return msg("With one place more at {where}, {name} would be at {outlet}.", where=cap_name(given, cap), name=name, outlet=outlet)  # fmt: skip
        case _:
            assert_never(change.kind)


def why_not_overall(outcome: PlacingOutcome, person: str, opening: str) -> Message:
    """What *best overall* would lose with this person at this opening; computes it anew."""
    name, outlet = outcome.given.person[person].name, outcome.given.opening[opening].name
    possible, aim = overall(outcome, person, opening)
    if not possible:
        return msg("Locks and wishes leave no way with {name} at {outlet}.", name=name, outlet=outlet)
    match aim:
        case Aim.PLACED:
            return msg("With {name} at {outlet}, fewer people would have a place.", name=name, outlet=outlet)
        case Aim.CHOICES:
            return msg("With {name} at {outlet}, more people would be at a low choice.", name=name, outlet=outlet)
        case Aim.BALANCE:
            return msg("With {name} at {outlet}, the sides would be less even.", name=name, outlet=outlet)
        case Aim.STANDING:
            return msg("With {name} at {outlet}, people who stand lower would come before others.", name=name, outlet=outlet)  # fmt: skip
        case None:
            return msg("With {name} at {outlet} it would be as good for all.", name=name, outlet=outlet)
        case _:
            assert_never(aim)


def stopped(outcome: PlacingOutcome, words: Words) -> Message:
    """How far *best overall* was when the time was over."""
    share = words.number(Decimal(str(round(outcome.gap * 100, 1))))
    match Aim(outcome.unfinished):
        case Aim.PLACED:
            return msg("The time is over: up to {share} % more people might be placed.", share=share)
        case Aim.CHOICES:
            return msg(
                "The time is over: as many as can be are placed, but up to {share} % of those at a low choice might not be.",
                share=share,
            )
        case Aim.BALANCE | Aim.STANDING:
            return msg(
                "The time is over: places and choices are the best there are; balance and standing might be {share} % better.",
                share=share,
            )


def broken(outcome: PlacingOutcome, wish: Wish) -> Message:
    """That an outcome does not keep to a wish."""
    names = [outcome.given.person[each].name for each in wish.people]
    match wish.kind:
        case WishKind.TOGETHER:
            return msg("{one} and {other} are to be together and are not; move one of them by hand.", one=names[0], other=names[1])  # fmt: skip
        case WishKind.APART:
            return msg("{one} and {other} are to be apart and are not; move one of them by hand.", one=names[0], other=names[1])  # fmt: skip
        case WishKind.NOT_ALONE:
            return msg("{name} is alone in the city; move somebody there by hand.", name=names[0])
        case _:
            assert_never(wish.kind)
