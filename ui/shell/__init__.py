"""The frame of the window: application, main window, rail, menus, start pages, search, help."""
