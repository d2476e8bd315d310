"""An edition of test data for the small good site."""

from __future__ import annotations

from tests.helpers import Site

EDITION = "newsletters/2026-01-10.md"

TEXT = """\
---
subject: Test data for a newsletter, not advice
preheader: Test words.
items:
  - answer: t3st
  - guide: test-guide
---
Test words.
"""


def add(site: Site, old: str = "", new: str = "") -> Site:
    """The site with the edition, in which a text is another."""
    site.path(EDITION).parent.mkdir(exist_ok=True)
    assert old in TEXT
    site.write(EDITION, TEXT.replace(old, new) if old else TEXT)
    return site
