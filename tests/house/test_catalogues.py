"""Every sentence is there in Turkish and Azerbaijani, with the same places to fill."""

from __future__ import annotations

import re

import pytest
from babel.messages import Message

from translations.catalogue import LANGUAGES, read, template

PLACES = re.compile(r"{(\w+)[^}]*}")


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Every message of the sources, which takes seconds to read."""
    return [message for message in template() if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_untranslated_or_fuzzy(language: str, messages: list[Message]) -> None:
    catalogue = read(language)
    wrong = []
    for message in messages:
        first = message.id if isinstance(message.id, str) else message.id[0]
        found = catalogue.get(first, context=message.context)
        translations = [] if found is None else [found.string] if isinstance(found.string, str) else list(found.string)
        if found is None or found.fuzzy or not translations or not all(translations):
            wrong.append(first)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_the_same_places(language: str) -> None:
    wrong = []
    for message in read(language):
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        places = [set(PLACES.findall(source)) for source in sources]
        allowed, needed = set.union(*places), set.intersection(*places) - {"count"}
        translations = [message.string] if isinstance(message.string, str) else list(message.string)
        for translation in translations:
            used = set(PLACES.findall(translation))
            if translation and message.id and (used - allowed or needed - used):
                wrong.append(sources[0])
    assert wrong == []
