"""What `mkdocs.yml` may say. It is a list of what is good; anything else needs somebody who answers for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askwell.content.handwritten import ENGINES
from askwell.content.parts import Allowed
from askwell.diagnostics import Diagnostic, Location, did_you_mean, errors
from askwell.source.files import read_text
from askwell.source.yaml import Parsed, parse_yaml

NAME = "mkdocs.yml"

FIELDS = frozenset(
    ("site_name", "site_url", "docs_dir", "site_dir", "exclude_docs", "watch", "hooks", "theme", "plugins",
     "markdown_extensions", "extra", "extra_css", "extra_javascript", "strict", "dev_addr", "validation",
     "use_directory_urls")
)  # fmt: skip
"""The settings of the engine that Ask Well heeds. All that readers see is in content/site.yml, or in docs/."""

SEEN = frozenset(
    ("site_description", "site_author", "nav", "repo_url", "repo_name", "edit_uri", "copyright", "not_in_nav")
)
"""What the engine would put on pages of its own."""

PAGES, BY_ENGINE, DIRECT = "generated_pages", "engine", "direct"
"""The setting, below `extra`, of whether generated pages go through the engine, and what it may say."""

PLUGINS = frozenset(("search",))
EXTENSIONS = frozenset(
    ("md_in_html", "toc", "tables", "fenced_code", "def_list", "footnotes", "abbr", "sane_lists", "admonition")
)

HOOK, UNKNOWN, VALUE, REFUSED, FILE = "ENGINE001", "ENGINE002", "ENGINE003", "ENGINE004", "ENGINE005"


@dataclass(frozen=True)
class SettingsFile:
    """`mkdocs.yml`, read, with what the site's own settings allow besides ours."""

    root: Path
    parsed: Parsed
    allowed: Mapping[str, str | None]

    @property
    def data(self) -> dict[str, Any]:
        """Its fields."""
        return self.parsed.data if isinstance(self.parsed.data, dict) else {}

    @property
    def docs(self) -> Path:
        """The folder of pages written by hand."""
        name = self.data.get("docs_dir")
        return self.root / (name if isinstance(name, str) else "docs")

    @property
    def extensions(self) -> tuple[tuple[str, ...], dict[str, Any]]:
        """The Markdown extensions of hand-written pages, the engine's own among them, and their settings."""
        names, configs = list(ENGINES), {}
        for loc, name in _named(self.data.get("markdown_extensions")):
            short = name.removeprefix("markdown.extensions.")
            if short not in EXTENSIONS:
                continue
            names += [] if short in names else [short]
            value = _value(self.data["markdown_extensions"], loc)
            if isinstance(value, dict):
                configs[short] = {key: _plain(inner) for key, inner in value.items()}
        return tuple(names), configs

    def at(self, *loc: str | int, key: bool = False) -> Location:
        """Where a value stands."""
        return self.parsed.document.at(*loc, key=key)


def read(root: Path, allows: tuple[Allowed, ...]) -> tuple[SettingsFile | None, list[Diagnostic]]:
    """The file, or what is wrong with its form."""
    text, problems = read_text(root, root / NAME)
    if problems:
        return None, problems
    parsed, problems = parse_yaml(NAME, text)
    if parsed is None or errors(problems):
        return None, problems
    return SettingsFile(root, parsed, {item.what: item.sha256 for item in allows}), problems


def built_into(root: Path) -> Path:
    """The folder for the finished site, as the file names it, or as the engine calls it."""
    file, _ = read(root, ())
    name = file.data.get("site_dir") if file else None
    return Path(os.path.normpath(root / (name if isinstance(name, str) else "site")))


_HOOK_HINT = "write under hooks: - hooks/mkdocs_hooks.py, a file as `askwell init` makes it"


def not_called(root: Path, events: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The finding that some of the engine's events would not reach Ask Well."""
    file, _ = read(root, ())
    place = file.at("hooks") if file else Location(NAME)
    message = f"the hooks do not hand {', '.join(events)} on to Ask Well: nothing would be checked"
    return (Diagnostic(place, HOOK, message, _HOOK_HINT),)


def not_loaded(root: Path, error: Exception) -> tuple[Diagnostic, ...]:
    """The finding that a hook cannot be read."""
    file, _ = read(root, ())
    place = file.at("hooks") if file else Location(NAME)
    return (Diagnostic(place, HOOK, f"a hook cannot be read: {error}", _HOOK_HINT),)


def findings(file: SettingsFile) -> Iterator[Diagnostic]:
    """Everything that a site may not set, or that the engine would not understand."""
    for name in file.data.keys() - FIELDS:
        hint = did_you_mean(name, FIELDS) or "remove it"
        if name in SEEN:
            hint = "remove it: what pages say and how they look is in content/site.yml"
        yield Diagnostic(file.at(name, key=True), UNKNOWN, f"Ask Well knows no setting '{name}' of the engine", hint)
    if str(file.data.get("use_directory_urls", "true")).lower() != "true":
        hint = "remove the line: links of pages, guides and mails rely on it"
        yield Diagnostic(file.at("use_directory_urls"), VALUE, "addresses must end in a slash", hint)
    if not _texts_of(file.data.get("hooks")):
        message = "there is no hook that calls Ask Well: nothing would be checked"
        yield Diagnostic(file.at("hooks", key=True), HOOK, message, _HOOK_HINT)
    site_dir = file.data.get("site_dir", "site")
    if (source := in_the_way(file.root / str(site_dir), file.root, file.docs)) is not None:
        message = f"the site cannot be built here: {source.name} stands there, and publishing replaces the whole folder"
        yield Diagnostic(file.at("site_dir"), VALUE, message, "write site_dir: site")
    yield from _extra(file)
    yield from _theme(file)
    yield from _lists(file)
    yield from _loaded(file)


def _extra(file: SettingsFile) -> Iterator[Diagnostic]:
    extra = file.data.get("extra", {})
    hint = f"write {PAGES}: {BY_ENGINE} below extra, or remove the line"
    if not isinstance(extra, dict):
        yield Diagnostic(file.at("extra"), VALUE, "extra is not a mapping", hint)
        return
    for name in extra.keys() - {PAGES}:
        message = f"Ask Well knows no setting '{name}' below extra"
        yield Diagnostic(file.at("extra", name, key=True), UNKNOWN, message, did_you_mean(name, [PAGES]) or "remove it")
    if extra.get(PAGES, DIRECT) not in (BY_ENGINE, DIRECT):
        message = f"'{extra[PAGES]}' is no way for pages to be written"
        yield Diagnostic(file.at("extra", PAGES), VALUE, message, f"write {PAGES}: {BY_ENGINE}, or {PAGES}: {DIRECT}")


def in_the_way(site: Path, root: Path, docs: Path) -> Path | None:
    """The folder of sources that stands where a site would, or None: publishing replaces the whole folder."""
    site = site.resolve()
    for source in (root, root / "content", docs, root / "hooks"):
        inside = site.is_relative_to(source.resolve()) and source != root
        if inside or source.resolve().is_relative_to(site):
            return source
    return None


def _theme(file: SettingsFile) -> Iterator[Diagnostic]:
    theme = file.data.get("theme")
    if theme == "material":
        return
    if not isinstance(theme, dict) or theme.get("name") != "material":
        named = isinstance(theme, dict) and "name" in theme
        place = file.at("theme", "name") if named else file.at("theme")
        yield Diagnostic(place, VALUE, "the theme must be material", "write theme: and below it name: material")
        return
    for name in sorted(theme.keys() - {"name"}):
        hint = "remove it: colours, face, logo and menu are in content/site.yml"
        message = f"the theme's '{name}' would change nothing: pages are not the theme's"
        yield Diagnostic(file.at("theme", name, key=True), REFUSED, message, hint)


def _lists(file: SettingsFile) -> Iterator[Diagnostic]:
    """Plugins, extensions, hooks and extras: those that we know, and those that somebody answers for."""
    known: list[tuple[str, str, frozenset[str]]] = [
        ("plugins", "plugin", PLUGINS),
        ("markdown_extensions", "extension", EXTENSIONS),
    ]
    for field, noun, good in known:
        for loc, name in _named(file.data.get(field)):
            short = name.removeprefix("markdown.extensions.")
            if short not in good and f"{noun} {short}" not in file.allowed:
                hint = _allow(f"{noun} {short}")
                message = f"the {noun} '{short}' could change what pages say"
                yield Diagnostic(file.at(field, *loc), REFUSED, message, hint)
    for number, name in enumerate(_texts_of(file.data.get("hooks"))):
        if not (file.root / name).is_file():
            hint = "write hooks/mkdocs_hooks.py, which hands the engine's events on to Ask Well"
            yield Diagnostic(file.at("hooks", number), FILE, f"there is no file '{name}'", hint)
        elif Path(name).name != "mkdocs_hooks.py" and f"hook {name}" not in file.allowed:
            message = f"the hook '{name}' could change what pages say"
            yield Diagnostic(file.at("hooks", number), REFUSED, message, _allow(f"hook {name}"))


def _loaded(file: SettingsFile) -> Iterator[Diagnostic]:
    """Style sheets and scripts are files of `docs/`. Who answers for them is asked in the finished site."""
    for field in ("extra_css", "extra_javascript"):
        for loc, name in _named(file.data.get(field)):
            path = (file.docs / name).resolve()
            if not path.is_file() or not path.is_relative_to(file.docs.resolve()):
                hint = f"put the file into {file.docs.name}/, and name it from there"
                yield Diagnostic(file.at(field, *loc), FILE, f"there is no file '{name}' in {file.docs.name}/", hint)
    for number, name in enumerate(_texts_of(file.data.get("watch"))):
        if not (file.root / name).exists():
            yield Diagnostic(file.at("watch", number), FILE, f"there is no folder '{name}'", "fix the name")
    if not file.docs.is_dir():
        yield Diagnostic(
            file.at("docs_dir"), FILE, f"there is no folder '{file.docs.name}'", "make it, or name another"
        )


def _named(value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The names in a list of names, or of mappings under a name, or in a mapping, each with where it stands."""
    if isinstance(value, dict):
        yield from (((key,), str(key)) for key in value)
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield from (((number, key), str(key)) for key in item)
        elif item is not None:
            yield (number,), str(item)


def _value(data: Any, loc: tuple[str | int, ...]) -> object:
    """What stands at a place of plain data, or None for a name in a list."""
    for step in loc:
        data = data[step]
    return data if len(loc) == 2 or isinstance(loc[0], str) else None


def _plain(value: object) -> object:
    """A text of YAML as the engine reads it: a number or yes and no, if it is one."""
    if isinstance(value, str) and value.isdigit():
        return int(value)
    words: dict[object, bool] = {"true": True, "false": False, "yes": True, "no": False}
    return words.get(value, value) if isinstance(value, str) else value


def _texts_of(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _allow(what: str, sha256: str = "") -> str:
    """How somebody answers for something."""
    mark = f"sha256: {sha256}, " if sha256 else ""
    return f"put under allows: in content/site.yml: - what: {what}, {mark}why: (what it is for), by: (who looked at it)"
