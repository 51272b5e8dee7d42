"""The demo's workbooks: what two agencies mail each other, in the layouts and formats in which it comes."""
