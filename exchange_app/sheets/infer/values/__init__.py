"""Reading one cell: what stands in it becomes a canonical value, nothing, or a fault that says why not."""
