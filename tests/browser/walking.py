"""Walking through guides in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from askwell.content.addresses import state_id
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from tests.browser.reader import comes_to, steps


def choose(page: Page, state: State, key: str) -> None:
    page.locator(f'[data-node="{state.key}"] [data-choice="{key}"]').click()


def walk(page: Page, machine: Machine, state: State, passed: set[str]) -> None:
    """Every way on from a step, and back again by the browser's button, each choice once."""
    for choice in state.choices:
        choose(page, state, choice.key)
        comes_to(page, choice.target, state_id(machine.flow.key, choice.target))
        if choice.target not in passed:
            passed.add(choice.target)
            walk(page, machine, machine.states[choice.target], passed)
        page.go_back()
        assert steps(page) == [state.key]
