"""The manuals say what the code does: fields, codes, commands, make targets, examples, links."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import pytest

import askwell
from askwell.audit import audit
from askwell.audit.external import Asking, Reply, check_external
from askwell.checks.disclaimers import REQUIRED
from askwell.cli.main import main
from askwell.content.handwritten import Docs
from askwell.content.records import Answer
from askwell.content.states import NEEDS, State
from askwell.source.record import Record, SubRecord
from askwell.starter import make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import TODAY, Site, good_site, rendered_findings
from tests.sites import TEST_DAY, run

ROOT = Path(__file__).parent.parent
MANUAL = ROOT / "docs" / "manual"
PACKAGE = ROOT / "hooks" / "askwell"

_BLOCK = re.compile(
    r'^(?P<fence>`{3,})(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^(?P=fence)$', re.M | re.S
)
_CODE = re.compile(r"[A-Z]+[0-9]{3}")
_LINK = re.compile(r"\]\((?!https://|#)([^)#\s]+)(#[^)\s]+)?\)")


@dataclass(frozen=True)
class Block:
    """An example. `title` is the path of its file, or "" for commands to be run in the site's folder."""

    language: str
    title: str
    text: str

    @property
    def where(self) -> str:
        """What names the files that it is about."""
        return self.text if self.language == "sh" else self.title


def sections(text: str, level: int) -> dict[str, str]:
    """What stands under each heading of a level, up to the next heading of that or a higher level."""
    plain = _BLOCK.sub(lambda found: re.sub(r"(?m)^#", "\0", found[0]), text)  # a # in an example is no heading
    found = re.split(rf"(?m)^(#{{1,{level}}}) (.+)$", plain)
    triples = zip(found[1::3], found[2::3], found[3::3], strict=True)
    return {name.strip("`"): body.replace("\0", "#") for marks, name, body in triples if len(marks) == level}


def blocks(text: str) -> list[Block]:
    return [Block(found["language"], found["title"] or "", found["text"]) for found in _BLOCK.finditer(text)]


@cache
def manual(name: str) -> str:
    return (MANUAL / name).read_text("utf-8")


def codes_in_the_source() -> set[str]:
    """The codes that the source writes out, and those that a module of it puts together."""
    trees = [ast.parse(text) for path in PACKAGE.rglob("*.py") if _CODE.search(text := path.read_text("utf-8"))]
    written = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    names = (item.name for item in pkgutil.walk_packages(askwell.__path__, "askwell."))
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    made = {value for module in modules for value in vars(module).values() if isinstance(value, str)}
    return {value for value in written | made if isinstance(value, str) and _CODE.fullmatch(value)}


@cache
def error_sections() -> dict[str, str]:
    return sections(manual("errors.md"), 3)


def test_every_code_has_its_section_and_every_section_a_code() -> None:
    assert sorted(error_sections()) == sorted(codes_in_the_source())


@pytest.mark.parametrize("code", error_sections())
def test_every_section_has_an_example_between_words(code: str) -> None:
    before, *_, after = re.split(r"(?ms)^```.*?^```$", error_sections()[code])
    assert (len(before.split()) >= 5, len(after.split()) >= 3) == (True, True)


def spoil(root: Path, block: Block) -> None:
    """Does to a site what an example of the error manual shows."""
    path = root / block.title
    if block.language == "sh":
        subprocess.run(["sh", "-eu", "-c", block.text], cwd=root, check=True)
    elif block.language == "diff":
        lines = [line or " " for line in block.text.removesuffix("\n").split("\n")]
        assert {line[0] for line in lines} <= set(" -+"), block.text
        old = "\n".join(line[1:] for line in lines if line[0] != "+")
        new = "\n".join(line[1:] for line in lines if line[0] != "-")
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"this must stand once in {block.title}: {old}"
        path.write_text(text.replace(old, new), "utf-8")
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(block.text, "utf-8")


ALSO = {"FLOW040": {"FLOW054"}, "FLOW058": {"FLOW057"}, "PART001": {"FIELD001"}, "FLOW002": {"FLOW009"},
        "FLOW029": {"FLOW020"}, "FLOW100": {"FLOW021"}, "FLOW071": {"FLOW120"},
        "FLOW121": {"EXPERT002", "PERSON006", "PROD002"}, "EXPERT004": {"EXPERT001"}, "CARE003": {"CARE010", "CARE011"},
        "FLOW010": {"CARE011"}, "EDITION031": {"FLOW007"}, "EDITION032": {"FLOW057"},
        "EDITION021": {"EXPERT002", "PERSON006", "PROD002"}}  # fmt: skip
ALSO |= {c: {"EXPERT002", "PROD002"} - {c} for c in ("EXPERT002", "PROD001", "PROD002", "PROD003", "PERSON006")}
ALSO |= {code: {"KEPT004"} for code in ("KEPT001", "KEPT002", "KEPT003", "KEPT006", "CHANGE009")}
"""What the examples of some codes have as well: a part with mistakes has mistakes; where nothing leads to an outcome
any more, a question decides nothing; a text says nothing since its condition never holds; a screen that an entry skips
is not seen by all from the start; a promise that is kept needs no setting aside; an expert whom the answer names no
more is still quoted."""
BESIDES = {"EDITION018", "EDITION022"}  # short editions do not say how they were made, and their day is past


def examples(finished: bool) -> list[str]:
    """The codes whose examples spoil finished pages, or content; others are tried elsewhere."""
    elsewhere = ("SEEN", "SEND", "MAIL", "EXPO")
    parts = {code: blocks(text)[0] for code, text in error_sections().items() if code[:4] not in elsewhere}
    return [code for code, block in parts.items() if ("site/" in block.where) is finished]


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site."""
    root = tmp_path_factory.mktemp("started")
    make_site(root, TODAY)
    return root


@pytest.mark.parametrize("code", examples(finished=False))
def test_an_example_of_content_fails_with_its_code_and_no_other(code: str, site: Site, started: Path) -> None:
    if code.startswith(("ENGINE", "DOCS", "LOOK003")):
        shutil.copytree(started / "docs", site.root / "docs")
        shutil.copytree(started / "hooks", site.root / "hooks")
        shutil.copy(started / "mkdocs.yml", site.root)
        (site.root / "docs" / "submit.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    for block in blocks(error_sections()[code]):
        spoil(site.root, block)
    checked = with_surroundings(site.root, site.check())
    found = checked.diagnostics or rendered_findings(checked)
    assert {one.code for one in found} - (BESIDES - {code}) == {code} | ALSO.get(code, set())


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small good site, built."""
    root = tmp_path_factory.mktemp("manual")
    make_site(root, TODAY)
    shutil.rmtree(root / "content")
    (root / "docs" / "submit.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    site = good_site(root)
    done = run(root, "askwell", "build", day=TEST_DAY)
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize("code", examples(finished=True))
def test_an_example_of_a_finished_page_fails_with_its_code(code: str, finished: Site, tmp_path: Path) -> None:
    shutil.copytree(finished.root / "site", tmp_path / "site")
    for block in blocks(error_sections()[code]):
        spoil(tmp_path, block)
    folder, checked = tmp_path / "site", finished.check()
    docs = Docs(tmp_path / "docs" if (tmp_path / "docs").exists() else finished.root / "docs")
    away = Asking(reply, pause=0)
    found = audit(folder, checked, docs) + check_external(folder, checked, "site", tmp_path / "kept", away)
    assert code in {one.code for one in found}


def reply(method: str, url: str, seconds: float) -> Reply:
    """What other sites say to the examples, without asking them."""
    del method, seconds
    return Reply(fault="no reply") if url.endswith("/silent") else Reply(404 if url.endswith("/gone") else 200)


# Fields

MANUALS = ("authors", "flow-language", "newsletters")


def models() -> list[type[SubRecord]]:
    """Every record, and every group of fields in one."""
    found = [*Record.__subclasses__(), *(part for part in SubRecord.__subclasses__() if part is not Record)]
    return sorted((model for model in found if model.__module__.startswith("askwell.")), key=lambda m: m.__name__)


def rows(section: str) -> dict[str, list[str]]:
    """A table's rows by the name in their first cell."""
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:2] == "| ")
    return {row[0].strip("`"): row[1:] for row in cells if row[0].startswith("`")}


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_explained_where_its_record_is(model: type[SubRecord]) -> None:
    """In one of three manuals: records of guides are in the language of flows, those of newsletters in theirs."""
    found = [sections(manual(f"{name}.md"), 3).get(model.__name__) for name in MANUALS]
    section, *others = filter(None, found)
    assert others == []
    documented = rows(section)
    usual = NEEDS[State.PUBLISHED] if model is Answer else ()
    needed = {n: "yes" if field.is_required() or n in usual else "no" for n, field in model.model_fields.items()}
    assert {name: cells[0] for name, cells in documented.items()} == needed
    assert [name for name, cells in documented.items() if len(cells) != 3 or not all(cells)] == []


# Commands


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for sub in group.list_commands(context):
        command = group.get_command(context, sub)
        assert command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {sub}")
        else:
            yield f"{name} {sub}", command


def test_every_command_has_a_section() -> None:
    documented = {name for name in sections(manual("commands.md"), 3) if name.startswith("askwell ")}
    assert documented == {name for name, _ in commands(main, "askwell")}


@pytest.mark.parametrize(("name", "command"), [*commands(main, "askwell")], ids=str)
def test_every_option_and_argument_is_explained(name: str, command: click.Command) -> None:
    text = sections(manual("commands.md"), 3)[name]
    options = {option for item in command.params if isinstance(item, click.Option) for option in item.opts}
    arguments = {item.human_readable_name.upper() for item in command.params if isinstance(item, click.Argument)}
    listed = (re.findall(r"`(--?[a-z-]+)`", line.split("|")[1]) for line in text.splitlines() if line[:3] == "| `")
    assert {option for cell in listed for option in cell} == options
    assert {word for word in arguments if f"`{word}`" not in text} == set()
    assert "```console" in text


def test_every_make_target_is_in_the_manual_of_commands() -> None:
    listed = re.search(r"(?m)^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"))
    assert listed
    assert {target for target in listed[1].split() if f"`make {target}" not in manual("commands.md")} == set()


def test_every_make_target_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)\b", (ROOT / "README.md").read_text("utf-8"))) - {"python"}
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert {"serve", "test"} <= named <= targets


# Tables that others rely on


def test_the_markup_contract_has_every_attribute_and_part_of_the_templates() -> None:
    sources = [*(PACKAGE / "theme" / "components").rglob("*.html"), *(PACKAGE / "theme" / "pages").rglob("*.html")]
    html = "".join(path.read_text("utf-8") for path in [*sources, PACKAGE / "render" / "prose.py"])
    contract = sections(manual("maintainers.md"), 2)["The markup contract"]
    assert set(re.findall(r"\b(data-[a-z]+)=", html)) == set(re.findall(r"`(data-[a-z]+)=", contract))
    assert {part for part in re.findall(r'data-part="([a-z-]+)"', html) if f"`{part}`" not in contract} == set()


def test_the_table_of_disclaimers_has_those_that_every_site_needs() -> None:
    table = rows(sections(manual("authors.md"), 2)["Where disclaimers stand"])
    assert {name: cells[0].strip("`") for name, cells in table.items()} == {k: str(p) for k, p in REQUIRED.items()}


# Links


def anchors(text: str) -> set[str]:
    """The ids that a reader of the repository gets for headings."""
    names = re.findall(r"(?m)^#+ (.+)$", _BLOCK.sub("", text))
    return {"#" + re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in names}


@pytest.mark.parametrize("path", [*sorted(MANUAL.glob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_the_manuals_lead_somewhere(path: Path) -> None:
    own = anchors(path.read_text("utf-8"))
    text = re.sub(r"`[^`\n]+`", "", _BLOCK.sub("", path.read_text("utf-8")))
    broken = [
        found[0]
        for found in _LINK.finditer(text)
        if not (target := path.parent / found[1]).exists()
        or (found[2] and found[2] not in anchors(target.read_text("utf-8")))
    ]
    assert broken == []
    assert [name for name in re.findall(r"\]\((#[^)\s]+)\)", text) if name not in own] == []
