"""The commands of dev.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from develop.preparing import BIN, PYTHON, Command, begin, call, prepare
from exchange_app.screen import has_screen

HELP = """Usage: python3 dev.py COMMAND

  run [ARGUMENTS]    open the window (without a screen: do the main job into demo-output)
  test [ARGUMENTS]   ruff, mypy, the import rules and all tests; arguments go to pytest
  test --fast        while you work: the same without the tests that are marked slow
  bench [NAMES]      the benchmarks; each prints a ratio and writes it to benchmarks/results
  simulate [OPTIONS] agencies exchange workbooks by chance: --seeds N, --first SEED, --offices 2|3|4
  words              extract messages into translations/*.po and compile them
  app ARGUMENTS      the command line, as exchange-app
"""
COMMANDS = ("run", "test", "bench", "simulate", "words", "app")


def main(arguments: list[str]) -> int:
    """Do one command. Gives the exit code."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if command not in COMMANDS:
        print(HELP)
        return 0 if command in {"help", "-h", "--help"} else 2
    on_screen = command == "run" and has_screen(seen_by_a_person())
    if problem := prepare(os.environ if on_screen else {}):
        print(problem, file=sys.stderr)
        return 2
    match command:
        case "run":
            return run(rest, on_screen)
        case "test":
            return test(rest)
        case "bench":
            return call([PYTHON, "-m", "benchmarks", *rest], offscreen=True)
        case "simulate":
            return call([PYTHON, "-m", "tests.simulation", *rest])
        case "words":
            return call([PYTHON, "-m", "translations.catalogue", "extract"])
        case _:
            return call([BIN / "exchange-app", *rest])


def seen_by_a_person() -> dict[str, str]:
    """The environment without a platform that only tests and benchmarks look at."""
    return {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}


def run(arguments: list[str], on_screen: bool) -> int:
    """Open the window, or say that there is no screen and do the main job without one."""
    if on_screen:
        return call([BIN / "exchange-app", *arguments, "window"])
    print("There is no screen here, so the window cannot open; doing the main job without it, into demo-output.")
    return call([BIN / "exchange-app", *arguments, "demo", "demo-output"], offscreen=True)


def test(arguments: list[str]) -> int:
    """Everything that must hold before a change lands; with --fast all of it that is done soon."""
    fast = "--fast" in arguments
    chosen = [each for each in arguments if each != "--fast"]
    given = [
        *(["--fast"] if fast else []),
        # One more than there are cores: a test of a window waits a third of its time for what the window puts off.
        *(chosen or ["-n", str(min(3, (os.cpu_count() or 1) + 1)), "--dist", "worksteal"]),
    ]
    first: list[Command] = [[PYTHON, "-m", "ruff", "check", "."], [BIN / "lint-imports"]]
    for step in first:
        if code := shown(step):
            return code
    # Beside the tests: where it has never run before it takes one core for half as long as the quick ones take two.
    typing: Command = [PYTHON, "-m", "mypy"]
    checked = begin(typing, heard=True)
    code = shown([PYTHON, "-m", "pytest", *given])
    said, _ = checked.communicate()
    print(line(typing), said, sep="\n", end="")
    return code or checked.returncode


def shown(step: Command) -> int:
    """Say which command it is, and run it. Gives its exit code."""
    print(line(step))
    return call(step, offscreen=True)


def line(step: Command) -> str:
    """A command as one would type it."""
    return " ".join(["$", *(Path(part).name if isinstance(part, Path) else part for part in step)])
