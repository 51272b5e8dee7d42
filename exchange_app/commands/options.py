"""Options that several commands have, said once."""

from typing import Any

import typer

from exchange_app.commands.session import Usage
from exchange_app.text import Message, Words


def dry_run(say: Words) -> Any:
    """`--dry-run`."""
    return typer.Option("--dry-run", help=say._("Shows what would happen and writes nothing."))


def password_file(say: Words) -> Any:
    """`--password-file`, of the workbook."""
    told = say._("File whose first line is the workbook's password.")
    return typer.Option("--password-file", help=told, show_default=False)


def cohort(say: Words) -> Any:
    """The argument that names a cohort."""
    return typer.Argument(metavar="COHORT", help=say._("Code of the cohort."), show_default=False)


def basis_given(with_sensitive: bool, basis: str, lacking: Message) -> str | None:
    """On what basis sensitive values are given; None where none are. Raises Usage, `lacking`, without a basis."""
    if not with_sensitive:
        return None
    if not basis.strip():
        raise Usage(lacking)
    return basis.strip()
