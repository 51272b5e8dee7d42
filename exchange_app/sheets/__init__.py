"""Workbooks: safe opening, reading any layout, writing. The only room that knows spreadsheet libraries."""
