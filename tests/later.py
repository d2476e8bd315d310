"""Cases that wait for the long run, since a few of their kind stand for them in every run.

Each test is named with the cases of it that every run has; the others are marked `long`. Where none is named, a smaller
test shows the same, and the whole test waits.
"""

from __future__ import annotations

from collections.abc import Mapping

LATER: Mapping[str, tuple[str, ...]] = {
    "tests/bench/test_bench.py::test_a_few_answers_are_measured": (),
    "tests/browser/test_seen.py::test_the_shipped_sheets_hide_nothing": (),
    "tests/audit/test_browser.py::test_what_a_page_asks_for_in_vain_is_found": (
        "<script>throw new Error('test')</script>",
    ),
    "tests/browser/test_flows.py::test_each_part_of_a_step_is_accessible": (),
    "tests/browser/everyone/test_keyboard.py::test_every_stop_is_seen_and_in_reading_order": (
        "desktop-guide",
        "desktop-home",
    ),
    "tests/browser/test_search.py::test_what_is_found": (
        "?q=%3Cimg%20src%3Dx%3E-page-Heart test",
        "?q=osteoperosis-Showing results for osteoporosis. 1 page found-Osteoporosis test",
    ),
    "tests/importing/test_bad_input.py::test_odd_pages_keep_their_words": (),
    "tests/publish/test_edit.py::test_killed_at_any_step": ("-each-next edit",),
    "tests/cli/test_main.py::test_what_needs_no_engine_does_not_load_it": ("check", "flow"),
    "tests/deploy/test_real.py::test_no_reader_meets_a_link_without_its_page": ("less",),
    "tests/publish/test_edit.py::test_a_build_from_nothing_killed_at_any_step": (),
    "tests/markup/test_html.py::test_html_validate_finds_nothing": ("built",),
    "tests/mkdocs_adapter/test_both_ways.py::test_the_site_of_hard_cases": (),
    "tests/rebuild/test_accepting.py::test_a_build_after": ("a_new_answer",),
    "tests/rebuild/test_coming.py::test_a_build_after": (
        "one_that_is_named-REF001-False",
        "one_that_another_waits_for--False",
        "one_beside_a_draft_that_cannot_be_read--True",
        "the_last_of_a_writer--True",
    ),
    "tests/rebuild/test_last.py::test_a_build_after": (
        "text-True",
        "as_long_and_as_old-True",
        "page_of_the_site-False",
    ),
    "tests/rebuild/test_last.py::test_a_build_says_why_it_builds_everything": (
        "settings-Building everything: content/site.yml changed.",
    ),
    "tests/rebuild/test_last.py::test_pages_that_lie_elsewhere_let_each_build_start_from_nothing": (),
    "tests/rebuild/test_last.py::test_a_check_after_a_build_finds_the_same": ("> See [test](answer:nowhere)",),
    "tests/rebuild/test_last.py::test_a_store_with_any_damage": (),
    "tests/rebuild/test_lost.py::test_after": ("a figure, told",),
    "tests/rebuilding/test_previews.py::test_a_mistake_comes_changes_and_goes": ("cite_what_is_not_there",),
    "tests/rebuilding/test_previews.py::test_answers_that_come_and_go_spare_the_engine": (),
    "tests/rebuilding/test_previews.py::test_edits_of_a_text_spare_the_engine": (),
    "tests/rebuilding/test_previews.py::test_the_search_knows_an_answer_whose_page_shows_a_mistake": (
        "change_a_question",
    ),
    "tests/rebuilding/test_previews.py::test_while_an_answer_cannot_be_read_all_other_pages_stay": ("no YAML",),
    "tests/rebuilding/test_previews.py::test_with_mistakes_a_preview_is_right": (),
    "tests/site/test_corrections.py::test_the_pages_are_valid": (),
    "tests/site/test_states.py::test_pages_of_every_state_are_html": (),
    "tests/test_handover.py::test_the_wheel_of_a_new_site_has_the_files_that_pip_packs": (),
    "tests/sending/test_killed.py::test_killed_at_each_step": (),
    "tests/test_anything.py::test_a_line_that_would_take_a_search_hours": (),
    "tests/test_manual.py::test_an_example_of_a_finished_page_fails_with_its_code": (
        "DISC101",
        "FILE001",
        "FILE004",
        "ID001",
        "LINK003",
    ),
    "tests/attacks/test_odd_environments.py::test_a_build": (
        "no hooks",
        "a hook with some of the events",
        "a hook that is broken",
        "a hook that is missing",
        "another theme",
        "a broken header in docs",
        "no docs",
        "no content",
        "settings that are no YAML",
        "the site among its sources",
        "no day",
        "a day beyond the calendar",
    ),
    "tests/attacks/test_odd_environments.py::test_a_command": (
        "a title of 300 letters",
        "a title of nothing",
        "a title that climbs",
        "a record over a file",
        "a site over another",
        "a check of a pipe",
        "an audit of a loop",
        "an audit of an empty folder",
        "a stage over a file",
    ),
    "tests/attacks/test_seen.py::test_it_is_found": (".aw-disclaimer { zoom: .3 }",),
    "tests/browser/look/test_golden.py::test_a_page_looks_as_it_did": (
        "home",
        "answer",
        "answer-dark",
        "emergency",
        "question",
        "newsletter",
    ),
    "tests/browser/test_guides.py::test_back_and_start_again": (),
    "tests/desk/test_calendar.py::test_thousands_of_tasks_on_one_day": (),
    "tests/render/test_pictures.py::test_the_heaviest_picture_is_light_enough": (),
    "tests/sending/test_killed.py::test_killed_at_drawn_moments": (),
    "tests/test_handover.py::test_a_wheel_in_an_empty_environment_makes_and_builds_a_site": (),
    "tests/browser/test_safety.py::test_axe_finds_nothing": (
        "phone-light-answer with a guide",
        "phone-light-guide at an emergency",
        "phone-light-home",
        "phone-light-newsletter",
        "desktop-dark-guide",
    ),
    "tests/browser/test_safety.py::test_pages_load_whole_from_their_own_host": (),  # test_weight.py looks at requests
    "tests/browser/test_seen.py::test_an_example_of_the_manual_is_found": ("SEEN001", "SEEN003"),
    "tests/browser/test_guides.py::test_every_choice_leads_where_it_should": (
        "scripts off-phone-jogging",
        "scripts off-phone-sore-back",
    ),
    "tests/browser/test_guides.py::test_a_step_opened_by_its_address_alone_is_true": ("scripts off-phone-sore-back",),
    "tests/browser/everyone/test_axe.py::test_axe_finds_nothing_in_hard_cases": (),
    "tests/browser/everyone/test_axe.py::test_axe_finds_nothing": ("narrow-forced-guide at an emergency",),
    "tests/browser/everyone/test_names.py::test_navigations_have_names_that_differ": (
        "answer with a guide",
        "guide at a question",
        "home",
        "newsletter",
    ),
    "tests/browser/everyone/test_names.py::test_the_title_says_where_a_reader_is": (
        "answer with a guide",
        "guide",
        "home",
        "newsletter",
    ),
    "tests/browser/test_reading.py::test_text_of_twice_the_size_is_neither_cut_off_nor_too_wide": (
        "answer with a guide",
        "guide at an emergency",
        "map of a guide",
        "newsletter",
    ),
    "tests/browser/test_reading.py::test_nothing_needs_scrolling_to_the_side": (
        "narrow-answer with a guide",
        "narrow-guide at a question",
        "narrow-guide at an emergency",
        "narrow-map of a guide",
        "narrow-newsletter",
    ),
    "tests/desk/test_page_seen.py::test_axe_finds_nothing_and_nothing_is_asked_or_cut": ("empty-1280-dark",),
    "tests/desk/test_page_seen.py::test_html_validate_finds_nothing": ("hard",),
    "tests/flow/report/test_svg_map.py::test_the_same_flow_gives_the_same_picture": (),
    "tests/flow/report/test_signoff_table.py::test_the_table_of_a_guide_with_1000_questions_is_refused": ("one goal",),
    "tests/flow/opinion/test_opinion.py::test_every_rule": ("missed-pill", "mass-index", "tetanus"),
    "tests/importing/test_bad_input.py::test_an_export_of_40_megabytes_is_read_as_a_stream": (),
    "tests/permanence/test_histories.py::test_parts_move_and_then_their_answers": (
        "1-parts of an answer that went into another",
    ),
    "tests/render/life/test_mistaken.py::test_no_mistake_of_the_manual_ends_a_preview": (
        "CARE003",
        "FIELD001",
        "FLOW007",
        "LOOK001",
        "PICTURE003",
        "READ001",
        "STATE001",
        "WAS003",
    ),
    "tests/sending/test_sending.py::test_what_a_server_does": (
        "END-silence-9-sent uncertain sent-anna berta carla",
        "END-250 2.0.0 ok-9-sent sent sent-anna berta carla",
        "END-552 5.2.2 full-9-sent refused sent-anna carla",
        "END-421 4.3.2 closing-1-sent sent sent-anna carla berta",
        "RCPT-450 4.2.0 greylisted-9-sent later sent-anna carla",
        "RCPT-550 5.1.1 nobody of that name-9-sent refused sent-anna carla",
        "DATA-554 5.5.1 no-9-sent refused sent-anna carla",
        "DONE-hang up-9-sent sent sent-anna berta carla",
        "MAIL-hang up-1-sent sent sent-anna carla berta",
    ),
    "tests/test_mkdocs_adapter.py::test_a_preview_goes_on_with_a_page_by_hand_that_cannot_be_read": (),
    "tests/test_mkdocs_adapter.py::test_a_preview_whose_settings_cannot_be_read_shows_that_alone_at_every_address": (),
    "tests/test_mkdocs_adapter.py::test_a_preview_shows_a_new_draft": (),
    "tests/test_mkdocs_adapter.py::test_a_preview_begins_with_a_mistake": (),
    "tests/test_life_page.py::test_the_story_can_be_followed_and_loses_no_address": (),
    "tests/watch/test_text.py::test_odd_pages_take_no_longer_than_seconds": ("signs", "deep", "open"),
}


LARGE = {
    "tests/browser/test_flows.py::test_every_step_shows_alone_and_its_links_lead_to_the_right_ones[audit]",
    "tests/render/test_frame.py::test_guides_of_every_kind",
    "tests/importing/test_bad_input.py::test_it_is_told_in_a_sentence_and_nothing_is_written"
    "[a.txt-<lambda>-has 220,000 words, more than a page can hold]",
    "tests/test_manual.py::test_an_example_of_content_fails_with_its_code_and_no_other[FLOW041]",
    "tests/test_manual.py::test_an_example_of_content_fails_with_its_code_and_no_other[FLOW043]",
    "tests/test_manual.py::test_an_example_of_content_fails_with_its_code_and_no_other[FLOW134]",
    "tests/test_manual.py::test_an_example_of_content_fails_with_its_code_and_no_other[READ001]",
}
"""Single cases that take long."""


def waits(nodeid: str) -> bool:
    """Whether a case waits for the long run."""
    test, _, case = nodeid.partition("[")
    return nodeid in LARGE or (test in LATER and case.removesuffix("]") not in LATER[test])
