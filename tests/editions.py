"""An edition of test data for the small good site."""

from __future__ import annotations

from tests.helpers import Site

EDITION = "newsletters/2026-01-10.md"

OLD = "EDITION022"
"""Its day is past on the day of the tests, and nothing says that it was sent."""

TEXT = """\
---
subject: Test data for a newsletter, not advice
preheader: Test words.
items:
  - answer: t3st
  - guide: test-guide
ai_use: {model: none, how: Test data.}
---
Test words.
"""


def add(site: Site, old: str = "", new: str = "") -> Site:
    """The site with the edition, in which a text is another."""
    site.path(EDITION).parent.mkdir(exist_ok=True)
    assert old in TEXT
    site.write(EDITION, TEXT.replace(old, new) if old else TEXT)
    return site


def found(site: Site) -> list[str]:
    """The findings as "line:column CODE", without that the edition's day is past."""
    return [one for one in site.found(EDITION) if not one.endswith(OLD)]
