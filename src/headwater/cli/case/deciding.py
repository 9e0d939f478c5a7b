"""`headwater decide` and `headwater log`: what people decided, and everything that was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from headwater.cli.case.opening import by_option, case_argument, opened, passphrase_option, sign
from headwater.cli.edge import errors_in_one_line, progress_shown, reader_may_leave
from headwater.errors import SettingsError
from headwater.model import Verb

if TYPE_CHECKING:
    from headwater.store import CaseFile, Entry, Signature

_VERBS = get_args(Verb)


@click.command()
@case_argument
@click.argument("verb", type=click.Choice(_VERBS))
@click.argument("about", metavar="NAME")
@click.argument("rest", nargs=-1, metavar="[MORE]...")
@click.option("--note", default="", metavar="WORDS", help="Why.")
@by_option
@passphrase_option
def decide(
    case_file: Path,
    verb: str,
    about: str,
    rest: tuple[str, ...],
    note: str,
    by: str | None,
    passphrase_fd: int | None,
) -> None:
    """Take a decision about what was found. It is signed, kept for good, and can be undone.

    \b
    confirm NAME               it is so: a link, origin, voice, group of claims or change
    reject NAME                it is not so: a link, origin, group or change
    split NAME PART...         claims out of a group, reports out of a voice
    merge NAME OTHER...        groups, voices, origins or outlets that are the same
    correct NAME FIELD=VALUE   a report (outlet, published, url, author, title, language), a
                               link (kind, direction=reversed) or a change (severity)
    note NAME WORDS            words to keep with anything
    grade NAME GRADE           A to F for an outlet or a voice, 1 to 6 for a group of claims
    undo NUMBER                a decision, by its number in headwater log

    NAME is an id of the last dossier (r2, g3, d5, o1, v4, c7), a link as CHILD:PARENT (r2:r1), a
    stable name, or outlet:NAME. headwater dossier CASE --names lists them.
    """  # noqa: D301 - click takes the mark for "leave these lines as they are"
    with errors_in_one_line(), opened(case_file, passphrase_fd) as held:
        entry = _take(held, cast(Verb, verb), about, rest, note, sign(by))
        from headwater.case.guarding import find_protected
        from headwater.cli.case.sheets import print_entry

        print_entry(entry, find_protected(held))


def _take(
    held: CaseFile, verb: Verb, about: str, rest: tuple[str, ...], note: str, signature: Signature
) -> Entry:
    from headwater.case.deciding import decide as take
    from headwater.case.deciding import find_target, undo

    if verb == "undo":
        if not about.isdecimal() or rest:
            raise SettingsError("undo takes the number of one decision; see headwater log")
        return undo(held, int(about), signature, note)
    from headwater.case.analysing import analyse

    with progress_shown(quiet=False) as progress:
        known = analyse(held, signature=signature, progress=progress)
    takes_names = verb in {"merge", "split"}
    value = "" if takes_names else " ".join(rest)
    found = [
        find_target(known.dossier, known.namer, known.names, name)
        for name in (about, *(rest if takes_names else ()))
    ]
    return take(held, verb, found[0], found[1:], value=value, note=note, signature=signature)


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for each entry.")
@passphrase_option
def log(case_file: Path, as_json: bool, passphrase_fd: int | None) -> None:
    """Everything that was done to a case, in order, with who did it and when."""
    from headwater.case.guarding import find_protected
    from headwater.cli.case.sheets import print_log
    from headwater.store.log import entries

    with errors_in_one_line():
        with opened(case_file, passphrase_fd, read_only=True) as held:
            every = list(entries(held.database))
            finder = find_protected(held)
        with reader_may_leave():
            print_log(every, finder, as_json=as_json)
