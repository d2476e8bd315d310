"""Shows a guide in a browser while its author writes it."""
