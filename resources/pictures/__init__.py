"""Pictures of the real window and of real workbooks, and the script that makes them."""
