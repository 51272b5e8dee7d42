"""The page of cohorts."""

from __future__ import annotations

from exchange_app.text import msg
from ui.pages.records.page import ListingPage


class CohortsPage(ListingPage):
    """Cohorts, with the applications to them and the openings in them."""

    key = "cohorts"
    kind = "cohort"
    empty = msg("There is no cohort yet. Enter the first one: its title, its dates and its seats.")
