"""What a cell means, whoever wrote it: what stands in it becomes a canonical value, nothing, or a fault that says why not."""
