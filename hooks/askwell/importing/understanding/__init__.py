"""Which block of an original is what: the question, its votes, the text, who says what, and what is no text at all."""
