"""What a reader sees of a page without scripts: nothing that markup or a style sheet hides.

In the markup these hide: `hidden` in any form, `inert`, `aria-hidden`, `popover`, a closed `details`
(but for its summary), a `dialog` that is not open, words struck out, and elements that show
something else than their words, or nothing: template, noscript, object, video, select and others.
What hides in a style sheet is listed in `hiding`. A rule counts under whatever condition it
stands, print included: a screen, a browser or a printer may be the one that meets it. A rule
that shows stands above one that hides only if it does so wherever that one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from askwell.audit.hiding import Hides, pixels
from askwell.audit.page import Element, squash
from askwell.audit.sheets import Declaration, Token, read_style
from askwell.audit.styles import MARK, SIZES, Met, Style, wrapped

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


class Tree:
    """A page's elements as selectors meet them, with one of them (or none) as the address's target."""

    def __init__(self, root: Element, style: Style) -> None:
        self.style = style
        self.target: Element | None = None
        self._wrappers: dict[Element, Any] = {root: wrapped(root)}
        self._met: dict[tuple[Element, Element | None], list[Met]] = {}

    def aim(self, target: Element | None) -> None:
        """Makes an element the target."""
        if self.target is not target:
            if self.target is not None:
                del self.target.attrib[MARK]
            if target is not None:
                target.set(MARK, "")
            self.target = target

    def meets(self, element: Element, target: Element | None) -> list[Met]:
        """The declarations that hide an element or set the size of its letters, with a target."""
        found = self._met.get((element, target))
        if found is None:
            self.aim(target)
            found = self.style.meets(self.wrapper(element))
            if element.get("style"):
                found = found + self.inline(element)
            self._met[element, target] = found
        return found

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
        self._reasons: dict[Element, str] = {}
        self._sizes: dict[Element, float] = {}

    def words(self, element: Element, leave_out: Collection[Element] = ()) -> str:
        """The words of an element that are seen; "" if it is hidden."""
        return squash("".join(self._pieces(element, leave_out)))

    def _pieces(self, element: Element, leave_out: Collection[Element]) -> Iterator[str]:
        if element in leave_out or self.why_hidden(element):
            return
        yield element.text or ""
        for child in element:
            yield from self._pieces(child, leave_out)
            yield child.tail or ""

    def why_hidden(self, element: Element) -> str:
        """What hides an element, in words, or ""."""
        reason = self._reasons.get(element)
        if reason is None:
            parent = element.getparent()
            reason = self.why_hidden(parent) if parent is not None else ""
            reason = reason or _in_markup(element) or self._in_style(element)
            self._reasons[element] = reason
        return reason

    def why_any_hidden(self, element: Element) -> str:
        """What hides an element or any words in it."""
        reasons = (self.why_hidden(e) for e in element.iter() if e is element or (e.text or "").strip())
        return next((reason for reason in reasons if reason), "")

    def smallest(self, element: Element) -> float:
        """The size in pixels of the smallest letters in an element."""
        return min(self.size(e) for e in element.iter() if e is element or (e.text or "").strip())

    def _in_style(self, element: Element) -> str:
        for met in self._tree.meets(element, self._target):
            if met.how is Hides.NO or (met.only_on_paper and not self._on_paper):
                continue
            if met.how is Hides.WITH_OVERFLOW and not self._clips(element):
                continue
            rivals = self._tree.rivals(element, met.declaration.name, self._target)
            if not any(rival.how is Hides.NO and met.loses_to(rival) for rival in rivals):
                return f"{met.declaration} ({_place(met)})"
        if self.size(element) < _SMALLEST and (element.text or "").strip():
            return f"letters of {self.size(element):.0f} pixels"
        return ""

    def _clips(self, element: Element) -> bool:
        names = ("overflow", "overflow-x", "overflow-y")
        met = [m for name in names for m in self._tree.rivals(element, name, self._target)]
        return any(t.type == "ident" and t.lower_value != "visible" for m in met for t in m.declaration.value)

    def size(self, element: Element) -> float:
        """The size of an element's letters in pixels, the smallest that any condition leaves possible."""
        known = self._sizes.get(element)
        if known is None:
            parent = element.getparent()
            above = self.size(parent) if parent is not None else 16.0
            met = [m for m in self._tree.meets(element, self._target) if m.declaration.name in SIZES]
            if not self._on_paper:
                met = [m for m in met if not m.only_on_paper]
            standing = [m for m in met if not any(m.loses_to(other) for other in met)]
            sized = [self._size(m.declaration, above, element) for m in standing]
            known = min((s for s in sized if s is not None), default=above * _by_tag(element))
            self._sizes[element] = known
        return known

    def _size(self, declaration: Declaration, above: float, element: Element) -> float | None:
        root = element.getroottree().getroot()
        largest = 16.0 if element is root else self.size(root)
        for token in declaration.value:
            size = _length(token, above, largest)
            if size is not None:
                return size
        return None


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


def _by_tag(element: Element) -> float:
    return _SMALLER if element.tag in ("small", "sub", "sup") else 1.0


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
