"""Pictures beside answers and people: what their files may be, and finding them."""
