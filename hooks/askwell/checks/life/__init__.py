"""Rules about the life of a text, and what of a site a build renders."""
