"""What hundreds of sites of test data have in common, worked out once in a process. All of it rests on what is asked
alone: on a text and where it stands, on a guide and all that is written in it, on the words of a card."""

from __future__ import annotations

import functools
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from askwell.flow.proving import guides
from askwell.flow.proving.meaning import meaning
from askwell.flow.schema.records import Flow
from askwell.render.machines import cards
from askwell.source import yaml

LARGE = 20_000
"""Signs of a text that is read each time: few tests have one, and none has it twice."""

MANY = 64
"""Guides that are kept. Most sites have the same one; those of a test that tries many of its own come and go."""


@contextmanager
def working_once() -> Iterator[None]:
    """Draws each card, reads each text and proves each guide once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "drawn", functools.cache(cards.drawn))
        patch.setattr(yaml._Builder, "build", _reading(yaml._Builder.build))
        patch.setattr(guides, "_Guide", _Known())
        patch.setattr(guides, "_proof", _proving(guides._proof))
        yield


def _reading(build: Any) -> Any:
    """A reader of YAML that knows the texts it has met. Each site has data of its own, which it may change."""

    @functools.lru_cache(maxsize=512)
    def met(document: yaml.Document, remember: bool) -> tuple[bytes, yaml._Builder]:
        builder = yaml._Builder(document)
        data, _ = build(builder, remember)
        return marshal.dumps(data), builder

    def read(self: yaml._Builder, remember: bool = False) -> Any:
        if len(self.document.text) > LARGE:
            return build(self, remember)
        raw, builder = met(self.document, remember)
        self.problems, self.positions, self.whole = list(builder.problems), builder.positions, builder.whole
        return marshal.loads(raw), self.problems

    return read


@dataclass
class _Met(guides._Guide):
    """A guide with its proof."""

    proof: guides._Found | None = None


class _Known(dict[tuple[str, object], _Met]):
    """The guides that were met."""

    def __call__(self, flow: Flow, states: tuple[int, ...] | None) -> _Met:
        if len(self) == MANY:
            self.clear()
        return self.setdefault((meaning(flow), states), _Met(flow, states))


def _proving(prove: Any) -> Any:
    """A prover that knows the guides it has met."""

    def proof(guide: guides._Guide) -> guides._Found:
        if not isinstance(guide, _Met):
            found: guides._Found = prove(guide)
            return found
        guide.proof = guide.proof or prove(guide)
        return guide.proof

    return proof
