"""What a reader sees of a page without scripts: nothing that markup or a style sheet hides.

In the markup these hide: `hidden` in any form, `inert`, `aria-hidden`, `popover`, a closed `details`
(but for its summary), a `dialog` that is not open, words struck out, and elements that show
something else than their words, or nothing: template, noscript, object, video, select and others.
What hides in a style sheet is listed in `hiding`. A rule counts under whatever condition it
stands, print included: a screen, a browser or a printer may be the one that meets it. A rule
that shows stands above one that hides only if it does so wherever that one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from askwell.audit.css.cascade import MARK, SIZES, Met, State, Style, wrapped
from askwell.audit.css.hiding import Hides, pixels
from askwell.audit.css.style_rules import Token, read_style
from askwell.audit.html.page import Element, squash, words

_SMALLEST = 9.0
"""Pixels; smaller letters cannot be read."""

_NO_WORDS = {
    "head", "script", "style", "template", "noscript", "noframes", "noembed", "object", "embed", "video",
    "audio", "canvas", "iframe", "select", "option", "datalist", "textarea", "meter", "progress", "svg", "math",
    "map", "rp", "frameset", "colgroup",
}  # fmt: skip
_STRUCK = {"del", "s", "strike"}
_WORDS_FOR_SIZE = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
                   "xx-large": 32.0, "xxx-large": 48.0, "initial": 16.0}  # fmt: skip
_SMALLER = 1 / 1.2
_SMALL = {"small", "sub", "sup"}


_START = State("", 16.0, -1)
"""What the html element stands in."""


class Tree:
    """A page's elements as selectors meet them, with one of them (or none) as the address's target."""

    def __init__(self, root: Element, style: Style) -> None:
        self.style = style
        style.begin()
        self.target: Element | None = None
        self._wrappers: dict[Element, Any] = {root: wrapped(root)}

    def aim(self, target: Element | None) -> None:
        """Makes an element the target."""
        if self.target is not target:
            if self.target is not None:
                del self.target.attrib[MARK]
            if target is not None:
                target.set(MARK, "")
            self.target = target

    def meets(self, element: Element, target: Element | None) -> tuple[list[Met], bool]:
        """The declarations that hide an element or set the size of its letters, with a target; and whether
        all elements of its kind meet the same."""
        self.aim(target)
        found, alike = self.style.meets(element, self.wrapper)
        return (found + self.inline(element), False) if element.get("style") else (found, alike)

    def inline(self, element: Element) -> list[Met]:
        """The declarations of an element's style attribute."""
        text = element.get("style")
        return self.style.inline(read_style(text)) if text else []

    def rivals(self, element: Element, name: str, target: Element | None) -> list[Met]:
        """All declarations that an element meets of a property, or of the family it belongs to."""
        self.aim(target)
        own = [met for met in self.inline(element) if met.declaration.name == name]
        return self.style.rivals(name, self.wrapper(element)) + own

    def wrapper(self, element: Element) -> Any:
        """An element as selectors meet it."""
        found = self._wrappers.get(element)
        if found is None:
            parent = element.getparent()
            assert parent is not None
            for child in self.wrapper(parent).iter_children():
                self._wrappers[child.etree_element] = child
            found = self._wrappers[element]
        return found


class Sight:
    """What is seen of a page while one element is its target. Without `on_paper`, rules for print alone
    are left out: for what has no use on paper."""

    def __init__(self, tree: Tree, target: Element | None = None, on_paper: bool = True) -> None:
        self._tree, self._target, self._on_paper = tree, target, on_paper
        self._states: dict[Element, State] = {}
        self._words: dict[Element, str] = {}
        self._root = _START.size

    def words(self, element: Element, leave_out: Collection[Element] = ()) -> str:
        """The words of an element that are seen; "" if it is hidden."""
        if leave_out:
            return squash("".join(self._pieces(element, frozenset(leave_out))))
        known = self._words.get(element)
        if known is None:
            plain = not any(self._state(e).reason for e in element.iter())
            known = words(element) if plain else squash("".join(self._pieces(element, ())))
            self._words[element] = known
        return known

    def _pieces(self, element: Element, leave_out: Collection[Element]) -> Iterator[str]:
        if element in leave_out or self._state(element).reason:
            return
        yield element.text or ""
        for child in element:
            yield from self._pieces(child, leave_out)
            yield child.tail or ""

    def why_hidden(self, element: Element) -> str:
        """What hides an element, in words, or ""."""
        return self._state(element).reason

    def why_any_hidden(self, element: Element) -> str:
        """What hides an element or any words in it."""
        reasons = (self.why_hidden(e) for e in element.iter() if e is element or (e.text or "").strip())
        return next((reason for reason in reasons if reason), "")

    def smallest(self, element: Element) -> float:
        """The size in pixels of the smallest letters in an element."""
        return min(self.size(e) for e in element.iter() if e is element or (e.text or "").strip())

    def size(self, element: Element) -> float:
        """The size of an element's letters in pixels, the smallest that any condition leaves possible."""
        return self._state(element).size

    def _state(self, element: Element) -> State:
        found = self._states.get(element)
        if found is None:
            parent = element.getparent()
            above = _START if parent is None else self._state(parent)
            found = self._states[element] = self._below(above, element)
        return found

    def _below(self, above: State, element: Element) -> State:
        """The state of an element in another. Where nothing hides either, it is that of all of its kind."""
        style = self._tree.style
        kind = style.kinds.of(above.kind, element)
        parent = element.getparent()
        if parent is None:
            self._root = _START.size
        key = (kind, above.size, self._root, self._on_paper)
        alone = bool(above.reason) or element.get("style") is not None
        alone = alone or (parent is not None and parent.tag == "details")  # which summary shows is a matter of order
        known = None if alone else style.clean.get(key)
        if known is not None:
            self._root = known.size if parent is None else self._root
            return known
        met, alike = self._tree.meets(element, self._target)
        size = self._sized(met, above.size, element)
        reason = above.reason or _in_markup(element) or self._in_style(met, element)
        if not reason and size < _SMALLEST and (element.text or "").strip():
            reason = f"letters of {size:.0f} pixels"
        state = State(reason, size, kind)
        if alike and not alone and not reason and size >= _SMALLEST and all(m.how is Hides.NO for m in met):
            style.clean[key] = state
        if parent is None:
            self._root = size
        return state

    def _in_style(self, met: Sequence[Met], element: Element) -> str:
        for one in met:
            if one.how is Hides.NO or (one.only_on_paper and not self._on_paper):
                continue
            if one.how is Hides.WITH_OVERFLOW and not self._clips(element):
                continue
            rivals = self._tree.rivals(element, one.declaration.name, self._target)
            if not any(rival.how is Hides.NO and one.loses_to(rival) for rival in rivals):
                return f"{one.declaration} ({_place(one)})"
        return ""

    def _clips(self, element: Element) -> bool:
        names = ("overflow", "overflow-x", "overflow-y")
        met = [m for name in names for m in self._tree.rivals(element, name, self._target)]
        return any(t.type == "ident" and t.lower_value != "visible" for m in met for t in m.declaration.value)

    def _sized(self, met: Sequence[Met], above: float, element: Element) -> float:
        sizes = [m for m in met if m.declaration.name in SIZES and (self._on_paper or not m.only_on_paper)]
        if not sizes:
            return above * (_SMALLER if element.tag in _SMALL else 1)
        standing = [m for m in sizes if not any(m.loses_to(other) for other in sizes)]
        lengths = (_length(token, above, self._root) for m in standing for token in m.declaration.value)
        return min((length for length in lengths if length is not None), default=above)


def _length(token: Token, above: float, root: float) -> float | None:
    if token.type == "ident":
        relative = {"smaller": above * _SMALLER, "larger": above * 1.2}
        return relative.get(token.lower_value, _WORDS_FOR_SIZE.get(token.lower_value))
    if token.type == "percentage":
        return float(token.value) * above / 100
    if token.type == "dimension" and token.lower_unit in ("em", "ex", "ch"):
        return float(token.value) * above * (1 if token.lower_unit == "em" else 0.5)
    if token.type == "dimension" and token.lower_unit == "rem":
        return float(token.value) * root
    if token.type == "dimension":
        return pixels(token)
    return 0.0 if token.type == "number" and token.value == 0 else None


def _place(met: Met) -> str:
    return f"{met.sheet}, line {met.declaration.line}" if met.sheet else "in its style attribute"


_ATTRIBUTES: dict[str, Callable[[str], bool]] = {
    "hidden": lambda _: True,
    "inert": lambda _: True,
    "popover": lambda _: True,
    "aria-hidden": lambda value: value.strip().lower() == "true",
}


def _in_markup(element: Element) -> str:
    if element.tag in _NO_WORDS or element.tag in _STRUCK:
        return f"the element {element.tag}"
    if element.tag == "dialog" and element.get("open") is None:
        return "a dialog that is not open"
    for name, test in _ATTRIBUTES.items():
        value = element.get(name)
        if value is not None and test(value):
            return f"the attribute {name}"
    parent = element.getparent()
    if parent is not None and parent.tag == "details" and parent.get("open") is None:
        first = next(parent.iterchildren("summary"), None)
        if element is not first:
            return "details that are closed"
    return ""
