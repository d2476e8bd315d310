"""What a Chromium shows of a finished site: each word that matters, as readers on several devices see it."""
