"""The placement board: people without a place at the left, the openings of a cohort as columns, grouped by city."""
