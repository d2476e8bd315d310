"""Writes the figures of the last run into the manual: `python -m bench.page`, from the root of the repository.

The tables of docs/manual/measures.md and the picture beside them are made of bench/figures.json and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from bench.figures import KEPT, ROOT, TOLD, Figures, read, write
from bench.plot import NAMES, picture
from bench.reach import MEASURES, Measure, misses, told

PAGE = ROOT / "docs" / "manual" / "measures.md"
PICTURE = ROOT / "docs" / "manual" / "images" / "build-time.svg"

_PLACE = re.compile(r"(?s)(<!-- figures: written by `python -m bench.page` -->\n).*?(<!-- end of figures -->)")


def page(text: str, figures: Figures) -> str:
    """The page with the figures in their place. Raises ValueError if it has no place for them."""
    if not _PLACE.search(text):
        raise ValueError("the page has no place for figures")
    tables = "\n".join([*_sizes(figures), "", *_points(figures)])
    return _PLACE.sub(lambda place: f"{place[1]}\n{tables}\n\n{place[2]}", text)


def _sizes(figures: Figures) -> Iterator[str]:
    """A table of all measures, with a column for each number of answers."""
    for answers, size in figures.sizes.items():
        yield f"- {answers:,} answers: {size.day}, {size.machine}."
    yield ""
    yield _row(["measure", *(f"{answers:,} answers" for answers in figures.sizes), "reach"])
    yield _row(["---"] * (len(figures.sizes) + 2))
    for measure in MEASURES:
        cells = [_cell(measure, size.figures.get(measure.key)) for size in figures.sizes.values()]
        reach = "" if measure.reach is None else f"{measure.reach:g} {measure.unit}"
        yield _row([measure.name, *cells, reach])


def _cell(measure: Measure, figure: float | None) -> str:
    if figure is None:
        return ""
    said = told(figure, measure.unit)
    return f"{said}, **misses**" if misses(measure, figure) else said


def _points(figures: Figures) -> Iterator[str]:
    """The picture, and the table of its figures."""
    yield "![Processor time of a build by the number of answers; the table below has the same figures]" + (
        f"(images/{PICTURE.name})"
    )
    yield ""
    yield _row(["answers", *NAMES.values()])
    yield _row(["---"] * (len(NAMES) + 1))
    for answers, point in figures.points.items():
        yield _row([f"{answers:,}", *(told(point[name], "s") for name in NAMES)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def main() -> None:
    """Writes all figures that were measured on this machine, the page and the picture, in the place of older ones."""
    if not (figures := read(KEPT)).points:
        raise SystemExit("Nothing was measured here: run `make bench` before.")
    write(TOLD, figures)
    PAGE.write_text(page(PAGE.read_text("utf-8"), figures), "utf-8")
    PICTURE.write_text(picture(figures), "utf-8")
    click.echo("\n".join(str(path.relative_to(ROOT)) for path in (TOLD, PAGE, PICTURE)))


if __name__ == "__main__":
    main()
