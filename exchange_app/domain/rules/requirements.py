"""What a cohort asks of those who apply to it: each rule met, not met or not known, with a sentence, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from exchange_app.domain.records import Record
from exchange_app.domain.rules.case import Finding, day, first_name, number, text
from exchange_app.domain.rules.eligibility import age_in, language_in, passport_for, passport_needed
from exchange_app.kinds.choices import APPLICATION_STATUS, PAPER_TYPE, TRACK
from exchange_app.text import Message, msg, pmsg

CLOSED = ("incomplete", "ineligible", "rejected")
"""States of an application in which a person has kept it out."""
_HANDED_IN = ("received", "checked")


class Requirement(NamedTuple):
    """One rule held against one person: what it is about, whether it is met (None: not known), why not, and what would mend
    it, where anything would."""

    rule: str
    label: Message
    met: bool | None
    why: Message | None = None
    mend: Message | None = None


def requirements(
    applicant: Record,
    application: Record,
    cohort: Record,
    papers: Sequence[Record],
    earlier: Sequence[str],
    today: date,
) -> list[Requirement]:
    """Everything that a cohort asks, held against a person. `papers` are the person's, `earlier` the titles of cohorts in which
    the person took part before."""
    found = [_state(application, applicant)]
    if number(cohort, "minimum_age") is not None or number(cohort, "maximum_age") is not None:
        born = None if day(applicant, "birth_date") else msg("Enter the date of birth.")
        found.append(_of("age", pmsg("requirement", "Age"), age_in(applicant, cohort, day(cohort, "starts")), born))
    if (asked := text(cohort, "language_required")) and text(cohort, "level_required"):
        proof = msg("Ask for a language certificate, and enter the level.")
        levels = language_in(applicant, cohort)
        found.append(
            _of("language", pmsg("requirement", "Language"), levels, proof, text(applicant, f"level_{asked}") is None)
        )
    if (track := text(cohort, "track")) is not None:
        found.append(_track(applicant, track))
    if (leaves := day(cohort, "ends")) is not None:
        renew = msg("Have the passport renewed, so that it is valid until {day}.", day=passport_needed(leaves))
        missing = day(applicant, "passport_expiry") is None
        mend = msg("Enter until when the passport is valid.") if missing else renew
        found.append(_of("passport", pmsg("requirement", "Passport"), passport_for(applicant, leaves), mend, missing))
    if isinstance(asked_for := cohort.get("documents_required"), tuple) and asked_for:
        found.append(_papers(applicant, asked_for, papers, cohort, today))
    consent = day(applicant, "consent_date")
    why = None if consent else msg("{name} has not given consent yet", name=first_name(applicant))
    ask = None if consent else msg("Ask for the consent, and enter its date.")
    found.append(Requirement("consent", pmsg("requirement", "Consent"), True if consent else None, why, ask))
    found.append(_earlier(applicant, earlier))
    return found


def bars(found: Iterable[Requirement], application: Record) -> list[Requirement]:
    """The rules that keep somebody from being selected: those not met, unless a reason says that this does not matter."""
    return [] if text(application, "eligibility_override") else [each for each in found if each.met is False]


def _of(
    rule: str, label: Message, findings: Iterator[Finding], mend: Message | None = None, unknown: bool | None = None
) -> Requirement:
    """A rule that is broken where it finds something; `unknown`: it could not be judged."""
    broken = next(findings, None)
    if broken is None:
        return Requirement(rule, label, True)
    lacking = broken.code.endswith(("_unknown", "_missing")) if unknown is None else unknown
    return Requirement(rule, label, None if lacking else False, broken.message, mend)


def _state(application: Record, applicant: Record) -> Requirement:
    label, state = pmsg("requirement", "State"), text(application, "status")
    if state not in CLOSED:
        return Requirement("state", label, True)
    said = APPLICATION_STATUS.labels[state]
    why = msg("The application of {name} is: {status}", name=first_name(applicant), status=said)
    return Requirement("state", label, False, why, msg("Change its state, where this is settled."))


def _track(applicant: Record, asked: str) -> Requirement:
    label, has = pmsg("requirement", "Field"), text(applicant, "track")
    wanted = TRACK.labels.get(asked, asked)
    if has == asked:
        return Requirement("track", label, True)
    if has is None:
        why = msg("Takes {tracks}; no field is given for {name}", tracks=wanted, name=first_name(applicant))
        return Requirement("track", label, None, why, msg("Enter the person's field."))
    named = {"name": first_name(applicant), "track": TRACK.labels.get(has, has)}
    return Requirement(
        "track", label, False, msg("Takes {tracks}; the field of {name} is {track}", tracks=wanted, **named)
    )


def _papers(
    applicant: Record, asked: Sequence[str], papers: Sequence[Record], cohort: Record, today: date
) -> Requirement:
    there = {
        text(each, "type")
        for each in papers
        if text(each, "status") in _HANDED_IN
        and each.get("cohort") in (None, cohort.id)
        and (day(each, "expires_on") or date.max) >= today
    }
    label, missing = pmsg("requirement", "Papers"), [each for each in asked if each not in there]
    if not missing:
        return Requirement("papers", label, True)
    names: Message | str = PAPER_TYPE.labels[missing[0]]
    for each in missing[1:]:
        names = msg("{one}, {other}", one=names, other=PAPER_TYPE.labels[each])
    why = msg("Missing of {name}: {papers}", name=first_name(applicant), papers=names)
    return Requirement("papers", label, False, why, msg("Ask for: {papers}.", papers=names))


def _earlier(applicant: Record, earlier: Sequence[str]) -> Requirement:
    label = pmsg("requirement", "Earlier cohorts")
    if not earlier:
        return Requirement("earlier", label, True)
    why = msg("{name} took part in {cohort}", name=first_name(applicant), cohort=earlier[0])
    return Requirement("earlier", label, False, why)
