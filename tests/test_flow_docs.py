"""The pages on flows say what is so: each of their examples is tried, and each element of the language has one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from lark import Lark

from askwell.audit.pages.theme_words import URGENCIES
from askwell.content.load import load
from askwell.content.states import STANDING
from askwell.flow.expr.parser import read_condition, read_sentence
from askwell.flow.expr.symbols import SymbolTable
from askwell.flow.expr.syntax import GRAMMAR
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.limits import MAX_HTML, MAX_STATES
from askwell.flow.machine.machine import Machine
from askwell.flow.resolve.resolver import WORDS
from askwell.source.yaml import parse_yaml
from tests.helpers import FILES, Site, good_site
from tests.test_manual import blocks, manual, models, rows, sections

REFERENCE = "flow-language.md"
GUIDE = "content/flows/test-guide.yml"

Data = dict[str, Any]


def data_of(text: str) -> Data:
    """What a text in YAML says."""
    parsed, problems = parse_yaml("example.yml", text)
    assert parsed is not None, problems
    assert isinstance(parsed.data, dict)
    return parsed.data


def merged(old: Any, new: Any) -> Any:
    """Fields are put together; anything else that is given anew takes the place of the old."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    return {**old, **{key: merged(old[key], value) if key in old else value for key, value in new.items()}}


# The reference


@cache
def reference() -> Mapping[str, Data]:
    """The files that the examples of the reference make when they are put together."""
    found: dict[str, Data] = {}
    for block in blocks(manual(REFERENCE)):
        if block.language == "yaml":
            found[block.title] = merged(found.get(block.title, {}), data_of(block.text))
    return found


def written(root: Path, files: Mapping[str, Data]) -> Site:
    """The small good site with other files."""
    site = good_site(root)
    for name, data in files.items():
        short = name.removeprefix("content/")
        whole = merged(data_of(FILES["site.yml"]), data) if short == "site.yml" else data
        site.write(short, json.dumps(whole, ensure_ascii=False))
    return site


def compiled(root: Path, files: Mapping[str, Data]) -> Machine | None:
    """The guide that files describe, not proven; None if it has mistakes."""
    return compile_flow(load(written(root, files).root)[0].flows["test-guide"])[0]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The guide of the reference."""
    machine = compiled(tmp_path_factory.mktemp("reference"), reference())
    assert machine
    return machine


@pytest.fixture(scope="module")
def names(guide: Machine) -> SymbolTable:
    """What the conditions of that guide may name."""
    return guide.graph.names


def test_the_examples_of_the_reference_are_one_guide_without_findings(tmp_path: Path) -> None:
    assert [str(found) for found in written(tmp_path, reference()).check().diagnostics] == []


def values(data: Any, key: str) -> Iterator[Any]:
    """The values of all fields of a name, however deep."""
    for name, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if name == key:
            yield value
        yield from values(value, key)


@pytest.mark.parametrize("page", [REFERENCE, "flowchart.md", "exports.md"])
def test_the_list_at_the_top_has_every_part(page: str) -> None:
    text = manual(page)
    parts: list[str] = re.findall(r"^## (.+)$", text, re.M)
    listed = text[: text.index("\n## ")].replace("\n  ", " ")
    assert [name for name in parts if f"[{name}](#" not in listed] == []


@pytest.mark.parametrize("model", [m for m in models() if m.__module__.startswith("askwell.flow.")], ids=str)
def test_every_field_of_the_language_has_an_example(model: type) -> None:
    """What a guide says of its state is in the author's manual."""
    every, fields = list(reference().values()), model.model_fields.keys() - {"status", *STANDING}  # type: ignore[attr-defined]
    assert [name for name in fields if not list(values(every, name))] == []


def cells(heading: str, column: str) -> list[str]:
    """What is written as code in the first column of the table below a heading that has such a column."""
    section = sections(manual(REFERENCE), 2)[heading]
    table = section.partition(f"| {column} |")[2].partition("\n\n")[0]
    return [
        code for line in table.splitlines() for code in re.findall(r"`([^`]+)`", line.split("|")[1] if line else "")
    ]


CONDITIONS = cells("Conditions", "written")
SENTENCES = cells("Safety rules", "rule")


@pytest.mark.parametrize("text", CONDITIONS)
def test_each_condition_of_the_reference_can_be_read(text: str, names: SymbolTable) -> None:
    assert not isinstance(read_condition(text, names), list)


@pytest.mark.parametrize("text", SENTENCES)
def test_each_rule_of_the_reference_can_be_read(text: str, names: SymbolTable) -> None:
    assert not isinstance(read_sentence(text, names), list)
    assert text in reference()[GUIDE]["rules"]


def said() -> list[tuple[str, str]]:
    """The sentences that clinicians may look for: what kind each is, and how it is written."""
    return re.findall(r"(row|rule): `([^`]+)` \|", sections(manual(REFERENCE), 2)["Sentences you may look for"])


@pytest.mark.parametrize(("kind", "text"), said())
def test_each_sentence_that_clinicians_look_for_can_be_read(kind: str, text: str, names: SymbolTable) -> None:
    assert not isinstance((read_condition if kind == "row" else read_sentence)(text, names), list)


def test_each_kind_of_rule_is_among_the_sentences() -> None:
    kinds = set(re.findall(r"-> (\w+)$", GRAMMAR.partition("rule:")[2], re.MULTILINE)) - {"sees", "outcomes"}
    parser = Lark(GRAMMAR, start=["rule"], parser="lalr", lexer="contextual")
    rules = [parser.parse(text, start="rule") for kind, text in said() if kind == "rule"]
    assert {str(tree.data) for tree in rules} == kinds


def numbered() -> str:
    """The grammar with a name for each alternative."""
    numbers = count()
    plain = re.sub(r" -> \w+$", "", GRAMMAR, flags=re.MULTILINE)
    return re.sub(r"(?m)^(\??[a-z]+:|    \|).*$", lambda line: f"{line[0]} -> way_{next(numbers)}", plain)


def test_every_alternative_of_the_grammar_is_in_the_reference() -> None:
    parser = Lark(numbered(), start=["any", "rule"], parser="lalr", lexer="contextual", keep_all_tokens=True)
    texts = [(text, "any") for text in CONDITIONS] + [(text, "rule") for text in SENTENCES]
    trees = [parser.parse(text, start=start) for text, start in texts]
    used = {str(tree.data) for whole in trees for tree in whole.iter_subtrees()}
    assert {f"way_{n}" for n in range(numbered().count("-> way_"))} == used
    tokens = {(token.type, str(token)) for whole in trees for token in whole.scan_values(lambda _: True)}
    known = {terminal.name for terminal in parser.terminals if terminal.name not in parser.ignore_tokens}
    assert {kind for kind, _ in tokens} == known
    signs = re.search(r"(?m)^SIGN: (.+)$", GRAMMAR)
    assert signs
    assert {text for kind, text in tokens if kind == "SIGN"} == set(re.findall(r'"([^"]+)"', signs[1]))


@pytest.mark.parametrize(
    ("question", "choice", "label"),
    [
        ("screen", "any", "Any of these"),
        ("screen", "none", "None of these"),
        ("screen", "not-sure", "Not sure"),
        ("signs", "1", "1 of these"),
        ("signs", "3", "All 3 of these"),
        ("temperature", "usual", "Under 38 °C (under 100.4 °F)"),
    ],
)
def test_options_word_themselves_as_the_reference_says(guide: Machine, question: str, choice: str, label: str) -> None:
    state = next(state for state in guide.states.values() if state.origin == question)
    assert [one.label for one in state.choices if one.key == choice] == [label]
    assert label in manual(REFERENCE).replace("\n", " ")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"questions": {"company": {"when": "temperature >= 38.5"}}}, "FLOW019", id="a band on both sides"),
        pytest.param({"questions": {"company": {"when": "breaths >= 30"}}}, "FLOW019", id="not sure is no number"),
        pytest.param({"questions": {"company": {"when": "packs is more"}}}, "FLOW018", id="not asked before"),
        pytest.param({"questions": {"company": {"when": "signs-2 > 0"}}}, "FLOW016", id="a sign without spaces"),
        pytest.param({"questions": {"company": {"when": "pain is yes or pain is not yes"}}}, "FLOW021", id="always"),
        pytest.param({"questions": {"age": {"options": {"older": {"over": "65"}}}}}, "FLOW024", id="a hole"),
        pytest.param({"questions": {"sleep": {"to": "signs"}}}, "FLOW004", id="back to an earlier question"),
        pytest.param({"entries": {"adult": {"at": "smoking"}}}, "FLOW018", id="an entry without what it rests on"),
        pytest.param({"scores": {"most": {"label": "Test"}}}, "FLOW005", id="a word of conditions as a key"),
        pytest.param({"questions": {"temperature": {"number": {"also": {"bands": {
            "usual": {"under": "101"}}}}}}}, "FLOW025", id="a second unit that overlaps"),
    ],
)  # fmt: skip
def test_what_the_reference_calls_an_error_is_one(change: Data, code: str, tmp_path: Path) -> None:
    """None of them lies in a safety rule; to prove these takes long."""
    files = merged(reference(), {GUIDE: {**change, "rules": [], "waivers": []}})
    assert code in {one.code for one in written(tmp_path, files).check().diagnostics}


@pytest.mark.parametrize(
    ("change", "lapses"),
    [
        pytest.param({"updated": "2026-02-02"}, False, id="dates"),
        pytest.param({"reviewer": "test-expert"}, False, id="names of people"),
        pytest.param({"scenarios": []}, False, id="scenarios"),
        pytest.param({"purpose": "Test data."}, True, id="what the guide says"),
        pytest.param({"questions": {"age": {"to": "breaths"}}}, True, id="where a choice leads"),
        pytest.param({"entries": {"adult": {"title": "Another title"}}}, True, id="entries"),
        pytest.param({"rules": ["screen is asked before age"]}, True, id="safety rules"),
    ],
)
def test_what_the_approval_covers(change: Data, lapses: bool, tmp_path: Path) -> None:
    machine = compiled(tmp_path, merged(reference(), {GUIDE: change}))
    assert machine is None or machine.approval_stands is not lapses
    assert machine is not None or lapses


def test_the_urgencies_of_the_reference_are_those_that_readers_see() -> None:
    table = rows(sections(manual(REFERENCE), 2)["Outcomes"])
    found = {name: row[0] for name, row in table.items() if len(row) == 1}
    assert found == {str(urgency): words for urgency, words in URGENCIES.items()}


def test_the_keys_that_the_reference_forbids_are_those_of_the_code() -> None:
    text = sections(manual(REFERENCE), 2)["Where things lead"].partition("as\nits key:")[2].partition(". Do not")[0]
    assert set(re.findall(r"`(\w+)`", text)) == WORDS


def test_the_limits_of_the_reference_are_those_of_the_code() -> None:
    text = sections(manual(REFERENCE), 2)["How large a guide may be"]
    assert (f"{MAX_STATES:,} states" in text, "two million bytes" in text) == (True, MAX_HTML == 2_000_000)
