"""Rules about the life of a text after it was published."""
