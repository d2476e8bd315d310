"""The life of a text on its pages: drafts, changes, what is no longer valid, and the people behind it."""
