"""Rules about the life of a text and the people behind it, and what of a site a build renders."""
