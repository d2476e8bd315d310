"""What editors write: records, loading them from a folder, and the Library they make up."""
