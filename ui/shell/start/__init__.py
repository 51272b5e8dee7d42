"""The pages that stand in the window while no store is open."""
