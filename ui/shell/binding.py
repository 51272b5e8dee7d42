"""Brings in PySide6 without those parts of it that a finished application never asks for.

At every start PySide6 compiles, from source, the modules by which it describes the signatures of its functions. Only
the sentence of a TypeError and whoever writes stubs ask for them: here they wait until then, which saves a fifth of
the start. And at each import statement, until the end, PySide6 looks through the source of the imported module for its
own name; that serves `from __feature__ import …`, which nothing here says, and it keeps every source in memory. Of the
standard library it imports what only those modules need, and what unpacks them onto a disk.

In a PySide6 that does these things otherwise nothing is found to put off, and all comes as it does by itself.
"""

from __future__ import annotations

import builtins
import gc
import importlib.machinery
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_LATER = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("mapping", "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
_MAPPING = "shibokensupport.signature.mapping"
_SELDOM = ("bz2", "inspect", "lzma", "shutil", "tempfile", "textwrap", "traceback")
"""Modules of the standard library that PySide6, or what it imports, names at its head and never calls in a finished application."""
_loading = threading.RLock()


class _Later(ModuleType):
    """A module whose code runs when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _load(self)
        if name not in self.__dict__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return self.__dict__[name]


def _load(module: ModuleType) -> None:
    """Run the code of a module, unless that was done."""
    with _loading:
        spec = module.__spec__
        assert spec is not None
        real, spec.loader_state = spec.loader_state, None
        if real is not None:
            module.__spec__ = real
            real.loader.exec_module(module)


class _PuttingOff:
    """Makes a module and leaves its code for later."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet, but for what PySide6 takes out of the module's dictionary without asking the module."""

        def update_mapping() -> None:
            _load(module)
            module.__dict__["update_mapping"]()

        if module.__name__ == _MAPPING:
            module.__dict__["update_mapping"] = update_mapping


class _StandIn(ModuleType):
    """What whoever imported it early holds in place of a module, which is imported when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _no_source(_object: object) -> str:
    """In place of inspect.getsource: PySide6 takes a module without a source for one that asks for none of its features."""
    raise OSError


@contextmanager
def _standing_in() -> Iterator[None]:
    """What is imported within holds stand-ins; whoever imports the same afterwards has the modules themselves."""
    made = {name: _StandIn(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(made)
    if "inspect" in made:
        made["inspect"].__dict__["getsource"] = _no_source
    try:
        yield
    finally:
        for name, module in made.items():
            module.__dict__.pop("getsource", None)
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _spec(name: str, loader: Any, **more: Any) -> ModuleSpec:
    real = ModuleSpec(name, loader, **more)
    return ModuleSpec(name, _PuttingOff(), loader_state=real) if name in _LATER else real  # type: ignore[arg-type]


def _in_c(name: str) -> None:
    """Have a module of the standard library be the one in C that it ends up as, unless it stands already.

    Until Python 3.12 `datetime` first makes all of its classes in Python, then throws them away for those in C: a
    quarter of a megabyte that nobody is to collect.
    """
    with suppress(ImportError):
        sys.modules.setdefault(name, importlib.import_module(f"_{name}"))


def bring_in() -> None:
    """Import PySide6, before anything else does; whoever imports it afterwards finds it there.

    Nothing is collected from here on: what is being made stays, and looking through it takes a tenth of the start.
    """
    gc.disable()
    _in_c("datetime")
    importlib.machinery.ModuleSpec = _spec  # type: ignore[assignment,misc]
    try:
        with _standing_in():
            import dataclasses  # noqa: F401

            import PySide6.QtCore  # noqa: F401
    finally:
        importlib.machinery.ModuleSpec = ModuleSpec  # type: ignore[misc]
    if builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]
