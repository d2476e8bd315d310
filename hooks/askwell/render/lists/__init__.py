"""What stands on which page of each list, worked out before any page is made."""
