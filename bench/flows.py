"""Measures compiling and proving flows: `python bench/flows.py`.

Each flow is measured in a process of its own, from the text of its file on: reading, compiling, proving.
Then a site of a thousand different flows with thirty states each: compiled and proven with nothing kept, and
after an edit of one.

The chain of questions with one score shows that cost grows with states, not with ways: with each ten
questions the ways grow 59,049-fold. Beside it stands what it takes to walk every way, one after the other, measured
over the first of them.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
ROUNDS = 5
LENGTHS = (5, 10, 20, 40, 80)
"""Questions of the chains."""

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.expr.parser import SymbolTable, read_condition
from askwell.flow.verify.invariants import proof
from itertools import islice
from askwell.flow.machine.walk import path_count, paths
library, problems = load(Path(sys.argv[1]))
flow = library.flows[sys.argv[2]]
begin = time.process_time()
read_condition("once", SymbolTable({}, frozenset()))
start = time.process_time()
machine, problems = compile_flow(flow)
middle = time.process_time()
found = problems or proof(machine).diagnostics
end = time.process_time()
if found:
    sys.exit("\\n".join(map(str, found)))
walking = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
ways = path_count(machine)
walked = sum(1 for _ in islice(paths(machine), 2000))
plain = (time.process_time() - walking) / walked * ways
print(json.dumps([len(machine.states), ways, middle - start, end - middle, peak, start - begin, plain]))
"""

MANY, MANY_LENGTH = 1_000, 6
"""The flows of a large site, and the questions of each: thirty states."""

MEASURE_MANY = """
import json, sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import time
from askwell.content.load import load
from askwell.flow.expr.parser import SymbolTable, read_condition
from askwell.flow.proving.guides import prove_guides
root = Path(sys.argv[1])
def spent():
    return sum(used for who in (RUSAGE_SELF, RUSAGE_CHILDREN) for used in getrusage(who)[:2])
reading = spent()
library, problems = load(root)
flows = list(library.flows.values())
read_condition("once", SymbolTable({}, frozenset()))
start, clock = spent(), time()
proven = prove_guides(flows, root)
if proven.findings:
    sys.exit("\\n".join(map(str, proven.findings)))
print(json.dumps([start - reading, spent() - start, time() - clock]))
"""


def chain(length: int) -> str:
    """A flow with so many questions of three options, which add 0 to 2 points to one score. Test data, as JSON."""
    asked = {
        f"q{n}": {
            "ask": f"Test question {n}?",
            "options": {f"o{points}": {"label": f"Test {points}", "points": str(points)} for points in range(3)},
            "to": f"q{n + 1}" if n < length else "result",
            "no_not_sure": "Test",
        }
        for n in range(1, length + 1)
    }
    screen = {
        "ask": "Test sign?",
        "red_flag": "yes",
        "any_of": ["Test sign"],
        "options": {"any": {"to": "call"}, "none": {"to": "q1"}},
        "not_sure": {"same_as": "any"},
    }
    words = dict.fromkeys(("title", "next_step", "how_soon", "why", "would_change"), "Test") | {
        "sources": ["test-source"]
    }
    urgencies = {"call": "emergency", "many": "routine", "few": "self_care"}
    rows = [{"when": f"sum >= {length}", "to": "many"}, {"when": f"sum < {length}", "to": "few"}]
    flow = dict.fromkeys(("title", "purpose", "for_whom"), "Test") | {
        "updated": "2026-01-10", "reviewed": "2026-01-10", "next_review": "2027-01-10",
        "scores": {"sum": {"label": "Test sum"}},
        "questions": {"screen": screen} | asked,
        "tables": {"result": {"hit": "unique", "rows": rows}},
        "outcomes": {key: words | {"urgency": urgency} for key, urgency in urgencies.items()},
        "rules": [f"never outcome few when sum >= {length}", "a worse q1 never gives milder advice"],
    }  # fmt: skip
    return json.dumps(flow)


def measure(site: Path, flow: str) -> tuple[int, int, float, float, float, float, float]:
    """States, ways, processor seconds to compile and to prove, peak memory in MB, the seconds that the syntax of
    conditions takes once a run, before the first flow, and those that a walk of every way would take; medians."""
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(site), flow], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            sys.exit(done.stderr)
        runs.append(json.loads(done.stdout))
    compiled, proven, peak, once, plain = (sorted(run[n] for run in runs)[ROUNDS // 2] for n in (2, 3, 4, 5, 6))
    return runs[0][0], runs[0][1], compiled, proven, peak, once, plain


def measure_many(site: Path) -> tuple[float, float, float]:
    """Processor seconds to read all flows of a site, and to compile and prove what is not known to be proven, and the
    seconds that the latter takes by the clock."""
    script = [sys.executable, "-c", MEASURE_MANY, str(site)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    read, proven, clock = json.loads(done.stdout)
    return read, proven, clock


def tell_many(site: Path, write: Callable[[str, str], None]) -> None:
    """Prints what a large site of flows takes: with nothing kept, and after an edit of one."""
    flow = json.loads(chain(MANY_LENGTH))
    for number in range(MANY):
        write(f"flows/many-{number}.yml", json.dumps(flow | {"title": f"Test {number}"}))
    for what in ("nothing kept", "one edited"):
        read, proven, clock = measure_many(site)
        click.echo(f"{MANY:,} flows, {what}: {proven:.2f} s to compile and prove, {clock:.2f} s by the clock")
        click.echo(f"    and {read:.1f} s to read")
        write("flows/many-0.yml", json.dumps(flow | {"title": "Test edited"}))
    for number in range(MANY):
        (site / "content" / "flows" / f"many-{number}.yml").unlink()


HEADS = {"states": 8, "ways": 12, "compile": 10, "prove": 10, "both": 10, "walk all": 11, "peak": 9}
"""The columns of the measures, each with its width."""


def main() -> None:
    """Prints the measures."""
    sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]
    from tests.helpers import TODAY, site_of_flows

    from askwell.starter import make_site

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        make_site(folder, TODAY)
        for path in (folder / "content").rglob("*.*"):
            path.unlink()
        site = site_of_flows(folder)
        (folder / "docs" / "submit.md").write_text("# Test\n", encoding="utf-8")
        for length in LENGTHS:
            site.write(f"flows/chain-{length}.yml", chain(length))
        click.echo(f"{'flow':16}" + "".join(f"{name:>{width}}" for name, width in HEADS.items()))
        for flow in ("phq-9", "audit", *(f"chain-{length}" for length in LENGTHS)):
            states, ways, compiled, proven, peak, once, plain = measure(folder, flow)
            both = compiled + proven
            click.echo(
                f"{flow:16}{states:8,}{ways:12.2g}{compiled:8.3f} s{proven:8.3f} s{both:8.3f} s{plain:9.2g} s"
                f"{peak:6.0f} MB   {1e6 * both / states:6.0f} µs a state"
            )
        click.echo(f"once a run, the syntax of conditions: {once:.3f} s")
        for length in LENGTHS:
            site.path(f"flows/chain-{length}.yml").unlink()
        tell_many(folder, site.write)
        done = subprocess.run([sys.executable, "-m", "askwell", "build"], cwd=folder, capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(done.stderr.decode())
        for flow in ("phq-9", "audit"):
            page = (folder / "site" / "decide" / flow / "index.html").read_bytes()
            click.echo(
                f"page of {flow:8}{len(page) / 1000:8.1f} kB, {len(gzip.compress(page)) / 1000:.1f} kB compressed"
            )


if __name__ == "__main__":
    main()
