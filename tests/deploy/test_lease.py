"""One deployment at a time to a bucket."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.deploy import lease
from askwell.deploy.bucket import Bucket
from askwell.deploy.lease import NAME, Lease
from askwell.deploy.refused import Refused
from tests.deploy.conftest import Bucket as Theirs
from tests.deploy.sites import SITE, bring, finished

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("RENEWED", 0.2), ("WATCHED", 1.5), ("POLLED", 0.1), ("SURE", 60.0)):
        monkeypatch.setattr(lease, name, seconds)


def taken(target: Bucket, who: str = "Test on test") -> Lease:
    one = Lease(target, who)
    one.take()
    return one


def test_the_second_is_told_who_has_it(bucket: Theirs) -> None:
    said: list[str] = []
    one = taken(Bucket(f"s3://{bucket.name}"))
    target = Bucket(f"s3://{bucket.name}", said.append)
    with pytest.raises(Refused) as caught:
        Lease(target).take()
    assert caught.value.message == f"another deployment to s3://{bucket.name} is running, by Test on test"
    assert said == ["Another deployment is running or was killed: watching it for 2 seconds ..."]
    one.hold()
    one.give_back()
    taken(target).give_back()
    assert Bucket(f"s3://{bucket.name}").tag(NAME) == ""


def test_what_a_killed_one_left_is_taken_over(bucket: Theirs) -> None:
    killed = taken(Bucket(f"s3://{bucket.name}"))
    killed._end.set()  # a thread does not outlive its process
    other = taken(Bucket(f"s3://{bucket.name}"))
    other.hold()
    killed.give_back()
    assert Bucket(f"s3://{bucket.name}").tag(NAME) not in ("", killed.tag)  # the other renews it all the while
    other.hold()
    other.give_back()
    assert Bucket(f"s3://{bucket.name}").tag(NAME) == ""


def test_one_that_others_took_over_writes_nothing_more(bucket: Theirs, monkeypatch: pytest.MonkeyPatch) -> None:
    one = taken(Bucket(f"s3://{bucket.name}"))
    one._end.set()
    taken(Bucket(f"s3://{bucket.name}")).give_back()
    monkeypatch.setattr(lease, "SURE", 0.0)
    with pytest.raises(Refused, match=r"another deployment to .* may have begun"):
        one.hold()


def test_one_whose_file_is_gone_notices(bucket: Theirs) -> None:
    one = taken(Bucket(f"s3://{bucket.name}"))
    Bucket(f"s3://{bucket.name}").remove(NAME)
    for _ in range(100):
        if one._lost:
            break
        one._end.wait(0.1)
    with pytest.raises(Refused):
        one.hold()


def test_a_deployment_gives_it_back_even_if_it_fails(tmp_path: Path, bucket: Theirs) -> None:
    target = Bucket(f"s3://{bucket.name}")
    site = finished(tmp_path / "site", SITE)
    (site.folder / "index.html").write_text("changed meanwhile")
    with pytest.raises(Refused) as caught:
        bring(site, target)
    assert caught.value.message == "index.html changed while the site was being deployed"
    assert target.tag(NAME) == ""
    assert bring(finished(tmp_path / "site", SITE), target) == []
