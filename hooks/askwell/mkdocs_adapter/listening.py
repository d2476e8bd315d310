"""Who listens when the engine makes pages: plugins and hooks that could change what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

ABOUT_PAGES = (
    "files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""The engine's events about pages and files."""

KNOWN = ("askwell.", "material.plugins.search.", "mkdocs.contrib.search.")
"""The modules of listeners that change no page: our own, and the search of the engine, which gets no texts of us."""


def to_pages(events: Mapping[str, Iterable[Callable[..., object]]]) -> bool:
    """Whether a plugin or hook that we do not know hears of pages or files."""
    heard = (listener for name in ABOUT_PAGES for listener in events.get(name, ()))
    return not all(listener.__module__.startswith(KNOWN) for listener in heard)
