"""Functions of ours that SQL may call: folding and the alphabets, which SQLite itself gets wrong for ı, İ and ə."""

from __future__ import annotations

from typing import Any

from exchange_app.kinds.countries import country_name
from exchange_app.text import LANGUAGES, Language, fold, sort_key


def register(connection: Any) -> None:
    """Give a driver connection `fold(text)`, `key_tr/az/en(text)` and `country_tr/az/en(code)`, the latter two giving
    what to order by: deterministic, NULL for NULL."""
    connection.create_function("fold", 1, _fold, deterministic=True)
    for language in LANGUAGES:
        connection.create_function(f"key_{language}", 1, _key(language), deterministic=True)
        connection.create_function(f"country_{language}", 1, _country(language), deterministic=True)


def _fold(text: str | None) -> str | None:
    return None if text is None else fold(str(text))


def _key(language: Language) -> Any:
    def key(text: str | None) -> str | None:
        return None if text is None else sort_key(str(text), language)

    return key


def _country(language: Language) -> Any:
    def key(code: str | None) -> str | None:
        return None if code is None else sort_key(country_name(str(code), language), language)

    return key
