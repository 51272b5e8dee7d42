"""The topics of the help, and their texts in Markdown."""

from __future__ import annotations

from exchange_app.assets import shipped
from exchange_app.text import Message, pmsg

TOPICS: dict[str, tuple[Message, str]] = {
    "start": (pmsg("help", "The work in short"), "home"),
    "import": (pmsg("help", "Reading a list"), "import"),
    "lists": (pmsg("help", "Working in lists"), "table"),
    "placing": (pmsg("help", "Placing people"), "board"),
    "exchange": (pmsg("help", "Exchange with the partner"), "exchange"),
    "printing": (pmsg("help", "Printing"), "printer"),
    "safety": (pmsg("help", "Safety and backups"), "lock"),
    "keys": (pmsg("help", "Keyboard"), "keyboard"),
}


def topic_text(topic: str, language: str) -> str:
    """The Markdown of a topic; English where a language has none."""
    for each in (language, "en"):
        source = shipped("resources", "help", each, f"{topic}.md")
        if source.is_file():
            return source.read_text("utf-8")
    return ""


def headings(topic: str, language: str) -> list[str]:
    """The headings within the text of a topic."""
    return [
        line.lstrip("#").strip()
        for line in topic_text(topic, language).splitlines()
        if line.startswith(("## ", "### "))
    ]
