"""Rules over the Library and its machines. A rule is a function from a CheckedSite to findings.

Its docstring says what an author must do and why, with the standard it comes from; the list
of rules is the one tuple below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
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
from askwell.checks.wording import labels, urgency_words
from askwell.content.links.lock import read_lock
from askwell.content.load import load
from askwell.content.states import UNKEPT, weighed
from askwell.diagnostics import Diagnostic, in_order
from askwell.flow.proving.guides import prove_guides

Rule = Callable[[CheckedSite], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    agreement.emergencies_have_a_card,
    agreement.cards_and_guide_agree,
    agreement.shared_questions_are_asked_alike,
    agreement.shared_questions_are_asked,
    agreement.guides_agree,
    answers.votes_have_a_date,
    answers.slug_is_free,
    answers.no_empty_section,
    care_cards.heading_ends_in_if,
    care_cards.one_card_a_level,
    care_cards.red_flag_topics_have_an_emergency_card,
    care_cards.headings_fit_their_level,
    care_cards.numbers_are_the_sites,
    care_cards.calls_are_not_taken_back,
    changes.days_in_order,
    changes.one_sentence_each,
    changes.kind_and_person_are_told,
    changes.changes_show_in_the_text,
    locked.changes_are_told,
    dates.dates_in_order,
    dates.review_within_36_months,
    dates.review_not_overdue,
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
    experts.no_passage_without_an_expert,
    experts.quotes_stand_in_texts,
    experts.who_answered_is_an_expert,
    experts.no_fictional_expert_in_production,
    experts.declared_interests_are_told,
    glossary.every_form_is_one_words,
    looks.brand_can_be_read,
    looks.urgency_words_can_be_read,
    former_names.each_former_name_once,
    former_names.former_names_are_free,
    former_names.former_places_are_free,
    former_names.no_slug_is_an_id,
    guides.screens_offer_not_sure,
    guides.measures_are_not_whole,
    guides.no_dose_no_clearance,
    guides.called_a_guide,
    guides.says_how_it_was_made,
    guides.sensitive_like_its_parts,
    guides.has_safety_rules,
    guides.approvals_stand,
    people.experts_and_reviewers_are_known,
    people.reviewers_have_credentials,
    people.nobody_reviews_their_own_words,
    people.authors_wrote_it,
    people.production_has_a_responsible_editor,
    production.guides_say_what_they_compute,
    production.no_words_of_the_sample,
    production.no_addresses_for_examples,
    production.verified_says_by_whom,
    guides.reasons_are_needed,
    media.media_take_time,
    notes.marks_have_notes,
    notes.notes_have_marks,
    pictures.every_picture_has_its_credit,
    pictures.credits_name_pictures,
    references.addresses_are_free,
    references.nothing_named_twice,
    references.not_related_to_itself,
    sources.every_source_can_be_found,
    sources.every_section_names_its_sources,
    sources.citations_are_listed,
    sources.listed_sources_are_cited,
    plain_language.short_and_plain,
    labels.labels_differ,
    labels.labels_fit_their_keys,
    labels.labels_fit_their_numbers,
    urgency_words.emergencies_name_the_call,
    urgency_words.only_emergencies_ask_for_the_call,
    urgency_words.times_fit,
    urgency_words.calls_are_not_taken_back,
    urgency_words.guides_name_the_sites_number,
    states.links_find_a_page,
    states.replacements_are_there,
    states.fields_fit_the_state,
    states.states_have_begun,
    states.topics_keep_an_answer,
    states.clock_is_right,
    waivers.waivers_name_something,
    waivers.waivers_were_decided,
    waivers.waivers_are_needed,
    todo.nothing_is_left_to_do,
)


def check(root: Path, today: date, only: str | None = None) -> CheckedSite:
    """Reads, resolves and proves the content of a site; `today` decides what is overdue. If `only` is a flow, no other
    is proven."""
    library, found = load(root)
    proven = prove_guides([flow for flow in library.flows.values() if flow.status not in UNKEPT], root, only)
    found += proven.findings
    lock, problems = read_lock(root)
    found += problems
    site = CheckedSite(library, proven.machines, today, root=root, lock=lock, proofs=proven.proofs)
    for rule in RULES:
        found += rule(site)
    if states.clock_is_slow(site):
        found = [one for one in found if one.code not in states.OF_DAYS]
    return replace(site, diagnostics=in_order(weighed(found, library.drafts)))
