"""Where a link leads: to a file of the site, to another site, or nowhere at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from urllib.parse import unquote, urlsplit

from askwell.patterns import regex

_BREAKS = regex(r"[\t\n\r]")
_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.-]*):")


class Leads(Enum):
    """What kind of place a link leads to."""

    INSIDE = "inside"
    """`path` is below the site's root."""

    AWAY = "away"
    """Another site; `path` is the whole address."""

    OTHER = "other"
    """Neither: mailto:, javascript:, data: and so on; `path` is the scheme."""

    OUT = "out"
    """A path that climbs out of the site's folder, or lies beside it on the same host."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link, resolved. `path` is "" or ends in a slash where it names a folder."""

    leads: Leads
    path: str
    fragment: str = ""


@dataclass(frozen=True)
class Base:
    """The address at which the site will stand, ending in a slash."""

    url: str

    @cached_property
    def path(self) -> str:
        """The path part: "/" for a site of its own."""
        return urlsplit(self.url).path

    @cached_property
    def origin(self) -> str:
        """Scheme and host."""
        return self.url.removesuffix(self.path)

    def resolve(self, href: str, file: str) -> Target:
        """Where a link in a file of the site ("answers/sleep/index.html") leads."""
        link = _BREAKS.sub("", href).strip(" \f")
        if link[:1] in ("", "#", "?"):
            return Target(Leads.INSIDE, file, link.partition("#")[2])
        target = self._absolute(link)
        return _relative(file[: file.rfind("/") + 1], link) if target is None else target

    def is_shared(self, href: str, file: str) -> bool:
        """Whether a link leads to the same place from every file as deep as this one: it begins at the root."""
        return href.startswith(("/", "https://", "../" * file.count("/") or "/"))

    def _absolute(self, link: str) -> Target | None:
        """Where a link leads whatever page it is in; None if that depends on the page."""
        if link not in self._known:
            self._known[link] = self._followed(link)
        return self._known[link]

    @cached_property
    def _known(self) -> dict[str, Target | None]:
        """The links that were followed before: most stand in every page."""
        return {}

    def _followed(self, link: str) -> Target | None:
        if link[:1] not in ("/", ".") and (match := _SCHEME.match(link)):
            scheme = match[1].lower()
            if scheme not in ("http", "https"):
                return Target(Leads.OTHER, scheme)
            inner = self._below_origin(link)
            return Target(Leads.AWAY, link) if inner is None else self._rooted(inner)
        if link[:2] in ("//", "\\\\", "/\\", "\\/"):
            return Target(Leads.AWAY, link)
        return self._rooted(link) if link.startswith("/") else None

    def _below_origin(self, link: str) -> str | None:
        """The path of an address under the site's own, or None for another site's."""
        if not link.lower().startswith(self.origin.lower()):
            return None
        rest = link[len(self.origin) :]
        if rest and rest[0] not in "/?#":
            return None
        path = rest if rest.startswith("/") else f"/{rest}"
        return path if path.startswith(self.path) or f"{path}/" == self.path else None

    def _rooted(self, link: str) -> Target:
        rest, _, fragment = link.partition("#")
        rest = rest.partition("?")[0]
        whole = _walked("", rest.lstrip("/"), fragment)
        below = self.path.lstrip("/")
        if whole.leads is not Leads.INSIDE or not below:
            return whole
        if f"{whole.path}/" == below:
            return Target(Leads.INSIDE, "", fragment)
        if not whole.path.startswith(below):
            return Target(Leads.OUT, link)
        return Target(Leads.INSIDE, whole.path.removeprefix(below), fragment)


def _relative(folder: str, link: str) -> Target:
    """Where a link leads from a folder. It is followed from as far up as it climbs at once: in the folders of ten
    thousand answers, "../../topics/" is one link."""
    rest, _, fragment = link.partition("#")
    path = rest = rest.partition("?")[0]
    while folder and path.startswith("../"):
        folder, path = folder[: folder.rfind("/", 0, -1) + 1], path[3:]
    found = _walked(folder, path, fragment)
    return Target(Leads.OUT, rest) if found.leads is Leads.OUT else found


@lru_cache(maxsize=65_536)
def _walked(folder: str, path: str, fragment: str) -> Target:
    """A path followed step by step from a folder, so that climbing out is seen."""
    steps = folder.split("/")[:-1]
    parts = path.split("/")
    if "%" in path or "\\" in path:
        parts = [unquote(part) for part in parts]
        if any("/" in part or "\\" in part for part in parts):
            return Target(Leads.OUT, path)
    for part in parts[:-1]:
        if part == "..":
            if not steps:
                return Target(Leads.OUT, path)
            steps.pop()
        elif part not in ("", "."):
            steps.append(part)
    last = parts[-1]
    if last == "..":
        if not steps:
            return Target(Leads.OUT, path)
        steps.pop()
        last = ""
    elif last == ".":
        last = ""
    start = "".join(f"{step}/" for step in steps)
    return Target(Leads.INSIDE, start + last, fragment)
