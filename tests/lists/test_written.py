"""Headings that people wrote down blind: what the reader makes of those that it never learned."""

from exchange_app.sheets.infer.headers import ENOUGH, candidates
from exchange_app.sheets.infer.keys import tokens
from tests.lists.headings import HEADINGS as GENERATED
from tests.lists.written import Written, written
from tests.sheets.infer.headings import HEADINGS as JUDGED


def _is_right(each: Written) -> bool:
    found = candidates(each.levels, each.kind, each.language)
    return set(found[0].fields if found and found[0].score >= ENOUGH else ()) == set(each.fields)


def test_nine_of_ten_headings_that_were_never_learned_are_understood() -> None:
    held = [each for each in written() if each.held]
    assert len(held) > 2500
    assert sum(map(_is_right, held)) >= 0.9 * len(held)


def test_of_columns_that_are_none_of_ours_hardly_any_is_taken_by_its_heading_alone() -> None:
    others = [each for each in written() if each.held and not each.fields]
    assert sum(map(_is_right, others)) >= 0.9 * len(others)


def test_none_of_them_is_a_heading_that_is_kept_out_of_what_is_learned() -> None:
    kept = {
        tokens(each.text) for of in GENERATED.values() for several in of.values() for each in several if each.kept_out
    }
    kept |= {tokens(" ".join(each.levels)) for each in JUDGED if each.met_in == {"unseen"}}
    assert not [each for each in written() if tokens(" ".join(each.levels)) in kept]
