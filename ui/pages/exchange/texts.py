"""Sentences about a file of the timeline: its details, and what it brought."""

from __future__ import annotations

from exchange_app.services.disclosures import sensitive_names
from exchange_app.services.ledger import Filed, FileState, Way
from exchange_app.text import Words


def particulars(each: Filed, words: Words) -> list[tuple[str, str]]:
    """Label and value of everything known of a file."""
    rows: list[tuple[str, str]] = []

    def add(label: str, value: str) -> None:
        if value:
            rows.append((label, value))

    if each.way is Way.SENT:
        add(words._("Written"), _done(each, words))
        add(words._("File"), each.file_name)
        add(words._("People"), words.number(each.people))
        add(words._("Cohorts"), words.join(each.cohorts))
        add(words._("Sensitive fields"), words.join(sensitive_names(each.fields, words)) or words._("none"))
        add(words._("On what basis"), each.basis)
        add(words._("Password"), words._("needed to open it") if each.encrypted else words._("none"))
        add(words._("Came back"), words.join(words.moment(at) for at in each.came_back))
    elif each.state is not FileState.LOST:
        add(words._("Made"), words.moment(each.made_at) if each.made_at else "")
        add(words._("Merged"), _done(each, words))
        add(words._("File"), each.file_name)
    add(words._("It brought"), brought(each, words))
    return rows


def _done(each: Filed, words: Words) -> str:
    """When a file was written or merged, and by whom."""
    if each.at is None:
        return ""
    at = words.moment(each.at)
    return words._("{moment} by {author}", moment=at, author=each.author) if each.author else at


def brought(each: Filed, words: Words) -> str:
    """What a merge brought, counted."""
    count = each.counts
    parts = [
        words.n_("{count} change", "{count} changes", count["changed"]) if count.get("changed") else "",
        words.n_("{count} new record", "{count} new records", count["added"]) if count.get("added") else "",
        words.n_("{count} removed", "{count} removed", count["removed"]) if count.get("removed") else "",
        words.n_("{count} cleared", "{count} cleared", count["cleared"]) if count.get("cleared") else "",
        words.n_("{count} conflict", "{count} conflicts", count["conflicts"]) if count.get("conflicts") else "",
    ]
    found = words.join(each for each in parts if each)
    return found or (words._("nothing new") if count else "")
