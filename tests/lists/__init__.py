"""Ordinary lists of partners with what is true of them, by an author who has not read the reader's words."""
