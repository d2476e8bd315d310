"""The feeds of a site of test data, as texts by their paths."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from askwell.render.assets import bytes_of
from askwell.render.site import render_site
from tests.helpers import TODAY, Site


def files_of(site: Site, today: date = TODAY, preview: bool = False) -> dict[str, str]:
    """Every document of every feed."""
    rendered = render_site(replace(site.check(), today=today), preview=preview)
    assets = rendered.assets.items()
    return {path: bytes_of(asset).decode() for path, asset in assets if path.rpartition("/")[2].startswith("feed")}


def items_of(text: str) -> list[dict[str, Any]]:
    """The items of a document of a JSON Feed."""
    items: list[dict[str, Any]] = json.loads(text)["items"]
    return items
