"""What needs a person at a site, by day: gathered as tasks, told as text, a page, a calendar file and data."""
