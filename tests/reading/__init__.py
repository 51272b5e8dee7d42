"""Small files in which public reports told of faults, with what is right in each, judged from the file and the agreed rules.

`files/` holds them, `truth/` what is true of them (its README says how to read it), `not_yet.txt` those that the reader does not read right yet.
"""
