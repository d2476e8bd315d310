"""A desk as data for programs. The manual of commands tells its shape."""

from __future__ import annotations

from typing import Any

from askwell.desk.desk import Desk
from askwell.desk.task import Task

VERSION = 1
"""Of the shape. A field may be added in any version; a version with another number has changed or lost one."""


def as_data(desk: Desk) -> dict[str, Any]:
    """The desk as plain values. Days are written year-month-day."""
    return {
        "version": VERSION,
        "site": desk.name,
        "day": desk.today.isoformat(),
        "until": desk.until.isoformat() if desk.until else None,
        "by": desk.by or None,
        "later": desk.later,
        "mistakes": {"errors": desk.errors, "warnings": desk.warnings},
        "notes": list(desk.notes),
        "unread": [
            {"path": one.place.path, "line": one.place.line, "column": one.place.column, "why": one.why}
            for one in desk.unread
        ],
        "tasks": [_task(task) for task in desk.tasks],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "kind": str(task.kind),
        "when": str(task.when),
        "day": task.day.isoformat(),
        "overdue": task.overdue,
        "title": task.title,
        "todo": task.todo,
        "path": task.place.path,
        "line": task.place.line,
        "column": task.place.column,
        "who": list(task.who),
        "page": task.page or None,
    }
