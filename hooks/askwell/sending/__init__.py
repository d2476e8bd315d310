"""Sends an edition to a small list through any SMTP server: to nobody twice, and nobody is forgotten."""
