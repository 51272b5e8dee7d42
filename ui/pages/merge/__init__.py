"""The review of a workbook that came back: its story, its changes, what a person decides about them."""
