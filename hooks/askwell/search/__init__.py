"""What the search finds, and the index of it that a browser reads."""
