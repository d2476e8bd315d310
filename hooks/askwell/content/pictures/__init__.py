"""Pictures beside answers and experts: what their files may be, and finding them."""
