"""States of records come together: in any order, as often as one likes, and nothing that stands is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_app.domain.exchange.record_join import joined, theirs_after
from exchange_app.domain.exchange.registers import Register, packed, rewrite, shown, together
from exchange_app.domain.exchange.state_codec import Kept, keep, plain, rewritten, state_of, voided
from exchange_app.domain.exchange.states import REMOVAL, RecordState, Standing
from exchange_app.domain.exchange.versions import NOTHING, Office, seen_of, typed, written
from exchange_app.kinds import kind

OFFICES = {"a1": Office("AZ"), "a2": Office("AZ", "a1", 5), "t1": Office("TR")}
OUTLET = kind("outlet")
KEYS = ("name", "city", "departments", "notes", "places")
CONTENTS = {
    "name": ["Kanal", "Ajans", None], "city": ["Bakı", "Gəncə", None], "notes": ["bir", "bir\niki", "üç", None], "places": [1, 2, None],
    "departments": [None, packed(["xəbər"]), packed(["xəbər", "idman"]), packed(["idman"])],
}  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> list[RecordState]:
    """Three stores that know the same record: each writes, takes out, types and reads what another had."""
    made = state_of(
        Kept(
            "outlet",
            "id",
            "AZ-O1",
            "AZ",
            {"name": "Kanal", "departments": packed(["xəbər"])},
            plain("a1:1", {}, None, OFFICES),
        ),
        OFFICES,
    )
    states = {"a1": made, "t1": made, "a2": made}
    numbers = {"a1": 5, "t1": 0, "a2": 5}  # a2 is what a backup of a1 became that was taken after its operation 5
    sent = [made]
    for _ in range(draw(st.integers(1, 12))):
        who = draw(st.sampled_from(sorted(states)))
        match draw(st.sampled_from(("write", "write", "write", "type", "remove", "read", "send"))):
            case "write":
                numbers[who] += 1
                key = draw(st.sampled_from(KEYS))
                content = draw(st.sampled_from(CONTENTS[key]))
                states[who] = _write(states[who], key, content, written(who, numbers[who]))
            case "type":
                key, base = draw(st.sampled_from(KEYS)), draw(st.sampled_from(sent))
                content = draw(st.sampled_from(CONTENTS[key]))
                sent.append(_write(base, key, content, typed("TR", f"export{sent.index(base)}", "id", key, content)))
            case "remove":
                numbers[who] += 1
                states[who] = states[who].with_removal(draw(st.booleans()), written(who, numbers[who]), OFFICES)
            case "read":
                states[who] = states[who].join(draw(st.sampled_from(sent)))
            case _:
                sent.append(states[who])
    only_typed = _write(
        RecordState("outlet", "id", "AZ-O1", "AZ"), "city", "Bakı", typed("TR", "other", "id", "city", "Bakı")
    )
    return [*states.values(), draw(st.sampled_from([*sent, only_typed]))]


def _write(state: RecordState, key: str, content: object, version: str) -> RecordState:
    after = rewrite(OUTLET.field(key), state.register(key), content, version, OFFICES)  # type: ignore[arg-type]
    return replace(state, fields={**state.fields, key: after})


@given(stories())
def test_joining_is_commutative_associative_and_idempotent(states: list[RecordState]) -> None:
    a, b, c, d = states
    assert a.join(b) == b.join(a)
    assert a.join(b).join(c.join(d)) == d.join(c.join(a)).join(b)
    assert a.join(a) == a and a.join(b).join(b) == a.join(b)


@given(stories())
@pytest.mark.slow
def test_a_state_is_kept_and_comes_back_as_it_was(states: list[RecordState]) -> None:
    for state in (*states, states[0].join(states[1]).join(states[2]), states[0].join(states[3])):
        kept = keep(state, {}, OFFICES)
        assert state_of(kept, OFFICES) == state
        assert keep(state_of(kept, OFFICES), {}, OFFICES) == kept


@pytest.mark.slow
@given(stories())
def test_joining_as_kept_is_joining_the_states(states: list[RecordState]) -> None:
    for ours in states:
        for theirs in states:
            mine, other = keep(ours, {}, OFFICES), keep(theirs, {}, OFFICES)
            together_ = joined(mine, other, {}, None, {}, OFFICES)
            assert state_of(together_, OFFICES) == ours.join(theirs)
            edit = {"city": ("Şəki", typed("TR", "x", "id", "city", "Şəki"))}
            after = joined(mine, other, edit, None, {}, OFFICES)
            assert state_of(after, OFFICES) == ours.join(theirs_after(other, edit, None, OFFICES))
            assert after.columns == keep(state_of(after, OFFICES), {}, OFFICES).columns


@given(stories())
@settings(max_examples=50)
def test_what_a_write_has_seen_does_not_come_back(states: list[RecordState]) -> None:
    everything = states[0].join(states[1]).join(states[2]).join(states[3])
    kept = keep(everything, {}, OFFICES)
    text = rewritten(kept, {"city": "Quba"}, "a2:99", OFFICES)
    after = state_of(replace(kept, columns={**kept.columns, "city": "Quba"}, registers=text), OFFICES)
    for old in states:
        assert after.join(old).register("city") == after.register("city")
        assert after.register("city").contents == {"Quba"}


def test_of_two_values_the_owners_stands_in_front_and_both_stay() -> None:
    base = Register(frozenset({("a1:1", "Bakı")}), seen_of(["a1:1"], OFFICES))
    city = OUTLET.field("city")
    ours = rewrite(city, base, "Gəncə", "a1:2", OFFICES)
    theirs = rewrite(city, base, "Şəki", "t1:1", OFFICES)
    both = ours.join(theirs)
    assert both.contents == {"Gəncə", "Şəki"}
    assert shown(city, both, lambda version: version.startswith("t1")) == "Şəki"
    assert shown(city, both, lambda version: version.startswith("a1")) == "Gəncə"


def test_a_value_that_was_chosen_is_still_known_to_be_that_of_the_other_side_and_two_choices_stand_side_by_side() -> (
    None
):
    base = Register(frozenset({("a1:1", "Bakı")}), seen_of(["a1:1"], OFFICES))
    city = OUTLET.field("city")
    both = rewrite(city, base, "Gəncə", "a1:2", OFFICES).join(rewrite(city, base, "Şəki", "t1:1", OFFICES))
    chosen = rewrite(city, both, "Şəki", "a1:3", OFFICES)
    assert chosen.entries == {("a1:3", "Şəki"), ("t1:1", "Şəki")} and chosen.join(both) == chosen
    otherwise = rewrite(city, both, "Gəncə", "t1:2", OFFICES)
    assert chosen.join(otherwise).entries == {("a1:3", "Şəki"), ("t1:2", "Gəncə")}
    assert rewrite(city, chosen, "Quba", "t1:3", OFFICES).join(chosen).contents == {"Quba"}


def test_sets_come_together_by_element_and_what_was_taken_out_stays_out() -> None:
    departments = OUTLET.field("departments")
    base = Register(frozenset({("a1:1", "idman"), ("a1:1", "xəbər")}), seen_of(["a1:1"], OFFICES))
    ours = rewrite(departments, base, packed(["idman", "xəbər", "kino"]), "a1:2", OFFICES)
    theirs = rewrite(departments, base, packed(["xəbər"]), "t1:1", OFFICES)
    assert shown(departments, ours.join(theirs), lambda _version: False) == packed(["kino", "xəbər"])


def test_notes_written_side_by_side_are_both_kept_and_no_line_twice() -> None:
    assert together(["Halal\nQapı 3", "Halal\nVegan"]) == "Halal\nQapı 3\nVegan"
    assert together([]) is None


def test_a_change_that_a_removal_had_not_seen_wins_until_somebody_who_saw_both_decides() -> None:
    made = state_of(Kept("outlet", "id", "AZ-O1", "AZ", {"name": "Kanal"}, plain("a1:1", {}, None, OFFICES)), OFFICES)
    gone = made.with_removal(True, "a1:2", OFFICES)
    edited = _write(made, "city", "Bakı", "t1:1")
    assert gone.standing is Standing.REMOVED
    both = gone.join(edited)
    assert both.standing is Standing.CONTESTED and both.register("city").contents == {"Bakı"}
    assert both.with_removal(True, "a1:3", OFFICES).join(edited).standing is Standing.REMOVED
    assert both.with_removal(False, "t1:2", OFFICES).join(gone).standing is Standing.STANDS


def test_emptying_a_set_is_a_change_that_a_removal_had_not_seen() -> None:
    kept = Kept("outlet", "id", "AZ-O1", "AZ", {"departments": packed(["kurgu"])}, plain("a1:1", {}, None, OFFICES))
    made = state_of(kept, OFFICES)
    added = _write(made, "departments", packed(["kurgu", "xəbər"]), "a1:2")
    gone, emptied = added.with_removal(True, "a1:3", OFFICES), _write(made, "departments", None, "t1:1")
    both = gone.join(emptied)
    assert gone.standing is Standing.REMOVED and both.standing is Standing.CONTESTED
    assert [*both.unseen_by_removal()] == [("departments", "t1:1")]
    assert both.with_removal(True, "a1:4", OFFICES).standing is Standing.REMOVED


def test_a_restored_store_has_seen_only_what_its_backup_had() -> None:
    seen = seen_of(["a2:7"], OFFICES)
    assert seen.covers("a1:5") and seen.covers("a2:7") and not seen.covers("a1:6") and not seen.covers("t1:1")
    assert not NOTHING.covers("a1:0")


def test_the_same_words_in_two_copies_of_an_export_are_one_version() -> None:
    assert typed("TR", "e", "r", "city", "Bakı") == typed("TR", "e", "r", "city", "Bakı")
    assert typed("TR", "e", "r", "city", "Bakı") != typed("TR", "f", "r", "city", "Bakı")
    assert typed("TR", "e", "r", "city", None) != typed("TR", "e", "r", "city", "")


def test_a_record_whose_coming_was_taken_back_is_as_if_never_heard_of() -> None:
    text = plain("t1:4", {"city": "t1:6"}, None, OFFICES)
    kept = Kept("outlet", "id", "TR-O1", "TR", {"name": "Kanal"}, voided(text), removed=True)
    assert state_of(kept, OFFICES).fields == {}
    assert voided(voided(text), void=False) == text
    assert REMOVAL not in kind("outlet").keys
