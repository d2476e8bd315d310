"""The call in an emergency: a link for each number."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element
from askwell.audit.pages.expectations import Codes, Look
from askwell.diagnostics import Diagnostic


def call(look: Look, element: Element, code: str) -> Iterator[Diagnostic]:
    """An element gives every number of the settings to tap on (ours)."""
    settings = look.settings
    codes = Codes(code, code, code)
    links = {a.get("href"): a for a in element.iter("a") if (a.get("href") or "").startswith("tel:")}
    for number in settings.emergency_numbers:
        link = links.pop(f"tel:{number.number}", None)
        if link is None:
            hint = f"link to tel:{number.number}"
            yield look.page.fault(element, code, f"there is no link that calls {number.number}", hint)
        else:
            yield from look.reads(link, number.number, f"the link that calls {number.number}", codes)
            yield from look.reads(element, number.where, f"where {number.number} can be called", codes)
    for href, link in links.items():
        hint = "the settings have no such number; a reader in need would call in vain"
        yield look.page.fault(link, code, f"this link calls {(href or '').removeprefix('tel:')}", hint)
