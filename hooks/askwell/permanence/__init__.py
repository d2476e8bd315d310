"""Whether all that was ever published is still there, and what is new."""
