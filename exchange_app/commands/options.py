"""Options that several commands have, said once."""

from typing import Any

import typer

from exchange_app.text import Words


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
