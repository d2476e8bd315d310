"""`askwell new`: skeletons that are sound once their blanks are filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askwell.build_date import today
from askwell.checks import check
from askwell.cli.main import main
from askwell.starter import make_site, slug

FILLED = {
    "answer": [
        (r"^short_answer:$", "short_answer: Test words."),
        (r"^topics:\n  -$", "topics:\n  - sample"),
        (r"^  model:$", "  model: none"),
        (r"^  how:$", "  how: Test words."),
        (r"^sources:\n  -$", "sources:\n  - sample-source"),
        (r"^(questions_to_ask:|    signs:)\n( *)-$", r"\1\n\2- Test words"),
        (r"\[\^replace-this\]", "[^sample-source]"),
    ],
    "person": [(r"^( *(?:credentials|job|affiliation|field|where)):$", r"\1: Test words")],
    "flow": [
        (r"^  model:$", "  model: none"),
        (
            r"^( *(?:how|purpose|for_whom|ask|why_we_ask|title|next_step|how_soon|why|would_change)):$",
            r"\1: Test words.",
        ),
        (r"^( *any_of:)\n( *)-$", r"\1\n\2- Test words"),
        (r"^( *sources:)\n( *)-$", r"\1\n\2- sample-source"),
    ],
}
"""What a person writes into the blanks, as patterns and what takes their place."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path / "site", today())
    return tmp_path / "site"


def new(site: Path, kind: str, title: str) -> Result:
    return CliRunner().invoke(main, ["new", "--root", str(site), kind, title])


def files(site: Path) -> set[Path]:
    return {path for path in (site / "content").rglob("*") if path.is_file()}


def found(site: Path) -> list[str]:
    return [str(d) for d in check(site, today()).diagnostics]


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("A test question?", "a-test-question", id="plain"),
        pytest.param("Is it 'so', or \"so\"?", "is-it-so-or-so", id="quotes"),
        pytest.param("Dr. Müßig: Ärger & Übermut", "dr-mussig-arger-ubermut", id="umlauts"),
        pytest.param("# {a}: [b] - *c* @today@ @id@ \\n 100%", "a-b-c-today-id-n-100", id="signs"),
        pytest.param("no", "no", id="a word that YAML reads as false"),
        pytest.param("2026-11-22", "2026-11-22", id="a date"),
        pytest.param("Test 🏃 run", "test-run", id="emoji beside words"),
    ],
)
def test_a_skeleton_is_sound_once_its_blanks_are_filled(site: Path, kind: str, title: str, name: str) -> None:
    before = files(site)
    done = new(site, kind, title)
    assert done.exit_code == 0, done.output
    (path,) = files(site) - before
    assert path.stem == name
    assert [line for line in found(site) if f"/{path.name}:" in line], "blanks must be told"
    text = path.read_text("utf-8")
    for pattern, words in FILLED[kind]:
        text, times = re.subn(pattern, words, text, flags=re.MULTILINE)
        assert times, pattern
    path.write_text(text, "utf-8")
    assert found(site) == []
    if kind != "person":
        assert text.count("\nstatus: draft\n") == 1
        path.write_text(text.replace("\nstatus: draft\n", "\n"), "utf-8")
        assert found(site) == []
    library = check(site, today()).library
    record = {"answer": library.answers, "person": library.people, "flow": library.flows}[kind][name]
    assert getattr(record, {"answer": "question", "person": "name", "flow": "title"}[kind]) == title


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize("title", ["🏃🏃", "???", " ", ""], ids=["emoji", "signs", "space", "nothing"])
def test_a_title_without_letters_is_refused(site: Path, kind: str, title: str) -> None:
    before = files(site)
    done = new(site, kind, title)
    assert done.exit_code == 1
    assert "use some letters or digits" in done.output
    assert files(site) == before


@pytest.mark.parametrize("kind", FILLED)
def test_nothing_is_written_over(site: Path, kind: str) -> None:
    assert new(site, kind, "Test").exit_code == 0
    before = {path: path.read_bytes() for path in files(site)}
    done = new(site, kind, "test!")
    assert done.exit_code == 1
    assert "there is already a file content/" in done.output
    assert {path: path.read_bytes() for path in files(site)} == before


def test_ids_of_answers_differ(site: Path) -> None:
    for number in range(20):
        assert new(site, "answer", f"Test {number}").exit_code == 0
    ids = re.findall(r"^id: (\S+)$", "\n".join(p.read_text("utf-8") for p in files(site) if p.suffix == ".md"), re.M)
    assert len(ids) == len(set(ids)) == 21


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Can I jog?", "can-i-jog"),
        ("  What's   up  ", "whats-up"),
        ("Crème brûlée", "creme-brulee"),
        ("A/B..C", "a-b-c"),
        ("--", ""),
        ("跑步", ""),
    ],
)
def test_names_made_of_titles(title: str, name: str) -> None:
    assert slug(title) == name
