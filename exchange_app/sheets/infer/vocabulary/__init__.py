"""What the reader knows of words: which ideas those of headers stand for, and which ideas name a field. The words themselves are data, in
resources/vocabulary."""
