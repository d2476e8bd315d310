"""What style sheets load: only what is there, in this site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from askwell.audit.css.style_rules import Address, Sheet, read_sheet, style_addresses
from askwell.audit.html.links import Files
from askwell.audit.html.page import Page, line_of, short
from askwell.audit.html.urls import Base, Leads
from askwell.diagnostics import Diagnostic, Location


def in_sheets(sheets: Iterable[Sheet], base: Base, files: Files, name: str) -> Iterator[Diagnostic]:
    """Findings about what the site's style sheets load."""
    for sheet in sheets:
        for address in sheet.addresses:
            yield from _one(
                address, sheet.path, base, files, Location(f"{name}/{sheet.path}", address.line, address.column)
            )


def in_page(page: Page, base: Base, files: Files) -> Iterator[Diagnostic]:
    """Findings about what a page's style elements and style attributes load."""
    found = [(read_sheet(e.text or "", page.path).addresses, e) for e in page.root.iter("style")]
    found += [(style_addresses(text), element) for element, text in page.attributes.get("style", ())]
    for addresses, element in found:
        for address in addresses:
            yield from _one(address, page.path, base, files, Location(f"{page.name}/{page.path}", line_of(element)))


def _one(address: Address, file: str, base: Base, files: Files, place: Location) -> Iterator[Diagnostic]:
    if address.url.startswith("#"):
        return
    target = base.resolve(address.url, file)
    said = short(address.url)
    if target.leads is Leads.INSIDE and files.file(target.path) is None:
        yield Diagnostic(place, "LINK001", f"the style loads '{said}', and there is no such file", "fix the address")
    elif target.leads is Leads.OUT:
        hint = "keep what it loads in the site"
        yield Diagnostic(place, "LINK003", f"the style loads '{said}' from outside the site's folder", hint)
    elif target.leads is Leads.AWAY:
        hint = "keep a copy in the site: a page that loads from elsewhere tells others who reads it"
        yield Diagnostic(place, "LINK006", f"the style loads '{said}' from another site", hint)
    elif target.leads is Leads.OTHER and target.path != "data":
        yield Diagnostic(
            place, "LINK004", f"'{said}' is nothing that a style may load", "keep what it loads in the site"
        )
