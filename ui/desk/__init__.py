"""What every page is given: the open store, the words, and how to run, say and go."""
