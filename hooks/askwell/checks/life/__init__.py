"""Rules about the life of a text, its names and the people behind it, and what of a site a build renders."""
