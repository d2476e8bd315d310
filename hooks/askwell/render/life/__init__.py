"""The life of a text on its pages: what they say of drafts, of changes, and of what is no longer valid."""
