"""What stands on a roster: which columns there are, who is on it, and how it is said in one language or two."""
