"""The parts of an answer's body that are more than Markdown: tables, words explained, notes."""
