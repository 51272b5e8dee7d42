"""The keys of Redo, wherever something can be made again."""

REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
"""Both, on every system: the first is that of most desktops, the second that of Excel."""
