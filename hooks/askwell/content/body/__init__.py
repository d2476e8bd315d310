"""The Markdown of an answer: what it may hold, and one reading of it."""
