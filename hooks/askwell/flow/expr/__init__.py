"""Conditions and the numbers they compare: syntax, meaning, exact intervals."""
