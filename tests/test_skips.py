"""A test that skips is told of, and fails where nothing may be missing."""

from __future__ import annotations

import pytest

from tests.conftest import pytest_runtest_makereport


@pytest.mark.parametrize(
    ("ci", "outcome", "marks", "expected"),
    [
        pytest.param("true", "skipped", {}, "failed", id="under CI"),
        pytest.param("", "skipped", {}, "skipped", id="at a desk"),
        pytest.param("true", "skipped", {"wasxfail": "Test"}, "skipped", id="a fault that is known"),
        pytest.param("true", "passed", {}, "passed", id="passed"),
    ],
)
def test_no_test_skips_in_silence(
    ci: str,
    outcome: str,
    marks: dict[str, str],
    expected: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", ci)
    report = pytest.TestReport("test", ("test", 1, "test"), {}, outcome, None, "call")  # type: ignore[arg-type]
    vars(report).update(marks)
    hook = pytest_runtest_makereport(request.node)
    next(hook)
    with pytest.raises(StopIteration) as end:
        hook.send(report)
    assert end.value.value.outcome == expected
