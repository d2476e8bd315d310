"""Rules over the Library and its machines. A rule is a function from a CheckedSite, and mostly one record, to findings.

Its docstring says what an author must do and why, with the standard it comes from. Each rule stands in one of the
tuples below: which one says how much of a site it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from askwell.checks import (
    agreement,
    answers,
    care_cards,
    dates,
    disclaimers,
    experts,
    guides,
    looks,
    plain_language,
    production,
    references,
    sources,
    waivers,
)
from askwell.checks.body import glossary, media, notes, pictures
from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions import carried, current, first_questions, items, sender, sent, wording
from askwell.checks.life import changes, former_names, locked, people, states, todo
from askwell.checks.life.built import as_built
from askwell.checks.wording import labels, urgency_words
from askwell.content.body.text import MarkdownText
from askwell.content.links.lock import read_lock
from askwell.content.load import load
from askwell.content.people import roles
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, weighed
from askwell.diagnostics import Diagnostic, in_order
from askwell.flow.proving.guides import prove_guides
from askwell.flow.schema.records import Flow
from askwell.source.asked import Afresh, held

AnswerRule = Callable[[CheckedSite, Answer], Iterator[Diagnostic]]
TextRule = Callable[[CheckedSite, MarkdownText], Iterator[Diagnostic]]
GuideRule = Callable[[CheckedSite, Flow], Iterator[Diagnostic]]
StagedRule = Callable[[CheckedSite, Answer | Flow], Iterator[Diagnostic]]
Rule = Callable[[CheckedSite], Iterator[Diagnostic]]

ABOUT_ANSWERS: tuple[AnswerRule, ...] = (
    agreement.emergencies_have_a_card,
    agreement.cards_and_guide_agree,
    answers.votes_have_a_date,
    answers.slug_is_free,
    care_cards.heading_ends_in_if,
    care_cards.one_card_a_level,
    care_cards.red_flag_topics_have_an_emergency_card,
    care_cards.headings_fit_their_level,
    care_cards.numbers_are_the_sites,
    care_cards.calls_are_not_taken_back,
    experts.no_passage_without_an_expert,
    experts.quotes_stand_in_texts,
    experts.who_answered_is_an_expert,
    people.nobody_reviews_their_own_words,
    people.authors_wrote_it,
    media.media_take_time,
    notes.marks_have_notes,
    notes.notes_have_marks,
    pictures.every_picture_has_its_credit,
    pictures.credits_name_pictures,
    references.not_related_to_itself,
    sources.citations_are_listed,
    sources.listed_sources_are_cited,
    states.links_find_a_page,
)
"""About one answer, with what it names. None looks at all answers."""

ABOUT_TEXTS: tuple[TextRule, ...] = (
    answers.no_empty_section,
    care_cards.numbers_in_texts_are_the_sites,
    todo.no_body_is_left_to_do,
)
"""About what stands below one answer's header, also if the header cannot be read."""

ABOUT_KEPT_TEXTS: tuple[TextRule, ...] = (
    sources.every_section_names_its_sources,
    plain_language.short_and_plain,
)
"""The same, while the answer is kept up to date."""

ABOUT_GUIDES: tuple[GuideRule, ...] = (
    guides.screens_offer_not_sure,
    guides.measures_are_not_whole,
    guides.no_dose_no_clearance,
    guides.called_a_guide,
    guides.says_how_it_was_made,
    guides.sensitive_like_its_parts,
    guides.has_safety_rules,
    guides.approvals_stand,
    guides.reasons_are_needed,
    production.guides_say_what_they_compute,
    references.addresses_of_guides_are_free,
    labels.labels_differ,
    labels.labels_fit_their_keys,
    labels.labels_fit_their_numbers,
    urgency_words.emergencies_name_the_call,
    urgency_words.only_emergencies_ask_for_the_call,
    urgency_words.times_fit,
    urgency_words.calls_are_not_taken_back,
    urgency_words.guides_name_the_sites_number,
    waivers.waivers_name_something,
    waivers.waivers_were_decided,
    waivers.waivers_are_needed,
)
"""About one guide, with its machine if it has one. None looks at all guides."""

ABOUT_STAGED: tuple[StagedRule, ...] = (
    changes.days_in_order,
    changes.one_sentence_each,
    changes.kind_and_person_are_told,
    changes.changes_show_in_the_text,
    locked.changes_are_told,
    dates.dates_in_order,
    dates.review_within_36_months,
    dates.review_not_overdue,
    people.reviewers_have_credentials,
    production.nothing_of_the_sample,
    references.nothing_named_twice,
    states.fields_fit_the_state,
    states.states_have_begun,
    todo.nothing_is_left_to_do,
)
"""About one answer, or one guide: what has states, from draft to withdrawn."""

ACROSS: tuple[Rule, ...] = (
    agreement.shared_questions_are_asked_alike,
    agreement.shared_questions_are_asked,
    agreement.guides_agree,
    care_cards.numbers_around_are_the_sites,
    care_cards.disclaimers_take_no_call_back,
    disclaimers.every_place_has_its_wording,
    disclaimers.extras_are_bound,
    items.items_are_there,
    items.items_differ,
    items.only_the_first_is_large,
    first_questions.first_questions_may_be_mailed,
    first_questions.sensitive_guides_have_one_neutral_link,
    carried.nothing_carried_is_replaced,
    current.items_are_current,
    current.items_are_not_overdue,
    current.changes_are_there,
    sender.editions_say_how_they_were_made,
    sender.readers_can_leave,
    sender.mail_is_for_real,
    sender.past_editions_were_sent,
    sender.states_fit,
    sent.what_was_mailed_is_kept,
    sent.sent_stays_sent,
    wording.words_are_plain,
    wording.subjects_fit,
    wording.nothing_shouts,
    wording.preheaders_add_something,
    wording.words_neither_promise_nor_scare,
    experts.no_fictional_expert_in_production,
    experts.declared_interests_are_told,
    glossary.every_form_is_one_words,
    looks.brand_can_be_read,
    looks.urgency_words_can_be_read,
    former_names.each_former_name_once,
    former_names.former_names_are_free,
    former_names.former_places_are_free,
    former_names.no_slug_is_an_id,
    people.experts_and_reviewers_are_known,
    people.production_has_a_responsible_editor,
    production.nothing_of_the_sample_around,
    production.verified_says_by_whom,
    references.addresses_are_free,
    references.nothing_named_twice_around,
    sources.every_source_can_be_found,
    states.replacements_are_there,
    states.topics_keep_an_answer,
    states.clock_is_right,
    todo.nothing_around_is_left_to_do,
)
"""About all records together, or about those of which a site has few: its settings, people, sources, newsletters."""


_WORTH = 100
"""Answers that are worth a process of their own (ours)."""


def check(root: Path, today: date, only: str | None = None, units: Afresh | None = None) -> CheckedSite:
    """Reads, resolves and proves the content of a site; `today` decides what is overdue. If `only` is a flow, no other
    is proven. With `units`, what is found is kept for the next check."""
    library, found = load(root)
    proven = prove_guides([flow for flow in library.flows.values() if flow.status not in UNKEPT], root, only)
    found += proven.findings
    lock, problems = read_lock(root)
    found += problems
    site = CheckedSite(library, proven.machines, today, root=root, lock=lock, proofs=proven.proofs)
    site = replace(site, units=units or site.units)
    site.units.keep("found", "", tuple(found), ())
    return judged(site, found)


def judged(site: CheckedSite, found: Iterable[Diagnostic]) -> CheckedSite:
    """The site with what was found while it was read, and all that the rules find."""
    site.units.settle("roles", partial(_roles, site))
    found = [*found, *findings(site)]
    if site.units.made("across", "clock", lambda: [states.clock_is_slow(site)]) == [True]:
        found = [one for one in found if one.code not in states.OF_DAYS]
    return replace(site, diagnostics=in_order(weighed(found, site.library.drafts)))


def _roles(site: CheckedSite) -> Mapping[str, str]:
    """What people do, in all content and in what of it is built."""
    return roles.told(site.library.worked_out, as_built(site).library.worked_out)


def findings(site: CheckedSite) -> Iterator[Diagnostic]:
    """All that the rules find."""
    library, made = site.library, site.units.made
    _make_ahead(site)
    locked.settle_texts(site)
    for slug in library.answers:
        yield from made("about", slug, partial(_about, site, slug))
    for key in library.bodies.keys() - library.answers.keys():
        yield from findings_in(site, library.bodies[key])
    for key in library.flows:
        yield from made("about guide", key, partial(_about_guide, site, key))
    for rule in ACROSS:
        yield from made("across", f"{rule.__module__} {rule.__name__}", partial(_across, site, rule))


def _make_ahead(site: CheckedSite) -> None:
    """Lets several processes look at answers and guides, of which a first check has many."""
    records = [*held(site.library.answers).values(), *site.library.flows.values()]
    for _ in site.units.ahead(partial(_one_ahead, site), records, _WORTH, ("text", "about", "about guide")):
        pass


def _one_ahead(site: CheckedSite, record: Answer | Flow) -> None:
    locked.settle_text(site, record)
    if isinstance(record, Answer):
        site.units.made("about", record.key, partial(_about, site, record.key))
    else:
        site.units.made("about guide", record.key, partial(_about_guide, site, record.key))


def _about(site: CheckedSite, slug: str) -> list[Diagnostic]:
    return findings_about(site, site.library.answers[slug])


def _about_guide(site: CheckedSite, key: str) -> list[Diagnostic]:
    return findings_about_guide(site, site.library.flows[key])


def _across(site: CheckedSite, rule: Rule) -> list[Diagnostic]:
    return list(rule(site))


def findings_about(site: CheckedSite, answer: Answer) -> list[Diagnostic]:
    """What the rules about one answer find in it: a function of the answer and of what it names."""
    found = [one for rule in (*ABOUT_STAGED, *ABOUT_ANSWERS) for one in rule(site, answer)]
    return found + findings_in(site, answer.body, kept=answer.status not in UNKEPT)


def findings_in(site: CheckedSite, text: MarkdownText, *, kept: bool = True) -> list[Diagnostic]:
    """What they find below a header; `kept` is whether its answer is kept up to date, as far as is known."""
    rules = (*ABOUT_TEXTS, *ABOUT_KEPT_TEXTS) if kept else ABOUT_TEXTS
    return [one for rule in rules for one in rule(site, text)]


def findings_about_guide(site: CheckedSite, flow: Flow) -> list[Diagnostic]:
    """What the rules about one guide find in it."""
    return [one for rule in (*ABOUT_STAGED, *ABOUT_GUIDES) for one in rule(site, flow)]
