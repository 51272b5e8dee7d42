"""Two records that may be one: a list of such pairs, and both side by side."""
