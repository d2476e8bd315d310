"""What stands at addresses that lead on: small pages, and the same table for servers."""
