"""What hides words from a reader, and what only seems to: each means by itself, on a page of a few lines."""

from __future__ import annotations

import pytest
from lxml import etree

from askwell.audit.css.cascade import Style
from askwell.audit.css.style_rules import read_sheet
from askwell.audit.css.visibility import Sight, Tree

PAGE = """<html class="no-js"><body><main><article class="text"><div class="box">
<p class="words" id="w">Words <b>in bold</b>.</p></div></article></main></body></html>"""
BASE = "html { font-size: 125% } body { font-size: .5rem } .text { font-size: .85rem }"


def hidden(css: str, page: str = PAGE, target: str = "", on_paper: bool = True) -> str:
    """Why the words of a page, or some of them, are hidden under a sheet; "" if they are not."""
    root = etree.fromstring(page, etree.HTMLParser(remove_comments=True))
    sheets = ((read_sheet(BASE, "base.css"), frozenset[str]()), (read_sheet(css, "a.css"), frozenset[str]()))
    found = [e for e in root.iter() if e.get("id") == "w"]
    aim = next((e for e in root.iter() if e.get("id") == target), None)
    return Sight(Tree(root, Style(sheets)), aim, on_paper).why_any_hidden(found[0]) if found else "not there"


HIDING = [
    "display: none", "display:NONE!important", "display: table-column", "visibility: hidden", "visibility: collapse",
    "content-visibility: hidden", "opacity: 0", "opacity: .05", "opacity: 5%", "opacity: 0.0 !important",
    "color: transparent", "color: #fff0", "color: #ffffff00", "color: rgba(0, 0, 0, 0)", "color: rgb(0 0 0 / 2%)",
    "color: hsl(0 0% 0% / 0)", "-webkit-text-fill-color: transparent", "font-size: 0", "font-size: 1px",
    "font-size: .3em", "font-size: 5pt", "font-size: 40%", "font: 0/0 a", "font: italic 2px/1 serif",
    "position: absolute; left: -9999px", "position: absolute; top: -9999px", "position: fixed; right: -150vw",
    "inset: -9999px auto auto auto", "left: calc(-1 * 9999px)", "text-indent: -9999px", "text-indent: 200%",
    "text-indent: -100vw", "margin-left: -9999px", "margin: 0 0 0 -999em", "margin-top: -200vh",
    "transform: translateX(-9999px)", "transform: translate(-200vw, 0)", "translate: -9999px", "transform: scale(0)",
    "transform: scale3d(1, 0, 1)", "transform: scaleY(0)", "transform: rotateX(90deg)",
    "transform: matrix(0,0,0,0,0,0)",
    "scale: 0", "zoom: .1", "height: 0; overflow: hidden", "max-height: 0; overflow: hidden",
    "max-height: 1px; overflow: clip", "width: 1px; overflow: hidden", "max-width: 0; overflow-x: hidden",
    "height: 0; overflow-y: auto", "block-size: 0; overflow: hidden", "height: 1em; overflow: hidden",
    "white-space: nowrap; text-overflow: ellipsis; overflow: hidden", "-webkit-line-clamp: 1", "line-clamp: 1",
    "clip: rect(0 0 0 0)", "clip: rect(1px, 1px, 1px, 1px)", "clip-path: inset(50%)", "clip-path: inset(100%)",
    "clip-path: circle(0)", "clip-path: polygon(0 0, 0 0, 0 0)", "-webkit-clip-path: inset(50%)",
    "mask: linear-gradient(transparent, transparent)", "-webkit-mask-image: url(x.svg)", "filter: opacity(0)",
    "filter: blur(10px)", "filter: contrast(0)", "z-index: -1", "line-height: 0", "letter-spacing: -1em",
    "text-decoration: line-through", "text-decoration-line: line-through", "-webkit-text-security: disc",
    "content: url(x.png)",
]  # fmt: skip


@pytest.mark.parametrize("declarations", HIDING)
def test_a_declaration_that_hides(declarations: str) -> None:
    assert hidden(f".words {{ {declarations} }}")
    quoted = PAGE.replace('id="w"', f'id="w" style="{declarations}"')
    assert hidden("", quoted)


RULES = [
    ("an element around it", ".box { display: none }"),
    ("the whole text", "main { visibility: hidden }"),
    ("the page", "html, nav { opacity: 0 }"),
    ("words in it", ".words b { display: none }"),
    ("by its id", "#w { display: none }"),
    ("by its tag", "p { display: none }"),
    ("by an attribute", "[class~=words] { display: none }"),
    ("everything", "* { display: none }"),
    ("a child", ".box > p { display: none }"),
    ("in company", ".other, .words { display: none }"),
    ("with a stranger", ".words, .words::-x-new { display: none }"),
    ("by what it is not", "p:not(.other) { display: none }"),
    ("by what it is", ":is(p, div).words { display: none }"),
    ("by what is in it", "div:has(.words) { display: none }"),
    ("by its place", "p:first-child { display: none }"),
    ("by what no browser tells us", ".words:popover-open { display: none }"),
    ("once scripts run", ".js .words { display: none }"),
    ("without scripts", ".no-js .words { display: none }"),
    ("in print", "@media print { .words { display: none } }"),
    ("on a screen", "@media screen { .words { display: none } }"),
    ("on a small screen", "@media (max-width: 30em) { .words { display: none } }"),
    ("in the dark", "@media (prefers-color-scheme: dark) { .words { color: transparent } }"),
    ("where something is known", "@supports (display: grid) { .words { display: none } }"),
    ("in a layer", "@layer a { .words { display: none } }"),
    ("in a container", "@container (min-width: 1px) { .words { display: none } }"),
    ("two conditions deep", "@media screen { @supports (display: grid) { .words { display: none } } }"),
    ("in a rule", ".box { .words { display: none } }"),
    ("in a rule, by its sign", ".box { & .words { display: none } }"),
    ("in a rule, under a condition", ".words { @media print { display: none } }"),
    ("by a name", ":root { --x: none } .words { display: var(--x) }"),
    ("by a name of a name", ":root { --y: none; --x: var(--y) } .words { display: var(--x) }"),
    ("by a name with another value elsewhere", ":root { --x: 1 } .box { --x: 0 } .words { opacity: var(--x) }"),
    ("by a name that nobody gave", ".words { display: var(--x, none) }"),
    ("by an animation", "@keyframes a { to { opacity: 0 } } .words { animation: a 1s forwards }"),
    ("smaller and smaller", ".box { font-size: .7em } .words { font-size: .7em }"),
    ("smaller than its page", "html { font-size: 8px }"),
    ("shown elsewhere only", ".words { display: none } .other .words { display: block }"),
    ("shown on a screen only", ".words { display: none } @media screen { .words { display: block } }"),
    ("shown by a weaker rule", "p.words { display: none } .words { display: block }"),
    ("shown before", ".words { display: block } .words { display: none }"),
    ("shown without weight", ".words { display: none !important } #w { display: block }"),
    ("shown in a layer", ".words { display: none } @layer a { #w { display: block } }"),
    ("shown under another condition", "@media print { p { display: none } } @media screen { #w { display: block } }"),
    ("shown by a rule that a browser may not know", ".words { display: none } .words, p:-x-new { display: block }"),
    ("shown in another way", ".words { display: none } #w { visibility: visible }"),
]  # fmt: skip


@pytest.mark.parametrize("css", [r[1] for r in RULES], ids=[r[0] for r in RULES])
def test_a_rule_that_hides(css: str) -> None:
    assert hidden(css)


SHOWING = [
    ("nothing", ""),
    ("other elements", ".other { display: none } .words .other { display: none }"),
    ("what stands before it", ".words::before { display: none; content: url(x.png) }"),
    ("the pointer", ".words:hover { display: none }"),
    ("a box to tick", "input:checked ~ .words { display: none }"),
    ("a stronger rule", ".words { display: none } p.words { display: block }"),
    ("a later rule", ".words { display: none } .words { display: block }"),
    ("a weightier rule", "#w { display: none } p { display: block !important }"),
    ("a rule under the same condition", "@media print { .words { display: none } .box .words { display: block } }"),
    ("a rule without a condition", "@media print { .words { display: none } } .box .words { display: block }"),
    ("a rule above a layer", "@layer a { #w { display: none } } p { display: block }"),
    ("a rule in the same layer", "@layer a { p { display: none } #w { display: block } }"),
    ("a shorthand", ".words { margin-left: -9999px } #w { margin: 0 }"),
    ("paler letters", ".words { opacity: .75 }"),
    ("small letters", ".words { font-size: .8em }"),
    ("half and double", ".box { font-size: .5em } .words { font-size: 2em }"),
    ("size by its own name", ".words { font: 1rem/1.5 serif }"),
    ("no height, but words run over", ".words { height: 0 }"),
    ("a scrolling box", ".words { overflow: auto; max-height: 20em }"),
    ("a corner cut off", ".words { clip-path: inset(0 round 4px) }"),
    ("a step aside", ".words { position: relative; left: -2px; transform: translateX(1px); margin: 0 -1rem }"),
    ("a name that hides nothing", ":root { --x: block } .words { display: var(--x) }"),
    ("an animation that moves", "@keyframes a { to { left: 3px } } .words { animation: a 1s }"),
    ("an animation of others", "@keyframes a { to { opacity: 0 } } .other { animation: a 1s }"),
    ("underlined", ".words { text-decoration: underline; letter-spacing: .1em; line-height: 1.6 }"),
    ("not masked", ".words { mask: none; clip: auto; clip-path: none; filter: none; z-index: 1 }"),
    ("broken rules", ".words { display none } } .words { : ; display: } @media { .other {"),
]


@pytest.mark.parametrize("css", [s[1] for s in SHOWING], ids=[s[0] for s in SHOWING])
def test_a_rule_that_does_not_hide(css: str) -> None:
    assert hidden(css) == ""


@pytest.mark.parametrize("declaration", ["display: block", "display: block !important", "color: red"])
def test_a_style_attribute_stands_above_rules(declaration: str) -> None:
    page = PAGE.replace('id="w"', f'id="w" style="{declaration}"')
    assert bool(hidden("#w { display: none }", page)) == (declaration == "color: red")
    assert bool(hidden("#w { display: none !important }", page)) == ("important" not in declaration)


AROUND = [
    "<div hidden>{}</div>", "<div hidden=until-found>{}</div>", "<div inert>{}</div>", "<div aria-hidden=true>{}</div>",
    "<div popover>{}</div>", "<template>{}</template>", "<noscript>{}</noscript>", "<!-- {} -->",
    "<details>{}</details>", "<details><summary>x</summary>{}</details>", "<details><div>{}</div></details>",
    "<details open><details>{}</details></details>", "<details><summary>x</summary><summary>{}</summary></details>",
    "<dialog>{}</dialog>", "<object>{}</object>", "<video>{}</video>", "<audio>{}</audio>", "<canvas>{}</canvas>",
    "<iframe>{}</iframe>", "<select><option>{}</option></select>", "<textarea>{}</textarea>", "<svg>{}</svg>",
    "<meter>{}</meter>", "<progress>{}</progress>", "<datalist>{}</datalist>", "<del>{}</del>",
    "<div style='display:none'>{}</div>",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_markup_that_hides(around: str) -> None:
    page = PAGE.replace("<p", around.split("{}")[0] + "<p").replace("</p>", "</p>" + around.split("{}")[1])
    assert page != PAGE
    assert hidden("", page)


HARMLESS = [
    "<details open>{}</details>", "<details open><summary>x</summary>{}</details>",
    "<details><summary>{}</summary></details>",
    "<dialog open>{}</dialog>", "<div aria-hidden=false>{}</div>", "<noscript></noscript>{}", "<template></template>{}",
    "<div hidden></div>{}", "<div data-hidden>{}</div>", "<div style='color:red'>{}</div>", "<ins>{}</ins>",
]  # fmt: skip


@pytest.mark.parametrize("around", HARMLESS)
def test_markup_that_does_not_hide(around: str) -> None:
    page = PAGE.replace("<p", around.split("{}")[0] + "<p").replace("</p>", "</p>" + around.split("{}")[1])
    assert page != PAGE
    assert hidden("", page) == ""


@pytest.mark.parametrize(
    ("css", "none", "itself", "another"),
    [
        (".words:target { display: none }", False, True, False),
        (".words:not(:target) { display: none }", True, False, True),
        ("body:has(:target) .words { display: none }", False, True, True),
        (".words { display: none } .words:target { display: block }", True, False, True),
    ],
)
def test_the_target_of_the_address(css: str, none: bool, itself: bool, another: bool) -> None:
    page = PAGE.replace("<div", '<h1 id="h">x</h1><div')
    assert [bool(hidden(css, page, target)) for target in ("", "w", "h")] == [none, itself, another]


@pytest.mark.parametrize("media", ["print", "PRINT", "only print", "print and (color)"])
def test_what_has_no_use_on_paper_may_be_hidden_there(media: str) -> None:
    css = f"@media {media} {{ .words {{ display: none }} }}"
    assert (bool(hidden(css)), bool(hidden(css, on_paper=False))) == (True, False)


@pytest.mark.parametrize("media", ["screen", "screen, print", "not print", "(min-width: 1px)"])
def test_what_is_hidden_on_a_screen_is_hidden(media: str) -> None:
    assert hidden(f"@media {media} {{ .words {{ display: none }} }}", on_paper=False)


def test_a_report_says_what_hides_and_where() -> None:
    assert hidden("\n.box { display: none }") == "display: none (a.css, line 2)"
    assert hidden("", PAGE.replace("<p", "<p hidden")) == "the attribute hidden"
    assert hidden(".words { font-size: 4px }") == "letters of 4 pixels"
    assert hidden("", PAGE.replace("<p", "<p style='opacity:0'")) == "opacity: 0 (in its style attribute)"
