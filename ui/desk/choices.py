"""The choices of how the window looks, as the menu View and the settings offer them."""

from __future__ import annotations

from exchange_app.text import Words


def themes(words: Words) -> list[tuple[str, str]]:
    """The choices of theme."""
    return [
        ("system", words.p_("theme", "As the system")),
        ("light", words.p_("theme", "Light")),
        ("dark", words.p_("theme", "Dark")),
    ]


def densities(words: Words) -> list[tuple[str, str]]:
    """The choices of row height."""
    return [
        ("normal", words.p_("row height", "Normal")),
        ("comfortable", words.p_("row height", "Comfortable")),
        ("wrapped", words.p_("row height", "Three lines, long texts wrapped")),
    ]
