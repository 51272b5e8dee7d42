"""What keeps an import from being prepared or applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.text import msg


class NoRecords(Trouble):
    """No sheet of the file is a list of records."""

    code: ClassVar[str] = "importing.no_records"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "No list of applicants, outlets or cohorts was found in {name}. Choose another file, or name its sheet and "
                "what it lists.",
                name=name,
            )
        )


class NoSuchSheet(Trouble):
    """The file has no sheet of that name."""

    code: ClassVar[str] = "importing.sheet"

    def __init__(self, name: str, sheet: str, sheets: Sequence[str]) -> None:
        super().__init__(
            msg(
                "{name} has no sheet called {sheet}; its sheets are {sheets}.",
                name=name,
                sheet=sheet,
                sheets=", ".join(sheets),
            )
        )


class NoSuchLayout(Trouble):
    """No layout is remembered under that name."""

    code: ClassVar[str] = "importing.layout"

    def __init__(self, layout: str) -> None:
        super().__init__(
            msg(
                "No layout is remembered under the name {layout}. Import once with --save-layout {layout} first.",
                layout=layout,
            )
        )


class NoSuchCohort(Trouble):
    """The code is not that of a cohort."""

    code: ClassVar[str] = "importing.cohort"

    def __init__(self, cohort: str) -> None:
        super().__init__(msg("There is no cohort {cohort}. List the cohorts to see their codes.", cohort=cohort))


class ChangedMeanwhile(Trouble):
    """The store changed between the preview and Apply in records that the import concerns."""

    code: ClassVar[str] = "importing.outdated"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "What is stored was changed in another window since this preview was made, so nothing was written. "
                "Look at the preview again."
            )
        )
