"""Whether somebody besides us hears of pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from material.plugins.search.plugin import SearchPlugin

from askwell import mkdocs_adapter
from askwell.mkdocs_adapter.listening import to_pages


def own(*_: object) -> None:
    """A listener of a site's own."""


@pytest.mark.parametrize(
    ("event", "listener", "heard"),
    [
        ("files", mkdocs_adapter.on_files, False),
        ("post_page", mkdocs_adapter.on_post_page, False),
        ("page_context", SearchPlugin.on_page_context, False),
        ("post_build", own, False),
        ("config", own, False),
        ("files", own, True),
        ("page_markdown", own, True),
        ("post_page", own, True),
        ("env", own, True),
    ],
)
def test_listeners(event: str, listener: Callable[..., object], heard: bool) -> None:
    assert to_pages({"files": [mkdocs_adapter.on_files], event: [listener]}) is heard
