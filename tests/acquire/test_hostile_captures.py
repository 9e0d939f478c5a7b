"""Hostile captures: every one accounted for, none ends the run, memory within its bound."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.acquire import hostile
from tests.acquire.hostile_feeds import make_feed
from tests.acquire.taking import can_read, take_bytes

# Run in a process of its own, since memory that was once taken cannot be told from a leak.
READ_ALL = """
import json, resource, sys
# Twice the floor as address space, since libraries map more than they use.
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind"}:
        raise OSError("there is no network")
sys.addaudithook(refuse)
from headwater.acquire import acquire_each
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.read import read
from headwater.settings import ReadSettings
settings = ReadSettings()
said = []
for item in acquire_each([sys.argv[1]], lambda: b"", settings, {}):
    if isinstance(item, Capture):
        try:
            report = read(item, "r1", settings)
            said.append([item.path, "read", report.extraction])
        except ReadError as error:
            said.append([item.path, "refused", str(error)])
    else:
        said.append([item.path, type(item).__name__, item.reason])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps({"said": said, "peak": peak, "children": children}))
"""
MAX_MEMORY_BYTES = 1_000_000_000


@pytest.mark.slow
def test_hostile_captures_are_accounted_for(tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    count = hostile.write_all(folder)
    assert count >= 150
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stderr == ""
    answer = json.loads(done.stdout)
    said = [
        (path.removeprefix(f"{folder}/"), what, reason) for path, what, reason in answer["said"]
    ]
    files = {path.partition("#")[0] for path, _, _ in said}
    assert files == {p.name for p in folder.iterdir()}
    assert [what for path, what, _ in said if path == "good.txt"] == ["read"]
    for path, what, reason in said:
        assert path.isprintable()
        assert reason.strip()
        assert reason.isprintable(), (path, reason)
        assert len(reason) < 300, (path, reason)
        # A fault of ours that was caught is still a fault.
        assert "failed (" not in reason, (path, what, reason)
    assert answer["peak"] < MAX_MEMORY_BYTES
    assert answer["children"] < MAX_MEMORY_BYTES


def test_five_hundred_bad_feeds_are_read_or_refused(tmp_path: Path) -> None:
    read = 0
    for number in range(500):
        acquired = take_bytes(tmp_path, "feed.rss", make_feed(number))
        assert acquired.given > 0
        read += sum(can_read(capture) for capture in acquired.captures)
    # They are bad, but most of them can be read by a person, and so by us.
    assert read > 500
