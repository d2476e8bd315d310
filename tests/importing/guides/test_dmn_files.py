"""Files of decision tables: all versions, what other programs add, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import mkdtemp

import pytest

from askwell.importing.document import CannotImport
from tests.importing.guides.test_dmn import MODEL, ROWS, dmn, drafted

BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
THEFT = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

TWO_ROWS = dmn("", [('"a"', '"Rest"'), ('"b"', '"Visit"')])


def body(tmp_path: Path, text: str) -> str:
    """The draft of a file in a site of its own, without the lines on where it comes from."""
    root = Path(mkdtemp(dir=tmp_path))
    return drafted(root, text).partition("status:")[2]


EXTENSION = "<extensionElements><decisionTable xmlns='urn:other'>a</decisionTable></extensionElements>"

VERSIONS = {
    "1.1": "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "1.2": "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "1.3": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "1.4": "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "1.5": MODEL,
}


@pytest.mark.parametrize("version", VERSIONS)
def test_all_versions_are_read(tmp_path: Path, version: str) -> None:
    assert body(tmp_path, TWO_ROWS.replace(MODEL, VERSIONS[version])) == body(tmp_path, TWO_ROWS)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("", ""), id="as it is"),
        pytest.param(
            ("<output name", '<output xmlns:camunda="http://camunda.org/schema/1.0/dmn" camunda:x="1" name'),
            id="camunda",
        ),
        pytest.param(
            ("<decisionTable", "<extensionElements><x xmlns='urn:kie'>a</x></extensionElements><decisionTable"),
            id="kie",
        ),
        pytest.param(('<text>"a', '<!-- a remark --><text>"a'), id="remarks"),
        pytest.param(
            ("<definitions ", '<definitions xmlns:feel="https://www.omg.org/spec/DMN/20230324/FEEL/" '), id="feel"
        ),
        pytest.param(
            ("</definitions>", "<DMNDI xmlns='https://www.omg.org/spec/DMN/20230324/DMNDI/'/></definitions>"),
            id="a picture",
        ),
    ],
)
def test_what_other_programs_add_changes_nothing(tmp_path: Path, change: tuple[str, str]) -> None:
    assert TWO_ROWS.count(change[0]) > 0
    assert body(tmp_path, TWO_ROWS.replace(*change)) == body(tmp_path, TWO_ROWS)


def test_prefixes_do_not_matter(tmp_path: Path) -> None:
    prefixed = re.sub(r"<(/?)(?=\w)", r"<\1dmn:", TWO_ROWS).replace("xmlns=", "xmlns:dmn=")
    assert body(tmp_path, prefixed) == body(tmp_path, TWO_ROWS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("<a/>", "is XML, but no DMN", id="other XML"),
        pytest.param("<definitions/>", "is XML, but no DMN", id="no namespace"),
        pytest.param(f'<definitions xmlns="{MODEL}"/>', "has no decision in it", id="empty"),
        pytest.param("<a", "is no well-formed XML (line 1)", id="broken"),
        pytest.param("Words", "is neither DMN nor FHIR", id="text"),
        pytest.param(b"\xff\xfe\x00", "is no well-formed XML", id="noise"),
        pytest.param(b"", "is neither DMN nor FHIR", id="nothing"),
        pytest.param(dmn("", ROWS, before=BOMB), "has a DOCTYPE", id="entities"),
        pytest.param(dmn("", [('"&a;"', '"b"')], before=THEFT).replace("&amp;a;", "&a;"), "has a DOCTYPE", id="files"),
        pytest.param(dmn("", ROWS, before=BOMB).encode("utf-16"), "has a DOCTYPE", id="entities in UTF-16"),
        pytest.param("<a>" * 100_000, "is no well-formed XML", id="deep"),
        pytest.param("<a>" + " " * 2_000_000, "has more than 2,000,000 bytes", id="large"),
        pytest.param(dmn("", ROWS[:1] * 501), "has 501 rows and 1 inputs; at most 500", id="many rows"),
        pytest.param(dmn("", ROWS, looks_at="Advice"), "go round in a circle: Advice -> Advice", id="circle"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(CannotImport) as caught:
        drafted(tmp_path, text)
    assert said in str(caught.value)
    assert not (tmp_path / "content" / "flows" / "test.yml").exists()
