"""Guides in forms for other programs and other people."""
