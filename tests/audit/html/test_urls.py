"""Where links lead, from a page two folders deep, on a site that is itself in a folder."""

from __future__ import annotations

import random
import re

import pytest

from askwell.audit.html.urls import Base, Leads, Target, _walked

SITE, ALONE = Base("https://a.example/health/"), Base("https://a.example/")
PAGE = "answers/sleep/index.html"


@pytest.mark.parametrize(
    ("href", "leads", "path"),
    [
        ("", Leads.INSIDE, PAGE),
        ("#x", Leads.INSIDE, PAGE),
        ("?x", Leads.INSIDE, PAGE),
        (".", Leads.INSIDE, "answers/sleep/"),
        ("..", Leads.INSIDE, "answers/"),
        ("../", Leads.INSIDE, "answers/"),
        ("../..", Leads.INSIDE, ""),
        ("../../", Leads.INSIDE, ""),
        ("../../..", Leads.OUT, "../../.."),
        ("../full/", Leads.INSIDE, "answers/full/"),
        ("../full", Leads.INSIDE, "answers/full"),
        ("./../full/./", Leads.INSIDE, "answers/full/"),
        ("../%66ull/", Leads.INSIDE, "answers/full/"),
        ("../caf%C3%A9/", Leads.INSIDE, "answers/café/"),
        ("%2e%2e/%2e%2e/%2e%2e/x", Leads.OUT, "%2e%2e/%2e%2e/%2e%2e/x"),
        ("a%2Fb", Leads.OUT, "a%2Fb"),
        ("..\\full/", Leads.OUT, "..\\full/"),
        ("/health/", Leads.INSIDE, ""),
        ("/health", Leads.INSIDE, ""),
        ("/health/x/?y#z", Leads.INSIDE, "x/"),
        ("/x/", Leads.OUT, "/x/"),
        ("/healthy/", Leads.OUT, "/healthy/"),
        ("/health/../x/", Leads.OUT, "/health/../x/"),
        ("https://a.example/health/", Leads.INSIDE, ""),
        ("https://a.example/health", Leads.INSIDE, ""),
        ("HTTPS://A.example/health/x/", Leads.INSIDE, "x/"),
        ("https://a.example/", Leads.AWAY, "https://a.example/"),
        ("https://a.example.evil.example/health/", Leads.AWAY, "https://a.example.evil.example/health/"),
        ("http://a.example/health/", Leads.AWAY, "http://a.example/health/"),
        ("//a.example/health/", Leads.AWAY, "//a.example/health/"),
        ("\\\\b.example", Leads.AWAY, "\\\\b.example"),
        ("mailto:a@a.example", Leads.OTHER, "mailto"),
        (" javascript:x", Leads.OTHER, "javascript"),
        ("java\nscript:x", Leads.OTHER, "javascript"),
        ("DATA:,x", Leads.OTHER, "data"),
    ],
)
def test_target(href: str, leads: Leads, path: str) -> None:
    found = SITE.resolve(href, PAGE)
    assert (found.leads, found.path) == (leads, path)


def test_a_site_of_its_own() -> None:
    assert ALONE.resolve("/x/#y", PAGE) == Target(Leads.INSIDE, "x/", "y")
    assert ALONE.resolve("https://a.example", PAGE) == Target(Leads.INSIDE, "", "")
    assert ALONE.resolve("/.", "404.html") == Target(Leads.INSIDE, "", "")
    assert ALONE.resolve("/../x/", PAGE).leads is Leads.OUT


PIECES = ("../", "..", ".", "./", "/", "a", "b/", "#", "#c", "?", "%2e", "%2f", "\\", "health/", "https://a.example/",
          "https:", "//", " ", "\t", "é", ":")  # fmt: skip
FILES = ("index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/c/index.html", "b/b/index.html")


def plainly(site: Base, href: str, file: str) -> Target:
    """Where a link leads, followed step by step from the folder of its page."""
    link = re.sub("[\t\n\r]", "", href).strip(" \f")
    if link[:1] in ("", "#", "?"):
        return Target(Leads.INSIDE, file, link.partition("#")[2])
    rest, _, fragment = link.partition("#")
    found = site._followed(link)
    return found or _walked.__wrapped__(file[: file.rfind("/") + 1], rest.partition("?")[0], fragment)


@pytest.mark.parametrize("site", [SITE, ALONE])
def test_what_is_remembered_is_what_is_found_step_by_step(site: Base) -> None:
    rng = random.Random(1)
    for _ in range(10_000):
        href, file = "".join(rng.choices(PIECES, k=rng.randrange(6))), rng.choice(FILES)
        assert site.resolve(href, file) == plainly(site, href, file), (href, file)
