"""What the Documents page is made of: options, the list of columns, the preview, printing."""
