"""The parts of the Exchange page."""
