"""Placements: the board of a cohort, and the same placements as a list."""
