"""Edits of a site, as editors make them: each changes one answer, or what every page shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path


def edit_text(site: Path, number: int) -> None:
    """Adds a sentence to an answer's body, and says that it was updated."""
    _in_answer(site, number, r"(?m)^(## .+)$", r"\1\n\nOne more sentence stands here.")


def edit_question(site: Path, number: int) -> None:
    """Asks an answer's question in other words, which moves it in the list from A to Z."""
    _in_answer(site, number, r"(?m)^question: (.+)$", r"question: Anew \1")


def edit_votes(site: Path, number: int) -> None:
    """Gives an answer the most votes, which moves all others in the list."""
    _in_answer(site, number, r"(?m)^  votes: .+$", f"  votes: {1_000 + number}")


def edit_settings(site: Path, number: int) -> None:
    """Changes what every page shows, as another template would: the name of the site."""
    _replace(site / "content" / "site.yml", r"(?m)^name: .+$", f"name: Test answers {number}")


EDITS: Mapping[str, Callable[[Path, int], None]] = {
    "text": edit_text,
    "question": edit_question,
    "votes": edit_votes,
    "settings": edit_settings,
}


def _in_answer(site: Path, number: int, pattern: str, by: str) -> None:
    path = site / "content" / "answers" / f"answer-{number}.md"
    _replace(path, pattern, by)
    if "\nupdated: " not in path.read_text("utf-8"):
        _replace(path, r"(?m)^(published: .+)$", rf"\1\nupdated: {date.today()}")


def _replace(path: Path, pattern: str, by: str) -> None:
    """Raises ValueError if there is nothing to change: an edit that changes nothing would be measured as a fast one."""
    text = path.read_text("utf-8")
    changed = re.sub(pattern, by, text, count=1)
    if changed == text:
        raise ValueError(f"{path.name} has nothing to change")
    path.write_text(changed, "utf-8")
