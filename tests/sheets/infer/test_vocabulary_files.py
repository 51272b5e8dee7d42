"""The files of resources/vocabulary hold only lines that mean something, and a line that means nothing is told."""

import shutil
import tomllib
from pathlib import Path

import pytest

from exchange_app.kinds import KINDS
from exchange_app.kinds.choices import GENDER
from exchange_app.kinds.countries import country_names
from exchange_app.kinds.registry import imported_kinds
from exchange_app.sheets import word_files
from exchange_app.sheets.infer import headings
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.header_lines import QUESTIONS
from exchange_app.sheets.infer.row_evidence import SIGNS
from exchange_app.sheets.infer.vocabulary import ideas
from exchange_app.sheets.values.choices import plain
from exchange_app.sheets.values.countries import find_country
from exchange_app.sheets.word_files import BadVocabulary, phrases, vocabulary, words
from exchange_app.text import LANGUAGES, fold

PARTS = ("together", "one_word", "alone", "in_english", "short", "pieces")
NO_IDEAS = {*(headings.ALWAYS, headings.NOTHING), *"unknown-word unknown-words grouped listing prose alone".split()}
"""The signs of headings that are no ideas."""
FOLDER = Path(word_files.shipped("resources", "vocabulary"))
SOURCES = Path(word_files.__file__).parent


def read_all():
    """Everything that is made of the files, as the reader makes it."""
    ideas.known_ideas()
    ideas.pairs()
    for part in PARTS:
        ideas.meanings(part)
    for each in vocabulary("describing_words").values():
        assert words(each)
    assert vocabulary("phrases").keys() == {*PARTS, "told_by_values"}
    assert vocabulary("heading_weights").keys() == set(imported_kinds())
    for kind, lines in vocabulary("heading_weights").items():
        assert all(set(named.split("+")) <= fields_of(kind).keys() for named in lines), kind
        for sign in headings.weights(kind):
            for where, _, said in (each.rpartition(":") for each in sign.split("+")):
                known = LANGUAGES if where == "in" else ideas.known_ideas().keys() | NO_IDEAS
                assert said if where == "word" else said in known and where in ("", "in", "head", "inside", "above"), (
                    sign
                )
    lists = vocabulary("idea_lists")
    for name, line in lists.items():
        if isinstance(line, str):
            assert ideas.idea_list(name)
    for kind in lists["sheet_names"]:
        assert kind in imported_kinds()
        assert ideas.idea_list(f"sheet_names.{kind}")
    for kind in imported_kinds():
        assert KINDS[kind].imported.periods.keys() <= ideas.known_ideas().keys()
    for meant in lists["meant"].values():
        assert {*meant, *meant.values()} <= ideas.known_ideas().keys()
    for key, line in vocabulary("phrases")["told_by_values"].items():
        assert key in fields_of("applicant") and all(fold(word) == word for word in words(line)) and words(line)
    assert vocabulary("titles").keys() == {"titles", "pointed", "before", "behind", "asked"}
    for group, lines in vocabulary("titles").items():
        for listed in map(words, lines.values()):
            assert listed and all(fold(word) == word for word in listed), group
    countries = vocabulary("countries")
    assert countries.keys() == {"names", "short", "states"} and all(map(str.isupper, words(countries["states"])))
    assert countries["names"].keys() <= country_names("en").keys()
    called = [name for line in countries["names"].values() for name in map(plain, phrases(line))]
    assert all(called) and countries["short"].keys() <= set(LANGUAGES)
    for short in countries["short"].values():
        assert set(short.values()) <= countries["names"].keys()
    for code, line in countries["names"].items():
        assert all(find_country(name) == code for name in phrases(line)), code
    told = vocabulary("languages")
    assert told["letters"].keys() == told["words"].keys() == set(LANGUAGES)
    assert all(fold(word) == word for line in told["words"].values() for word in words(line))
    rows = vocabulary("rows")
    weights = vocabulary("row_weights")
    assert weights["row"].keys() == SIGNS.keys() and all(weight > 0 for weight in weights["row"].values())
    assert {question: set(signs) for question, signs in QUESTIONS.items()} == {
        question: set(weights[question]) for question in weights.keys() - {"row"}
    }
    for name in rows:
        assert words(rows[name]) if name in ("counted", "divides", "of_a_place") else phrases(rows[name])
    cells = vocabulary("cells")
    assert cells.keys() == {
        *("nothing", "nothing_or_name", "around_choices", "denials", "around_countries", "behind_cities"),
        *("answers", "letters", "numbers", "dates"),
    }
    assert set(words(cells["nothing_or_name"])) <= set(words(cells["nothing"]))
    assert words(cells["around_choices"]) and words(cells["denials"])
    assert words(cells["around_countries"]) and words(cells["behind_cities"])
    assert cells["answers"].keys() == {"yes", "no"}
    assert not set(phrases(cells["answers"]["yes"])) & set(phrases(cells["answers"]["no"]))
    for group, codes in (("answers", {"yes", "no"}), ("gender", set(GENDER.codes))):
        for line in cells["letters"][group].values():
            assert {each.partition("=")[2] for each in words(line)} <= codes
    assert len(phrases(cells["numbers"]["ones"])) == 16 and len(phrases(cells["numbers"]["tens"])) == 4
    assert words(cells["numbers"]["units"]) and words(cells["dates"]["fillers"])
    assert phrases(cells["numbers"]["lowest"]) and phrases(cells["numbers"]["highest"])
    assert len(phrases(cells["dates"]["months"])) == 12
    for name, line in vocabulary("people_and_places").items():
        assert phrases(line) if name in ("jobs", "houses") else words(line)


CACHED = (
    vocabulary,
    ideas.known_ideas,
    ideas.pairs,
    ideas.meanings,
    ideas.idea_list,
    headings.weights,
)


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


def test_every_list_of_ideas_is_asked_for():
    sources = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    assert [name for name in vocabulary("idea_lists") if f'"{name}"' not in sources] == []


@pytest.mark.parametrize(
    ("name", "line", "into", "fault"),
    [
        ("ideas", "[surname]\nweight = 'strong'", "[surname]\nweight = 'heavy'", BadVocabulary),
        ("ideas", "[surname]\nweight = 'strong'\nwords", "[surname]\nwieght = 'strong'\nwords", TypeError),
        ("ideas", "words = 'il ili iller illər ilidir'", "words = ''", BadVocabulary),
        ("ideas", "words = 'il ili iller illər ilidir'", "words = il ili", tomllib.TOMLDecodeError),
        ("phrases", "age = 'how old'", "ages = 'how old'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old are'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old,'", BadVocabulary),
        ("phrases", "age = 'how old'", "age = 'how old, how long'", BadVocabulary),
        ("phrases", "call = 'call'", "call = 7", BadVocabulary),
        ("phrases", "score = 'not notu", "scores = 'not notu", AssertionError),
        ("phrases", "score = 'not notu", "score = 'Not notu", AssertionError),
        ("heading_weights", "\nmaximum_age = ", "\nmaximal_age = ", AssertionError),
        ("heading_weights", "\nmaximum_age = '''\n", "\nmaximum_age = '''\nage ", ValueError),
        ("heading_weights", "\nmaximum_age = '''\n", "\nmaximum_age = '''\nages 1.0 ", AssertionError),
        ("heading_weights", "\nmaximum_age = '''\n", "\nmaximum_age = '''\nlies:age 1.0 ", AssertionError),
        ("idea_lists", "of_an_outlet = 'address ", "of_an_outlet = 'adress ", BadVocabulary),
        ("idea_lists", "need = 'required'", "need = 'requirement'", AssertionError),
        ("heading_weights", "[cohort]", "[course]", AssertionError),
        ("heading_weights", "[applicant]", "[people]", AssertionError),
    ],
)
def test_a_wrong_line_is_told(changed, name, line, into, fault):
    changed(name, line, into)
    with pytest.raises(fault):
        read_all()
