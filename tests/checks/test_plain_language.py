from __future__ import annotations

import pytest

from tests.helpers import ANSWER, Site

TWENTY = "A" + " b" * 19


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TWENTY}.", [], id="20 words"),
        pytest.param(f"{TWENTY} c.", ["PLAIN001"], id="21 words"),
        pytest.param(f"{TWENTY}. {TWENTY}! {TWENTY}?", [], id="three sentences"),
        pytest.param(f"{TWENTY}\nc", ["PLAIN001"], id="over two lines"),
        pytest.param(f"{TWENTY}\n\nc", [], id="two paragraphs"),
        pytest.param(f"{TWENTY} (c). D", ["PLAIN001"], id="brackets"),
        pytest.param(f"{TWENTY}.) D", [], id="end in brackets"),
        pytest.param("A Dr. B c. " + "D Mrs. E f. " * 2, [], id="titles end no sentence"),
        pytest.param("[A" + " b" * 18 + "](https://a.example/c 'd e f') g.", [], id="only a link's words count"),
        pytest.param("A. B. C.", [], id="three sentences in a paragraph"),
        pytest.param("A. B. C. D.", ["PLAIN002"], id="four sentences"),
        pytest.param("A? B! C. D", ["PLAIN002"], id="four sentences, the last without an end"),
        pytest.param("A. B.\nC. D.", ["PLAIN002"], id="four sentences in two lines"),
        pytest.param("A. B.\n\nC. D.", [], id="two paragraphs of two"),
        pytest.param("A e.g. b. C. D.", [], id="small letters go on"),
        pytest.param("> A. B. C. D.\n> -- quote: test-expert", ["PLAIN002"], id="in a passage"),
        pytest.param("- a\n" * 7, [], id="seven items"),
        pytest.param("- a\n" * 8, ["PLAIN003"], id="eight items"),
        pytest.param("1. a\n" * 8, ["PLAIN003"], id="eight numbered items"),
        pytest.param("- A. B. C.\n- D. E. F.", [], id="an item is a paragraph"),
        pytest.param("- A. B.\n  C. D.", ["PLAIN002"], id="an item of two lines"),
        pytest.param(f"| {TWENTY} c |\n|---|\n| {TWENTY} c |\n", [], id="tables are left out"),
    ],
)
def test_plain_language(text: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, "## Test heading\n", f"{text}\n\n## Test heading\n")
    assert site.found(ANSWER) == [f"30:1 {code}" for code in expected]
    assert {d.severity for d in site.check().diagnostics} <= {"warning"}
