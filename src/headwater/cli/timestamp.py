"""`headwater timestamp`: requests and answers of time-stamping authorities, without a network."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from headwater.cli.edge import errors_in_one_line
from headwater.errors import SettingsError

_file = click.Path(path_type=Path)


@click.group()
def timestamp() -> None:
    """Prove that a file existed at a time (RFC 3161), carrying request and answer yourself."""


@timestamp.command()
@click.argument("file", type=_file, metavar="FILE")
@click.option("--to", "out", required=True, type=_file, metavar="FILE.tsq", help="Where to write.")
def request(file: Path, out: Path) -> None:
    """Make a request for FILE; send it to an authority, and keep what it answers (.tsr)."""
    from headwater.acquire.timestamp import make_request

    with errors_in_one_line():
        made = make_request(_digest(file))
        try:
            out.write_bytes(made)
        except OSError as error:
            raise SettingsError(f"{out}: could not be written ({error.strerror})") from error
        click.echo(f"{out}: a request for sha256 {_digest(file).hex()}")


@timestamp.command()
@click.argument("file", type=_file, metavar="FILE")
@click.argument("answer", type=_file, metavar="ANSWER.tsr")
@click.option(
    "--authority",
    required=True,
    type=_file,
    metavar="CA.pem",
    help="The authority's certificates, its root among them.",
)
def verify(file: Path, answer: Path, authority: Path) -> None:
    """Verify that the authority's ANSWER is for FILE, and say what time it proves."""
    from headwater.acquire.timestamp import verify_token

    with errors_in_one_line():
        proved = verify_token(_read(answer), _digest(file), _read(authority))
        click.echo(f"{file} existed at {proved.time} (sha256 {proved.sha256})")


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
