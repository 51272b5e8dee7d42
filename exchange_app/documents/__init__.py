"""Rosters on paper: plain data, set by Typst into PDF and page images. The only room that knows Typst."""
