"""The style sheets of a page together: which declarations meet an element, and which of them win."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import cssselect2

from askwell.audit.css.element_kinds import Kinds, looks_beside
from askwell.audit.css.hiding import Hides, hides, matters
from askwell.audit.css.style_rules import Declaration, Sheet, StyleRule, Token, read_sheet
from askwell.audit.html.page import Element, Page
from askwell.audit.html.urls import Base, Leads

MARK = "data-aw-target"
"""The attribute that stands in for being the target of the address, which no tree of elements knows."""

_TARGET = re.compile(r":target(?![-\w])")
_STRANGE = re.compile(r"(?<!:):(?!(?:not|is|where|has|nth|first|last|only|root|empty|lang|checked|enabled|disabled"
                      r"|target)\b)[-\w]+(?:\([^()]*\))?")  # fmt: skip
_FAMILIES = ("margin", "inset", "overflow", "mask", "animation", "text-decoration", "font")
SIZES = ("font-size", "font")
"""The properties that set the size of letters."""

_INLINE = (1 << 20, 0, 0)
"""The weight of a style attribute: above every selector's."""


@dataclass(frozen=True, slots=True)
class Met:
    """A declaration that meets an element, with all that decides whether it wins."""

    declaration: Declaration
    how: Hides
    conditions: frozenset[str]
    layer: str
    weight: tuple[int, ...]
    sheet: str

    @property
    def only_on_paper(self) -> bool:
        """Whether it holds in print alone."""
        return any(c.startswith("@media") and re.fullmatch(r"@media (?:only )?print\b.*", c) for c in self.conditions)

    def loses_to(self, other: Met) -> bool:
        """Whether another declaration of the property stands above it wherever it holds itself."""
        if not other.conditions <= self.conditions:
            return False
        mine, yours = self.declaration.important, other.declaration.important
        if mine != yours:
            return yours
        if self.layer != other.layer:
            return not mine and not other.layer
        return other.weight > self.weight


@dataclass(frozen=True, slots=True)
class State:
    """Why an element is hidden ("" if it is not), the size of its letters, and its kind."""

    reason: str
    size: float
    kind: int


@dataclass
class Style:
    """The sheets of a page in their order."""

    sheets: tuple[tuple[Sheet, frozenset[str]], ...]
    _matchers: dict[str, Any] = field(default_factory=dict)
    kinds: Kinds = field(default_factory=Kinds)
    clean: dict[tuple[int, float, float, bool], State] = field(default_factory=dict)
    """The states of kinds that nothing hides, by the sizes of letters around them and of the page, with or without the
    rules for print alone."""

    _beside: set[str] | None = None

    @cached_property
    def custom(self) -> dict[str, list[tuple[Token, ...]]]:
        """Every value that a custom property is given in any sheet."""
        found: dict[str, list[tuple[Token, ...]]] = {}
        for sheet, _ in self.sheets:
            for name, values in sheet.custom.items():
                found.setdefault(name, []).extend(values)
        return found

    @cached_property
    def frames(self) -> frozenset[str]:
        """The animations that hide at some point."""
        return frozenset(
            name
            for sheet, _ in self.sheets
            for name, declared in sheet.frames.items()
            if any(self.judge(d) is not Hides.NO for d in declared)
        )

    @cached_property
    def turns_on_target(self) -> bool:
        """Whether what is seen may depend on the address's target, apart from the guides' own rules."""
        return any(_TARGET.search(rule.selector) for sheet, _ in self.sheets for rule in sheet.rules)

    def judge(self, declaration: Declaration) -> Hides:
        """Whether a declaration hides."""
        if not matters(declaration.name):
            return Hides.NO
        return hides(declaration, self.custom, self.frames if declaration.name.startswith("anim") else ())

    def begin(self) -> None:
        """Makes ready for another page."""
        self._sort()
        if self.kinds.full:
            self.kinds.forget()
            self.clean.clear()

    def meets(self, element: Element, wrapper: Callable[[Element], Any]) -> tuple[list[Met], bool]:
        """The declarations that would hide an element if nothing stood above them, and those that set the
        size of its letters; and whether all elements of its kind meet the same."""
        found = _all(self._matchers["around"].match(wrapper(element)))
        names = {f".{name}" for name in (element.get("class") or "").split()} | {str(element.tag)}
        if self._beside is None or not self._beside.isdisjoint(names):
            return found + _all(self._matchers["beside"].match(wrapper(element))), False
        return found, True

    def _sort(self) -> None:
        """Parts the rules that hide or set sizes into those that look around an element and the few that look
        beside it; these are tried only on elements of their classes or tags, if each of them names one."""
        if "around" in self._matchers:
            return
        wanted = [(rule, sheet, conditions, place, [d for d in rule.declarations if self._counts(d)])
                  for place, (sheet, conditions) in enumerate(self.sheets) for rule in sheet.rules]  # fmt: skip
        around, beside = cssselect2.Matcher(), cssselect2.Matcher()
        names: set[str] | None = set()
        for rule, sheet, conditions, place, declared in wanted:
            mets = [self._unweighed(d, rule, sheet, conditions, place) for d in declared]
            for selector in compiled(rule, sure=False) if declared else ():
                if selector.pseudo_element is not None or selector.never_matches:
                    continue
                if not looks_beside(rule.selector):
                    self.kinds.learn(rule.selector)
                    around.add_selector(selector, mets)
                    continue
                beside.add_selector(selector, mets)
                named = f".{selector.class_name}" if selector.class_name else selector.lower_local_name
                names = None if names is None or named is None or selector.id else names | {named}
        self._matchers |= {"around": around, "beside": beside}
        self._beside = names

    def _counts(self, declaration: Declaration) -> bool:
        return declaration.name in SIZES or self.judge(declaration) is not Hides.NO

    def rivals(self, name: str, wrapper: Any) -> list[Met]:
        """The declarations that could stand above one of a property, as they set it or all of its family."""
        bare = name.removeprefix("-webkit-").removeprefix("-moz-")
        names = {name, bare, *(f for f in _FAMILIES if bare.startswith(f))}
        if name not in self._matchers:
            self._matchers[name] = self._rivals(names)
        return _all(self._matchers[name].match(wrapper))

    def _rivals(self, names: Collection[str]) -> Any:
        matcher = cssselect2.Matcher()
        for place, (sheet, conditions) in enumerate(self.sheets):
            for rule in sheet.rules:
                declared = [d for d in rule.declarations if d.name in names]
                mets = [self._unweighed(d, rule, sheet, conditions, place) for d in declared]
                for selector in compiled(rule, sure=True) if declared else ():
                    matcher.add_selector(selector, mets)
        return matcher

    def _unweighed(
        self, declaration: Declaration, rule: StyleRule, sheet: Sheet, conditions: frozenset[str], place: int
    ) -> Met:
        how = self.judge(declaration)
        layer = f"{place if rule.layer.startswith('.') else ''}{rule.layer}"
        weight = (place, rule.order)
        return Met(declaration, how, rule.conditions | conditions, layer, weight, sheet.path)

    def inline(self, declarations: Iterable[Declaration]) -> list[Met]:
        """The declarations of a style attribute, weighed."""
        return [Met(d, self.judge(d), frozenset(), "", (*_INLINE, place), "") for place, d in enumerate(declarations)]


def _all(found: Iterable[tuple[Any, ...]]) -> list[Met]:
    """What a matcher found, each declaration with its selector's weight."""
    return [
        Met(m.declaration, m.how, m.conditions, m.layer, (*specificity, *m.weight), m.sheet)
        for specificity, _, pseudo, mets in found
        if pseudo is None
        for m in mets
    ]


def compiled(rule: StyleRule, sure: bool) -> list[Any]:
    """A rule's selector, made ready. One that is not understood is taken without what is strange in
    it, and so means more elements; if `sure`, it means none, nor does any that shares its list: a
    browser may throw the whole rule away."""
    if sure and any(not _compile(partner) for partner in rule.partners):
        return []
    return _compile(rule.selector) or ([] if sure else _compile(_STRANGE.sub("", rule.selector)))


@lru_cache(maxsize=20_000)
def _compile(selector: str) -> list[Any]:
    try:
        return list(cssselect2.compile_selector_list(_TARGET.sub(f"[{MARK}]", selector)))
    except (cssselect2.SelectorError, NotImplementedError, UnboundLocalError, AttributeError, SyntaxError):
        return []


@lru_cache(maxsize=64)
def _style(sheets: tuple[tuple[Sheet, frozenset[str]], ...]) -> Style:
    return Style(sheets)


@dataclass
class Styles:
    """Every style sheet of the site, each read once."""

    site: Path
    base: Base
    sheets: dict[str, Sheet | None] = field(default_factory=dict)
    _styles: dict[tuple[tuple[str, str], ...], Style] = field(default_factory=dict)

    def of(self, page: Page) -> Style:
        """The style of a page: its linked sheets and style elements, in their order."""
        key = tuple(self._named(page))
        if key not in self._styles:
            self._styles[key] = _style(tuple(self._gathered(key, page.path)))
        return self._styles[key]

    def _named(self, page: Page) -> Iterator[tuple[str, str]]:
        for element in page.root.iter("link", "style"):
            media = (element.get("media") or "").strip()
            if element.tag == "style":
                yield f"{{{element.text or ''}", media
            elif "stylesheet" in (element.get("rel") or "").lower().split():
                target = self.base.resolve(element.get("href") or "", page.path)
                if target.leads is Leads.INSIDE:
                    yield target.path, media

    def _gathered(self, key: Iterable[tuple[str, str]], page: str) -> Iterator[tuple[Sheet, frozenset[str]]]:
        for path, media in key:
            under = frozenset({f"@media {media.lower()}"} if media and media.lower() != "all" else ())
            sheet = read_sheet(path[1:], page) if path.startswith("{") else self.sheet(path)
            if sheet is not None:
                yield from self._with_imports(sheet, under, ())

    def _with_imports(
        self, sheet: Sheet, under: frozenset[str], above: tuple[str, ...]
    ) -> Iterator[tuple[Sheet, frozenset[str]]]:
        for address in sheet.addresses:
            if address.conditions is not None and sheet.path not in above:
                target = self.base.resolve(address.url, sheet.path)
                inner = self.sheet(target.path) if target.leads is Leads.INSIDE else None
                if inner is not None:
                    yield from self._with_imports(inner, under | address.conditions, (*above, sheet.path))
        yield sheet, under

    def sheet(self, path: str) -> Sheet | None:
        """A sheet of the site, or None if there is no such file."""
        if path not in self.sheets:
            file = self.site / path
            self.sheets[path] = read_sheet(file.read_text("utf-8", "replace"), path) if file.is_file() else None
        return self.sheets[path]


def wrapped(root: Element) -> Any:
    """The root of a page as selectors are matched against it. Scripts may give the page the class
    "js": what is hidden with it is hidden from most readers."""
    names = (root.get("class") or "").split()
    if "js" not in names:
        root.set("class", " ".join([*names, "js"]))
    return cssselect2.ElementWrapper.from_html_root(root)
