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
    return not _known(events, ABOUT_PAGES)


def at_all(events: Mapping[str, Iterable[Callable[..., object]]]) -> bool:
    """Whether one hears of anything: what it does then, a build that does without the engine would not do."""
    return not _known(events, events)


def _known(events: Mapping[str, Iterable[Callable[..., object]]], names: Iterable[str]) -> bool:
    heard = (listener for name in names for listener in events.get(name, ()))
    return all(listener.__module__.startswith(KNOWN) for listener in heard)
