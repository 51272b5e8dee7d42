"""What every child process of the application needs: how it is started, and the limits it holds itself to."""

from __future__ import annotations

import sys
from pathlib import Path


def start_command(module: str, flag: str, arguments: list[str]) -> list[str]:
    """The command that runs `main(arguments)` of a module in a process of its own: the application itself where it is
    frozen (`flag` tells it, see __main__), else this Python.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, flag, *arguments]
    start = f"import sys; sys.path.insert(0, sys.argv[1]); from {module} import main; sys.exit(main(sys.argv[2:]))"
    return [sys.executable, "-c", start, str(Path(__file__).parent.parent), *arguments]


def confine(memory: int, seconds: float) -> None:
    """Hold this process to `memory` bytes and `seconds` of processor time, where the system can; no core dumps."""
    try:
        import resource
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(seconds) + 5),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            if hard != resource.RLIM_INFINITY:
                limit = min(limit, hard)
            resource.setrlimit(what, (limit, hard))
        except (ValueError, OSError):
            continue
