"""What a store is told of each file, and tells browsers: its type, and how long they may keep it."""

from __future__ import annotations

from mimetypes import MimeTypes
from typing import NamedTuple

from askwell.patterns import regex

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".vtt": "text/vtt; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
}
_FEEDS = {".xml": "application/atom+xml; charset=utf-8", ".json": "application/feed+json"}

FEED = regex(r"(?:.*/)?feed(?:-\d+)?(\.xml|\.json)")

MINUTES = "public, max-age=600"
"""Ten minutes: as long as readers may see the old words after a correction (docs/manual/deploy.md)."""

_OTHERS = MimeTypes((), strict=True)
"""Python's own list, without what this machine may add to it."""


class Headers(NamedTuple):
    """What a store sends along with a file."""

    content_type: str
    cache_control: str


def headers_of(name: str) -> Headers:
    """The headers of a file, by its path."""
    return Headers(_type(name), MINUTES)


def _type(name: str) -> str:
    if feed := FEED.fullmatch(name):
        return _FEEDS[feed[1]]
    last = name.rpartition("/")[2]
    ending = f".{last.rpartition('.')[2].lower()}" if "." in last else ""
    if not ending:
        return "text/plain; charset=utf-8"  # _headers, _redirects
    return _TYPES.get(ending) or _OTHERS.guess_type(f"file{ending}")[0] or "application/octet-stream"
