"""Faults of YAML itself, in an editor's words."""

from __future__ import annotations

import yaml

from askwell.diagnostics import Diagnostic, Location


def syntax_fault(path: str, whole: str, first_line: int, error: yaml.MarkedYAMLError) -> Diagnostic:
    """libyaml's complaint in an editor's words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Location(path, first_line + line, column + 1)
    lines = whole.split("\n")
    text = lines[line] if line < len(lines) else ""
    problem = error.problem or ""
    if "\t" in text[: column + 1] and ("tab" in problem or "token" in problem or "block" in problem):
        place = Location(place.path, place.line, text.index("\t") + 1)
        return Diagnostic(place, "YAML002", "there is a tab character here", "use spaces to set lines in")
    if "mapping values are not allowed" in problem:
        message, hint = "a colon and a space stand inside a text", "put the whole text in quotes"
    elif "cannot start any token" in problem:
        message, hint = "this character cannot begin a value", "put the whole text in quotes"
    elif "did not find expected key" in problem or "could not find expected ':'" in problem:
        message = "this line is neither a field nor the rest of one"
        hint = "check the colon after the name, the quotes, and the spaces at the start of the line"
    elif "end of stream" in problem or "unexpected end" in problem:
        message, hint = "something that was opened is not closed", "look for a missing quote or bracket"
    else:
        message, hint = f"this is not YAML: {problem}", "check quotes, colons and the spaces at the start of the line"
    return Diagnostic(place, "YAML001", message, hint)
