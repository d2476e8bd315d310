"""Measures the stages of a build inside one process: `python -m bench.stages SITE`, on a site that was built.

Prints processor seconds, and seconds on the clock, of reading and checking, of rendering, of the audit and of the index
of the search, as JSON. The audit is given what was rendered, as in a build.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from askwell.audit import audit
from askwell.build_date import today
from askwell.checks import check
from askwell.mkdocs_adapter import docs_of
from askwell.render.site import render_site

T = TypeVar("T")


def timed(step: Callable[[], T]) -> tuple[T, tuple[float, float]]:
    """What a step makes, its processor seconds with those of children, and its seconds on the clock."""
    start, clock = _processor(), time.perf_counter()
    made = step()
    return made, (_processor() - start, time.perf_counter() - clock)


def _processor() -> float:
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def measure(root: Path) -> dict[str, tuple[float, float]]:
    """The times of the stages. Raises SystemExit if the audit finds anything: it then took another way."""
    times: dict[str, tuple[float, float]] = {}
    docs = docs_of(root)
    checked, times["check"] = timed(lambda: check(root, today()))
    site, times["render"] = timed(lambda: render_site(checked, docs))
    _, times["index"] = timed(lambda: site.index)
    found, times["audit"] = timed(lambda: audit(root / "site", checked, docs, "site", site))
    if found:
        sys.exit("the audit has findings on the site that was measured:\n" + "\n".join(map(str, found[:5])))
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
