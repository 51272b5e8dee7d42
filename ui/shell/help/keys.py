"""The sheet of keys: made from the actions of the menus and from the declarations that handle all other keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exchange_app.text import Words
from ui.components.keys import PLACES, Keys, spoken
from ui.pages import PAGES
from ui.shell.actions import MENUS, SPECS, plain


class KeyLine(NamedTuple):
    """What is done, and with which keys, as they are written in a declaration; `also` says how else."""

    text: str
    keys: str
    also: str = ""

    def said(self, words: Words) -> str:
        """The keys for a person."""
        keys = spoken(self.keys, words)
        return words._("{keys}; {also}", keys=keys, also=self.also) if self.also else keys


def of_menus(words: Words) -> Iterator[tuple[str, list[KeyLine]]]:
    """Each menu that has keys, with its lines."""
    for menu, title in MENUS.items():
        lines = [KeyLine(plain(words.say(each.text)), each.keys) for each in SPECS if each.menu == menu and each.keys]
        if menu == "view":
            pages = [page for page in PAGES.values() if page.in_rail]
            lines = [KeyLine(words.say(page.title), f"Ctrl+{at}") for at, page in enumerate(pages, 1)] + lines
        if lines:
            yield plain(words.say(title)), lines


def of_places(words: Words) -> Iterator[tuple[str, list[KeyLine]]]:
    """Each place of the window, with its lines."""
    for name, classes in PLACES:
        lines = [_line(each, words) for place in classes for each in place]
        yield words.say(name), lines


def _line(each: Keys, words: Words) -> KeyLine:
    return KeyLine(plain(words.say(each.text)), each.keys, words.say(each.also) if each.also is not None else "")


def sheet(words: Words) -> list[tuple[str, list[KeyLine]]]:
    """Each part of the sheet with its lines."""
    return [*of_menus(words), *of_places(words)]


def sheet_text(words: Words) -> str:
    """The sheet as Markdown tables."""
    head = words.p_("help", "Keyboard")
    parts = []
    for title, lines in sheet(words):
        rows = "\n".join(f"| {each.text} | {each.said(words)} |" for each in lines)
        parts.append(f"| {title} | {head} |\n|---|---|\n{rows}")
    return "\n\n".join(parts)
