from __future__ import annotations

import pytest

from tests.helpers import Site


def entry(key: str, term: str, *forms: str) -> str:
    return f"{key}:\n  term: '{term}'\n  forms: {list(forms)}\n  meaning: Test.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(entry("a", "b", "c d", "E-f", "5 g"), [], id="good forms"),
        pytest.param(entry("a", "b") + entry("c", "d"), [], id="two words"),
        pytest.param(entry("a", "b.") + entry("c", "d"), ["2:9 GLOSSARY001"], id="a sign at the end"),
        pytest.param(entry("a", "b", "(c"), ["3:11 GLOSSARY001"], id="a sign at the beginning"),
        pytest.param(entry("a", "b", "c & d"), ["3:11 GLOSSARY001"], id="a sign that HTML writes otherwise"),
        pytest.param(entry("a", "b") + entry("c", "B"), ["6:9 GLOSSARY002"], id="one word twice"),
        pytest.param(entry("a", "b") + entry("c", "d", "b"), ["7:11 GLOSSARY002"], id="another word's form"),
        pytest.param(entry("a", "b", "B"), ["3:11 GLOSSARY002"], id="a form that needs no line"),
    ],
)
def test_forms(text: str, expected: list[str], site: Site) -> None:
    site.write("glossary.yml", text.replace("forms: []", "# none"))
    assert site.found("glossary.yml") == expected
