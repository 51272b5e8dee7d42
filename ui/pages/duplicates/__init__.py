"""People and outlets entered twice: who they may be, side by side, and linking them."""
