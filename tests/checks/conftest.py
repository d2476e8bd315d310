"""Every site that a test of this folder checks is checked record by record as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from askwell.checks import check, findings
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import in_order
from tests import helpers
from tests.checks.alone import found_alone


@pytest.fixture(autouse=True)
def _also_record_by_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules find in a whole site is what they find in each of its records alone."""

    def checked(root: Path, today: date) -> CheckedSite:
        site = check(root, today)
        assert in_order(found_alone(site)) == in_order(findings(site))
        return site

    monkeypatch.setattr(helpers, "check", checked)
