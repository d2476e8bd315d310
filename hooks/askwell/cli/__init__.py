"""The `askwell` command, a module for each group of commands."""
