"""What is said of the files between two agencies: a word for each state, a sentence for each file."""

from __future__ import annotations

from exchange_app.services.ledger import Filed, FileState, Way
from exchange_app.store import KeptReview
from exchange_app.text import Message, Words, pmsg
from ui.components.marks import Tone

STATES: dict[FileState, tuple[Message, Tone]] = {
    FileState.SENT: (pmsg("file", "sent"), "accent"),
    FileState.ACKNOWLEDGED: (pmsg("file", "acknowledged"), "good"),
    FileState.RETURNED: (pmsg("file", "returned"), "good"),
    FileState.SUPERSEDED: (pmsg("file", "superseded"), "neutral"),
    FileState.MERGED: (pmsg("file", "merged"), "good"),
    FileState.TAKEN_BACK: (pmsg("file", "taken back"), "warning"),
    FileState.LOST: (pmsg("file", "never arrived"), "bad"),
    FileState.HERE: (pmsg("file", "this file"), "accent"),
}


def state_word(each: Filed, words: Words) -> str:
    """The word for a file's state."""
    return words.say(STATES[each.state][0])


def heading(each: Filed, agency: str, words: Words) -> str:
    """No. 12 to AZ; No. 7 from AZ."""
    if each.way is Way.SENT:
        return words._("No. {number} to {agency}", number=each.number, agency=agency)
    return words._("No. {number} from {agency}", number=each.number, agency=agency)


def named_state(each: Filed, agency: str, words: Words) -> str:
    """No. 12 to AZ: merged."""
    return f"{heading(each, agency, words)}: {state_word(each, words)}"


def meaning(each: Filed, agency: str, words: Words) -> str:
    """What the state of a file means."""
    match each.state:
        case FileState.SENT:
            return words._("{agency} has not yet sent anything that tells it read this file.", agency=agency)
        case FileState.ACKNOWLEDGED:
            return words._("A later file of {agency} says that it merged this one.", agency=agency)
        case FileState.RETURNED:
            return words._("It came back with what {agency} filled in, and was merged.", agency=agency)
        case FileState.SUPERSEDED:
            return words._(
                "Nothing was heard of it, but {agency} has read a later one, which holds all of it.", agency=agency
            )
        case FileState.MERGED:
            return words._("What it brought stands in your store.")
        case FileState.TAKEN_BACK:
            return words._("It was merged, and the merge was undone. Open the file again to merge it.")
        case FileState.HERE:
            return words._("What it brings is looked through here, and not merged yet.")
        case FileState.LOST:
            return words._(
                "A later file arrived, this one never did. Ask {agency} for it, or go on without: later files hold what is theirs.",
                agency=agency,
            )


def tip(each: Filed, agency: str, words: Words) -> str:
    """All of it in one tooltip."""
    parts = [named_state(each, agency, words)]
    if each.state is not FileState.LOST and each.day is not None:
        parts.append(words.moment(each.day))
    if each.file_name:
        parts.append(each.file_name)
    parts.append(meaning(each, agency, words))
    return "\n".join(parts)


def review_state(review: KeptReview, words: Words) -> str:
    """How far a review is that was left: what waits for a decision, and how many were made."""
    waiting, decided = review.counts.get("undecided", 0), len(review.decisions)
    return words.join(
        (
            words.n_("{count} change to decide", "{count} changes to decide", waiting)
            if waiting
            else words._("nothing waits for a decision"),
            words.n_("{count} decided", "{count} decided", decided) if decided else words._("nothing decided yet"),
        )
    )
