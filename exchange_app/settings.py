"""What a person chose on this machine: typed, in one JSON file beside nothing else. No record's value is kept here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from exchange_app.files import FileTrouble, save
from exchange_app.text import LANGUAGES, Language

ThemeChoice = Literal["system", "light", "dark"]
ZOOMS = (80, 90, 100, 110, 125, 150)
"""Sizes of everything in the window, in per cent."""
Density = Literal["normal", "comfortable", "wrapped"]
HOME_VARIABLE = "EXCHANGE_APP_HOME"
STORE_VARIABLE = "EXCHANGE_APP_STORE"
STORE_SUFFIX = ".exdesk"
UNFINISHED = "unfinished"
"""The folder in home_folder() where unfinished files are noted (files.py)."""
STORE_NAME = f"exchange-desk{STORE_SUFFIX}"
"""The store that window and command line use unless a person says otherwise, in data_folder()."""


def home_folder() -> Path:
    """The folder of settings, log and backups of this person: EXCHANGE_APP_HOME, else the system's place for it."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("exchange-desk", appauthor=False)


def data_folder() -> Path:
    """The folder where a new store is put unless a person says otherwise."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("exchange-desk", appauthor=False)


@dataclass(slots=True)
class Settings:
    """All settings, with the values of the first start. `pages` keeps each page's layout under its key."""

    language: Language | None = None
    """None: nobody has chosen yet, so the system's language counts."""
    theme: ThemeChoice = "system"
    density: Density = "normal"
    zoom: int = 0
    """One of ZOOMS; 0: as large as the system's own letters ask for."""
    author: str = ""
    store: str = ""
    """Path of the store opened last; empty before the first."""
    recent: list[str] = field(default_factory=list)
    idle_minutes: int = 0
    """Minutes without a key or a click after which a store with a passphrase is locked; 0: never."""
    rail_wide: bool = True
    """Whether the rail shows words in a window that has room for them."""
    rail_wide_small: bool = False
    """Whether it does so in a small window too."""
    page: str = "home"
    folder: str = ""
    """Where the last file was that was opened or saved."""
    geometry: str = ""
    """Base64 of the window's place and size."""
    everyone: bool = True
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    _path: Path | None = field(default=None, repr=False, compare=False)
    _known: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """As they stood in the file when it was read or written last, as JSON data."""

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The settings of this person; a missing or unreadable file, an unknown key or a wrong type gives the default."""
        path = path or home_folder() / "settings.json"
        settings = cls(_path=path)
        for key, value in _kept(path).items():
            setattr(settings, key, value)
        settings._known = settings._data()
        return settings

    def save(self) -> None:
        """Write what was chosen here since they were read; what another window wrote meanwhile stands. The file is written whole or
        not at all. A folder that cannot be written is not worth stopping for."""
        path = self._path or home_folder() / "settings.json"
        ours, known, data = self._data(), self._known, asdict(Settings()) | _kept(path)
        for key in _CHECKS:
            if key == "pages":
                fresh = {page: kept for page, kept in ours[key].items() if kept != known.get(key, {}).get(page)}
                data[key] = {**data[key], **fresh}
            elif ours[key] != known.get(key):
                data[key] = ours[key]
        self._known = ours
        with suppress(OSError, FileTrouble):
            path.parent.mkdir(parents=True, exist_ok=True)
            saved = {key: data[key] for key in _CHECKS}
            save(path, json.dumps(saved, ensure_ascii=False, indent=1).encode(), private=True)

    def _data(self) -> dict[str, Any]:
        """They as JSON data, which no later change touches."""
        found = asdict(self)
        return {key: found[key] for key in _CHECKS}

    def remember_store(self, path: str) -> None:
        """The store that was opened, first among the recent ones."""
        self.store = path
        self.recent = [path, *(other for other in self.recent if other != path)][:6]


def _kept(path: Path) -> dict[str, Any]:
    """What of a file of settings can be used."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    given = data.items() if isinstance(data, dict) else ()
    return {key: value for key, value in given if key in _CHECKS and _CHECKS[key](value)}


def system_language() -> Language:
    """The language the system's environment names, English if it is none of ours. Looks at variables alone."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(variable, "")[:2].lower()
        for language in LANGUAGES:
            if value == language:
                return language
    return "en"


def _text(value: object) -> bool:
    return isinstance(value, str) and len(value) < 10_000


def _flag(value: object) -> bool:
    return isinstance(value, bool)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "language": lambda value: value is None or value in LANGUAGES,
    "theme": lambda value: value in get_args(ThemeChoice),
    "density": lambda value: value in get_args(Density),
    "zoom": lambda value: not isinstance(value, bool) and value in (0, *ZOOMS),
    "author": _text,
    "store": _text,
    "recent": lambda value: isinstance(value, list) and all(_text(item) for item in value),
    "idle_minutes": lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 600,
    "rail_wide": _flag,
    "rail_wide_small": _flag,
    "page": _text,
    "folder": _text,
    "geometry": _text,
    "everyone": _flag,
    "pages": lambda value: isinstance(value, dict) and all(isinstance(item, dict) for item in value.values()),
}
assert set(_CHECKS) == {each.name for each in fields(Settings)} - {"_path", "_known"}
