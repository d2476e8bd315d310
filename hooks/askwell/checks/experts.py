"""Rules about experts and what is attributed to them (The Trust Project, FTC)."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.body import spoken
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic
from askwell.source.yaml import Loc


def no_passage_without_an_expert(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A passage may be attributed only to an expert whom the answer names (The Trust Project; ours)."""
    for text, passage in ((each, passage) for each in answer.texts for passage in each.passages):
        if passage.expert in site.library.people and passage.expert not in answer.experts:
            yield Diagnostic(
                text.place(passage),
                "EXPERT001",
                f"'{passage.expert}' is quoted here, but is not among the answer's experts",
                "add the expert to 'experts:', or take the attribution out",
            )


def quotes_stand_in_texts(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A quote is attributed in the text or in `not_settled`: elsewhere its mark would be printed (ours)."""
    said: list[tuple[Loc, str]] = [(("short_answer",), answer.short_answer), (("question",), answer.question)]
    said += [(("questions_to_ask", number), text) for number, text in enumerate(answer.questions_to_ask)]
    said += [(("notes", key), text) for key, text in answer.notes.items()]
    for number, card in enumerate(answer.care_cards):
        said += [(("care_cards", number, "signs", place), text) for place, text in enumerate(card.signs)]
    for loc, text in said:
        for fault in spoken.misplaced(text) if "{quote" in text else ():
            yield Diagnostic(answer.at(*loc), fault.code, fault.message, fault.hint)


def who_answered_is_an_expert(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """An answer is said to be somebody's only if the answer names that expert, and if that expert gave it, not a
    language model (The Trust Project; EU AI Act, Article 50(4))."""
    for number, key in enumerate(answer.answered_by):
        place = answer.at("answered_by", number)
        if key not in answer.experts:
            hint = "add the expert to 'experts:', or take the name out here"
            yield Diagnostic(place, "EXPERT004", f"'{key}' is not among the answer's experts", hint)
        elif answer.ai_use is not None and answer.ai_use.model == "drafted":
            message = f"'{key}' cannot have answered: a language model drafted this text"
            hint = "take the name out here; if a model only put the expert's words in order, write model: assisted"
            yield Diagnostic(place, "EXPERT005", message, hint)


def no_fictional_expert_in_production(site: CheckedSite) -> Iterator[Diagnostic]:
    """An invented person is for test data; `production: yes` refuses it (ours)."""
    settings = site.library.settings
    for expert in site.library.people.values():
        if expert.fictional and settings is not None and settings.production:
            yield Diagnostic(
                expert.at("fictional"),
                "EXPERT002",
                f"'{expert.name}' is fictional, and this site is in production",
                "delete the person, and take the name out wherever it stands",
            )


def declared_interests_are_told(site: CheckedSite) -> Iterator[Diagnostic]:
    """Declared interests are said in words, and only those (JAMA, FTC)."""
    for expert in site.library.people.values():
        if expert.interests is None:
            continue
        declared = expert.interests.status == "declared"
        if declared != (expert.interests.text is not None):
            message = (
                "declared interests must be told" if declared else "interests are told, but not marked as declared"
            )
            yield Diagnostic(
                expert.at("interests", key=True),
                "EXPERT003",
                message,
                "give 'text:' with 'status: declared', and only then",
            )
