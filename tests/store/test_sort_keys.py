"""The fast ways with letters give what text.py gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_app.store.kind_schema import plan
from exchange_app.store.search_words import words_of, words_of_all
from exchange_app.store.sort_keys import name_keys
from exchange_app.text import LANGUAGES, sort_key

LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzwABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZW"
WORDS = st.text(
    st.one_of(st.sampled_from(LETTERS + " -'."), st.characters(exclude_categories=("Cs", "Cc"))),
    min_size=1,
    max_size=12,
)
NAMES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=8)


@given(st.lists(NAMES, min_size=1, max_size=6))
def test_a_single_name_sorts_as_sort_key_sorts(names: list[str]) -> None:
    for place, language in enumerate(LANGUAGES):
        assert sorted(names, key=lambda name: name_keys([name])[place]) == sorted(
            names, key=lambda name: sort_key(name, language)
        )


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_people_sort_by_family_name_and_then_by_given_name(people: list[tuple[str, str]]) -> None:
    def weights(text: str, language) -> str:
        return sort_key(text, language).partition("\x01")[0]

    for place, language in enumerate(LANGUAGES):
        ordered = sorted(people, key=lambda person: name_keys(person)[place])
        keys = [(weights(family, language), weights(given, language)) for family, given in ordered]
        assert keys == sorted(keys)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "family_name": st.one_of(
                    st.none(), st.sampled_from(["Əliyev", "Işık", "O'Neil"]), st.text(min_size=1, max_size=6)
                ),
                "email": st.one_of(st.none(), st.sampled_from(["A.B@example.az", "çiçek@example.com.tr"])),
                "phone": st.one_of(st.none(), st.sampled_from(["+994501234567", "+905321234567", "+4930123456"])),
            }
        )
    )
)
@pytest.mark.slow
def test_many_records_are_indexed_with_the_words_of_each(records: list[dict[str, str | None]]) -> None:
    shape = plan("applicant")
    codes = [f"AZ-2026-{at:04}" for at in range(len(records))]
    columns = {key: [record[key] for record in records] for key in ("family_name", "email", "phone")}
    together = words_of_all(shape, codes, columns)
    alone = [
        words_of(shape, code, [record.get(key) for key in shape.searched])
        for code, record in zip(codes, records, strict=True)
    ]
    assert together == alone
