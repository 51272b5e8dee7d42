"""The figures of Home: people, problems, seats, places, and what the partner has not been sent."""

from __future__ import annotations

from collections.abc import Callable

from exchange_app.kinds import kind
from exchange_app.kinds.registry import page_of
from exchange_app.services.home import CohortBoard, Home, under_way
from exchange_app.store import Filter
from exchange_app.text import Words
from ui.desk.goto import GoTo, ToList
from ui.pages.home.tiles import Figure
from ui.pages.home.ways import way_of


def figures_of(found: Home, words: Words, go: Callable[[GoTo], None]) -> list[tuple[Figure, Callable[[], object]]]:
    """Each tile with what a click on it does; `go` navigates there."""
    figures, cohort = found.summary, found.chosen.id if found.chosen else None
    applicants = page_of("applicant")
    people = sum(figures.applicants.values())
    ours, theirs = figures.applicants.get(found.own, 0), people - figures.applicants.get(found.own, 0)
    sides = words.join(f"{code} {words.number(count)}" for code, count in figures.applicants.items())
    current = under_way(found.chosen, found.cohorts)
    inside = current if found.chosen else ()
    top = sorted(figures.problems_of.items(), key=lambda each: -each[1])[:3]
    kinds = words.join(f"{_field(of, key, words)} {count}" for (of, key), count in top)
    first = figures.by_choice.get(1, 0)
    pending = sum(each.changed + each.added for each in found.summary.exports)
    partner = found.summary.exports[0] if found.summary.exports else None
    tiles: list[tuple[Figure, Callable[[], object]]] = [
        (Figure(words._("Applicants"), words.number(people), words._("people"), sides, sides=(ours, theirs)), lambda: go(ToList(applicants, inside))),
        (
            Figure(words._("With problems"), words.number(figures.problems), words._("people"), kinds or words._("nothing to put right"), figures.problems / max(people, 1), "bad"),
            lambda: go(ToList(applicants, inside, with_problems=True)),
        ),
        (
            Figure(
                words._("Selected"), words.number(figures.selected), words._("of {count} seats", count=figures.seats),
                words.n_("{count} seat still open", "{count} seats still open", max(figures.seats - figures.selected, 0)), figures.selected / max(figures.seats, 1),
            ),
            lambda: go(ToList(applicants, (*current, Filter("application.status", "is", "selected")))),
        ),
        (
            Figure(
                words._("Placed"), words.number(figures.placed), words._("of {count} selected", count=figures.selected),
                words._("{count} at their first choice", count=first), figures.placed / max(figures.selected, 1),
            ),
            lambda: go(way_of(CohortBoard(cohort))),
        ),
    ]  # fmt: skip
    if partner is not None:
        last = (
            words._("since no. {number}, {day}", number=partner.number, day=partner.at.astimezone().date())
            if partner.at
            else words._("nothing sent yet")
        )
        tiles.append(
            (
                Figure(
                    words._("Not yet at {agency}", agency=partner.agency),
                    words.number(pending),
                    words._("changes"),
                    last,
                    min(pending / 100, 1.0),
                ),
                lambda: go(GoTo("exchange")),
            )
        )
    return tiles


def _field(of: str, key: str | None, words: Words) -> str:
    return words.say(kind(of).field(key).label if key else kind(of).label)
