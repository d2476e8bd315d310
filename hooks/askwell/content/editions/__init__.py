"""Newsletters as files: what an editor writes of one, and what was mailed."""
