"""Pages that are a list with the record beside it."""
