"""Icons, fonts, templates and the demonstration workbooks, found by importlib.resources."""
