"""What can keep a merge from being applied."""

from __future__ import annotations

from exchange_app.errors import Trouble
from exchange_app.text import msg


class ReviewOutdated(Trouble):
    """The store has gone on since the review was made."""

    code = "merging.outdated"

    def __init__(self) -> None:
        super().__init__(msg("The records were changed since this review was opened. It has to be looked at once more; your decisions are kept."))


class ReviewGone(Trouble):
    """A review left for tomorrow is no longer there."""

    code = "merging.gone"

    def __init__(self) -> None:
        super().__init__(msg("This review is no longer kept. Open the workbook once more."))
