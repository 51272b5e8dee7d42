"""print: the papers about who is placed where."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast

import typer
from typer.core import TyperCommand

from exchange_app.commands import options
from exchange_app.commands.session import DONE, Session, ShownProgress, Usage, not_yet
from exchange_app.services.printing import Request, documents, options_from, print_to
from exchange_app.store import Reader, RecordMissing
from exchange_app.text import LANGUAGES, Language, msg

_PROMISED = frozenset({"attendance", "certificate", "certificates", "letter", "letters", "badge", "badges"})
"""Documents of the contract that are not written yet."""


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the commands to the app."""
    say = session.words

    @app.command("print", cls=cls, help=say._("Documents, as PDF or workbook."))
    def print_(
        document: Annotated[
            str,
            typer.Argument(
                metavar="DOCUMENT", help=say._("Name of the document: {name}.", name="roster"), show_default=False
            ),
        ],
        cohort: Annotated[str, options.cohort(say)],
        output: Annotated[
            Path, typer.Option("-o", "--output", help=say._("File to write, .pdf or .xlsx."), show_default=False)
        ],
        outlet: Annotated[
            str, typer.Option("--outlet", help=say._("Only the people at this outlet."), show_default=False)
        ] = "",
        language: Annotated[
            str, typer.Option("--language", help=say._("One language, or two such as tr,az."), show_default=False)
        ] = "",
        columns: Annotated[
            str, typer.Option("--columns", help=say._("Fields, with commas between."), show_default=False)
        ] = "",
        option: Annotated[
            list[str] | None,
            typer.Option("--option", help=say._("An option of the document, as key=value."), show_default=False),
        ] = None,
    ) -> int:
        chosen = [*(option or []), *([f"columns={columns}"] if columns else [])]
        return print_document(session, document, cohort, output, outlet=outlet, language=language, options=chosen)


def print_document(
    session: Session,
    document: str,
    cohort: str,
    output: Path,
    *,
    outlet: str = "",
    language: str = "",
    options: Sequence[str] = (),
) -> int:
    """Writes a document; `options` are its own, each as key=value. Raises Trouble."""
    if document in _PROMISED and document not in documents():
        return not_yet(session, f"print {document}")
    given = options_from(document, options)
    languages = _languages(language or session.words.language)
    shown = ShownProgress(session)
    with session.store() as store:
        with store.read() as reader:
            request = Request(
                document,
                cohort=find(reader, "cohort", cohort),
                outlet=find(reader, "outlet", outlet) if outlet else None,
                languages=languages,
                options=given,
            )
        made, pages = print_to(store, request, output, shown, access=session.access)
    shown.end()
    said = session.words.n_("{name}: {count} person", "{name}: {count} people", made.people, name=output.name)
    session.result(said)
    for each in made.twice:
        session.result(f"! {session.words.say(each)}")
    session.emit({"file": str(output), "document": document, "people": made.people, "pages": pages})
    return DONE


def find(reader: Reader, kind: str, code: str) -> str:
    """The id of the record of that kind and code. Raises RecordMissing."""
    for record in reader.find(kind, "code", code):
        return record.id
    raise RecordMissing(code)


def _languages(text: str) -> tuple[Language, ...]:
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for each in asked:
        if each not in LANGUAGES:
            raise Usage(
                msg(
                    "There is no language {name} here; there are {languages}.",
                    name=each,
                    languages=", ".join(LANGUAGES),
                )
            )
    if not 1 <= len(asked) <= 2:
        raise Usage(msg("A document has one language, or two side by side."))
    return cast(tuple[Language, ...], asked)
