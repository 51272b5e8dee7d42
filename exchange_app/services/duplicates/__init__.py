"""Who and what may be entered twice, and what a person says of two records."""
