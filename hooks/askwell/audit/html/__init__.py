"""A finished page: its elements, its links, and what every page must have."""
