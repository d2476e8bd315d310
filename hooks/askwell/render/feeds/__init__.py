"""Feeds, for programs that ask for news: what each has, and its documents as Atom and as JSON Feed."""
