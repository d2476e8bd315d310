"""The page that a preview shows in place of a site whose content has errors."""

from __future__ import annotations

from askwell.diagnostics import Diagnostic, count_line
from askwell.render.page import Page
from askwell.render.view import template


def mistakes(diagnostics: tuple[Diagnostic, ...]) -> Page:
    """Every finding with its place and hint."""
    html = template("pages/mistakes.html").render(diagnostics=diagnostics, summary=count_line(diagnostics))
    return Page("", "Mistakes to fix", "The content has errors.", html, "content")
