"""What an author writes in a flow's file, as records."""
