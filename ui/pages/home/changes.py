"""What changed lately, as lines of a list: when, whose record, the field with its old and new value, by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from exchange_app.kinds import kind
from exchange_app.kinds.registry import page_of
from exchange_app.kinds.values import show
from exchange_app.store import ChangeEntry
from exchange_app.text import Words
from ui.components.differences import spans_of
from ui.desk.goto import GoTo, ToRecord
from ui.pages.home.lists import HomeLine


def change_line(each: ChangeEntry, words: Words, go: Callable[[GoTo], None], today: date) -> HomeLine:
    """One change; a click on it leads to the record."""
    entry = each.entry
    spans: list[tuple[str, str]] = [(each.title, "")]
    if entry.action == "update" and entry.changes:
        key, (old, new) = next(iter(entry.changes.items()))
        field = kind(each.kind).field(key)
        spans.append((f": {words.say(field.label)} ", "second"))
        if not field.target:
            before, after = spans_of(show(field, old, words), show(field, new, words), "ours")
            spans += [*before, (" → ", "second"), *after]
        if len(entry.changes) > 1:
            spans.append((f"  +{len(entry.changes) - 1}", "second"))
    else:
        spans.append((f": {words.say(entry.label)}", "second"))
    page, itself = page_of(each.kind), kind(each.kind).belongs_to is None
    to = ToRecord(page, each.record) if itself else GoTo(page)
    author = entry.author.split(" ")[0]
    return HomeLine("", author, lead=_moment(entry.at, words, today), spans=tuple(spans), do=lambda: go(to))


def _moment(at: datetime, words: Words, today: date) -> str:
    here = at.astimezone()
    clock = f"{here:%H:%M}"
    if here.date() == today:
        return words._("Today {time}", time=clock)
    return f"{here.day} {words.month(here.month)[:3]} {clock}"
