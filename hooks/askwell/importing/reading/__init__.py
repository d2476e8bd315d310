"""Readers of formats: each takes a file and returns documents, or a sentence on why it cannot."""
