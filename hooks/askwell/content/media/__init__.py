"""Video and audio elsewhere, to which answers link: what is said of them, and their transcripts."""
