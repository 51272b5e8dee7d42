"""The documents there are: every module of templates/ declares one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from exchange_app.documents import templates
from exchange_app.documents.document import Document
from exchange_app.documents.trouble import UnknownDocument
from exchange_app.text import msg


def documents() -> dict[str, Document]:
    """The documents that can be made, by the name of their two files: templates/NAME.py and templates/NAME.typ."""
    return dict(_found())


def _found() -> Iterator[tuple[str, Document]]:
    for module in sorted(iter_modules(templates.__path__), key=lambda each: each.name):
        yield module.name, import_module(f"{templates.__name__}.{module.name}").DOCUMENT


def document(name: str) -> Document:
    """The document of that name. Raises UnknownDocument."""
    found = documents()
    if name not in found:
        raise UnknownDocument(
            msg("There is no document {name}; there are {documents}.", name=name, documents=", ".join(found))
        )
    return found[name]


def template(name: str) -> Path:
    """The template beside a document's module."""
    return Path(str(import_module(f"{templates.__name__}.{name}").__file__)).with_suffix(".typ")
