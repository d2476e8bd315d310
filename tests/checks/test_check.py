"""The list of rules, and the site that all tables start from."""

from __future__ import annotations

from tests.helpers import FILES, Site


def test_the_good_site_has_no_findings(site: Site) -> None:
    checked = site.check()
    assert checked.diagnostics == ()
    assert list(checked.library.answers) == ["sample"]
    assert list(checked.machines) == ["test-guide"]


def test_every_file_of_the_good_site_says_that_it_is_test_data() -> None:
    assert [name for name, text in FILES.items() if "test" not in text.lower()] == []
    assert "fictional: yes" in FILES["people/test-expert.yml"]
