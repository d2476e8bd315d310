"""From the Library to pages: Markdown and HTML through templates. Knows nothing of MkDocs."""
