"""What dev.py does: its commands, and the environment they run in. Needs nothing but Python and the sources."""
