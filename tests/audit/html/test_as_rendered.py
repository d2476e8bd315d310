"""A page is compared with what was rendered for it sign for sign, not by its letters."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from askwell.audit.html.as_rendered import as_rendered
from askwell.audit.html.page import letters
from tests.audit.spoil import FULL, GUIDE, PLAIN, Copy, the


def _words(text: str) -> str:
    """What an audit would compare that looks at words alone."""
    return letters(BeautifulSoup(text, "html.parser").get_text())


def _without_paragraphs(soup: BeautifulSoup) -> None:
    for paragraph in the(soup, "[data-part='body']").find_all("p"):
        paragraph.unwrap()


@pytest.mark.parametrize("page", [FULL, PLAIN])
def test_a_body_that_lost_its_paragraphs(page: str, copy: Copy) -> None:
    before = (copy.site / page).read_text("utf-8")
    copy.spoil(page, _without_paragraphs)
    assert _words((copy.site / page).read_text("utf-8")) == _words(before)
    assert (page, "PAGE106") in copy.codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"<p>", "<p >"),
        (r"</?strong>", ""),
        (r"\n</main>", "</main>"),
        (r"\Z", "\n"),
        (r"<!doctype html>", "<!DOCTYPE html>"),
        (r"\A", "\ufeff"),
        (r"\n", "\r\n"),
        (r"class=\"aw-", 'class="ax-'),
    ],
)
@pytest.mark.parametrize("page", [FULL, GUIDE])
def test_what_has_no_letters_counts(page: str, old: str, new: str, copy: Copy) -> None:
    before = (copy.site / page).read_bytes().decode()
    after = re.sub(old, new, before)
    if after != before:
        (copy.site / page).unlink()
        (copy.site / page).write_bytes(after.encode())
        assert (page, "PAGE106") in copy.codes()


@pytest.mark.parametrize("raw", [b"<p>\xff</p>", b"<p>\xc3</p>", b"<p>\xed\xa0\x80</p>"])
def test_bytes_that_are_no_text_differ(raw: bytes) -> None:
    assert as_rendered(raw.decode("utf-8", "replace"), raw.decode("utf-8", "ignore"), "site/x") is not None
