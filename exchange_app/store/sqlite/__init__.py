"""The engine room of a store kept in one SQLite file: what of the store only SQLite has, and nothing else.

Another engine's room stands beside it and gives the same to the rest of the store, whose statements are SQLAlchemy Core:

engine     engines for reading and for writing, and the engine's errors as StoreTrouble
functions  the SQL functions `fold`, `key_<language>` and `country_<language>`
compiling  how the expressions of store/expressions.py are said in its SQL
creation   a new store: tables, search indexes, identity
files_in_use  the files of an open store, watched for other programs
definitions   the search index of a kind, a column that a table gets later
opening    whether there is a store, whole, not newer, and opened by this passphrase; checking: all that is wrong with it
migration  an older store brought up to date
backups    backup_files and restoration: copies, another passphrase, and a copy brought back
"""
