"""The documents: NAME.py declares one and makes its data, NAME.typ beside it lays it out. common.typ holds what they share."""
