"""Rules about the place: room, time, sides and dates; and the judgement of a whole case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from exchange_app.domain.records import Record
from exchange_app.domain.rules import eligibility
from exchange_app.domain.rules.case import Case, Finding, Severity, Stay, day, number, text
from exchange_app.domain.rules.record import out_of_order
from exchange_app.text import Message, msg, nmsg

HOLDS = frozenset({"proposed", "accepted", "confirmed", "arrived", "completed", "curtailed"})
"""Statuses of a placement that take up a place; one without a status counts as proposed."""
SURE = frozenset({"confirmed", "arrived", "completed", "curtailed"})
"""Statuses in which the outlet has said yes."""
AGREED = SURE | {"accepted"}
"""Statuses in which the outlet or the person has said yes: what is taken back then is kept as withdrawn."""
ENDED = frozenset({"completed", "curtailed"})
"""Statuses of a stay that was: nothing that is decided later takes it away."""
OVER = frozenset({"completed", "cancelled"})
"""Statuses of a cohort in which nobody is placed any more."""


def holds(placement: Record) -> bool:
    """Whether a placement takes up a place."""
    return not placement.removed and (text(placement, "status") or "proposed") in HOLDS


def capacity(case: Case) -> Iterator[Finding]:
    """An opening takes no more people than it has places."""
    places = number(case.opening, "places") or 0
    if case.taken < places:
        return
    sentence = over_places(case.outlet_name, places, case.taken + 1)
    yield Finding("placing.capacity", Severity.BLOCK, sentence, ("opening.places",))


def overlap(case: Case) -> Iterator[Finding]:
    """Nobody is at two outlets on one day. Where the other place is held under another record, said to be the same person,
    it only warns: such a link may be doubted."""
    for stay in case.elsewhere:
        if not overlaps(case.first_day, case.last_day, stay):
            continue
        if stay.entered_as:
            sentence = msg(
                "{name} is entered twice and as {code} already placed at {where}",
                name=case.first_name,
                code=stay.entered_as,
                where=stay.where,
            )
            yield Finding("placing.entered_twice", Severity.WARN, sentence, ("placement.starts", "placement.ends"))
            continue
        if stay.starts is None or stay.ends is None or case.first_day is None or case.last_day is None:
            sentence = msg("{name} is already placed at {where}", name=case.first_name, where=stay.where)
        else:
            sentence = msg(
                "From {starts} to {ends}; {name} is at {where} from {their_start} to {their_end}",
                starts=case.first_day,
                ends=case.last_day,
                name=case.first_name,
                where=stay.where,
                their_start=stay.starts,
                their_end=stay.ends,
            )
        yield Finding("placing.overlap", Severity.BLOCK, sentence, ("placement.starts", "placement.ends"))


def sides(case: Case) -> Iterator[Finding]:
    """People go to the other side: to an outlet of the hosting country, never of their own."""
    home, country = case.applicant.agency, text(case.outlet, "country")
    own = case.countries.get(home)
    if country is not None and country == own:
        sentence = msg(
            "{outlet} stands in the country of {name}'s own agency, {agency}",
            outlet=case.outlet_name,
            name=case.first_name,
            agency=home,
        )
        yield Finding("placing.same_side", Severity.BLOCK, sentence, ("outlet.country", "applicant.agency"))
    sending = case.cohort.get("sending")
    if isinstance(sending, tuple) and sending and home not in sending:
        sentence = msg(
            "This cohort is sent by {sending}; {name} is of {agency}",
            sending=", ".join(sending),
            name=case.first_name,
            agency=home,
        )
        yield Finding("placing.not_sending", Severity.WARN, sentence, ("cohort.sending", "applicant.agency"))
    host = text(case.cohort, "hosting")
    hosting = case.countries.get(host or "")
    if host != home and None not in (country, hosting) and country not in (hosting, own):
        sentence = msg(
            "This cohort is hosted by {host}; {outlet} stands in another country",
            host=host,
            outlet=case.outlet_name,
        )
        yield Finding("placing.not_hosting", Severity.WARN, sentence, ("cohort.hosting", "outlet.country"))


def seats(case: Case) -> Iterator[Finding]:
    """All together no more people than the cohort has seats; no side sends more than it has, unless somebody says why."""
    home = case.applicant.agency
    limit, by_side = seats_of(case.cohort)
    if limit is not None and case.in_cohort >= limit:
        severity = Severity.WARN if case.seated else Severity.BLOCK
        yield Finding("placing.seats", severity, over_seats(limit, case.in_cohort + 1), ("cohort.seats",))
    limit = by_side.get(home)
    if limit is not None and case.of_side >= limit:
        sentence = over_seats_of(home, limit, case.of_side + 1)
        yield Finding("placing.seats", Severity.WARN, sentence, ("cohort.seats_by_side",))


def seats_of(cohort: Record) -> tuple[int | None, Mapping[str, int]]:
    """How many people a cohort takes, None where nothing is said, and how many of them each side sends, where that is."""
    by_side = cohort.get("seats_by_side")
    return number(cohort, "seats"), by_side if isinstance(by_side, dict) else {}


def published(cohort: Record) -> bool:
    """Whether people were told their places, so that only the fewest are moved any more."""
    return day(cohort, "published_on") is not None


def over_places(outlet: str, places: int, placed: int) -> Message:
    """The sentence for an opening with more people than places."""
    return nmsg(
        "{outlet} offers {count} place; placed there: {placed}",
        "{outlet} offers {count} places; placed there: {placed}",
        places,
        outlet=outlet,
        placed=placed,
    )


def over_seats(seats: int, placed: int) -> Message:
    """The sentence for a cohort with more people than seats."""
    return nmsg(
        "The cohort has {count} seat; placed: {placed}", "The cohort has {count} seats; placed: {placed}", seats, placed=placed
    )  # fmt: skip


def over_seats_of(agency: str, seats: int, placed: int) -> Message:
    """The sentence for a side with more people than seats."""
    return nmsg(
        "{agency} has {count} seat in this cohort; placed: {placed}",
        "{agency} has {count} seats in this cohort; placed: {placed}",
        seats,
        agency=agency,
        placed=placed,
    )


def dates(case: Case) -> Iterator[Finding]:
    """The stay lies within the opening, and the opening within the cohort."""
    status = text(case.cohort, "status")
    if status in OVER:
        sentence = msg("The cohort is over; nobody is placed in it any more")
        yield Finding("placing.cohort_over", Severity.BLOCK, sentence, ("cohort.status",))
    if case.outlet.get("active") is False:
        sentence = msg("{outlet} no longer takes part", outlet=case.outlet_name)
        yield Finding("placing.inactive", Severity.WARN, sentence, ("outlet.active",))
    first, last = case.first_day, case.last_day
    if first is None or last is None:
        return
    if last < first:
        sentence = out_of_order("placement", "starts", "ends", first, last)
        yield Finding("placing.order", Severity.BLOCK, sentence, ("placement.starts", "placement.ends"))
        return
    for record in (case.opening, case.cohort):
        begins, ends = day(record, "starts"), day(record, "ends")
        if not ((begins and first < begins) or (ends and last > ends)):
            continue
        fields = ("placement.starts", "placement.ends", f"{record.kind}.starts", f"{record.kind}.ends")
        values = {"starts": first, "ends": last, "first": begins or first, "last": ends or last}
        if record.kind == "opening":
            sentence = msg("From {starts} to {ends}; the outlet offers {first} to {last}", **values)
        else:
            sentence = msg("From {starts} to {ends}; the cohort runs from {first} to {last}", **values)
        yield Finding("placing.dates", Severity.WARN, sentence, fields)
        return


def overlaps(starts: date | None, ends: date | None, stay: Stay) -> bool:
    """Whether two stretches of days share one. An unknown end is open, so two stays without dates overlap."""
    begins_after = starts is not None and stay.ends is not None and starts > stay.ends
    ends_before = ends is not None and stay.starts is not None and ends < stay.starts
    return not (begins_after or ends_before)


def declined(case: Case) -> Iterator[Finding]:
    """Who was declined at an opening is not proposed there again as if nothing had been said."""
    if case.declined:
        sentence = msg("{name} was declined at {outlet} before", name=case.first_name, outlet=case.outlet_name)
        yield Finding("placing.declined", Severity.WARN, sentence, ("placement.status",))


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    eligibility.status,
    sides,
    capacity,
    overlap,
    dates,
    eligibility.language,
    eligibility.track,
    eligibility.age,
    eligibility.passport,
    seats,
    declined,
)


def judge(case: Case) -> tuple[Finding, ...]:
    """Everything that speaks against a placement: what blocks first, then what warns, then what is not known, each in the order of RULES."""
    found = [finding for rule in RULES for finding in rule(case)]
    return tuple(sorted(found, key=lambda finding: (not finding.blocks, not finding.objects)))
