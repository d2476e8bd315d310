"""Two machines walked by the same readers: versions of one guide, or two guides that share questions."""
