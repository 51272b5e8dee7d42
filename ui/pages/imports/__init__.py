"""The import page's parts: the partner's sheet with its mapping at the left, what it becomes at the right."""
