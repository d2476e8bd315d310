"""Makes drafts from what desks have: it reads originals, writes files, and stops there."""
