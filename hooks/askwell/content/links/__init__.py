"""Links that last: what was ever published, and where it is now."""
