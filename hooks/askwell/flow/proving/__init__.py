"""Proves all guides of a site: each text once, over all processors, and only what no earlier run has proven."""
