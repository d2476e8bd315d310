"""One local page that shows a mail as its readers will see it: narrow and wide, light and dark, without pictures, as
plain text, and what becomes of its links in chats."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from lxml import html as lxml_html
from markupsafe import Markup

from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic
from askwell.letters.letter import Letter
from askwell.patterns import regex
from askwell.render.assets import Asset, bytes_of
from askwell.render.site import Site
from askwell.render.view import template

WIDTHS = ((320, "a small phone"), (640, "a mail program"))
"""CSS pixels: the smallest phone that is sold, and the pane of a program on a desk (ours)."""

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing of the page, nor of the mail in it, asks anything of any host: a mail has its styles in its elements."""

_DARK = regex(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_LIGHT = regex(r"\(\s*prefers-color-scheme\s*:\s*light\s*\)")
_SCHEME = regex(r"\blight dark\b")
_ALWAYS, _NEVER = "(min-width: 0px)", "(max-width: 0px)"
_PICTURE = regex(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Sight:
    """The mail in one way of looking at it. `html` is a whole file, for a frame `width` CSS pixels wide."""

    title: str
    width: int
    html: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What mail and chat programs show of a link that somebody passes on: the page's title, description and picture,
    from its head. `picture` is a data: address, or ""."""

    address: str
    host: str
    title: str
    description: str
    picture: str


def preview(letter: Letter, settings: Settings, html: str, text: str, site: Site, found: Iterable[Diagnostic]) -> str:
    """The page's HTML. `html` and `text` are the mail's two parts, `site` is the site that it leads to, as a preview
    renders it, and `found` what is wrong with the edition."""
    pictures = {f"{letter.base_url}{path}": asset for path, asset in site.assets.items() if path.endswith(_TYPES)}
    shown = _PICTURE.sub(lambda tag: f"{tag[1]}{_data(tag[2], pictures)}{tag[3]}", html)
    return template("mail/preview.html").render(
        letter=letter,
        sender=settings.mail.from_name if settings.mail else settings.name,
        sights=tuple(_sights(shown)),
        text=text,
        cards=tuple(_cards(letter, site)),
        found=tuple(found),
        widths=WIDTHS,
        size=len(html.encode()),
        style=Markup((files("askwell") / "theme" / "mail" / "preview.css").read_text(encoding="utf-8")),
        policy=POLICY,
    )


def _sights(html: str) -> Iterator[Sight]:
    """The mail in every way. A frame cannot be told which colours its reader likes, so the mail's own rules are turned
    on or off in its text."""
    light = _SCHEME.sub("light", _LIGHT.sub(_ALWAYS, _DARK.sub(_NEVER, html)))
    dark = _SCHEME.sub("dark", _LIGHT.sub(_NEVER, _DARK.sub(_ALWAYS, html)))
    for width, where in WIDTHS:
        yield Sight(f"On {where}, light", width, light)
        yield Sight(f"On {where}, dark", width, dark)
        yield Sight(f"On {where}, pictures off", width, _PICTURE.sub(r"\1\3", light))


_TYPES = (".png", ".jpg", ".jpeg", ".webp")


def _data(address: str, pictures: Mapping[str, Asset]) -> str:
    """A picture of the site within the page; one of another host is not asked for, and so not seen."""
    asset = pictures.get(address)
    if asset is None:
        return ""
    kind = address.rpartition(".")[2].replace("jpg", "jpeg")
    return f"data:image/{kind};base64,{b64encode(bytes_of(asset)).decode()}"


def _cards(letter: Letter, site: Site) -> Iterator[LinkCard]:
    """The card of each page that the letter leads to and that is there; of an address that leads on, of its end."""
    pages = {page.path: page for page in site.pages}
    for path in letter.paths:
        page = pages.get(path)
        if page is None:
            continue
        told = _told(page.document)
        address = told.get("og:image", "")
        asset = site.assets.get(address.removeprefix(letter.base_url))
        picture = _data(address, {address: asset}) if asset is not None else ""
        host = urlsplit(letter.base_url).hostname or ""
        says = told.get("og:title", page.title), told.get("og:description", page.description)
        yield LinkCard(letter.link(path), host, *says, picture)


def _told(document: str) -> dict[str, str]:
    """What a page's head tells networks, by the names of Open Graph."""
    head = document.partition("</head>")[0]
    found = lxml_html.fromstring(f"{head}</head><body></body></html>").iterfind(".//meta[@property]")
    return {meta.get("property", ""): meta.get("content", "") for meta in found}
