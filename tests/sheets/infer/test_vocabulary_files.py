"""The files of resources/vocabulary hold only lines that mean something, and a line that means nothing is told."""

import shutil
import tomllib
from pathlib import Path

import pytest

from exchange_app.kinds.registry import imported_kinds
from exchange_app.sheets.infer import word_files
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.vocabulary import field_rules, ideas
from exchange_app.sheets.infer.word_files import BadVocabulary, phrases, vocabulary, words

FOLDER = Path(word_files.shipped("resources", "vocabulary"))


def read_all():
    """Everything that is made of the files, as the reader makes it."""
    ideas.known_ideas()
    ideas.pairs()
    for part in vocabulary("phrases"):
        ideas.meanings(part)
    for each in vocabulary("describing_words").values():
        assert words(each)
    for kind, rules in vocabulary("field_rules")["kinds"].items():
        assert kind in imported_kinds()
        field_rules.rules(kind)
        assert rules.keys() <= fields_of(kind).keys(), sorted(rules.keys() - fields_of(kind).keys())
    for name, line in vocabulary("people_and_places").items():
        assert phrases(line) if name in ("jobs", "houses") else words(line)


CACHED = (vocabulary, ideas.known_ideas, ideas.pairs, ideas.meanings, field_rules.rules)


@pytest.fixture
def changed(tmp_path, monkeypatch):
    """Changes a line of a copy of the files, which is read then."""

    def change(name, line, into):
        shutil.copytree(FOLDER, tmp_path / "vocabulary")
        file = tmp_path / "vocabulary" / f"{name}.toml"
        text = file.read_text("utf-8")
        assert text.count(line) == 1
        file.write_text(text.replace(line, into), "utf-8")
        monkeypatch.setattr(word_files, "shipped", lambda _package, *parts: tmp_path.joinpath(*parts))
        for each in CACHED:
            each.cache_clear()

    yield change
    monkeypatch.undo()
    for each in CACHED:
        each.cache_clear()


def test_every_line_means_something():
    read_all()


@pytest.mark.parametrize(
    ("name", "line", "into", "fault"),
    [
        ("ideas", "[surname]\nweight = 'strong'", "[surname]\nweight = 'heavy'", BadVocabulary),
        ("ideas", "[surname]\nweight = 'strong'\nwords", "[surname]\nwieght = 'strong'\nwords", TypeError),
        ("ideas", "words = 'tam full bütün'", "words = ''", BadVocabulary),
        ("ideas", "words = 'tam full bütün'", "words = tam full bütün", tomllib.TOMLDecodeError),
        ("phrases", "age = 'how old'", "ages = 'how old'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old are'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old,'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old, how long'", BadVocabulary),
        ("phrases", "call = 'call'", "call = 7", BadVocabulary),
        ("field_rules", "'passport date/period ", "'passprt date/period ", BadVocabulary),
        ("field_rules", "'father ~ name", "'~ father name", BadVocabulary),
        ("field_rules", "patronymic = [", "patronymics = [", AssertionError),
        ("field_rules", "[kinds.cohort]", "[kinds.course]", AssertionError),
    ],
)
def test_a_wrong_line_is_told(changed, name, line, into, fault):
    changed(name, line, into)
    with pytest.raises(fault):
        read_all()
