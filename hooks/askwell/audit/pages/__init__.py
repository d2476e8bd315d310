"""What each kind of page must say."""
