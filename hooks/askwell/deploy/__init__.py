"""Brings a finished site to its host: what would change there, and changing it so that no link ever leads nowhere."""
