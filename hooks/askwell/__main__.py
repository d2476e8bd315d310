"""Lets `python -m askwell` do what `askwell` does."""

from askwell.cli import main

main()
