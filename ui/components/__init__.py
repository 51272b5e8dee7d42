"""The pieces every page is built of. Each takes its words and colours at construction."""
