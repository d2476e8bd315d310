"""An edition of test data for the small good site."""

from __future__ import annotations

from askwell.content.links.lock import text_of
from askwell.letters.keeping import kept_text
from askwell.permanence.sent import sent_lines
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

KEPT = EDITION.replace(".md", ".sent.json")
SENT = TEXT.replace("ai_use:", "sent: 2026-01-10\nai_use:")
"""The edition after it was sent, and the file of what was mailed."""


def add(site: Site, old: str = "", new: str = "") -> Site:
    """The site with the edition, in which a text is another."""
    site.path(EDITION).parent.mkdir(exist_ok=True)
    assert old in TEXT
    site.write(EDITION, TEXT.replace(old, new) if old else TEXT)
    return site


def found(site: Site) -> list[str]:
    """The findings as "line:column CODE", without that the edition's day is past."""
    return [one for one in site.found(EDITION) if not one.endswith(OLD)]


def sent(site: Site) -> Site:
    """The site with its edition sent, and all of that kept."""
    add(site)
    site.write(EDITION, SENT)
    checked = site.check()
    edition = checked.library.newsletters["2026-01-10"]
    site.write(KEPT, kept_text(checked.library, edition, checked.machines))
    site.write("links.lock", text_of(sent_lines(site.check())))
    return site
