"""A letter as the files of services that send mail: Buttondown, listmonk, Ghost. Each reads other names; all of them
run templates, in which only the way off the list may stand.

Names are those of the services' public documentation, read on 2026-11-27: Buttondown's "Emails" (API reference), with
front matter as its own command line writes it; listmonk's "Campaigns" (API) and "Templating"; Ghost's "Posts" (Admin
API), with "Source HTML".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from askwell.content.records import Settings
from askwell.letters.letter import Letter
from askwell.mailing.as_markdown import markdown
from askwell.mailing.html import html
from askwell.mailing.text import text
from askwell.patterns import regex

BUTTONDOWN_LEAVES, LISTMONK_LEAVES = "{{ unsubscribe_url }}", "{{ UnsubscribeURL }}"
"""What Buttondown and listmonk put the address in place of at which each reader leaves the list."""

_LEAVE = "https://leave.invalid/"
"""Stands for that while a letter is written: no host has this name (RFC 2606)."""

_GO = regex(r"\{\{.*?\}\}|@TrackLink", re.DOTALL)
"""What listmonk replaces."""

_BRACES = regex(r"\{\{.*?\}\}|[{}]", re.DOTALL)
"""Buttondown and Ghost replace nothing that has no brace."""

_GO_WORDS = (LISTMONK_LEAVES, '{{ "{{" }}', '{{ "TrackLink" }}')


def buttondown(letter: Letter, settings: Settings) -> str:
    """Markdown with front matter, as Buttondown reads it: a draft."""
    said = {
        "subject": letter.subject,
        "status": "draft",
        "slug": letter.key,
        "description": letter.preheader,
        "canonical_url": f"{letter.base_url}{letter.path}",
    }
    header = "".join(f"{name}: {_quoted(value)}\n" for name, value in said.items())
    body = markdown(letter, settings, BUTTONDOWN_LEAVES)
    return _only(_BRACES, f"---\n{header}---\n\n{body}", BUTTONDOWN_LEAVES)


def listmonk(letter: Letter, settings: Settings) -> Mapping[str, Any]:
    """A campaign for listmonk's `POST /api/campaigns`. `lists` is empty: whoever sends names the lists by their
    numbers. The template that it uses must hold nothing but the content."""
    mail = settings.mail
    return {
        "name": f"{letter.site} {letter.key}",
        "subject": _for_go(letter.subject),
        "lists": [],
        "from_email": _for_go(f"{mail.from_name} <{mail.from_address}>") if mail else "",
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": _only(_GO, _for_go(html(letter, settings, _LEAVE)), *_GO_WORDS),
        "altbody": _only(_GO, _for_go(text(letter, settings, _LEAVE)), *_GO_WORDS),
        "tags": ["newsletter"],
    }


def ghost(letter: Letter, settings: Settings) -> Mapping[str, Any]:
    """A post for Ghost's `POST /ghost/api/admin/posts/?source=html`: a draft, to be sent as mail from there. Ghost lays
    it out and adds the way off the list; the marks around the HTML keep it as it is."""
    found = Markdown(output_format="html").convert(markdown(letter, settings, "").partition("\n\n")[2])
    post = {
        "title": letter.subject,
        "slug": f"newsletter-{letter.key}",
        "status": "draft",
        "visibility": "public",
        "custom_excerpt": letter.preheader,
        "canonical_url": f"{letter.base_url}{letter.path}",
        "html": _only(_BRACES, f"<!--kg-card-begin: html-->\n{_entities(found)}\n<!--kg-card-end: html-->"),
    }
    return {"posts": [post]}


def as_json(data: Mapping[str, Any]) -> str:
    """Data as the text of a file."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _quoted(words: str) -> str:
    """Words as YAML reads them. Buttondown's own command line takes each three hyphens for the end of the header."""
    return (
        json.dumps(words, ensure_ascii=False)
        .replace("---", r"\u002d" * 3)
        .replace("{", r"\u007b")
        .replace("}", r"\u007d")
    )


def _for_go(words: str) -> str:
    """Words that come out of Go's templates as they are, with listmonk's way off the list in its place."""
    found = words.replace("{{", '{{ "{{" }}').replace("@TrackLink", '@{{ "TrackLink" }}')
    return found.replace(_LEAVE, LISTMONK_LEAVES)


def _entities(found: str) -> str:
    """HTML in which nothing looks like a placeholder: Markdown has turned the entities of braces into braces."""
    return found.replace("{", "&#123;").replace("}", "&#125;")


def _only(placeholders: re.Pattern[str], words: str, *allowed: str) -> str:
    """Words with no placeholder but those that are allowed. Raises ValueError for another: it would put something of a
    reader into a letter about health."""
    for found in placeholders.findall(words):
        if found not in allowed:
            raise ValueError(f"a letter has the placeholder {found}")
    return words
