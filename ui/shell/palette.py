"""What the search over everything finds beside records: all that can be done, on whatever page it is done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QScrollArea, QTabBar, QToolButton, QWidget

from exchange_app.kinds import kind
from exchange_app.text import Message, fold, pmsg
from ui.components.hit_rows import HitRow
from ui.desk.offer import Offer
from ui.pages import PAGES, Page
from ui.pages.settings.section import SettingsSection
from ui.shell.actions import plain
from ui.shell.help import show_help
from ui.shell.help.keys import of_places
from ui.shell.help.topics import TOPICS, headings
from ui.shell.window import MainWindow

MOST = 6
"""Lines of one part."""


class OfferGroup(NamedTuple):
    """Offers under one heading."""

    title: Message
    offers: list[Offer]


def parts(window: MainWindow) -> Iterator[OfferGroup]:
    """All that can be done, by where it is done."""
    page = window.current_page()
    window.fill_record_menu()
    yield OfferGroup(pmsg("search", "Actions"), [*_of_menus(window), *_elsewhere(window, page)])
    if page is not None:
        yield OfferGroup(pmsg("search", "On this page"), [*page.offers(), *_pressed(page)])
    yield OfferGroup(pmsg("page", "Settings"), [*_settings(window)])
    yield OfferGroup(pmsg("menu", "&Help"), [*_help(window)])


def found(window: MainWindow, text: str) -> list[HitRow]:
    """The lines of the list for what is typed: under each heading the best, those that begin with it before all others."""
    rows: list[HitRow] = []
    seen: set[str] = set()
    for part in parts(window):
        title = plain(window.words.say(part.title))
        fitting = [(rank, each) for each in part.offers if (rank := _rank(each.text, title, text)) is not None]
        best: list[Offer] = []
        for each in (offer for _rank_of, offer in sorted(fitting, key=lambda one: one[0])):
            if (said := fold(each.text)) not in seen and len(best) < MOST:
                seen.add(said)
                best.append(each)
        if best:
            rows.append(HitRow(title))
            rows += [HitRow(each.text, each.keys, each.icon, each.do) for each in best]
    return rows


def _rank(said: str, title: str, sought: str) -> int | None:
    """How well words fit what is typed, 0 the best: they begin with it, each word begins one of theirs, or stands in one."""
    label, words = fold(said), fold(sought).split()
    whole = f"{label} {fold(title)}"
    if not all(word in whole for word in words):
        return None
    if label.startswith(fold(sought)):
        return 0
    return 1 if all(any(part.startswith(word) for part in label.split()) for word in words) else 2


def _of_menus(window: MainWindow) -> Iterator[Offer]:
    """What stands in the menus, lists within them too: a theme, a language."""
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu, "", window)


def _of_menu(menu: QMenu, within: str, window: MainWindow) -> Iterator[Offer]:
    for action in menu.actions():
        inner, text = action.menu(), plain(action.text())
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, text, window)
        elif text and action.isEnabled():
            said = window.words._("{field}: {value}", field=within, value=text) if within else text
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Offer(said, action.trigger, keys)


def _elsewhere(window: MainWindow, shown: Page | None) -> Iterator[Offer]:
    """The pages that are not in the rail, and what can be begun on a page that is not shown."""
    words = window.words
    for key, spec in PAGES.items():
        title = words.say(spec.title)
        if not spec.in_rail:
            yield Offer(title, partial(window.go, key), icon=spec.icon)
        if spec.kind and window.pages.get(key) is not shown:
            new = words.say(kind(spec.kind).new)
            yield Offer(new, partial(_do_there, window, key, new), icon="plus")
        built = window.pages.get(key)
        for action in built.record_actions() if built is not None and built is not shown else ():
            said = plain(action.text())
            if action.isEnabled():
                yield Offer(
                    words._("{what} ({page})", what=said, page=title),
                    partial(_do_there, window, key, action.text()),
                )


def _do_there(window: MainWindow, page: str, text: str) -> None:
    """Go to a page and do what is called so in its menu."""
    window.go(page)
    for action in window.pages[page].record_actions():
        if action.text() == text:
            action.trigger()


def _pressed(page: Page) -> Iterator[Offer]:
    """Every button and tab that the page shows."""
    for button in page.findChildren(QAbstractButton):
        said = " ".join((button.text() or button.accessibleName()).split())
        if said and button.isVisible() and button.isEnabled():
            yield Offer(plain(said), partial(_press, button))
    for bar in page.findChildren(QTabBar):
        for at in range(bar.count() if bar.isVisible() else 0):
            yield Offer(plain(bar.tabText(at)), partial(bar.setCurrentIndex, at))


def _press(button: QAbstractButton) -> None:
    if not shiboken6.isValid(button):
        return
    if isinstance(button, QPushButton | QToolButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()


def _settings(window: MainWindow) -> Iterator[Offer]:
    """Every row of the page of settings, under its section."""
    page = window.page("settings")
    for section in page.findChildren(SettingsSection) if page is not None else ():
        for text, part in section.rows:
            said = window.words._("{field}: {value}", field=section.title, value=text) if text else section.title
            yield Offer(said, partial(_show_setting, window, part), icon="settings")


def _show_setting(window: MainWindow, part: QWidget) -> None:
    window.go("settings")
    if not shiboken6.isValid(part):
        return
    around: QWidget | None = part
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part)
    part.setFocus(Qt.FocusReason.OtherFocusReason)


def _help(window: MainWindow) -> Iterator[Offer]:
    """Topics of the help, what stands under their headings, and every key that no menu names."""
    words = window.words
    for topic, (title, picture) in TOPICS.items():
        yield Offer(words.say(title), partial(show_help, window, words, topic), icon=picture)
        for heading in headings(topic, words.language):
            yield Offer(heading, partial(show_help, window, words, topic, heading), icon=picture)
    for place, lines in of_places(words):
        for line in lines:
            yield Offer(
                words._("{what} ({page})", what=line.text, page=place),
                partial(show_help, window, words, "keys", line.text),
                line.said(words),
                "keyboard",
            )
