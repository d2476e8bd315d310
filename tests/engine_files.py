"""Records which files of the theme a site has: run by `make lock`, when the theme may have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import material

from askwell.audit.known_files import digest, script_digest

TEMPLATES = Path(material.__file__).parent / "templates"
LIST = Path(__file__).parent.parent / "hooks" / "askwell" / "theme" / "engine_files.txt"
SCRIPTS = ("base", "content", "palette")
"""The templates of the theme whose inline scripts our pages have."""


def lines() -> Iterator[str]:
    """A line for each file of the theme, then one for each inline script."""
    for path in sorted((TEMPLATES / "assets").rglob("*")):
        if path.is_file():
            yield f"{digest(path)} {path.relative_to(TEMPLATES).as_posix()}"
    for name in SCRIPTS:
        text = (TEMPLATES / "partials" / "javascripts" / f"{name}.html").read_text("utf-8")
        for number, script in enumerate(re.findall(r"<script>(.*?)</script>", text, re.DOTALL), 1):
            yield f"{script_digest(script)} inline script {name} {number}"
    for path in sorted((TEMPLATES / "partials" / "languages").glob("*.html")):
        yield f"{digest(path)} language {path.stem}"


def listed() -> str:
    return "".join(f"{line}\n" for line in lines())


if __name__ == "__main__":
    LIST.write_text(listed(), "utf-8")
    print(f"{LIST.name}: {len(listed().splitlines())} files")
