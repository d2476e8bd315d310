"""Rules about an edition's own words: what stands in an inbox, where nothing stands beside it to explain it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.weighing import unsent
from askwell.checks.guides import CLEARANCE, DOSE
from askwell.content.editions.edition import Edition
from askwell.content.editions.shown import shouted, shown_length
from askwell.content.editions.words import not_plain
from askwell.diagnostics import Diagnostic, counted
from askwell.letters.making import text_of
from askwell.patterns import regex
from askwell.source.yaml import Loc

PLAIN, LENGTH, SHOUTED, SAME, PRESSING = "EDITION005", "EDITION010", "EDITION011", "EDITION012", "EDITION013"

SHORTEST, LONGEST = 30, 70
"""Signs of a subject: shorter ones say too little, longer ones are cut off on a phone (ours)."""

LONGEST_PREHEADER = 150
"""Signs of a preheader: no mail program shows more (ours)."""

_PROMISE = regex(
    r"\b(?:cures?|cured|guaranteed?|miracles?|breakthroughs?|100 ?%|without (?:any )?risks?|risk[- ]free|harmless"
    r"|completely safe|perfectly safe|always safe|doctors hate|secret (?:to|of))\b",
    re.IGNORECASE,
)
_SCARE = regex(
    r"\b(?:deadly|(?<!pain )killers?|kills? you|you (?:could|may|might|will) die|before it(?:'s|\u2019s| is) too late"
    r"|shocking|terrifying|act now|last chance|don(?:'|\u2019)t miss|hurry)\b",
    re.IGNORECASE,
)
_REPLY = regex(r"\s*(?:re|fwd?|aw|wg|sv|tr|antw)\s*(?:\[\d+\])?\s*[:\uff1a]", re.IGNORECASE)
"""How answers begin, and mails that were sent on (CAN-SPAM Act: no subject deceives)."""

_DENIED = regex(
    r"\b(?:no|not|never|nothing|without|isn't|isn\u2019t|cannot|can't|can\u2019t)\b[^.!?;]*$", re.IGNORECASE
)

_ASKED = regex(r"[^.!;]*?\?")
"""What follows in a question: "Can exercise cure a sore back?" promises nothing."""


def own_words(edition: Edition) -> Iterator[tuple[Loc, str]]:
    """What the editor wrote of an edition above its intro, with the way to each text."""
    yield ("subject",), edition.subject
    yield ("preheader",), edition.preheader
    for number, item in enumerate(edition.items):
        if item.blurb:
            yield ("items", number, "blurb"), item.blurb
    if edition.sign_off:
        yield ("sign_off",), edition.sign_off


def words_are_plain(site: CheckedSite) -> Iterator[Diagnostic]:
    """An edition's own texts have plain words alone: no link, no mark, and nothing that a sender's program replaces,
    such as a reader's name (ours: a link to a health page never says who opens it)."""
    for edition in unsent(site):
        for loc, text in own_words(edition):
            if (sign := not_plain(text)) is not None:
                message = f"'{sign[1]}' cannot stand in the words of an edition"
                hint = "write plain words; what readers are to open stands in 'items', and makes its own links"
                yield Diagnostic(edition.inside(sign[0], *loc), PLAIN, message, hint)


def subjects_fit(site: CheckedSite) -> Iterator[Diagnostic]:
    """A subject has 30 to 70 characters, as readers count them, and a preheader at most 150 (ours)."""
    for edition in unsent(site):
        long = shown_length(edition.subject)
        if not SHORTEST <= long <= LONGEST:
            message = f"the subject has {counted(long, 'sign')}; {SHORTEST} to {LONGEST} can be read in an inbox"
            hint = "say what readers will find, no more" if long > LONGEST else "say more of what readers will find"
            yield Diagnostic(edition.at("subject"), LENGTH, message, hint)
        if (long := shown_length(edition.preheader)) > LONGEST_PREHEADER:
            message = f"the preheader has {long} characters; mail programs show {LONGEST_PREHEADER} at most"
            yield Diagnostic(edition.at("preheader"), LENGTH, message, "move the rest into the intro")


def nothing_shouts(site: CheckedSite) -> Iterator[Diagnostic]:
    """Neither subject nor preheader shouts: no words in capitals but abbreviations, no "!!", at most one picture sign
    (NHS; ours). An abbreviation is known from the glossary, from the texts that the edition leads to, or from a short
    list."""
    known = {form for term in site.library.glossary.values() for form in term.written}
    for edition in unsent(site):
        named = (text_of(site.library, item) for item in edition.items)
        said = " ".join([*known, *(" ".join(_names(record)) for record in named)])
        for name in ("subject", "preheader"):
            if (part := shouted(getattr(edition, name), said)) is not None:
                hint = "write it as in a sentence; explain an abbreviation in content/glossary.yml"
                place = edition.inside(part[0], name)
                yield Diagnostic(place, SHOUTED, f"'{part[1]}' shouts in the {name}", hint)


def _names(record: object) -> Iterator[str]:
    """The words by which a text that stands in capitals there would be known."""
    yield from (str(getattr(record, name, "") or "") for name in ("question", "title", "short_answer", "purpose"))


def preheaders_add_something(site: CheckedSite) -> Iterator[Diagnostic]:
    """Behind the subject a preheader says something else: the same again, if only in other letters or with other stops,
    is lost on readers (ours)."""
    for edition in unsent(site):
        said = letters_of(edition.preheader)
        if not said or said == letters_of(edition.subject):
            message = "the preheader says the same as the subject" if said else "the preheader says nothing"
            hint = "say what else the edition has, or why it matters to its readers"
            yield Diagnostic(edition.at("preheader"), SAME, message, hint)


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, all small, with nothing between them."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def words_neither_promise_nor_scare(site: CheckedSite) -> Iterator[Diagnostic]:
    """Words in an inbox give no dose, promise no cure, clear nobody, and press nobody: most readers see no more of an
    edition (FTC, NHS; ours)."""
    for edition in unsent(site):
        intro = ((("subject",), " ".join(edition.intro)),) if edition.intro else ()
        for loc, text in (*own_words(edition), *intro):
            if (part := pressing(text)) is not None:
                where = "the intro" if (loc, text) in intro else f"'{loc[-1]}'"
                place = edition.in_intro(part[1]) if (loc, text) in intro else edition.inside(part[0], *loc)
                message = f"'{part[1]}' in {where} {part[2]}"
                yield Diagnostic(place, PRESSING, message, "say what the text itself says, in calm words")


def pressing(text: str) -> tuple[int, str, str] | None:
    """The first words that no edition says: their place, the words, and what is wrong with them."""
    if found := _REPLY.match(text):
        return found.start(), found[0], "looks like an answer to a mail that nobody wrote"
    if found := DOSE.search(text):
        return found.start(), found[0], "is a dose, which a clinician who knows the reader gives"
    if found := CLEARANCE.search(text):
        return found.start(), found[0], "clears readers whom nobody has seen"
    for found in _PROMISE.finditer(text):
        if not _DENIED.search(text[: found.start()]) and not _ASKED.match(text, found.end()):
            return found.start(), found[0], "promises what no text can"
    for found in _SCARE.finditer(text):
        if not _DENIED.search(text[: found.start()]):
            return found.start(), found[0], "frightens or presses readers"
    return None
