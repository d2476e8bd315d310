"""The commands of `askwell flow`, a module each."""
