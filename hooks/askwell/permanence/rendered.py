"""What rendering shows of a site: faults that its content alone does not."""

from __future__ import annotations

from dataclasses import replace

from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import in_order
from askwell.permanence.comparison import findings as lost
from askwell.render.site import Site, taken, too_large


def with_faults(site: Site, checked: CheckedSite) -> CheckedSite:
    """A checked site with what rendering shows: pages too large, or at one address, and what would be lost."""
    found = (*too_large(site, checked), *taken(site), *lost(site, checked))
    return replace(checked, diagnostics=in_order(checked.diagnostics + found))
