"""Rosters and letters: plain data becomes Typst, Typst becomes PDF."""
