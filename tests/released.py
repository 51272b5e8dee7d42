"""Stores and workbooks kept from earlier revisions: brought out, asked what they hold, compared with what was written down.

Everything goes by the command line, whose words are a contract, as far as it reaches. What it does not show (open
conflicts, pairs, the ledger, saved filters, kept reviews, redo) is asked for in the last part of this file and nowhere
else: whoever renames those services changes them there, and not what must be found.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_app.cli import main
from exchange_app.kinds.masking import Purpose, mask
from exchange_app.services.access import Access
from exchange_app.services.disclosures import sensitive_of
from exchange_app.store import Store

RELEASED = Path(__file__).parent / "data" / "released"
KINDS = ("agency", "cohort", "outlet", "applicant", "application", "opening", "placement")
COUNTED = ("changed", "added", "removed", "conflicts", "missing", "problems")
AUTHOR = "Reader of old stores"

Records = dict[str, dict[str, dict[str, Any]]]
"""Values by field, by code, by kind."""


def released(*holding: str) -> list[str]:
    """The names of the kept stores without a passphrase; only those whose manifest speaks of all that is named."""
    names = sorted(each.parent.name for each in RELEASED.glob("*/manifest.json"))
    return [each for each in names if "passphrase" not in (said := manifest(each)) and said.keys() >= set(holding)]


def manifest(name: str) -> dict[str, Any]:
    """What must be found in a kept store."""
    found: dict[str, Any] = json.loads((RELEASED / name / "manifest.json").read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """How a call of the command line ended, and the document it gave."""

    code: int
    json: Any


@dataclass(frozen=True, slots=True)
class Desk:
    """The command line on one store."""

    path: Path
    passphrase: str | None = None

    def __call__(self, *arguments: object) -> Said:
        line = ["--store", str(self.path), "--lang", "en", "--json", *map(str, arguments)]
        if self.passphrase is not None:
            secret = self.path.with_suffix(".passphrase")
            secret.write_text(self.passphrase, "utf-8")
            line = ["--passphrase-file", str(secret), *line]
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = main(line)
        return Said(code, json.loads(out.getvalue()))

    def done(self, *arguments: object) -> Any:
        """The document of a call that has to end well, though something may wait for a person."""
        said = self(*arguments)
        assert said.code in (0, 1), f"{arguments}: {said.json}"
        return said.json

    def merge(self, name: str, waiting: dict[str, Any], folder: Path, *options: str) -> Said:
        """Merge one of the workbooks that wait for this store; what it takes away is agreed to, as the old revision did."""
        line: list[object] = ["merge", RELEASED / name / waiting["file"], "--on-removal", "accept", *options]
        if waiting.get("password"):
            secret = folder / "password"
            secret.write_text(waiting["password"], "utf-8")
            line += ["--password-file", secret]
        return self(*line)


def bring_out(name: str, folder: Path) -> Desk:
    """A copy of a kept store in `folder`, as the revision that made it left it; nobody has opened it since."""
    with zipfile.ZipFile(RELEASED / name / "store.zip") as kept:
        kept.extract("office.exdesk", folder)
    return Desk(folder / "office.exdesk", manifest(name).get("passphrase"))


# -- what a store holds, by the command line

_SENSITIVE = {each.key: each for of in KINDS for each in sensitive_of(of)}


def records(desk: Desk) -> Records:
    """All standing records, sensitive values too."""
    clear = ("--with-sensitive", "--basis", "Test")
    return {
        kind: {each["code"]: each["values"] for each in desk.done("list", kind, *clear)["records"]} for kind in KINDS
    }


def as_shown(told: Any) -> Any:
    """What a manifest tells, which was written before sensitive values were masked, as it is shown now."""
    match told:
        case {"field": str(key), **rest} if "ours" in rest:
            values = {at: _shown(key, rest[at]) for at in ("base", "ours", "theirs")}
            return {**told, **values}
        case dict():
            return {key: _shown(key, value) if key in _SENSITIVE else as_shown(value) for key, value in told.items()}
        case [str(code), str(key), str(cell)] if key in _SENSITIVE:
            return [code, key, _shown(key, cell)]
        case list():
            return [as_shown(each) for each in told]
        case _:
            return told


def _shown(key: str, value: Any) -> Any:
    if key not in _SENSITIVE or value is None:
        return value
    return [_shown(key, each) for each in value] if isinstance(value, list) else mask(_SENSITIVE[key], value)


def difference(before: Records, after: Records) -> Records:
    """Fields that are other than before (None: empty now), all fields of new records; of records that went nothing but the mark."""
    found: Records = {}
    for kind in KINDS:
        for code in before[kind].keys() | after[kind].keys():
            old, new = before[kind].get(code, {}), after[kind].get(code)
            if new is None:
                found.setdefault(kind, {})[code] = {"removed": True}
            elif changed := {
                key: new.get(key) for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)
            }:
                found.setdefault(kind, {})[code] = changed
    return {kind: dict(sorted(found[kind].items())) for kind in KINDS if kind in found}


def operations(desk: Desk) -> list[dict[str, Any]]:
    """All operations, the oldest first, without their labels, which may be worded anew."""
    keys = ("operation", "at", "author", "origin", "action", "undone", "counts")
    return [
        {key: each[key] for key in keys} for each in reversed(desk.done("operations", "--limit", 1000)["operations"])
    ]


def history(desk: Desk, code: str) -> list[dict[str, Any]]:
    """All that happened to one record, the latest first, without labels."""
    keys = ("operation", "at", "author", "origin", "action", "undone", "changes")
    return [{key: each[key] for key in keys} for each in desk.done("history", code)["history"]]


def problems(desk: Desk) -> list[list[str | None]]:
    """What was noted: the record's code, the field, and the words that could not be read."""
    found = []
    for kind in KINDS:
        for record in desk.done("list", kind, "--where", "problems>=1")["records"]:
            found += [
                [record["code"], each["field"], each["cell"]] for each in desk.done("show", record["code"])["problems"]
            ]
    return sorted(found, key=str)


def damage(desk: Desk) -> list[str]:
    """What the store's check finds damaged; rules broken by records are no damage."""
    found: list[str] = desk.done("check")["damage"]
    return found


def changes(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The changes of a merge, without why, which may be worded anew, and without fields that are the same on both sides."""
    keys = ("kind", "code", "field", "cell", "base", "ours", "theirs", "result")
    return sorted(
        ({key: each[key] for key in keys} for each in document["changes"] if each["ours"] != each["theirs"]), key=str
    )


def unread(document: dict[str, Any]) -> list[list[str | None]]:
    """What a merge could not read: kind of problem, field, cell, words."""
    return sorted(([each[key] for key in ("kind", "field", "cell", "words")] for each in document["problems"]), key=str)


# -- what is written down and what is found


def lost(wanted: Records, found: Records) -> list[str]:
    """Everything of `wanted` that is not so in `found`, a line each. Fields that came with later versions do not count."""
    missing = []
    for kind, by_code in wanted.items():
        for code, values in by_code.items():
            held = found.get(kind, {}).get(code)
            if held is None:
                missing.append(f"{kind} {code} is not there")
            else:
                missing += [
                    f"{kind} {code} {key}: {value!r} became {held.get(key)!r}"
                    for key, value in values.items()
                    if held.get(key) != value
                ]
    return missing


def unlike(wanted: Records, found: Records, before: Records) -> list[str]:
    """What was to change and did not, and what changed and should not, a line each. New records may have later fields."""
    known = {
        kind: {
            code: {
                key: each
                for key, each in values.items()
                if code in before[kind] or key in wanted.get(kind, {}).get(code, {})
            }
            for code, values in by_code.items()
        }
        for kind, by_code in found.items()
    }
    return lost(wanted, known) + lost(known, wanted)


# -- what the command line does not show: the one place that asks the store and its services


def beside(desk: Desk) -> dict[str, Any]:
    """Conflicts, pairs, ledger, reviews, filters, agreed fields and layouts, records by their codes."""
    from exchange_app.services.conflicts import conflicts_at
    from exchange_app.services.duplicates.suspects import suspected
    from exchange_app.services.merging import kept_reviews

    with Store.open(desk.path, passphrase=desk.passphrase) as store:
        reviews = kept_reviews(store)
        with store.read() as reader:
            codes = {each.id: each.code for kind in KINDS for each in reader.records(kind)}
            conflicts = [
                [codes[each.record], each.field, sorted(str(side.value) for side in side_by_side.sides)]
                for each in reader.states.open_conflicts()
                for side_by_side in conflicts_at(reader.clear(Purpose.RULES), each.record)
                if side_by_side.field == each.field
            ]
            pairs: dict[str, list[list[str]]] = {"same": [], "different": [], "pending": []}
            for pair in reader.pairs.every():
                if pair.verdict is not None:
                    pairs[pair.verdict.value].append(
                        sorted(codes.get(each, each) for each in (pair.first, pair.second))
                    )
            for kind in ("applicant", "outlet"):
                pairs["pending"] += [sorted((each.first.code, each.second.code)) for each in suspected(reader, kind)]
            partner = reader.app_data.partners()[0]
            return {
                "conflicts": sorted(conflicts),
                "pairs": {key: sorted(each) for key, each in pairs.items()},
                "sent": [
                    [each.agency, each.number, each.file_name, each.people, len(each.fields), each.encrypted]
                    for each in reader.app_data.exports()
                ],
                "received": [
                    [each.sender, each.number, each.file_name, dict(each.counts)] for each in reader.app_data.receipts()
                ],
                "reviews": [[each.file_name, each.author, len(each.decisions)] for each in reviews],
                "filters": [
                    [each.kind, each.name, each.query] for kind in KINDS for each in reader.app_data.saved_filters(kind)
                ],
                "withheld": sorted(reader.app_data.terms(partner)),
                "layouts": sorted(str(each.name) for each in reader.app_data.layouts()),
            }


def redo(desk: Desk) -> None:
    """Bring back what was taken back last."""
    with Store.open(desk.path, passphrase=desk.passphrase) as store:
        store.redo(AUTHOR)


def finish_review(desk: Desk) -> int:
    """Take up the kept review, let the partner have what is undecided, apply it; how many conflicts were undecided."""
    from exchange_app.services.merging import Decision, apply, kept_reviews, resume_review

    with Store.open(desk.path, passphrase=desk.passphrase) as store:
        (kept,) = kept_reviews(store)
        review = resume_review(store, kept.content_hash)
        waiting = list(review.undecided())
        for change in waiting:
            review.decide(change, Decision.THEIRS)
        apply(store, review, access=Access(AUTHOR))
        assert kept_reviews(store) == []
    return len(waiting)


def take_passphrase_off(desk: Desk) -> Desk:
    """The same store, from now on without a passphrase."""
    from exchange_app.services.backup import change_passphrase

    with Store.open(desk.path, passphrase=desk.passphrase) as store:
        change_passphrase(store, None)
    return Desk(desk.path)
