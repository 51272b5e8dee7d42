"""What can keep a workbook from being read, or a merge from being applied."""

from __future__ import annotations

from exchange_app.errors import Trouble
from exchange_app.text import msg


class NotAnExchange(Trouble):
    """The file carries no base and our store knows none for it: it is a foreign list."""

    code = "merging.foreign"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” is not an exchange workbook: it does not say what it was made from, and nothing that was sent fits it. Bring it in with Import.",
                name=name,
            )
        )


class NeedsPassword(Trouble):
    """The file can be read with a password, and none was given."""

    code = "merging.needs_password"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("“{name}” is protected by a password. Type the one that was agreed with the partner.", name=name)
        )


class NewerFormat(Trouble):
    """The workbook was made by a later version of the application."""

    code = "merging.newer"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” was made by a later version of Exchange Desk. Bring this one up to date, then open it again.",
                name=name,
            )
        )


class ReviewOutdated(Trouble):
    """The store has gone on since the review was made."""

    code = "merging.outdated"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "The records were changed since this review was opened. It has to be looked at once more; your decisions are kept."
            )
        )


class ReviewGone(Trouble):
    """A review left for tomorrow is no longer there."""

    code = "merging.gone"

    def __init__(self, name: str | None = None) -> None:
        """`name` is the workbook's, where it is known."""
        why = msg(
            "This review is no longer kept: it was applied, forgotten or taken back, or the application ended before it could be kept. Open the workbook once more."
        )
        super().__init__(msg("{place}: {what}", place=name, what=why) if name else why)
