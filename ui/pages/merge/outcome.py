"""What is said when a review was applied, or its report saved."""

from __future__ import annotations

from exchange_app.services.merging import Merged
from exchange_app.text import Words
from ui.pages.merge.loaded_review import LoadedReview

_NAMED = 3
"""So many records without a row are named once all is written; the review names each."""


def merged_sentence(merged: Merged, found: LoadedReview | None, words: Words) -> str:
    """What a merge did, and what it left open."""
    said = words.say(merged.operation.label)
    if missing := merged.counts["missing"]:
        said = words.n_(
            "{what}; {count} row was not in the file, its record stays: {names}",
            "{what}; {count} rows were not in the file, their records stay: {names}",
            missing,
            what=said,
            names=_missing_names(found, words) if found is not None else "",
        )
    if merged.open_conflicts:
        said = words.n_(
            "{what}; {count} conflict stays open",
            "{what}; {count} conflicts stay open",
            merged.open_conflicts,
            what=said,
        )
    if waiting := merged.losses.removals_open + merged.losses.clearings_open:
        said = words.n_(
            "{what}; {count} removal or clearing waits for a decision",
            "{what}; {count} removals or clearings wait for a decision",
            waiting,
            what=said,
        )
    if merged.losses.locked_open:
        said = words.n_(
            "{what}; {count} change of a locked cell waits for a decision",
            "{what}; {count} changes of locked cells wait for a decision",
            merged.losses.locked_open,
            what=said,
        )
    if merged.twice:
        said = words.n_(
            "{what}; {count} person or outlet may be entered twice",
            "{what}; {count} people or outlets may be entered twice",
            merged.twice,
            what=said,
        )
    return said


def report_sentence(name: str, marked: int, words: Words) -> str:
    """That the report is saved, and how many cells are marked in it."""
    return words.n_(
        "The report is saved as {name}; {count} cell is marked in it.",
        "The report is saved as {name}; {count} cells are marked in it.",
        marked,
        name=name,
    )


def _missing_names(found: LoadedReview, words: Words) -> str:
    """The records that have no row in the file, by name and code; the first few of many."""
    missing = found.review.missing
    said = [f"{name} ({each.code})" if (name := found.names.get(each.id)) else each.code for each in missing[:_NAMED]]
    return words.join(said) + (" …" if len(missing) > _NAMED else "")
