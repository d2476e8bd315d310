"""fhirpath.js works out of drawn guides what the machine says of them, too."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from askwell.flow.machine.compile import compile_flow
from tests.flow.drawn_extras import Case, cases, written
from tests.flow.export.engines.fhir_readers import readers
from tests.flow.export.engines.judged import differences, exported
from tests.helpers import read_flow

DRAWS = 200


@pytest.mark.long
def test_drawn_guides_say_the_same() -> None:
    compiled = 0

    @settings(
        max_examples=DRAWS, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def compare(case: Case) -> None:
        nonlocal compiled
        machine, _ = compile_flow(read_flow(written(case.flow)))
        if machine:
            compiled += 1
            assert differences(exported(machine), readers(machine, 30)) == []

    compare()
    assert compiled >= DRAWS / 3
