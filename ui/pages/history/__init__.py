"""The page of the history of the whole store."""
