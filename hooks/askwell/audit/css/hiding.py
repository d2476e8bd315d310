"""Which declarations of a style sheet take words out of a reader's sight.

Counted as hiding: display none or a table's column; visibility hidden or collapse; content-visibility
hidden; opacity up to 0.2; see-through letters (`color`, `-webkit-text-fill-color`); letters below nine
pixels; `clip`, a `clip-path` that leaves nothing, any `mask`; `left`, `inset`, `text-indent`, margins,
`translate` and `transform` that move by 999 pixels or by the screen's width; scale, zoom and matrix
near nothing; a turn by a quarter; `filter` with no opacity or much blur; a `z-index` below nothing;
`line-height` and `letter-spacing` that lay letters on one another; words struck out, or shown as dots;
`content` that puts a picture in an element's place; `line-clamp`; an animation with such a frame; and,
where overflow is not visible, a width or height below one line, or `text-overflow: ellipsis`.

Not seen: one element laid over another, letters of the colour of their ground, and what only a script
or the pointer brings about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import product

from tinycss2 import color5

from askwell.audit.css.style_rules import Declaration, Token

FAR, TINY, FAINT = 999.0, 26.0, 0.2
"""Pixels that lead off the screen; pixels below which no line of text fits; opacity that nobody can read."""

_UNITS = {"px": 1.0, "em": 17.0, "rem": 20.0, "ex": 8.5, "ch": 8.5, "lh": 24.0, "rlh": 24.0, "pt": 4 / 3, "pc": 16.0,
          "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "vw": 10.0, "vh": 10.0, "vi": 10.0, "vb": 10.0,
          "vmin": 10.0, "vmax": 10.0, "dvw": 10.0, "dvh": 10.0, "svw": 10.0, "svh": 10.0, "lvw": 10.0,
          "lvh": 10.0}  # fmt: skip
"""Pixels to a unit, on a screen of 1000 by 1000 and with the theme's sizes of letters."""


class Hides(Enum):
    """Whether a declaration hides."""

    NO = "no"
    ALONE = "alone"
    WITH_OVERFLOW = "where overflow is not visible"


Test = Callable[[list[Token]], bool]


def hides(declaration: Declaration, custom: Mapping[str, list[tuple[Token, ...]]], frames: Iterable[str]) -> Hides:
    """Whether a declaration hides. Custom properties are tried with each value that they have anywhere;
    `frames` are the names of animations that hide."""
    name = declaration.name.removeprefix("-webkit-").removeprefix("-moz-")
    test = _ALONE.get(name)
    if name in ("animation", "animation-name"):
        hiding = set(frames)
        return Hides.ALONE if any(_word(t, raw=True) in hiding for t in declaration.value) else Hides.NO
    for value in expanded(declaration.value, custom):
        tokens = [t for t in value if t.type not in ("whitespace", "comment")]
        if test and tokens and test(tokens):
            return Hides.ALONE
        if name in _CLIPPED and tokens and _CLIPPED[name](tokens):
            return Hides.WITH_OVERFLOW
    return Hides.NO


def matters(name: str) -> bool:
    """Whether a property could hide anything."""
    name = name.removeprefix("-webkit-").removeprefix("-moz-")
    return name in _ALONE or name in _CLIPPED or name in ("animation", "animation-name")


def expanded(
    value: Iterable[Token], custom: Mapping[str, list[tuple[Token, ...]]], depth: int = 4
) -> Iterator[list[Token]]:
    """A value with each `var()` replaced by every value that the custom property is given anywhere."""
    tokens = list(value)
    variables = [i for i, t in enumerate(tokens) if t.type == "function" and t.lower_name == "var"]
    if not variables or not depth:
        yield tokens
        return
    choices = [_values(tokens[i], custom) for i in variables]
    for number, chosen in enumerate(product(*choices)):
        if number >= 64:
            return
        whole: list[Token] = []
        for i, token in enumerate(tokens):
            whole += chosen[variables.index(i)] if i in variables else [token]
        yield from expanded(whole, custom, depth - 1)


def _values(variable: Token, custom: Mapping[str, list[tuple[Token, ...]]]) -> list[tuple[Token, ...]]:
    arguments = [t for t in variable.arguments if t.type not in ("whitespace", "comment")]
    name = arguments[0].value if arguments and arguments[0].type == "ident" else ""
    return [*custom.get(name, ()), tuple(arguments[2:])] if len(arguments) > 2 else list(custom.get(name, ())) or [()]


def pixels(token: Token, whole: float = 1000.0) -> float | None:
    """A length in pixels, a percentage as a part of `whole`; the farthest of a calculation's; or None."""
    if token.type == "dimension":
        unit = _UNITS.get(token.lower_unit)
        return None if unit is None else float(token.value) * unit
    if token.type == "percentage":
        return float(token.value) * whole / 100
    if token.type == "number":
        return float(token.value)
    if token.type == "function" and token.lower_name in ("calc", "min", "max", "clamp"):
        inner = [p for p in (pixels(t, whole) for t in _flat(token.arguments)) if p is not None]
        return max(inner, key=abs) if inner else None
    return None


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if isinstance(inner, list):
            yield from _flat(inner)
        else:
            yield token


def _word(token: Token, raw: bool = False) -> str:
    if token.type == "ident":
        return str(token.value if raw else token.lower_value)
    return str(token.value) if raw and token.type == "string" else ""


def _one_of(*words: str) -> Test:
    return lambda tokens: any(_word(t) in words for t in tokens)


def _not(*words: str) -> Test:
    usual = {*words, "initial", "unset", "revert", "revert-layer", "inherit"}
    return lambda tokens: not all(_word(t) in usual for t in tokens)


def _far(tokens: list[Token]) -> bool:
    return any(abs(p) >= FAR for p in map(pixels, tokens) if p is not None)


def _at_most(limit: float) -> Test:
    """A part of one, as a number or in per cent, not above a limit."""
    return lambda tokens: any(
        float(t.value) / (100 if t.type == "percentage" else 1) <= limit
        for t in tokens
        if t.type in ("number", "percentage")
    )


def _below(limit: float, whole: float = 1000.0) -> Test:
    """A length below a limit in pixels. A calculation is taken to be long."""

    def test(tokens: list[Token]) -> bool:
        sizes = (pixels(t, whole) for t in tokens if t.type != "function")
        return any(size is not None and size < limit for size in sizes)

    return test


def _see_through(tokens: list[Token]) -> bool:
    for token in tokens:
        try:
            colour = color5.parse_color(token)
        except (ValueError, TypeError, ZeroDivisionError):
            continue
        if colour is not None and colour != "currentcolor" and getattr(colour, "alpha", 1) < FAINT:
            return True
    return False


def _cut_away(tokens: list[Token]) -> bool:
    for token in tokens:
        if token.type != "function":
            continue
        sizes = [p for p in (pixels(t) for t in token.arguments) if p is not None]
        if token.lower_name in ("inset", "rect", "xywh") and any(abs(size) >= 500 for size in sizes):
            return True
        if token.lower_name in ("circle", "ellipse") and sizes and sizes[0] < TINY:
            return True
        if token.lower_name == "polygon" and len(set(sizes)) < 2:
            return True
    return False


def _moved_away(tokens: list[Token]) -> bool:
    for token in tokens:
        if token.type != "function":
            continue
        name = token.lower_name
        values = [t for t in token.arguments if t.type not in ("whitespace", "comment", "literal")]
        sizes = [p for p in map(pixels, values) if p is not None]
        if name.startswith("translate") and any(abs(size) >= FAR for size in sizes):
            return True
        if name.startswith("scale") and any(abs(size) <= FAINT for size in sizes):
            return True
        if name == "matrix" and len(sizes) == 6 and (
            abs(sizes[0] * sizes[3] - sizes[1] * sizes[2]) <= FAINT**2 or any(abs(s) >= FAR for s in sizes[4:])
        ):  # fmt: skip
            return True
        if name in ("rotatex", "rotatey") and any(_degrees(t) % 180 == 90 for t in values):
            return True
    return False


def _degrees(token: Token) -> float:
    turns = {"deg": 1.0, "turn": 360.0, "grad": 0.9}
    return float(token.value) * turns.get(token.lower_unit, 0.0) if token.type == "dimension" else 0.0


def _filtered(tokens: list[Token]) -> bool:
    for token in tokens:
        if token.type != "function":
            continue
        values = [t for t in token.arguments if t.type in ("number", "percentage", "dimension")]
        if token.lower_name in ("opacity", "contrast") and _at_most(FAINT)(values):
            return True
        if token.lower_name == "blur" and any((pixels(t) or 0) >= 3 for t in values):
            return True
    return False


def _picture(tokens: list[Token]) -> bool:
    return any(t.type == "url" or (t.type == "function" and t.lower_name in ("url", "src")) for t in tokens)


def _lines_on_one_another(tokens: list[Token]) -> bool:
    return any(
        (t.type == "number" and t.value < 0.5) or (t.type in ("dimension", "percentage") and (pixels(t, 17) or 0) < 8)
        for t in tokens
    )


_SIDES = ("left", "right", "top", "bottom", "inset", "inset-inline", "inset-inline-start", "inset-inline-end",
          "inset-block", "inset-block-start", "inset-block-end", "text-indent", "translate", "margin", "margin-left",
          "margin-right", "margin-top", "margin-bottom", "margin-inline", "margin-inline-start", "margin-inline-end",
          "margin-block", "margin-block-start", "margin-block-end")  # fmt: skip

_ALONE: dict[str, Test] = {
    "display": _one_of("none", "table-column", "table-column-group"),
    "visibility": _one_of("hidden", "collapse"),
    "content-visibility": _one_of("hidden"),
    "opacity": _at_most(FAINT),
    "color": _see_through,
    "text-fill-color": _see_through,
    "clip": _not("auto"),
    "clip-path": _cut_away,
    "mask": _not("none"),
    "mask-image": _not("none"),
    "transform": _moved_away,
    "scale": _at_most(FAINT),
    "zoom": _at_most(FAINT),
    "filter": _filtered,
    "z-index": lambda tokens: any(t.type == "number" and t.value < 0 for t in tokens),
    "line-height": _lines_on_one_another,
    "letter-spacing": lambda tokens: any((pixels(t) or 0) <= -5 for t in tokens),
    "text-decoration": _one_of("line-through"),
    "text-decoration-line": _one_of("line-through"),
    "text-security": _not("none"),
    "content": _picture,
    "line-clamp": lambda tokens: any(t.type == "number" for t in tokens),
    **dict.fromkeys(_SIDES, _far),
}

_CLIPPED: dict[str, Test] = {
    **dict.fromkeys(("width", "height", "max-width", "max-height", "inline-size", "block-size", "max-inline-size",
                     "max-block-size"), _below(TINY)),
    "text-overflow": _one_of("ellipsis"),
}  # fmt: skip
