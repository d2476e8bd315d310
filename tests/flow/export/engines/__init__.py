"""Exported guides, judged by the programs of others."""
