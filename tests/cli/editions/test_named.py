from __future__ import annotations

import click
import pytest

from askwell.cli.editions.named import named
from tests.editions import EDITION, TEXT, add
from tests.helpers import Site

OTHER = "newsletters/2026-02-01.md"


@pytest.mark.parametrize("date", ["2026-01-10", "2026-01-10.md", "content/newsletters/2026-01-10.md", None])
def test_an_edition_is_found(date: str | None, site: Site) -> None:
    assert named(add(site).check(), date).key == "2026-01-10"


@pytest.mark.parametrize(
    ("date", "files", "said"),
    [
        (None, {}, "content/newsletters has none yet"),
        (None, {EDITION: TEXT, OTHER: TEXT}, "these are not sent yet: 2026-01-10, 2026-02-01"),
        ("2026-03-01", {EDITION: TEXT, OTHER: TEXT}, "the last ones of content/newsletters are 2026-01-10, 2026-02-01"),
        ("2031-12-24", {EDITION: TEXT}, "the last ones of content/newsletters are 2026-01-10"),
        ("2026-01-10", {EDITION: TEXT.replace("subject", "subjekt")}, "2026-01-10.md has mistakes"),
    ],
)
def test_none_is_found(date: str | None, files: dict[str, str], said: str, site: Site) -> None:
    (site.root / "content" / "newsletters").mkdir()
    for name, text in files.items():
        site.write(name, text)
    with pytest.raises(click.UsageError) as raised:
        named(site.check(), date)
    assert said in raised.value.message
