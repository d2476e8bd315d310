"""Ways to alter the main text of a finished page. Whoever knows this program may try them; each must be found."""

from __future__ import annotations

import pytest

from tests.audit.spoil import (
    ABOUT,
    ANSWERS,
    CSS,
    EXPERT,
    FULL,
    GUIDE,
    HOME,
    NEWEST,
    NOT_FOUND,
    OLD,
    PLAIN,
    TOPIC,
    Copy,
    Spoil,
    add,
    drop,
    fill,
    first,
    move,
    put,
    rename,
    reword,
    says,
    swap,
    twice,
    without,
    wrap,
)

ENTRY, MAP = "decide/test-guide/further/index.html", "decide/test-guide/map/index.html"
GUIDES, EXPERTS, TOPICS = "decide/index.html", "experts/index.html", "topics/index.html"
GENERAL, CALL = '[data-disclaimer="general"]', '[data-node="call"]'
EMERGENCY = '[data-care="emergency"]'

HIDING = [
    "display: none", "visibility: hidden", "opacity: calc(0)", "rotate: x 90deg", "clip-path: path('M0 0')",
    "height: 0; contain: paint", "font-size: clamp(3px, .3vw, 5px)", "scale: calc(0)",
    "color: hsl(from red h s l / 0)", "max-height: 2.2em; overflow: hidden", "zoom: .3", "content-visibility: hidden",
    "position: absolute; left: -9999px", "text-indent: -100vw", "transform: perspective(1px) translateZ(2px)",
    "filter: opacity(0)", "backdrop-filter: blur(9px)", "mask: linear-gradient(#0000 0 0)", "mix-blend-mode: screen",
    "color: color-mix(in srgb, red 0%, transparent)", "font: 0/0 a", "letter-spacing: -1em", "translate: 200vw",
    "inset: 200% auto auto auto; position: fixed", "-webkit-text-fill-color: transparent", "text-overflow: ellipsis",
    "float: left; margin-left: -100%", "animation: x 1s forwards", "writing-mode: vertical-lr; width: 0",
    "text-decoration: line-through", "clip-path: inset(0 0 calc(100% - 1px) 0)", "shape-outside: circle(0)",
]  # fmt: skip
"""What hides words in a browser, covers them, or strikes them out; a list that never ends."""


@pytest.mark.parametrize("declarations", HIDING)
def test_a_style_attribute(copy: Copy, declarations: str) -> None:
    copy.spoil(FULL, put(GENERAL, style=declarations))
    assert {(FULL, "PAGE106"), (FULL, "PAGE106")} <= copy.codes()


@pytest.mark.parametrize("declarations", HIDING)
def test_a_line_more_in_the_sheet(copy: Copy, declarations: str) -> None:
    copy.append(CSS, f".aw-disclaimer {{ {declarations} }}\n")
    assert copy.codes() == {(CSS, "FILE002")}


MAIN: list[tuple[str, str, Spoil]] = [
    # hidden
    ("hidden: a disclaimer", FULL, put(GENERAL, hidden="")),
    ("hidden: until found", OLD, put(GENERAL, hidden="until-found")),
    ("hidden: from screen readers", FULL, put(EMERGENCY, aria_hidden="true")),
    ("hidden: inert", FULL, put("h1", inert="")),
    ("hidden: by a class of the engine", PLAIN, put('[data-part="dates"]', class_="aw-print")),
    ("hidden: by a class more", PLAIN, put('[data-part="dates"]', class_="aw-meta aw-skip")),
    ("hidden: in closed details", OLD, wrap(GENERAL, "<details><summary>x</summary>", "</details>")),
    ("hidden: in a dialog", OLD, wrap(GENERAL, "<dialog>", "</dialog>")),
    ("hidden: in a picture's text", OLD, wrap(GENERAL, "<svg><desc>", "</desc></svg>")),
    ("hidden: in an option", OLD, wrap(GENERAL, "<select><option>", "</option></select>")),
    ("hidden: in a frame", OLD, wrap(GENERAL, "<iframe>", "</iframe>")),
    ("hidden: as a popover", OLD, put(GENERAL, popover="")),
    ("hidden: the article", FULL, put("[data-answer]", hidden="")),
    ("hidden: an outcome", GUIDE, put(CALL, hidden="")),
    ("hidden: a step by its class", GUIDE, put(CALL, class_="aw-step")),
    # clipped, covered, shrunk
    ("clipped: in a box with bars", FULL, put(GENERAL, class_="aw-table")),
    ("covered: by an element on top", FULL, add("[data-answer]", '<div class="aw-skip"></div>')),
    ("covered: by a picture", FULL, first("[data-answer]", '<img src="../../assets/images/favicon.png" alt="">')),
    ("covered: a choice by another", GUIDE, put('[data-choice="any"]', class_="aw-skip")),
    ("covered: a link around the step", GUIDE, fill('[data-node="screen"]', '<a href="#test-guide--rest">', "</a>")),
    ("shrunk: small letters", OLD, fill(GENERAL, "<small>", "</small>")),
    ("shrunk: raised letters", OLD, fill(GENERAL, "<sup>", "</sup>")),
    ("struck out", OLD, fill(GENERAL, "<del>", "</del>")),
    ("struck out: a choice", GUIDE, fill('[data-choice="any"]', "<s>", "</s>")),
    ("the width of a table", FULL, first("[data-answer]", '<table width="9000"><tr><td>x</td></tr></table>')),
    # moved
    ("moved: the disclaimer to the end", OLD, move(GENERAL, '[data-part="connect"]')),
    ("moved: the call below the sources", GUIDE, move(f"{CALL} .aw-call", f"{CALL} .aw-sources")),
    ("moved: the care cards", FULL, swap('[data-care="emergency"]', '[data-care="routine"]')),
    ("moved: a sign to a milder card", FULL, move(f"{EMERGENCY} li", '[data-care="routine"] li')),
    ("moved: the first step", GUIDE, move('[data-node="screen"]', CALL)),
    ("moved: the dates away", PLAIN, move('[data-part="dates"]', '[data-part="about"]')),
    ("moved: the heading below", FULL, move("h1", '[data-part="body"]')),
    ("moved: an answer in a list", NEWEST, move("main .aw-answers > li", "main .aw-answers > li:last-child")),
    # relabelled
    ("relabelled: a number to call", FULL, put(f'{EMERGENCY} [href="tel:000"]', href="tel:009")),
    ("relabelled: the words of a number", FULL, says(f'{EMERGENCY} [href="tel:000"]', "Call 009")),
    ("relabelled: for screen readers", FULL, put(f'{EMERGENCY} [href="tel:000"]', aria_label="Do not call")),
    ("relabelled: by a title", FULL, put(f'{EMERGENCY} [href="tel:000"]', title="Do not call")),
    ("relabelled: a citation for screen readers", FULL, put(".aw-cite a", aria_label="Source 9")),
    ("relabelled: another element's name", GUIDE, put(CALL, aria_labelledby="test-guide--rest")),
    ("relabelled: a description", GUIDE, put(CALL, aria_describedby="test-guide--rest")),
    ("relabelled: a part for screen readers", GUIDE, put('[data-node="screen"] nav', aria_label="Do not go on")),
    ("relabelled: the role", FULL, put(EMERGENCY, role="presentation")),
    ("relabelled: the role of a heading", FULL, put(f"{EMERGENCY} h3", role="note")),
    ("relabelled: the language", FULL, put(EMERGENCY, lang="xx")),
    ("relabelled: the direction", FULL, put(EMERGENCY, dir="rtl")),
    ("relabelled: not to be translated", FULL, put(EMERGENCY, translate="no")),
    ("relabelled: a choice", GUIDE, says('[data-choice="any"]', "No sign")),
    ("relabelled: a choice's key", GUIDE, put('[data-choice="any"]', data_choice="none")),
    ("relabelled: an urgency", GUIDE, put(CALL, data_urgency="routine")),
    ("relabelled: an urgency in words", GUIDE, says(f"{CALL} .aw-outcome__urgency", "Urgent: get help today")),
    ("relabelled: a colour of urgency", GUIDE, put(CALL, class_="aw-step aw-outcome aw-outcome--routine")),
    ("relabelled: a level of care", FULL, put(EMERGENCY, class_="aw-care aw-care--routine")),
    ("relabelled: a name", FULL, says(".aw-byline a", "Test Expert, Professor")),
    ("relabelled: a quotation", FULL, put('[data-attribution="paraphrase"]', data_attribution="quote")),
    ("relabelled: a quotation's element", FULL, rename('[data-attribution="paraphrase"]', "blockquote")),
    ("relabelled: whose words", FULL, put('[data-attribution="quote"]', data_expert="other-expert")),
    ("relabelled: a heading's level", FULL, rename(f"{EMERGENCY} h3", "h4")),
    ("relabelled: a source", FULL, says('[data-part="sources"] cite', "A better source")),
    ("relabelled: a topic", FULL, says('[data-part="asked"] a', "Other topic")),
    ("relabelled: an expert's job", EXPERT, reword("Test job", "Test boss")),
    ("relabelled: a guide in the list", GUIDES, says("main li a", "Another guide")),
    ("relabelled: an expert in the list", EXPERTS, reword("Test job", "Test boss")),
    ("relabelled: the name of the map", MAP, put(".aw-map__frame", aria_label="Map of nothing")),
    ("relabelled: a box of the map", MAP, put("svg a", href="#test-guide--rest")),
    # contradicted
    ("contradicted: a sentence above the call", GUIDE, first(CALL, "<p>You need not call.</p>")),
    ("contradicted: a sentence behind the call", FULL, add(f"{EMERGENCY} .aw-call", "<li>Or wait a day.</li>")),
    ("contradicted: a word", FULL, reword("Test words at the end", "No test words at the end")),
    ("contradicted: a negation in a choice", GUIDE, first('[data-choice="any"]', "<b>not </b>")),
    ("contradicted: in the heading", FULL, add("h1", " Yes!")),
    ("contradicted: a sentence in the introduction", GUIDE, add("[data-flow] > p", " It replaces a doctor.")),
    ("contradicted: a note below a disclaimer", OLD, wrap(GENERAL, "<div>", "<p>This is not meant for you.</p></div>")),
    ("contradicted: a sign more", FULL, add('[data-care="routine"] ul', "<li>chest pain</li>")),
    ("contradicted: a sentence at home", HOME, first("main", "<p>Stop taking your pills.</p>")),
    ("contradicted: a sentence in a list", ANSWERS, add("main", "<p>All of this is safe for you.</p>")),
    ("contradicted: a sentence for broken links", NOT_FOUND, add("main", "<p>Call nobody.</p>")),
    ("contradicted: a sentence by hand", ABOUT, add("main", "<p>Call nobody.</p>")),
    ("contradicted: a word by hand", ABOUT, reword("Test words by hand.", "Other words by hand.")),
    ("contradicted: what would change it", GUIDE, says('[data-says="would_change"]', "If you feel well.")),
    ("contradicted: how soon", GUIDE, says(f'{CALL} [data-says="how_soon"]', "Next week.")),
    ("contradicted: an answer twice in a list", TOPIC, twice("main .aw-answers > li")),
    # redirected
    ("redirected: a choice", GUIDE, put('[data-choice="any"]', href="#test-guide--rest")),
    ("redirected: a choice to another page", GUIDE, put('[data-choice="any"]', href="../../#x")),
    ("redirected: a choice on an entry", ENTRY, put('[data-choice="any"]', href="#test-guide--third")),
    ("redirected: a way back", GUIDE, put(f'{CALL} [data-go="back"]', href="#test-guide--rest")),
    ("redirected: start again", GUIDE, put(f'{CALL} [data-go="restart"]', href="#test-guide--rest")),
    ("redirected: a link of the body", FULL, put('[data-part="body"] a:not([href^="#"])', href="https://other.example/")),
    ("redirected: a citation", FULL, put(".aw-cite a", href="#source--paper-source")),
    ("redirected: a source", FULL, put('[data-part="sources"] a', href="https://other.example/")),
    ("redirected: an answer in a list", ANSWERS, put("main .aw-answers a", href="../answers/old/")),
    ("redirected: a byline", FULL, put(".aw-byline a", href="../../experts/")),
    ("redirected: a topic", TOPICS, put("main li a", href="../topics/first-topic/#x")),
    ("redirected: a related answer", FULL, put('[data-part="related"] a', href="../old/")),
    ("redirected: where a question is sent", HOME, put('[data-part="connect"] a', href="https://other.example/")),
    ("redirected: to a new window", FULL, put('[data-part="sources"] a', target="_blank")),
    ("redirected: a download", FULL, put('[data-part="sources"] a', download="x")),
    ("redirected: another kind of link", FULL, put('[data-part="sources"] a', rel="opener")),
    ("redirected: a count of clicks", GUIDE, put('[data-choice="any"]', ping="https://other.example/")),
    ("redirected: a picture of another site", FULL, add('[data-part="body"]', '<img src="//other.example/x" alt="">')),
    ("redirected: a form", GUIDE, wrap('[data-node="screen"] .aw-choices', '<form action="x">', "</form>")),
    ("redirected: a link in the picture", MAP, put("svg a", target="_top")),
    ("redirected: the page for broken links", NOT_FOUND, put("main a", href="https://other.example/")),
    ("redirected: a link by hand", ABOUT, add("main p", '<a href="https://other.example/">x</a>')),
    # emptied
    ("emptied: a disclaimer", OLD, says(GENERAL, "")),
    ("emptied: a disclaimer taken out", OLD, drop(GENERAL)),
    ("emptied: the call", GUIDE, drop(f"{CALL} .aw-call")),
    ("emptied: a number", FULL, drop(f'{EMERGENCY} [href="tel:001"]')),
    ("emptied: a step", GUIDE, drop('[data-node="third"]')),
    ("emptied: a choice", GUIDE, drop('[data-choice="not-sure"]')),
    ("emptied: the whole text", FULL, says("main", "")),
    ("emptied: the list", ANSWERS, drop("main .aw-answers")),
    ("emptied: the list of guides", GUIDES, drop("main ul")),
    ("emptied: a page by hand", ABOUT, says("main", "")),
    ("emptied: a mark of a choice", GUIDE, without('[data-choice="any"]', "data-choice")),
    ("emptied: an id", GUIDE, without("#test-guide--call", "id")),
    ("emptied: what takes the focus", GUIDE, without("#test-guide--call", "tabindex")),
    ("emptied: a review line", PLAIN, drop('[data-part="review"]')),
    ("emptied: the votes' disclaimer", FULL, drop('[data-disclaimer="votes"]')),
    # swapped
    ("swapped: two outcomes", GUIDE, swap(CALL, '[data-node="rest"]')),
    ("swapped: two sources", FULL, swap('[data-part="sources"] li', '[data-part="sources"] li:last-child')),
    ("swapped: two choices", GUIDE, swap('[data-choice="any"]', '[data-choice="none"]')),
    ("swapped: an answer's page for another's", PLAIN, put("[data-answer]", data_answer="full")),
    ("swapped: a list for another", "topics/first-topic/index.html", says("main h1", "Second topic")),
    # stale
    ("stale: a date", FULL, says('[data-part="dates"] time', "11 January 2026")),
    ("stale: a date for machines", FULL, put('[data-part="dates"] time', datetime="2020-01-01")),
    ("stale: votes", FULL, reword("1,234", "2,234")),
    ("stale: votes in a list", HOME, reword("1,234 votes", "9 votes")),
    ("stale: a date in a list", ANSWERS, says("main .aw-answers time", "1 January 2020")),
    ("stale: the warning of an overdue review", OLD, drop('[data-part="overdue"]')),
    ("stale: a guide's dates", GUIDE, says("[data-flow] .aw-meta time", "1 January 2020")),
    ("stale: progress", GUIDE, reword("Question 1 of up to", "Question 9 of up to")),
    ("stale: the number of a step", GUIDE, says("#test-guide--call span", "9. ")),
    ("stale: how many answers a topic has", TOPICS, reword("answer", "answers more")),
    # lookalike
    ("lookalike: a letter of another alphabet", FULL, reword("first test sign", "first test s\u0456gn")),
    ("lookalike: a number of other digits", FULL, says(f'{EMERGENCY} [href="tel:000"]', "Call \u0660\u0660\u0660")),
    ("lookalike: an invisible sign", FULL, reword("first test sign", "first test\u200b sign")),
    ("lookalike: letters from right to left", FULL, reword("first test sign", "\u202efirst test sign")),
    ("lookalike: a second call", FULL, add(EMERGENCY, '<div class="aw-call"><a href="tel:009">Call 009</a></div>')),
    ("lookalike: a second disclaimer", OLD, add("[data-answer]", '<p class="aw-disclaimer">No need to worry.</p>')),
    ("lookalike: a second step", GUIDE, add("[data-flow]", '<section class="aw-step aw-step--first">x</section>')),
    ("lookalike: a byline", PLAIN, first("[data-answer]", '<div class="aw-byline"><p>Answered by X</p></div>')),
    ("lookalike: soft hyphens", FULL, reword("first test sign", "first te\u00adst sign")),
    # poisoned
    ("poisoned: a handler", GUIDE, put('[data-choice="any"]', onclick="x()")),
    ("poisoned: a script", FULL, add('[data-part="body"]', "<script>x()</script>")),
    ("poisoned: data for search engines", FULL, add("[data-answer]", '<script type="application/ld+json">{}</script>')),
    ("poisoned: markup for search engines", FULL, put("[data-answer]", itemscope="", itemtype="https://schema.org/Drug")),
    ("poisoned: a style element", FULL, add('[data-part="about"]', "<style>p { opacity: 0 }</style>")),
    ("poisoned: a button", GUIDE, add(CALL, "<button>x</button>")),
    ("poisoned: a place to write in", FULL, put(GENERAL, contenteditable="")),
    ("poisoned: a shortcut", FULL, put("h1", accesskey="c")),
    ("poisoned: the order of the focus", FULL, put(GENERAL, tabindex="9")),
    ("poisoned: an element unknown", FULL, wrap(GENERAL, "<x-y>", "</x-y>")),
    ("poisoned: a template", FULL, wrap(GENERAL, "<template>", "</template>")),
    ("poisoned: an attribute unknown", FULL, put(GENERAL, data_x="1")),
    ("poisoned: a slot", FULL, put(GENERAL, slot="x")),
    ("poisoned: a film", FULL, add('[data-part="body"]', '<video src="x.mp4"></video>')),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how"), [row[1:] for row in MAIN], ids=[row[0] for row in MAIN])
def test_the_main_text(copy: Copy, file: str, how: Spoil) -> None:
    copy.spoil(file, how)
    assert (file, "PAGE106") in copy.codes()
