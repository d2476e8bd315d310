"""Walks the graph through everything that readers can choose."""
