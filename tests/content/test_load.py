"""Loading a site: files, names, references. Each row spoils one place of the good site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from askwell.content.load import load
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, Site, good_site

BODY = "Test words.[^test-source]\n\n## Test heading"


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(ANSWER, "id: t3st\n", "", ["2:1 FIELD001"], id="missing field"),
        pytest.param(ANSWER, "id: t3st\n", "id: t3st\nqestion: a\n", ["3:1 FIELD002"], id="unknown field"),
        pytest.param(ANSWER, "id: t3st\n", "id: t3st\nid: t4st\n", ["3:1 YAML003"], id="duplicate field"),
        pytest.param(ANSWER, "topics: [test-topic]", "topics: test-topic", ["9:9 FIELD003"], id="text for list"),
        pytest.param(ANSWER, "short_answer: This", "short_answer: [This]\n#", ["8:15 FIELD003"], id="list for text"),
        pytest.param(ANSWER, "how: Test data.", "how: no", [], id="no for a text"),
        pytest.param(ANSWER, "how: Test data.", "how: 1:30", [], id="time for a text"),
        pytest.param(ANSWER, "votes: 105", "votes: 012", ["6:10 FIELD006"], id="leading zero of a number"),
        pytest.param(ANSWER, "id: t3st", "id: 012", [], id="leading zero of an id"),
        pytest.param(ANSWER, "by: reader", "by: nobody", ["5:7 FIELD008"], id="unknown word"),
        pytest.param(ANSWER, "is test data.\n", "is" + " a" * 60 + "\n", ["8:15 FIELD011"], id="61 words"),
        pytest.param(ANSWER, "published: 2026-01-10", "published: 2026-13-01", ["12:12 FIELD005"], id="bad day"),
        pytest.param(ANSWER, "id: t3st", "id: &a t3st", ["2:5 YAML004"], id="anchor"),
        pytest.param(ANSWER, "asked:\n  by", "asked:\n\tby", ["5:1 YAML002"], id="tab"),
        pytest.param(ANSWER, "[test-topic]", "[tst-topic]", ["9:10 REF001"], id="unknown topic"),
        pytest.param(ANSWER, "[test-expert]", "[tst-expert]", ["10:11 REF001", "33:3 EXPERT001"], id="unknown expert"),
        pytest.param(ANSWER, "flow: test-guide", "flow: tst-guide", ["26:7 REF001"], id="unknown flow"),
        pytest.param(ANSWER, "flow: test-guide", "related: [smple]", ["26:11 REF001"], id="unknown answer"),
        pytest.param(ANSWER, "flow: test-guide", "disclaimers: [genral]", ["26:15 REF001"], id="unknown disclaimer"),
        pytest.param(
            ANSWER,
            "    sources: [paper-source]",
            "    sources: [paper-source, a]",
            ["23:29 REF001"],
            id="in a care card",
        ),
        pytest.param(
            ANSWER,
            "  Test words.[^test-source]",
            "  Test.[^test-source][^a]",
            ["25:22 REF001"],
            id="cited in the header",
        ),
        pytest.param(ANSWER, "## Test heading", "## Test\n\nA.[^a]", ["32:3 REF001"], id="cited in the body"),
        pytest.param(ANSWER, "## Test heading", "[a](answer:b)\n## Test", ["30:5 REF001"], id="link to no answer"),
        pytest.param(ANSWER, "## Test heading", "[a](topic:b)\n## Test", ["30:5 REF001"], id="link to no topic"),
        pytest.param(ANSWER, "-- paraphrase: test-expert", "-- quote: a", ["33:3 REF001"], id="quote of nobody"),
        pytest.param(ANSWER, "  Test words.[", "  Test <b>words.[", ["25:8 BODY001"], id="HTML in the header"),
        pytest.param(ANSWER, "  Test words.[", "  # Test words.[", ["25:3 BODY004"], id="heading in the header"),
        pytest.param(ANSWER, "  Test words.[", "  > Test words.[", ["25:3 BODY002"], id="quote in the header"),
        pytest.param(ANSWER, "> Test words", "> <ScRiPt>", ["32:3 BODY001"], id="script in the body"),
        pytest.param(
            ANSWER, "> -- paraphrase: ", "> -- said: ", ["30:1 SOURCE002", "33:3 BODY003"], id="how is it given"
        ),
        pytest.param(EXPERT, "where: Test page", "where: [a]", ["8:10 FIELD003"], id="list in an expert"),
        pytest.param(EXPERT, "fictional: yes", "fictional: y", ["13:12 FIELD007"], id="neither yes nor no"),
        pytest.param(FLOW, "title: Test guide", "title: {a: b}", ["1:8 FIELD003"], id="group in a flow"),
        pytest.param(FLOW, "  second:", "  Second:", ["22:3 FIELD009"], id="capital in a key"),
        pytest.param("topics.yml", "other-topic:", "test-topic:", ["4:1 YAML003"], id="duplicate id"),
        pytest.param("topics.yml", "test-topic:\n", "test-topic: &a\n", ["1:13 YAML004"], id="anchor in a list"),
        pytest.param("site.yml", "https://site.example/", "https://site.example", ["2:11 FIELD010"], id="no slash"),
        pytest.param("site.yml", "https://site.example/", "a", ["2:11 FIELD010"], id="no address"),
        pytest.param("site.yml", "/submit/", "submit", ["11:8 FIELD010"], id="no link"),
    ],
)
def test_a_spoilt_place(name: str, old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(name, old, new)
    assert site.found(name) == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "hint"),
    [
        (ANSWER, "[test-topic]", "[tst-topic]", "did you mean 'test-topic' or 'other-topic'?"),
        (ANSWER, "[test-topic]", "[xyz]", "use one of 'other-topic', 'test-topic'"),
        (ANSWER, "flow: test-guide", "flow: test-gide", "did you mean 'test-guide'?"),
        (ANSWER, "## Test heading", "[a](expert:test-exprt)\n## Test", "did you mean 'test-expert'?"),
        (FLOW, "label: A sign", "lable: A sign", "did you mean 'label'?"),
        ("disclaimers.yml", "general:\n  wording", "general:\n  wordng", "did you mean 'wording'?"),
    ],
)
def test_hints(name: str, old: str, new: str, hint: str, site: Site) -> None:
    site.replace(name, old, new)
    assert hint in site.hints()


@pytest.mark.parametrize("name", [ANSWER, EXPERT, FLOW, *(name for name in FILES if "/" not in name)])
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"", "1:1 READ003", id="empty"),
        pytest.param(b" \n \n", "1:1 READ003", id="white space"),
        pytest.param(b"---\n\xff", "2:1 READ002", id="not UTF-8"),
        pytest.param(b"---\n\x00", "2:1 READ008", id="NUL"),
        pytest.param(b"a" * 5_000_000, "1:1 READ004", id="5 MB"),
    ],
)
def test_a_spoilt_file_is_told_once(name: str, raw: bytes, expected: str, site: Site) -> None:
    site.write(name, raw)
    assert site.found(name) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("words", "1:1 READ006", id="no header"),
        pytest.param("---\nid: t3st\n", "1:1 READ007", id="header without end"),
        pytest.param(FILES[ANSWER].split(BODY)[0], "28:1 READ003", id="no body"),
    ],
)
def test_a_spoilt_answer(raw: str, expected: str, site: Site) -> None:
    site.write(ANSWER, raw)
    assert [line for line in site.found(ANSWER) if "SOURCE" not in line] == [expected]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("topics.yml", "- test-topic\n", ["1:1 FIELD003"]),
        ("topics.yml", "# nothing yet\n", ["1:1 FIELD003"]),
        ("disclaimers.yml", "words\n", ["1:1 FIELD003"]),
        ("topics.yml", "a: &b c\n", ["1:4 YAML004"]),
        ("site.yml", "[]\n", ["1:1 FIELD003"]),
        ("topics.yml", FILES["topics.yml"] + "Third: {}\n", ["7:1 FIELD009"]),
    ],
)
def test_a_list_of_the_wrong_form_is_told_once(name: str, text: str, expected: list[str], site: Site) -> None:
    site.write(name, text)
    assert site.found(name) == expected


def test_a_disclaimer_with_a_mistake_is_not_told_to_be_missing(site: Site) -> None:
    site.replace("disclaimers.yml", "general:\n  wording", "general:\n  wordng")
    assert site.found("disclaimers.yml") == ["2:3 FIELD001", "2:3 FIELD002"]


@pytest.mark.parametrize("name", [name for name in FILES if "/" not in name])
def test_a_file_that_every_site_needs(name: str, site: Site) -> None:
    site.path(name).unlink()
    assert site.found(name) == ["1:1 READ009"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("answers/Sample.md", "a", ["1:1 FIELD009"], id="capital"),
        pytest.param("answers/two--hyphens.md", "a", ["1:1 FIELD009"], id="two hyphens"),
        pytest.param("answers/.md", "a", [], id="hidden, nothing but an ending"),
        pytest.param("answers/.draft.md", "a", [], id="hidden file"),
        pytest.param("answers/.git/draft.md", "a", [], id="hidden folder"),
        pytest.param("answers/draft.txt", "a", ["1:1 READ010"], id="another ending"),
        pytest.param("answers/draft.MD", "a", ["1:1 READ010"], id="ending in capitals"),
        pytest.param("answers/sample.md~", "a", ["1:1 READ010"], id="backup"),
        pytest.param("answers.md", "a", ["1:1 READ010"], id="beside the folder"),
        pytest.param("answer/draft.md", "a", ["1:1 READ010"], id="in another folder"),
        pytest.param("notes.yml", "a", ["1:1 READ010"], id="another file"),
        pytest.param("sub/folder/answers/sample.md", FILES[ANSWER], ["1:1 READ010"], id="folder too deep"),
        pytest.param("answers/2026/sample.md", FILES[ANSWER], ["1:1 REF003"], id="duplicate slug"),
        pytest.param("flows/old/test-guide.yml", FILES[FLOW], ["1:1 REF003"], id="duplicate flow"),
        pytest.param("answers/2026/other.md", FILES[ANSWER], ["2:5 REF002"], id="duplicate id"),
        pytest.param("answers/other.md", FILES[ANSWER].replace("t3st", "t4st"), [], id="another answer"),
    ],
)
def test_another_file(name: str, text: str, expected: list[str], site: Site) -> None:
    site.write(name, text)
    assert [line.removeprefix("content/") for line in site.found(name)] == expected


def test_a_stray_file_is_a_warning_with_a_hint(site: Site) -> None:
    site.write("answers/draft.txt", "a")
    site.write("topic.yml", "a")
    found = {d.location.path: (d.severity, d.hint) for d in site.check().diagnostics}
    assert found == {
        "content/answers/draft.txt": ("warning", "files of this folder end in .md"),
        "content/topic.yml": ("warning", "did you mean 'topics.yml' or 'sources.yml'?"),
    }


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        pytest.param("answers/other.md", "gone.md", ["1:1 READ001"], id="broken link"),
        pytest.param("answers/other.md", "other.md", ["1:1 READ001"], id="link to itself"),
        pytest.param("answers/other.md", "/etc/hostname", ["1:1 READ005"], id="link out of the tree"),
        pytest.param("answers/other.md", "..", ["1:1 READ005"], id="link to a folder, named like a file"),
        pytest.param("answers/more", "..", ["1:1 READ005"], id="link to a folder"),
        pytest.param("flows/other.yml", "test-guide.yml", [], id="link inside the tree"),
    ],
)
def test_links(name: str, target: str, expected: list[str], site: Site) -> None:
    site.path(name).symlink_to(target)
    assert site.found(name) == expected


def test_folders_named_like_files_are_folders(site: Site) -> None:
    site.write("answers/other.md/third.md", FILES[ANSWER].replace("t3st", "t4st"))
    assert site.found(ANSWER) == []
    assert list(site.check().library.answers) == ["sample", "third"]


def test_a_file_that_may_not_be_opened(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "sample.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert site.found(ANSWER) == ["1:1 READ001"]


def test_a_file_name_that_is_no_text_can_be_printed(site: Site) -> None:
    site.write("answers/caf\udce9.md", "a")  # how Python spells a byte of a name that is no text
    (finding,) = site.check().diagnostics
    assert (str(finding).encode().split(b":")[0], finding.code) == (rb"content/answers/caf\udce9.md", "FIELD009")


@pytest.mark.parametrize("name", FILES)
def test_windows_files_mean_the_same(name: str, site: Site) -> None:
    plain = site.check().library
    site.write(name, b"\xef\xbb\xbf" + FILES[name].replace("\n", "\r\n").encode())
    assert site.found(name) == []
    assert site.check().library == plain


def test_windows_line_ends_keep_their_lines(site: Site) -> None:
    site.write(ANSWER, FILES[ANSWER].replace("paper-source, ", "").replace("> Test", "> <b>").replace("\n", "\r\n"))
    assert site.found(ANSWER) == ["32:3 BODY001"]


@pytest.mark.parametrize("many", [500, pytest.param(10_000, marks=pytest.mark.long)])
def test_many_answers(tmp_path: Path, many: int) -> None:
    site = good_site(tmp_path)
    for number in range(many):
        text = FILES[ANSWER].replace("t3st", f"n{number:05}")
        site.write(f"answers/{number // 100}/answer-{number}.md", text)
    library, problems = load(site.root)
    assert (len(library.answers), problems) == (many + 1, [])


def test_kind_that_is_no_folder(site: Site) -> None:
    for path in site.path("flows").iterdir():
        path.unlink()
    site.path("flows").rmdir()
    site.path("flows").write_text("words")
    assert site.found("flows") == ["content/answers/sample.md:26:7 REF001", "1:1 READ001"]


def test_folder_that_may_not_be_opened(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("people"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "1:1 READ001" in site.found("people")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("not_settled: |\n  Words.\n  More.[^nothing]\n", ["26:8 REF001"]),
        ("not_settled: Words.[^nothing]\n", ["24:20 REF001"]),
        ("not_settled: 'Words.[^nothing]'\n", ["24:21 REF001"]),
        ("not_settled: >-\n  Words.[^nothing]\n", ["25:9 REF001"]),
    ],
    ids=["lines kept", "plain", "quoted", "folded"],
)
def test_lines_of_a_text_in_the_header(value: str, expected: list[str], site: Site) -> None:
    site.replace("answers/sample.md", "not_settled: |\n  Test words.[^test-source]\n", value)
    assert site.found("answers/sample.md") == expected
