"""What `mkdocs.yml` may say of the way of generated pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.starter import make_site
from askwell.surroundings.settings_file import findings, read
from tests.helpers import TODAY


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("extra: {generated_pages: engine}", []),
        ("extra: {generated_pages: direct}", []),
        ("extra: {}", []),
        (
            "extra: {generated_pages: fast}",
            [
                "mkdocs.yml:18:26: error ENGINE003: 'fast' is no way for pages to be written\n"
                "    hint: write generated_pages: engine, or generated_pages: direct"
            ],
        ),
        (
            "extra: {generated_page: engine}",
            [
                "mkdocs.yml:18:9: error ENGINE002: Ask Well knows no setting 'generated_page' below extra\n"
                "    hint: did you mean 'generated_pages'?"
            ],
        ),
        (
            "extra: engine",
            [
                "mkdocs.yml:18:8: error ENGINE003: extra is not a mapping\n"
                "    hint: write generated_pages: engine below extra, or remove the line"
            ],
        ),
    ],
)
def test_the_way_of_generated_pages(tmp_path: Path, line: str, expected: list[str]) -> None:
    make_site(tmp_path / "own", TODAY)
    settings = tmp_path / "own" / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}{line}\n", "utf-8")
    file, problems = read(tmp_path / "own", ())
    assert file is not None
    assert [str(one) for one in (*problems, *findings(file))] == expected
