"""Texts and attributes of XML, as the standard library writes them."""

from __future__ import annotations

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from askwell.render.feeds.escaping import escape, quoted


@given(st.text(alphabet="ab<>&'\" \t\n\r\u00e9"))
def test_it_is_what_the_standard_library_writes(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert quoted(text) == saxutils.quoteattr(text)
