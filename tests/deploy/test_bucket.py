"""Buckets of an S3-like store as targets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from askwell.deploy import bucket as own
from askwell.deploy.deploying import planned
from askwell.deploy.judging import Allowed
from askwell.deploy.refused import Refused
from tests.deploy.conftest import Bucket
from tests.deploy.sites import ALL, SITE, bring, files, finished, steps
from tests.deploy.store import objects

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("prefix", ["", "site/", "a/b/"])
def test_a_site_is_brought_and_brought_up_to_date(tmp_path: Path, bucket: Bucket, prefix: str) -> None:
    target = own.Bucket(f"s3://{bucket.name}/{prefix}")
    bucket.client.put_object(Bucket=bucket.name, Key="CNAME", Body=b"theirs")
    assert bring(finished(tmp_path / "site", SITE), target) == []
    less = finished(tmp_path / "site", {name: text for name, text in SITE.items() if name != "two/index.html"})
    assert steps(less, target) == ["remove two/index.html"]
    assert bring(less, target, ALL) == []
    there = objects(bucket.client, bucket.name, prefix)
    there.pop("CNAME", None)
    assert there == files(tmp_path / "site")
    assert bucket.files["CNAME"] == b"theirs"


@pytest.mark.parametrize(
    ("name", "sent_as"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/test.css", "text/css; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
    ],
)
def test_files_are_sent_as_what_they_are(tmp_path: Path, bucket: Bucket, name: str, sent_as: str) -> None:
    bring(finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}"))
    said = bucket.client.head_object(Bucket=bucket.name, Key=name)
    assert (said["ContentType"], said["CacheControl"]) == (sent_as, "public, max-age=600")


def test_nothing_is_read_or_written_if_nothing_changed(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, target = finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}")
    bring(site, target)
    calls: list[str] = []
    call = own.Bucket.call

    def noted(self: own.Bucket, what: str, *names: str, **more: Any) -> object:
        calls.append(what)
        return call(self, what, *names, **more)

    monkeypatch.setattr(own.Bucket, "call", noted)
    assert planned(site, target, ALL).plan.steps == ()
    assert calls == ["list_objects_v2"]


def test_a_tag_that_is_no_hash_of_the_file(tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a store encrypts, its tags say nothing of the bytes: ours stand in the manifest, others are read."""
    site, target = finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}")
    monkeypatch.setattr(own, "_tag", lambda said: "".join(reversed(said["ETag"].strip('"'))) if "ETag" in said else "")
    bring(site, target)
    bucket.client.put_object(Bucket=bucket.name, Key="feed.xml", Body=b"theirs")
    bucket.client.put_object(
        Bucket=bucket.name, Key="one/index.html", Body=(site.folder / "one/index.html").read_bytes()
    )
    plan = planned(site, target, ALL).plan
    assert (plan.foreign, plan.same) == (("feed.xml",), 5)


def test_what_others_wrote_is_told(tmp_path: Path, bucket: Bucket) -> None:
    site, target = finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}")
    bring(site, target)
    bucket.client.put_object(Bucket=bucket.name, Key="index.html", Body=b"theirs")
    assert bring(site, target) == ["index.html at the target is not as we left it"]
    assert bring(site, target, Allowed(take_over=True)) == []
    assert bucket.files == files(site.folder)


def test_a_list_in_parts(tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    call = own.Bucket.call

    def in_parts(self: own.Bucket, what: str, *names: str, **more: Any) -> object:
        return call(self, what, *names, **(more | ({"MaxKeys": 2} if what == "list_objects_v2" else {})))

    monkeypatch.setattr(own.Bucket, "call", in_parts)
    site, target = finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}")
    assert bring(site, target) == []
    assert planned(site, target, ALL).plan.same == len(SITE)


@pytest.mark.parametrize("name", ["ü/ö ä+&.txt", "a#b?c.txt", "50%.txt"])
def test_names_with_odd_signs(tmp_path: Path, bucket: Bucket, name: str) -> None:
    site, target = finished(tmp_path / "site", {**SITE, name: "Test"}), own.Bucket(f"s3://{bucket.name}")
    bring(site, target)
    assert bucket.files[name] == target.read(name) == b"Test"
    assert steps(site, target) == []


def test_no_such_bucket(tmp_path: Path, bucket: Bucket) -> None:
    del bucket
    with pytest.raises(Refused, match="there is no bucket test-nowhere"):
        planned(finished(tmp_path / "site", SITE), own.Bucket("s3://test-nowhere"), ALL)


def test_nobody_answers(tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(Refused, match="cannot be asked"):
        planned(finished(tmp_path / "site", SITE), own.Bucket(f"s3://{bucket.name}"), ALL)


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(Refused) as caught:
        planned(finished(tmp_path / "site", SITE), own.Bucket("s3://test"), ALL)
    assert caught.value.message == "a store needs the library s3fs, which is not installed"
    assert caught.value.hint == "install it: pip install s3fs (or pip install 'askwell[deploy]')"


@pytest.mark.parametrize("address", ["s3://", "s3:///test", "s3://test//test"])
def test_addresses_that_name_no_bucket(address: str) -> None:
    with pytest.raises(Refused, match="names no bucket"):
        own.Bucket(address)
