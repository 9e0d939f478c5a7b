"""What a case knows, as it may leave the case: brought up to date, protected names covered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.cli.case.opening import opened, passphrase_is_given, sign
from headwater.cli.edge import progress_shown
from headwater.errors import SettingsError

if TYPE_CHECKING:
    from headwater.case.protecting import Finder
    from headwater.dossier import Dossier
    from headwater.settings import Settings

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A case's dossier as others may see it.

    Attributes:
        dossier: with pseudonyms for protected names.
        finder: of the protected names, for what is called after them.
        names: stable names by id; of a link by "r2:r1".
    """

    dossier: Dossier
    finder: Finder
    names: dict[str, str]

    def check_names_nobody(self, *targets: str | None) -> None:
        """Refuse a file that is called after somebody who is protected.

        Raises:
            SettingsError: one is.
        """
        for target in targets:
            if target and self.finder.names(target):
                raise SettingsError(
                    f"{self.finder.cover(target)}: names somebody; name another file"
                )


def knowledge_of(
    case_file: Path,
    *,
    settings: Settings | None,
    passphrase_fd: int | None,
    by: str | None,
    quiet: bool,
) -> Knowledge:
    """Open a case and bring its findings up to date; they are kept in it if it may be written.

    Raises:
        CaseError: it cannot be opened.
    """
    with opened(case_file, passphrase_fd, read_only=True) as held:
        from headwater.case.analysing import analyse
        from headwater.case.guarding import find_protected
        from headwater.case.protecting import protect_dossier

        with progress_shown(quiet) as progress:
            known = analyse(held, settings=settings, signature=sign(by), progress=progress)
        finder = find_protected(held)
    return Knowledge(protect_dossier(known.dossier, finder), finder, known.names)


def is_case(path: Path, passphrase_fd: int | None) -> bool:
    """Whether a file is a case, by its first bytes; an encrypted one has none to tell it by.

    So a file that is no text is taken for one where a passphrase is given.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except (OSError, ValueError):
        return False
    return head == _SQLITE or (passphrase_is_given(passphrase_fd) and not head.isascii())
