"""What every command on a case shares: the file, its passphrase, and who is at work."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.errors import CaseError, SettingsError

if TYPE_CHECKING:
    from headwater.store import CaseFile, Signature

PASSPHRASE_VARIABLE = "HEADWATER_PASSPHRASE"  # noqa: S105 - where one is looked for

case_argument = click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
passphrase_option = click.option(
    "--passphrase-fd",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"Read the passphrase of an encrypted case from this file descriptor (or from "
    f"{PASSPHRASE_VARIABLE}; else it is asked for).",
)
by_option = click.option("--by", metavar="NAME", help="Who does this (default: your user name).")


def sign(by: str | None) -> Signature:
    """Who is at work, and when."""
    from headwater.store import Signature

    return Signature(by or _user(), now())


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def opened(path: Path, passphrase_fd: int | None, *, read_only: bool = False) -> Iterator[CaseFile]:
    """An open case, its passphrase asked for if it has one."""
    from headwater.store import open_case
    from headwater.store.driver import is_encrypted

    encrypted = path.is_file() and is_encrypted(path)
    passphrase = given_passphrase(passphrase_fd, ask=encrypted) if encrypted else None
    with open_case(path, now(), read_only=read_only, passphrase=passphrase) as case:
        yield case


def given_passphrase(descriptor: int | None, *, ask: bool, confirm: bool = False) -> str | None:
    """A passphrase from a file descriptor, the environment or the keyboard, in this order.

    Raises:
        CaseError: there is nothing to read from the descriptor.
    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "r", encoding="utf-8", closefd=False) as file:
                said = file.readline().rstrip("\n")
        except OSError as error:
            raise CaseError(
                f"--passphrase-fd {descriptor}: cannot be read ({error.strerror})"
            ) from error
        if not said:
            raise CaseError(f"--passphrase-fd {descriptor}: gives nothing; write a line to it")
        return said
    said = os.environ.get(PASSPHRASE_VARIABLE, "")
    if said:
        return said
    if ask and sys.stdin.isatty():
        return str(
            click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True)
        )
    return None


def passphrase_is_given(descriptor: int | None) -> bool:
    """Whether there is a passphrase that nobody need be asked for."""
    return descriptor is not None or bool(os.environ.get(PASSPHRASE_VARIABLE))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SettingsError("nobody knows who you are; say so with --by NAME") from error
