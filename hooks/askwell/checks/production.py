"""What a site that the public sees may not have left of the sample that it began from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlsplit

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.schema.records import Flow
from askwell.source.files import split_front_matter
from askwell.source.record import Record
from askwell.source.yaml import Loc, parse_yaml

_AROUND = ("people", "topics", "sources", "glossary")
"""What answers and guides name."""

_WORDS = 3
"""Words from which on a text of the sample is known again: "Sleep" or "Not sure" may stand in any site."""

_TOP = ("example", "invalid", "test", "localhost")
"""Endings that no address of the web has (RFC 2606, RFC 6761)."""


def nothing_of_the_sample(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """A site in production has its own words in place of those that `askwell init` wrote (ours), and leads to real
    addresses (RFC 2606, RFC 6761)."""
    settings = site.library.settings
    if settings is not None and settings.production:
        yield from _of_the_sample(record)


def nothing_of_the_sample_around(site: CheckedSite) -> Iterator[Diagnostic]:
    """The same of its settings, and of the records that answers and guides name."""
    settings = site.library.settings
    if settings is not None and settings.production:
        yield from _of_the_sample(settings)
        for record in (record for kind in _AROUND for record in site.library.collection(kind).values()):
            yield from _of_the_sample(record)


def _of_the_sample(record: Record) -> Iterator[Diagnostic]:
    for loc, text in _texts(record.model_dump(mode="json"), ()):
        if text in _sample():
            hint = "write your own words, or delete the record"
            yield Diagnostic(record.at(*loc), "PROD001", "these are words of the sample", hint)
        if text.startswith("https://") and is_example(text):
            yield Diagnostic(record.at(*loc), "PROD002", f"'{text}' is an address for examples", "write the real one")


def verified_says_by_whom(site: CheckedSite) -> Iterator[Diagnostic]:
    """On a site in production, who checked a person is named: a claim that nobody stands for is none (The Trust
    Project; ours)."""
    settings = site.library.settings
    for expert in site.library.people.values() if settings is not None and settings.production else ():
        checked = expert.verification
        if checked and checked.status == "verified" and checked.by is None:
            hint = "write below it by: and who checked, or status: as_published"
            place = expert.at("verification", "status")
            yield Diagnostic(place, "PROD003", f"who checked {expert.name} is not said", hint)


def guides_say_what_they_compute(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide that shows points, or works out a number, says so: it may be a medical device (Regulation (EU) 2017/745,
    Annex VIII, rule 11; MHRA, Software and artificial intelligence as a medical device; FDA, Clinical decision support
    software). In production it also says what the law makes of it, who decided that, and when."""
    settings = site.library.settings
    public = settings is not None and settings.production
    if flow.key not in site.machines:
        return
    shown = [("scores", key) for key, score in flow.scores.items() if score.show]
    shown += [("questions", key) for key, question in flow.questions.items() if question.bands_of]
    if shown and flow.device is None:
        message = "this guide works out a number for its readers, and does not say so"
        hint = "add device: with computes: and, before it is public, a regulatory note:"
        severity = Severity.ERROR if public else Severity.WARNING
        yield Diagnostic(flow.at(*shown[0], key=True), "FLOW120", message, hint, severity)
    elif public and flow.device and not (flow.device.note and flow.device.by and flow.device.on):
        message = "nothing says whether this guide is a medical device where it is published"
        hint = "add note: with the rule and the reason, by: and on:; a person who knows the law must decide"
        yield Diagnostic(flow.at("device", key=True), "FLOW121", message, hint)


def is_example(url: str) -> bool:
    """Whether an address is of a kind that no site has (RFC 2606, RFC 6761)."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    parts = host.split(".")
    return parts[-1] in _TOP or parts[-2:] in (["example", "com"], ["example", "org"], ["example", "net"])


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text in plain data, with the way to it."""
    if isinstance(value, str):
        yield loc, value
    if isinstance(value, list):
        value = dict(enumerate(value))
    for key, item in value.items() if isinstance(value, dict) else ():
        yield from _texts(item, (*loc, key))


@cache
def _sample() -> frozenset[str]:
    """The texts of the sample that a new site begins with."""
    found: set[str] = set()
    for file in _files(files("askwell") / "starter" / "site" / "content"):
        text = file.read_text(encoding="utf-8")
        if file.name.endswith(".md"):
            parts, _ = split_front_matter("", text)
            text = parts.header if parts else ""
        parsed, _ = parse_yaml("", text)
        if parsed is not None and file.name != "disclaimers.yml":
            found |= {" ".join(said.split()) for _, said in _texts(parsed.data, ())}
    return frozenset(text for text in found if len(text.split()) >= _WORDS)


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        yield from _files(item) if item.is_dir() else [item]
