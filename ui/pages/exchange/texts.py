"""What is said of the files of the line: a word for each state, a sentence for each file, its particulars."""

from __future__ import annotations

from datetime import datetime

from exchange_app.kinds.registry import field_of, sensitive_fields, shared_fields
from exchange_app.services.ledger import Filed, State, Way
from exchange_app.text import Message, Words, pmsg
from ui.components.marks import Tone

STATES: dict[State, tuple[Message, Tone]] = {
    State.SENT: (pmsg("file", "sent"), "accent"),
    State.ACKNOWLEDGED: (pmsg("file", "acknowledged"), "good"),
    State.RETURNED: (pmsg("file", "returned"), "good"),
    State.SUPERSEDED: (pmsg("file", "superseded"), "neutral"),
    State.MERGED: (pmsg("file", "merged"), "good"),
    State.TAKEN_BACK: (pmsg("file", "taken back"), "warning"),
    State.LOST: (pmsg("file", "never arrived"), "bad"),
}


def state_word(each: Filed, words: Words) -> str:
    """The word for a file's state."""
    return words.say(STATES[each.state][0])


def heading(each: Filed, agency: str, words: Words) -> str:
    """No. 12 to AZ; No. 7 from AZ."""
    if each.way is Way.SENT:
        return words._("No. {number} to {agency}", number=each.number, agency=agency)
    return words._("No. {number} from {agency}", number=each.number, agency=agency)


def meaning(each: Filed, agency: str, words: Words) -> str:
    """What the state of a file means."""
    match each.state:
        case State.SENT:
            return words._("{agency} has not yet sent anything that tells it read this file.", agency=agency)
        case State.ACKNOWLEDGED:
            return words._("A later file of {agency} says that it merged this one.", agency=agency)
        case State.RETURNED:
            return words._("It came back with what {agency} filled in, and was merged.", agency=agency)
        case State.SUPERSEDED:
            return words._(
                "Nothing was heard of it, but {agency} has read a later one, which holds all of it.", agency=agency
            )
        case State.MERGED:
            return words._("What it brought stands in your store.")
        case State.TAKEN_BACK:
            return words._("It was merged, and the merge was undone. Open the file again to merge it.")
        case State.LOST:
            return words._(
                "A later file arrived, this one never did. Ask {agency} for it, or go on without: later files hold what is theirs.",
                agency=agency,
            )


def moment(at: datetime, words: Words) -> str:
    """A day and a time here."""
    here = at.astimezone()
    return words._("{date}, {time}", date=here.date(), time=f"{here:%H:%M}")


def tip(each: Filed, agency: str, words: Words) -> str:
    """All of it in one tooltip."""
    parts = [f"{heading(each, agency, words)}: {state_word(each, words)}"]
    if each.state is not State.LOST and each.day is not None:
        parts.append(moment(each.day, words))
    if each.file_name:
        parts.append(each.file_name)
    parts.append(meaning(each, agency, words))
    return "\n".join(parts)


def particulars(each: Filed, words: Words) -> list[tuple[str, str]]:
    """Label and value of everything known of a file."""
    rows: list[tuple[str, str]] = []

    def add(label: str, value: str) -> None:
        if value:
            rows.append((label, value))

    if each.way is Way.SENT:
        add(
            words._("Written"),
            words._("{moment} by {author}", moment=moment(each.at, words), author=each.author)
            if each.at and each.author
            else moment(each.at, words)
            if each.at
            else "",
        )
        add(words._("File"), each.file_name)
        add(words._("People"), words.number(each.people))
        add(words._("Cohorts"), words.join(each.cohorts))
        add(words._("Sensitive fields"), words.join(sensitive(each.fields, words)) or words._("none"))
        add(words._("On what basis"), each.basis)
        add(words._("Password"), words._("needed to open it") if each.encrypted else words._("none"))
        add(words._("Came back"), words.join(moment(at, words) for at in each.came_back))
    elif each.state is not State.LOST:
        add(words._("Made"), moment(each.made_at, words) if each.made_at else "")
        add(
            words._("Merged"),
            words._("{moment} by {author}", moment=moment(each.at, words), author=each.author)
            if each.at and each.author
            else moment(each.at, words)
            if each.at
            else "",
        )
        add(words._("File"), each.file_name)
    add(words._("It brought"), brought(each, words))
    return rows


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


def sensitive(fields: tuple[str, ...], words: Words) -> list[str]:
    """The names of the sensitive fields among some."""
    names = {each: field_of(each).label for each in shared_fields() if each in sensitive_fields()}
    return [words.say(label) for key, label in names.items() if key in fields]
