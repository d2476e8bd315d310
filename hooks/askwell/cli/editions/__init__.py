"""The commands of `askwell edition`, a module each."""
