"""The page that a preview shows in place of a site whose settings cannot be read."""

from __future__ import annotations

from askwell.diagnostics import Diagnostic, count_line
from askwell.render.frame import NOT_FOUND
from askwell.render.page import Page
from askwell.render.view import template


def mistakes(diagnostics: tuple[Diagnostic, ...]) -> tuple[Page, Page]:
    """Every finding with its place and hint, as the first page and as the one of all other addresses. That one asks for
    itself again after a while, since the engine reloads only pages that are there: what it stands for comes back."""
    page = template("pages/mistakes.html")
    return tuple(  # type: ignore[return-value]
        Page(path, "Mistakes to fix", "The content has errors.", html, "content", mistaken=True)
        for path in ("", NOT_FOUND)
        for html in [page.render(diagnostics=diagnostics, summary=count_line(diagnostics), again=path == NOT_FOUND)]
    )
