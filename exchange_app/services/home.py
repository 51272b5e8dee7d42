"""What Home shows: figures, what waits for a person, how both sides stand, what changed since the last exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.placing import OVER
from exchange_app.domain.titles import title
from exchange_app.kinds import KINDS, kind
from exchange_app.services.naming import finder
from exchange_app.services.placing import cohorts as placing_cohorts
from exchange_app.store import ROW, ChangeEntry, Filter, Query, Reader, Store, Summary
from exchange_app.text import Message, msg, nmsg

LATEST = 30
PASSPORTS_NAMED = 4
CONFLICTS_NAMED = 5
OPEN_STATUSES = ("draft", "open")


class When(StrEnum):
    """The groups of what waits."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class OneRecord:
    """A record."""

    kind: str
    record: RecordId


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a kind that pass the filters."""

    kind: str
    filters: tuple[Filter, ...] = ()
    with_problems: bool = False


@dataclass(frozen=True, slots=True)
class CohortBoard:
    """The board of a cohort; None: of the one that was shown last."""

    cohort: RecordId | None


@dataclass(frozen=True, slots=True)
class Send:
    """The workbook for a partner."""

    agency: str


@dataclass(frozen=True, slots=True)
class Compare:
    """The records of a kind that may be entered twice."""

    kind: str


@dataclass(frozen=True, slots=True)
class RowsSetAside:
    """The rows of imported lists that wait."""


@dataclass(frozen=True, slots=True)
class BringList:
    """Reading a list that was sent."""


@dataclass(frozen=True, slots=True)
class Print:
    """The documents of a cohort; None: of the one that was chosen last."""

    cohort: RecordId | None


@dataclass(frozen=True, slots=True)
class AddTo:
    """Records of a kind that are to be added to a cohort."""

    cohort: RecordId
    kind: str


Target = OneRecord | Records | CohortBoard | Send | Compare | RowsSetAside | BringList | Print | AddTo
"""Where something waits for a person."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: its sentence, the day or reason behind it, what to do, and where to go for it."""

    when: When
    icon: str
    sentence: Message
    note: Message | date | None
    action: Message
    target: Target
    day: date | None = None


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One of the first steps of the work, what to do and where. `done` is whether the store shows that it was done."""

    icon: str
    sentence: Message
    action: Message
    target: Target
    done: bool


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on the page, of one cohort or of all that are not over."""

    cohorts: tuple[Record, ...]
    chosen: Record | None
    summary: Summary
    tasks: tuple[Task, ...]
    changes: tuple[ChangeEntry, ...]
    own: str
    next_deadline: Task | None
    empty: bool
    steps: tuple[FirstStep, ...]


def home(store: Store, cohort: RecordId | None, today: date) -> Home:
    """Read the page. A cohort that is gone counts as none chosen."""
    with store.read() as reader:
        cohorts = tuple(sorted(reader.records("cohort"), key=lambda each: str(each.get("starts") or ""), reverse=True))
        chosen = next((each for each in cohorts if each.id == cohort), None)
        summary = reader.dashboard.summary(chosen.id if chosen else None, today)
        since = max((each.operation for each in reader.app_data.exports()), default=0)
        changes = tuple(reader.journal.changes(since, LATEST))
        waiting = [*_conflicts(reader), *_set_aside(reader), *(_elsewhere(reader) if chosen is None else ())]
        steps = tuple(_first_steps(reader, chosen))
    tasks = tuple(_tasks(summary, (chosen,) if chosen else cohorts, chosen, today, waiting))
    ahead = [each for each in tasks if each.icon == "calendar" and each.day is not None and each.day >= today]
    nothing = not cohorts and not any(summary.applicants.values())
    ahead_first = min(ahead, key=_day, default=None)
    return Home(cohorts, chosen, summary, tasks, changes, store.agency, ahead_first, nothing, steps)


def _first_steps(reader: Reader, chosen: Record | None) -> Iterator[FirstStep]:
    """From the lists to the roster, in the order in which each finds what it needs: outlets first, so that the choices of the
    applicants name something."""
    begun = reader.dashboard.begun()
    cohort = chosen or next(iter(placing_cohorts(reader)), None)
    id = cohort.id if cohort is not None else None
    inside = (Filter("application.cohort", "is", id),) if id is not None else ()
    bring, people = msg("Import…"), Records("applicant", inside)
    yield FirstStep("building", msg("Bring in the list of outlets"), bring, BringList(), begun.outlets)
    join: Message = bring
    do: Target = BringList()
    if begun.applicants:
        join, do = (msg("Add"), AddTo(id, "application")) if id is not None else (msg("Show"), Records("cohort"))
    yield FirstStep("people", msg("Bring in the list of applicants, into a cohort"), join, do, begun.applications)
    offer = AddTo(id, "opening") if id is not None and begun.outlets else Records("outlet")
    yield FirstStep("calendar", msg("Offer places at the outlets"), msg("Offer"), offer, begun.openings)
    yield FirstStep("check-circle", msg("Select people"), msg("Select"), people, begun.selected)
    yield FirstStep("board", msg("Place them at the outlets"), msg("Place"), CohortBoard(id), begun.placed)
    yield FirstStep("printer", msg("Print the roster"), msg("Print"), Print(id), begun.printed)
    for code in reader.dashboard.partners()[:1]:
        yield FirstStep("upload", msg("Send {agency} its workbook", agency=code), msg("Send"), Send(code), begun.sent)


def _elsewhere(reader: Reader) -> Iterator[Task]:
    """What is to be put right at records other than people, each with the list that shows them."""
    for each in KINDS.values():
        if each.page is None or each.current is not None:
            continue
        if count := reader.count(Query(each.key, with_problems=True)):
            sentence = nmsg(
                "{list}: {count} has something to put right", "{list}: {count} have something to put right", count,
                list=each.plural,
            )  # fmt: skip
            yield Task(When.TODAY, "warning", sentence, None, msg("Put right"), Records(each.key, with_problems=True))


def _day(task: Task) -> date:
    return task.day or date.max


def _tasks(
    summary: Summary, cohorts: tuple[Record, ...], chosen: Record | None, today: date, waiting: list[Task]
) -> list[Task]:
    found = [
        *_overdue(cohorts, today),
        *waiting,
        *_now(summary, chosen, cohorts),
        *_passports(summary),
        *_soon(summary, chosen),
        *_deadlines(summary, today),
    ]
    order = list(When)
    return sorted(found, key=lambda each: (order.index(each.when), each.day or today))


def with_duplicates(tasks: Iterable[Task], pairs: Mapping[str, int | None]) -> list[Task]:
    """Tasks, and that so many pairs of each kind may be entered twice; or that it is not known (None), because nobody has looked."""
    found = list(tasks)
    for key, count in pairs.items():
        rule = kind(key).same
        if count and rule is not None:
            found.append(Task(When.TODAY, "duplicates", rule.waiting(count), None, msg("Compare"), Compare(key)))
    if unlooked := [key for key, count in pairs.items() if count is None]:
        sentence = msg("In so large a store, who may be entered twice is looked for when you ask")
        found.append(Task(When.TODAY, "duplicates", sentence, None, msg("Compare"), Compare(unlooked[0])))
    order = list(When)
    return sorted(found, key=lambda each: order.index(each.when))


def under_way(chosen: Record | None, cohorts: Iterable[Record]) -> tuple[Filter, ...]:
    """The filter that keeps the applicants of the figures: of the cohort chosen, else of all cohorts that are not over."""
    if chosen is not None:
        return (Filter("application.cohort", "is", chosen.id),)
    current = tuple(each.id for each in cohorts if each.get("status") not in OVER)
    return (Filter("application.cohort", "in", current),)


def _overdue(cohorts: tuple[Record, ...], today: date) -> Iterator[Task]:
    for each in cohorts:
        closes = each.get("closes")
        if isinstance(closes, date) and closes < today and each.get("status") in OPEN_STATUSES:
            sentence = msg(
                "Applications for {cohort} have closed; it still stands as open",
                cohort=titles.title(each),
            )
            yield Task(When.OVERDUE, "calendar", sentence, closes, msg("Open"), OneRecord("cohort", each.id), closes)


def _now(summary: Summary, chosen: Record | None, cohorts: tuple[Record, ...]) -> Iterator[Task]:
    if summary.problems:
        sentence = nmsg(
            "{count} person has something to put right", "{count} people have something to put right", summary.problems
        )
        yield Task(
            When.TODAY,
            "warning",
            sentence,
            None,
            msg("Put right"),
            Records("applicant", under_way(chosen, ()) if chosen else (), with_problems=True),
        )
    waiting, free = summary.waiting, sum(each.places - each.taken for each in summary.free)
    if waiting > 0:
        sentence = nmsg(
            "{count} selected person has no place yet", "{count} selected people have no place yet", waiting
        )
        note = nmsg("{count} place is free", "{count} places are free", free)
        target = CohortBoard(chosen.id if chosen else None)
        yield Task(When.TODAY, "board", sentence, note, msg("Place"), target)
    if summary.unfounded:
        sentence = nmsg(
            "{count} person holds a place and is not selected", "{count} people hold a place and are not selected", summary.unfounded
        )  # fmt: skip
        yield Task(When.TODAY, "warning", sentence, None, msg("Open"), CohortBoard(chosen.id if chosen else None))
    if summary.unscored:
        sentence = nmsg(
            "{count} shortlisted person has no score yet",
            "{count} shortlisted people have no score yet",
            summary.unscored,
        )
        shortlisted = Filter("application.status", "is", "shortlisted"), Filter("application.score", "empty")
        people = Records("applicant", (*under_way(chosen, cohorts), *shortlisted))
        yield Task(When.TODAY, "people", sentence, None, msg("Score"), people)


def _conflicts(reader: Reader) -> Iterator[Task]:
    """Fields in which the values of both sides stand: one line for each record while there are few, then one for the rest."""
    by_record: dict[tuple[str, RecordId], list[str]] = {}
    for each in reader.states.open_conflicts():
        by_record.setdefault((each.kind, each.record), []).append(each.field)
    for (kind_key, record), fields in list(by_record.items())[:CONFLICTS_NAMED]:
        target, name = _place(reader, kind_key, record)
        sentence = nmsg(
            "{count} field of {name} holds the values of both sides",
            "{count} fields of {name} hold the values of both sides",
            len(fields),
            name=name,
        )
        yield Task(When.TODAY, "split", sentence, None, msg("Choose"), target)
    if (rest := sum(len(fields) for fields in list(by_record.values())[CONFLICTS_NAMED:])) > 0:
        kind_key, record = list(by_record)[CONFLICTS_NAMED]
        target, _name = _place(reader, kind_key, record)
        sentence = nmsg(
            "{count} more field holds the values of both sides",
            "{count} more fields hold the values of both sides",
            rest,
        )
        yield Task(When.TODAY, "split", sentence, None, msg("Choose"), target)


def _set_aside(reader: Reader) -> Iterator[Task]:
    """Rows of imported lists of which nobody has said yet whether they are records."""
    if count := reader.app_data.problem_count(source=ROW):
        sentence = nmsg(
            "{count} row of an imported list waits: is it a record?",
            "{count} rows of imported lists wait: are they records?",
            count,
        )
        yield Task(When.TODAY, "import", sentence, None, msg("Show"), RowsSetAside())


def _place(reader: Reader, kind_key: str, record: RecordId) -> tuple[OneRecord, str]:
    """The record where one is seen, and what it is called: an application with its person, an opening with its outlet."""
    found, declared = reader.record(kind_key, record), kind(kind_key)
    if declared.belongs_to is not None and (other := found.get(declared.belongs_to)):
        return _place(reader, declared.references[declared.belongs_to], str(other))
    return OneRecord(kind_key, record), title(found, finder(reader))


def _passports(summary: Summary) -> Iterator[Task]:
    for each in summary.passports[:PASSPORTS_NAMED]:
        days = (each.stays_until - each.expires).days
        if days > 0:
            sentence = nmsg(
                "Passport of {name} ends {count} day before the stay does",
                "Passport of {name} ends {count} days before the stay does",
                days,
                name=each.name,
            )
        else:
            sentence = msg("Passport of {name} ends less than six months after the stay", name=each.name)
        note = msg("stay until {day}", day=each.stays_until)
        yield Task(
            When.TODAY if days > 0 else When.WEEK,
            "passport",
            sentence,
            note,
            msg("Open"),
            OneRecord("applicant", each.applicant),
        )
    if (rest := len(summary.passports) - PASSPORTS_NAMED) > 0:
        sentence = nmsg("{count} more passport ends too early", "{count} more passports end too early", rest)
        yield Task(When.WEEK, "passport", sentence, None, msg("Show"), Records("applicant", with_problems=True))


def _soon(summary: Summary, chosen: Record | None) -> Iterator[Task]:
    for each in summary.exports:
        total = each.changed + each.added
        if total:
            number = (each.number or 0) + 1
            changes = nmsg("{count} change", "{count} changes", each.changed)
            sentence = nmsg(
                "Send no. {number} to {agency}: {changes}, {count} new record", "Send no. {number} to {agency}: {changes}, {count} new records",
                each.added, number=number, agency=each.agency, changes=changes,
            )  # fmt: skip
            yield Task(When.WEEK, "upload", sentence, None, msg("Send"), Send(each.agency))
    if summary.uninsured:
        sentence = nmsg(
            "Insurance is missing for {count} person placed",
            "Insurance is missing for {count} people placed",
            summary.uninsured,
        )
        yield Task(
            When.LATER,
            "clock",
            sentence,
            None,
            msg("List"),
            Records("placement", (Filter("insurance_until", "empty"),)),
        )
    if summary.free and chosen is None:
        sentence = nmsg("{count} opening has free places", "{count} openings have free places", len(summary.free))
        yield Task(When.LATER, "building", sentence, None, msg("Show"), CohortBoard(None))


def _deadlines(summary: Summary, today: date) -> Iterator[Task]:
    sentences = {
        "opens": msg("Applications for {cohort} open"), "closes": msg("Applications for {cohort} close"),
        "starts": msg("{cohort} starts"), "ends": msg("{cohort} ends"),
    }  # fmt: skip
    for each in summary.deadlines:
        when = When.TODAY if each.day == today else When.WEEK if each.day <= today + timedelta(days=6) else When.LATER
        sentence = Message(sentences[each.field].text, values={"cohort": each.title})
        yield Task(when, "calendar", sentence, each.day, msg("Open"), OneRecord("cohort", each.cohort), each.day)
