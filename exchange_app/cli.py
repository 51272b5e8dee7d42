"""The command line: finds language and store, puts the commands together, and ends with one sentence and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from exchange_app.bugs import Unexpected, log_bug
from exchange_app.commands import backup, demo, import_export, merging, placing, printing, records, selecting, setup
from exchange_app.commands.session import DONE, UNUSABLE, CannotStart, CannotWrite, OutputFull, Session, Usage
from exchange_app.commands.usage import hoisted, spoken, told, value_of
from exchange_app.errors import Trouble
from exchange_app.files import FULL, keep_notes_in
from exchange_app.progress import Cancelled
from exchange_app.settings import (
    STORE_NAME,
    STORE_VARIABLE,
    UNFINISHED,
    Settings,
    data_folder,
    home_folder,
    system_language,
)
from exchange_app.text import LANGUAGES, Language, msg, words

OpenWindow = Callable[[list[str]], int]


def main(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Do what the arguments say; gives the exit code, 0 to 3 as README.md tells. Raises nothing.

    `open_window` opens the window with the arguments that concern it; it is handed in so that no command imports Qt.
    """
    keep_notes_in(home_folder() / UNFINISHED)
    line = hoisted(arguments)
    asked = value_of("--lang", line)
    session = Session(words(chosen_language(asked)), store_place(value_of("--store", line)), "--json" in line)
    try:
        if asked is not None and asked not in LANGUAGES:
            raise Usage(
                msg(
                    "There is no language {name} here; there are {languages}.",
                    name=asked,
                    languages=", ".join(LANGUAGES),
                )
            )
        given = typer.main.get_command(build(session, open_window)).main(
            args=line, prog_name="exchange-app", standalone_mode=False
        )
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has left.
        _print_no_more()
        return DONE
    except Trouble as trouble:
        return _refuse(session, trouble)
    except typer.TyperException as wrong:
        return _refuse(session, told(wrong))
    except (KeyboardInterrupt, Cancelled, typer.Abort):
        session.say(session.words._("Stopped; nothing of it was kept."))
        return UNUSABLE
    except OSError as error:
        if error.filename is None and error.errno in FULL:
            _print_no_more()
            return _refuse(session, OutputFull())
        return _refuse(session, _system_trouble(error, line))
    except Exception as bug:
        log_bug(bug)
        return _refuse(session, Unexpected())
    return given if isinstance(given, int) else DONE


def build(session: Session, open_window: OpenWindow | None) -> typer.Typer:
    """All commands, their help in the session's language."""
    say = session.words
    group, command = spoken(say)
    app = typer.Typer(
        cls=group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
        help=say._("Cohorts, applicants, outlets and placements of two agencies. Without a command the window opens."),
    )  # fmt: skip

    @app.callback(invoke_without_command=True)
    def everywhere(
        context: typer.Context,
        store: Annotated[str, typer.Option("--store", help=say._("The store's file."), show_default=False)] = "",
        lang: Annotated[str, typer.Option("--lang", help=say._("Language: en, tr or az."), show_default=False)] = "",
        as_json: Annotated[bool, typer.Option("--json", help=say._("One JSON document on standard output."))] = False,
        passphrase_file: Annotated[
            str,
            typer.Option(
                "--passphrase-file", help=say._("File whose first line is the passphrase."), show_default=False
            ),
        ] = "",
    ) -> int | None:
        session.as_json = as_json
        session.passphrase_file = Path(passphrase_file) if passphrase_file else None
        return window(open_window, store, lang) if context.invoked_subcommand is None else None

    @app.command("window", cls=command, help=say._("Opens the window."))
    def open_it() -> int:
        return window(
            open_window,
            str(session.store_path) if os.environ.get(STORE_VARIABLE) or _explicit(session) else "",
            say.language,
        )

    for part in (setup, import_export, merging, selecting, placing, printing, records, backup, demo):
        part.register(app, session, command)
    return app


def window(open_window: OpenWindow | None, store: str, language: str) -> int:
    """Opens the window with what was said about store and language. Raises Usage where there is none."""
    if open_window is None:
        raise Usage(msg("The window cannot be opened from here; start exchange-app itself."))
    return open_window([*(("--store", store) if store else ()), *(("--lang", language) if language else ())])


def chosen_language(asked: str | None) -> Language:
    """The language asked for, else that of EXCHANGE_APP_LANG, of the person's settings, of the system."""
    for language in (asked, os.environ.get("EXCHANGE_APP_LANG"), Settings.load().language):
        if language in LANGUAGES:
            return language
    return system_language()


def store_place(asked: str | None) -> Path:
    """The store asked for, else that of EXCHANGE_APP_STORE, else the one in the person's data folder."""
    named = asked or os.environ.get(STORE_VARIABLE)
    return Path(named) if named else data_folder() / STORE_NAME


def _explicit(session: Session) -> bool:
    return session.store_path != data_folder() / STORE_NAME


def _print_no_more() -> None:
    """Standard output takes nothing any more; the interpreter must not try to write to it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(session: Session, trouble: Trouble) -> int:
    sentence = trouble.sentence(session.words)
    session.say(sentence)
    session.emit({"error": trouble.code, "message": sentence})
    return trouble.exit_code


def _system_trouble(error: OSError, line: Sequence[str]) -> Trouble:
    """What the system refused, as a trouble; where it concerns no file that the person named it is a bug."""
    name = str(error.filename or "")
    if name == sys.executable:
        return CannotStart()
    if not any(name and name in (each, each.partition("=")[2]) for each in line):
        log_bug(error)
        return Unexpected()
    return CannotWrite(Path(name))
