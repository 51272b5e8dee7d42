"""Values of changes as people see them, said only when a row is painted, each different one once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from exchange_app.domain.exchange.comparing import Change, Group, RecordMerge
from exchange_app.domain.exchange.incoming import WorkbookFinding
from exchange_app.domain.exchange.registers import elements, packed
from exchange_app.domain.exchange.state_codec import register_in
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content, Offices, is_typed, side_of
from exchange_app.kinds import Field, FieldType, Merge, Owner, kind
from exchange_app.kinds.masking import seen
from exchange_app.kinds.values import show
from exchange_app.services.ledger import Way
from exchange_app.services.merging import Story
from exchange_app.store.codec import DamagedValue, decode
from exchange_app.text import Words
from ui.components.differences import spans_of
from ui.components.marks import Tone

Spans = Sequence[tuple[str, str]]
LONGEST = 400
"""Letters of a text that are compared and painted; nobody sees more in a row."""


def cell_first(cell: str, words: Words) -> str:
    """Where a cell stands, as `F23 in Applicants`: where there is no room for all of it, the cell itself is what is seen."""
    sheet, _, at = cell.rpartition("!")
    return words._("{cell} in {sheet}", cell=at, sheet=sheet) if sheet else at


class ChangeTexts:
    """Says fields, values and the reasons of proposals. `names` are the titles of records by id; `operations` who wrote
    our operation of that number, and when."""

    def __init__(
        self,
        words: Words,
        story: Story,
        own: str,
        names: Mapping[str, str],
        offices: Offices,
        operations: Mapping[int, tuple[str, datetime]],
    ) -> None:
        self.words, self.story, self.own, self.names = words, story, own, names
        self.partner = story.to if story.ours else story.sender
        self._offices, self._operations = offices, operations
        self.clear = False
        """Whether sensitive values are said as they are."""
        self._fields: dict[tuple[str, str], Field | None] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str, Content], str] = {}
        self._marked: dict[tuple[str, str, Content, Content, str], Spans] = {}
        self.empty = words.p_("value", "empty")
        self.as_before = words._("as before")

    def say_clear(self, clear: bool) -> None:
        """Say sensitive values as they are from now on, or their masks."""
        self.clear = clear
        self._values.clear()
        self._marked.clear()

    def declared(self, kind_key: str, key: str) -> Field | None:
        """The declaration of a field; None for the standing of the record itself."""
        place = (kind_key, key)
        if place not in self._fields:
            self._fields[place] = None if key == REMOVAL else kind(kind_key).field(key)
        return self._fields[place]

    def label(self, kind_key: str, key: str) -> str:
        """What a field is called."""
        place = (kind_key, key)
        found = self._labels.get(place)
        if found is None:
            field = self.declared(kind_key, key)
            found = self._labels[place] = (
                self.words._("The record itself") if field is None else self.words.say(field.label)
            )
        return found

    def value(self, kind_key: str, key: str, content: Content) -> str:
        """A value on one line; empty where there is none."""
        place = (kind_key, key, content)
        found = self._values.get(place)
        if found is None:
            found = self._values[place] = self._said(kind_key, key, content)
        return found

    def _said(self, kind_key: str, key: str, content: Content) -> str:
        if content is None:
            return ""
        field = self.declared(kind_key, key)
        if field is None:
            return self.words.p_("record", "taken out") if content else self.words.p_("record", "stands")
        if field.type is FieldType.REFERENCE:
            return self.names.get(str(content)) or str(content)
        try:
            value = decode(field, content)
            said = show(field, value if self.clear else seen(field, value), self.words)
        except DamagedValue:
            said = str(content if self.clear else seen(field, str(content)))
        lines = [" ".join(line.split()) for line in said[: 4 * LONGEST].split("\n")]
        return " / ".join(line for line in lines if line)[:LONGEST]

    def of_finding(self, finding: WorkbookFinding) -> str:
        """The words of the cell that a finding is about."""
        field = self.declared(finding.record_kind, finding.field) if finding.record_kind and finding.field else None
        if not finding.words or self.clear or field is None:
            return finding.words or ""
        return str(seen(field, finding.words))

    # Cells ---------------------------------------------------------------------------------------------------------

    def of(self, change: Change, content: Content) -> str:
        """A value as it is said at this change: of a record that comes, that it is new or comes back."""
        if change.field == REMOVAL and change.group is Group.ADDED and content == 0:
            return self.words.p_("record", "new") if change.ours is None else self.words.p_("record", "comes back")
        return self.value(change.kind, change.field, content)

    def base(self, change: Change) -> str:
        """What both sides started from."""
        return self.value(change.kind, change.field, change.base)

    def spans(self, change: Change, content: Content, tone: Tone) -> Spans:
        """A side's value with the letters that differ from the base marked; `as before` where none do."""
        if change.group is Group.ADDED:
            return ((self.of(change, content), ""),)
        if content == change.base:
            return ((self.as_before, "second"),) if content is not None else ()
        place = (change.kind, change.field, change.base, content, tone)
        found = self._marked.get(place)
        if found is None:
            if len(self._marked) > 4000:
                self._marked.clear()
            found = self._marked[place] = self._compare(change, content, tone)
        return found

    def _compare(self, change: Change, content: Content, tone: Tone) -> Spans:
        said = self.value(change.kind, change.field, content)
        if not said:
            return ((self.empty, tone),)
        field = self.declared(change.kind, change.field)
        if field is not None and field.merge is Merge.SET:
            return self._elements(change, content, tone)
        before = self.base(change)
        return spans_of(before, said, tone)[1] if before and field is not None else ((said, tone),)

    def _elements(self, change: Change, content: Content, tone: Tone) -> Spans:
        old, found = set(elements(change.base)), list[tuple[str, str]]()
        for each in elements(content):
            said = self.value(change.kind, change.field, packed((each,)))
            found += [(", ", "")] * bool(found) + [(said, "" if each in old else tone)]
        return found

    def side(self, change: Change, result: Content) -> str:
        """Whose value a result is: an agency's code, `both`, or nothing where no value stands."""
        if change.group is Group.SAME:
            return "both"
        if result == change.theirs and result != change.ours:
            return self.partner
        return self.own if result == change.ours else "both"

    # The open conflict ---------------------------------------------------------------------------------------------

    def who_ours(self, record: RecordMerge, change: Change) -> str:
        """Who gave our value, and when, as far as our journal knows."""
        if record.ours is None or change.field == REMOVAL:
            return self.own
        for version in register_in(record.ours, change.field, self._offices).versions:
            if is_typed(version) or side_of(version, self._offices) != self.own:
                continue
            known = self._operations.get(int(version.rpartition(":")[2]))
            if known is not None:
                author, at = known[0], known[1].astimezone()
                return self.words._("{author}, {date}", author=author or self.own, date=at.date())
        return self.own

    def who_theirs(self) -> str:
        """From whom and of when the workbook's value is."""
        if self.story.made_at is None:
            return self.words._("{agency}, in the workbook", agency=self.partner)
        day = self.story.made_at.astimezone().date()
        if self.story.ours:
            return self.words._("{agency}, after {date}", agency=self.partner, date=day)
        return self.words._("{agency}, until {date}", agency=self.partner, date=day)

    @property
    def base_number(self) -> int | None:
        """The number of our export that both sides started from, as far as we know."""
        return self.story.number if self.story.ours else max(self.story.acknowledged, default=None)

    def base_from(self) -> str:
        """Of which file the base is."""
        number = self.base_number
        sent = next(
            (
                each.at
                for each in self.story.line
                if each.way is Way.SENT and each.number == number and each.at is not None
            ),
            None,
        )
        if number is None or sent is None:
            return self.words._("before both changed it")
        return self.words._("no. {number} of {date}", number=number, date=sent.astimezone().date())

    def why(self, change: Change) -> str:
        """Why the proposal is what it is."""
        words, owner = self.words, change.owner
        field = self.declared(change.kind, change.field)
        if field is None:
            return words._("A change stands against a removal; the record stays until you choose")
        if owner is None:
            return words._("Both sides decide here; the newer number is shown")
        if field.owner is Owner.HOST:
            return words._("{agency}’s, because {agency} is the host", agency=owner)
        if field.owner is Owner.HOME and (kind(change.kind).people or kind(change.kind).home):
            return words._("{agency}’s, because {agency} sends the person", agency=owner)
        return words._("{agency}’s, because {agency} made the record", agency=owner)

    def unseen(self) -> str:
        """What a conflict is, in a sentence."""
        if self.base_number is not None:
            return self.words._(
                "Both sides changed it after no. {number}, unseen by each other.", number=self.base_number
            )
        return self.words._("Both sides changed it, unseen by each other.")
