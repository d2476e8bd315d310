"""The parts of an answer's body: plain Markdown, converted directly, and tables, words explained, notes."""
