"""How the command line is called: wrong calls told in one sentence, help in the chosen language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup, TyperOption

from exchange_app.commands.session import Usage
from exchange_app.text import Message, Words, msg

_TYPE = re.compile(r" <[a-z ]+(?:\[[a-z]+\])?>(?=  |$)", re.MULTILINE)
"""The type of an argument, which its own sentence says."""
EVERYWHERE = {"--json": False, "--store": True, "--lang": True, "--passphrase-file": True}
"""Options that may stand anywhere in the line, and whether each takes a value."""


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The arguments with the options that hold for every command moved to the front; what follows `--` stays."""
    front: list[str] = []
    rest: list[str] = []
    line = list(arguments)
    while line:
        word = line.pop(0)
        name = word.split("=", 1)[0]
        if word == "--":
            rest += [word, *line]
            break
        if name not in EVERYWHERE:
            rest.append(word)
            continue
        front.append(word)
        if EVERYWHERE[name] and "=" not in word and line:
            front.append(line.pop(0))
    return front + rest


def value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The value of an option among hoisted arguments, before they are parsed; None where it is not given."""
    for place, word in enumerate(arguments):
        if word == option and place + 1 < len(arguments):
            return arguments[place + 1]
        if word.startswith(option + "="):
            return word.split("=", 1)[1]
    return None


def told(wrong: TyperException) -> Usage:
    """The trouble behind what the parser of the command line found wrong."""
    return Usage(_sentence(wrong))


def _sentence(wrong: TyperException) -> Message:
    context = getattr(wrong, "ctx", None)
    command = context.command_path if context is not None else "exchange-app"
    name = _name(wrong)
    match type(wrong).__name__:
        case "NoSuchOption":
            return msg(
                "There is no option {name} here; {command} --help lists those there are.", name=name, command=command
            )
        case "MissingParameter":
            return msg("{name} is missing; {command} --help shows how to call it.", name=name, command=command)
        case "BadOptionUsage":
            return msg("The option {name} needs a value; {command} --help shows what fits.", name=name, command=command)
        case "BadParameter":
            return msg(
                "The value for {name} cannot be used; {command} --help shows what fits.", name=name, command=command
            )
        case _ if context is not None and isinstance(context.command, TyperGroup):
            return msg(
                "There is no command {name}; {command} --help lists those there are.", name=name, command=command
            )
        case _:
            return msg(
                "This command takes fewer words than were given; {command} --help shows how to call it.",
                command=command,
            )


def _name(wrong: TyperException) -> str:
    """The option, argument or command that the sentence is about."""
    if option := getattr(wrong, "option_name", None):
        return str(option)
    param = getattr(wrong, "param", None)
    if param is not None:
        options = [each for each in getattr(param, "opts", ()) if each.startswith("--")]
        return options[0] if options else str(param.metavar or param.name).upper()
    quoted = re.search(r"'(.*?)'", wrong.message)
    return quoted.group(1) if quoted else "?"


def spoken(words: Words) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """Group and command classes whose help speaks `words`."""
    own = {
        "Usage:": words._("Usage:"),
        "Options:": words._("Options:"),
        "Arguments:": words._("Arguments:"),
        "Commands:": words._("Commands:"),
        "Show this message and exit.": words._("Shows this text."),
        "[required]": words._("(required)"),
        "[OPTIONS]": words._("[OPTIONS]"),
        "COMMAND [ARGS]...": words._("COMMAND [ARGS]..."),
    }
    values = {
        "<str>": words.p_("value of an option", "TEXT"),
        "<list[str]>": words.p_("value of an option", "TEXT"),
        "<path>": words.p_("value of an option", "FILE"),
        "<int>": words.p_("value of an option", "NUMBER"),
        "<int range>": words.p_("value of an option", "NUMBER"),
    }

    def put(text: str) -> str:
        for english, said in own.items():
            text = text.replace(english, said)
        return _TYPE.sub(lambda found: " " * len(found[0]), text)

    def named(params: list[Any], ctx: Any) -> list[Any]:
        for each in params:
            if isinstance(each, TyperOption) and each.metavar is None and not each.is_flag:
                each.metavar = values.get(each.display_type(ctx))
        return params

    class UsageGroup(TyperGroup):
        def get_params(self, ctx: Any) -> list[Any]:
            return named(super().get_params(ctx), ctx)

        def get_help(self, ctx: Any) -> str:
            return put(super().get_help(ctx))

    class UsageCommand(TyperCommand):
        def get_params(self, ctx: Any) -> list[Any]:
            return named(super().get_params(ctx), ctx)

        def get_help(self, ctx: Any) -> str:
            return put(super().get_help(ctx))

    return UsageGroup, UsageCommand
