"""Every sentence is there in Turkish and Azerbaijani, with the same places to fill."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from translations import catalogue as catalogues
from translations.catalogue import LANGUAGES, template

PLACES = re.compile(r"{(\w+)[^}]*}")


read = cache(catalogues.read)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


@pytest.fixture(scope="module")
def said() -> Catalog:
    return template()


def test_no_message_is_missing_untranslated_or_fuzzy(said: Catalog) -> None:
    messages = [message for message in said if message.id]
    assert len(messages) > 1000
    wrong = []
    for language in LANGUAGES:
        catalogue = read(language)
        for message in messages:
            first = _first(message)
            found = catalogue.get(first, context=message.context)
            told = [] if found is None else [found.string] if isinstance(found.string, str) else list(found.string)
            if found is None or found.fuzzy or not told or not all(told):
                wrong.append((language, first))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_a_message_that_the_sources_gave_up(said: Catalog, language: str) -> None:
    gone = [
        message.id for message in read(language) if message.id and said.get(_first(message), message.context) is None
    ]
    assert gone == []


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
