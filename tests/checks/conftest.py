"""The sites that tests of this folder check are checked record by record as well: one in eight, all in the long run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from askwell.checks import check, findings
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import in_order
from tests import helpers
from tests.checks.alone import found_alone


@pytest.fixture(autouse=True)
def _also_record_by_record(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What rules find in a whole site is what they find in each of its records alone."""
    if "not long" in request.config.option.markexpr and crc32(request.node.nodeid.encode()) % 8:
        return

    def checked(root: Path, today: date) -> CheckedSite:
        site = check(root, today)
        assert in_order(found_alone(site)) == in_order(findings(site))
        return site

    monkeypatch.setattr(helpers, "check", checked)
