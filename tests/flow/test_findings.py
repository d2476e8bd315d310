"""Every kind of finding: guides that have it, and guides that nearly have it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.flow.findings import (
    computed,
    conditions,
    entries,
    forms,
    guides,
    names,
    numbers,
    order,
    promises,
    ranks,
    reach,
    rules,
    scenarios,
    sums,
    tables,
    terms,
    units,
)
from tests.flow.findings.guide import GUIDE, Row
from tests.helpers import proven
from tests.test_codes import PACKAGE, codes, modules

MODULES = (
    names,
    forms,
    numbers,
    computed,
    units,
    conditions,
    terms,
    tables,
    sums,
    order,
    guides,
    promises,
    entries,
    rules,
    ranks,
    reach,
    scenarios,
)
ROWS = [row for module in MODULES for row in module.ROWS]
KINDS = sorted(codes(modules(PACKAGE, "flow")) - {"FLOW043", "FLOW130"})
"""All that compiling and proving find. How much HTML a guide takes is known only when it is drawn, and what guides
share is the site's."""


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.about} {row.name}") for row in ROWS])
def test_findings(row: Row) -> None:
    assert row.found() == row.expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("FLOW")])
def test_each_kind_has_rows_with_it_and_without(kind: str) -> None:
    counts = Counter(row.has_it for row in ROWS if row.about == kind)
    assert counts[True] >= 3, "guides that have it"
    assert counts[False] >= 3, "guides that nearly have it"


def test_the_guide_itself_is_without_findings() -> None:
    assert proven(GUIDE) == []
    assert GUIDE.count("\n") == 58


def test_names_of_rows_differ() -> None:
    assert [name for name, times in Counter((row.about, row.name) for row in ROWS).items() if times > 1] == []
