"""Rules about the person: state of the application, languages, track, age, passport. They judge, they never repair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.domain.rules.case import Case, Finding, Severity, day, first_name, number, text
from exchange_app.kinds.choices import APPLICATION_STATUS, LANGUAGE, LEVEL, TRACK
from exchange_app.kinds.model import Choices
from exchange_app.text import Message, msg, nmsg

LEVELS = tuple(LEVEL.codes)
PASSPORT_MONTHS = 6


def status(case: Case) -> Iterator[Finding]:
    """Only people who were selected, for this very cohort, are placed."""
    if case.application.get("cohort") != case.cohort.id or case.opening.get("cohort") != case.cohort.id:
        sentence = msg(
            "This opening belongs to another cohort; {name} is in {cohort}",
            name=case.first_name,
            cohort=titles.title(case.cohort),
        )
        yield Finding("placing.wrong_cohort", Severity.BLOCK, sentence, ("opening.cohort", "application.cohort"))
    given = text(case.application, "status")
    if given == "selected":
        return
    if given is None:
        sentence = msg("Only selected people are placed; {name} has no decision yet", name=case.first_name)
    else:
        sentence = msg(
            "Only selected people are placed; the application of {name} is: {status}",
            name=case.first_name,
            status=_label(APPLICATION_STATUS, given),
        )
    yield Finding("placing.not_selected", Severity.BLOCK, sentence, ("application.status",))


def language(case: Case) -> Iterator[Finding]:
    """The level that the opening asks for, and the one that the cohort asks for, each in its language.

    Where both ask for the same language the higher one counts.
    """
    yield from language_in(case.applicant, case.opening, case.cohort)


def language_in(applicant: Record, *asking: Record) -> Iterator[Finding]:
    """The levels that openings and cohorts ask of a person."""
    asked: dict[str, tuple[str, Record]] = {}
    for record in asking:
        code, level = text(record, "language_required"), text(record, "level_required")
        if code and level in LEVELS and (code not in asked or reaches(level, asked[code][0])):
            asked[code] = (level, record)
    for code, (level, record) in asked.items():
        key = f"level_{code}"
        has = text(applicant, key)
        if has is not None and reaches(has, level):
            continue
        tongue = _label(LANGUAGE, code)
        if has is None:
            sentence = msg(
                "Asks for {language} {level}; no level is given for {name}",
                language=tongue,
                level=level,
                name=first_name(applicant),
            )
        else:
            sentence = msg(
                "Asks for {language} {level}; {name} has {has}",
                language=tongue,
                level=level,
                name=first_name(applicant),
                has=has,
            )
        yield Finding("placing.level", Severity.WARN, sentence, (f"{record.kind}.level_required", f"applicant.{key}"))


def track(case: Case) -> Iterator[Finding]:
    """The person's field of work is one of those that the opening takes; an opening that names none takes all.

    An opening without tracks asks for that of its cohort.
    """
    named = case.opening.get("tracks")
    asked = tuple(named) if isinstance(named, tuple) else ()
    where = "opening.tracks"
    if not asked and (single := text(case.cohort, "track")):
        asked, where = (single,), "cohort.track"
    has = text(case.applicant, "track")
    if not asked or has in asked:
        return
    wanted = _either([_label(TRACK, code) for code in asked])
    if has is None:
        sentence = msg("Takes {tracks}; no field is given for {name}", tracks=wanted, name=case.first_name)
    else:
        sentence = msg(
            "Takes {tracks}; the field of {name} is {track}",
            tracks=wanted,
            name=case.first_name,
            track=_label(TRACK, has),
        )
    yield Finding("placing.track", Severity.WARN, sentence, (where, "applicant.track"))


def age(case: Case) -> Iterator[Finding]:
    """The person's age on the first day lies within the cohort's limits."""
    yield from age_in(case.applicant, case.cohort, case.first_day)


def age_in(applicant: Record, cohort: Record, begins: date | None) -> Iterator[Finding]:
    """The person's age on a first day lies within the limits of a cohort."""
    lowest, highest = number(cohort, "minimum_age"), number(cohort, "maximum_age")
    if lowest is None and highest is None:
        return
    name, born = first_name(applicant), day(applicant, "birth_date")
    if born is None:
        sentence = msg("The cohort has a limit of age; no date of birth is given for {name}", name=name)
        yield Finding("placing.age_unknown", Severity.NOTE, sentence, ("cohort.minimum_age", "applicant.birth_date"))
        return
    if begins is None:
        return
    years = age_on(born, begins)
    if lowest is not None and years < lowest:
        sentence = nmsg(
            "From {limit} years on; {name} will be {count} year old",
            "From {limit} years on; {name} will be {count} years old",
            years,
            limit=lowest,
            name=name,
        )
        yield Finding("placing.age", Severity.WARN, sentence, ("cohort.minimum_age", "applicant.birth_date"))
    if highest is not None and years > highest:
        sentence = nmsg(
            "Up to {limit} years; {name} will be {count} year old",
            "Up to {limit} years; {name} will be {count} years old",
            years,
            limit=highest,
            name=name,
        )
        yield Finding("placing.age", Severity.WARN, sentence, ("cohort.maximum_age", "applicant.birth_date"))


def passport(case: Case) -> Iterator[Finding]:
    """The passport outlives the last day by six months, as border authorities of both countries ask."""
    yield from passport_for(case.applicant, case.last_day)


def passport_for(applicant: Record, leaves: date | None) -> Iterator[Finding]:
    """The person's passport is valid long enough for a stay with that last day."""
    if leaves is None:
        return
    name, needed, expires = first_name(applicant), passport_needed(leaves), day(applicant, "passport_expiry")
    fields = ("placement.ends", "applicant.passport_expiry")
    if expires is None:
        sentence = msg(
            "The passport must be valid until {needed}; no expiry is given for {name}", needed=needed, name=name
        )
        yield Finding("placing.passport_missing", Severity.NOTE, sentence, fields)
    elif expires < needed:
        sentence = msg(
            "The passport must be valid until {needed}; that of {name} expires on {expires}",
            needed=needed,
            name=name,
            expires=expires,
        )
        yield Finding("placing.passport", Severity.WARN, sentence, fields)


def passport_needed(leaves: date) -> date:
    """The day until which a passport must be valid for a stay with that last day: a passport that expires on it will do."""
    return later(leaves, PASSPORT_MONTHS)


def person_findings(applicant: Record, cohort: Record) -> Iterator[Finding]:
    """What the values given of a person say against a stay in a cohort from its first to its last day."""
    for found in (
        *age_in(applicant, cohort, day(cohort, "starts")),
        *passport_for(applicant, day(cohort, "ends")),
    ):
        if found.objects:
            yield found


def reaches(has: str, asked: str) -> bool:
    """Whether one CEFR level is at least another."""
    return has in LEVELS and asked in LEVELS and LEVELS.index(has) >= LEVELS.index(asked)


def age_on(born: date, when: date) -> int:
    """Full years of age on a day. Born on 29 February, a person turns a year older on 1 March of other years."""
    return when.year - born.year - ((when.month, when.day) < (born.month, born.day))


def later(start: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    last = 31 if month == 11 else (date(year, month + 2, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last))


def _label(choices: Choices, code: str) -> Message | str:
    return choices.labels.get(code, code)


def _either(parts: list[Message | str]) -> Message | str:
    """Parts of a choice as one: `Radio or Television`."""
    first = parts[0]
    for part in parts[1:]:
        first = msg("{one} or {other}", one=first, other=part)
    return first
