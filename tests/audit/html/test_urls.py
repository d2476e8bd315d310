"""Where links lead, from a page two folders deep, on a site that is itself in a folder."""

from __future__ import annotations

import pytest

from askwell.audit.html.urls import Base, Leads, Target

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
