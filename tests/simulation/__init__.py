"""Agencies that exchange workbooks by chance, and the laws that hold whatever happens.

chance     ids and marks that come again with the seed     offices   an agency at its desk, with a real store
files      workbooks between them, and what happens to cells   typing    what people write into fields and cells
ledger     an account of every edit, kept apart from the product   world     offices, files and ledger together
moves      what may happen in an office            mishaps   what may happen to a file
laws       what must hold                          stories   a run as a list of steps, told in words
running    a seed → a story                        shrinking the shortest story that still breaks a law
mutants    merges known to be bad                  numbers   how often every step and law was tried
"""
