"""A review as `merge --json` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.incoming import WorkbookFinding
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.masking import mask, seen
from exchange_app.kinds.values import to_json as value_to_json
from exchange_app.services.merging.explanations import why
from exchange_app.services.merging.record_names import Names, found_at
from exchange_app.services.merging.review import HELD, Decision, Losses, Review
from exchange_app.services.merging.saved_reviews import LATER
from exchange_app.store import Store
from exchange_app.store.codec import decode
from exchange_app.text import Words

_COUNTED = (
    "changed",
    "added",
    "removed",
    "conflicts",
    "same_on_both",
    "missing",
    "problems",
    "cleared",
    "combined",
    "suspects",
)


def to_json(store: Store, review: Review, words: Words, *, dry_run: bool) -> dict[str, Any]:
    """The document of `merge --json`; references by the code of the record they point to."""
    story, counts = review.story, review.counts
    codes, titles = _codes(store, review), _titles(store, review)
    return {
        "file": story.path.name,
        "dry_run": dry_run,
        "exchange": story.export,
        "number": story.number,
        "from": story.to if story.ours else story.sender,
        "base": story.base.value,
        "already_merged": story.already_merged is not None,
        "counts": {key: counts[key] for key in _COUNTED},
        "losses": _losses(review.losses()),
        "story": [words.say(each) for each in story.sentences],
        "changes": [_change(review, change, codes, words) for change in review.comparison.changes()],
        "problems": [
            {
                "kind": each.kind.value, "record": codes.get(each.record or "", None), "title": titles.get(each.record or "", None), "field": each.field, "cell": each.cell,
                "words": _words(each), "message": words.say(each.message),
            }
            for each in review.findings
        ],
        "suspects": [
            {
                "kind": pair.kind, "first": pair.first.code, "second": pair.second.code, "ids": list(pair.key), "score": pair.score,
                "evidence": list(pair.evidence), "said": verdict.value if (verdict := review.verdict(pair)) is not None else LATER,
            }
            for pair in review.suspects
        ],
        "rules": [
            {"rule": each.rule, "kind": each.kind, "code": codes.get(each.record), "before": each.before, "after": each.after, "message": words.say(each.message)}
            for each in review.rules
        ],
    }  # fmt: skip


def _losses(losses: Losses) -> dict[str, int]:
    """What goes and is emptied as things are decided, and what waits for a decision."""
    return {
        "removed": losses.removed,
        "cleared": losses.cleared,
        "removals_open": losses.removals_open,
        "clearings_open": losses.clearings_open,
        "locked_open": losses.locked_open,
    }


def _change(review: Review, change: Change, codes: Mapping[RecordId, str], words: Words) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "code": codes.get(change.record),
        "field": None if change.field == REMOVAL else change.field,
        "group": change.group.value,
        "cell": change.cell,
        "base": _value(change, change.base, codes),
        "ours": _value(change, change.ours, codes),
        "theirs": _value(change, change.theirs, codes),
        "result": _result(change, review.decision(change)),
        **(
            {"other": _value(change, review.outcome(change), codes)}
            if review.decision(change) is Decision.OTHER
            else {}
        ),
        "why": words.say(why(change, review.story)),
    }


def _result(change: Change, decision: Decision) -> str:
    match decision:
        case Decision.OURS | Decision.REFUSE | Decision.OTHER:
            return "ours"
        case Decision.THEIRS:
            return "theirs"
        case Decision.LEAVE if change.group is Group.CONFLICT:
            return "conflict"
        case Decision.LEAVE if change.group in HELD:
            return "open"
        case _:
            if change.group is Group.COMBINED:
                return "both"
            return "theirs" if change.after == change.theirs else "ours"


def _value(change: Change, content: Content, codes: Mapping[RecordId, str]) -> Any:
    if content is None or change.field == REMOVAL:
        return content
    declared = kind(change.kind).field(change.field)
    if declared.type is FieldType.REFERENCE:
        return codes.get(str(content), content)
    value = seen(declared, decode(declared, content))
    return None if value is None else value_to_json(declared, value)


def _words(finding: WorkbookFinding) -> str | None:
    """What stands in the cell; of a sensitive field its mask."""
    if finding.words is None or not finding.record_kind or not finding.field:
        return finding.words
    declared = kind(finding.record_kind).field(finding.field)
    return mask(declared, finding.words) if declared.sensitive else finding.words


def _titles(store: Store, review: Review) -> Mapping[RecordId, str]:
    """What the records that were found something about are called."""
    with store.read() as reader:
        names = Names(reader, review.records, review.comparison.incoming.carried.texts)
        names.learn(found_at(review.findings))
    return names.found


def _codes(store: Store, review: Review) -> dict[RecordId, str]:
    """The codes of everything the review speaks of."""
    found = {each.id: each.code for each in review.records}
    wanted: dict[str, set[str]] = {}
    for change in review.comparison.changes():
        if change.field == REMOVAL:
            continue
        declared = kind(change.kind).field(change.field)
        if declared.type is FieldType.REFERENCE and declared.target:
            wanted.setdefault(declared.target, set()).update(
                str(each) for each in (change.base, change.ours, change.theirs) if each
            )
    for finding in review.findings:
        if finding.record and finding.record_kind:
            wanted.setdefault(finding.record_kind, set()).add(finding.record)
    for rule in review.rules:
        wanted.setdefault(rule.kind, set()).add(rule.record)
    with store.read() as reader:
        for key, ids in wanted.items():
            found.update({each.id: each.code for each in reader.records(key, sorted(ids - found.keys()))})
    return found
