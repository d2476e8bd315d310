"""Rules about what stands in a text besides words: pictures, words that are explained, notes, media."""
