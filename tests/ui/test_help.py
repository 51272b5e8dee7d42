"""The help: its texts have their pictures in every language and theme, and these fit the window."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QImage

from exchange_app.text import LANGUAGES, words
from ui.shell.help.about import ReportDialog
from ui.shell.help.dialog import TOPICS, HelpDialog, topic_text
from ui.shell.snapshots import settle

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
HOME = files("resources").joinpath("pictures", "help")
MOST = 150_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_picture_of_a_text_is_there_in_both_themes_and_is_small(language, topic):
    for said, name in PICTURE.findall(topic_text(topic, language)):
        assert len(said) > 20, "a picture is said in words for who does not see it"
        for theme in ("light", "dark"):
            place = HOME.joinpath(language, f"{name}-{theme}.png")
            found = (place if place.is_file() else HOME.joinpath(f"{name}.png")).read_bytes()
            assert len(found) < MOST and not QImage.fromData(found).isNull()


def test_the_help_of_the_exchange_has_the_same_pictures_and_steps_in_every_language():
    texts = [topic_text("exchange", each) for each in LANGUAGES]
    assert len({tuple(name for _said, name in PICTURE.findall(text)) for text in texts}) == 1
    assert [len(re.findall(r"^## ", text, re.MULTILINE)) for text in texts] == [7, 7, 7]
    assert len({text.count("\n|") for text in texts}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_calls_states_and_buttons_as_the_window_does(language):
    text, said = topic_text("exchange", language), words(language)
    for state in ("sent", "acknowledged", "returned", "superseded", "merged", "never arrived"):
        assert f"**{said.p_('file', state)}**" in text
    for label in (
        "Open returned workbook…",
        "Not seen yet",
        "Transfer log",
        "Reviews left",
        "Conflicts",
        "Accept all proposed",
        "Save for tomorrow",
    ):
        assert f"*{said._(label)}*" in text
    assert f"*{said._('Prepare workbook for {agency}…', agency='AZ')}*" in text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.slow
def test_pictures_are_scaled_to_the_window_and_follow_the_theme(full_store, desk_window, qtbot, theme):
    app = desk_window(full_store)
    app.set_theme(theme)
    dialog = HelpDialog(app.window, app.words, "exchange")
    dialog.show()
    qtbot.waitUntil(lambda: len(dict(dialog.text.pictures())) == 4)
    settle(app)
    shown = dict(dialog.text.pictures())
    assert list(shown) == ["exchange-page", "prepare", "workbook", "review"]
    assert all(300 < size.width() <= dialog.text.viewport().width() - 56 for size in shown.values())
    assert dialog.text.horizontalScrollBar().maximum() == 0
    page = dialog.text.grab().toImage().pixelColor(60, dialog.text.height() // 2)
    picture = QImage.fromData(HOME.joinpath("en", f"exchange-page-{theme}.png").read_bytes())
    assert (page.lightness() > 128) == (theme == "light") == (picture.pixelColor(3, 3).lightness() > 128)
    dialog.resize(760, 560)
    qtbot.waitUntil(lambda: all(size.width() < shown[name].width() for name, size in dialog.text.pictures()))
    narrow = dict(dialog.text.pictures())
    assert dialog.text.horizontalScrollBar().maximum() == 0
    whole = QImage.fromData(HOME.joinpath("workbook.png").read_bytes())
    assert abs(narrow["workbook"].height() / narrow["workbook"].width() - whole.height() / whole.width()) < 0.01
    dialog.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_called_in_the_list_as_its_page_is(language, topic):
    title, _icon = TOPICS[topic]
    assert topic_text(topic, language).splitlines()[0] == f"# {words(language).say(title)}"


@pytest.mark.slow
def test_a_bug_report_is_saved_just_as_it_is_shown_and_names_nobody(full_store, desk_window, tmp_path):
    app = desk_window(full_store)
    app.settings.author = "Derya Koç"
    dialog = ReportDialog(app.window, app.words)
    dialog.show()
    shown = dialog.text.toPlainText()
    with app.session.store.read() as reader:
        people = {each.get("family_name") for each in reader.records("applicant")}
    assert "Exchange Desk: " in shown and "Qt: " in shown and "SQLAlchemy" in shown
    told = set(re.findall(r"\w+", shown))
    assert not told & {*people, "Derya", "Koç", full_store.stem}
    dialog.text.appendPlainText("I pressed Save twice.")
    dialog.write(tmp_path / "report.txt")
    assert not dialog.isVisible()
    assert (tmp_path / "report.txt").read_text("utf-8") == f"{shown}\nI pressed Save twice."
    assert (tmp_path / "report.txt").stat().st_mode & 0o777 == 0o600
