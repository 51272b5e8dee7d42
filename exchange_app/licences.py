"""The parts of which the product is made, with their versions and licences, as the installed packages tell them."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from exchange_app.assets import shipped

PRODUCT = "exchange-desk"
_TEXTS = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_PLAIN = ("", ".txt", ".md", ".rst")
_HOMES = ("homepage", "home", "source", "repository", "source code", "github")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENSED = re.compile(r"licensed under the ([^.]*?\d[\d.]*)\.", re.DOTALL)


class LicensedPart(NamedTuple):
    """A part: its licence by name, where it is at home, and the texts that come with it (none: its home has them)."""

    name: str
    version: str
    licence: str
    home: str
    text: str


def parts() -> list[LicensedPart]:
    """All of them by name: the interpreter, what is installed for the product, and the fonts that it brings."""
    found = [_interpreter(), *map(_package, _installed()), *_fonts()]
    return sorted(found, key=lambda each: each.name.lower())


def _interpreter() -> LicensedPart:
    return LicensedPart("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", sys.copyright)


def _installed() -> Iterator[metadata.Distribution]:
    """What the product asks for, and what that asks for, as far as it is installed."""
    waiting, met = [PRODUCT], {PRODUCT}
    while waiting:
        try:
            found = metadata.distribution(waiting.pop())
        except metadata.PackageNotFoundError:
            continue
        if _key(found.metadata["Name"]) != PRODUCT:
            yield found
        for each in found.requires or ():
            name = _NAME.match(each)
            if name is not None and "extra ==" not in each and _key(name[0]) not in met:
                met.add(_key(name[0]))
                waiting.append(name[0])


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(of: metadata.Distribution) -> LicensedPart:
    told = of.metadata
    urls = dict(_halves(each) for each in told.get_all("Project-URL") or ())
    homes = [*(told.get_all("Home-page") or ()), *(urls[each] for each in _HOMES if each in urls), *urls.values()]
    named = [each for each in of.files or () if _TEXTS.search(each.name) and each.suffix.lower() in _PLAIN]
    files = [file for each in named if (file := Path(str(each.locate()))).is_file()]
    texts = [each.read_text("utf-8", errors="replace") for each in files]
    text = "\n\n".join(texts).strip()
    return LicensedPart(told["Name"], of.version, _licence(told), next(filter(None, homes), ""), text)


def _halves(url: str) -> tuple[str, str]:
    name, _, address = url.partition(",")
    return name.strip().lower(), address.strip()


def _licence(told: metadata.PackageMetadata) -> str:
    """By its expression, by its short name, or by how it is classed; nothing where its text alone says it."""
    named = (*(told.get_all("License-Expression") or ()), *(told.get_all("License") or ()))
    said = next((line for each in named if (line := each.strip().partition("\n")[0])), "")
    classed = [
        each.rpartition("::")[2].strip() for each in told.get_all("Classifier") or () if each.startswith("License")
    ]
    return said or ", ".join(classed)


def _fonts() -> Iterator[LicensedPart]:
    folder = shipped("resources", "fonts")
    text = "\n\n".join(each.read_text("utf-8") for each in sorted(folder.glob("*.txt")))
    licensed = _LICENSED.search(text)
    for name in sorted({each.stem.partition("-")[0] for each in folder.glob("*.otf")}):
        home = re.search(r"https://[^\s)]+", text)
        yield LicensedPart(name, "", " ".join(licensed[1].split()) if licensed else "", home[0] if home else "", text)
