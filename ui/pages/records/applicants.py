"""The page of applicants."""

from __future__ import annotations

from exchange_app.text import msg
from ui.pages.records.page import ListingPage


class ApplicantsPage(ListingPage):
    """People who apply, with their applications and placements."""

    key = "applicants"
    kind = "applicant"
    empty = msg("Nobody is here yet. Import the list that was sent to you, or enter the first person.")
