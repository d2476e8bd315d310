"""The files of the theme are those on record."""

from __future__ import annotations

from askwell.engine_files import engine_files, languages
from tests.engine_files import LIST, listed


def test_the_record_is_that_of_the_theme_in_the_lock() -> None:
    assert LIST.read_text("utf-8") == listed()


def test_the_record_names_sheets_and_scripts() -> None:
    names = list(engine_files())
    assert [name for name in names if name.endswith(".min.css")]
    assert [name for name in names if name.startswith("inline script")]
    assert {"en", "de", "fr"} <= set(languages())
