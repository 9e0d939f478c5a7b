"""Time stamps: a request that any authority reads, an answer that proves what it says."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from headwater.acquire.timestamp import TimestampError, make_request, verify_token
from headwater.cli import main

# Made with a test authority of our own, whose certificates hold for a hundred years.
FOLDER = Path(__file__).with_name("timestamps")
WORDS = b"The ferry sank off the coast of Lund on Monday.\n"
DIGEST = sha256(WORDS).digest()
ANSWER = (FOLDER / "ferry.tsr").read_bytes()
STAMPED = b"20261121171520Z"
AUTHORITY = (FOLDER / "authority.pem").read_bytes()


def test_a_request_holds_the_digest_and_no_more_of_the_words() -> None:
    made = make_request(DIGEST, nonce=0x57A9DDAE09C0F0E7)
    assert made == (
        bytes.fromhex("30430201013031300d060960864801650304020105000420")
        + DIGEST
        + bytes.fromhex("020857a9ddae09c0f0e70101ff")
    )
    assert make_request(DIGEST) != make_request(DIGEST)


def test_a_nonce_is_never_negative() -> None:
    assert bytes.fromhex("020900ffffffffffffffff") in make_request(DIGEST, nonce=2**64 - 1)


def test_an_answer_proves_when_these_bytes_existed() -> None:
    proved = verify_token(ANSWER, DIGEST, AUTHORITY)
    assert (proved.sha256, proved.time) == (DIGEST.hex(), "2026-11-21T17:15:20Z")
    assert (proved.policy, proved.serial) == ("1.3.6.1.4.1.99999.1", 2)


def another_authority() -> bytes:
    return (FOLDER / "other.pem").read_bytes()


@pytest.mark.parametrize(
    ("answer", "digest", "authority", "reason"),
    [
        (ANSWER, sha256(b"other words").digest(), AUTHORITY, "of other bytes"),
        (ANSWER, DIGEST, b"nonsense", "no certificate"),
        (ANSWER, DIGEST, another_authority(), "does not hold"),
        (
            ANSWER.replace(STAMPED, b"20161121171520Z"),
            DIGEST,
            AUTHORITY,
            "does not hold",
        ),
        (ANSWER[:-40], DIGEST, AUTHORITY, "no time stamp in it"),
        (b"", DIGEST, AUTHORITY, "no time stamp in it"),
    ],
)
def test_what_does_not_hold_proves_nothing(
    answer: bytes, digest: bytes, authority: bytes, reason: str
) -> None:
    with pytest.raises(TimestampError, match=reason):
        verify_token(answer, digest, authority)


@given(st.integers(0, len(ANSWER) - 1), st.integers(0, 255))
def test_an_answer_with_any_byte_changed_proves_no_other_time(place: int, byte: int) -> None:
    changed = bytearray(ANSWER)
    changed[place] = byte
    try:
        proved = verify_token(bytes(changed), DIGEST, AUTHORITY)
    except TimestampError:
        return
    assert proved == verify_token(ANSWER, DIGEST, AUTHORITY)


def test_a_digest_of_another_length_is_refused() -> None:
    with pytest.raises(TimestampError, match="32 bytes"):
        make_request(b"short")


def test_the_commands_carry_files_between(tmp_path: Path) -> None:
    report, request = tmp_path / "report.txt", tmp_path / "report.tsq"
    report.write_bytes(WORDS)
    run = CliRunner().invoke(main, ["timestamp", "request", str(report), "--to", str(request)])
    assert run.exit_code == 0
    assert DIGEST in request.read_bytes()
    verify = ["timestamp", "verify", str(report), str(FOLDER / "ferry.tsr"), "--authority"]
    run = CliRunner().invoke(main, [*verify, str(FOLDER / "authority.pem")])
    assert "existed at 2026-11-21T17:15:20Z" in run.output
    report.write_bytes(b"changed")
    run = CliRunner().invoke(main, [*verify, str(FOLDER / "authority.pem")])
    assert (run.exit_code, run.output) == (2, "headwater: a time stamp of other bytes than these\n")
