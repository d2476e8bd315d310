"""Ways to look at the page of a guide in tests."""

from __future__ import annotations

from bs4 import BeautifulSoup

from askwell.play.following import Following
from askwell.play.page import as_page
from tests.helpers import Site

KEY = "test-guide"
FILE = "flows/test-guide.yml"


def page(following: Following) -> BeautifulSoup:
    """The page of a guide as it is now."""
    return BeautifulSoup(as_page(following.sight()).html, "html.parser")


def follow(site: Site) -> Following:
    """Follows the guide of the good site."""
    return Following(site.root, KEY)


def texts(shown: BeautifulSoup, selector: str) -> list[str]:
    """The words of some parts of a page."""
    return [" ".join(found.get_text().split()) for found in shown.select(selector)]
