"""The parts of Home: tiles, what waits, the balance of both sides, what changed."""
