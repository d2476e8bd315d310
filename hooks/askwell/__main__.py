"""Lets `python -m askwell` do what `askwell` does."""

from askwell.cli.main import main

main()
