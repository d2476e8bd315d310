"""Newsletters on the site: a page for each edition, and the archive of all."""
