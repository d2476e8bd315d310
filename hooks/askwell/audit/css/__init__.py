"""What style sheets hide."""
