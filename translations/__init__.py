"""Compiled message catalogues, found by importlib.resources."""
